import Export
import Testing

extension HTMLExportTests {
    @Test("forms show what was filled in and what was left blank")
    func fields() throws {
        let text = try html()
        #expect(text.contains("<span class=\"asked\">Họ và tên:</span> <span class=\"blank\">"))
        #expect(text.contains("<span class=\"asked\">Tuổi:</span> <span class=\"filled\">41</span>"))
    }

    @Test("doubtful nodes, lost pages, known diagnostics and corrections are shown")
    func making() throws {
        let text = try html()
        #expect(text.contains("<p class=\"doubtful\" title=\"Đọc chưa chắc chắn (độ tin cậy 55%)\">"))
        #expect(text.contains("1 trang không đọc được"))
        #expect(text.contains("Trang không đọc được. <span class=\"original\" lang=\"en\">"))
        #expect(text.contains("<del>cày</del></td><td><ins>cây</ins>"))
        #expect(text.contains(String(repeating: "0a", count: 32)))
    }
}
