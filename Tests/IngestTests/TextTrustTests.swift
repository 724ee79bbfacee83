import DocumentModel
import Testing

@testable import Ingest

@Suite("Which text to trust")
struct TextTrustTests {
    private let trust = TextTrust(settings: IngestSettings())
    private let vietnamese = String(
        repeating: "Căn cứ Quyết định của Thủ tướng Chính phủ về việc phê duyệt kế hoạch tuyên truyền. ", count: 4)
    private let garbage = String(repeating: "CQNG HOA xA HOI can NGHiA VIET NAM DQc IfP Tv do Ht nh phuc ", count: 8)

    private func origin(_ text: String, coverage: Double, signature: Bool = false, fonts: [String] = []) -> TextOrigin {
        trust.judge(.init(text: text, coverage: coverage, hasSignatureField: signature, fontNames: fonts)).origin
    }

    @Test("Vietnamese text without a page picture is digital")
    func digital() { #expect(origin(vietnamese, coverage: 0.1) == .digital) }

    @Test("a picture without text is a scan")
    func scan() { #expect(origin("", coverage: 1) == .scan) }

    @Test("letters that are not Vietnamese over a picture are garbage")
    func garbageLayer() { #expect(origin(garbage, coverage: 1) == .garbage) }

    @Test("a Vietnamese layer over a picture is not used either")
    func recognisedLayer() { #expect(origin(vietnamese, coverage: 1) == .scan) }

    @Test("a signature's stamp over a picture does not make it text")
    func signature() {
        #expect(origin("Người ký: Văn phòng Cơ quan: Ủy ban nhân dân", coverage: 1) == .signatureOnly)
        #expect(origin("", coverage: 1, signature: true) == .signatureOnly)
    }

    @Test("a running header over a picture is an image body")
    func header() { #expect(origin("CÔNG BÁO/Số 577 + 578/Ngày 07-3-2023", coverage: 0.7) == .imageBody) }

    @Test("with a picture on a third of the page, a few words are a header and a full text is the page")
    func smallPicture() {
        #expect(origin("CÔNG BÁO/Số 577 + 578/Ngày 07-3-2023", coverage: 0.35) == .imageBody)
        #expect(origin(vietnamese, coverage: 0.35) == .digital)
    }

    @Test("an empty page is blank")
    func blank() { #expect(origin("", coverage: 0) == .blank) }

    @Test("text in a pre-Unicode font is recognised from its picture, and the note says why")
    func legacy() {
        let text = String(repeating: "B¸o c¸o vÒ t×nh h×nh s¶n xuÊt kinh doanh ngµnh c«ng nghiÖp ", count: 4)
        let found = trust.judge(.init(text: text, coverage: 0, fontNames: [".VnTime"]))
        #expect(found.origin == .garbage)
        #expect(
            found.note
                == "its text is in the pre-Unicode font .VnTime, so the page was recognised from its picture")
    }

    @Test("a legacy font's name alone does not condemn Vietnamese text")
    func unicodeInLegacyFont() { #expect(origin(vietnamese, coverage: 0, fonts: [".VnCentury"]) == .digital) }

    @Test("the policies to trust and to ignore go before the rule")
    func policies() {
        var settings = IngestSettings()
        settings.textLayer = .trust
        #expect(TextTrust(settings: settings).judge(.init(text: garbage, coverage: 1)).origin == .digital)
        settings.textLayer = .ignore
        #expect(TextTrust(settings: settings).judge(.init(text: vietnamese, coverage: 0)).origin == .scan)
    }
}
