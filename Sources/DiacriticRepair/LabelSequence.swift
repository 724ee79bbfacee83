/// Reads garbled Roman labels by their sequence: after `II.` a line that starts with `I11.` is `III.`.
struct LabelSequence: Sendable {
    /// Value of the last Roman label; 0 before the first.
    private var last = 0

    /// Labels at line starts that are put right, in reading order.
    mutating func findings(_ scanner: PrintedScanner, _ bytes: UnsafeBufferPointer<UInt8>) -> [WordChange] {
        var findings: [WordChange] = []
        var line = -1
        for unit in scanner.units where unit.kind != .boundary {
            defer { line = unit.line }
            guard unit.line != line, let end = labelEnd(unit, bytes) else { continue }
            let print = String(decoding: bytes[unit.start..<end], as: UTF8.self)
            if let value = RomanNumeral.value(of: print) {
                last = value
                continue
            }
            guard LabelSequence.strokes(print) == LabelSequence.strokes(RomanNumeral.text(last + 1)) else { continue }
            last += 1
            findings.append(
                WordChange(
                    range: unit.start..<end, line: unit.line, page: 1, from: print, to: RomanNumeral.text(last),
                    rule: "label", posterior: 0.97))
        }
        return findings
    }

    /// The end of a short run of letters, digits and bars before a full stop and a space.
    private func labelEnd(_ unit: PrintedUnit, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var end = unit.start
        while end < bytes.count, end - unit.start <= 5, bytes[end] > 0x20, bytes[end] != 0x2E, bytes[end] < 0x80 {
            end += 1
        }
        guard end > unit.start, end + 1 < bytes.count, bytes[end] == 0x2E, bytes[end + 1] == 0x20 else { return nil }
        // A number in its own right is no garbled numeral.
        return (unit.start..<end).allSatisfy { bytes[$0] >= 0x30 && bytes[$0] <= 0x39 } ? nil : end
    }

    /// The label with everything that looks like a stroke written as one.
    private static func strokes(_ label: String) -> String {
        String(
            label.map { character in
                switch character {
                case "1", "l", "|", "!", "i", "t", "T", "L", "]", "[": return "I"
                case "v", "Y", "y": return "V"
                case "x": return "X"
                default: return character
                }
            })
    }
}

extension RomanNumeral {
    /// The value of a numeral from I to XXXIX; nil when the text is none.
    static func value(of text: String) -> Int? { (1...39).first { RomanNumeral.text($0) == text } }

    static func text(_ value: Int) -> String {
        let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
        guard value > 0, value < 40 else { return "" }
        return String(repeating: "X", count: value / 10) + ones[value % 10]
    }
}
