internal import DocumentModel
internal import Foundation

/// Cuts the print of one table cell out of its page: no frame, no specks, white around it.
///
/// A crop with remnants of the frame, or as tight as the print, loses its first and last letters and gains bars.
struct CellPicture {
    let bitmap: PageBitmap
    /// Grey values of the page's paper and print.
    let paper: Int
    let ink: Int
    /// Whether the page is black and white only and so coarse that its letters are stairs.
    let isCoarse: Bool

    /// Up to so many dots an inch black-and-white print is coarse.
    private static let coarsest = 250.0
    /// How far inside its borders a cell's picture begins, in points.
    private static let inset = 1.0
    /// Darker than paper by this share of the contrast is ink.
    private static let inkShare = 0.35
    /// Parts of at most so many points each way are specks: the dot of 8-point type is larger.
    private static let speck = 0.8
    /// Parts of at most so many points each way are dots or marks when they stand by a letter, and specks elsewhere.
    private static let dot = 2.3
    /// Dots and marks stand at most so far from a letter, in points.
    private static let dotDistance = 2.6
    /// Thin parts at the picture's edge up to this width in points are remnants of the frame.
    private static let remnant = 1.6
    /// Parts fainter than this share of the cell's print are none of it.
    private static let faintest = 0.6
    /// Paper is kept so far around print, in points; farther away it is painted over.
    private static let surroundings = 1.1
    /// Print has a part of at least this size in points, or three dots.
    private static let leastPrint = 2.4

    /// - Parameter isBilevel: whether the scan knew black and white only.
    init(page bitmap: PageBitmap, isBilevel: Bool = false) {
        self.bitmap = bitmap
        isCoarse = isBilevel && bitmap.dpi <= Self.coarsest
        var counts = [Int](repeating: 0, count: 256)
        bitmap.pixels.withUnsafeBufferPointer { pixels in
            for pixel in pixels { counts[Int(pixel)] += 1 }
        }
        (paper, ink) = Self.tones(counts)
    }

    /// The print of a cell.
    struct Print {
        /// The cell with specks and remnants painted over.
        var bitmap: PageBitmap
        /// Where the cell's picture begins on the page, in points.
        var origin: (x: Double, y: Double)
        /// Box of the print on the page, in points.
        var box: Box

        /// Ink is darker than this.
        var level: UInt8

        /// The print alone with a white margin, in pixels.
        func padded(by margin: Int) -> PageBitmap {
            bitmap.cropped(
                to: Box(
                    x0: box.x0 - origin.x, y0: box.y0 - origin.y, x1: box.x1 - origin.x, y1: box.y1 - origin.y),
                padding: margin)
        }
    }

    /// What is printed in the cell; nil when it is empty.
    func print(in cell: Box) -> Print? {
        let inside = cell.expanded(by: -Self.inset)
        guard inside.width > 2, inside.height > 2 else { return nil }
        let crop = bitmap.cropped(to: inside)
        let scale = bitmap.dpi / 72
        let level = self.level(of: crop)
        var parts = InkParts(of: crop, darkerThan: level)
        let speck = max(2, Int(Self.speck * scale))
        let remnant = max(2, Int(Self.remnant * scale))
        let least = Int(Self.leastPrint * scale)
        let uncleaned = parts.parts
        lazy var carriers = carriers(uncleaned, scale: scale)
        parts.remove { part in
            if part.width <= speck && part.height <= speck { return true }
            let isAtSide = part.x0 <= 1 || part.x1 >= crop.width - 2
            let isAtEnd = part.y0 <= 1 || part.y1 >= crop.height - 2
            if isAtSide && part.width <= remnant { return true }
            guard isAtEnd && part.height <= remnant else { return false }
            return !carriers.contains { isMark(part, above: $0, scale: scale) }
        }
        let local = Int(level) + Int(Self.inkShare * Double(max(40, paper - ink)))
        parts.removeFaint(below: Self.faintest, paper: local, distance: Int(Self.dotDistance * scale))
        parts.removeLonely(upTo: Int(Self.dot * scale), distance: Int(Self.dotDistance * scale))
        guard parts.parts.contains(where: { max($0.width, $0.height) >= least }) || parts.parts.count >= 3,
            let found = parts.box
        else { return nil }
        let left = (inside.x0 * scale).rounded(.down) / scale
        let top = (inside.y0 * scale).rounded(.down) / scale
        let box = Box(
            x0: left + Double(max(0, found.x0 - 2)) / scale, y0: top + Double(max(0, found.y0 - 2)) / scale,
            x1: left + Double(min(crop.width, found.x1 + 3)) / scale,
            y1: top + Double(min(crop.height, found.y1 + 3)) / scale)
        return Print(
            bitmap: stretched(parts.cleaned(crop, reach: max(3, Int(Self.surroundings * scale))), level: level),
            origin: (left, top), box: box, level: Self.middle)
    }

    /// Letters, and circumflexes that stand apart above a letter: what may carry a mark.
    private func carriers(_ parts: [InkParts.Part], scale: Double) -> [InkParts.Part] {
        let size = Int(Self.dot * scale)
        let letters = parts.filter { $0.height > size }
        return letters
            + parts.filter { hat in
                hat.height <= size && hat.y0 > 1
                    && letters.contains { isMark(hat, above: $0, scale: scale) }
            }
    }

