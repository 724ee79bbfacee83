internal import CLeptonica
import Foundation

extension DocumentSource {
    /// Version of the Leptonica library, such as `1.82.0`.
    public static var leptonicaVersion: String {
        guard let text = getLeptonicaVersion() else { return "unknown" }
        defer { lept_free(text) }
        return String(cString: text).replacingOccurrences(of: "leptonica-", with: "")
    }
}
