import ArgumentParser
import PlanPipeline

/// `sohoa worker`: the process that does the work of `convert`; schedulers may start it too.
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker",
        abstract: "Do page jobs: one JSON line in, one JSON line out.",
        discussion: "The form of jobs and answers is described in docs/worker.md.")

    func run() { Worker().run() }
}
