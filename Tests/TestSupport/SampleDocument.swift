public import DocumentModel

/// A small document with something in every field, for tests of outputs.
public enum SampleDocument {
    public static let document: PlanDocument = {
        let page = PageReading(
            number: 1, widthPoints: 595.28, heightPoints: 841.89, dpi: 200, textOrigin: .scan,
            seals: [Box(x0: 300, y0: 600, x1: 390, y1: 690)],
            steps: [ProcessingStep("deskew", settings: ["degrees": "0.5"])],
            lines: [
                TextLine(words: [
                    Word(text: "KẾ", box: Box(x0: 250, y0: 100, x1: 280, y1: 114), confidence: 0.98),
                    Word(text: "HOẠCH", box: Box(x0: 284, y0: 100, x1: 350, y1: 114), confidence: 0.5),
                ])
            ])
        let lost = PageReading(
            number: 2, widthPoints: 0, heightPoints: 0, textOrigin: .scan, status: .failed,
            reason: "plan.pdf: page 2: it was lost; scan it again")
        var document = PlanDocument(
            id: String(repeating: "0a", count: 32),
            source: .init(
                name: "plan.pdf", sha256: String(repeating: "0a", count: 32), bytes: 1234, mediaType: "application/pdf",
                pageCount: 2),
            run: .init(
                tool: "sohoa 0", settings: ["dpi": "auto"],
                engines: [.init(name: "tesseract", version: "5", model: "vie")]),
            status: .partial,
            pages: [PageSummary(reading: page, text: "KẾ HOẠCH\nvề trồng cây"), PageSummary(reading: lost, text: "")])
        document.header = Header(
            superior: "UBND TỈNH AN BÌNH", issuer: "SỞ CÂY XANH", number: "12/KH-SCX", place: "An Bình",
            date: "2024-03-05",
            kind: "Kế hoạch", subject: "Trồng cây *năm* 2024", urgency: "KHẨN",
            evidence: [
                "number": Evidence(
                    provenance: [Provenance(page: 1, box: Box(x0: 60, y0: 90, x1: 160, y1: 104))], confidence: 0.95)
            ])
        document.legalBases = ["Căn cứ Luật Cây xanh;"]
        document.addressees = ["Các xã"]
        document.body = [
            Section(
                id: "I", kind: .section, label: "I.", title: "MỤC ĐÍCH", text: nil,
                children: [
                    Section(
                        id: "I.1", kind: .clause, label: "1.", text: "Trồng 10|12 cây trong tháng 5.",
                        facts: [
                            Fact(
                                kind: .period, text: "tháng 5", field: .text, start: 22, length: 7, from: "--05")
                        ], confidence: 0.9),
                    Section(
                        id: "I/1", kind: .dash, label: "-", text: "Cây to;",
                        children: [Section(id: "I/1/1", kind: .plus, label: "+", text: "xoài")]),
                    Section(
                        id: "I.2", kind: .clause, label: "2.", title: "Chỉ tiêu",
                        text:
                            "Trước ngày 15/01/2025, Sở Cây xanh chủ trì trồng theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 "
                            + "10-15 cây1 mỗi năm, phủ 25% số xã.",
                        facts: [
                            Fact(
                                kind: .deadline, text: "Trước ngày 15/01/2025", field: .text, start: 0, length: 21,
                                to: "2025-01-15"),
                            Fact(
                                kind: .responsible, text: "Sở Cây xanh", field: .text, start: 23, length: 11,
                                names: ["Sở Cây xanh"]),
                            Fact(
                                kind: .date, text: "ngày 05/3/2020", field: .text, start: 81, length: 14,
                                from: "2020-03-05"),
                            Fact(
                                kind: .quantity, text: "10-15 cây", field: .text, start: 96, length: 9,
                                minimum: 10, maximum: 15, unit: "cây", per: ["năm"]),
                            Fact(
                                kind: .target, text: "25% số xã", field: .text, start: 120, length: 9, minimum: 25,
                                maximum: 25, unit: "%", whole: "số xã"),
                        ],
                        provenance: [Provenance(page: 1)], confidence: 0.55),
                ], provenance: [Provenance(page: 1, box: Box(x0: 1, y0: 2, x1: 3, y1: 4))]),
            Section(
                id: "II", kind: .section, label: "II.", title: "TỔ CHỨC",
                text: "Các xã trồng cây theo lịch và báo cáo kết quả.",
                children: [Section(id: "II/1", kind: .table, text: "table-2")],
                provenance: [
                    Provenance(page: 1, box: Box(x0: 60, y0: 700, x1: 500, y1: 714)),
                    Provenance(page: 1, box: Box(x0: 60, y0: 720, x1: 500, y1: 734)),
                    Provenance(page: 2, box: Box(x0: 60, y0: 60, x1: 500, y1: 74)),
                ]),
        ]
        document.tables = [
            Table(
                id: "table-1", caption: "Khung", columns: ["TT", "Việc"], headerRows: [["TT", "Việc"]],
                rows: [
                    .init(kind: .group, cells: ["I", "Trồng"]),
                    .init(
                        group: ["I Trồng"], cells: ["1", "- đào\n- lấp | tưới"],
                        spans: [.init(column: 1, rowSpan: 2, columnSpan: 1, continued: false)]),
                ], pages: [1]),
            Table(
                id: "table-2", columns: ["TT", "Cây", "Vụ xuân", "Vụ thu"],
                headerRows: [["TT", "Cây", "Số cây", "Số cây"], ["TT", "Cây", "Vụ xuân", "Vụ thu"]],
                rows: [
                    .init(
                        cells: ["1", "Đa", "10", "12"], provenance: [Provenance(page: 2)],
                        spans: [.init(column: 1, rowSpan: 2, columnSpan: 1, continued: false)]),
                    .init(
                        cells: ["2", "Đa", "3", "4"], provenance: [Provenance(page: 2)],
                        spans: [.init(column: 1, rowSpan: 2, columnSpan: 1, continued: true)]),
                    .init(
                        cells: ["3", "Theo Nghị định số 30/2020/NĐ-CP", "", ""], provenance: [Provenance(page: 2)],
                        spans: [.init(column: 1, rowSpan: 1, columnSpan: 3, continued: false)]),
                    .init(kind: .total, cells: ["", "Tổng", "13", "16"], provenance: [Provenance(page: 2)]),
                ], pages: [2]),
        ]
        document.annexes = [
            Annex(
                label: "Phụ lục I", title: "DANH MỤC", issuedWith: "(Kèm theo …)", kind: .annex,
                body: [Section(id: "annex-1.1", kind: .clause, label: "1.", text: "Cây <đa>; xem chú thích.")],
                fields: [FormField(label: "Họ và tên", value: nil), FormField(label: "Tuổi", value: "41")],
                recipients: ["Như trên"], signatures: [Signature(position: "NGƯỜI LẬP", name: "Trần Thị Lá")],
                pages: [2])
        ]
        document.recipients = ["Như trên", "Lưu: VT"]
        let signer = Signature(authority: "KT. GIÁM ĐỐC", position: "PHÓ GIÁM ĐỐC", name: "Lê Văn Cây")
        document.signature = signer
        document.signatures = [signer]
        document.citations = [
            Citation(
                kind: "Nghị định", number: "30/2020/NĐ-CP", date: "2020-03-05", issuer: "Chính phủ", count: 2,
                mentions: [
                    .init(
                        place: TextPlace(node: "I.2", field: .text, start: 54, length: 41), provision: "khoản 2 Điều 11"
                    ),
                    .init(place: TextPlace(node: "table-2", field: .cell, index: 2, column: 1, start: 5, length: 26)),
                ]),
            Citation(
                kind: "Luật", number: nil, name: "Luật Cây xanh", count: 1,
                mentions: [
                    .init(place: TextPlace(node: "legalBases", field: .legalBasis, index: 0, start: 7, length: 13))
                ]),
        ]
        document.footnotes = [Footnote(mark: "1", text: "Cây lâu năm.", provenance: [Provenance(page: 1)])]
        document.corrections = [
            Correction(
                page: 1, wordBox: Box(x0: 1, y0: 2, x1: 3, y1: 4), from: "cày", to: "cây", rule: "ngram", score: 7.5)
        ]
        document.diagnostics = [
            Diagnostic(
                code: "page-failed", severity: .error, page: 2, message: "plan.pdf: page 2: it was lost; scan it again")
        ]
        return document
    }()
}
