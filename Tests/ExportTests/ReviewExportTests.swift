import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

@Suite("The review page")
struct ReviewExportTests {
    private var review: Review {
        var word = Review.Entry(
            kind: .word, path: "/scans/kế <hoạch>.pdf", contentHash: String(repeating: "0a", count: 32), page: 3,
            box: Box(x0: 100, y0: 50, x1: 130, y1: 62), text: "\"cày\" & <b>", line: "trồng cày", suggestions: ["cây"],
            expectedErrors: 0.7)
        // The smallest PNG: one pixel.
        let pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        word.picture = Review.Picture(
            box: Box(x0: 40, y0: 45, x1: 190, y1: 67), png: Data(base64Encoded: pixel) ?? Data())
        let cell = Review.Entry(
            kind: .cell, path: "/scans/a.pdf", contentHash: String(repeating: "0b", count: 32), page: 1, box: nil,
            text: "một hải ba", expectedErrors: 0.5)
        return Review(
            pages: [.init(path: "/scans/a.pdf", number: 2, wordCount: 0, expectedErrors: .infinity, failure: "hỏng")],
            entries: [word, cell], doubtfulCount: 9, problems: ["a.pdf: the file is no longer there"])
    }

    private var html: String { String(decoding: ReviewExport.data(for: review, title: "out"), as: UTF8.self) }

    @Test("everything is in the file: no address is loaded from anywhere")
    func selfContained() throws {
        #expect(!html.contains("http://") && !html.contains("https://"))
        #expect(html.contains("src=\"data:image/png;base64,"))
        let report = try HTMLChecker.report(on: Data(html.utf8))
        // Documents have no pictures, fields or scripts, so the checker names them; the review page needs them.
        let needed: Set = ["src in img", "element img", "element input", "element script"]
        #expect(Set(report.errors) == needed)
    }

    @Test("text from documents cannot become markup")
    func escaped() {
        #expect(html.contains("value=\"&quot;cày&quot; &amp; &lt;b&gt;\""))
        #expect(html.contains("kế &lt;hoạch&gt;.pdf"))
    }

    @Test("the worst are told with their number, pages that failed with their reason, what is missing with why")
    func tells() {
        #expect(html.contains("Hiện 2 trong 9 chỗ đáng ngờ"))
        #expect(html.contains("hỏng"))
        #expect(html.contains("a.pdf: the file is no longer there"))
    }

    @Test(
        "what is typed comes out as the lines that correct takes",
        .enabled(if: Browser.path != nil, "no Chromium is installed"), .timeLimit(.minutes(2)))
    func lines() throws {
        let folder = try TemporaryFolder()
        let probe = """
            <script>
            const [first, second] = document.querySelectorAll('.entry');
            first.querySelector('.other').click();
            const area = second.querySelector('textarea');
            area.value = 'một  hai\\nba ';
            area.dispatchEvent(new Event('input'));
            const pre = document.createElement('pre');
            pre.id = 'probe';
            pre.textContent = corrections() + '|' + document.getElementById('count').textContent
              + '|' + document.getElementById('save').disabled;
            document.body.append(pre);
            </script></body>
            """
        try Data(html.replacing("</body>", with: probe).utf8).write(to: folder.file("page.html"))
        let tree = try Browser.run(["--dump-dom"], page: folder.file("page.html"), folder: folder)
        let text = tree.components(separatedBy: "<pre id=\"probe\">").last?.components(separatedBy: "</pre>").first
        let expected = [
            "\(String(repeating: "0a", count: 32))\t3\t100.00,50.00,130.00,62.00\t\"cày\" & <b>\tcây\t/scans/kế <hoạch>.pdf",
            "\(String(repeating: "0b", count: 32))\t1\t\tmột hải ba\tmột hai ba\t/scans/a.pdf",
            "|Đã sửa 2 chỗ.|false",
        ].joined(separator: "\n")
        #expect(
            text == expected.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;"))
    }
}
