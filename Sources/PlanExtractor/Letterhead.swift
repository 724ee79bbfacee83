import DocumentModel

/// The letterhead: agencies, number, place and date, and `V/v` lines of an official letter.
struct Letterhead: Sendable {
    var superior: String?
    var issuer: String?
    var number: String?
    var place: String?
    var date: String?
    /// The subject of an official letter, from `V/v …`.
    var matter: String?
    /// Agencies that issue together; empty when there is one.
    var issuers: [String] = []
    /// A stamp such as `HỎA TỐC`.
    var urgency: String?
    /// The lines each field was read from, by the field's name.
    var sources: [String: [FlowLine]] = [:]
    var corrections: [Correction] = []
    /// How many items from the start belong to it.
    var consumed = 0
    var isEmpty: Bool { issuer == nil && number == nil && date == nil && consumed == 0 }

    /// Reads the letterhead at the start of `lines`; one that is empty when there is none.
    static func read(_ lines: [FlowLine]) -> Letterhead {
        var head = Letterhead()
        let end = extent(lines)
        guard end > 0 else { return head }
        var agencies: [FlowLine] = []
        var matter: [String] = []
        var numberSeen = false
        var inMatter = false
        for (index, line) in lines[..<end].enumerated() {
            if index > 0, let place = wrappedDate(lines[index - 1], line) {
                (head.place, head.date) = (head.place ?? place.place, head.date ?? place.date)
                inMatter = false
                continue
            }
            for piece in pieces(of: line) {
                let folded = LayoutText.folded(piece)
                if inMatter, line.side != .right, !BlockWords.isPlaceAndDate(folded), !folded.contains(", ngay"),
                    !BlockWords.isNationalTitle(folded),
                    !folded.hasPrefix("kinh gui")
                {
                    matter.append(piece)
                    head.sources["subject", default: []].append(line)
                    continue
                }
                if BlockWords.isNationalTitle(folded) {
                    inMatter = false
                    continue
                }
                if let place = PlaceAndDate.read(piece) {
                    head.place = head.place ?? place.place.map { head.named($0, in: line) }
                    if Certainty.isSure(line, from: "ngay", to: "nam"), Certainty.isWhole(date: line) {
                        head.date = head.date ?? place.date
                    }
                    if head.place != nil { head.sources["place"] = head.sources["place"] ?? [line] }
                    if head.date != nil { head.sources["date"] = head.sources["date"] ?? [line] }
                    inMatter = false
                } else if DocumentNumber.isNumberLine(piece) {
                    let isKnown =
                        Certainty.isSure(line, from: "so", to: "/")
                        || Certainty.isPrinted(number: line, in: lines[..<end])
                    if isKnown, Certainty.isWhole(number: line, in: lines[..<end]) {
                        head.number = head.number ?? DocumentNumber.read(piece)
                        if head.number != nil { head.sources["number"] = head.sources["number"] ?? [line] }
                    }
                    numberSeen = true
                } else if let stamp = Urgency.stamp(piece) {
                    head.urgency = head.urgency ?? stamp
                    head.sources["urgency"] = [line]
                } else if MatterLine.starts(folded) {
                    head.sources["subject"] = [line]
                    matter.append(MatterLine.text(piece))
                    inMatter = true
                } else if !numberSeen, line.side != .right, LayoutText.isCapitals(piece), piece.count > 2,
                    !piece.contains("/")
                {
                    var agency = line
                    agency.text = piece
                    agencies.append(agency)
                }
            }
        }
        let names = AgencyNames.split(agencies)
        head.superior = names.superior
        head.issuer = names.issuer
        head.issuers = names.issuers
        head.sources["superior"] = names.superiorLines
        head.sources["issuer"] = names.issuerLines
        head.matter = matter.isEmpty ? nil : LayoutText.withoutSpecks(matter.joined(separator: " "))
        head.consumed = end
        return head
    }

    /// The place with a doubtful word put right by the names of provinces.
    private mutating func named(_ place: String, in line: FlowLine) -> String {
        guard line.isRecognised, let name = Provinces.repaired(place, words: line.words) else { return place }
        corrections.append(
            Correction(page: line.page, wordBox: line.box, from: place, to: name, rule: "place", score: 0.5))
        return name
    }

