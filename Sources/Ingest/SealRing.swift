public import DocumentModel

/// The round rim of a black seal: where it stands, and the picture without it.
///
/// Red seals are lifted by their colour; on paper that was copied in black, the rim runs through the office above the
/// seal and the name below it, and joins their letters to one large stroke. Seals of agencies are circles of three to four
/// centimetres, so that the rim can be told from letters by its shape alone.
public struct SealRing: Sendable, Hashable {
    /// Centre in page points.
    public var centerX: Double
    public var centerY: Double
    /// Outer edge of the rim, in points from the centre.
    public var radius: Double
    /// Distances from the centre that the rim takes, in points; a rim may be of two or three lines.
    var bands: [ClosedRange<Double>]

    /// Radii that are looked for, in points: 26 to 44 mm across, for copies enlarged or reduced a little too.
    private static let radii = 37...62
    /// Share of a circle that must be inked to be a rim; letters inked by chance come to half of it.
    private static let leastShare = 0.6
    /// Circles of a rim that are inked over this share are taken out.
    private static let bandShare = 0.45
    /// How far inside the outermost line the others stand, in points.
    private static let rimWidth = 7.0
    /// Darker pixels are ink.
    private static let inkLevel: UInt8 = 160

    /// Whether any part of the box lies on the rim or within it.
    public func meets(_ box: Box) -> Bool {
        let x = min(max(centerX, box.x0), box.x1) - centerX
        let y = min(max(centerY, box.y0), box.y1) - centerY
        return x * x + y * y <= (radius + 1) * (radius + 1)
    }

    /// The rims inside `area` of the page, the clearest first, two at most.
    ///
    /// - Parameter area: where to look, in page points.
    public static func rings(in bitmap: PageBitmap, area: Box) -> [SealRing] {
        let field = InkField(bitmap, area: area, level: inkLevel)
        var found: [(share: Double, x: Int, y: Int, radius: Int)] = []
        for radius in radii {
            // All around in large steps, so that the first dozen tells already.
            let steps = (0..<36).map { Turn.step($0 * 5 % 36, of: 36) }
            let offsets = steps.map { (Int((Double(radius) * $0.x).rounded()), Int((Double(radius) * $0.y).rounded())) }
            for y in stride(from: 0, to: field.rows, by: 2) {
                for x in stride(from: 0, to: field.columns, by: 2) {
                    var hits = 0
                    for (index, offset) in offsets.enumerated() {
                        if field.isInk(x + offset.0, y + offset.1) { hits += 1 }
                        // Far below the share already: this is no circle.
                        if index == 11, hits < 5 { break }
                    }
                    let share = Double(hits) / 36
                    if share >= leastShare { found.append((share, x, y, radius)) }
                }
            }
        }
        var rings: [SealRing] = []
        for candidate in found.sorted(by: { $0.share > $1.share }) {
            let (x, y) = (area.x0 + Double(candidate.x), area.y0 + Double(candidate.y))
            guard rings.count < 2, !rings.contains(where: { abs($0.centerX - x) < 60 && abs($0.centerY - y) < 60 })
            else { continue }
            if let ring = refined(x: x, y: y, radius: Double(candidate.radius), in: bitmap) { rings.append(ring) }
        }
        return rings
    }

    /// The picture with the rims made white.
    public static func erased(_ rings: [SealRing], from bitmap: PageBitmap) -> PageBitmap {
        var out = bitmap
        for ring in rings {
            out.whiten(around: ring, reach: ring.radius + 2) { distance in
                ring.bands.contains { $0.contains(distance) }
            }
        }
        return out
    }

    /// The picture with all that lies within the rims made white.
    public static func cleared(_ rings: [SealRing], from bitmap: PageBitmap) -> PageBitmap {
        var out = bitmap
        for ring in rings { out.whiten(around: ring, reach: ring.radius + 0.5) { _ in true } }
        return out
    }

