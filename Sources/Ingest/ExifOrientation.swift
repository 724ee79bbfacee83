import Foundation

/// The turn that a camera wrote into a JPEG file.
enum ExifOrientation {
    /// Degrees clockwise that set the picture upright; 0 when nothing is said. Mirrored forms count as unmirrored.
    ///
    /// Exif 2.3, tag 0x0112 of the first image file directory: 3 is half a turn, 6 a quarter clockwise, 8 three.
    static func clockwiseDegrees(of data: Data) -> Int {
        let bytes = [UInt8](data.prefix(65_536))
        var position = 2
        while position + 4 < bytes.count, bytes[position] == 0xFF {
            let marker = bytes[position + 1]
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            if marker == 0xDA { break }
            if marker == 0xE1, length > 16, position + 10 < bytes.count,
                bytes[position + 4..<position + 10].elementsEqual([0x45, 0x78, 0x69, 0x66, 0, 0])
            {
                return degrees(tiff: bytes[(position + 10)..<min(bytes.count, position + 2 + length)])
            }
            position += 2 + max(2, length)
        }
        return 0
    }

    private static func degrees(tiff: ArraySlice<UInt8>) -> Int {
        let base = tiff.startIndex
        guard tiff.count > 8 else { return 0 }
        let isLittle = tiff[base] == 0x49
        func number(_ offset: Int, _ size: Int) -> Int? {
            guard offset >= 0, offset + size <= tiff.count else { return nil }
            let part = tiff[(base + offset)..<(base + offset + size)]
            return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, 4), let count = number(directory, 2) else { return 0 }
        for entry in 0..<count {
            let place = directory + 2 + 12 * entry
            guard let tag = number(place, 2) else { return 0 }
            if tag == 0x0112 { return [3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270][number(place + 8, 2) ?? 1] ?? 0 }
        }
        return 0
    }
}
