import DocumentModel

/// Small plans for comparisons.
enum SamplePlan {
    static func document(
        _ body: [Section], tables: [Table] = [], bases: [String] = [], recipients: [String] = [], signer: String? = nil,
        citations: [Citation] = [], header: Header = Header(), origin: TextOrigin = .digital
    ) -> PlanDocument {
        let page = PageReading(number: 1, widthPoints: 595, heightPoints: 842, textOrigin: origin)
        return PlanDocument(
            id: "0", source: .init(name: "plan.pdf", sha256: "0", bytes: 1, mediaType: "application/pdf", pageCount: 1),
            run: .init(tool: "sohoa 0", settings: [:], engines: []), status: .complete,
            pages: [PageSummary(reading: page, text: "")], header: header, legalBases: bases, body: body,
            tables: tables, recipients: recipients, signatures: signer.map { [Signature(name: $0)] } ?? [],
            citations: citations)
    }

    /// A numbered item of running text.
    static func item(_ id: String, _ label: String, _ text: String, facts: [Fact] = []) -> Section {
        Section(id: id, kind: .clause, label: label, text: text, facts: facts)
    }

    /// A heading with items below it.
    static func heading(_ id: String, _ title: String, _ children: [Section] = []) -> Section {
        Section(id: id, kind: .section, label: id + ".", title: title, children: children)
    }

    static let water = "Phổ biến cách dùng nước hợp lý trong sinh hoạt và sản xuất ở các xã ven sông."
    static let waste = "Mỗi hộ gia đình tách rác thành ba nhóm trước khi đưa ra điểm tập kết của phường."
    static let school = "Nhà trường đưa nội dung phân loại rác vào giờ sinh hoạt dưới cờ đầu tuần."
    static let report = "Văn phòng tổng hợp kết quả của các đơn vị, trình lãnh đạo Sở xem xét hằng quý."

    static let plain = document([
        heading("I", "MỤC ĐÍCH", [item("I.1", "1.", water), item("I.2", "2.", waste)]),
        heading("II", "NHIỆM VỤ", [item("II.1", "1.", school), item("II.2", "2.", report)]),
    ])

    /// A table of tasks, one row of number, subject, amount and time each.
    static func table(_ rows: [[String]], columns: [String] = ["STT", "Đối tượng", "Sản phẩm", "Thời gian"]) -> Table {
        Table(id: "table-1", columns: columns, rows: rows.map { Table.Row(cells: $0) })
    }
}
