public import DocumentModel

/// A language model that cannot be found, read or made.
public struct ModelError: UserFacingError, Equatable {
    public enum Kind: String, Sendable {
        /// No file at the place, or at any of the places.
        case missing
        /// The file cannot be opened or read.
        case unreadable
        /// Not a model file at all.
        case foreign
        /// A model of another format version or byte order.
        case incompatible
        /// Shorter or longer than its header says, or with bytes that changed.
        case damaged
        /// A training text that cannot be read.
        case corpus
        /// The model file cannot be written.
        case unwritable
    }

    public let kind: Kind
    public let place: String
    public let what: String
    public let remedy: String

    public init(kind: Kind, place: String, what: String, remedy: String) {
        self.kind = kind
        self.place = place
        self.what = what
        self.remedy = remedy
    }
}
