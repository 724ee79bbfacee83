/// An error that a person can act on: what happened, where, why, and what to do next.
///
/// Conformers make sentences such as
/// `ke-hoach.pdf: page 4: the page could not be rendered (invalid stream); convert the other pages with --pages`.
public protocol UserFacingError: Error, CustomStringConvertible, Sendable {
    /// File and, where it applies, page.
    var place: String { get }
    /// What happened and why.
    var what: String { get }
    /// What to try next.
    var remedy: String { get }
}

extension UserFacingError {
    public var description: String { "\(place): \(what); \(remedy)" }
}
