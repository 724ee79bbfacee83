internal import CLeptonica
import DocumentModel

/// Finds thin rules that are faint, broken into dots or a little tilted: dark ridges between light sides.
///
/// The picture is averaged along the direction first, so that dots become a grey line and noise goes; the line is then
/// darker than what stands at both sides of it, which letters in a row hardly ever are over such a length. Two
/// thresholds with hysteresis, as Canny's edge detector has, follow a rule where it fades.
struct RidgeFinder {
    let dpi: Double
    /// Over this length, in points, the picture is averaged.
    var averaged = 8.0
    /// From the rule's middle to where its sides are looked at, in points.
    var side = 1.45
    /// How much darker than its sides a rule is, as a share of the contrast of ink and paper.
    var clear = 0.17
    /// The same where it goes on.
    var faint = 0.07
    /// Sides may be darker than paper by this share of the contrast.
    var darkestSide = 0.3
    /// Gaps up to this length in points are closed.
    var gap = 7.0

    /// Pixels of thin strokes of at least `shortest` points, black on white, one pixel wider at each side.
    ///
    /// - Parameter gray: an 8-bit picture on even paper.
    func strokes(in gray: Picture, tones: Tones, _ direction: RuledLine.Direction, shortest: Double) -> Picture? {
        let isVertical = direction == .vertical
        func pixels(_ points: Double) -> Int32 { Int32(max(1, (points * dpi / 72).rounded())) }
        let half = max(2, pixels(averaged / 2))
        let reach = max(4, pixels(side))
        let contrast = Double(tones.contrast)
        guard
            let mean = Picture(taking: pixBlockconvGray(gray.pix, nil, isVertical ? 1 : half, isVertical ? half : 1)),
            let before = Picture(
                taking: pixTranslate(
                    nil, mean.pix, isVertical ? reach : 0, isVertical ? 0 : reach, Int32(L_BRING_IN_WHITE))),
            let after = Picture(
                taking: pixTranslate(
                    nil, mean.pix, isVertical ? -reach : 0, isVertical ? 0 : -reach, Int32(L_BRING_IN_WHITE))),
            let darkerSide = Picture(taking: pixMinOrMax(nil, before.pix, after.pix, Int32(L_CHOOSE_MIN))),
            let ridge = Picture(taking: pixSubtractGray(nil, darkerSide.pix, mean.pix)),
            let lightSides = darkerSide.atLeast(tones.paper - Int(darkestSide * contrast)),
            let strong = ridge.atLeast(max(6, Int(clear * contrast))),
            let weak = ridge.atLeast(max(4, Int(faint * contrast))),
            let seeds = Picture(taking: pixAnd(nil, strong.pix, lightSides.pix)),
            let mask = Picture(taking: pixAnd(nil, weak.pix, lightSides.pix))
        else { return nil }
        func runs(_ picture: Picture, least: Double) -> Picture? {
            let length = pixels(least)
            let bridge = pixels(gap)
            guard
                let wide = Picture(taking: pixDilateBrickDwa(nil, picture.pix, isVertical ? 3 : 1, isVertical ? 1 : 3)),
                let closed = Picture(
                    taking: pixCloseCompBrickDwa(nil, wide.pix, isVertical ? 1 : bridge, isVertical ? bridge : 1))
            else { return nil }
            return Picture(
                taking: pixOpenCompBrickDwa(nil, closed.pix, isVertical ? 1 : length, isVertical ? length : 1))
        }
        guard let sure = runs(seeds, least: shortest), let possible = runs(mask, least: shortest * 0.7),
            let all = Picture(taking: pixOr(nil, possible.pix, sure.pix))
        else { return nil }
        return Picture(taking: pixSeedfillBinary(nil, sure.pix, all.pix, 8))
    }
}

extension Picture {
    /// Black where an 8-bit picture is `level` or lighter.
    func atLeast(_ level: Int) -> Picture? {
        guard let darker = Picture(taking: pixThresholdToBinary(pix, Int32(max(1, min(255, level))))) else {
            return nil
        }
        return Picture(taking: pixInvert(nil, darker.pix))
    }
}
