/// One printed word: its text, where it stands, and how sure its reader was.
public struct Word: Hashable, Sendable, Codable {
    /// The word as read or repaired, in NFC, with the punctuation that touches it.
    public var text: String
    /// Where the word stands on the page.
    public var box: Box
    /// 0 (a guess) to 1 (certain); 1 for words of a digital text layer.
    public var confidence: Double
    /// Typeface, when the source tells it.
    public var font: FontStyle?
    /// Other readings of the word that the recogniser weighed, best first; empty unless asked for.
    public var alternatives: [Alternative]

    /// Another reading of the same word.
    public struct Alternative: Hashable, Sendable, Codable {
        public var text: String
        /// 0 to 1, comparable within one word only.
        public var confidence: Double

        public init(text: String, confidence: Double) {
            self.text = text
            self.confidence = confidence
        }
    }

    public init(
        text: String, box: Box, confidence: Double = 1, font: FontStyle? = nil,
        alternatives: [Alternative] = []
    ) {
        self.text = text
        self.box = box
        self.confidence = confidence
        self.font = font
        self.alternatives = alternatives
    }
}

/// Typeface of a word as its source names it.
public struct FontStyle: Hashable, Sendable, Codable {
    /// The name in the file, subset prefix removed; nil when recognised from a picture.
    public var name: String?
    /// Body size in points.
    public var size: Double?
    public var isBold: Bool
    public var isItalic: Bool

    public init(name: String? = nil, size: Double? = nil, isBold: Bool = false, isItalic: Bool = false) {
        self.name = name
        self.size = size
        self.isBold = isBold
        self.isItalic = isItalic
    }
}
