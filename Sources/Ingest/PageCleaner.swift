internal import CLeptonica
import DocumentModel
import Foundation

/// Makes a scanned picture ready for recognition: upright, without seals, noise and rules, straight.
///
/// The order is seal, median, background, deskew, rules; each step runs only where its gate asks for it, because
/// every one of them harms pages that do not need it.
struct PageCleaner {
    let settings: IngestSettings

    /// Cleans one picture of `dpi` dots an inch.
    func clean(_ picture: Picture, dpi: Double) -> CleanPage? {
        var steps: [ProcessingStep] = []
        var dpi = dpi
        guard var source = picture.direct else { return nil }
        if dpi > settings.highestDPI {
            let factor = dpi >= 2 * settings.renderDPI - 1 ? 0.5 : settings.renderDPI / dpi
            if let smaller = source.scaled(by: factor) {
                source = smaller
                steps.append(step("reduce", ["fromDPI": text(dpi), "toDPI": text(dpi * factor)]))
                dpi *= factor
            }
        }
        if let smaller = reducedForReading(source, dpi: dpi) {
            source = smaller
            steps.append(step("reduce", ["fromDPI": text(dpi), "toDPI": text(settings.readingDPI)]))
            dpi = settings.readingDPI
        }
        var seals: [DocumentModel.Box] = []
        guard var gray = source.gray else { return nil }
        if source.depth == 32, settings.cleaning == .auto {
            seals = SealLifter.lift(from: source, into: gray, dpi: dpi)
            if !seals.isEmpty { steps.append(step("liftSeal", ["seals": "\(seals.count)"])) }
        }
        var skew = 0.0
        var rotation = 0
        let tones = Tones(gray)
        if tones.isBilevel, settings.cleaning == .auto { straightenRows(of: &gray, dpi: dpi, steps: &steps) }
        var unfiltered: Picture?
        if settings.cleaning == .auto {
            if let ink = gray.binary(below: tones.threshold) {
                rotation = Orientation.rotation(of: ink)
                if rotation != 0, let turned = gray.turned(clockwise: rotation) {
                    seals = seals.map {
                        Orientation.turn($0, by: rotation, width: gray.width, height: gray.height, dpi: dpi)
                    }
                    gray = turned
                    steps.append(step("orient", ["degrees": "\(rotation)"]))
                }
            }
            liftStreaks(from: &gray, tones: tones, dpi: dpi, steps: &steps)
            unfiltered = gray
            if !tones.isBilevel { reduceNoise(&gray, tones: tones, dpi: dpi, steps: &steps) }
            straighten(&gray, skew: &skew, steps: &steps)
        }
        let inkTones = Tones(gray)
        let strokes = rules(
            in: gray, tones: inkTones, unfiltered: unfiltered, isFiltered: steps.contains { $0.name == "median" },
            skew: skew, dpi: dpi)
        var bitmap = gray.bitmap(dpi: dpi)
        if !strokes.isEmpty {
            RuleEraser(dpi: dpi, threshold: UInt8(clamping: inkTones.threshold)).erase(strokes, from: &bitmap)
            steps.append(step("eraseRules", ["rules": "\(strokes.count)"]))
        }
        return CleanPage(
            bitmap: bitmap, rules: strokes.map(\.rule), seals: seals, skewDegrees: skew, rotation: rotation,
            isBilevel: tones.isBilevel, steps: steps)
    }

    /// The picture at the resolution that is enough for its print; nil when it needs all it has.
    ///
    /// Pictures of black and white only stay as they are: their stairs would become grey.
    private func reducedForReading(_ source: Picture, dpi: Double) -> Picture? {
        guard settings.dpi == nil, settings.cleaning == .auto, dpi > settings.readingDPI * 1.2, source.depth > 1,
            let gray = source.gray
        else { return nil }
        let tones = Tones(gray)
        guard !tones.isBilevel, let height = LetterHeight.median(in: gray, threshold: tones.printThreshold, dpi: dpi),
            height * settings.readingDPI / 72 >= settings.leastLetterPixels
        else { return nil }
        return source.scaled(by: settings.readingDPI / dpi)
    }

