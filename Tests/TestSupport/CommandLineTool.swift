public import Foundation

/// The built program `sohoa`, run as a user runs it.
public enum CommandLineTool {
    public struct Result: Sendable {
        public var status: Int32
        public var output: String
        /// What was written for people.
        public var messages: String
    }

    /// The program that was built with the tests: it lies beside the test bundle.
    public static let path: String = {
        let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("sohoa").path
    }()

    /// Runs the program to its end.
    public static func run(
        _ arguments: [String], environment: [String: String] = [:], input: Data? = nil
    ) throws -> Result {
        let running = try start(arguments, environment: environment, input: input)
        return try running.finish()
    }

    /// Starts the program and lets it run.
    public static func start(
        _ arguments: [String], environment: [String: String] = [:], input: Data? = nil
    ) throws -> Running {
        try Running(arguments: arguments, environment: environment, input: input)
    }

    /// A running program; its outputs go to files, so that no full pipe can stop it.
    public final class Running {
        private let process = Process()
        private let folder: TemporaryFolder

        init(arguments: [String], environment: [String: String], input: Data?) throws {
            folder = try TemporaryFolder()
            process.executableURL = URL(fileURLWithPath: CommandLineTool.path)
            process.arguments = arguments
            process.environment = ProcessInfo.processInfo.environment
                .merging(["SOHOA_MODELS": Repository.models.path]) { _, new in new }
                .merging(environment) { _, new in new }
            for name in ["output", "messages", "input"] {
                try (name == "input" ? input ?? Data() : Data()).write(to: folder.file(name))
            }
            process.standardOutput = try FileHandle(forWritingTo: folder.file("output"))
            process.standardError = try FileHandle(forWritingTo: folder.file("messages"))
            process.standardInput = try FileHandle(forReadingFrom: folder.file("input"))
            try process.run()
        }

        public var identifier: Int32 { process.processIdentifier }

        public var isRunning: Bool { process.isRunning }

        /// Process identifiers of the workers that it has started.
        public var workers: [Int32] {
            let path = "/proc/\(identifier)/task"
            let tasks = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            return tasks.flatMap { task -> [Int32] in
                let text = (try? String(contentsOfFile: "\(path)/\(task)/children", encoding: .utf8)) ?? ""
                return text.split(separator: " ").compactMap { Int32($0) }
            }
        }

        /// Sends a signal to the program itself.
        public func send(_ signal: Int32) { kill(identifier, signal) }

        /// Waits for the end.
        public func finish() throws -> Result {
            process.waitUntilExit()
            return Result(
                status: process.terminationStatus,
                output: String(decoding: try Data(contentsOf: folder.file("output")), as: UTF8.self),
                messages: String(decoding: try Data(contentsOf: folder.file("messages")), as: UTF8.self))
        }
    }
}
