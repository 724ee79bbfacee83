internal import DocumentModel
internal import Foundation

/// Decides whether a difference between words is noise: something that recognition or writing habits explain.
///
/// Punctuation, case, tone placement and spacing are noise everywhere. Marks and letters are noise only where one side
/// was recognised from a picture: between two digital texts `trưởng` and `trường` are different words. A number that
/// changed is never noise.
struct NoiseJudge {
    let lexicon: Lexicon
    /// Whether either document was read from pictures.
    let isRecognised: Bool
    /// Share of the words of the worse document that no Vietnamese word can be, 0 to 1.
    let damage: Double
    let letterLikeness: Double

    init(lexicon: Lexicon, isRecognised: Bool, damage: Double, letterLikeness: Double) {
        self.lexicon = lexicon
        self.isRecognised = isRecognised
        self.damage = damage
        self.letterLikeness = letterLikeness
    }

    /// Two tokens that differ in case or tone placement at most.
    func sameKey(_ a: Token, _ b: Token) -> AlignmentStep.Verdict {
        if a.text.utf8.elementsEqual(b.text.utf8) { return .same }
        return a.text.lowercased().utf8.elementsEqual(b.text.lowercased().utf8)
            ? .noise(.letterCase) : .noise(.tonePlacement)
    }

    /// A token that the other side does not have.
    func alone(_ token: Token) -> AlignmentStep.Verdict {
        switch token.kind {
        case .punctuation: .noise(.punctuation)
        case .number: .changed
        case .word:
            // A stray letter or two that are no syllable, such as what is left of a stamp or a rule.
            isRecognised && token.text.unicodeScalars.count <= 2 && !lexicon.isSyllable[Int(token.key)]
                ? .noise(.recognition) : .changed
        }
    }

    func verdict(_ a: ArraySlice<Token>, _ b: ArraySlice<Token>) -> AlignmentStep.Verdict {
        guard let first = a.first else { return b.first.map(alone) ?? .same }
        guard let second = b.first else { return alone(first) }
        if a.count > 1 || b.count > 1 {
            return joined(a, b)
        }
        if first.key == second.key { return sameKey(first, second) }
        switch (first.kind, second.kind) {
        case (.punctuation, .punctuation): return .noise(.punctuation)
        case (.number, .number): return numbers(first, second)
        case (.number, .word), (.word, .number): return isMisread(first, second) ? .noise(.recognition) : .changed
        case (.word, .word): return words(first, second)
        default: return .changed
        }
    }

    private func joined(_ a: ArraySlice<Token>, _ b: ArraySlice<Token>) -> AlignmentStep.Verdict {
        guard (a + b).allSatisfy({ $0.kind == .word }) else { return .changed }
        let first = SpellingForm.key(a.map(\.text).joined())
        let second = SpellingForm.key(b.map(\.text).joined())
        if first == second || isRecognised { return .noise(first == second ? .spacing : .recognition) }
        return .changed
    }

    /// Numbers and codes: the digits decide; the letters of a code may have been misread.
    private func numbers(_ a: Token, _ b: Token) -> AlignmentStep.Verdict {
        if a.numeral == b.numeral { return .noise(.numeralForm) }
        // A telephone number, grouped otherwise.
        let joined = a.digits.joined()
        if joined.count >= 7, joined == b.digits.joined(), !a.hasLetters, !b.hasLetters { return .noise(.numeralForm) }
        guard isRecognised, a.digits == b.digits, a.hasLetters, b.hasLetters else { return .changed }
        return lexicon.likeness(a.key, b.key) >= 0.6 ? .noise(.recognition) : .changed
    }

    /// Whether a token with digits and a word are one word: `1a` and `là`, `16i` and `lối`.
    ///
    /// Digits without letters are a number, and a number never is noise, but in a text so garbled that the very letters
    /// of the word were read as the digits they look like.
    func isMisread(_ a: Token, _ b: Token) -> Bool {
        guard isRecognised else { return false }
        let mixed = a.kind == .number ? a : b
        let likeness = lexicon.likeness(a.key, b.key)
        return mixed.hasLetters ? likeness >= letterLikeness : damage > heavyDamage && likeness == 1
    }

    /// Share of impossible words above which a text is garbled, not just recognised.
    private let heavyDamage = 0.08

    /// Whether a passage of a garbled text holds next to no words and no number: what a table's rules or a stamp left.
    func isUnreadable(_ tokens: [Token]) -> Bool {
        guard isRecognised, damage > heavyDamage else { return false }
        let words = tokens.count { $0.kind == .word && $0.length > 1 && lexicon.isSyllable[Int($0.key)] }
        return words < 3 && words * 2 < tokens.count
            && !tokens.contains { $0.kind == .number && $0.digits.contains { $0.count > 1 } }
    }

    private func words(_ a: Token, _ b: Token) -> AlignmentStep.Verdict {
        guard isRecognised else { return .changed }
        let likeness = lexicon.likeness(a.key, b.key)
        if likeness == 1 { return .noise(.marks) }
        let isDamaged = !lexicon.isSyllable[Int(a.key)] || !lexicon.isSyllable[Int(b.key)]
        // `A4` and `A5`: digits that differ are no noise.
        if !a.digits.isEmpty, !b.digits.isEmpty, a.digits != b.digits { return .changed }
        let isGarbled = damage > heavyDamage || a.isDoubtful || b.isDoubtful
        if isDamaged {
            // One or two letters that are no word are what is left of the word on the other side.
            let isStub = isGarbled && min(a.length, b.length) <= 2
            return isStub || likeness >= (isGarbled ? 0.32 : letterLikeness) ? .noise(.recognition) : .changed
        }
        // Both can be words: a garbled text or a bad scan turns words into other words, a good scan hardly ever does.
        return isGarbled && likeness >= 0.5 ? .noise(.recognition) : .changed
    }

    /// Share of lower-case words that no Vietnamese word can be.
    static func damage(of tree: DocumentTree, lexicon: Lexicon) -> Double {
        var words = 0
        var damaged = 0
        for node in tree.nodes {
            for token in node.tokens where token.kind == .word && token.length > 1 {
                guard let first = token.text.unicodeScalars.first, first.properties.isLowercase else { continue }
                words += 1
                if !lexicon.isSyllable[Int(token.key)] { damaged += 1 }
            }
        }
        return words > 20 ? Double(damaged) / Double(words) : 0
    }
}
