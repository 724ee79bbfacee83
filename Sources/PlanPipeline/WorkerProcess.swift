internal import Foundation

#if canImport(Glibc)
    @preconcurrency internal import Glibc
#endif

/// One running copy of the program that does jobs; killed when the value goes away.
///
/// Used by one thread at a time.
final class WorkerProcess {
    /// How asking a worker can end other than with its answer.
    enum Ending: Error, Equatable {
        /// The job's time was over; the worker was killed.
        case timedOut(seconds: Double)
        /// Resident memory passed the limit; the worker was killed.
        case outgrewMemory(megabytes: Int)
        /// The worker ended by itself or by a signal.
        case died(String)
    }

    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var buffer = Data()
    private let decoder = JSONDecoder()
    private let encoder = JSONEncoder()

    /// Starts `executable worker` with one OpenMP thread.
    ///
    /// - Parameter showsMessages: whether what libraries print on standard error is shown.
    init(executable: String, showsMessages: Bool) throws {
        signal(SIGPIPE, SIG_IGN)
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = ["worker"]
        var environment = ProcessInfo.processInfo.environment
        // Tesseract's OpenMP threads cost more than they give, and the limit must stand before the start.
        environment["OMP_THREAD_LIMIT"] = "1"
        // Freed pictures stay for the next ones: giving each back to the system and clearing new pages costs time.
        environment["MALLOC_MMAP_THRESHOLD_"] = environment["MALLOC_MMAP_THRESHOLD_"] ?? "\(32 << 20)"
        environment["MALLOC_TRIM_THRESHOLD_"] = environment["MALLOC_TRIM_THRESHOLD_"] ?? "\(256 << 20)"
        process.environment = environment
        process.standardInput = input
        process.standardOutput = output
        if !showsMessages { process.standardError = FileHandle.nullDevice }
        try process.run()
        try? output.fileHandleForWriting.close()
        try? input.fileHandleForReading.close()
    }

    deinit { kill() }

    var identifier: Int32 { process.processIdentifier }

    /// Sends the job and waits for its answer.
    ///
    /// - Throws: `Ending` when no answer comes; the worker is then gone and must be replaced.
    func ask(_ job: WorkerJob, timeoutSeconds: Double, memoryLimitMegabytes: Int) throws -> WorkerAnswer {
        var line = try encoder.encode(job)
        line.append(UInt8(ascii: "\n"))
        do {
            try input.fileHandleForWriting.write(contentsOf: line)
        } catch {
            throw Ending.died(reasonOfEnd())
        }
        // A clock that only goes forward, and stands still while the machine sleeps: wall time may be set at any moment.
        let clock = SuspendingClock()
        let deadline = clock.now.advanced(by: .seconds(timeoutSeconds))
        while true {
            if let answer = try nextAnswer(), answer.id == job.id { return answer }
            guard clock.now < deadline else {
                kill()
                throw Ending.timedOut(seconds: timeoutSeconds)
            }
            if let used = residentMegabytes(), used > memoryLimitMegabytes {
                kill()
                throw Ending.outgrewMemory(megabytes: used)
            }
            guard try readMore(waitingMilliseconds: 100) else { throw Ending.died(reasonOfEnd()) }
        }
    }

    /// Ends the worker at once.
    func kill() {
        guard process.isRunning else { return }
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private func nextAnswer() throws -> WorkerAnswer? {
        guard let end = buffer.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let line = buffer[buffer.startIndex..<end]
        buffer = Data(buffer[buffer.index(after: end)...])
        return try decoder.decode(WorkerAnswer.self, from: Data(line))
    }

    /// Takes what the worker wrote, waiting at most so long; false when it has closed its output.
    private func readMore(waitingMilliseconds: Int32) throws -> Bool {
        let descriptor = output.fileHandleForReading.fileDescriptor
        var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard Glibc.poll(&poll, 1, waitingMilliseconds) > 0 else { return true }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0 { return errno == EINTR || errno == EAGAIN }
        guard count > 0 else { return false }
        buffer.append(contentsOf: chunk[0..<count])
        return true
    }

    /// Resident memory now, from the second field of `/proc/<pid>/statm` (pages); nil when it cannot be read.
    private func residentMegabytes() -> Int? {
        guard
            let text = try? String(
                contentsOfFile: "/proc/\(process.processIdentifier)/statm", encoding: .utf8)
        else { return nil }
        let fields = text.split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
    }

    private func reasonOfEnd() -> String {
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
            ? "it was ended by signal \(process.terminationStatus)"
            : "it ended with status \(process.terminationStatus)"
    }
}
