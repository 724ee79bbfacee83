import Foundation

/// How often a word stands with a capital within a sentence, in one byte of the model.
///
/// Names are told from other words by their capital: `Tấn` in `ông Tấn`, `tân` in `tân giám đốc`. The byte is the log-odds of
/// the share in even steps.
enum CapitalShare {
    /// Log-odds of the smallest and, negated, of the largest share.
    private static let limit = 6.0
    /// Sightings that the prior is worth, and its share.
    private static let priorSightings = 4.0
    private static let priorShare = 0.1

    /// The smoothed share.
    static func of(capitals: UInt32, small: UInt32) -> Double {
        (Double(capitals) + priorSightings * priorShare) / (Double(capitals) + Double(small) + priorSightings)
    }

    static func code(_ share: Double) -> UInt8 {
        let odds = max(-limit, min(limit, log(share / (1 - share))))
        return UInt8(((odds + limit) / (2 * limit) * 255).rounded())
    }

    /// ln of the share, for every code.
    static let logarithms: [Float] = (0...255).map { code in
        let odds = Double(code) / 255 * 2 * limit - limit
        return Float(-log(1 + exp(-odds)))
    }
}
