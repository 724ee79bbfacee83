/// The words with marks that each base form may stand for, made once for each form that a text holds.
struct CandidateLists {
    private let tables: ModelTables
    private let smallestShare: Double
    private var ids: [UInt16] = []
    /// Place of each form's list in `ids`, by the form's first id; negative until it is made.
    private var starts: [Int32]
    private var ends: [Int32]

    /// - Parameter smallestShare: Readings rarer than this share of the form's most frequent one are left out.
    init(tables: ModelTables, smallestShare: Double) {
        self.tables = tables
        self.smallestShare = smallestShare
        starts = [Int32](repeating: -1, count: tables.layout.wordCount)
        ends = starts
    }

    /// The readings of a base form in ascending order.
    /// - Parameter group: The form's first id.
    mutating func readings(ofGroup group: UInt16) -> ArraySlice<UInt16> {
        let group = Int(group)
        if starts[group] < 0 { make(group) }
        return ids[Int(starts[group])..<Int(ends[group])]
    }

    private mutating func make(_ group: Int) {
        starts[group] = Int32(ids.count)
        if group >= ModelLayout.firstWord {
            let range = group..<Int(tables.groupEnd[group])
            let most = range.reduce(UInt32(0)) { max($0, tables.count($1)) }
            for id in range where Double(tables.count(id)) >= Double(most) * smallestShare { ids.append(UInt16(id)) }
        }
        ends[group] = Int32(ids.count)
    }
}