    /// Whether a part is the mark of a letter: where rows are as high as their lines, marks touch the cell's upper border, and only
    /// their lower ends are left.
    private func isMark(
        _ part: InkParts.Part, above letter: InkParts.Part, scale: Double
    ) -> Bool {
        guard part.width <= Int(Self.widestMark * scale), part.height >= max(2, Int(Self.leastMark * scale)) else {
            return false
        }
        let middle = (part.x0 + part.x1) / 2
        let gap = letter.y0 - part.y1 - 1
        return (0...Int(Self.markDistance * scale)).contains(gap) && (letter.x0 - 1...letter.x1 + 1).contains(middle)
    }

    /// What is left of a mark at the border is at least so high, in points; the border's own remnants are lower.
    private static let leastMark = 0.7
    /// Width of a circumflex or a tilde, in points.
    private static let widestMark = 4.0
    /// A mark stands at most so far above its letter, in points.
    private static let markDistance = 2.2

    /// Grey of what stands between paper and ink in a cell's picture.
    private static let middle: UInt8 = 150
    /// Lighter than paper less this share of the contrast becomes white.
    private static let whiteShare = 0.1

    /// The picture with white paper and black ink: the edge of grey paper against the margin would be read.
    private func stretched(_ crop: PageBitmap, level: UInt8) -> PageBitmap {
        let contrast = Double(max(40, paper - ink))
        let local = Double(level) + Self.inkShare * contrast
        let white = local - Self.whiteShare * contrast
        let black = local - contrast
        let table = (0..<256).map { UInt8(max(0, min(255, (Double($0) - black) / (white - black) * 255))) }
        var out = crop
        for index in out.pixels.indices { out.pixels[index] = table[Int(out.pixels[index])] }
        return out
    }

    private func level(of crop: PageBitmap) -> UInt8 {
        var counts = [Int](repeating: 0, count: 256)
        for pixel in crop.pixels { counts[Int(pixel)] += 1 }
        let local = Self.median(counts, 0...255)
        return UInt8(clamping: max(20, local - Int(Self.inkShare * Double(max(40, paper - ink)))))
    }

    /// Medians of the two classes that Otsu's threshold parts.
    static func tones(_ counts: [Int]) -> (paper: Int, ink: Int) {
        let total = counts.reduce(0, +)
        let mean = counts.enumerated().reduce(0.0) { $0 + Double($1.offset * $1.element) }
        var weight = 0.0
        var sum = 0.0
        var best = (score: -1.0, level: 128)
        for level in 0..<255 {
            weight += Double(counts[level])
            sum += Double(level * counts[level])
            guard weight > 0, weight < Double(total) else { continue }
            let difference = sum / weight - (mean - sum) / (Double(total) - weight)
            let score = weight * (Double(total) - weight) * difference * difference
            if score > best.score { best = (score, level) }
        }
        let (paper, ink) = (median(counts, best.level + 1...255), median(counts, 0...best.level))
        guard Double(ink) > palestInk * Double(paper) else { return (paper, ink) }
        // So little is printed that the threshold parts two shades of paper.
        var count = 0
        let darkest = counts.firstIndex {
            count += $0
            return Double(count) >= leastInk * Double(total)
        }
        return (paper, min(ink, darkest ?? ink))
    }

    /// Print is darker than this share of paper's grey.
    private static let palestInk = 0.75
    /// Share of a page's pixels that are print, however little stands on it.
    private static let leastInk = 0.002

    private static func median(_ counts: [Int], _ range: ClosedRange<Int>) -> Int {
        let half = counts[range].reduce(0, +) / 2
        var sum = 0
        for level in range {
            sum += counts[level]
            if sum > half { return level }
        }
        return range.upperBound
    }
}

extension PageBitmap {
    /// With greys lifted towards white, so that strokes are thinner: the hook above a circumflex parts from it.
    func lightened() -> PageBitmap {
        let table = (0..<256).map { UInt8((pow(Double($0) / 255, 1 / Self.lightness) * 255).rounded()) }
        var out = self
        for index in out.pixels.indices { out.pixels[index] = table[Int(out.pixels[index])] }
        return out
    }

    /// Exponent by which greys are lifted.
    private static let lightness = 1.7

    /// Averaged over three by three pixels, across and down by one sixth, four sixths and one sixth, which are the cubic B-spline's
    /// weights: the steps of black-and-white pictures become slopes of grey, and strokes stay as wide as they are.
    func softened() -> PageBitmap {
        guard width > 2, height > 2 else { return self }
        var across = [Int16](repeating: 0, count: pixels.count)
        for y in 0..<height {
            let row = y * width
            for x in 1..<width - 1 {
                let i = row + x
                across[i] = Int16(pixels[i - 1]) + 4 * Int16(pixels[i]) + Int16(pixels[i + 1])
            }
        }
        var out = self
        for y in 1..<height - 1 {
            let row = y * width
            for x in 1..<width - 1 {
                let i = row + x
                let sum = Int(across[i - width]) + 4 * Int(across[i]) + Int(across[i + width])
                out.pixels[i] = UInt8((sum + 18) / 36)
            }
        }
        return out
    }
}
