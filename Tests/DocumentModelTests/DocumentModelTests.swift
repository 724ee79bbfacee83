import DocumentModel
import Foundation
import TestSupport
import Testing

@Suite struct VietnameseTextTests {
    /// Scalars, because `String ==` cannot tell the forms apart.
    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    @Test("composing gives one scalar for a letter with its marks")
    func composed() {
        #expect(scalars(VietnameseText.composed("ê\u{323}")) == [0x1EC7])
        #expect(scalars(VietnameseText.composed("e\u{323}\u{302}")) == [0x1EC7])
        #expect(scalars(VietnameseText.composed("ASCII")) == scalars("ASCII"))
    }

    @Test(
        "marks come off every Vietnamese letter, case and other letters stay",
        arguments: [("Đường", "Duong"), ("ỲÝỶỸỴ", "YYYYY"), ("ượ ấ ặ", "uo a a"), ("Größe 12", "Größe 12")])
    func withoutMarks(text: String, bare: String) {
        #expect(scalars(VietnameseText.withoutMarks(text)) == scalars(bare))
    }

    @Test("all 134 marked letters of the alphabet are known as such")
    func markedLetters() {
        let letters = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
        #expect(letters.unicodeScalars.count == 67)
        #expect((letters + letters.uppercased()).unicodeScalars.allSatisfy { VietnameseText.isMarked($0) })
        #expect(!"aAzZ9ßñ".unicodeScalars.contains { VietnameseText.isMarked($0) })
    }
}

@Suite struct BoxTests {
    @Test("a box is written as four numbers with two decimals")
    func coding() throws {
        let box = Box(x0: 1.2345, y0: 2, x1: 3.999, y1: 4)
        #expect(String(decoding: try JSONEncoder().encode(box), as: UTF8.self) == "[1.23,2,4,4]")
        #expect(try JSONDecoder().decode(Box.self, from: Data("[1,2,3,4]".utf8)) == Box(x0: 1, y0: 2, x1: 3, y1: 4))
    }

    @Test("boxes that do not touch have no common area")
    func intersection() {
        let left = Box(x0: 0, y0: 0, x1: 10, y1: 10)
        #expect(left.intersection(Box(x0: 20, y0: 0, x1: 30, y1: 10)).area == 0)
        #expect(left.intersection(Box(x0: 5, y0: 5, x1: 30, y1: 10)).area == 25)
        #expect(Box.enclosing([Box]()) == nil)
    }
}

@Suite struct PageBitmapTests {
    /// 4 × 3 pixels at 72 dpi: one pixel a point, values 0 to 11.
    private let bitmap = PageBitmap(width: 4, height: 3, dpi: 72, pixels: Array(0..<12))

    @Test("a crop has its pixels and a white margin")
    func crop() {
        let part = bitmap.cropped(to: Box(x0: 1, y0: 1, x1: 3, y1: 2), padding: 1)
        #expect(part.width == 4)
        #expect(part.height == 3)
        #expect(part.pixels == [255, 255, 255, 255, 255, 5, 6, 255, 255, 255, 255, 255])
    }

    @Test("what lies outside the picture is white")
    func outside() {
        #expect(bitmap.cropped(to: Box(x0: 3, y0: 2, x1: 5, y1: 4)).pixels == [11, 255, 255, 255])
        #expect(bitmap.cropped(to: Box(x0: -5, y0: -5, x1: -4, y1: -4)).pixels == [255])
    }

    @Test("filling paints the box only")
    func fill() {
        var copy = bitmap
        copy.fill(Box(x0: 0, y0: 0, x1: 2, y1: 1), with: 9)
        #expect(copy.pixels == [9, 9, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    }
}

@Suite struct PageConfidenceTests {
    @Test("mean and the worst twentieth are given, and nothing for a page without words")
    func percentile() throws {
        let words = (1...40).map {
            Word(text: "a", box: Box(x0: 0, y0: 0, x1: 1, y1: 1), confidence: Double($0) / 40)
        }
        let confidence = try #require(PageConfidence(words: words))
        #expect(confidence.p5 == 0.075)
        #expect(confidence.mean == 0.5125)
        #expect(PageConfidence(words: []) == nil)
    }
}

@Suite struct OlderDocumentTests {
    @Test("a table row that was written before cells had places is read, with no places")
    func rowWithoutCellPlaces() throws {
        let json = #"{"kind":"data","group":[],"cells":["1","Đa"],"provenance":[],"spans":[],"confidence":1}"#
        let row = try JSONDecoder().decode(Table.Row.self, from: Data(json.utf8))
        #expect(row == Table.Row(cells: ["1", "Đa"]))
    }
}
