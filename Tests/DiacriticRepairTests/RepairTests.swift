import DiacriticRepair
import DocumentModel
import Foundation
import TestSupport
import Testing

@Suite("Repair")
struct RepairTests {
    let repairer: DiacriticRepairer
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        var settings = RepairSettings()
        settings.changePenalty = -2
        settings.noise.leastWordCount = 1
        repairer = DiacriticRepairer(model: try TinyModel.open(in: folder), settings: settings)
    }

    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    @Test(
        "bare text gets its marks in the case that was printed",
        arguments: [
            ("bao hiem xa hoi", "bảo hiểm xã hội"),
            ("Bao hiem xa hoi tinh", "Bảo hiểm xã hội tỉnh"),
            ("BAO HIEM XA HOI", "BẢO HIỂM XÃ HỘI"),
            ("Uy ban nhan dan tinh", "Ủy ban nhân dân tỉnh"),
        ])
    func bare(given: String, expected: String) {
        #expect(scalars(repairer.repair(text: given, strippedFirst: true).text) == scalars(expected))
    }

    @Test("a capital within a sentence speaks for the reading that is a name")
    func capital() throws {
        var settings = TrainingSettings()
        settings.smallestWordCount = 1
        settings.smallestBigramCount = 1
        settings.dropsRepeatedLines = false
        var trainer = ModelTrainer(settings: settings)
        for _ in 0..<9 { trainer.read(lines: ["hôm qua gặp Tấn ở tỉnh"]) }
        for _ in 0..<12 { trainer.read(lines: ["hôm qua gặp tần ở tỉnh"]) }
        let path = folder.file("names.ngram").path
        try trainer.writeModel(to: path)
        let repairer = DiacriticRepairer(model: try NGramModel(path: path))
        #expect(
            scalars(repairer.repair(text: "hom qua gap Tan o tinh", strippedFirst: true).text)
                == scalars("hôm qua gặp Tấn ở tỉnh"))
        #expect(
            scalars(repairer.repair(text: "hom qua gap tan o tinh", strippedFirst: true).text)
                == scalars("hôm qua gặp tần ở tỉnh"))
    }

    @Test("bytes between words stay as they are")
    func separators() {
        let given = "  bảo\thiểm “xã  hội”…\r\n\n(bảo hiểm y tế)\u{A0}– 1.234,5 %\n"
        #expect(Array(repairer.repair(text: given).text.utf8) == Array(given.utf8))
    }

    @Test("a wrong mark is put right and its place told")
    func wrongMark() throws {
        let result = repairer.repair(text: "Năm nay\nbảo hiểm xá hội tỉnh")
        #expect(scalars(result.text) == scalars("Năm nay\nbảo hiểm xã hội tỉnh"))
        let change = try #require(result.changes.first)
        #expect(result.changes.count == 1)
        #expect(change.correction.from == "xá" && change.correction.to == "xã")
        #expect(change.correction.rule == "ngram")
        #expect(change.correction.score > 0.6 && change.correction.score <= 1)
        #expect(change.line == 2)
        let start = "Năm nay\nbảo hiểm ".utf8.count
        #expect(change.utf8Range == start..<start + "xá".utf8.count)
    }

    @Test("words that recognition ran together are parted, and foreign words are not")
    func gluedWords() {
        func word(_ text: String, _ x: Double) -> Word {
            Word(text: text, box: Box(x0: x, y0: 0, x1: x + 60, y1: 12), confidence: 0.9)
        }
        let line = TextLine(words: [word("BẢO", 0), word("HIỂMXÃ", 70), word("HỘI,", 140), word("website", 210)])
        let result = repairer.repair(lines: [line], page: 3)
        #expect(result.lines.first?.text == "BẢO HIỂM XÃ HỘI, website")
        #expect(result.corrections.map(\.rule) == ["glued"])
        #expect(result.lines.first?.words[2].box.x1 == 130)
    }

    @Test("a change that gains less than its penalty is not made")
    func gate() {
        var settings = RepairSettings()
        settings.changePenalty = 60
        settings.noise.leastWordCount = 1
        let strict = DiacriticRepairer(model: repairer.model, settings: settings)
        #expect(strict.repair(text: "bảo hiểm xá hội tỉnh").changes.isEmpty)
    }

    @Test(
        "numbers, codes, addresses, labels and abbreviations stay",
        arguments: [
            "bảo hiểm năm 294/QĐ-LĐTBXH năm nay", "bảo hiểm 19-NQ/TW năm nay", "bảo hiểm http://xa.hoi.vn/bao-hiem năm",
            "bảo hiểm xa.hoi@hiem.gov.vn năm nay", "bảo hiểm www.xahoi.vn năm nay", "bảo hiểm II. Xã hội",
            "a) Bảo hiểm xã hội", "bảo hiểm BHXH, BHYT năm nay", "bảo hiểm KH-XA năm nay", "bảo hiểm XA-19 năm nay",
        ])
    func guarded(text: String) {
        #expect(Array(repairer.repair(text: text).text.utf8) == Array(text.utf8))
    }

    @Test("an address keeps its letters even in bare text")
    func addressInBareText() {
        #expect(
            repairer.repair(text: "bao hiem www.xahoi.gov.vn xa hoi", strippedFirst: true).text
                .contains("www.xahoi.gov.vn"))
    }

    @Test(
        "the printed place of the tone is kept",
        arguments: ["Thôn Hòa Bình có trường học", "Thôn Hoà Bình có trường học", "uỷ ban nhân dân", "ủy ban nhân dân"])
    func tonePlacement(text: String) {
        #expect(scalars(repairer.repair(text: text).text) == scalars(text))
    }

    @Test("a change follows the document's place of the tone")
    func documentStyle() {
        let given = "Uỷ ban nhân dân tỉnh. Các đơn vị khoá sổ, hóà giải và báo cáo uy ban nhân dân."
        #expect(repairer.repair(text: given).text.hasSuffix("báo cáo uỷ ban nhân dân."))
    }

    @Test("a form feed starts the next page")
    func pages() {
        let result = repairer.repair(
            text: "bảo hiểm xá hội tỉnh\n\u{0C}bảo hiểm xá hội tỉnh\n\u{0C}\u{0C}bảo hiểm xá hội tỉnh")
        #expect(result.corrections.map(\.page) == [1, 2, 4])
    }

    @Test("decomposed letters that need no change keep their bytes")
    func decomposed() {
        let given = "bảo hiểm xã hội".decomposedStringWithCanonicalMapping
        #expect(Array(repairer.repair(text: given).text.utf8) == Array(given.utf8))
    }

    @Test("a decomposed wrong word comes back composed")
    func decomposedWrong() {
        let given = "bảo hiểm xá hội tỉnh".decomposedStringWithCanonicalMapping
        let result = repairer.repair(text: given)
        #expect(result.corrections.map(\.to) == ["xã"])
        #expect(result.text.unicodeScalars.contains("ã"))
    }

    @Test("text without marks is restored unasked, text of another language is not")
    func bareUnasked() {
        let bare = repairer.repair(text: "uy ban nhan dan tinh to chuc hoi nghi tuyen truyen bao hiem")
        #expect(bare.wasBare)
        #expect(scalars(bare.text) == scalars("ủy ban nhân dân tỉnh tổ chức hội nghị tuyên truyền bảo hiểm"))
        let english = "The members of this board shall bring to the office what the law of the land asks for."
        let foreign = DiacriticRepairer(model: repairer.model).repair(text: english)
        #expect(!foreign.wasBare)
        #expect(foreign.text == english)
    }

    @Test("an empty text comes back empty")
    func empty() {
        #expect(repairer.repair(text: "").text.isEmpty)
        #expect(repairer.repair(text: "\n\n").text == "\n\n")
    }

    // MARK: Recognised lines

    private func line(_ words: [(String, Double)], block: Int = 0) -> TextLine {
        TextLine(
            words: words.enumerated().map { index, word in
                Word(
                    text: word.0, box: Box(x0: Double(index) * 50, y0: 0, x1: Double(index) * 50 + 40, y1: 10),
                    confidence: word.1)
            }, block: block)
    }

    @Test("a doubtful word is changed, punctuation and box kept")
    func doubtfulWord() throws {
        let given = line([("bảo", 0.95), ("hiểm", 0.95), ("xá", 0.1), ("hội,", 0.9), ("bảo", 0.9), ("hiêm,", 0.1)])
        let (lines, corrections) = repairer.repair(lines: [given], page: 4)
        #expect(lines[0].words.map(\.text) == ["bảo", "hiểm", "xã", "hội,", "bảo", "hiểm,"])
        #expect(corrections.map(\.page) == [4, 4])
        #expect(corrections.first?.wordBox == given.words[2].box)
        #expect(lines[0].words[2].confidence == 0.1)
    }

    @Test("a certain word stays where a doubtful one is changed")
    func confidence() {
        var settings = RepairSettings()
        settings.certainChangePenalty = 40
        settings.doubtfulChangePenalty = -3
        settings.noise.leastWordCount = 1
        let repairer = DiacriticRepairer(model: repairer.model, settings: settings)
        let certain = repairer.repair(lines: [line([("bảo", 1), ("hiểm", 1), ("xá", 1), ("hội", 1)])], page: 1)
        let doubtful = repairer.repair(lines: [line([("bảo", 1), ("hiểm", 1), ("xá", 0), ("hội", 1)])], page: 1)
        #expect(certain.corrections.isEmpty)
        #expect(doubtful.corrections.map(\.to) == ["xã"])
    }

    @Test("context runs over a line's end within a block")
    func lineEnds() {
        let first = line([("tham", 0.9), ("gia", 0.9), ("bảo", 0.9), ("hiểm", 0.9)])
        let second = line([("xá", 0.2), ("hội", 0.9)])
        let (lines, _) = repairer.repair(lines: [first, second], page: 1)
        #expect(lines[1].text == "xã hội")
    }

    @Test("the recogniser's other reading is taken where the model prefers it")
    func alternative() {
        var given = line([("bảo", 0.9), ("hiểm", 0.9), ("xâ", 0.9), ("hộl", 0.2), ("tỉnh", 0.9)])
        given.words[3].alternatives = [.init(text: "hội", confidence: 0.4), .init(text: "hột", confidence: 0.2)]
        given.words[2].text = "xã"
        let (lines, corrections) = repairer.repair(lines: [given], page: 1)
        #expect(lines[0].words[3].text == "hội")
        #expect(corrections.map(\.rule) == ["alternative"])
    }

    @Test("settings survive a round trip through JSON")
    func settingsCodable() throws {
        var settings = RepairSettings()
        settings.mode = .gated
        settings.beamWidth = 3
        let data = try JSONEncoder().encode(settings)
        #expect(try JSONDecoder().decode(RepairSettings.self, from: data) == settings)
    }
}
