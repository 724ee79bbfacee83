import Accuracy
import Archive
import DocumentModel
import Foundation
import PlanPipeline

/// Makes the review of an output folder: what its ledger says, and pictures from the sources.
struct ReviewBuilder {
    let store: ArchiveStore
    /// Most words, cells and pages.
    let limit: Int
    let password: String?
    let pictures: PageCrops

    /// What is shown around an entry, in points.
    private struct Margin {
        static let beside = 60.0
        static let above = 5.0
    }

    /// The settings of a reading as `BatchKeys` wrote them.
    private struct ReadingSettings: Decodable {
        var settings: ConversionSettings
    }

    func build() async throws -> Review {
        let report = LedgerReport(store)
        let corrections = PersonCorrections(store)
        var selection = ReviewSelection(limit: limit)
        var sources: [String: (content: ReadContent, path: String)] = [:]
        for content in try report.readContents() {
            // Of several copies the first that is still there.
            let path = content.paths.first { FileManager.default.fileExists(atPath: $0) } ?? content.paths[0]
            sources[content.contentHash] = (content, path)
            let made = try corrections.all(of: content.contentHash)
            let readings = try report.readings(of: content)
            for reading in CorrectedPages.apply(made, to: readings) {
                selection.add(reading, path: path, contentHash: content.contentHash)
            }
            let read = Set(readings.map(\.number))
            for failed in try report.failedPages(of: content.contentHash) where !read.contains(failed.page) {
                selection.addFailure(page: failed.page, reason: failed.reason, path: path)
            }
        }
        var review = selection.review()
        await addPictures(to: &review, sources: sources)
        return review
    }

    private func addPictures(
        to review: inout Review, sources: [String: (content: ReadContent, path: String)]
    ) async {
        var requests: [PageCrops.Request] = []
        // Which entries a request's boxes belong to, by page, in the order of the boxes.
        var places: [[Int: [Int]]] = []
        let byContent = Dictionary(grouping: review.entries.indices) { review.entries[$0].contentHash }
        for (hash, indices) in byContent.sorted(by: { $0.key < $1.key }) {
            guard let source = sources[hash] else { continue }
            guard FileManager.default.fileExists(atPath: source.path) else {
                review.problems.append("\(source.path): the file is no longer there, so its pictures are left out")
                continue
            }
            guard
                let settings = try? JSONDecoder().decode(
                    ReadingSettings.self, from: Data(source.content.readingSettings.utf8)
                ).settings
            else {
                review.problems.append(
                    "\(source.path): another version of sohoa read it, so its pictures are left out; convert it again")
                continue
            }
            var boxes: [Int: [Box]] = [:]
            var owners: [Int: [Int]] = [:]
            for index in indices.sorted() {
                let entry = review.entries[index]
                guard let box = entry.box else { continue }
                boxes[entry.page, default: []].append(Self.shown(box, entry.kind))
                owners[entry.page, default: []].append(index)
            }
            guard !boxes.isEmpty else { continue }
            requests.append(
                PageCrops.Request(
                    path: source.path, password: password, contentHash: hash, settings: settings, boxes: boxes))
            places.append(owners)
        }
        for (owners, found) in zip(places, await pictures.pictures(of: requests)) {
            review.problems += found.problems
            for (page, crops) in found.crops {
                for (index, crop) in zip(owners[page] ?? [], crops) {
                    review.entries[index].picture = Review.Picture(box: crop.box, png: crop.png)
                }
            }
        }
    }

    private static func shown(_ box: Box, _ kind: Review.Entry.Kind) -> Box {
        let beside = kind == .word ? Margin.beside : Margin.above
        return Box(
            x0: box.x0 - beside, y0: box.y0 - Margin.above, x1: box.x1 + beside, y1: box.y1 + Margin.above)
    }
}
