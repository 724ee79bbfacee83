internal import DocumentModel
internal import Foundation

/// Where points of the upright, straightened page lie on a PDF page, in its own coordinates.
struct PagePlacement {
    /// A matrix as PDF writes it: x' = a x + c y + e, y' = b x + d y + f.
    struct Matrix: Equatable {
        var a: Double
        var b: Double
        var c: Double
        var d: Double
        var e: Double
        var f: Double

        /// What this matrix gives, taken on by another one.
        func then(_ next: Matrix) -> Matrix {
            Matrix(
                a: a * next.a + b * next.c, b: a * next.b + b * next.d, c: c * next.a + d * next.c,
                d: c * next.b + d * next.d, e: e * next.a + f * next.c + next.e, f: e * next.b + f * next.d + next.f)
        }
    }

    /// Lower left and upper right corner of the crop box.
    let crop: Box
    /// The page's `/Rotate` with the turn that set the picture upright: 0, 90, 180 or 270.
    let rotation: Int
    let skewDegrees: Double
    /// Size of the upright page as it was read, and how many points of the PDF page one of its points is.
    private let width: Double
    private let height: Double
    private let scale: (x: Double, y: Double)

    /// - Parameters:
    ///   - crop: crop box; `y0` is its lower edge.
    ///   - width: of the upright page as it was read, in points; 0 takes the PDF page's.
    init(crop: Box, rotation: Int, skewDegrees: Double = 0, width: Double = 0, height: Double = 0) {
        self.crop = crop
        self.rotation = ((rotation % 360) + 360) % 360
        self.skewDegrees = skewDegrees
        let isTurned = self.rotation % 180 != 0
        let pageWidth = isTurned ? crop.height : crop.width
        let pageHeight = isTurned ? crop.width : crop.height
        self.width = width > 0 ? width : pageWidth
        self.height = height > 0 ? height : pageHeight
        scale = (pageWidth / self.width, pageHeight / self.height)
    }

    /// The place of a point of the upright page, origin top left.
    func point(x: Double, y: Double) -> (x: Double, y: Double) {
        let tilted = tilted(x: x, y: y)
        return level(x: tilted.x, y: tilted.y)
    }

    /// The box moved to where it was before the page was straightened; it is not turned itself.
    func tilted(_ box: Box) -> Box {
        let middle = tilted(x: box.centerX, y: box.centerY)
        let (dx, dy) = (middle.x - box.centerX, middle.y - box.centerY)
        return Box(x0: box.x0 + dx, y0: box.y0 + dy, x1: box.x1 + dx, y1: box.y1 + dy)
    }

    /// Takes coordinates in units of `unit` points, y upwards from the upright page's lower left corner, to the PDF page,
    /// tilt left out.
    func matrix(unit: Double) -> Matrix {
        let origin = level(x: 0, y: height)
        let right = level(x: unit, y: height)
        let up = level(x: 0, y: height - unit)
        return Matrix(
            a: right.x - origin.x, b: right.y - origin.y, c: up.x - origin.x, d: up.y - origin.y, e: origin.x,
            f: origin.y)
    }

    private func tilted(x: Double, y: Double) -> (x: Double, y: Double) {
        let angle = skewDegrees * .pi / 180
        let (dx, dy) = (x - width / 2, y - height / 2)
        return (width / 2 + dx * cos(angle) - dy * sin(angle), height / 2 + dx * sin(angle) + dy * cos(angle))
    }

    private func level(x: Double, y: Double) -> (x: Double, y: Double) {
        let across = x * scale.x
        let down = y * scale.y
        return switch rotation {
        case 90: (crop.x0 + down, crop.y0 + across)
        case 180: (crop.x1 - across, crop.y0 + down)
        case 270: (crop.x1 - down, crop.y1 - across)
        default: (crop.x0 + across, crop.y1 - down)
        }
    }

    /// Height of the upright page in points.
    var uprightHeight: Double { height }
}
