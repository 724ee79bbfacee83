/// Sorts unsigned integers by their low bits, digit by digit, lowest first; stable and without comparisons.
enum RadixSort {
    /// Sorts `values` by their lowest `bits` bits with a buffer of the same size.
    static func sort(_ values: inout [UInt64], bits: Int) {
        let digit = 12
        let buckets = 1 << digit
        var other = [UInt64](repeating: 0, count: values.count)
        var shift = 0
        while shift < bits {
            var starts = [Int](repeating: 0, count: buckets + 1)
            values.withUnsafeBufferPointer { source in
                starts.withUnsafeMutableBufferPointer { starts in
                    for value in source { starts[Int(value >> UInt64(shift)) & (buckets - 1) + 1] += 1 }
                    for bucket in 1...buckets { starts[bucket] += starts[bucket - 1] }
                    other.withUnsafeMutableBufferPointer { target in
                        for value in source {
                            let bucket = Int(truncatingIfNeeded: value >> UInt64(shift)) & (buckets - 1)
                            target[starts[bucket]] = value
                            starts[bucket] += 1
                        }
                    }
                }
            }
            swap(&values, &other)
            shift += digit
        }
    }

    /// The distinct values of a sorted array and how often each stands in it.
    static func runs(_ sorted: [UInt64]) -> (values: [UInt64], counts: [UInt32]) {
        var values: [UInt64] = []
        var counts: [UInt32] = []
        var index = 0
        sorted.withUnsafeBufferPointer { sorted in
            while index < sorted.count {
                let value = sorted[index]
                let start = index
                while index < sorted.count, sorted[index] == value { index += 1 }
                values.append(value)
                counts.append(UInt32(clamping: index - start))
            }
        }
        return (values, counts)
    }
}
