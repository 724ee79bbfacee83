internal import Foundation

/// Turns the decoder's posteriors into observed rates: a line over log odds, fitted for each regime on text with known
/// truth (docs/accuracy-repair.md, "Calibration").
struct Calibration: Sendable {
    private let slope: Double
    private let shift: Double

    init(_ regime: TextRegime) {
        switch regime {
        case .clean: (slope, shift) = (1, 0)
        case .poor: (slope, shift) = (1, 0)
        case .foreign: (slope, shift) = (0.75, -0.3)
        }
    }

    func calibrated(_ posterior: Double) -> Double {
        let bounded = min(max(posterior, 1e-6), 1 - 1e-6)
        return 1 / (1 + exp(-(slope * log(bounded / (1 - bounded)) + shift)))
    }
}