    /// The rules of a straightened page, solid and faint ones.
    ///
    /// The median takes thin rules away, so that they are looked for in the picture as it was.
    private func rules(
        in gray: Picture, tones: Tones, unfiltered: Picture?, isFiltered: Bool, skew: Double, dpi: Double
    ) -> [RuleStroke] {
        let scale = ruleScale(dpi)
        guard scale == 1 else {
            guard let gray = gray.scaled(by: scale) else { return [] }
            return rules(
                in: gray, tones: Tones(gray), unfiltered: unfiltered.flatMap { $0.scaled(by: scale) },
                isFiltered: isFiltered, skew: skew, dpi: dpi * scale)
        }
        let finder = RuleFinder(dpi: dpi)
        var found = finder.solid(in: gray, threshold: tones.printThreshold)
        guard settings.cleaning == .auto else { return found }
        var even = gray
        if isFiltered, let unfiltered {
            even = Picture(taking: pixBackgroundNormSimple(unfiltered.pix, nil, nil)) ?? unfiltered
            if skew != 0 { even = even.turned(byDegrees: -skew) ?? even }
            found = RuleStroke.union(found + finder.solid(in: even, threshold: Tones(even).printThreshold))
        } else if !tones.isBilevel {
            even = Picture(taking: pixBackgroundNormSimple(gray.pix, nil, nil)) ?? gray
        }
        return finder.all(in: even, tones: even === gray ? tones : Tones(even), beside: found)
    }

    /// Puts back rows that a fax transmission shifted.
    private func straightenRows(of gray: inout Picture, dpi: Double, steps: inout [ProcessingStep]) {
        var bitmap = gray.bitmap(dpi: dpi)
        let rows = LineJitter.straighten(&bitmap)
        guard rows > 0, let straight = Picture(bitmap) else { return }
        gray = straight
        steps.append(step("straightenRows", ["rows": "\(rows)"]))
    }

    /// Rules and streaks are looked for at this resolution, in dots an inch, in pictures of more than `mostForRules`: it
    /// shows all of them, and the search costs by the pixel.
    private static let resolutionForRules = 200.0
    private static let mostForRules = 250.0

    /// By how much a picture is reduced before rules are looked for.
    private func ruleScale(_ dpi: Double) -> Double { dpi > Self.mostForRules ? Self.resolutionForRules / dpi : 1 }

    /// Takes streaks of the copier out, before the page is straightened.
    private func liftStreaks(from gray: inout Picture, tones: Tones, dpi: Double, steps: inout [ProcessingStep]) {
        let scale = ruleScale(dpi)
        let small = scale == 1 ? gray : gray.scaled(by: scale) ?? gray
        let even = tones.isBilevel ? small : Picture(taking: pixBackgroundNormSimple(small.pix, nil, nil)) ?? small
        let streaks = StreakFinder(dpi: small === gray ? dpi : dpi * scale).streaks(in: even, tones: Tones(even))
        guard !streaks.isEmpty else { return }
        var bitmap = gray.bitmap(dpi: dpi)
        RuleEraser(dpi: dpi, threshold: UInt8(clamping: tones.printThreshold), fillsFromSides: true)
            .erase(streaks, from: &bitmap)
        guard let clean = Picture(bitmap) else { return }
        gray = clean
        steps.append(step("liftStreaks", ["strokes": "\(streaks.count)"]))
    }

    /// The median filter and the even background, each behind its gate.
    private func reduceNoise(_ gray: inout Picture, tones: Tones, dpi: Double, steps: inout [ProcessingStep]) {
        let specks = Specks.density(in: gray, threshold: tones.threshold, dpi: dpi)
        if specks >= settings.specksForMedian, let calm = Picture(taking: pixMedianFilter(gray.pix, 3, 3)) {
            gray = calm
            steps.append(step("median", ["size": "3", "specksPerMegapixel": text(specks)]))
            if tones.paper < settings.paperForNormalising,
                let even = Picture(taking: pixBackgroundNormSimple(gray.pix, nil, nil))
            {
                // Paper stands at 200 now: what is hardly darker is bleed and grain.
                gray = Picture(taking: pixGammaTRC(nil, even.pix, 1, 0, Int32(settings.whitePoint))) ?? even
                steps.append(step("normaliseBackground", ["paper": "\(tones.paper)"]))
            }
        }
    }

