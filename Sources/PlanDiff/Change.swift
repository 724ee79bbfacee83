/// One change between two documents.
public struct Change: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Words of running text.
        case wording
        /// A number, code or quantity on both sides.
        case number
        /// A day, month, quarter or year.
        case date
        /// A passage that stands elsewhere, before others or below another heading.
        case moved
        /// One passage that became several.
        case split
        /// Several passages that became one.
        case merged
        case added
        case dropped
        /// The same passage in the same place under another label.
        case renumbered
        case tableRow
        case tableCell
        case recipient
        case signer
        case citation
    }

    /// What happened to the thing that `kind` names.
    public enum Action: String, Hashable, Sendable, Codable, CaseIterable {
        case changed, added, dropped, moved, renumbered
    }

    /// From 1, in the order of the new document.
    public var id: Int
    public var kind: Kind
    public var action: Action
    /// Where it stands in the old document; several for a merge, none for an addition.
    public var old: [Place]
    /// Where it stands in the new document; several for a split, none for a removal.
    public var new: [Place]
    /// The wording that went; empty where none did.
    public var oldText: String
    /// The wording that came; empty where none did.
    public var newText: String
    /// A few unchanged words before and behind.
    public var before: String
    public var behind: String
    /// Typed facts that the wording states, where both sides state one of a kind.
    public var facts: [FactChange]
    /// The remark that explains it; nil when it stands for itself.
    public var remark: Int?
    /// The passage it belongs to, by its place in ``Comparison/passages``.
    public var passage: Int

    public init(
        id: Int = 0, kind: Kind, action: Action = .changed, old: [Place], new: [Place], oldText: String = "",
        newText: String = "", before: String = "", behind: String = "", facts: [FactChange] = [], remark: Int? = nil,
        passage: Int = 0
    ) {
        self.id = id
        self.kind = kind
        self.action = action
        self.old = old
        self.new = new
        self.oldText = oldText
        self.newText = newText
        self.before = before
        self.behind = behind
        self.facts = facts
        self.remark = remark
        self.passage = passage
    }
}

/// A typed fact before and after.
public struct FactChange: Hashable, Sendable, Codable {
    /// `quantity`, `target`, `date`, `period`, `deadline`, `responsible`, `coordinating`.
    public var kind: String
    /// As printed.
    public var old: String
    public var new: String
    /// What the numbers or days differ by, such as `2025-04-07` after `2024-04-10`, or `75` after `60`; nil when the
    /// fact is no number and no day.
    public var oldValue: String?
    public var newValue: String?

    public init(kind: String, old: String, new: String, oldValue: String? = nil, newValue: String? = nil) {
        self.kind = kind
        self.old = old
        self.new = new
        self.oldValue = oldValue
        self.newValue = newValue
    }
}

/// Where something stands in a document.
public struct Place: Hashable, Sendable, Codable {
    /// Id of the section, annex or table; `header`, `legalBases`, `recipients`, `signatures`, `footnotes` for those parts.
    public var node: String
    /// The label as printed, such as `a)`; the row's label in a table, such as `I.1`.
    public var label: String?
    /// Title of the heading, or the first words; the column's title for a cell.
    public var title: String?
    /// Row of a table, from 0.
    public var row: Int?
    /// Column of a table, from 0.
    public var column: Int?
    public var page: Int?

    public init(
        node: String, label: String? = nil, title: String? = nil, row: Int? = nil, column: Int? = nil, page: Int? = nil
    ) {
        self.node = node
        self.label = label
        self.title = title
        self.row = row
        self.column = column
        self.page = page
    }
}

/// Why a difference is taken for noise.
public enum NoiseCause: String, Hashable, Sendable, Codable, CaseIterable {
    /// Vietnamese marks only, on recognised text.
    case marks
    /// `hòa` and `hoà`.
    case tonePlacement
    case punctuation
    /// Words joined or parted, hyphens.
    case spacing
    case letterCase
    /// `5` and `05`, `6000` and `6.000`.
    case numeralForm
    /// Letters that recognition got wrong.
    case recognition
}
