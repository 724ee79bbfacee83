/// An XML element as a value; written with two spaces of indent a level, the same bytes for the same value.
struct XMLNode {
    var name: String
    var attributes: [(String, String)]
    var children: [XMLNode]
    /// Text of an element without children.
    var text: String?

    init(_ name: String, _ attributes: [(String, String?)] = [], _ children: [XMLNode] = []) {
        self.name = name
        self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
        self.children = children
    }

    /// An element with text in it.
    init(_ name: String, _ attributes: [(String, String?)] = [], text: String) {
        self.init(name, attributes)
        self.text = text
    }

    /// The document with its declaration.
    var document: String {
        var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        write(to: &out, indent: "")
        return out
    }

    private func write(to out: inout String, indent: String) {
        out += "\(indent)<\(name)"
        for (name, value) in attributes { out += " \(name)=\"\(HTMLText.escaped(value))\"" }
        if let text {
            out += ">\(HTMLText.escaped(text))</\(name)>\n"
        } else if children.isEmpty {
            out += "/>\n"
        } else {
            out += ">\n"
            for child in children { child.write(to: &out, indent: indent + "  ") }
            out += "\(indent)</\(name)>\n"
        }
    }
}
