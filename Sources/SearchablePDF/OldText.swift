/// Takes text that is not trusted out of a content stream, or silences it where taking it out would change the page.
///
/// Text drawn in rendering mode 3 shows nothing and goes. Text that shows, or that stands in one text object with such
/// text, stays and is put into a `Span` whose `ActualText` is empty (ISO 32000-1, 14.9.4): the page looks as before, and
/// readers find nothing there.
struct OldText {
    /// The content as it is to be; the same bytes when nothing had to change.
    private(set) var content: [UInt8]
    /// Text objects that were taken out.
    private(set) var removed = 0
    /// Text objects that show something and were silenced.
    private(set) var silenced = 0
    /// Text objects that could be neither taken out nor silenced.
    private(set) var left = 0
    /// Names of the fonts that the content still asks for.
    private(set) var fonts: Set<String> = []

    /// - Parameters:
    ///   - renderingMode: the mode at the beginning; a form takes it from where it is drawn.
    ///   - hasText: whether the form of a name draws text, which is then silenced as a whole.
    init(_ bytes: [UInt8], renderingMode: Int = 0, hasText: (_ form: String) -> Bool = { _ in false }) {
        let operations = ContentScanner.operations(of: bytes)
        let objects = Self.textObjects(of: operations, in: bytes, mode: renderingMode)
        let keepsText = objects.contains { $0.shown > 0 }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        var next = 0
        func copy(_ operation: ContentOperation) {
            out += bytes[operation.range]
            out.append(10)
        }
        while index < operations.count {
            let operation = operations[index]
            if next < objects.count, objects[next].range.lowerBound == index {
                let object = objects[next]
                next += 1
                let inside = operations[object.range]
                index = object.range.upperBound
                if object.shown == 0 {
                    if object.hidden > 0 { removed += 1 }
                    // What is said of the graphics in a text object holds behind it too.
                    for operation in inside
                    where !Self.isText(operation.name) || keepsText && Self.isState(operation.name) {
                        copy(operation)
                    }
                } else if object.isBalanced {
                    silenced += 1
                    out += Self.silence
                    inside.forEach(copy)
                    out += Self.silenceEnd
                } else {
                    left += 1
                    inside.forEach(copy)
                }
                continue
            }
            index += 1
            if operation.name == "Do", let form = operation.operands.last.map({ Self.name(bytes[$0]) }), hasText(form) {
                silenced += 1
                out += Self.silence
                copy(operation)
                out += Self.silenceEnd
            } else if keepsText || !Self.isState(operation.name) {
                copy(operation)
            }
        }
        if keepsText {
            for operation in operations where operation.name == "Tf" {
                if let font = operation.operands.first { fonts.insert(Self.name(bytes[font])) }
            }
        }
        content = objects.isEmpty && silenced == 0 ? bytes : out
    }

    /// Whether a content stream draws text at all.
    static func drawsText(_ bytes: [UInt8]) -> Bool {
        ContentScanner.operations(of: bytes).contains { isShow($0.name) }
    }

    /// The content silenced as a whole.
    static func silenced(_ bytes: [UInt8]) -> [UInt8] { silence + bytes + [10] + silenceEnd }

    private static let silence = Array("/Span<</ActualText()>>BDC\n".utf8)
    private static let silenceEnd = Array("EMC\n".utf8)

    private struct TextObject {
        /// From `BT` to behind `ET`, as indices of operations.
        var range: Range<Int>
        var shown = 0
        var hidden = 0
        /// Whether marked content that begins inside ends inside.
        var isBalanced = true
    }

    private static func textObjects(
        of operations: [ContentOperation], in bytes: [UInt8], mode start: Int
    ) -> [TextObject] {
        var objects: [TextObject] = []
        var mode = start
        var saved: [Int] = []
        var open: TextObject?
        var depth = 0
        for (index, operation) in operations.enumerated() {
            switch operation.name {
            case "q": saved.append(mode)
            case "Q": mode = saved.popLast() ?? mode
            case "Tr":
                let text = operation.operands.last.map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
                mode = Int(text) ?? mode
            case "BT":
                open = TextObject(range: index..<index + 1)
                depth = 0
            case "BMC", "BDC": depth += 1
            case "EMC":
                depth -= 1
                if depth < 0 { open?.isBalanced = false }
            case "ET":
                if var object = open {
                    object.range = object.range.lowerBound..<index + 1
                    object.isBalanced = object.isBalanced && depth == 0
                    objects.append(object)
                }
                open = nil
            default:
                guard isShow(operation.name) else { continue }
                if mode == 3 { open?.hidden += 1 } else { open?.shown += 1 }
            }
        }
        return objects
    }

    private static func isShow(_ name: String) -> Bool { name == "Tj" || name == "TJ" || name == "'" || name == "\"" }

    /// What sets the state of text, inside and outside of text objects.
    private static func isState(_ name: String) -> Bool {
        ["Tf", "Tr", "Tc", "Tw", "Tz", "TL", "Ts"].contains(name)
    }

    private static func isText(_ name: String) -> Bool {
        isShow(name) || isState(name) || ["BT", "ET", "Td", "TD", "Tm", "T*"].contains(name)
    }

    /// A name without its slash; `#20` is a space.
    static func name(_ bytes: ArraySlice<UInt8>) -> String {
        var out: [UInt8] = []
        var rest = bytes.dropFirst()
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: "#"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                out.append(value)
                rest = rest.dropFirst(2)
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
