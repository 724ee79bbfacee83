internal import DocumentModel
import Foundation

/// Lays an estimated model out as bytes and writes them.
struct ModelWriter {
    let vocabulary: Vocabulary
    let estimate: KneserNey
    let tokenCount: Int

    /// The whole file. The same estimate gives the same bytes.
    func encoded() -> [UInt8] {
        let kept = estimate.bigrams.indices.filter { estimate.keepsBigram[$0] }
        let starts = firstTrigrams(of: kept)
        let blockSize = largestBlock(starts)
        let layout = ModelLayout(
            wordCount: vocabulary.keys.count, bigramCount: kept.count, trigramCount: estimate.trigrams.count,
            blockSize: blockSize)
        let bigramLogs = kept.map { Float(log(estimate.bigramProbability[$0])) }
        let backoffLogs = kept.map { Float(log(estimate.bigramBackoff[$0])) }
        let trigramLogs = estimate.trigramProbability.map { Float(log($0)) }
        let bigramQuantiser = Quantiser(covering: bigramLogs)
        let backoffQuantiser = Quantiser(covering: backoffLogs)
        let trigramQuantiser = Quantiser(covering: trigramLogs)

        var bytes = [UInt8](repeating: 0, count: layout.length)
        bytes.withUnsafeMutableBytes { bytes in
            func store<Value>(_ value: Value, _ section: Int, _ index: Int) {
                bytes.storeBytes(of: value, toByteOffset: section + index * MemoryLayout<Value>.size, as: Value.self)
            }
            for word in vocabulary.keys.indices {
                store(vocabulary.keys[word].littleEndian, layout.words, word)
                store(vocabulary.counts[word].littleEndian, layout.counts, word)
                store(Float(log(estimate.unigramProbability[word])), layout.unigrams, word)
                store(Float(log(estimate.unigramBackoff[word])), layout.backoffs, word)
                store(CapitalShare.code(vocabulary.capitalShares[word]), layout.capitals, word)
            }
            var word = 0
            for (place, bigram) in kept.enumerated() {
                while word <= Int(estimate.bigrams[bigram] >> 16) {
                    store(UInt32(place).littleEndian, layout.ranges, word)
                    word += 1
                }
                store(UInt16(estimate.bigrams[bigram] & 0xFFFF).littleEndian, layout.seconds, place)
                store(bigramQuantiser.code(bigramLogs[place]), layout.bigramProbabilities, place)
                store(backoffQuantiser.code(backoffLogs[place]), layout.bigramBackoffs, place)
            }
            while word <= vocabulary.keys.count {
                store(UInt32(kept.count).littleEndian, layout.ranges, word)
                word += 1
            }
            for (place, start) in starts.enumerated() {
                let block = place / blockSize
                if place % blockSize == 0 { store(UInt32(start).littleEndian, layout.blocks, block) }
                store(UInt16(start - starts[block * blockSize]).littleEndian, layout.offsets, place)
            }
            for (place, trigram) in estimate.trigrams.enumerated() {
                store(UInt16(trigram & 0xFFFF).littleEndian, layout.thirds, place)
                store(trigramQuantiser.code(trigramLogs[place]), layout.trigramProbabilities, place)
            }
        }
        let header = ModelHeader(
            layout: layout, bigramProbability: bigramQuantiser, bigramBackoff: backoffQuantiser,
            trigramProbability: trigramQuantiser, tokenCount: UInt64(tokenCount),
            bodyChecksum: bytes.withUnsafeBytes {
                Checksum.of(UnsafeRawBufferPointer(rebasing: $0[ModelLayout.headerLength...]))
            },
            indexChecksum: bytes.withUnsafeBytes {
                Checksum.of(UnsafeRawBufferPointer(rebasing: $0[ModelLayout.headerLength..<layout.indexLength]))
            })
        bytes.replaceSubrange(0..<ModelLayout.headerLength, with: header.encoded())
        return bytes
    }

    /// First kept trigram of each kept bigram, and the end of the last.
    private func firstTrigrams(of kept: [Int]) -> [Int] {
        var starts: [Int] = []
        starts.reserveCapacity(kept.count + 1)
        var trigram = 0
        for bigram in kept {
            starts.append(trigram)
            let context = estimate.bigrams[bigram]
            while trigram < estimate.trigrams.count, estimate.trigrams[trigram] >> 16 == context { trigram += 1 }
        }
        starts.append(trigram)
        return starts
    }

    /// The largest power of two, 64 at most, for which no offset within a block exceeds 16 bits.
    private func largestBlock(_ starts: [Int]) -> Int {
        var size = 64
        while size > 1 {
            let fits = stride(from: 0, to: starts.count, by: size).allSatisfy {
                starts[min($0 + size - 1, starts.count - 1)] - starts[$0] <= 0xFFFF
            }
            if fits { break }
            size /= 2
        }
        return size
    }

    /// Writes bytes under a temporary name and renames them to `path`.
    /// - Throws: `ModelError` of kind `unwritable`.
    static func write(_ bytes: [UInt8], to path: String) throws(ModelError) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw ModelError(
                kind: .unwritable, place: path, what: "the file cannot be written (\(error.localizedDescription))",
                remedy: "choose another place with -o, or free space there")
        }
    }
}
