import DocumentModel
import Foundation
import Logging
import PlanPipeline
import Synchronization

/// Draws the progress of a batch on standard error: a bar on a terminal, a line a minute elsewhere.
final class ProgressDisplay: Sendable {
    private struct State {
        var filesTotal: Int
        var filesDone = 0
        var pagesKnown = 0
        var pagesDone = 0
        var pagesFailed = 0
        var lastDrawn: ContinuousClock.Instant?
        var isDrawn = false
    }

    private let start = ContinuousClock.now
    private let isQuiet: Bool
    private let isTerminal: Bool
    private let isJSON: Bool
    private let logger: Logger?
    private let state: Mutex<State>

    /// - Parameters:
    ///   - isJSON: whether events and messages are JSON objects, one a line, instead of a bar and sentences.
    ///   - logger: takes the messages; nil prints them. With one no bar is drawn.
    init(files: Int, isQuiet: Bool, isJSON: Bool = false, logger: Logger? = nil) {
        self.logger = logger
        self.isQuiet = isQuiet
        self.isJSON = isJSON
        isTerminal = Console.isTerminal && !isJSON && logger == nil
        state = Mutex(State(filesTotal: files))
    }

    func show(_ event: ConversionEvent) {
        state.withLock { state in
            switch event {
            case .opened(_, let pages): state.pagesKnown += pages
            case .restored(_, let pages): state.pagesKnown -= pages
            case .pageDone(_, _, let status, _):
                state.pagesDone += 1
                if status == .failed || status == .timedOut { state.pagesFailed += 1 }
            case .fileFailed, .fileDone: state.filesDone += 1
            }
            if isJSON { Console.message(EventLine.text(of: event)) } else if logger == nil { draw(&state) }
        }
    }

    /// Prints a line without tearing the bar.
    ///
    /// - Parameter isProblem: whether a log should tell it as a warning.
    func message(_ text: String, isProblem: Bool = false) {
        guard !isQuiet else { return }
        if let logger {
            logger.log(level: isProblem ? .warning : .info, "\(text)")
            return
        }
        state.withLock { state in
            clear(&state)
            Console.message(isJSON ? EventLine.text(ofMessage: text) : text)
        }
    }

    /// Takes the bar away.
    func finish() { state.withLock { clear(&$0) } }

    /// Pages done in a second, so far.
    var summary: String {
        state.withLock { state in
            let seconds = start.duration(to: .now) / .seconds(1)
            let rate = Double(state.pagesDone) / max(seconds, 0.001)
            let failed = state.pagesFailed > 0 ? ", \(state.pagesFailed) failed" : ""
            return "\(state.pagesDone) pages\(failed) in \(Self.time(seconds)) (\(Self.rate(rate)) pages a second)"
        }
    }

    private func draw(_ state: inout State) {
        guard !isQuiet else { return }
        let interval = Duration.seconds(isTerminal ? 0.1 : 60)
        if let since = state.lastDrawn ?? (isTerminal ? nil : start), since.duration(to: .now) < interval { return }
        state.lastDrawn = .now
        let line = line(state)
        if isTerminal {
            FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
        } else {
            Console.message(line)
        }
        state.isDrawn = true
    }

    private func line(_ state: State) -> String {
        let seconds = start.duration(to: .now) / .seconds(1)
        let rate = Double(state.pagesDone) / max(seconds, 0.001)
        // Files that are not yet open are taken to be as long as the ones that are.
        let filesKnown = max(1, state.filesDone + (state.pagesDone < state.pagesKnown ? 1 : 0))
        let total =
            state.filesTotal <= filesKnown
            ? state.pagesKnown : state.pagesKnown * state.filesTotal / filesKnown
        let left = rate > 0 ? Double(max(0, total - state.pagesDone)) / rate : 0
        let text =
            " \(state.pagesDone)/\(total) pages"
            + (state.pagesFailed > 0 ? ", \(state.pagesFailed) failed" : "")
            + (state.filesTotal > 1 ? ", \(state.filesDone)/\(state.filesTotal) files" : "")
            + ", \(Self.rate(rate)) pages/s, \(Self.time(left)) left"
        guard isTerminal else { return "progress:" + text }
        let room = min(30, Console.width - text.count - 3)
        guard room > 4 else { return text }
        let filled = total == 0 ? 0 : min(room, room * state.pagesDone / total)
        return "[" + String(repeating: "#", count: filled)
            + String(repeating: "-", count: room - filled) + "]" + text
    }

    private func clear(_ state: inout State) {
        guard isTerminal, state.isDrawn else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
        state.isDrawn = false
    }

    private static func rate(_ value: Double) -> String { String(format: "%.2f", value) }

    static func time(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole / 60 % 60) min"
    }
}
