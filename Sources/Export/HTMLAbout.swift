internal import DocumentModel

/// What the page says about the document's making: source, pages, diagnostics, corrections, and what the marks mean.
extension HTMLBuilder {
    /// A note on top when pages could not be read.
    func failedPages() -> String {
        let failed = document.pages.filter { $0.status == .failed || $0.status == .timedOut }
        guard !failed.isEmpty else { return "" }
        let items = failed.map { page in
            let reason = page.reason.map { ": <span lang=\"en\">\(HTMLText.escaped($0))</span>" } ?? ""
            return "<li>Trang \(page.number)\(reason)</li>\n"
        }
        return "<aside class=\"notice\" aria-label=\"Trang không đọc được\">\n"
            + "<p>Bản này chưa đầy đủ: \(failed.count) trang không đọc được.</p>\n<ul>\n\(items.joined())</ul>\n</aside>\n"
    }

    /// The kinds of facts that the text marks, and the sign of doubt; empty when there are none.
    static func legend(for html: String) -> String {
        var items = Fact.Kind.allCases.filter { html.contains("<mark class=\"fact \($0.rawValue)\"") }
            .map { "<li><mark class=\"fact \($0.rawValue)\">\(FactPhrase.name(of: $0))</mark></li>\n" }
        if html.contains("<a class=\"cite\"") {
            items.append("<li><span class=\"cite\">Văn bản được viện dẫn</span></li>\n")
        }
        if html.contains(" doubtful\"") || html.contains("\"doubtful\"") {
            items.append("<li><span class=\"doubtful\">Đọc chưa chắc chắn</span></li>\n")
        }
        guard !items.isEmpty else { return "" }
        return "<div class=\"legend\">\n<p>Chú giải:</p>\n<ul>\n\(items.joined())</ul>\n</div>\n"
    }

    func about() -> String {
        "<section class=\"about\" id=\"ban-so-hoa\">\n<h2>Về bản số hóa này</h2>\n" + source() + diagnostics()
            + corrections() + "</section>\n"
    }

    private func source() -> String {
        let source = document.source
        var rows = [
            ("Tệp gốc", HTMLText.escaped(source.name)), ("SHA-256", "<code>\(HTMLText.escaped(source.sha256))</code>"),
            ("Số trang", "\(source.pageCount)"),
        ]
        let origins = TextOrigin.allCases.compactMap { origin -> String? in
            let pages = document.pages.filter { $0.textOrigin == origin }.map(\.number)
            guard !pages.isEmpty else { return nil }
            let name = InterfaceText.origin(origin)
            return pages.count == document.pages.count ? name : "\(name) (trang \(InterfaceText.pages(pages)))"
        }
        if !origins.isEmpty { rows.append(("Nguồn chữ", origins.joined(separator: "; "))) }
        rows.append(("Công cụ", HTMLText.escaped(document.run.tool)))
        let engines = document.run.engines.map { engine in
            "\(engine.name) \(engine.version)" + (engine.model.map { " (\($0))" } ?? "")
        }
        if !engines.isEmpty { rows.append(("Thành phần", HTMLText.escaped(engines.joined(separator: ", ")))) }
        let lines = rows.map { "<dt>\($0)</dt>\n<dd>\($1)</dd>\n" }
        return "<dl class=\"source\">\n\(lines.joined())</dl>\n"
    }

    private func diagnostics() -> String {
        guard !document.diagnostics.isEmpty else { return "" }
        let items = document.diagnostics.map { diagnostic in
            let page = diagnostic.page.map { "trang \($0)" }
            let head = [InterfaceText.severity(diagnostic.severity), page].compactMap { $0 }.joined(separator: ", ")
            let message = HTMLText.escaped(diagnostic.message)
            let text =
                InterfaceText.diagnostic(diagnostic).map {
                    "\(HTMLText.escaped($0)) <span class=\"original\" lang=\"en\">\(message)</span>"
                } ?? "<span lang=\"en\">\(message)</span>"
            return "<li class=\"\(diagnostic.severity.rawValue)\"><span class=\"head\">\(head):</span> \(text) "
                + "<code>\(HTMLText.escaped(diagnostic.code))</code></li>\n"
        }
        return "<details>\n<summary>Ghi chú của máy (\(items.count))</summary>\n<ul class=\"diagnostics\">\n"
            + "\(items.joined())</ul>\n</details>\n"
    }

    /// Changes that recur are one line.
    private func corrections() -> String {
        guard !document.corrections.isEmpty else { return "" }
        struct Change: Hashable {
            var from: String
            var to: String
            var rule: String
        }
        var order: [Change] = []
        var pages: [Change: [Int]] = [:]
        for correction in document.corrections {
            let change = Change(from: correction.from, to: correction.to, rule: correction.rule)
            if pages[change] == nil { order.append(change) }
            pages[change, default: []].append(correction.page)
        }
        let rows = order.map { change in
            let places = pages[change] ?? []
            return
                "<tr><td><del>\(HTMLText.escaped(change.from))</del></td><td><ins>\(HTMLText.escaped(change.to))</ins></td>"
                + "<td>\(HTMLText.escaped(InterfaceText.rule(change.rule)))</td>"
                + "<td class=\"number\">\(places.count)</td><td>\(InterfaceText.pages(places))</td></tr>\n"
        }
        return "<details>\n<summary>Chữ đã sửa (\(document.corrections.count))</summary>\n"
            + "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Chữ đã sửa\">\n<table>\n<thead>\n<tr>"
            + ["Đọc được", "Sửa thành", "Căn cứ", "Số lần", "Trang"].map { "<th scope=\"col\">\($0)</th>" }.joined()
            + "</tr>\n</thead>\n<tbody>\n\(rows.joined())</tbody>\n</table>\n</div>\n</details>\n"
    }
}
