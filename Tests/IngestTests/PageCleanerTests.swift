import DocumentModel
import Foundation
import Testing

@testable import Ingest

@Suite("Cleaning pictures")
struct PageCleanerTests {
    private let cleaner = PageCleaner(settings: IngestSettings())

    /// A page at 100 dpi with lines of word-like blocks, tilted clockwise by `degrees`.
    private func textPage(tilt degrees: Double = 0, width: Int = 800, height: Int = 1000) -> PageBitmap {
        let slope = tan(degrees * .pi / 180)
        var pixels = [UInt8](repeating: 255, count: width * height)
        for y in 0..<height {
            for x in 80..<(width - 80) {
                let row = Double(y) - slope * Double(x - width / 2)
                guard row > 80, row < Double(height - 80) else { continue }
                let inLine = row.truncatingRemainder(dividingBy: 24)
                if inLine < 9, (x / 7) % 6 != 0, x % 7 < 4 || inLine < 3 { pixels[y * width + x] = 10 }
            }
        }
        return PageBitmap(width: width, height: height, dpi: 100, pixels: pixels)
    }

    private func cleaned(_ bitmap: PageBitmap) throws -> CleanPage {
        let picture = try #require(Picture(bitmap))
        return try #require(cleaner.clean(picture, dpi: bitmap.dpi))
    }

    @Test("a tilt is measured and taken out", arguments: [-2.0, 1.5])
    func deskew(tilt: Double) throws {
        let page = try cleaned(textPage(tilt: tilt))
        #expect(abs(page.skewDegrees - tilt) < 0.15)
        #expect(page.steps.contains { $0.name == "deskew" })
        #expect(abs(try cleaned(page.bitmap).skewDegrees) < 0.15)
    }

    @Test("a straight clean page is left pixel for pixel as it is")
    func untouched() throws {
        let bitmap = textPage()
        let page = try cleaned(bitmap)
        #expect(page.steps.isEmpty)
        #expect(page.bitmap.pixels == bitmap.pixels)
    }

    @Test("the median runs where there are specks")
    func median() throws {
        var bitmap = textPage()
        var seed: UInt64 = 7
        for _ in 0..<6000 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bitmap.pixels[Int(seed >> 33) % bitmap.pixels.count] = 40
        }
        bitmap.pixels = bitmap.pixels.map { $0 == 255 ? 200 : $0 }
        let names = try cleaned(bitmap).steps.map(\.name)
        #expect(names.contains("median"))
        #expect(names.contains("normaliseBackground"))
    }

    @Test("the stored resolution holds when it makes a page, else that of A4 is taken")
    func resolution() {
        #expect(PictureFile.plausibleDPI(300, width: 2480, height: 3508) == 300)
        #expect(PictureFile.plausibleDPI(72, width: 2480, height: 3508) == 300)
        #expect(PictureFile.plausibleDPI(0, width: 1654, height: 2339) == 200)
    }

    @Test("the turn that a camera wrote is found", arguments: [(1, 0), (3, 180), (6, 90), (8, 270)])
    func exif(value: UInt8, degrees: Int) {
        let tiff: [UInt8] = [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0]
        let segment: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0] + tiff
        let bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(segment.count + 2)] + segment + [0xFF, 0xDA, 0, 0]
        #expect(ExifOrientation.clockwiseDegrees(of: Data(bytes)) == degrees)
    }
}
