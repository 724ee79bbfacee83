internal import DocumentModel

/// The letterhead as printed, the title block, and the closing block.
extension HTMLBuilder {
    /// Issuer and number left, place and date right; the national title is not among the data.
    static func letterhead(_ header: Header) -> String {
        let issuers = header.issuers.isEmpty ? [header.issuer].compactMap { $0 } : header.issuers
        var left = header.superior.map { "<p class=\"superior\">\(HTMLText.escaped($0))</p>\n" } ?? ""
        left += issuers.map { "<p class=\"issuer\">\(HTMLText.escaped($0))</p>\n" }.joined()
        left += header.number.map { "<p class=\"number\">Số: \(HTMLText.escaped($0))</p>\n" } ?? ""
        let date = header.date.map { date in
            HTMLText.element(
                "time", [("datetime", date)],
                HTMLText.escaped(FactPhrase.letterheadDate(date) ?? date))
        }
        let placeAndDate = [header.place.map(HTMLText.escaped), date].compactMap { $0 }.joined(separator: ", ")
        let right = placeAndDate.isEmpty ? "" : "<p class=\"place\">\(placeAndDate)</p>\n"
        let urgency = header.urgency.map { "<p class=\"urgency\">\(HTMLText.escaped($0))</p>\n" } ?? ""
        guard !(left + right + urgency).isEmpty else { return "" }
        return
            "<div class=\"letterhead\">\n<div class=\"left\">\n\(left)</div>\n<div class=\"right\">\n\(right)</div>\n"
            + urgency + "</div>\n"
    }

    /// Kind and subject; official letters show their kind small, for they print none.
    func titleBlock() -> String {
        let header = document.header
        let isLetter = header.kind?.lowercased() == "công văn"
        let kind = header.kind.map { "<span class=\"kind\">\(HTMLText.escaped($0))</span>" }
        let subject = header.subject.map {
            "<span class=\"subject\">\(marked($0, node: "header", .subject))</span>"
        }
        var parts = [kind, subject].compactMap { $0 }
        if parts.isEmpty {
            parts = ["<span class=\"kind name\">\(HTMLText.escaped(document.source.name))</span>"]
        }
        let attributes = [("class", isLetter ? "title letter" : "title"), ("id", "tieu-de")]
        return HTMLText.element("h1", attributes, parts.joined(separator: " ")) + "\n"
    }

    func legalBases() -> String {
        guard !document.legalBases.isEmpty else { return "" }
        let lines = document.legalBases.enumerated().map { index, text in
            "<p id=\"\(Self.basisAnchor(index))\">\(marked(text, node: "legalBases", .legalBasis, index: index))</p>\n"
        }
        return "<div class=\"bases\">\n\(lines.joined())</div>\n"
    }

    static func basisAnchor(_ index: Int) -> String { "can-cu-\(index + 1)" }

    func addressees() -> String {
        guard !document.addressees.isEmpty else { return "" }
        guard document.addressees.count > 1 else {
            return "<p class=\"addressees\"><span class=\"name\">Kính gửi:</span> "
                + "\(HTMLText.escaped(document.addressees[0]))</p>\n"
        }
        let items = document.addressees.map { "<li>\(HTMLText.escaped($0))</li>\n" }
        return "<div class=\"addressees\">\n<p class=\"name\">Kính gửi:</p>\n<ul>\n\(items.joined())</ul>\n</div>\n"
    }

    /// Recipients left, signers right.
    static func closing(recipients: [String], signatures: [Signature]) -> String {
        guard !recipients.isEmpty || !signatures.isEmpty else { return "" }
        var out = "<div class=\"closing\">\n<div class=\"recipients\">\n"
        if !recipients.isEmpty {
            let items = recipients.map { "<li>\(HTMLText.escaped($0))</li>\n" }
            out += "<p class=\"name\">Nơi nhận:</p>\n<ul>\n\(items.joined())</ul>\n"
        }
        out += "</div>\n<div class=\"signers\">\n"
        for signature in signatures {
            let doubt = doubt(signature.confidence)
            let attributes = [("class", "signer" + doubt.name), ("title", doubt.title)]
            out += "<div\(HTMLText.attributeList(attributes))>\n"
            for (name, value) in [
                ("authority", signature.authority), ("position", signature.position), ("name", signature.name),
            ] {
                if let value { out += "<p class=\"\(name)\">\(HTMLText.escaped(value))</p>\n" }
            }
            out += "</div>\n"
        }
        return out + "</div>\n</div>\n"
    }
}
