public import DocumentModel

/// One page of a document as its file gives it: trusted words, or a cleaned picture to recognise, or neither.
public struct SourcePage: Sendable {
    /// From 1.
    public var number: Int
    /// Size of the upright page in points.
    public var widthPoints: Double
    public var heightPoints: Double
    /// Degrees clockwise by which the picture was turned to stand upright.
    public var rotation: Int
    public var textOrigin: TextOrigin
    /// Lines of a trusted text layer or text file, in the file's order; empty when the page is to be recognised.
    public var textLines: [TextLine]
    /// What is to be recognised; nil for digital, plain text and blank pages.
    public var picture: CleanPage?
    /// Printed rules of the page, in points of the upright page; of the picture when there is one.
    public var rules: [RuledLine]
    /// What was done to the page, in order.
    public var steps: [ProcessingStep]
    /// Resolution of the picture; nil without one.
    public var dpi: Double?
    /// What a reader should know about how the page was read; nil when nothing is out of the ordinary.
    public var note: String?
}

/// A picture made ready for recognition.
public struct CleanPage: Sendable {
    /// Upright, straightened, seals and rules taken out; its resolution is true.
    public var bitmap: PageBitmap
    /// Ruled lines that were found and erased, in points of this page.
    public var rules: [RuledLine]
    /// Seals that were lifted, in points.
    public var seals: [Box]
    /// Tilt taken out, in degrees, positive when the page leaned clockwise.
    public var skewDegrees: Double
    /// Degrees clockwise by which the picture was turned.
    public var rotation: Int
    /// Whether the scan knew black and white only.
    public var isBilevel: Bool
    public var steps: [ProcessingStep]
}
