import DocumentModel
import Testing

@testable import Ingest

@Suite("Rows that a fax shifted")
struct LineJitterTests {
    /// Stems three pixels wide, ten apart.
    private func stems() -> PageBitmap {
        var bitmap = PageBitmap(width: 300, height: 60, dpi: 200, pixels: [UInt8](repeating: 255, count: 300 * 60))
        for y in 10..<50 {
            for x in stride(from: 40, to: 260, by: 10) {
                for i in 0..<3 { bitmap.pixels[y * 300 + x + x / 40 + i] = 0 }
            }
        }
        return bitmap
    }

    @Test("a shifted row is put back", arguments: [-5, -3, 4, 7])
    func shifted(by shift: Int) {
        let right = stems()
        var bitmap = right
        let row = Array(right.pixels[30 * 300..<31 * 300])
        for x in 0..<300 { bitmap.pixels[30 * 300 + (x + shift + 300) % 300] = row[x] }
        #expect(bitmap.pixels != right.pixels)
        #expect(LineJitter.straighten(&bitmap) == 1)
        #expect(bitmap.pixels == right.pixels)
    }

    @Test("the ends of strokes and a rule of one pixel stay as they are")
    func untouched() {
        var bitmap = stems()
        for x in 20..<280 { bitmap.pixels[55 * 300 + x] = 0 }
        let before = bitmap.pixels
        #expect(LineJitter.straighten(&bitmap) == 0)
        #expect(bitmap.pixels == before)
    }
}
