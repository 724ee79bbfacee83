public import DocumentModel

/// A searchable copy that could not be made.
public struct CopyError: UserFacingError {
    public var place: String
    public var what: String
    public var remedy: String
    /// Whether a password is missing or wrong.
    public var needsPassword = false

    static func notMade(path: String, reason: String) -> CopyError {
        CopyError(
            place: path, what: "no searchable PDF could be made of it (\(reason))",
            remedy: "print the file to a new PDF and convert that, or leave pdf out of --format")
    }
}
