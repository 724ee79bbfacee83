import PlanPipeline
import Testing

@Suite struct PageSelectionTests {
    @Test(
        "a list of pages and ranges chooses those pages once, ascending",
        arguments: [
            ("3", [3]), ("1-3,7", [1, 2, 3, 7]), ("7,1-3", [1, 2, 3, 7]), ("2-4,3-5", [2, 3, 4, 5]),
            ("8-", [8, 9, 10]), ("12", []), (" 2 - 3 ", [2, 3]),
        ])
    func chooses(text: String, pages: [Int]) {
        #expect(PageSelection(text)?.pages(of: 10) == pages)
    }

    @Test("what is not a list of pages is refused", arguments: ["", "0", "3-1", "a", "1,,2", "-3", "1-2-3", "1.5"])
    func refuses(text: String) {
        #expect(PageSelection(text) == nil)
    }
}
