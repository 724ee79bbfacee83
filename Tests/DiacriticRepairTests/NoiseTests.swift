import DiacriticRepair
import DocumentModel
import Foundation
import TestSupport
import Testing

@Suite("Noise")
struct NoiseTests {
    /// Confusions of a foreign model, as a table a person could write.
    static let confusions = """
        regime	true	printed	count	of
        foreign	ả	a	60	100
        foreign	ả	d	10	100
        foreign	ể	é	90	100
        foreign	ã	a	60	100
        foreign	ã	4	10	100
        foreign	ộ	o	50	100
        foreign	ộ	6	20	100
        foreign	ứ	ir	30	100
        foreign	ổ	6	20	100
        foreign	l	1	5	100
        foreign	đ	d	100	100
        foreign	ô	é	30	100
        foreign	Ạ	A	90	100
        foreign	Ể	E	90	100
        clean	ã	á	20	1000

        """

    let folder: TemporaryFolder
    let model: NGramModel

    init() throws {
        folder = try TemporaryFolder()
        model = try TinyModel.open(in: folder)
    }

    private func repairer(
        symbols: DocumentSymbols = .init(), change: (inout RepairSettings) -> Void = { _ in }
    ) throws -> DiacriticRepairer {
        var settings = RepairSettings()
        settings.regimeWords = 5
        settings.noise.leastWordCount = 1
        settings.changePenalty = -2
        settings.noise.adaptationWords = 0
        change(&settings)
        return DiacriticRepairer(
            model: model, settings: settings,
            confusions: try ConfusionTable(text: NoiseTests.confusions, place: "test"), symbols: symbols)
    }

    /// Garbled words before the one under test, so that the text shows what it is.
    private static let garbled = "bao hiém xa hoi; bao hiém y té cho nguoi lao dong. "

    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    @Test(
        "garbled words are read anew, in the case that was printed",
        arguments: [
            ("bdo hiém x4 h6i tinh", "bảo hiểm xã hội tỉnh"),
            ("Bdo hiém xa hoi tinh", "Bảo hiểm xã hội tỉnh"),
            ("BAO HIEM XA HOI", "BẢO HIỂM XÃ HỘI"),
            ("t6 chirc héi nghi tuyén truyén", "tổ chức hội nghị tuyên truyền"),
            ("ngudi 1ao dong tham gia", "người lao động tham gia"),
        ])
    func garbledWords(given: String, expected: String) throws {
        let result = try repairer().repair(text: NoiseTests.garbled + given)
        #expect(result.regime == .foreign)
        #expect(result.text.hasSuffix(expected))
    }

    @Test("a print that was two words is parted, and two that were one are joined")
    func spaces() throws {
        let result = try repairer().repair(text: NoiseTests.garbled + "tham gia baohiém xa hoi; ké hoach truy én thong")
        #expect(result.text.contains("tham gia bảo hiểm xã hội"))
        #expect(result.text.hasSuffix("kế hoạch truyền thông"))
        #expect(result.changes.contains { $0.correction.rule == "split" })
        #expect(result.changes.contains { $0.correction.rule == "joined" && $0.correction.from == "truy én" })
    }

    @Test(
        "what is no word stays in garbled text too",
        arguments: [
            "ngay 3/3/2021", "1.234.567", "0912 345 678", "https://xahoi.gov.vn/bao-hiem", "bao.hiem@xahoi.vn",
            "294/2021/QH14", "2021-2030",
        ])
    func guarded(piece: String) throws {
        let parts = piece.split(separator: " ")
        let result = try repairer().repair(text: NoiseTests.garbled + "tham gia \(piece) theo quy dinh")
        #expect(result.text.contains(parts.last ?? ""))
    }

    @Test("symbols get their marks where the list leaves no choice, across line ends too")
    func symbols() throws {
        let list = DocumentSymbols(text: "QĐ\t900\nQD\t2\nLĐTBXH\t50\nHĐ\t60\nHD\t40\n")
        let text = "theo Quyết định số 294/QD-\nLDTBXH-QD và 1676/QD-TTg, 12/HD-BHXH của bảo hiểm xã hội tỉnh"
        let result = try repairer(symbols: list).repair(text: text)
        #expect(result.text.contains("294/QĐ-\nLĐTBXH-QĐ"))
        #expect(result.text.contains("1676/QĐ-TTg"))
        #expect(result.text.contains("12/HD-BHXH"))
        #expect(result.changes.filter { $0.correction.rule == "symbol" }.count == 4)
        #expect(try repairer().repair(text: text).text.contains("1676/QD-TTg"))
    }

    @Test("letters before a digit are no symbol of the list")
    func cells() throws {
        let list = DocumentSymbols(text: "CĐ\t900\n")
        let text = NoiseTests.garbled + "xet nghiem CD4 theo 12/CD-BHXH"
        let result = try repairer(symbols: list).repair(text: text)
        #expect(result.text.contains("CD4"))
        #expect(result.text.contains("12/CĐ-BHXH"))
    }

    @Test("a garbled Roman label is what the sequence asks for")
    func labels() throws {
        let body = NoiseTests.garbled
        let result = try repairer().repair(text: "I. \(body)\nII. \(body)\nI11. \(body)\n1V. \(body)\n2. \(body)")
        let labels = result.text.split(separator: "\n").map { $0.prefix { $0 != " " } }
        #expect(labels == ["I.", "II.", "III.", "IV.", "2."])
        let lone = try repairer().repair(text: "I11. \(body)")
        #expect(lone.text.hasPrefix("I11."))
    }

