internal import DocumentModel

/// A step of an alignment: tokens that belong together, and whether they say the same.
struct AlignmentStep {
    enum Verdict: Equatable {
        case same
        case noise(NoiseCause)
        case changed
    }

    var old: Range<Int>
    var new: Range<Int>
    var verdict: Verdict
}

/// Lays two texts beside each other word by word; knows that a recogniser may have garbled, joined or parted words.
struct WordAlignment {
    let lexicon: Lexicon
    let judge: NoiseJudge
    /// Largest block, in pairs of words, that is aligned letter by letter.
    private static let largestBlock = 90_000

    func steps(_ old: [Token], _ new: [Token]) -> [AlignmentStep] {
        var steps: [AlignmentStep] = []
        for piece in WordBlocks(old: old.map(\.key), new: new.map(\.key)).pieces {
            switch piece {
            case .same(let a, let b):
                for (i, j) in zip(a, b) {
                    steps.append(
                        AlignmentStep(
                            old: i..<(i + 1), new: j..<(j + 1), verdict: judge.sameKey(old[i], new[j])))
                }
            case .block(let a, let b):
                if a.isEmpty || b.isEmpty || a.count * b.count > Self.largestBlock {
                    steps += a.map { single(old: $0, at: b.lowerBound, old, new) }
                    steps += b.map { single(new: $0, at: a.upperBound, old, new) }
                } else {
                    steps += align(old, a, new, b)
                }
            }
        }
        return steps
    }

    private func single(old index: Int, at other: Int, _ old: [Token], _ new: [Token]) -> AlignmentStep {
        AlignmentStep(old: index..<(index + 1), new: other..<other, verdict: judge.alone(old[index]))
    }

    private func single(new index: Int, at other: Int, _ old: [Token], _ new: [Token]) -> AlignmentStep {
        AlignmentStep(old: other..<other, new: index..<(index + 1), verdict: judge.alone(new[index]))
    }

    // MARK: One block

    private enum Move: UInt8 { case none, both, old, new, oldTwo, newTwo }

    /// Least-cost alignment of a block (Needleman and Wunsch), with one word against two as a further move.
    private func align(_ old: [Token], _ a: Range<Int>, _ new: [Token], _ b: Range<Int>) -> [AlignmentStep] {
        let width = b.count + 1
        var costs = [Float](repeating: .infinity, count: (a.count + 1) * width)
        var moves = [Move](repeating: .none, count: costs.count)
        costs[0] = 0
        for i in 0...a.count {
            for j in 0...b.count {
                let place = i * width + j
                let here = costs[place]
                let first = a.lowerBound + i
                let second = b.lowerBound + j
                func reach(_ target: Int, _ cost: Float, _ move: Move) {
                    if here + cost < costs[target] {
                        costs[target] = here + cost
                        moves[target] = move
                    }
                }
                if i < a.count { reach(place + width, gap(old[first]), .old) }
                if j < b.count { reach(place + 1, gap(new[second]), .new) }
                guard i < a.count, j < b.count else { continue }
                reach(place + width + 1, pairCost(old[first], new[second]), .both)
                if i + 1 < a.count, let cost = joinCost([old[first], old[first + 1]], [new[second]]) {
                    reach(place + 2 * width + 1, cost, .oldTwo)
                }
                if j + 1 < b.count, let cost = joinCost([old[first]], [new[second], new[second + 1]]) {
                    reach(place + width + 2, cost, .newTwo)
                }
            }
        }
        var steps: [AlignmentStep] = []
        var i = a.count
        var j = b.count
        while i > 0 || j > 0 {
            let move = moves[i * width + j]
            let taken: (Int, Int) =
                switch move {
                case .both: (1, 1)
                case .old: (1, 0)
                case .new: (0, 1)
                case .oldTwo: (2, 1)
                case .newTwo: (1, 2)
                case .none: (min(i, 1), min(j, 1))
                }
            i -= taken.0
            j -= taken.1
            let first = (a.lowerBound + i)..<(a.lowerBound + i + taken.0)
            let second = (b.lowerBound + j)..<(b.lowerBound + j + taken.1)
            steps.append(
                AlignmentStep(old: first, new: second, verdict: judge.verdict(old[first], new[second])))
        }
        return steps.reversed()
    }

    private func gap(_ token: Token) -> Float {
        switch token.kind {
        case .word: 1
        case .number: 1.1
        case .punctuation: 0.3
        }
    }

    private func pairCost(_ a: Token, _ b: Token) -> Float {
        if a.key == b.key { return 0 }
        switch (a.kind, b.kind) {
        case (.punctuation, .punctuation): return 0.35
        case (.number, .number): return a.numeral == b.numeral ? 0.1 : 1
        case (.word, .word):
            let likeness = lexicon.likeness(a.key, b.key)
            if likeness == 1 { return 0.15 }
            return likeness >= 0.5 ? Float(0.3 + 1.2 * (1 - likeness)) : 1.9
        case (.number, .word), (.word, .number): return judge.isMisread(a, b) ? 0.4 : 2.6
        default: return 2.6
        }
    }

    /// Cost of two words against one that has the letters of both; nil when it has not.
    private func joinCost(_ a: [Token], _ b: [Token]) -> Float? {
        guard a.allSatisfy({ $0.kind == .word }), b.allSatisfy({ $0.kind == .word }) else { return nil }
        let first = a.flatMap { lexicon.letters[Int(lexicon.folds[Int($0.key)])] }
        let second = b.flatMap { lexicon.letters[Int(lexicon.folds[Int($0.key)])] }
        guard abs(first.count - second.count) <= 1 else { return nil }
        if first == second { return 0.2 }
        guard judge.isRecognised, first.count > 3 else { return nil }
        let likeness = Letters.likeness(first, second)
        return likeness >= 0.75 ? Float(0.35 + 1.2 * (1 - likeness)) : nil
    }
}
