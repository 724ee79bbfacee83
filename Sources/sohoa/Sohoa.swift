import ArgumentParser

/// The command `sohoa`: scanned Vietnamese administrative documents in, text and data out.
struct Sohoa: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sohoa",
        abstract: "Turns scanned Vietnamese administrative documents into text and structured data.",
        discussion: ExitStatus.help,
        version: "0.1.0",
        subcommands: [
            ConvertCommand.self,
            WatchCommand.self,
            InspectCommand.self,
            OutlineCommand.self,
            DiffCommand.self,
            SearchCommand.self,
            StatusCommand.self,
            CorrectCommand.self,
            RepairCommand.self,
            EvaluateCommand.self,
            TrainCommand.self,
            WorkerCommand.self,
        ])
}
