internal import DocumentModel
internal import Ingest
internal import OCRBridge
internal import PlanExtractor

/// Reads the head of a document and its signers' lines once more where they are doubtful.
///
/// Header fields stand in a few lines, often under seals and signatures, and one wrong letter loses a field; so these
/// lines alone are worth a second picture and a second recogniser.
struct SecondReading {
    /// Read the page.
    let recognizer: TextRecognizer
    /// Makes other mistakes than the first; may be the same.
    let other: TextRecognizer
    let bitmap: PageBitmap
    /// Of the page, in points.
    let width: Double
    let height: Double

    /// Signers' lines of this confidence are not read again.
    private static let sureConfidence = 0.7
    /// A signer's line that was read anew is believed from this confidence on.
    private static let leastConfidence = 0.5
    /// A reading of this confidence needs no other beside it.
    private static let certain = 0.85
    /// Lines of the title with a word of less confidence are read again.
    private static let doubtfulWord = 0.88
    /// Letters under a rim belong to a line that begins or ends this near to it, in points.
    private static let reachOfRim = 14.0
    /// Between words of one line there is no more white than this, in points.
    private static let wordGap = 9.0

    /// Lines that begin further left, as a share of the page, are recipients.
    private static let leftOfSigners = 0.22

    // MARK: - Head

    /// Votes on doubtful lines of agencies and title. Numbers and dates stay as they are, because two readings of
    /// handwriting would make each other believed; but figures that the other recogniser reads otherwise are doubted.
    func readHead(in lines: inout [TextLine]) throws {
        for index in HeadArea.figureLines(of: lines, pageHeight: height) where HeadFigures.areDoubtful(lines[index]) {
            let again = try other.recognize(lines[index].box.expanded(by: 1.5), of: bitmap, layout: .singleLine)
            lines[index] = HeadFigures.checked(lines[index], against: again.flatMap(\.words))
        }
        for index in HeadArea.titleLines(of: lines, pageHeight: height)
        where lines[index].words.contains(where: { $0.confidence < Self.doubtfulWord }) {
            let again = MarkLines.removed(
                from: try other.recognize(lines[index].box.expanded(by: 1.5), of: bitmap, layout: .singleLine))
            guard again.count == 1 else { continue }
            lines[index] = ReadingVote.merged([lines[index]], again)[0]
        }
    }

    // MARK: - Signers

    /// Reads the closing block again with seals and signatures taken out, and takes what is a signer's line.
    func readSigners(in lines: inout [TextLine]) throws {
        guard let area = ClosingArea.box(of: lines, pageWidth: width, pageHeight: height) else { return }
        try readGarbled(in: &lines, area: area)
        guard StrokeFilter.withoutLargeStrokes(bitmap, in: area) != nil else { return }
        // Signers stand in the right half, a second one in the middle.
        let rings = SealRing.rings(
            in: bitmap, area: Box(x0: 0.2 * width, y0: area.y0 - 40, x1: area.x1, y1: area.y1))
        let open = rings.isEmpty ? bitmap : SealRing.erased(rings, from: bitmap)
        let clean = StrokeFilter.withoutLargeStrokes(open, in: area) ?? open
        try readLeftovers(of: clean, in: &lines, area: area)
        for ring in rings { try readAcross(ring, pictures: [clean, open, bitmap], in: &lines, area: area) }
    }

    /// Offices in capitals that were read as no office, by the other recogniser.
    private func readGarbled(in lines: inout [TextLine], area: Box) throws {
        for line in lines
        where line.box.x0 > 0.35 * width && line.box.y0 >= area.y0 - 20 && line.box.y1 <= area.y1
            && ClosingArea.isGarbledOffice(line.text)
        {
            // A little more or less of the seal beside the line makes another reading.
            let readings = try [0.5, 2].flatMap { margin in
                try [recognizer, other].flatMap { reader in
                    try reader.recognize(line.box.expanded(by: margin), of: bitmap, layout: .singleLine)
                }
            }
            guard let best = best(of: readings), ClosingArea.score(best.text) > ClosingArea.score(line.text) else {
                continue
            }
            replace(with: best, in: &lines)
        }
    }

    private func readLeftovers(of clean: PageBitmap, in lines: inout [TextLine], area: Box) throws {
        let sure = lines.filter { $0.confidence >= Self.sureConfidence }.map { $0.box.expanded(by: 1) }
        let places = LeftoverInk(bitmap: clean).places(outside: outside(area) + sure, seals: [], narrowest: 24)
        for place in places where place.height <= PictureRecognition.singleLineHeight {
            for line in try recognizer.recognize(place, of: clean, layout: .singleLine)
            where line.confidence >= Self.leastConfidence && ClosingArea.score(line.text) > 0 {
                // Read as well before, or better.
                if lines.contains(where: {
                    covers($0, line) && $0.confidence >= line.confidence && ClosingArea.score($0.text) > 0
                }) {
                    continue
                }
                replace(with: line, in: &lines)
            }
        }
    }

