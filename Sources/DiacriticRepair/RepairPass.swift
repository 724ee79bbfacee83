internal import DocumentModel
internal import Foundation

/// One word that was changed, or is doubtful.
struct WordChange {
    /// Bytes of the word in the pass's text.
    var range: Range<Int>
    var line: Int
    /// From 1, one more than the form feeds before the word.
    var page: Int
    var from: String
    /// What takes its place; the same as `from` for a doubtful word that stays.
    var to: String
    var rule: String
    /// Posterior of `to`, calibrated.
    var posterior: Double
    /// Other readings, best first, written as `to` is.
    var alternatives: [RepairedText.Reading] = []
    var isDoubtful = false

    var isChange: Bool { !from.utf8.elementsEqual(to.utf8) }

    /// - Parameter page: The page, where it is known otherwise than by form feeds.
    func correction(page: Int? = nil, box: Box? = nil) -> Correction {
        Correction(
            page: page ?? self.page, wordBox: box, from: from, to: to, rule: rule,
            score: (posterior * 1000).rounded() / 1000)
    }
}

/// One run of repair over a text: scan, judge, decode, note what changes and what is doubtful.
struct RepairPass {
    private let noise: NoiseModel
    private let settings: RepairSettings
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Changes and doubtful words in reading order.
    private(set) var findings: [WordChange] = []
    /// How far form feeds were counted, and the page there.
    private var counted: (offset: Int, page: Int)
    private let firstLine: Int

    /// - Parameters:
    ///   - firstLine: Number of the text's first line.
    ///   - firstPage: Number of the page it stands on.
    init(
        noise: NoiseModel, settings: RepairSettings, bytes: UnsafeBufferPointer<UInt8>, firstLine: Int = 1,
        firstPage: Int = 1
    ) {
        self.noise = noise
        self.settings = settings
        self.bytes = bytes
        self.firstLine = firstLine
        counted = (0, firstPage)
    }

    /// Judges the text from its first words.
    func judged() -> TextJudgement {
        var judge = TextJudge(tables: noise.model.tables, settings: settings)
        var tokens: [ScannedToken] = []
        let scanner = TextScanner()
        forEachLine { range, _ in
            tokens.removeAll(keepingCapacity: true)
            scanner.scan(bytes, range: range, into: &tokens)
            judge.add(tokens)
            return judge.words < settings.judgedWords
        }
        return judge.judgement
    }

    /// Sets all marks anew.
    mutating func runBare(_ judgement: TextJudgement) {
        var pass = BarePass(tables: noise.model.tables, settings: settings, bytes: bytes)
        pass.style.toneOnSecondVowel = judgement.toneOnSecondVowel
        forEachLine { range, line in
            pass.add(range, line: line, startsAnew: startsAnew(range))
            return true
        }
        for var change in pass.changes() {
            change.page = page(at: change.range.lowerBound)
            findings.append(change)
        }
    }

    /// Repairs text whose print may be trusted more or less.
    /// - Parameters:
    ///   - pass: Keeps what it learned from one text to the next.
    ///   - evidence: The recognised word that holds a byte; nil when there is no recogniser's evidence.
    mutating func runGated(
        _ pass: inout NoisyPass, _ judgement: TextJudgement, adapts: Bool, evidence: (Int) -> Word?
    ) {
        var scanner = PrintedScanner(bytes: bytes, takesSigns: judgement.regime == .foreign)
        forEachLine { range, line in
            if startsAnew(range) { scanner.addBoundary(at: range.lowerBound, line: line) }
            scanner.scan(range, line: line)
            return true
        }
        var decisions = pass.decide(scanner, evidence: evidence)
        if adapts, pass.adapt(to: decisions, scanner) { decisions = pass.decide(scanner, evidence: evidence) }
        let writer = DecisionWriter(
            bytes: bytes, scanner: scanner, settings: settings,
            style: SpellingStyle(toneOnSecondVowel: judgement.toneOnSecondVowel),
            regime: judgement.regime)
        // What grammar says of a label or a symbol goes before what the decoder says.
        findings += SymbolGuard(symbols: noise.symbols).findings(scanner, bytes)
        if judgement.regime != .clean { findings += pass.labels.findings(scanner, bytes) }
        let settled = Set(findings.map(\.range.lowerBound))
        for decision in decisions {
            if let finding = writer.finding(decision), !settled.contains(finding.range.lowerBound) {
                findings.append(finding)
            }
        }
        sortFindings()
    }

    /// The text with all changes made.
    func repairedText() -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 4)
        var position = 0
        for change in findings where change.isChange {
            out.append(contentsOf: bytes[position..<change.range.lowerBound])
            out.append(contentsOf: change.to.utf8)
            position = change.range.upperBound
        }
        out.append(contentsOf: bytes[position...])
        return out
    }

    /// Puts findings in reading order; of two that overlap the first stays.
    private mutating func sortFindings() {
        findings.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
        var kept: [WordChange] = []
        for finding in findings where (kept.last?.range.upperBound ?? 0) <= finding.range.lowerBound {
            kept.append(finding)
        }
        findings = kept
        for index in findings.indices { findings[index].page = page(at: findings[index].range.lowerBound) }
    }

    /// Page of a byte; asked for in ascending order.
    private mutating func page(at offset: Int) -> Int {
        while counted.offset < offset {
            if bytes[counted.offset] == 0x0C { counted.page += 1 }
            counted.offset += 1
        }
        return counted.page
    }

    // MARK: Lines

    /// Calls `body` with the bytes and the number of each line until it answers false.
    private func forEachLine(_ body: (Range<Int>, Int) -> Bool) {
        var start = 0
        var line = firstLine
        while start <= bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            guard body(start..<end, line) else { return }
            start = end + 1
            line += 1
        }
    }

    /// Whether a line goes on the sentence of the line before: only when it starts with a small letter.
    private func startsAnew(_ line: Range<Int>) -> Bool {
        var index = line.lowerBound
        while index < line.upperBound, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        guard index < line.upperBound else { return true }
        if bytes[index] < 0x80 {
            guard bytes[index] >= 0x61, bytes[index] <= 0x7A else { return true }
            return index + 1 < line.upperBound && (bytes[index + 1] == 0x29 || bytes[index + 1] == 0x2E)
        }
        let text = String(decoding: bytes[index..<min(index + 3, line.upperBound)], as: UTF8.self)
        return !(text.unicodeScalars.first?.properties.isLowercase ?? false)
    }
}
