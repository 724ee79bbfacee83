import DocumentModel

/// Puts the printed lines of a table's body together to rows: a cell may wrap over several lines.
struct AlignedRows {
    let region: AlignedRegion
    let settings: AlignedTableSettings

    /// The lines of each row, as indices into the region's body, top to bottom.
    func groups() -> [[Int]] { bands().flatMap(rows) }

    // MARK: - Rules

    /// Lines between two rules; all of them where there are no inner rules.
    private func bands() -> [[Int]] {
        var out: [[Int]] = []
        var band = -1
        for index in region.body.indices {
            let y = region.body[index].box.centerY
            let own = region.rules.count { $0 < y }
            if own != band { out.append([]) }
            band = own
            out[out.count - 1].append(index)
        }
        return out
    }

    /// Rules stand between all rows, not only around the body.
    private var isRuledByRow: Bool { region.rules.count > 4 }

    // MARK: - Rows of a band

    private func rows(of band: [Int]) -> [[Int]] {
        let labels = band.filter { label(of: $0) != nil }
        if isRuledByRow, labels.count <= 1 { return [band] }
        guard region.isKeyed else { return byGaps(band) }
        guard let first = labels.first else { return isRuledByRow ? [band] : byGaps(band) }
        // Labels beside the middle of their rows: lines of the first row stand above its label.
        if first != band[0], !isSpanning(band[0]) { return byLabelsInTheMiddle(band, labels) }
        return byLabels(band)
    }

    private func label(of index: Int) -> String? {
        guard let first = region.body[index].pieces.first, region.columns.home(of: first.box) == 0,
            RowLabels.isLabel(first.text)
        else { return nil }
        return first.text
    }

    private func isSpanning(_ index: Int) -> Bool {
        if case .spanning = AlignedRegion.fit(region.body[index], in: region.columns) { return true }
        return AlignedRegion.isTotal(region.body[index].pieces[0].text)
    }

    private func distance(above index: Int) -> Double {
        index > 0 ? PrintedRow.distance(region.body[index - 1], region.body[index]) : 0
    }

    /// Distance of lines within a cell: what a quarter of all lines keep below.
    private var leading: Double {
        let gaps = region.body.indices.dropFirst().map { distance(above: $0) }.sorted()
        return gaps.isEmpty ? 0 : gaps[gaps.count / 4]
    }

    /// How many columns have text on a line.
    private func filled(_ index: Int) -> Int {
        Set(region.body[index].pieces.compactMap { region.columns.home(of: $0.box) }).count
    }

    /// A row begins at each label, at a total, and at a line of several cells that white space sets apart.
    private func byLabels(_ band: [Int]) -> [[Int]] {
        let leading = leading
        var out: [[Int]] = []
        for index in band {
            let isApart = distance(above: index) > settings.rowGap * leading && filled(index) >= 2
            if out.isEmpty || label(of: index) != nil || isSpanning(index) || isApart {
                out.append([index])
            } else {
                out[out.count - 1].append(index)
            }
        }
        return out
    }

    /// Between two labels a row ends where the white space is widest.
    private func byLabelsInTheMiddle(_ band: [Int], _ labels: [Int]) -> [[Int]] {
        var starts = [band[0]]
        for (upper, lower) in zip(labels, labels.dropFirst()) {
            let candidates = Array(upper + 1...lower)
            let middle = Double(upper + lower + 1) / 2
            let start = candidates.max {
                let (a, b) = (distance(above: $0), distance(above: $1))
                return abs(a - b) > 1 ? a < b : abs(Double($0) - middle) > abs(Double($1) - middle)
            }
            starts.append(start ?? lower)
        }
        return band.reduce(into: [[Int]]()) { out, index in
            if starts.contains(index) || out.isEmpty { out.append([index]) } else { out[out.count - 1].append(index) }
        }
    }

    /// Without labels: white space parts the rows where it has two widths; else a line of most columns begins one.
    private func byGaps(_ band: [Int]) -> [[Int]] {
        let leading = leading
        let hasTwoWidths =
            band.dropFirst().contains { distance(above: $0) > settings.rowGap * leading }
            && band.dropFirst().contains {
                distance(above: $0) <= 1.1 * leading && filled($0) < region.columns.columns.count
            }
        let least = Double(region.columns.columns.count) * 0.5
        return band.reduce(into: [[Int]]()) { out, index in
            let starts =
                hasTwoWidths ? distance(above: index) > settings.rowGap * leading : Double(filled(index)) > least
            if out.isEmpty || starts { out.append([index]) } else { out[out.count - 1].append(index) }
        }
    }
}
