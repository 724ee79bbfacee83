internal import DocumentModel
internal import Foundation

/// Repairs text of any length piece by piece in constant memory.
///
/// The first piece, some 24 KiB or the whole of a shorter text, is judged and, when a foreign model garbled it, teaches
/// the confusions of the document; what follows is repaired with what was learned. Pieces end where a line ends. Bare
/// text is taken in pieces of 384 KiB, so that all of a shorter text decides over the pairs of words it disagrees on.
public struct RepairStream {
    /// A repaired piece; places count from the start of the whole text.
    public struct Part: Sendable {
        /// Repaired UTF-8.
        public var bytes: [UInt8]
        /// Where the piece starts in the whole text that was given, in bytes.
        public var start: Int
        public var changes: [RepairedText.Change]
        public var doubts: [RepairedText.Doubt]
    }

    /// Whether the piece repaired last was bare.
    public private(set) var wasBare = false
    /// How the piece repaired last was taken to have been recognised.
    public private(set) var regime = TextRegime.clean

    private let repairer: DiacriticRepairer
    private let strippedFirst: Bool
    private var held: [UInt8] = []
    private var offset = 0
    private var line = 1
    private var page = 1
    private var noisy: [TextRegime: NoisyPass] = [:]
    /// Whether the piece that is held is known to be bare.
    private var holdsBare: Bool

    /// Bytes of a piece; the first, which is gone over twice when it teaches, is shorter.
    private static let laterPieceLength = 64 * 1024
    private static let firstPieceLength = 24 * 1024

    private static let barePieceLength = 384 * 1024

    private var pieceLength: Int {
        if holdsBare { return Self.barePieceLength }
        return offset == 0 ? Self.firstPieceLength : Self.laterPieceLength
    }

    private var isBareByDemand: Bool { strippedFirst || repairer.settings.mode == .bare }

    /// - Parameter strippedFirst: Takes all marks off first and sets them anew; places then count in the text without
    ///   marks.
    public init(_ repairer: DiacriticRepairer, strippedFirst: Bool = false) {
        self.repairer = repairer
        self.strippedFirst = strippedFirst
        holdsBare = strippedFirst || repairer.settings.mode == .bare
    }

    /// Takes bytes of UTF-8 text, cut anywhere, and gives the pieces that are done.
    public mutating func add(_ bytes: some Collection<UInt8>) -> [Part] {
        var parts: [Part] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let taken = rest.prefix(max(1, pieceLength - held.count))
            held += taken
            rest = rest[taken.endIndex...]
            if held.count >= pieceLength, !holdsBare, repairer.settings.mode == .auto { holdsBare = isBare(held) }
            if held.count >= pieceLength, let end = pieceEnd() {
                parts.append(repairHeld(end))
            }
        }
        return parts
    }

    /// Gives what is left.
    public mutating func finish() -> [Part] { held.isEmpty ? [] : [repairHeld(held.count)] }

    /// After the last line end, one that ends a sentence if there is one in the last quarter.
    private func pieceEnd() -> Int? {
        var last: Int?
        for index in stride(from: held.count - 1, to: held.count * 3 / 4, by: -1) where held[index] == 0x0A {
            if last == nil { last = index + 1 }
            if index > 0, [0x2E, 0x3B, 0x3A, 0x0A].contains(held[index - 1]) { return index + 1 }
        }
        if let last { return last }
        if let end = held.lastIndex(of: 0x0A) { return end + 1 }
        // One line as long as this is cut at a space.
        if held.count < pieceLength * 4 { return held.lastIndex(of: 0x20).map { $0 + 1 } }
        return held.count
    }

    private func isBare(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer {
            RepairPass(noise: repairer.noise, settings: repairer.settings, bytes: $0).judged().isBare
        }
    }

    private mutating func repairHeld(_ end: Int) -> Part {
        var piece = Array(held[..<end])
        held.removeFirst(end)
        if strippedFirst {
            piece = Array(VietnameseText.withoutMarks(String(decoding: piece, as: UTF8.self)).utf8)
        }
        let part = piece.withUnsafeBufferPointer { repair($0) }
        offset += piece.count
        for byte in piece {
            if byte == 0x0A { line += 1 }
            if byte == 0x0C { page += 1 }
        }
        return part
    }

    private mutating func repair(_ bytes: UnsafeBufferPointer<UInt8>) -> Part {
        let settings = repairer.settings
        var pass = RepairPass(
            noise: repairer.noise, settings: settings, bytes: bytes, firstLine: line, firstPage: page)
        let judgement = pass.judged()
        regime = judgement.regime
        wasBare = holdsBare || settings.mode == .auto && judgement.isBare
        holdsBare = isBareByDemand
        if wasBare {
            regime = .clean
            pass.runBare(judgement)
        } else {
            let isFirst = noisy[regime] == nil
            var engine =
                noisy[regime]
                ?? NoisyPass(model: repairer.model, settings: settings, channel: repairer.noise.channel(regime))
            pass.runGated(&engine, judgement, adapts: isFirst && regime != .clean, evidence: { _ in nil })
            noisy[regime] = engine
        }
        return Part(
            bytes: pass.repairedText(), start: offset,
            changes: pass.findings.filter(\.isChange).map { $0.change(offset: offset) },
            doubts: pass.findings.filter(\.isDoubtful).map { $0.doubt(offset: offset) })
    }
}
