import DiacriticRepair
import Foundation
import TestSupport

/// A model trained on a few sentences of our own, for tests that need no real one.
enum TinyModel {
    static let sentences = [
        "Ủy ban nhân dân tỉnh tổ chức hội nghị tuyên truyền bảo hiểm xã hội cho người lao động.",
        "Bảo hiểm xã hội tỉnh phối hợp với các sở thực hiện kế hoạch truyền thông năm nay.",
        "Người lao động tham gia bảo hiểm xã hội, bảo hiểm y tế theo quy định của pháp luật.",
        "Kế hoạch được xây dựng để hoàn thành nhiệm vụ; đơn vị báo cáo kết quả hằng tháng.",
        "Thôn Hòa Bình có trường học, trạm y tế và nhà văn hóa.",
        "Các đơn vị khóa sổ, hòa giải và báo cáo ủy ban nhân dân.",
    ]

    static func bytes() throws -> [UInt8] {
        var settings = TrainingSettings()
        settings.smallestWordCount = 1
        settings.smallestBigramCount = 1
        settings.dropsRepeatedLines = false
        var trainer = ModelTrainer(settings: settings)
        for _ in 0..<20 { trainer.read(lines: sentences) }
        return try trainer.makeModel()
    }

    /// The model, opened from a file in `folder`.
    static func open(in folder: TemporaryFolder) throws -> NGramModel {
        let url = folder.file("vi.ngram")
        try Data(bytes()).write(to: url)
        return try NGramModel(path: url.path)
    }
}
