import Foundation
import TestSupport

/// A worker made of a few lines of shell, to see what the parent does with its answers and its end.
struct FakeWorker {
    private let folder: TemporaryFolder
    let path: String

    /// - Parameter onPage: shell code for a page job; `$id` and `$page` are set, `answer` answers it well.
    init(pages: Int, onPage: String) throws {
        folder = try TemporaryFolder()
        path = folder.file("worker.sh").path
        let script = """
            #!/bin/bash
            here="\(folder.path)"
            answer() {
              echo '{"id":'$id',"seconds":0,"reading":{"number":'$page',"widthPoints":595,"heightPoints":842,"rotation":0,"skewDegrees":0,"textOrigin":"scan","status":"ok","seals":[],"steps":[],"lines":[],"rules":[],"tables":[],"corrections":[]}}'
            }
            while read -r line; do
              id=$(sed -E 's/.*"id":([0-9]+).*/\\1/' <<<"$line")
              page=$(sed -nE 's/.*"page":([0-9]+).*/\\1/p' <<<"$line")
              if [ -z "$page" ]; then
                echo '{"id":'$id',"seconds":0,"source":{"mediaType":"application/pdf","pageCount":\(pages),"bytes":1,"sha256":"00","engines":[]}}'
              else
                \(onPage)
              fi
            done
            """
        try Data(script.utf8).write(to: folder.file("worker.sh"))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    /// How often the shell code has called `date >> $here/NAME`.
    func count(of name: String) -> Int {
        let text = (try? String(contentsOf: folder.file(name), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").count
    }
}
