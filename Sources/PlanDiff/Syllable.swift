internal import DocumentModel

/// Whether letters can be a Vietnamese syllable: an onset that exists before a rime that exists.
///
/// Loan words fail too, so that the answer is evidence for damage only where a text has many such words.
enum Syllable {
    static func isPossible(_ word: String) -> Bool {
        let bare = VietnameseText.folded(word)
        guard !bare.isEmpty, bare.utf8.allSatisfy({ (97...122).contains($0) }) else { return false }
        for length in stride(from: min(3, bare.utf8.count), through: 0, by: -1) {
            let onset = String(bare.prefix(length))
            let rime = String(bare.dropFirst(length))
            if onsets.contains(onset), rimes.contains(rime), agree(onset, rime) { return true }
        }
        return false
    }

    /// The spelling rules of c and k, g and gh, ng and ngh, and of a lone y.
    private static func agree(_ onset: String, _ rime: String) -> Bool {
        let isFront = rime.hasPrefix("e") || rime.hasPrefix("i") || rime.hasPrefix("y")
        switch onset {
        case "c", "ng": return !isFront
        case "k": return isFront
        case "gh", "ngh": return isFront && rime != "y"
        case "g": return !rime.hasPrefix("e") && !rime.hasPrefix("y")
        case "": return rime != "i"
        default: return rime != "y" || ["h", "l", "m", "s", "t", "v", "qu"].contains(onset)
        }
    }

    private static let onsets: Set<String> = Set(
        " b c ch d g gh gi h k kh l m n ng ngh nh ph qu r s t th tr v x".split(separator: " ").map(String.init) + [
            ""
        ])

    /// Rimes without their marks, every nucleus with the codas it takes.
    private static let rimes: Set<String> = {
        let codas: [(String, String)] = [
            ("a", "- c ch i m n ng nh o p t u y"), ("e", "- c ch m n ng nh o p t u"), ("i", "- ch m n nh p t u a"),
            ("o", "- c i m n ng p t"), ("u", "- a c i m n ng p t u y"), ("y", "- t"), ("ie", "- c m n ng p t u"),
            ("ye", "m n ng t u"), ("uo", "- c i m n ng p t u"), ("oa", "- c ch i m n ng nh o p t y"),
            ("oe", "- o n t m"), ("oo", "c n ng"), ("ua", "- n ng t y"), ("ue", "- ch nh n"),
            ("uy", "- a ch n nh p t u"),
            ("uye", "n t"), ("ia", "- "), ("a", "u"), ("ua", "o c p m"),
        ]
        var all: Set<String> = []
        for (nucleus, list) in codas {
            for coda in list.split(separator: " ") { all.insert(nucleus + (coda == "-" ? "" : coda)) }
        }
        return all
    }()
}
