import ArgumentParser
import Foundation

/// Runs the command line and ends with one of the documented exit statuses.
@main
enum Program {
    static func main() async {
        do {
            var command = try Sohoa.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            // The parser's own status for a wrong command line is 64; ours is documented as 1, that of diff as 2.
            guard Sohoa.exitCode(for: error) == .validationFailure else { Sohoa.exit(withError: error) }
            Console.message(Sohoa.fullMessage(for: error))
            let isDiff = CommandLine.arguments.dropFirst().first == DiffCommand.configuration.commandName
            Foundation.exit(isDiff ? DiffCommand.Status.usage.rawValue : ExitStatus.usage.rawValue)
        }
    }
}
