import Foundation
import Ingest
import Testing

@Suite("Input kinds")
struct InputKindTests {
    @Test(
        "the first bytes decide",
        arguments: [
            (InputKind.pdf, [UInt8]("%PDF-1.7\n".utf8)),
            (.pdf, [UInt8]("junk before it\n%PDF-1.4\n".utf8)),
            (.tiff, [0x49, 0x49, 0x2A, 0x00, 8, 0]),
            (.tiff, [0x4D, 0x4D, 0x00, 0x2A, 0, 8]),
            (.jpeg, [0xFF, 0xD8, 0xFF, 0xE0]),
            (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            (.jpeg2000, [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20]),
            (.plainText, [UInt8]("KẾ HOẠCH\nnăm 2023\n".utf8)),
        ])
    func magic(kind: InputKind, bytes: [UInt8]) {
        #expect(InputKind.of(Data(bytes)) == kind)
    }

    @Test(
        "bytes that are no text are of no kind",
        arguments: [[0x4B, 0x00, 0x45], [0xFF, 0xFE, 0x41], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]]
            as [[UInt8]])
    func unknown(bytes: [UInt8]) {
        #expect(InputKind.of(Data(bytes)) == nil)
    }

    @Test(
        "an error page of a server is told from text",
        arguments: [
            ("<!DOCTYPE html>\n<html>", true), ("\u{FEFF}  <HTML><body>", true), ("<head>", true),
            ("Thẻ <html> mở đầu một trang.", false), ("< 5 ngày", false), ("", false),
        ])
    func webPage(text: String, isPage: Bool) {
        #expect(InputKind.isWebPage(Data(text.utf8)) == isPage)
    }
}
