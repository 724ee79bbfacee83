public import DocumentModel

extension DiacriticRepairer {
    /// Whether these lines carry next to no marks, or were garbled by a recogniser: text that nobody wrote so.
    ///
    /// Text of a file that is neither stays as its writer left it, misprints and all.
    public func needsRepair(_ lines: [TextLine]) -> Bool {
        var text = JoinedLines(lines).text
        return text.withUTF8 { bytes in
            var pass = RepairPass(noise: noise, settings: settings, bytes: bytes)
            let judgement = pass.judged()
            return judgement.isBare || judgement.regime != .clean
        }
    }
}