    @Test("scores are probabilities, and a doubtful word is marked with other readings")
    func doubts() throws {
        let result = try repairer { $0.doubtfulPosterior = 0.9999 }
            .repair(text: NoiseTests.garbled + "xa hoi, hoa giai")
        #expect(!result.changes.isEmpty)
        #expect(result.changes.allSatisfy { (0...1).contains($0.correction.score) })
        let doubt = try #require(result.doubts.first { !$0.alternatives.isEmpty })
        #expect(doubt.chosen.posterior >= (doubt.alternatives.first?.posterior ?? 1))
        let sure = try repairer { $0.doubtfulPosterior = 0 }.repair(text: NoiseTests.garbled)
        #expect(sure.doubts.isEmpty)
    }

    @Test("the more readily words are changed, the smaller a gain is enough")
    func aggressiveness() throws {
        let text = "Năm nay bảo hiểm xá hội tỉnh, báo cáo kết quá hằng tháng, đơn vi khóa sổ"
        let counts = try [RepairSettings.Aggressiveness.low, .standard, .high].map { choice in
            try repairer {
                $0.aggressiveness = choice
                $0.changePenalty = 1.5
            }.repair(text: text).changes.count
        }
        #expect(counts == counts.sorted())
        let wary = try repairer {
            $0.regimeWords = 400
            $0.changePenalty = 50
        }
        #expect(wary.repair(text: text).changes.isEmpty)
    }

    @Test("a stream cut anywhere gives the same text and places as the whole, with lines and pages counted on")
    func stream() throws {
        let repairer = try repairer()
        let line = "Năm nay bảo hiểm xá hội tỉnh phối hợp với các sở thực hiện kế hoạch truyền thông.\n"
        let text = String(repeating: line, count: 1200) + "\u{0C}" + line
        let whole = repairer.repair(text: text)
        var stream = RepairStream(repairer)
        var parts: [RepairStream.Part] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            parts += stream.add(rest.prefix(777))
            rest = rest.dropFirst(777)
        }
        parts += stream.finish()
        #expect(parts.count > 1)
        #expect(parts.flatMap(\.bytes) == Array(whole.text.utf8))
        let changes = parts.flatMap(\.changes)
        #expect(changes == whole.changes)
        #expect(changes.count == 1201)
        #expect(changes.last?.line == 1201 && changes.last?.correction.page == 2)
        let bytes = Array(text.utf8)
        #expect(
            changes.allSatisfy { change in
                bytes[change.utf8Range].elementsEqual(change.correction.from.utf8)
            })
    }

    @Test("a document teaches its own confusions when it is long enough")
    func adaptation() throws {
        // The table knows nothing of `ẻ` for `ế`; sentences around it tell.
        let text = String(
            repeating: "bao hiém y tẻ cho nguoi lao dong. ké hoach truyền thông; bao hiém y tẻ theo quy dinh. ",
            count: 20)
        let taught = try repairer { $0.noise.adaptationWords = 50 }.repair(text: text)
        let untaught = try repairer().repair(text: text)
        func posterior(_ result: RepairedText) -> Double {
            let scores = result.changes.filter { $0.correction.from == "tẻ" }.map(\.correction.score)
            return scores.reduce(0, +) / Double(max(1, scores.count))
        }
        #expect(posterior(taught) >= posterior(untaught))
        #expect(taught.text.contains("bảo hiểm y tế cho người lao động"))
    }

    // MARK: Recognised lines

    @Test("words of a line are parted and joined with their boxes")
    func boxes() throws {
        func word(_ text: String, _ x0: Double, _ x1: Double) -> Word {
            Word(text: text, box: Box(x0: x0, y0: 0, x1: x1, y1: 10), confidence: 0.5)
        }
        let texts = NoiseTests.garbled.split(separator: " ").map(String.init)
        let first = TextLine(words: texts.enumerated().map { word($1, Double($0) * 50, Double($0) * 50 + 40) })
        let second = TextLine(words: [
            word("ké", 0, 20), word("hoach", 30, 80), word("truy", 90, 130), word("én", 140, 160),
            word("thong", 170, 220),
        ])
        let (lines, corrections) = try repairer().repair(lines: [first, second], page: 2)
        #expect(lines[1].text == "kế hoạch truyền thông")
        let joined = try #require(corrections.first { $0.rule == "joined" })
        #expect(joined.page == 2)
        #expect(lines[1].words[2].box == Box(x0: 90, y0: 0, x1: 160, y1: 10))
    }

    @Test("lines too few to judge are repaired as their page was recognised")
    func regimeOfPage() throws {
        let repairer = try repairer { $0.regimeWords = 40 }
        let words = ["h6i", "nghi", "tuyén", "truyén"].enumerated().map { index, text in
            Word(
                text: text, box: Box(x0: Double(index) * 50, y0: 0, x1: Double(index) * 50 + 40, y1: 10),
                confidence: 0.9)
        }
        let lines = [TextLine(words: words)]
        #expect(repairer.repair(lines: lines, page: 1, regime: .foreign).lines[0].text == "hội nghị tuyên truyền")
        #expect(repairer.regime(of: lines) == .clean)
    }
}
