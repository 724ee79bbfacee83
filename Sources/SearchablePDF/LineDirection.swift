internal import DocumentModel

/// Which way a line runs on the upright page.
enum LineDirection: Equatable {
    case right
    /// From top to bottom, letters leaning to the right.
    case down
    /// From bottom to top.
    case up

    /// A line of words that are higher than wide, one above the other, runs down or up.
    init(of boxes: [Box]) {
        self = .right
        guard boxes.count > 1, let first = boxes.first, let last = boxes.last else { return }
        let across = abs(last.centerX - first.centerX)
        let along = abs(last.centerY - first.centerY)
        let heights = boxes.reduce(0) { $0 + $1.height }
        let widths = boxes.reduce(0) { $0 + $1.width }
        guard along > 3 * across, heights > 1.2 * widths else { return }
        self = last.centerY > first.centerY ? .down : .up
    }

    /// A box as it is seen with the head turned, so that the line runs to the right; y grows downwards.
    func seen(_ box: Box) -> Box {
        switch self {
        case .right: box
        case .down: Box(x0: box.y0, y0: -box.x1, x1: box.y1, y1: -box.x0)
        case .up: Box(x0: -box.y1, y0: box.x0, x1: -box.y0, y1: box.x1)
        }
    }

    /// The box on the page of a box that is seen so.
    func onPage(_ box: Box) -> Box {
        switch self {
        case .right: box
        case .down: Box(x0: -box.y1, y0: box.x0, x1: -box.y0, y1: box.x1)
        case .up: Box(x0: box.y0, y0: -box.x1, x1: box.y1, y1: -box.x0)
        }
    }

    /// From the turned view, y upwards, to the page with its origin at the lower left.
    func matrix(pageHeight: Double) -> PagePlacement.Matrix {
        switch self {
        case .right: PagePlacement.Matrix(a: 1, b: 0, c: 0, d: 1, e: 0, f: pageHeight)
        case .down: PagePlacement.Matrix(a: 0, b: -1, c: 1, d: 0, e: 0, f: pageHeight)
        case .up: PagePlacement.Matrix(a: 0, b: 1, c: -1, d: 0, e: 0, f: pageHeight)
        }
    }
}
