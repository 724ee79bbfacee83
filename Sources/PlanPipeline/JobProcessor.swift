internal import DiacriticRepair
internal import DocumentModel
internal import Foundation
internal import Ingest
internal import OCRBridge
internal import SearchablePDF

#if canImport(Glibc)
    internal import Glibc
#endif

/// Does the jobs of one worker process; keeps the opened file and the engines from job to job.
final class JobProcessor {
    private var openFile: (path: String, password: String?, settings: String, source: DocumentSource)?
    private var pageReader: (settings: String, reader: PageProcessor)?

    /// Never throws: what goes wrong is in the answer.
    func answer(_ job: WorkerJob) -> WorkerAnswer {
        let clock = SuspendingClock()
        let start = clock.now
        var answer = WorkerAnswer(id: job.id)
        do {
            switch job.kind {
            case .open: answer.source = try summary(of: job)
            case .page: answer.reading = try read(job, recognising: true)
            case .inspect: answer.reading = try read(job, recognising: false)
            case .crops: answer.crops = try crops(of: job)
            case .engines: answer.engines = try processor(for: job.settings).engines()
            case .copy: answer.copy = try copy(job)
            }
        } catch let failure as JobFailure {
            answer.failure = failure
        } catch let error as IngestError {
            answer.failure = JobFailure(error)
        } catch let error as CopyError {
            answer.failure = JobFailure(error.needsPassword ? .encrypted : .unreadable, error.description)
        } catch let error as RecognitionError {
            answer.failure = JobFailure(error)
        } catch let error as ModelError {
            answer.failure = JobFailure(.modelMissing, error.description)
        } catch {
            answer.failure = JobFailure(.page, "\(job.path): \(error); report this file")
        }
        answer.seconds = start.duration(to: clock.now) / .seconds(1)
        answer.peakMegabytes = Self.peakMegabytes()
        return answer
    }

    private func page(of job: WorkerJob) throws -> Int {
        if let page = job.page { return page }
        throw JobFailure(.page, "\(job.path): the job names no page; give \"page\" from 1")
    }

    /// A text file has no pictures: its answer is an empty list.
    private func crops(of job: WorkerJob) throws -> [PictureCrop] {
        let page = try page(of: job)
        guard let bitmap = try source(for: job).bitmap(ofPage: page) else { return [] }
        let whole = Box(
            x0: 0, y0: 0, x1: Double(bitmap.width) * bitmap.pointsPerPixel,
            y1: Double(bitmap.height) * bitmap.pointsPerPixel)
        return try (job.boxes ?? []).map { box in
            let shown = box.intersection(whole)
            guard let png = PageCrop.png(of: shown, from: bitmap) else {
                throw JobFailure(
                    .page, "\(job.path): page \(page): no picture could be made; free memory, then run again")
            }
            return PictureCrop(box: shown, png: png)
        }
    }

    private func read(_ job: WorkerJob, recognising: Bool) throws -> PageReading {
        let page = try page(of: job)
        let source = try source(for: job)
        let processor = try processor(for: job.settings)
        return recognising
            ? try processor.read(page, of: source) : try processor.inspect(page, of: source)
    }

    private func copy(_ job: WorkerJob) throws -> CopyReport {
        guard let content = job.content, let target = job.target else {
            throw JobFailure(.page, "\(job.path): the job names no content or target; see docs/worker.md")
        }
        let source = try source(for: job)
        switch source.kind {
        case .pdf:
            return try SearchableCopy.write(content, from: .pdf(path: job.path, password: job.password), to: target)
        case .plainText:
            throw JobFailure(.page, "\(job.path): a text file has no pages to show; leave pdf out of --format")
        case .tiff, .jpeg, .png, .jpeg2000:
            let pictures = SearchableCopy.Source.pictures(path: job.path) { page in
                guard let picture = try source.encodedPicture(ofPage: page) else {
                    throw JobFailure(.page, "\(job.path): page \(page): the file holds no picture; report this file")
                }
                return picture
            }
            return try SearchableCopy.write(content, from: pictures, to: target)
        }
    }

    private func summary(of job: WorkerJob) throws -> SourceSummary {
        let source = try source(for: job)
        let digest = try FileDigest.sha256(ofFile: job.path)
        return SourceSummary(
            mediaType: source.mediaType, pageCount: source.pageCount, bytes: digest.bytes,
            sha256: digest.hexadecimal, engines: try processor(for: job.settings).engines())
    }

    private func source(for job: WorkerJob) throws -> DocumentSource {
        let settings = Self.key(job.settings.ingest)
        if let openFile, openFile.path == job.path, openFile.password == job.password,
            openFile.settings == settings
        {
            return openFile.source
        }
        openFile = nil
        let source = try DocumentSource(
            path: job.path, password: job.password, settings: job.settings.ingest)
        openFile = (job.path, job.password, settings, source)
        return source
    }

    private func processor(for settings: ConversionSettings) throws -> PageProcessor {
        let key = Self.key(settings)
        if let pageReader, pageReader.settings == key { return pageReader.reader }
        let reader = PageProcessor(settings: settings)
        pageReader = (key, reader)
        return reader
    }

    /// Linux counts `ru_maxrss` in kilobytes.
    private static func peakMegabytes() -> Int? {
        var usage = rusage()
        guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return nil }
        return usage.ru_maxrss / 1024
    }

    private static func key(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

extension JobFailure {
    init(_ error: RecognitionError) { self.init(.modelMissing, error.description) }
}

extension JobFailure {
    init(_ error: IngestError) {
        let failureClass: Class =
            switch error.category {
            case .unreadable: .unreadable
            case .encrypted: .encrypted
            case .page: .page
            }
        self.init(failureClass, error.description)
    }
}
