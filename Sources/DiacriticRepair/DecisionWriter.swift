internal import Foundation

/// Turns decisions into findings: what is changed, written as the document prints, and what is doubtful.
struct DecisionWriter {
    let bytes: UnsafeBufferPointer<UInt8>
    let scanner: PrintedScanner
    let settings: RepairSettings
    let style: SpellingStyle
    let regime: TextRegime

    private var calibration: Calibration { Calibration(regime) }

    /// nil when the print stays and is not doubtful.
    func finding(_ decision: NoisyPass.Decision) -> WordChange? {
        let units = scanner.units[decision.units]
        guard let first = units.first, let last = units.last else { return nil }
        let isChanged =
            !decision.keys.isEmpty
            && Double(decision.posterior) >= Double(decision.printedPosterior) * settings.aggressiveness.ratio
            && Double(decision.posterior) >= (regime == .clean ? settings.aggressiveness.leastPosterior : 0)
        let posterior = calibration.calibrated(
            Double(isChanged || decision.keys.isEmpty ? decision.posterior : decision.printedPosterior))
        let isDoubtful = first.kind == .word && posterior < settings.doubtfulPosterior
        guard isChanged || isDoubtful else { return nil }
        let from = String(decoding: bytes[first.start..<last.end], as: UTF8.self)
        let to = isChanged ? spelled(decision.keys, first, last, like: from) : from
        guard isDoubtful || !to.utf8.elementsEqual(from.utf8) else { return nil }
        var readings: [RepairedText.Reading] = []
        if isDoubtful {
            var others = decision.others
            if !isChanged, let key = decision.keys.first, decision.keys.count == 1 {
                others.insert((key, decision.posterior), at: 0)
            }
            readings = others.prefix(3).map {
                .init(
                    text: spelled([$0.key], first, last, like: from),
                    posterior: calibration.calibrated(Double($0.posterior)))
            }
        }
        return WordChange(
            range: first.start..<last.end, line: first.line, page: 1, from: from, to: to, rule: rule(decision, first),
            posterior: posterior, alternatives: readings, isDoubtful: isDoubtful)
    }

    private func rule(_ decision: NoisyPass.Decision, _ unit: PrintedUnit) -> String {
        switch decision.kind {
        case .printed: return "doubtful"
        case .alternative: return "alternative"
        case .firstHalf, .secondHalf: return "split"
        case .joined: return "joined"
        case .edited:
            let isMarksOnly =
                unit.key != 0 && decision.keys.count == 1
                && SyllableKey(packed: decision.keys[0]).base == SyllableKey(packed: unit.key).base
            return isMarksOnly ? "ngram" : "edit"
        }
    }

    private func spelled(_ keys: [UInt64], _ first: PrintedUnit, _ last: PrintedUnit, like from: String) -> String {
        let print = scanner.symbols[first.firstSymbol..<last.endSymbol]
        if keys.count == 1, first.key != 0, first.start == last.start,
            SyllableKey(packed: keys[0]).codes.count == print.count, isPlainCase(print)
        {
            return style.spelled(keys[0], like: from, flags: first.flags)
        }
        if keys.count > 1, let parts = parts(of: print, keys) {
            return zip(keys, parts).map { key, part in
                style.spelled(key, case: CandidateSearch.letterCase(of: part), isFirst: true, flags: first.flags)
            }.joined(separator: " ")
        }
        let letterCase = CandidateSearch.letterCase(of: print)
        return keys.enumerated().map { index, key in
            style.spelled(key, case: letterCase, isFirst: index == 0, flags: first.flags)
        }.joined(separator: " ")
    }

    /// The part of a print that each of several words took; nil when the letters do not fall to them one by one.
    private func parts(of print: ArraySlice<UInt8>, _ keys: [UInt64]) -> [ArraySlice<UInt8>]? {
        var parts: [ArraySlice<UInt8>] = []
        var rest = print
        for key in keys {
            let length = SyllableKey(packed: key).codes.count
            guard length <= rest.count else { return nil }
            parts.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return rest.isEmpty ? parts : nil
    }

    /// Whether capitals stand where they may: everywhere, nowhere, or at the start only.
    private func isPlainCase(_ print: ArraySlice<UInt8>) -> Bool {
        let capitals = print.filter(PrintedAlphabet.isUpper).count
        return capitals == 0 || capitals == print.count
            || capitals == 1 && (print.first.map(PrintedAlphabet.isUpper) ?? false)
    }
}
