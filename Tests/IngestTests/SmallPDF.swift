import Foundation

/// PDF files of our own making, as bytes.
enum SmallPDF {
    /// One page that says "Sohoa 2023"; the password to open it is `mo cua`.
    static var encrypted: Data { Data(base64Encoded: encryptedText, options: .ignoreUnknownCharacters) ?? Data() }

    /// A file of one page with the given content stream and resources.
    static func page(
        width: Int = 200, height: Int = 100, rotate: Int = 0, content: String, resources: String = "",
        objects: [Data] = []
    ) -> Data {
        var parts: [Data] = [
            Data("<< /Type /Catalog /Pages 2 0 R >>".utf8),
            Data("<< /Type /Pages /Kids [3 0 R] /Count 1 >>".utf8),
            Data(
                """
                << /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Rotate \(rotate) /Contents 4 0 R \
                /Resources << \(resources) /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Bold \
                /Encoding /WinAnsiEncoding >> >> >> >>
                """.utf8),
            stream("", Data(content.utf8)),
        ]
        parts += objects
        return file(parts)
    }

    /// A stream object's body.
    static func stream(_ dictionary: String, _ bytes: Data) -> Data {
        Data("<< \(dictionary) /Length \(bytes.count) >>\nstream\n".utf8) + bytes + Data("\nendstream".utf8)
    }

    /// A page of 72 × 36 points that is one grey picture of 144 × 72 pixels, row for row as given.
    static func picturePage(pixels: [UInt8], extraContent: String = "") -> Data {
        page(
            width: 72, height: 36, content: "q 72 0 0 36 0 0 cm /I Do Q \(extraContent)",
            resources: "/XObject << /I 5 0 R >>",
            objects: [
                stream(
                    "/Type /XObject /Subtype /Image /Width 144 /Height 72 /ColorSpace /DeviceGray /BitsPerComponent 8",
                    Data(pixels))
            ])
    }

