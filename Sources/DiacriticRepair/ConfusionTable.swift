internal import Foundation

/// The kind of recognition that made a text, which decides what its errors look like.
public enum TextRegime: String, Codable, Sendable, CaseIterable {
    /// No recognition, or a Vietnamese model on good print.
    case clean
    /// A Vietnamese model on bad copies: one word in twenty or more cannot be a word.
    case poor
    /// A model of a language without Vietnamese letters (`ngudi` for `người`).
    case foreign
}

/// How often true letters come out as other characters, by regime: `confusions.tsv`, readable and open to editing.
///
/// Each row says that `true` (one or two letters, one space, or nothing) stood `of` times in aligned text and came out
/// `count` times as `printed` (nothing to three characters). `∅` writes nothing, `␣` a space. Letters that come out as
/// they are have rows too.
public struct ConfusionTable: Sendable, Equatable {
    /// One row: symbols of `PrintedAlphabet`, packed one a byte.
    struct Rule: Hashable, Sendable {
        /// One or two symbols; 0 for nothing.
        var truth: UInt16
        /// Up to three symbols; 0 for nothing.
        var printed: UInt32
    }

    var counts: [TextRegime: [Rule: Float]] = [:]
    var totals: [TextRegime: [UInt16: Float]] = [:]

    public init() {}

    /// The table that belongs to a model: `confusions.tsv` in its folder.
    public static func path(besideModel path: String) -> String {
        URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent("confusions.tsv").path
    }

    /// Rows of one regime.
    public func ruleCount(_ regime: TextRegime) -> Int { counts[regime]?.count ?? 0 }

    /// Reads a table.
    /// - Throws: `ModelError` of kind `missing` or `damaged`, with the line.
    public init(path: String) throws(ModelError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ModelError(
                kind: .missing, place: path, what: "the table of confusions cannot be read",
                remedy: "give its folder with --models, or make it with sohoa train --confusions")
        }
        try self.init(text: String(decoding: data, as: UTF8.self), place: path)
    }

    /// - Parameter place: Named in errors.
    public init(text: String, place: String) throws(ModelError) {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("regime\t") { continue }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 5, let regime = TextRegime(rawValue: String(fields[0])),
                let count = Float(fields[3]), let total = Float(fields[4]), count >= 0, total >= count,
                let rule = Rule(truth: String(fields[1]), printed: String(fields[2]))
            else {
                throw ModelError(
                    kind: .damaged, place: "\(place), line \(number + 1)",
                    what: "this is not a confusion: regime, true, printed, count, of, separated by tabs",
                    remedy: "put the line right or take it out")
            }
            counts[regime, default: [:]][rule] = count
            totals[regime, default: [:]][rule.truth] = max(totals[regime]?[rule.truth] ?? 0, total)
        }
    }

    /// The table as text, each regime's rows by falling count.
    public var text: String {
        var out = "regime\ttrue\tprinted\tcount\tof\n"
        for regime in TextRegime.allCases {
            let rows = (counts[regime] ?? [:]).map { rule, count in
                (count, rule.text, totals[regime]?[rule.truth] ?? count)
            }.sorted { ($1.0, $0.1.0, $0.1.1) < ($0.0, $1.1.0, $1.1.1) }
            for (count, names, total) in rows {
                out += "\(regime.rawValue)\t\(names.0)\t\(names.1)\t\(ConfusionTable.number(count))\t"
                out += "\(ConfusionTable.number(total))\n"
            }
        }
        return out
    }

    /// Puts the table at `path` in one step.
    /// - Parameter notes: Lines that stand first, such as how the table was made.
    /// - Throws: `ModelError` of kind `unwritable`.
    public func write(to path: String, notes: [String] = []) throws(ModelError) {
        let head = notes.map { "# \($0)\n" }.joined()
        try ModelWriter.write(Array((head + text).utf8), to: path)
    }

    private static func number(_ value: Float) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}

extension ConfusionTable.Rule {
    private static let nothing = "∅"
    private static let blank: Character = "␣"

    /// nil when a side is too long or holds a character outside the alphabet.
    init?(truth: String, printed: String) {
        func symbols(_ text: String) -> [UInt8] {
            if text == Self.nothing { return [] }
            return PrintedAlphabet.shared.symbols(of: text.map { $0 == Self.blank ? " " : String($0) }.joined())
        }
        let (letters, print) = (symbols(truth), symbols(printed))
        guard letters.count <= 2, print.count <= 3, !letters.contains(PrintedAlphabet.other),
            !print.contains(PrintedAlphabet.other), letters.count + print.count > 0
        else { return nil }
        self.init(truth: Self.pack16(letters), printed: Self.pack32(print))
    }

    static func pack16(_ symbols: some Sequence<UInt8>) -> UInt16 { symbols.reduce(0) { $0 << 8 | UInt16($1) } }
    static func pack32(_ symbols: some Sequence<UInt8>) -> UInt32 { symbols.reduce(0) { $0 << 8 | UInt32($1) } }

    static func unpack(_ packed: UInt32) -> [UInt8] {
        var out: [UInt8] = []
        var rest = packed
        while rest != 0 {
            out.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
        return out.reversed()
    }

    var trueSymbols: [UInt8] { Self.unpack(UInt32(truth)) }
    var printedSymbols: [UInt8] { Self.unpack(printed) }

    /// Both sides as the file writes them.
    var text: (String, String) {
        func name(_ symbols: [UInt8]) -> String {
            if symbols.isEmpty { return Self.nothing }
            return String(PrintedAlphabet.shared.text(of: symbols).map { $0 == " " ? Self.blank : $0 })
        }
        return (name(trueSymbols), name(printedSymbols))
    }
}
