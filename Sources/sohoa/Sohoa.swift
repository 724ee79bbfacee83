import ArgumentParser

/// The command `sohoa`: scanned Vietnamese administrative documents in, text and data out.
@main
struct Sohoa: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sohoa",
        abstract: "Turns scanned Vietnamese administrative documents into text and structured data.",
        subcommands: [TrainCommand.self, RepairCommand.self])
}
