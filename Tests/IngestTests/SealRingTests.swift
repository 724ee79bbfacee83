import DocumentModel
import Testing

@testable import Ingest

@Suite("Rims of black seals")
struct SealRingTests {
    /// 150 points each way at 144 dpi, so that a point is two pixels.
    private func sheet() -> PageBitmap {
        PageBitmap(width: 300, height: 300, dpi: 144, pixels: [UInt8](repeating: 255, count: 90_000))
    }

    private let page = Box(x0: 0, y0: 0, x1: 150, y1: 150)

    /// A rim around (75, 75) between two distances in points.
    private func drawRim(on bitmap: inout PageBitmap, from inner: Double, to outer: Double) {
        for row in 0..<bitmap.height {
            for column in 0..<bitmap.width {
                let (x, y) = ((Double(column) + 0.5) / 2 - 75, (Double(row) + 0.5) / 2 - 75)
                if (inner * inner...outer * outer).contains(x * x + y * y) {
                    bitmap.pixels[row * bitmap.width + column] = 0
                }
            }
        }
    }

    /// Upright strokes like letters, 9 points high, in a line from x to x.
    private func drawLine(on bitmap: inout PageBitmap, y: Double, from start: Double, to end: Double) {
        for x in stride(from: start, to: end, by: 4) {
            bitmap.fill(Box(x0: x, y0: y, x1: x + 1.5, y1: y + 9), with: 0)
        }
    }

    private func ink(_ bitmap: PageBitmap) -> Int { bitmap.pixels.count { $0 < 128 } }

    @Test("a rim of two lines is found where it stands, letters across it too")
    func found() throws {
        var bitmap = sheet()
        drawRim(on: &bitmap, from: 49, to: 50.5)
        drawRim(on: &bitmap, from: 46, to: 46.8)
        drawLine(on: &bitmap, y: 24, from: 40, to: 140)
        let rings = SealRing.rings(in: bitmap, area: page)
        try #require(rings.count == 1)
        #expect(abs(rings[0].centerX - 75) <= 1 && abs(rings[0].centerY - 75) <= 1)
        #expect(abs(rings[0].radius - 50) < 1.5)
        #expect(rings[0].meets(Box(x0: 100, y0: 30, x1: 140, y1: 40)))
        #expect(!rings[0].meets(Box(x0: 10, y0: 5, x1: 140, y1: 15)))
    }

    @Test("erasing takes the rim out and leaves the letters beside it")
    func erased() throws {
        var rim = sheet()
        drawRim(on: &rim, from: 49, to: 50.5)
        let rimInk = ink(rim)
        var bitmap = rim
        drawLine(on: &bitmap, y: 24, from: 40, to: 140)
        var letters = sheet()
        drawLine(on: &letters, y: 24, from: 40, to: 140)
        let rings = SealRing.rings(in: bitmap, area: page)
        let open = SealRing.erased(rings, from: bitmap)
        #expect(ink(SealRing.erased(rings, from: rim)) < rimInk / 10)
        #expect(ink(open) > ink(letters) * 3 / 4)
        #expect(ink(open) < ink(letters) * 11 / 10)
        let cleared = SealRing.cleared(rings, from: bitmap)
        #expect(cleared.ink(in: Box(x0: 40, y0: 40, x1: 110, y1: 110)) == 0)
    }

    @Test("lines of text are no rim")
    func text() {
        var bitmap = sheet()
        for y in stride(from: 8.0, to: 140, by: 16) { drawLine(on: &bitmap, y: y, from: 5, to: 145) }
        #expect(SealRing.rings(in: bitmap, area: page).isEmpty)
    }
}

extension PageBitmap {
    /// How many dark pixels a box holds.
    fileprivate func ink(in box: Box) -> Int { cropped(to: box).pixels.count { $0 < 128 } }
}
