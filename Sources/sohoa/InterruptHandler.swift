import Foundation
import Synchronization

/// Calls a closure at the first SIGINT or SIGTERM; the second one ends the program at once.
final class InterruptHandler: @unchecked Sendable {
    // @unchecked because `sources` is set once in `init`, and a dispatch source may be cancelled from any thread.
    private let sources: [any DispatchSourceSignal]

    init(_ handle: @escaping @Sendable () -> Void) {
        let seen = SeenOnce()
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if seen.isFirst() { handle() } else { _exit(ExitStatus.interrupted.rawValue) }
            }
            source.resume()
            return source
        }
    }

    /// Gives the signals their usual meaning back.
    func stop() {
        for source in sources { source.cancel() }
        signal(SIGINT, SIG_DFL)
        signal(SIGTERM, SIG_DFL)
    }

    private final class SeenOnce: Sendable {
        private let seen = Atomic<Bool>(false)
        func isFirst() -> Bool { !seen.exchange(true, ordering: .relaxed) }
    }
}