    private static func file(_ objects: [Data]) -> Data {
        var out = Data("%PDF-1.4\n".utf8)
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(out.count)
            out += Data("\(index + 1) 0 obj\n".utf8) + object + Data("\nendobj\n".utf8)
        }
        let start = out.count
        out += Data("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
        for offset in offsets {
            let digits = String(offset)
            out += Data("\(String(repeating: "0", count: 10 - digits.count))\(digits) 00000 n \n".utf8)
        }
        out += Data("trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return out
    }

    private static let encryptedText = """
        JVBERi0xLjMKJZOMi54gUmVwb3J0TGFiIEdlbmVyYXRlZCBQREYgZG9jdW1lbnQgKG9wZW5zb3VyY2UpCjEgMCBvYmoKPDwKL0YxIDIgMCBSCj
        4+CmVuZG9iagoyIDAgb2JqCjw8Ci9CYXNlRm9udCAvSGVsdmV0aWNhIC9FbmNvZGluZyAvV2luQW5zaUVuY29kaW5nIC9OYW1lIC9GMSAvU3Vi
        dHlwZSAvVHlwZTEgL1R5cGUgL0ZvbnQKPj4KZW5kb2JqCjMgMCBvYmoKPDwKL0NvbnRlbnRzIDggMCBSIC9NZWRpYUJveCBbIDAgMCAyMDAgMT
        AwIF0gL1BhcmVudCA3IDAgUiAvUmVzb3VyY2VzIDw8Ci9Gb250IDEgMCBSIC9Qcm9jU2V0IFsgL1BERiAvVGV4dCAvSW1hZ2VCIC9JbWFnZUMg
        L0ltYWdlSSBdCj4+IC9Sb3RhdGUgMCAvVHJhbnMgPDwKCj4+IAogIC9UeXBlIC9QYWdlCj4+CmVuZG9iago0IDAgb2JqCjw8Ci9QYWdlTW9kZS
        AvVXNlTm9uZSAvUGFnZXMgNyAwIFIgL1R5cGUgL0NhdGFsb2cKPj4KZW5kb2JqCjUgMCBvYmoKPDwKL0F1dGhvciAoUVwyNjE7XDMwNHZcMzA2
        XDAyMVwyMTRcMjEyKSAvQ3JlYXRpb25EYXRlICh0XDM0NWZcMjMyP1wyMzNOXDMxMFwzMTFzT1wzMzRcMjI2XDMwNidvXDAxNlwyMzZcMjUxXD
        IwMmlcMzIzXDMzNikgL0NyZWF0b3IgKFFcMjYxO1wzMDR2XDMwNlwwMjFcMjE0XDIxMikgL0tleXdvcmRzICgpIC9Nb2REYXRlICh0XDM0NWZc
        MjMyP1wyMzNOXDMxMFwzMTFzT1wzMzRcMjI2XDMwNidvXDAxNlwyMzZcMjUxXDIwMmlcMzIzXDMzNikgL1Byb2R1Y2VyIChiXDI3MiRcMzA1fV
        wzMzcyXDIzMFwyMzNiL1wyNTBcMzQwXDMyNls2R1wzMzRcMzcwXDMyNyBcMzAzXDMyNHdcMzAyXDI1MlwzNzJcMjU3elwzNjZcMzAwSS9cMzQz
        XDM0NFwyMDYpIAogIC9TdWJqZWN0IChFXDI2MSdcMzMyalwzMTBcMDI3XDIzN1wyMjAnXDAzMykgL1RpdGxlIChFXDI2MSBcMzAze1wzMDdcMD
        MzXDIzNSkgL1RyYXBwZWQgL0ZhbHNlCj4+CmVuZG9iago2IDAgb2JqCjw8Ci9GaWx0ZXIgL1N0YW5kYXJkIC9MZW5ndGggMTI4IC9PIDw5MUM3
        RjEyRjdEN0NCN0JGODU2MUI3RTNGOUI5RjMzNTkzNzE0NzU2QTQ0QjUzMkNFOTBBNDFBREMxNkM0MDRGPiAvUCAtNCAvUiAzIC9VIDxGQTA2OE
        U1NjE4Qzc5NEIxRDhEQkQ2Qjg1OTJEN0M1MzAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwPiAKICAvViAyCj4+CmVuZG9iago3IDAg
        b2JqCjw8Ci9Db3VudCAxIC9LaWRzIFsgMyAwIFIgXSAvVHlwZSAvUGFnZXMKPj4KZW5kb2JqCjggMCBvYmoKPDwKL0ZpbHRlciBbIC9BU0NJST
        g1RGVjb2RlIC9GbGF0ZURlY29kZSBdIC9MZW5ndGggOTkKPj4Kc3RyZWFtCiWUnQzkkup+NrrE17Yyf3wof+sNzjAdm5o3//KeEZ+Niy/AqBZO
        oJZWlXmprPa9TgnFZ02JEVCqVCdRtPVmHJdJBZdg6XTKNjSRp+0INw5e+RfgPG4sxcwltfKE17d2Mna4EWVuZHN0cmVhbQplbmRvYmoKeHJlZg
        owIDkKMDAwMDAwMDAwMCA2NTUzNSBmIAowMDAwMDAwMDYxIDAwMDAwIG4gCjAwMDAwMDAwOTIgMDAwMDAgbiAKMDAwMDAwMDE5OSAwMDAwMCBu
        IAowMDAwMDAwMzkyIDAwMDAwIG4gCjAwMDAwMDA0NjAgMDAwMDAgbiAKMDAwMDAwMDk0MSAwMDAwMCBuIAowMDAwMDAxMTUxIDAwMDAwIG4gCj
        AwMDAwMDEyMTAgMDAwMDAgbiAKdHJhaWxlcgo8PAovRW5jcnlwdCA2IDAgUgovSUQgCls8MWMxNzgxOThmYmRmYTUxYjI1OTk1ZDg5ZDQxMDIw
        NDM+PDFjMTc4MTk4ZmJkZmE1MWIyNTk5NWQ4OWQ0MTAyMDQzPl0KJSBSZXBvcnRMYWIgZ2VuZXJhdGVkIFBERiBkb2N1bWVudCAtLSBkaWdlc3
        QgKG9wZW5zb3VyY2UpCgovSW5mbyA1IDAgUgovUm9vdCA0IDAgUgovU2l6ZSA5Cj4+CnN0YXJ0eHJlZgoxMzk4CiUlRU9GCg==
        """
}
