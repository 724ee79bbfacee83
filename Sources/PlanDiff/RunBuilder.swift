/// Makes the runs of a text from its alignment.
struct RunBuilder {
    private let difference: TextDifference
    /// The change of each step; nil for those of none.
    private var changes: [Int?]

    init(_ difference: TextDifference) {
        self.difference = difference
        changes = Array(repeating: nil, count: difference.steps.count)
    }

    mutating func mark(_ hunk: TextDifference.Hunk, change: Int) {
        for step in hunk.steps { changes[step] = change }
    }

    func runs() -> [Run] {
        var runs: [Run] = []
        var last: (change: Int?, verdict: AlignmentStep.Verdict)?
        for (index, step) in difference.steps.enumerated() {
            let old = Self.text(difference.old, step.old, isFirst: step.old.lowerBound == 0)
            let new = Self.text(difference.new, step.new, isFirst: step.new.lowerBound == 0)
            let change = changes[index]
            if let before = last, before.change == change, before.verdict == step.verdict {
                runs[runs.count - 1].old += old
                runs[runs.count - 1].new += new
            } else {
                var noise: NoiseCause?
                if change == nil, case .noise(let cause) = step.verdict { noise = cause }
                runs.append(Run(old: old, new: new, change: change, noise: noise))
            }
            last = (change, step.verdict)
        }
        return runs
    }

    /// The tokens as printed; a line break where a node or field begins.
    static func text(_ tokens: [Token], _ range: Range<Int>, isFirst: Bool) -> String {
        var out = ""
        for index in range {
            let token = tokens[index]
            if index > 0 {
                let before = tokens[index - 1]
                if before.node != token.node || before.field != token.field {
                    out += "\n"
                } else if token.hasSpaceBefore {
                    out += " "
                }
            }
            out += token.text
        }
        return out
    }

    /// Tokens as one line, without white space at the ends.
    static func line(_ tokens: [Token], _ range: Range<Int>) -> String {
        let text = text(tokens, range, isFirst: true).replacing("\n", with: " ")
        return String(text.drop { $0 == " " })
    }
}
