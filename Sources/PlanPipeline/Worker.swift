internal import Foundation

#if canImport(Glibc)
    @preconcurrency internal import Glibc
#endif

/// The loop of `sohoa worker`: one JSON job a line in, one JSON answer a line out, until the input ends.
///
/// It never ends on a bad document; only a crash of a C library or a kill from outside stops it.
public struct Worker {
    public init() {}

    /// Reads jobs from standard input until it closes.
    public func run() {
        signal(SIGINT, SIG_IGN)
        exitWithParent()
        let answers = claimStandardOutput()
        let processor = JobProcessor()
        let decoder = JSONDecoder()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        while let line = readLine() {
            let answer: WorkerAnswer
            do {
                answer = processor.answer(try decoder.decode(WorkerJob.self, from: Data(line.utf8)))
            } catch {
                answer = WorkerAnswer(
                    id: -1,
                    failure: JobFailure(
                        .unreadable,
                        "worker: standard input: the line is not a job (\(error)); see docs/worker.md for its form"))
            }
            guard var bytes = try? encoder.encode(answer) else { continue }
            bytes.append(UInt8(ascii: "\n"))
            try? answers.write(contentsOf: bytes)
        }
    }

    /// Keeps the real standard output for answers and sends everything libraries print there to standard error.
    private func claimStandardOutput() -> FileHandle {
        let descriptor = dup(STDOUT_FILENO)
        dup2(STDERR_FILENO, STDOUT_FILENO)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Ends this process soon after its parent is gone, even in the middle of a page.
    private func exitWithParent() {
        let parent = getppid()
        Thread.detachNewThread {
            while getppid() == parent { Thread.sleep(forTimeInterval: 1) }
            _exit(0)
        }
    }
}