    /// The ring at the resolution of the picture, with the lines of its rim; nil when it is none on a closer look.
    private static func refined(x: Double, y: Double, radius: Double, in bitmap: PageBitmap) -> SealRing? {
        var best: (share: Double, x: Double, y: Double) = (0, x, y)
        for shiftX in stride(from: -2.5, through: 2.5, by: 0.5) {
            for shiftY in stride(from: -2.5, through: 2.5, by: 0.5) {
                let shares = shares(
                    x: x + shiftX, y: y + shiftY, from: radius - 4, to: radius + 4, in: bitmap, turns: 120)
                let share = shares.map(\.share).max() ?? 0
                if share > best.share { best = (share, x + shiftX, y + shiftY) }
            }
        }
        guard best.share >= leastShare else { return nil }
        let lines = shares(x: best.x, y: best.y, from: radius - 8, to: radius + 6, in: bitmap, turns: 360)
            .filter { $0.share >= bandShare }
        guard let outer = lines.last?.radius else { return nil }
        // The edge of a stroke is grey.
        let edge = max(0.35, 1.2 * bitmap.pointsPerPixel)
        return SealRing(
            centerX: best.x, centerY: best.y, radius: outer,
            bands: lines.map(\.radius).filter { $0 >= outer - rimWidth }.map { ($0 - edge)...($0 + edge) })
    }

    /// How much of each circle around a point is ink.
    private static func shares(
        x: Double, y: Double, from first: Double, to last: Double, in bitmap: PageBitmap, turns: Int
    ) -> [(radius: Double, share: Double)] {
        let scale = bitmap.dpi / 72
        return stride(from: first, through: last, by: bitmap.pointsPerPixel).map { radius in
            var hits = 0
            for turn in 0..<turns {
                let step = Turn.step(turn, of: turns)
                let column = Int((x + radius * step.x) * scale)
                let row = Int((y + radius * step.y) * scale)
                guard column >= 0, row >= 0, column < bitmap.width, row < bitmap.height else { continue }
                if bitmap.pixels[row * bitmap.width + column] < inkLevel { hits += 1 }
            }
            return (radius, Double(hits) / Double(turns))
        }
    }
}

/// Points of the unit circle.
private enum Turn {
    private static let table: [(x: Double, y: Double)] = {
        // Rotation by one degree, again and again: exact enough for a circle of pixels.
        let (cosine, sine) = (0.999_847_695_156_391_3, 0.017_452_406_437_283_512)
        var point = (x: 1.0, y: 0.0)
        return (0..<360).map { _ in
            defer { point = (point.x * cosine - point.y * sine, point.x * sine + point.y * cosine) }
            return point
        }
    }()

    /// The point after `index` of `count` equal steps; `count` divides 360.
    static func step(_ index: Int, of count: Int) -> (x: Double, y: Double) { table[index * (360 / count)] }
}

/// An area of a page in fields of one point that hold ink or do not.
private struct InkField {
    let columns: Int
    let rows: Int
    private var cells: [Bool]

    init(_ bitmap: PageBitmap, area: Box, level: UInt8) {
        let scale = bitmap.dpi / 72
        columns = max(1, Int(area.width) + 1)
        rows = max(1, Int(area.height) + 1)
        cells = [Bool](repeating: false, count: columns * rows)
        let left = max(0, Int(area.x0 * scale))
        let right = min(bitmap.width, Int(area.x1 * scale))
        for y in max(
            0, Int(area.y0 * scale))..<max(max(0, Int(area.y0 * scale)), min(bitmap.height, Int(area.y1 * scale)))
        {
            let row = min(rows - 1, max(0, Int(Double(y) / scale - area.y0)))
            for x in left..<max(left, right) where bitmap.pixels[y * bitmap.width + x] < level {
                cells[row * columns + min(columns - 1, max(0, Int(Double(x) / scale - area.x0)))] = true
            }
        }
    }

    func isInk(_ x: Int, _ y: Int) -> Bool {
        x >= 0 && y >= 0 && x < columns && y < rows && cells[y * columns + x]
    }
}

extension PageBitmap {
    /// Makes the pixels around a ring's centre white whose distance, in points, is chosen.
    fileprivate mutating func whiten(around ring: SealRing, reach: Double, where chosen: (Double) -> Bool) {
        let scale = dpi / 72
        let top = max(0, Int((ring.centerY - reach) * scale))
        let bottom = min(height - 1, Int((ring.centerY + reach) * scale))
        let left = max(0, Int((ring.centerX - reach) * scale))
        let right = min(width - 1, Int((ring.centerX + reach) * scale))
        guard top <= bottom, left <= right else { return }
        for row in top...bottom {
            for column in left...right {
                let x = (Double(column) + 0.5) / scale - ring.centerX
                let y = (Double(row) + 0.5) / scale - ring.centerY
                let distance = (x * x + y * y).squareRoot()
                if distance <= reach, chosen(distance) { pixels[row * width + column] = 255 }
            }
        }
    }
}
