/// What tells one legal base from another: its subject, not the words that all of them have.
struct LegalBaseWords {
    private let common: Set<Lexicon.Key>

    init(lexicon: Lexicon) {
        let words = """
            căn cứ nghị định quyết thông tư luật bộ chỉ thị số ngày tháng năm của về việc quy chi tiết một điều hướng dẫn \
            thi hành ban sửa đổi bổ sung phê duyệt và các được bởi chính phủ thủ tướng ủy nhân dân tỉnh
            """
        common = Set(words.split(whereSeparator: \.isWhitespace).map { lexicon.key(of: String($0)) })
    }

    /// The tokens of a node; of a legal base only those that say what it is about, where there are any.
    func telling(_ node: DocumentTree.Node) -> [Token] {
        guard node.part == .legalBases else { return node.tokens }
        let own = node.tokens.filter { $0.kind == .word && !common.contains($0.key) }
        return own.isEmpty ? node.tokens : own
    }
}

/// Title words in their standard form, synonyms replaced.
struct TitleFeatures {
    let lexicon: Lexicon
    let synonyms: TitleSynonyms

    func features(of node: DocumentTree.Node) -> [UInt64] {
        let tokens = node.title.filter { $0.kind != .punctuation }
        guard !tokens.isEmpty else { return [] }
        let words = tokens.map {
            $0.kind == .number ? "#" : String(decoding: lexicon.letters(of: $0.key), as: UTF8.self)
        }
        let folds = synonyms.standard(words).map { $0 == "#" ? 1 : lexicon.fold(ofWord: $0) }
        return lexicon.features(ofFolds: folds)
    }
}

extension Lexicon {
    func letters(of tokens: [Token]) -> [UInt8] {
        tokens.filter { $0.kind == .word }.flatMap { letters(of: $0.key) }
    }

    /// The letters of a key without marks and case.
    func letters(of key: Key) -> [UInt8] { letters[Int(folds[Int(key)])] }
}
