import DiffExport
import DocumentModel
import Foundation
import PlanDiff
import TestSupport
import Testing

/// A headless Chromium, where one is installed.
private let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

@Suite("Comparison pages in a real browser", .enabled(if: browser != nil, "no Chromium is installed"), .serialized)
struct DiffBrowserTests {
    /// What the page says after a user's steps, one `key: value` a line.
    private func use(_ page: String, steps: String) throws -> [String: String] {
        let folder = try TemporaryFolder()
        // Errors are caught from the start; the steps run when the page's own script has run.
        let listening =
            "<script>window.said=[];window.onerror=m=>said.push('error: '+m);console.error=m=>said.push('error: '+m)</script>"
        let acting = """
            <script>
            const key = name => document.body.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true}));
            const say = (name, value) => said.push(name + ": " + value);
            const shown = what => [...document.querySelectorAll(what)].filter(n => n.getClientRects().length).length;
            const place = () => document.getElementById("vi-tri").textContent;
            const now = () => (document.querySelector(".now") || {textContent: ""}).textContent.trim();
            \(steps)
            const result = document.createElement("pre");
            result.id = "result";
            result.textContent = said.join("\\n");
            document.body.append(result);
            </script></body>
            """
        try page.replacing("<head>", with: "<head>" + listening).replacing("</body>", with: acting)
            .write(to: folder.file("page.html"), atomically: true, encoding: .utf8)
        let tree = try dump(folder.file("page.html"), folder: folder)
        let start = try #require(tree.range(of: "<pre id=\"result\">"))
        let end = try #require(tree.range(of: "</pre>", range: start.upperBound..<tree.endIndex))
        var said: [String: String] = [:]
        for line in tree[start.upperBound..<end.lowerBound].split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            said[String(parts[0])] = parts.count > 1 ? parts[1].drop { $0 == " " }.description : ""
        }
        return said
    }

    private func dump(_ page: URL, folder: TemporaryFolder) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(browser))
        process.arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--window-size=1280,900", "--user-data-dir=\(folder.file("profile").path)", "--dump-dom",
            page.absoluteString,
        ]
        try Data().write(to: folder.file("output"))
        process.standardOutput = try FileHandle(forWritingTo: folder.file("output"))
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: try Data(contentsOf: folder.file("output")), as: UTF8.self)
    }

    /// One change of number, one of wording, one added item, punctuation that is noise, and three years that moved.
    private static let page: String = {
        func plan(_ items: [String]) -> PlanDocument {
            SamplePlan.document(
                items.enumerated().map { SamplePlan.item("\($0.offset + 1)", "\($0.offset + 1).", $0.element) })
        }
        let old = plan([
            "Trồng 60 cây ở công viên, tưới mỗi sáng.", SamplePlan.water + " Xong năm 2024.",
            SamplePlan.waste + " Xong năm 2024.", SamplePlan.school + " Xong năm 2024.",
        ])
        let new = plan([
            "Trồng 75 cây ở công viên; tưới mỗi chiều.", SamplePlan.water + " Xong năm 2025.",
            SamplePlan.waste + " Xong năm 2025.", SamplePlan.school + " Xong năm 2025.", SamplePlan.report,
        ])
        let data = try? DiffExporter.data(for: PlanComparer().compare(old, new), as: .html)
        return String(decoding: data ?? Data(), as: UTF8.self)
    }()

    @Test("n and p go from change to change, and nothing goes wrong on the page", .timeLimit(.minutes(2)))
    func jump() throws {
        let said = try use(
            Self.page,
            steps: """
                say("start", place());
                key("n"); say("first", place() + " " + now());
                key("n"); key("n"); say("third", place());
                key("n"); say("around", place());
                key("p"); say("back", place());
                """)
        #expect(said["error"] == nil)
        #expect(said["start"] == "0 / 3")
        #expect(said["first"] == "1 / 3 60")
        #expect(said["third"] == "3 / 3" && said["around"] == "1 / 3" && said["back"] == "3 / 3")
    }

    @Test("a kind that is filtered out is neither marked nor stopped at", .timeLimit(.minutes(2)))
    func filter() throws {
        let said = try use(
            Self.page,
            steps: """
                const numbers = document.querySelector('.kind[data-kind="number"]');
                numbers.click(); say("pressed", numbers.getAttribute("aria-pressed")); say("left", place());
                say("background", getComputedStyle(document.querySelector('ins[data-kind="number"]')).backgroundColor);
                key("n"); say("first", now());
                numbers.click(); say("again", place());
                """)
        #expect(said["error"] == nil)
        #expect(said["pressed"] == "false" && said["left"] == "0 / 2" && said["again"] == "0 / 3")
        #expect(said["background"] == "rgba(0, 0, 0, 0)")
        #expect(said["first"] == "sáng")
    }

    @Test("one column shows what went and what came; years and noise come when asked for", .timeLimit(.minutes(2)))
    func views() throws {
        let said = try use(
            Self.page,
            steps: """
                say("columns", shown(".old") + " " + shown(".new del"));
                key("u"); say("one", shown(".old") + " " + shown(".new del:not(.year)"));
                key("u"); say("two", shown(".old"));
                document.getElementById("hien-nam").click(); say("years", place());
                document.getElementById("hien-nhieu").click();
                say("noise", document.querySelectorAll(".noise").length + " " + document.body.classList.contains("noisy"));
                document.getElementById("chi-thay-doi").click(); say("same", shown("section.same"));
                """)
        #expect(said["error"] == nil)
        #expect(said["columns"] == "6 0" || said["columns"] == "5 0")
        #expect(said["one"] == "0 2")
        #expect(said["years"] == "0 / 6")
        #expect(said["noise"] == "2 true")
        #expect(said["same"] == "0")
    }
}
