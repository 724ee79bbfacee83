internal import CQPDF
internal import DocumentModel

/// Pages for the pictures of a file that is no PDF.
extension QPDFDocument {
    /// Adds a page that shows a picture whole; its data is taken as it is.
    ///
    /// - Parameters:
    ///   - width: of the page before `/Rotate`, in points.
    func addPage(showing picture: EncodedPicture, width: Double, height: Double) -> qpdf_oh {
        let image = stream(
            Array(picture.data), filter: Self.filter(of: picture), parameters: Self.parameters(of: picture),
            entries: [
                ("/Type", name("/XObject")), ("/Subtype", name("/Image")), ("/Width", integer(picture.width)),
                ("/Height", integer(picture.height)), ("/BitsPerComponent", integer(picture.bitsPerSample)),
            ])
        let dictionary = qpdf_oh_get_dict(data, image)
        if case .jpeg2000 = picture.filter {
            // The data says which colours it holds, and with how many bits.
            remove(dictionary, "/BitsPerComponent")
        } else {
            set(dictionary, "/ColorSpace", colourSpace(of: picture))
        }
        if picture.samplesPerPixel == 4 {
            // Adobe's way of writing four inks into JPEG.
            set(dictionary, "/Decode", parsed("[1 0 1 0 1 0 1 0]"))
        }
        let size = [width, height].map { TextLayer.number($0) }
        let content = stream(Array("q \(size[0]) 0 0 \(size[1]) 0 0 cm /Picture Do Q\n".utf8))
        let page = self.dictionary([
            ("/Type", name("/Page")), ("/MediaBox", parsed("[0 0 \(size[0]) \(size[1])]")),
            ("/Resources", self.dictionary([("/XObject", self.dictionary([("/Picture", image)]))])),
            ("/Contents", content),
        ])
        let reference = indirect(page)
        qpdf_add_page(data, data, reference, 0)
        return self.page(pageCount)
    }

    private static func filter(of picture: EncodedPicture) -> String {
        switch picture.filter {
        case .jpeg: "/DCTDecode"
        case .jpeg2000: "/JPXDecode"
        case .group4: "/CCITTFaxDecode"
        case .deflate: "/FlateDecode"
        }
    }

    private static func parameters(of picture: EncodedPicture) -> String? {
        switch picture.filter {
        case .group4(let zeroIsBlack):
            "<< /K -1 /Columns \(picture.width) /Rows \(picture.height) /BlackIs1 \(!zeroIsBlack) >>"
        case .deflate(hasPredictor: true):
            "<< /Predictor 15 /Colors \(picture.samplesPerPixel) /BitsPerComponent \(picture.bitsPerSample) "
                + "/Columns \(picture.width) >>"
        default: nil
        }
    }

    private func colourSpace(of picture: EncodedPicture) -> qpdf_oh {
        if let palette = picture.palette, palette.count >= 3 {
            let table = palette.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            return parsed("[/Indexed /DeviceRGB \(palette.count / 3 - 1) <\(table)>]")
        }
        return name(
            picture.samplesPerPixel == 1 ? "/DeviceGray" : picture.samplesPerPixel == 4 ? "/DeviceCMYK" : "/DeviceRGB")
    }
}
