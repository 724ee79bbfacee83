import ArgumentParser

struct RepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "repair")
}
