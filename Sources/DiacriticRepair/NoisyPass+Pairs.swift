/// The document's own pairs of words in garbled text: one sense per collocation, as in bare text.
extension NoisyPass {
    /// What the document says of the readings of one unit that share their base letters.
    struct PairNote {
        /// Base form of the readings.
        var group: UInt16
        /// Cost of each reading that was seen, and of any other, in nats.
        var costs: [UInt16: Float]
        var otherCost: Float
    }

    /// Notes for all units that stand in a disputed pair.
    func pairNotes(of decisions: [Decision], _ scanner: PrintedScanner) -> [Int: [PairNote]] {
        let ids = decisions.map { decision -> UInt16 in
            let unit = scanner.units[decision.units.lowerBound]
            guard decision.units.count == 1, unit.kind == .word, decision.keys.count <= 1 else {
                return ModelLayout.unknown
            }
            return tables.identifier(of: decision.keys.first ?? unit.key)
        }
        var places: [Int] = []
        var packed: [UInt64] = []
        for index in decisions.indices.dropFirst()
        where ids[index] >= ModelLayout.firstWord && ids[index - 1] >= ModelLayout.firstWord
            && decisions[index - 1].units.upperBound == decisions[index].units.lowerBound
        {
            places.append(index)
            packed.append(DocumentPairs.packed(groups: groups(ids, index), ids: (ids[index - 1], ids[index])))
        }
        var pairs = DocumentPairs(packed)
        guard !pairs.isEmpty else { return [:] }
        places = places.filter { pairs.isDisputed(groups(ids, $0).0, groups(ids, $0).1) }
        var seen: [UInt16: Set<UInt16>] = [:]
        for index in places {
            pairs.count(
                groups: groups(ids, index), ids: (ids[index - 1], ids[index]), at: index,
                certainty: min(decisions[index - 1].posterior, decisions[index].posterior))
            for id in [ids[index - 1], ids[index]] { seen[tables.groupOf[Int(id)], default: []].insert(id) }
        }
        pairs.finish(reach: Float(settings.documentReach))
        var notes: [Int: [PairNote]] = [:]
        for index in places {
            let groups = groups(ids, index)
            for (decision, group, isSecond) in [(index - 1, groups.0, false), (index, groups.1, true)] {
                var costs: [UInt16: Float] = [:]
                for id in seen[group] ?? [] {
                    costs[id] = pairs.cost(of: id, groups: groups, at: index, isSecond: isSecond)
                }
                notes[decisions[decision].units.lowerBound, default: []].append(
                    PairNote(
                        group: group, costs: costs,
                        otherCost: pairs.cost(of: ModelLayout.unknown, groups: groups, at: index, isSecond: isSecond)))
            }
        }
        return notes
    }

    private func groups(_ ids: [UInt16], _ index: Int) -> (UInt16, UInt16) {
        (tables.groupOf[Int(ids[index - 1])], tables.groupOf[Int(ids[index])])
    }

    /// What the notes of a unit add to the cost of a reading.
    func pairCost(of id: UInt16, _ notes: [PairNote]) -> Float {
        guard !notes.isEmpty, id >= ModelLayout.firstWord else { return 0 }
        var cost: Float = 0
        for note in notes where note.group == tables.groupOf[Int(id)] { cost += note.costs[id] ?? note.otherCost }
        return cost * Float(settings.documentWeight)
    }
}
