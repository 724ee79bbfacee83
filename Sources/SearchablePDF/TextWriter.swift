/// Writes laid out words as text operators, in units of ``TextLayer/unit``.
///
/// The words of a line are one array: a number in it moves to the next word only where the blank did not end near
/// enough, so that errors do not add up.
struct TextWriter {
    /// Units by which a word may stand beside its place.
    static let tolerance = 2.0
    /// Numbers of arrays are multiples of so many thousandths of the size.
    private static let step = 40.0

    private(set) var bytes: [UInt8] = []
    private let placement: PagePlacement
    private let fontNames: [String]
    private var direction: LineDirection?
    private var line: (number: Int, x: Int, y: Int, drop: Int) = (-1, 0, 0, 0)
    /// Where the last word's blank ended, in units.
    private var cursor = 0.0
    private var font = 0
    private var size = 0
    private var stretch = 100
    private var spacing = 0
    private var isOpen = false

    init(placement: PagePlacement, fontNames: [String]) {
        self.placement = placement
        self.fontNames = fontNames
        put("q BT 3 Tr\n")
    }

    mutating func end() {
        close()
        put("ET Q\n")
    }

    mutating func show(_ word: LaidWord) {
        guard let first = word.pieces.first else { return }
        turn(to: word.direction)
        let x = word.x / TextLayer.unit
        let y = -word.baseline / TextLayer.unit
        let isNext =
            !word.isExact && word.line == line.number && abs(y - Double(line.y)) < 1 && x > cursor - Double(word.size)
        if !isNext { close() }
        set(font: first.font, size: word.size, stretch: word.stretch)
        if word.spacing != spacing {
            close()
            spacing = word.spacing
            put("\(spacing) Tw ")
        }
        if isNext { step(to: x) } else { move(toX: x, y: y, line: word.line, leeway: word.isExact ? 0 : 1) }
        for piece in word.pieces {
            set(font: piece.font, size: word.size, stretch: word.stretch)
            open()
            bytes += piece.bytes
        }
        if word.isParted { bytes.append(TextCodes.divider) }
        bytes.append(TextCodes.space)
        cursor += (word.natural + TextCodes.blank) * em + Double(spacing * stretch) / 100
    }

    /// Units of a text space that is one size wide.
    private var em: Double { Double(size) * Double(stretch) / 100 }

    private mutating func put(_ text: String) { bytes += text.utf8 }

    private mutating func open() {
        if !isOpen { put("[(") }
        isOpen = true
    }

    private mutating func close() {
        if isOpen { put(")]TJ\n") }
        isOpen = false
    }

    private mutating func turn(to new: LineDirection) {
        guard new != direction else { return }
        close()
        direction = new
        let page = placement.uprightHeight / TextLayer.unit
        let matrix = new.matrix(pageHeight: page).then(placement.matrix(unit: TextLayer.unit))
        let numbers = [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f].map(TextLayer.number)
        put("\(numbers.joined(separator: " ")) Tm\n")
        line = (-1, 0, 0, 0)
    }

    private mutating func set(font newFont: Int, size newSize: Int, stretch newStretch: Int) {
        if newFont != font || newSize != size {
            close()
            (font, size) = (newFont, newSize)
            put("/\(fontNames[font]) \(size) Tf ")
        }
        if newStretch != stretch {
            close()
            stretch = newStretch
            put("\(stretch) Tz ")
        }
    }

    private mutating func step(to x: Double) {
        let error = x - cursor
        guard abs(error) > Self.tolerance else { return }
        let number = Int((-error * 1_000 / em / Self.step).rounded() * Self.step)
        guard number != 0 else { return }
        put(isOpen ? ")\(number)(" : "[\(number)(")
        isOpen = true
        cursor -= Double(number) / 1_000 * em
    }

    /// To the beginning of a line. Margins and distances that are nearly those of the line before are made the same.
    private mutating func move(toX x: Double, y: Double, line number: Int, leeway: Double) {
        let newX = abs(x - Double(line.x)) <= leeway ? line.x : Int(x.rounded())
        let drop = abs(y - Double(line.y + line.drop)) <= leeway ? line.drop : Int(y.rounded()) - line.y
        put("\(newX - line.x) \(drop) Td")
        line = (number, newX, line.y + drop, drop)
        cursor = Double(newX)
    }
}
