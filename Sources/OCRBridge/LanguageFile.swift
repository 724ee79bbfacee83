import Foundation

/// Finds Tesseract's language files.
enum LanguageFile {
    /// Folders in the order they are looked in: the one asked for, `TESSDATA_PREFIX`, then Debian's.
    static func folders(asked: String?) -> [String] {
        if let asked { return [asked] }
        var folders: [String] = []
        if let prefix = ProcessInfo.processInfo.environment["TESSDATA_PREFIX"], !prefix.isEmpty {
            folders.append(prefix)
            folders.append(prefix + "/tessdata")
            // With the variable set, Tesseract itself looks nowhere else.
            return folders
        }
        folders.append("/usr/share/tesseract-ocr/5/tessdata")
        folders.append("/usr/share/tesseract-ocr/4.00/tessdata")
        folders.append("/usr/share/tessdata")
        folders.append("/usr/local/share/tessdata")
        return folders
    }

    /// The folder that holds `language`; a `+` joins several, which must all stand in one folder.
    static func folder(holding language: String, asked: String?) throws(RecognitionError) -> String {
        let names = language.split(separator: "+").map(String.init)
        let candidates = folders(asked: asked)
        for folder in candidates
        where names.allSatisfy({ FileManager.default.isReadableFile(atPath: "\(folder)/\($0).traineddata") }) {
            return folder
        }
        let missing = names.first { name in
            !candidates.contains { FileManager.default.isReadableFile(atPath: "\($0)/\(name).traineddata") }
        }
        throw .languageMissing(language: missing ?? language, lookedIn: candidates)
    }
}