    /// Place and date over two lines of a text file: `An Bình, ngày 27` / `tháng 8 năm 2021`.
    private static func wrappedDate(_ first: FlowLine, _ second: FlowLine) -> PlaceAndDate? {
        guard first.isPlain, second.folded.hasPrefix("thang "), first.folded.contains("ngay") else { return nil }
        return PlaceAndDate.read(first.text + " " + second.text)
    }

    /// The lines up to the last one that only a letterhead has.
    private static func extent(_ lines: [FlowLine]) -> Int {
        var end = 0
        var hasNational = false
        for (index, line) in lines.prefix(24).enumerated() {
            if line.page != lines[0].page { break }
            if let kind = TitleBlock.kind(of: line), line.side == .whole || kind.rest.isEmpty, index > 0 { break }
            if line.folded.hasPrefix("kinh gui") || BlockWords.isRecipientsHead(line.folded) { break }
            if BlockWords.isNationalTitle(line.folded) { hasNational = true }
            let belongs =
                BlockWords.isNationalTitle(line.folded) || DocumentNumber.isNumberLine(line.text)
                || PlaceAndDate.read(line.text) != nil || pieces(of: line).contains { PlaceAndDate.read($0) != nil }
                || MatterLine.starts(line.folded) || (index > 0 && wrappedDate(lines[index - 1], line) != nil)
                || (line.zone >= 0 && line.zone == lines[0].zone)
                || (end > 0 && line.zone >= 0 && line.zone == lines[end - 1].zone)
            if belongs { end = index + 1 }
        }
        let head = lines[..<end]
        let known = hasNational || head.contains { DocumentNumber.isNumberLine($0.text) && $0.fill < 0.9 }
        guard known else { return 0 }
        // A wrapped `V/v` or date goes on below.
        while end < lines.count, end < 26, let last = lines[..<end].last, lines[end].page == last.page,
            lines[end].side != .right,
            MatterLine.starts(last.folded)
                || (lines[..<end].contains { MatterLine.starts($0.folded) }
                    && LayoutText.startsLower(lines[end].text) && lines[end].fill < 0.62
                    && lines[end].side == last.side),
            LayoutText.startsLower(lines[end].text), lines[end].fill < 0.75 || lines[end].isPlain
        {
            end += 1
        }
        return end
    }

    /// A line that holds both blocks, as recognition without geometry gives it, in two.
    static func pieces(of line: FlowLine) -> [String] {
        let folded = Array(VietnameseText.folded(line.text).unicodeScalars)
        let scalars = Array(VietnameseText.composed(line.text).unicodeScalars)
        guard folded.count == scalars.count else { return [line.text] }
        for mark in ["cong hoa xa hoi", "doc lap -", "doc lap –", "dang cong san", "so:"] {
            if let at = find(mark, in: folded), at > 3 { return cut(scalars, at: at) }
        }
        if DocumentNumber.isNumberLine(line.text), let at = find("ngay ", in: folded), at > 6 {
            // The place is the words before `, ngày` that follow the number's symbol.
            var start = at
            var words = 0
            while start > 0, words < 5 {
                var previous = start - 1
                while previous > 0, folded[previous - 1] != " " { previous -= 1 }
                let word = folded[previous..<start]
                if word.contains(where: { $0 == "/" || $0.properties.numericType != nil }) || word.contains(":") {
                    break
                }
                start = previous
                words += 1
            }
            if start > 0 { return cut(scalars, at: start) }
        }
        return [line.text]
    }

    private static func find(_ needle: String, in text: [Unicode.Scalar]) -> Int? {
        let pattern = Array(needle.unicodeScalars)
        guard text.count >= pattern.count else { return nil }
        return (0...(text.count - pattern.count)).first { Array(text[$0..<$0 + pattern.count]) == pattern }
    }

    private static func cut(_ scalars: [Unicode.Scalar], at position: Int) -> [String] {
        [scalars[..<position], scalars[position...]].map { part in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: part)
            return LayoutText.trimmed(String(view))
        }.filter { !$0.isEmpty }
    }
}

/// `V/v …` or `Về việc …` under the number of an official letter.
enum MatterLine {
    static func starts(_ folded: String) -> Bool {
        folded.hasPrefix("v/v") || folded.hasPrefix("vv ") || folded.hasPrefix("ve viec") && folded.count < 60
    }

    static func text(_ piece: String) -> String {
        let folded = LayoutText.folded(piece)
        let count = folded.hasPrefix("v/v") ? 3 : folded.hasPrefix("ve viec") ? 7 : 2
        return LayoutText.trimmed(String(piece.dropFirst(count)), of: " :.")
    }
}
