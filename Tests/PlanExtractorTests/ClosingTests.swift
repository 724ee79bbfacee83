import DocumentModel
import PlanExtractor
import Testing

@Suite("Recipients and signature")
struct ClosingTests {
    private func start() -> PageBuilder {
        var builder = PageBuilder()
        builder.addLetterhead()
        builder.add("KẾ HOẠCH", .centred)
        builder.add("Tổ chức tuần lễ đọc sách", .centred)
        builder.skip(12)
        builder.add("I. MỤC ĐÍCH", .indented)
        builder.add("Trên đây là Kế hoạch tổ chức tuần lễ đọc sách của Sở Văn hóa, các đơn vị", .indentedFull)
        builder.add("thực hiện nghiêm túc./.", .flush)
        builder.skip(16)
        return builder
    }

    @Test("recipients and signature side by side are read apart", arguments: [false, true])
    func sideBySide(merged: Bool) {
        var builder = start()
        builder.addPair("Nơi nhận:", "KT. GIÁM ĐỐC", merged: merged)
        builder.addPair("- Như trên;", "PHÓ GIÁM ĐỐC", merged: merged)
        builder.add("- Lưu: VT, NV.", .flush)
        builder.skip(50)
        builder.addPair("", "Trần Thị Minh Hà")
        let plan = PlanExtractor().extract(pages: [builder.page])
        #expect(plan.recipients == ["Như trên", "Lưu: VT, NV"])
        #expect(plan.signatures.first?.authority == "KT. GIÁM ĐỐC")
        #expect(plan.signatures.first?.position == "PHÓ GIÁM ĐỐC")
        #expect(plan.signatures.first?.name == "Trần Thị Minh Hà")
        #expect(plan.body.count == 2, "the closing paragraph stays in the body, outside of section I")
    }

    @Test("without geometry recipients and signature are told apart though interleaved")
    func interleavedText() {
        let pages = plainPages(
            """
            KẾ HOẠCH

            TUYÊN TRUYỀN NĂM 2024

            I. MỤC ĐÍCH
            Nâng cao nhận thức./.

            Nơi nhận: KT. GIÁM ĐỐC
            - Như trên; PHÓ GIÁM ĐỐC
            - Các phòng chuyên môn;
            - Lưu: VT, NV.

            Trần Thị Minh Hà
            """)
        let plan = PlanExtractor().extract(pages: pages)
        #expect(plan.recipients == ["Như trên", "Các phòng chuyên môn", "Lưu: VT, NV"])
        #expect(plan.signatures.first?.authority == "KT. GIÁM ĐỐC")
        #expect(plan.signatures.first?.position == "PHÓ GIÁM ĐỐC")
        #expect(plan.signatures.first?.name == "Trần Thị Minh Hà")
    }

    @Test("a signature without recipients is found, its title of learning left out")
    func signatureAlone() {
        var builder = start()
        builder.addPair("", "GIÁM ĐỐC")
        builder.skip(50)
        builder.addPair("", "TS. Lê Văn Bình")
        let plan = PlanExtractor().extract(pages: [builder.page])
        #expect(plan.signatures.first?.position == "GIÁM ĐỐC")
        #expect(plan.signatures.first?.name == "Lê Văn Bình")
    }

    @Test("a garbled Nơi nhận still parts recipients from the signature")
    func garbledHead() {
        var builder = start()
        builder.addPair("Với nhận:", "GIÁM ĐỐC")
        builder.addPair("- Như trên;", "")
        builder.addPair("- Lưu: VT.", "")
        let plan = PlanExtractor().extract(pages: [builder.page])
        #expect(plan.recipients == ["Như trên", "Lưu: VT"])
        #expect(plan.signatures.first?.position == "GIÁM ĐỐC")
    }
}
