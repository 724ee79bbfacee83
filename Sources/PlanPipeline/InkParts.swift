internal import DocumentModel

/// The parts of a small picture that hang together: letters, marks, specks, strokes.
struct InkParts {
    /// One part: the box around it in pixels, ends included.
    struct Part {
        var x0: Int
        var y0: Int
        var x1: Int
        var y1: Int
        var label: Int32
        /// Grey of its darkest pixel, and how many pixels it has.
        var darkest: UInt8 = 255
        var area = 0

        var width: Int { x1 - x0 + 1 }
        var height: Int { y1 - y0 + 1 }

        /// White pixels between this and the other, across or down, whichever are more.
        func gap(to other: Part) -> Int {
            max(x0 - other.x1, other.x0 - x1, y0 - other.y1, other.y0 - y1, 0)
        }
    }

    private(set) var parts: [Part] = []
    /// Darker pixels are ink.
    let level: UInt8
    private var labels: [Int32]
    private var removed: [Part] = []
    private let width: Int
    private let height: Int

    /// Labels the 8-connected pixels darker than `level`.
    init(of bitmap: PageBitmap, darkerThan level: UInt8) {
        self.level = level
        width = bitmap.width
        height = bitmap.height
        labels = [Int32](repeating: 0, count: width * height)
        var waiting: [Int] = []
        for start in bitmap.pixels.indices where bitmap.pixels[start] < level && labels[start] == 0 {
            var part = Part(x0: width, y0: height, x1: 0, y1: 0, label: Int32(parts.count + 1))
            labels[start] = part.label
            waiting.append(start)
            while let index = waiting.popLast() {
                let (y, x) = (index / width, index % width)
                part.x0 = min(part.x0, x)
                part.x1 = max(part.x1, x)
                part.y0 = min(part.y0, y)
                part.y1 = max(part.y1, y)
                part.darkest = min(part.darkest, bitmap.pixels[index])
                part.area += 1
                for nextY in max(0, y - 1)...min(height - 1, y + 1) {
                    for nextX in max(0, x - 1)...min(width - 1, x + 1) {
                        let next = nextY * width + nextX
                        guard labels[next] == 0, bitmap.pixels[next] < level else { continue }
                        labels[next] = part.label
                        waiting.append(next)
                    }
                }
            }
            parts.append(part)
        }
    }

    /// Takes out the parts for which `isNoise` holds.
    mutating func remove(where isNoise: (Part) -> Bool) {
        removed += parts.filter(isNoise)
        parts.removeAll(where: isNoise)
    }

    /// Takes out parts that are fainter than `share` of what most of the ink is, and farther than `distance` pixels from
    /// the others: what shines through from the back.
    mutating func removeFaint(below share: Double, paper: Int, distance: Int) {
        let sorted = parts.sorted { $0.darkest < $1.darkest }
        let half = parts.reduce(0) { $0 + $1.area } / 2
        var sum = 0
        guard
            let typical = sorted.first(where: {
                sum += $0.area
                return sum > half
            })
        else { return }
        let least = share * Double(paper - Int(typical.darkest))
        func isFaint(_ part: Part) -> Bool { Double(paper - Int(part.darkest)) < least }
        let strong = parts.filter { !isFaint($0) && max($0.width, $0.height) > distance }
        remove { part in isFaint(part) && !strong.contains { $0.gap(to: part) <= distance } }
    }

    /// Takes out parts of at most `size` pixels each way that stand farther than `distance` from every larger part.
    ///
    /// Dots in a row, as leaders and ellipses are, hold each other.
    mutating func removeLonely(upTo size: Int, distance: Int) {
        let small = parts.filter { $0.width <= size && $0.height <= size }
        guard !small.isEmpty else { return }
        let large = parts.filter { $0.width > size || $0.height > size }
        var rows: [[Part]] = []
        for dot in small.sorted(by: { $0.x0 < $1.x0 }) {
            let row = rows.firstIndex { row in
                row.contains { abs($0.y1 - dot.y1) <= 2 && $0.gap(to: dot) <= 2 * distance }
            }
            if let row { rows[row].append(dot) } else { rows.append([dot]) }
        }
        let kept = rows.filter { row in
            row.count >= 3 || row.contains { dot in large.contains { $0.gap(to: dot) <= distance } }
        }.flatMap { $0.map(\.label) }
        let lonely = Set(small.map(\.label)).subtracting(kept)
        remove { lonely.contains($0.label) }
    }

    /// The first and last column of a part's ink on one row of pixels; nil when it has none there.
    func columns(of part: Part, row: Int) -> ClosedRange<Int>? {
        func isOfPart(_ x: Int) -> Bool { labels[row * width + x] == part.label }
        guard let first = (part.x0...part.x1).first(where: isOfPart),
            let last = (part.x0...part.x1).last(where: isOfPart)
        else { return nil }
        return first...last
    }

    /// The box around all parts that are left; nil when none is.
    var box: Part? {
        guard var out = parts.first else { return nil }
        for part in parts {
            out.x0 = min(out.x0, part.x0)
            out.y0 = min(out.y0, part.y0)
            out.x1 = max(out.x1, part.x1)
            out.y1 = max(out.y1, part.y1)
        }
        return out
    }

    /// The picture white wherever no part that is left stands within `reach` pixels, and where removed ones stood.
    ///
    /// What shines through from the back of the page, and grain, go with it.
    func cleaned(_ bitmap: PageBitmap, reach: Int) -> PageBitmap {
        var out = bitmap
        let near = surroundings(reach: reach)
        for index in out.pixels.indices where !near[index] { out.pixels[index] = 255 }
        for part in removed {
            for y in max(0, part.y0 - 1)...min(height - 1, part.y1 + 1) {
                for x in max(0, part.x0 - 1)...min(width - 1, part.x1 + 1) {
                    let label = labels[y * width + x]
                    if label == 0 || label == part.label { out.pixels[y * width + x] = 255 }
                }
            }
        }
        return out
    }

    /// The pixels within `reach` of a part that is left, across and down.
    private func surroundings(reach: Int) -> [Bool] {
        var isKept = [Bool](repeating: false, count: parts.count + removed.count + 1)
        for part in parts { isKept[Int(part.label)] = true }
        var wide = [Bool](repeating: false, count: labels.count)
        for y in 0..<height {
            for x in 0..<width where isKept[Int(labels[y * width + x])] {
                for near in max(0, x - reach)...min(width - 1, x + reach) { wide[y * width + near] = true }
            }
        }
        var out = wide
        for y in 0..<height {
            for x in 0..<width where wide[y * width + x] {
                for near in max(0, y - reach)...min(height - 1, y + reach) { out[near * width + x] = true }
            }
        }
        return out
    }
}