    /// Lines that stick out of a seal, with what lies under its rim.
    private func readAcross(
        _ ring: SealRing, pictures: [PageBitmap], in lines: inout [TextLine], area: Box
    ) throws {
        // A line that took in letters of the one below is higher than it should be; its sure words are not.
        let apart = lines.filter { !ring.meets($0.box) }.flatMap(\.words)
            .filter { $0.confidence >= Self.sureConfidence }.map { $0.box.expanded(by: 1) }
        let around = SealRing.cleared([ring], from: pictures[0])
        let places = LeftoverInk(bitmap: around).places(outside: outside(area) + apart, seals: [], narrowest: 8)
            .flatMap { singleLines($0, of: around) }
        var read: [Box] = []
        for place in places
        where (6...PictureRecognition.singleLineHeight).contains(place.height) && place.x0 > Self.leftOfSigners * width
            && sticksOut(place, of: ring)
        {
            guard !read.contains(where: { abs($0.centerY - place.centerY) < 5 }) else { continue }
            read.append(place)
            var readings: [TextLine] = []
            for picture in pictures
            where best(of: readings).map({ ClosingArea.score($0.text) < 1 || $0.confidence < Self.certain }) ?? true {
                let strip = acrossRim(place, of: ring, in: picture)
                for reader in [recognizer, other] {
                    readings += try reader.recognize(strip, of: picture, layout: .singleLine)
                }
            }
            guard let best = best(of: readings) else { continue }
            let known = lines.filter { covers($0, best) }.map { ClosingArea.score($0.text) }.max() ?? 0
            if ClosingArea.score(best.text) > known { replace(with: best, in: &lines) }
        }
    }

    /// The reading that is most like a signer's line, of equals the surest; nil when none is one.
    private func best(of readings: [TextLine]) -> TextLine? {
        readings.filter { $0.confidence >= Self.leastConfidence && ClosingArea.score($0.text) > 0 }
            .max { (ClosingArea.score($0.text), $0.confidence) < (ClosingArea.score($1.text), $1.confidence) }
    }

    /// Lines that stand so close that they came as one place.
    private func singleLines(_ place: Box, of picture: PageBitmap) -> [Box] {
        guard place.height > PictureRecognition.singleLineHeight else { return [place] }
        return LineBands.bands(of: picture.cropped(to: place), darkerThan: 140).compactMap { band in
            picture.inkBox(
                in: Box(x0: place.x0, y0: place.y0 + band.y0, x1: place.x1, y1: place.y0 + band.y1), specks: 20)
        }
    }

    /// Whether a place outside the rim ends near it on one side.
    private func sticksOut(_ place: Box, of ring: SealRing) -> Bool {
        let rise = place.centerY - ring.centerY
        guard abs(rise) < ring.radius + 2 else { return false }
        let half = max(0, ring.radius * ring.radius - rise * rise).squareRoot()
        return abs(place.x0 - (ring.centerX + half)) < Self.reachOfRim
            || abs(place.x1 - (ring.centerX - half)) < Self.reachOfRim
            || place.x0 < ring.centerX && place.x1 > ring.centerX
    }

    /// The place with the words beside it that go on under the rim and beyond it.
    private func acrossRim(_ place: Box, of ring: SealRing, in picture: PageBitmap) -> Box {
        let step = 1.0
        func hasInk(_ x: Double) -> Bool {
            picture.inkBox(in: Box(x0: x, y0: place.y0, x1: x + step, y1: place.y1), specks: 1) != nil
        }
        func end(from start: Double, by direction: Double, limit: Double) -> Double {
            var (end, x) = (start, start)
            while (limit - x) * direction > 0, abs(x - end) <= Self.wordGap {
                x += direction * step
                if hasInk(direction > 0 ? x - step : x) { end = x }
            }
            return end
        }
        return Box(
            x0: end(from: place.x0, by: -1, limit: max(0, ring.centerX - ring.radius - 90)), y0: place.y0 - 1,
            x1: end(from: place.x1, by: 1, limit: min(width, ring.centerX + ring.radius + 90)), y1: place.y1 + 1)
    }

    // MARK: - Lines

    private func outside(_ area: Box) -> [Box] {
        [Box(x0: 0, y0: 0, x1: width, y1: area.y0), Box(x0: 0, y0: area.y1, x1: width, y1: height)]
    }

    private func covers(_ line: TextLine, _ other: TextLine) -> Bool {
        line.box.intersection(other.box).area > 0.3 * min(line.box.area, other.box.area)
    }

    /// Puts a line in the place of the words that it covers; an item of the recipients on the same line stays.
    private func replace(with line: TextLine, in lines: inout [TextLine]) {
        let block = (lines.last?.block ?? 0) + 1
        lines = lines.compactMap { known in
            guard known.box.intersection(line.box).area > 0 else { return known }
            let kept = known.words.filter { !line.box.expanded(by: 1).contains(x: $0.box.centerX, y: $0.box.centerY) }
            if kept.count == known.words.count { return known }
            return kept.isEmpty ? nil : TextLine(words: kept, block: known.block)
        }
        lines.append(TextLine(words: line.words, box: line.box, block: block))
    }
}
