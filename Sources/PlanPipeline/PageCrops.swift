public import DocumentModel
internal import Foundation
internal import Synchronization

/// Asks workers for parts of pages as pictures, so that the asking process opens no document itself.
public struct PageCrops: Sendable {
    /// What is wanted of one file.
    public struct Request: Sendable {
        public var path: String
        public var password: String?
        /// SHA-256 of the bytes that the boxes belong to.
        public var contentHash: String
        /// As the page was read: the cleaned picture depends on them.
        public var settings: ConversionSettings
        /// Boxes by page, in points of the upright page.
        public var boxes: [Int: [Box]]

        public init(
            path: String, password: String? = nil, contentHash: String, settings: ConversionSettings,
            boxes: [Int: [Box]]
        ) {
            self.path = path
            self.password = password
            self.contentHash = contentHash
            self.settings = settings
            self.boxes = boxes
        }
    }

    /// What came of it.
    public struct Pictures: Sendable {
        public var crops: [Int: [PictureCrop]] = [:]
        /// Why pictures are missing, as sentences; the file may be gone or be another one now.
        public var problems: [String] = []
    }

    private let executable: String
    private let workerCount: Int
    private let showsMessages: Bool

    /// - Parameter executable: a program that runs `Worker` when called with `worker`.
    public init(executable: String, workerCount: Int, showsMessages: Bool = false) {
        self.executable = executable
        self.workerCount = max(1, workerCount)
        self.showsMessages = showsMessages
    }

    /// - Returns: one for each request, in their order. A file is asked of one worker, files side by side.
    public func pictures(of requests: [Request]) async -> [Pictures] {
        let state = State(count: requests.count)
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let group = DispatchGroup()
            for _ in 0..<min(workerCount, max(1, requests.count)) {
                group.enter()
                Thread.detachNewThread {
                    let slot = WorkerSlot(executable: executable, showsMessages: showsMessages) { false }
                    while let index = state.next() {
                        let pictures = Self.pictures(of: requests[index], from: slot)
                        state.results.withLock { $0[index] = pictures }
                    }
                    slot.close()
                    group.leave()
                }
            }
            group.notify(queue: .global()) { continuation.resume() }
        }
        return state.results.withLock { $0 }
    }

    /// What the threads share.
    private final class State: Sendable {
        let results: Mutex<[Pictures]>
        private let taken = Atomic<Int>(0)
        private let count: Int

        init(count: Int) {
            self.count = count
            results = Mutex([Pictures](repeating: Pictures(), count: count))
        }

        /// The next request that nobody has taken; nil when there is none.
        func next() -> Int? {
            let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
            return index < count ? index : nil
        }
    }

    private static func pictures(of request: Request, from slot: WorkerSlot) -> Pictures {
        var found = Pictures()
        var settings = request.settings
        // Opening a file names the engines too; the n-gram model is not needed for pictures.
        settings.repairMode = .off
        settings.overlayFolder = nil
        let opening = slot.perform(
            WorkerJob(id: 0, kind: .open, path: request.path, password: request.password, settings: settings))
        guard let source = opening.source else {
            found.problems = [opening.failure?.message ?? "\(request.path): the worker gave no answer; run again"]
            return found
        }
        guard source.sha256 == request.contentHash else {
            found.problems = [
                "\(request.path): the file has changed since it was read, so its pictures are left out; convert it again"
            ]
            return found
        }
        for (page, boxes) in request.boxes.sorted(by: { $0.key < $1.key }) {
            let answer = slot.perform(
                WorkerJob(
                    id: page, kind: .crops, path: request.path, password: request.password, page: page, boxes: boxes,
                    settings: settings))
            if let crops = answer.crops { found.crops[page] = crops }
            if let failure = answer.failure { found.problems.append(failure.message) }
        }
        return found
    }
}
