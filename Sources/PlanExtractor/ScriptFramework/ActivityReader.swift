import DocumentModel

/// Makes records of the rows of a script-framework table (*khung kịch bản*).
struct ActivityReader {
    let synonyms: HeaderSynonyms

    /// The records of the table's data rows; empty when its header is not that of a script framework.
    func activities(of table: Table) -> [Activity] {
        var columns: [HeaderSynonyms.Column: Int] = [:]
        for (index, title) in table.columns.enumerated() {
            let isKey = index == 0 && HeaderRows.isKey(title)
            guard let column = isKey ? .number : synonyms.column(of: title), columns[column] == nil else { continue }
            columns[column] = index
        }
        guard isFramework(columns) else { return [] }
        return table.rows.enumerated().compactMap { index, row in
            row.kind == .data ? activity(row, index: index, columns: columns, titles: table.columns) : nil
        }
    }

    /// What is done, and at least two of how much, when and by whom.
    private func isFramework(_ columns: [HeaderSynonyms.Column: Int]) -> Bool {
        let has = { (column: HeaderSynonyms.Column) in columns[column] != nil }
        let facts = [HeaderSynonyms.Column.quantity, .period, .lead, .support].filter(has).count
        return (has(.form) || has(.work) || has(.subject)) && facts >= 2
    }

    private func activity(
        _ row: Table.Row, index: Int, columns: [HeaderSynonyms.Column: Int], titles: [String]
    ) -> Activity? {
        func cell(_ column: HeaderSynonyms.Column) -> String? {
            guard let place = columns[column], row.cells.indices.contains(place) else { return nil }
            let text = LayoutText.trimmed(row.cells[place], of: " \n\t")
            return text.isEmpty ? nil : text
        }
        func line(_ column: HeaderSynonyms.Column) -> String? {
            cell(column)?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        var activity = Activity(row: index, group: row.group, provenance: row.provenance)
        activity.number = line(.number)
        activity.subject = line(.subject)
        activity.form = line(.form)
        activity.measure = line(.measure)
        activity.quantityText = line(.quantity)
        activity.periodText = line(.period)
        activity.supportForm = line(.supportForm)
        if let text = activity.quantityText {
            let counts = FactFinder.facts(in: text, field: .cell).filter { $0.kind == .quantity || $0.kind == .target }
            activity.quantities = QuantityCell.read(text).map { [$0] } ?? counts
        }
        activity.periods = activity.periodText.map { PeriodCell.read($0) } ?? []
        activity.leads = cell(.lead).map(UnitList.units) ?? []
        activity.supports = cell(.support).map(UnitList.units) ?? []
        activity.work = cell(.work).map(WorkList.items) ?? []
        let known = Set(columns.values)
        for (place, title) in titles.enumerated() where !known.contains(place) && row.cells.indices.contains(place) {
            let text = LayoutText.trimmed(row.cells[place], of: " \n")
            if !text.isEmpty, !title.isEmpty { activity.others[title] = text }
        }
        let isBlank = activity.form == nil && activity.work.isEmpty && activity.subject == nil
        return isBlank ? nil : activity
    }
}

/// Names of units in a cell.
enum UnitList {
    /// One name each: items of a dash list, parts between semicolons, and names listed with commas or `và`.
    static func units(in cell: String) -> [String] {
        WorkList.items(of: cell).flatMap { $0.split(separator: ";") }.flatMap { piece -> [String] in
            let text = LayoutText.trimmed(String(piece))
            let words = TextWords(text)
            var names: [String] = []
            var index = 0
            while index < words.words.count, let list = UnitNames.list(words, at: index, isOpen: true) {
                names += list.names
                index = max(list.end, index + 1)
            }
            // Words that the list stops at belong to the last name.
            return index >= words.words.count ? names : [text]
        }.map { LayoutText.trimmed($0, of: " .,;:-–+") }.filter { $0.contains(where: \.isLetter) }
    }
}

/// Items of a cell that lists work to be done.
enum WorkList {
    /// Dash items and numbered items one each; a text without either is one item.
    static func items(of cell: String) -> [String] {
        var items: [String] = []
        // Text files keep a list in one line: `- Mời tác giả; - Ghi hình`.
        let lined = cell.replacing("; - ", with: ";\n- ").replacing(";- ", with: ";\n- ")
        let lines = lined.split(whereSeparator: \.isNewline).map { LayoutText.trimmed(String($0)) }
        let numbered = NumberedItems(lines).lines
        for (index, text) in lines.enumerated() {
            let label = numbered.contains(index) ? text.prefix { $0 != " " } : ""
            let bare = LayoutText.trimmed(String(text.dropFirst(label.count)), of: " -–+•*")
            if items.isEmpty || !label.isEmpty || text.first.map({ "-–+•*".contains($0) }) == true {
                items.append(bare)
            } else {
                items[items.count - 1] += " " + bare
            }
        }
        return items.map { LayoutText.trimmed($0, of: " ;") }.filter { !$0.isEmpty }
    }
}
