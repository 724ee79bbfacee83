import Testing

@testable import SearchablePDF

@Suite("Text that is not trusted")
struct OldTextTests {
    private func cleared(_ content: String, forms: Set<String> = []) -> (text: String, result: OldText) {
        let result = OldText(Array(content.utf8)) { forms.contains($0) }
        return (String(decoding: result.content, as: UTF8.self), result)
    }

    @Test("invisible text goes, the picture stays")
    func hidden() {
        let (text, result) = cleared("q 595 0 0 842 0 0 cm /Im0 Do Q BT 3 Tr /F1 12 Tf 10 10 Td (rác) Tj ET")
        #expect(!text.contains("Tj") && !text.contains("Tf") && !text.contains("BT"))
        #expect(text.contains("/Im0 Do") && text.contains("595 0 0 842 0 0 cm"))
        #expect(result.removed == 1 && result.silenced == 0 && result.fonts.isEmpty)
    }

    @Test("the mode holds from one text object to the next, and q and Q keep it")
    func mode() {
        #expect(cleared("BT 3 Tr (a) Tj ET BT (b) Tj ET").result.removed == 2)
        let (text, result) = cleared("q 3 Tr BT (a) Tj ET Q BT /F2 9 Tf (b) Tj ET")
        #expect(result.removed == 1 && result.silenced == 1 && result.fonts == ["F2"])
        #expect(!text.contains("(a)") && text.contains("(b)"))
    }

    @Test("text that shows stays and is silenced")
    func shown() {
        let (text, result) = cleared("BT /F1 12 Tf (Số 5) Tj 3 Tr (ẩn) Tj ET")
        #expect(result.silenced == 1 && result.removed == 0)
        #expect(text.hasPrefix("/Span<</ActualText()>>BDC\nBT") && text.hasSuffix("ET\nEMC\n"))
        #expect(text.contains("(Số 5)"))
    }

    @Test("what a text object says of colours and marked content is kept")
    func graphics() {
        let (text, _) = cleared("BT 3 Tr 1 0 0 rg /P <</MCID 0>> BDC (a) Tj EMC ET 0 0 9 9 re f")
        #expect(text.contains("1 0 0 rg") && text.contains("/P <</MCID 0>> BDC") && text.contains("EMC"))
        #expect(text.contains("0 0 9 9 re"))
    }

    @Test("text whose marked content ends elsewhere is left and told")
    func unbalanced() {
        let (text, result) = cleared("BT /P BMC (a) Tj ET EMC")
        #expect(result.left == 1 && result.silenced == 0 && !text.contains("ActualText"))
    }

    @Test("a form with text is silenced where it is drawn")
    func form() {
        let (text, result) = cleared("q /Fm0 Do Q /Im0 Do", forms: ["Fm0"])
        #expect(result.silenced == 1)
        #expect(text.contains("BDC\n/Fm0 Do\nEMC") && !text.contains("BDC\n/Im0"))
    }

    @Test("content without text stays byte for byte")
    func untouched() {
        let content = "q\r\n1 0 0 1 0 0 cm % (Tj)\n/Im0 Do\rQ"
        #expect(cleared(content).text == content)
    }

    @Test(
        "strings, arrays, comments and inline pictures are no operators",
        arguments: [
            ("(a \\) Tj (b) ) Tj", ["Tj"]), ("[(x) -20 <41>] TJ", ["TJ"]), ("/A <</B (ET) /C [1 (>>)]>> BDC", ["BDC"]),
            ("% BT\n1 w", ["w"]), ("BI /W 2 /H 1 ID \u{1}EI\u{2}x\nEI Q", ["BI", "Q"]), ("true null /N#20x Do", ["Do"]),
            ("1 0 0 1 5 5 cm", ["cm"]), ("(unended", []),
        ])
    func scanner(content: String, names: [String]) {
        #expect(ContentScanner.operations(of: Array(content.utf8)).map(\.name) == names)
    }
}