    private func straighten(_ gray: inout Picture, skew: inout Double, steps: inout [ProcessingStep]) {
        guard let ink = gray.binary(below: Tones(gray).threshold) else { return }
        var angle: Float = 0
        var confidence: Float = 0
        guard pixFindSkew(ink.pix, &angle, &confidence) == 0, confidence > 3, abs(angle) >= Float(settings.deskewFrom),
            let straight = gray.turned(byDegrees: Double(angle))
        else { return }
        gray = straight
        // Leptonica gives the angle that sets the page right, clockwise positive.
        skew = -Double(angle)
        steps.append(step("deskew", ["degrees": String(format: "%.2f", skew)]))
    }

    private func step(_ name: String, _ settings: [String: String]) -> ProcessingStep {
        ProcessingStep(name, settings: settings)
    }

    private func text(_ number: Double) -> String { String(format: "%.0f", number) }
}

/// The grey values of a page: its paper, and where ink ends.
struct Tones {
    /// Otsu's threshold: ink is darker.
    let threshold: Int
    /// Median grey of the pixels lighter than the threshold.
    let paper: Int
    /// Pixels darker than this are print, on pages with little of it too, where Otsu's threshold parts the noise.
    let printThreshold: Int
    /// How much darker print is than paper, and at least what stands out of the paper's noise.
    let contrast: Int
    /// Whether the picture has black and white only.
    let isBilevel: Bool

    init(_ gray: Picture) {
        let counts = gray.histogram()
        let total = counts.reduce(0, +)
        guard total > 0 else {
            (threshold, paper, printThreshold, contrast, isBilevel) = (128, 255, 128, 255, true)
            return
        }
        isBilevel = (counts[0...6].reduce(0, +) + counts[249...255].reduce(0, +)) / total > 0.998
        threshold = min(220, max(60, Tones.otsu(counts, total: total)))
        paper = Tones.median(counts, threshold...255)
        let darkest = Tones.level(counts, 0...255, share: 0.002)
        // The standard deviation of the paper's grey: 16 percent of a normal distribution lie below one.
        let noise = max(0, paper - Tones.level(counts, 0...255, share: 0.16))
        printThreshold = max(1, min(threshold, paper - max(Int(0.35 * Double(paper - darkest)), min(60, 4 * noise))))
        contrast = max(20, min(90, 8 * noise), paper - Tones.median(counts, 0...printThreshold - 1))
    }

    /// The median grey within a range of greys.
    private static func median(_ counts: [Double], _ range: ClosedRange<Int>) -> Int {
        level(counts, range, share: 0.5)
    }

    /// The grey within a range of greys that a share of its pixels do not exceed.
    private static func level(_ counts: [Double], _ range: ClosedRange<Int>, share: Double) -> Int {
        let half = counts[range].reduce(0, +) * share
        var sum = 0.0
        var level = range.lowerBound
        while level < range.upperBound, sum + counts[level] < half {
            sum += counts[level]
            level += 1
        }
        return level
    }

    /// The level that parts the histogram with the largest variance between its halves (Otsu 1979).
    private static func otsu(_ counts: [Double], total: Double) -> Int {
        let mean = counts.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
        var weight = 0.0
        var sum = 0.0
        var best = (score: -1.0, first: 128, last: 128)
        for level in 0..<255 {
            weight += counts[level]
            sum += Double(level) * counts[level]
            guard weight > 0, weight < total else { continue }
            let difference = sum / weight - (mean - sum) / (total - weight)
            let score = weight * (total - weight) * difference * difference
            if score > best.score {
                best = (score, level, level)
            } else if score == best.score {
                best.last = level
            }
        }
        return (best.first + best.last) / 2 + 1
    }
}
