internal import DocumentModel

/// Marks on bare text: every sentence by itself first, then those whose word pairs the document reads in two ways.
extension RepairPass {
    mutating func restoreBare() {
        var sentences: [Range<Int>] = []
        var start = 0
        for index in 0...tokens.count where index == tokens.count || tokens[index].kind == .boundary {
            if start < index { sentences.append(start..<index) }
            start = index + 1
        }
        let groups = tokens.map { tables.group(of: $0) }
        var ids = [UInt16](repeating: ModelLayout.unknown, count: tokens.count)
        var keys = [UInt64](repeating: 0, count: tokens.count)
        var gains = [Float](repeating: 0, count: tokens.count)
        for sentence in sentences { restore(sentence, nil, groups, &ids, &keys, &gains) }
        for _ in 0..<settings.documentPasses {
            var pairs: [UInt64] = []
            for sentence in sentences {
                for index in sentence.dropFirst()
                where groups[index] >= ModelLayout.firstWord && groups[index - 1] >= ModelLayout.firstWord {
                    pairs.append(
                        DocumentPairs.packed(
                            groups: (groups[index - 1], groups[index]), ids: (ids[index - 1], ids[index])))
                }
            }
            let disputed = DocumentPairs(pairs)
            if disputed.isEmpty { break }
            for sentence in sentences
            where sentence.dropFirst().contains(where: { disputed.isDisputed(groups[$0 - 1], groups[$0]) }) {
                restore(sentence, disputed, groups, &ids, &keys, &gains)
            }
        }
        for index in tokens.indices where keys[index] != 0 && keys[index] != tokens[index].key {
            note(index, key: keys[index], gain: Double(gains[index]))
        }
    }

    /// Decodes one sentence and writes down what it chose.
    private mutating func restore(
        _ sentence: Range<Int>, _ disputed: DocumentPairs?, _ groups: [UInt16], _ ids: inout [UInt16],
        _ keys: inout [UInt64], _ gains: inout [Float]
    ) {
        lattice.removeAll()
        for index in sentence {
            addCandidates(for: tokens[index], { _ in nil })
            lattice.endPosition()
        }
        contexts?.addCosts(to: &lattice, tokens: tokens[sentence], weight: Float(settings.contextWeight))
        disputed?.addCosts(to: &lattice, groups: groups[sentence], weight: Float(settings.documentWeight))
        let chosen = decoder.decode(lattice)
        for (position, candidate) in chosen.enumerated() {
            ids[sentence.lowerBound + position] = lattice.ids[candidate]
            keys[sentence.lowerBound + position] = lattice.keys[candidate]
            let printed = lattice.starts[position]
            if candidate != printed {
                gains[sentence.lowerBound + position] = gain(of: candidate, over: printed, at: position, chosen)
            }
        }
    }
}
