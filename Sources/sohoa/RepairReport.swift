import ArgumentParser
import DiacriticRepair
import DocumentModel
import Foundation

/// What `sohoa repair --report` may give.
enum RepairReportKind: String, CaseIterable, ExpressibleByArgument {
    case list, json, html
}

/// Writes what repair did, piece by piece.
struct RepairReport {
    private let kind: RepairReportKind
    private let title: String
    private var changeCount = 0
    private var doubtCount = 0

    init(_ kind: RepairReportKind, title: String) {
        self.kind = kind
        self.title = title
    }

    /// What comes before the first piece.
    var head: String {
        switch kind {
        case .list: return "line\tfrom\tto\trule\tscore\tdoubtful\talternatives\n"
        case .json: return ""
        case .html: return RepairPage.head(title: title)
        }
    }

    /// What comes after the last piece.
    var foot: String { kind == .html ? RepairPage.foot(changes: changeCount, doubts: doubtCount) : "" }

    mutating func text(of part: RepairStream.Part) -> String {
        let entries = RepairReport.entries(part)
        changeCount += part.changes.count
        doubtCount += part.doubts.count
        switch kind {
        case .list: return entries.map(\.row).joined()
        case .json: return entries.map(\.json).joined()
        case .html: return RepairPage.text(part, entries)
        }
    }

    /// Changes and doubtful words of a piece, each place once, in reading order.
    private static func entries(_ part: RepairStream.Part) -> [Entry] {
        var doubts: [Int: RepairedText.Doubt] = [:]
        for doubt in part.doubts { doubts[doubt.utf8Range.lowerBound] = doubt }
        var entries = part.changes.map { change in
            Entry(
                range: change.utf8Range, line: change.line, page: change.correction.page, from: change.correction.from,
                to: change.correction.to, rule: change.correction.rule, score: change.correction.score,
                isDoubtful: doubts[change.utf8Range.lowerBound] != nil,
                alternatives: doubts.removeValue(forKey: change.utf8Range.lowerBound)?.alternatives ?? [])
        }
        entries += doubts.values.map { doubt in
            Entry(
                range: doubt.utf8Range, line: doubt.line, page: doubt.page, from: doubt.printed, to: doubt.printed,
                rule: "doubtful", score: (doubt.chosen.posterior * 1000).rounded() / 1000, isDoubtful: true,
                alternatives: doubt.alternatives)
        }
        return entries.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// A change or a doubtful word.
    struct Entry {
        var range: Range<Int>
        var line: Int
        var page: Int?
        var from: String
        var to: String
        var rule: String
        var score: Double
        var isDoubtful: Bool
        var alternatives: [RepairedText.Reading]

        fileprivate var row: String {
            let others = alternatives.map(\.text).joined(separator: " ")
            return "\(line)\t\(from)\t\(to)\t\(rule)\t\(score)\t\(isDoubtful ? "yes" : "no")\t\(others)\n"
        }

        fileprivate var json: String {
            struct Reading: Encodable {
                let text: String
                let score: Double
            }
            struct Line: Encodable {
                let offset, length, line: Int
                let page: Int?
                let from, to, rule: String
                let score: Double
                let doubtful: Bool
                let alternatives: [Reading]
            }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let line = Line(
                offset: range.lowerBound, length: range.count, line: line, page: page, from: from, to: to, rule: rule,
                score: score, doubtful: isDoubtful,
                alternatives: alternatives.map {
                    Reading(text: $0.text, score: ($0.posterior * 1000).rounded() / 1000)
                })
            guard let data = try? encoder.encode(line) else { return "" }
            return String(decoding: data, as: UTF8.self) + "\n"
        }
    }
}
