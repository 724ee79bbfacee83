internal import DocumentModel
internal import Foundation

/// Hands out the jobs of a batch and gathers their answers; safe to use from many threads.
///
/// Pages of files that are open go first, so that files are finished one after the other; a new file is opened
/// when no page waits. A file is finished when its last page is answered.
final class Schedule: @unchecked Sendable {
    // @unchecked because every access to the mutable state below holds `condition`'s lock.

    struct Task {
        var number: Int
        /// Index into the batch's inputs.
        var input: Int
        /// nil for opening the file.
        var page: Int?
    }

    struct Pages {
        var source: SourceSummary
        var readings: [PageReading]
    }

    struct Finished {
        var input: Int
        var result: Result<Pages, JobFailure>
    }

    private struct OpenFile {
        var source: SourceSummary
        var waiting: [Int]
        var unanswered: Int
        var readings: [PageReading] = []
        /// A failure that ends the whole file, such as a missing model.
        var failure: JobFailure?
    }

    private let condition = NSCondition()
    private let inputs: [Conversion.Input]
    private let openLimit: Int
    /// Whether pages that were read are kept elsewhere, so that a file that is interrupted need not be joined.
    private let keepsPages: Bool
    private var nextInput = 0
    private var nextNumber = 0
    private var opening = 0
    private var open: [Int: OpenFile] = [:]

    init(inputs: [Conversion.Input], openLimit: Int, keepsPages: Bool) {
        self.keepsPages = keepsPages
        self.inputs = inputs
        self.openLimit = openLimit
    }

    /// The next thing to do; waits while all that is left depends on others; nil when the batch is done.
    func next() -> Task? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let task = takePage() ?? takeFile() {
                nextNumber += 1
                return Task(number: nextNumber, input: task.input, page: task.page)
            }
            if nextInput >= inputs.count && opening == 0 && open.isEmpty { return nil }
            condition.wait()
        }
    }

    /// Files the answer; returns the finished file when this was its last one.
    ///
    /// - Parameter restored: with the answer to opening a file, its pages that need not be read again.
    func take(_ answer: WorkerAnswer, of task: Task, restored: [PageReading] = []) -> Finished? {
        condition.lock()
        defer {
            condition.broadcast()
            condition.unlock()
        }
        guard let page = task.page else { return takeOpening(answer, input: task.input, restored: restored) }
        guard var file = open[task.input] else { return nil }
        file.unanswered -= 1
        if let reading = answer.reading {
            file.readings.append(reading)
        } else {
            let failure = answer.failure ?? JobFailure(.page, "page \(page): the worker gave no answer; run again")
            if failure.failureClass == .modelMissing || failure.failureClass == .interrupted && keepsPages {
                file.failure = failure
                file.unanswered -= file.waiting.count
                file.waiting = []
            }
            file.readings.append(PageReading(failed: page, because: failure))
        }
        open[task.input] = file
        return finish(task.input)
    }

    private func takePage() -> (input: Int, page: Int?)? {
        for input in open.keys.sorted() {
            if let page = open[input]?.waiting.first {
                open[input]?.waiting.removeFirst()
                return (input, page)
            }
        }
        return nil
    }

    private func takeFile() -> (input: Int, page: Int?)? {
        guard nextInput < inputs.count, open.count + opening < openLimit else { return nil }
        nextInput += 1
        opening += 1
        return (nextInput - 1, nil)
    }

    private func takeOpening(_ answer: WorkerAnswer, input: Int, restored: [PageReading]) -> Finished? {
        opening -= 1
        guard let source = answer.source else {
            let failure =
                answer.failure ?? JobFailure(.unreadable, "\(inputs[input].path): the worker gave no answer; run again")
            return Finished(input: input, result: .failure(failure))
        }
        let pages = inputs[input].pages?.pages(of: source.pageCount) ?? Array(1...max(1, source.pageCount))
        guard !pages.isEmpty else {
            return Finished(
                input: input,
                result: .failure(
                    JobFailure(
                        .unreadable,
                        "\(inputs[input].path): none of the pages asked for exist (the document has \(source.pageCount)); change --pages"
                    )))
        }
        let asked = Set(pages)
        let known = restored.filter { asked.contains($0.number) }
        let numbers = Set(known.map(\.number))
        let waiting = pages.filter { !numbers.contains($0) }
        open[input] = OpenFile(source: source, waiting: waiting, unanswered: waiting.count, readings: known)
        return finish(input)
    }

    private func finish(_ input: Int) -> Finished? {
        guard let file = open[input], file.unanswered == 0 else { return nil }
        open[input] = nil
        if let failure = file.failure { return Finished(input: input, result: .failure(failure)) }
        let readings = file.readings.sorted { $0.number < $1.number }
        return Finished(input: input, result: .success(Pages(source: file.source, readings: readings)))
    }
}
