internal import Foundation

/// The parts of document symbols that carry marks (`QĐ`, `LĐTBXH`), with their counts: `document-symbols.tsv`.
public struct DocumentSymbols: Sendable, Equatable {
    /// From the part without marks to the form that rules among all forms of those letters.
    private var forms: [String: String] = [:]
    private var known: Set<String> = []

    public init() {}

    /// Reads rows of a part and its count, tab-separated, among them parts without marks.
    /// - Parameter leastShare: Share of the sightings of all forms that the ruling one must have.
    public init(text: String, leastShare: Double = 0.97) {
        var counts: [String: [(form: String, count: Double)]] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t")
            guard fields.count == 2, let count = Double(fields[1]) else { continue }
            counts[DocumentSymbols.folded(String(fields[0])), default: []].append((String(fields[0]), count))
        }
        for (folded, list) in counts {
            let total = list.reduce(0) { $0 + $1.count }
            for (form, count) in list where count >= max(10, leastShare * total) { forms[folded] = form }
            for (form, count) in list where count >= 0.03 * total { known.insert(form) }
        }
    }

    /// The list that belongs to a model: `document-symbols.tsv` in its folder; empty when there is none.
    public init(besideModel path: String) {
        let url = URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent("document-symbols.tsv")
        let data = FileManager.default.contents(atPath: url.path) ?? Data()
        self.init(text: String(decoding: data, as: UTF8.self))
    }

    /// What a part must be by its letters; nil when it may stay.
    func form(of part: String) -> String? {
        guard !known.contains(part), let form = forms[DocumentSymbols.folded(part)], form != part else { return nil }
        return form
    }

    private static func folded(_ part: String) -> String {
        part.replacingOccurrences(of: "Đ", with: "D").replacingOccurrences(of: "đ", with: "d")
            .decomposedStringWithCanonicalMapping.unicodeScalars.filter { $0.value < 0x80 }
            .reduce(into: "") { $0.unicodeScalars.append($1) }
    }
}

/// Puts the marks of document symbols right where the list of symbols leaves no other reading: `QD-TTg` → `QĐ-TTg`.
struct SymbolGuard {
    let symbols: DocumentSymbols

    func findings(_ scanner: PrintedScanner, _ bytes: UnsafeBufferPointer<UInt8>) -> [WordChange] {
        var findings: [WordChange] = []
        for unit in scanner.units where unit.kind == .kept && unit.flags.contains(.code) && isPart(unit, bytes) {
            let part = String(decoding: bytes[unit.start..<unit.end], as: UTF8.self)
            guard let form = symbols.form(of: part) else { continue }
            findings.append(
                WordChange(
                    range: unit.start..<unit.end, line: unit.line, page: 1, from: part, to: form, rule: "symbol",
                    posterior: 0.98))
        }
        return findings
    }

    /// Whether `/` or `-` joins the letters to the rest of their symbol; in `CD4` nothing does.
    private func isPart(_ unit: PrintedUnit, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let before = unit.start > 0 ? bytes[unit.start - 1] : 0x20
        let after = unit.end < bytes.count ? bytes[unit.end] : 0x20
        return [before, after].contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") }
    }
}
