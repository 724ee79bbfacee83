import Accuracy
import DocumentModel
import Foundation
import TestSupport
import Testing

@Suite struct OutlineScoreTests {
    private let gold = """
        {"doctype": "KẾ HOẠCH", "number": "12/KH-SCX", "date": "2024-03-05", "place": null, "issuer": "Sở Cây Xanh",
         "title": "Trồng cây năm 2024", "signer": {"name": "Lê Văn Cây"}, "recipients": ["Như trên", "Lưu: VT"],
         "sections": [{"label": "I", "title": "MỤC ĐÍCH", "children": [
            {"label": "1.", "title": null, "children": []}, {"label": "2.", "title": "Chỉ tiêu", "children": []}]},
          {"label": "II", "title": "TỔ CHỨC", "children": []}, {"label": "III", "title": "KINH PHÍ", "children": []},
          {"label": "IV", "title": "BÁO CÁO", "children": []}]}
        """

    @Test("fields are compared folded, and null fields are not counted")
    func fields() throws {
        let score = try OutlineScore(document: SampleDocument.document, gold: Data(gold.utf8))
        #expect(score.fieldsCounted == 6)
        #expect(score.fieldsRight == 6)
    }

    @Test("sections count by the path of their labels; list items do not")
    func paths() throws {
        let score = try OutlineScore(document: SampleDocument.document, gold: Data(gold.utf8))
        #expect(score.pathsMatched == 4)
        #expect(score.missedPaths == ["III", "IV"])
        #expect(score.inventedPaths.isEmpty)
        #expect(score.pathF1 == 80)
        #expect(score.recipientsF1 == 100)
    }

    @Test("a wrong field is named with what was found and wanted")
    func differences() throws {
        var document = SampleDocument.document
        document.header.number = "13/KH-SCX"
        let score = try OutlineScore(document: document, gold: Data(gold.utf8))
        #expect(score.fieldDifferences == ["number: got '13/KH-SCX', want '12/KH-SCX'"])
    }
}
