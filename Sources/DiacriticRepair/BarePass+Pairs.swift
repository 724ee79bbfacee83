import Foundation

/// The document's own pairs of words in bare text.
extension BarePass {
    /// Words beside a disputed pair that are weighed again with it.
    private static let reach = 2
    /// Nats that other readings of the words around may be worth.
    private static let margin: Float = 3

    /// The pairs that the text reads in more than one way, each sighting counted by how sure its reading is.
    mutating func disputedPairs(_ sentences: [Range<Int>]) -> DocumentPairs {
        var pairs: [UInt64] = []
        for sentence in sentences {
            for index in sentence.dropFirst()
            where groups[index] >= ModelLayout.firstWord && groups[index - 1] >= ModelLayout.firstWord {
                pairs.append(
                    DocumentPairs.packed(
                        groups: (groups[index - 1], groups[index]), ids: (chosenIds[index - 1], chosenIds[index])))
            }
        }
        var disputed = DocumentPairs(pairs)
        if disputed.isEmpty { return disputed }
        for sentence in sentences {
            for index in sentence.dropFirst() where disputed.isDisputed(groups[index - 1], groups[index]) {
                if certainties[index] < 0 {
                    let (firsts, seconds) = disputed.ids(groups[index - 1], groups[index])
                    certainties[index] = min(
                        certainty(of: index - 1, in: sentence, among: firsts),
                        certainty(of: index, in: sentence, among: seconds))
                }
                disputed.count(
                    groups: (groups[index - 1], groups[index]), ids: (chosenIds[index - 1], chosenIds[index]),
                    at: index, certainty: certainties[index])
            }
        }
        disputed.finish(reach: Float(settings.documentReach))
        return disputed
    }

    /// A chosen reading's share among those given, with all other words as chosen.
    private func certainty(of index: Int, in sentence: Range<Int>, among ids: [UInt16]) -> Float {
        guard ids.count > 1 else { return 1 }
        let hasCapital = hasTellingCapital(index)
        func score(_ id: UInt16) -> Float {
            fit(of: id, at: index, in: sentence) + (hasCapital ? capitalCost(id) : 0)
        }
        let own = score(chosenIds[index])
        return 1 / ids.reduce(1) { $1 == chosenIds[index] ? $0 : $0 + exp(score($1) - own) }
    }

    /// Opens the tokens around the disputed pairs of a sentence; false when it has none, or none of those that moved.
    /// - Parameter moved: Pairs of which a sighting changed; nil when all are new.
    mutating func mark(_ sentence: Range<Int>, _ disputed: DocumentPairs, _ moved: Set<UInt32>?) -> Bool {
        var isFound = false
        for index in sentence { isOpen[index] = false }
        for index in sentence.dropFirst()
        where disputed.isDisputed(groups[index - 1], groups[index])
            && moved?.contains(pair(endingAt: index)) ?? true && mayChange(index, disputed)
        {
            isFound = true
            let last = min(sentence.upperBound, index + Self.reach + 1)
            for near in max(sentence.lowerBound, index - 1 - Self.reach)..<last { isOpen[near] = true }
        }
        return isFound
    }

    /// Whether the document speaks for another reading of the pair that ends with a token, and nearly as loud as the sentence
    /// for the chosen one.
    private func mayChange(_ index: Int, _ disputed: DocumentPairs) -> Bool {
        let gain =
            Float(settings.documentWeight)
            * disputed.largestGain(
                over: (chosenIds[index - 1], chosenIds[index]), groups: (groups[index - 1], groups[index]), at: index)
        let certainty = min(certainties[index], 0.999_999)
        return gain > 0 && gain + Self.margin > log(certainty / (1 - certainty))
    }

    /// Base forms of the pair whose second word is a token.
    func pair(endingAt index: Int) -> UInt32 { UInt32(groups[index - 1]) << 16 | UInt32(groups[index]) }
}
