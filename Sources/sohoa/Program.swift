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
            // The parser's own status for a wrong command line is 64; ours is documented as 1.
            guard Sohoa.exitCode(for: error) == .validationFailure else { Sohoa.exit(withError: error) }
            Console.message(Sohoa.fullMessage(for: error))
            Foundation.exit(ExitStatus.usage.rawValue)
        }
    }
}
