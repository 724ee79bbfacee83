internal import DocumentModel
internal import Foundation

/// The common form in which a text and its truth are compared.
///
/// Canonical composition; quotation marks, dashes and the ellipsis folded; the tone of open `oa`, `oe`, `uy` placed as in
/// `hòa`, `khỏe`, `thúy`; white space folded to single spaces.
public enum TextNormalisation {
    public static func normalised(_ text: String) -> String {
        var scalars: [Unicode.Scalar] = []
        for scalar in VietnameseText.composed(text).unicodeScalars {
            switch scalar {
            case "“", "”": scalars.append("\"")
            case "‘", "’": scalars.append("'")
            case "–", "—": scalars.append("-")
            case "…": scalars += [".", ".", "."]
            default: scalars.append(scalar)
            }
        }
        placeTones(in: &scalars)
        return folded(scalars)
    }

    /// All combining marks taken off, of any language's letters; đ counts as d.
    static func bases(of text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let plain = text.map { $0 == "đ" ? "d" : $0 == "Đ" ? "D" : $0 }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: plain)
        return String(view).decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            $0.properties.canonicalCombiningClass == .notReordered
        }
    }

    /// Vowel pairs with the tone on the second letter, and the same with the tone on the first.
    private static let pairs: [[Unicode.Scalar]: [Unicode.Scalar]] = {
        let groups: [(String, String, String)] = [
            ("o", "òóỏõọ", "àáảãạ"), ("o", "òóỏõọ", "èéẻẽẹ"), ("u", "ùúủũụ", "ỳýỷỹỵ"),
        ]
        let bare: [Unicode.Scalar] = ["a", "e", "y"]
        var table: [[Unicode.Scalar]: [Unicode.Scalar]] = [:]
        for (index, (first, toned, second)) in groups.enumerated() {
            for (old, new) in zip(toned.unicodeScalars, second.unicodeScalars) {
                table[Array(first.unicodeScalars) + [new]] = [old, bare[index]]
            }
        }
        return table
    }()

    /// Only at the end of a syllable, and not after `q`, where `u` belongs to the consonant.
    private static func placeTones(in scalars: inout [Unicode.Scalar]) {
        guard scalars.count > 1 else { return }
        for index in 0..<scalars.count - 1 {
            guard let placed = pairs[[scalars[index], scalars[index + 1]]] else { continue }
            if index > 0, scalars[index - 1] == "q" || scalars[index - 1] == "Q" { continue }
            if index + 2 < scalars.count, isWordScalar(scalars[index + 2]) { continue }
            scalars[index] = placed[0]
            scalars[index + 1] = placed[1]
        }
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func folded(_ scalars: [Unicode.Scalar]) -> String {
        var out = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in scalars {
            if scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value) {
                pendingSpace = !out.isEmpty
            } else {
                if pendingSpace { out.append(" ") }
                pendingSpace = false
                out.append(scalar)
            }
        }
        return String(out)
    }
}
