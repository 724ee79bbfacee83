import DocumentModel
import PlanExtractor
import Testing

@Suite("Fields under seals and in handwriting")
struct DoubtfulFieldTests {
    private func start() -> PageBuilder {
        var builder = PageBuilder()
        builder.addLetterhead()
        builder.add("THÔNG BÁO", .centred)
        builder.add("Về lịch nghỉ hè", .centred)
        builder.skip(12)
        builder.add("Căn cứ lịch năm học, Trường thông báo:", .indented)
        builder.add("Các đơn vị bố trí trực và thực hiện nghiêm túc nội dung thông báo này, báo cáo về", .indentedFull)
        builder.add("phòng Hành chính./.", .flush)
        builder.skip(16)
        return builder
    }

    private func closing(_ build: (inout PageBuilder) -> Void) -> [Signature] {
        var builder = start()
        build(&builder)
        return PlanExtractor().extract(pages: [builder.page]).signatures
    }

    /// Letterhead with every word that equals `word` changed.
    private func header(changing word: String, _ change: (inout Word) -> Void) -> Header {
        var page = start().page
        for line in page.lines.indices {
            for index in page.lines[line].words.indices where page.lines[line].words[index].text == word {
                change(&page.lines[line].words[index])
            }
        }
        return PlanExtractor().extract(pages: [page]).header
    }

    // MARK: - Signers

    @Test("specks between the office and the recipients part no signer from the block")
    func specks() {
        let signers = closing {
            $0.addPair("", "TM. HỘI ĐỒNG")
            $0.addPair("", "CHỦ TỊCH")
            $0.addPair("", "in", confidence: 0.2)
            $0.addPair("Nơi nhận:", "")
            $0.addPair("- Như trên;", "")
            $0.addPair("- Lưu: VT.", "Trần Thị Minh Hà")
        }
        #expect(signers.first?.authority == "TM. HỘI ĐỒNG")
        #expect(signers.first?.position == "CHỦ TỊCH")
        #expect(signers.first?.name == "Trần Thị Minh Hà")
    }

    @Test(
        "of an authority whose first letters are lost the office below tells the rest",
        arguments: [("TRƯỞNG PHÒNG ĐÀO TẠO", "TL. HIỆU TRƯỞNG"), ("PHÓ HIỆU TRƯỞNG", "KT. HIỆU TRƯỞNG")])
    func lostAuthority(position: String, authority: String) {
        let signers = closing {
            $0.addPair("Nơi nhận:", "THIỆU TRƯỞNG")
            $0.addPair("- Như trên;", position)
            $0.addPair("- Lưu: VT.", "")
            $0.skip(40)
            $0.addPair("", "Trần Thị Minh Hà")
        }
        #expect(signers.first?.authority == authority)
        #expect(signers.first?.position == position)
    }

    @Test("a garbled office keeps the unit it heads")
    func unit() {
        let signers = closing {
            $0.addPair("Nơi nhận:", "TL. HIỆU TRƯỞNG")
            $0.addPair("- Như trên;", "T&ƯỚNG PHÒNG ĐÀO TẠO")
            $0.addPair("- Lưu: VT.", "Trần Thị Minh Hà")
        }
        #expect(signers.first?.position == "TRƯỞNG PHÒNG ĐÀO TẠO")
    }

    @Test("one who signs for the head is the deputy, though the seal left the head's office only")
    func deputy() {
        let signers = closing {
            $0.addPair("Nơi nhận:", "KT. GIÁM ĐỐC")
            $0.addPair("- Như trên;", "GIÁM ĐỐC")
            $0.addPair("- Lưu: VT.", "Trần Thị Minh Hà")
        }
        #expect(signers.first?.authority == "KT. GIÁM ĐỐC")
        #expect(signers.first?.position == "PHÓ GIÁM ĐỐC")
    }

    @Test("the name below (đã ký) is the signer's where no recipients are given")
    func signedCopy() {
        let signers = closing {
            $0.addPair("", "TM. HỘI ĐỒNG")
            $0.addPair("", "CHỦ TỊCH")
            $0.addPair("", "(đã ký)")
            $0.addPair("", "Trần Thị Minh Hà")
        }
        #expect(signers.first?.name == "Trần Thị Minh Hà")
    }

    @Test("a family name that lost a letter is put right, another word is not")
    func family() {
        func name(_ printed: String) -> String? {
            closing {
                $0.addPair("Nơi nhận:", "GIÁM ĐỐC")
                $0.addPair("- Lưu: VT.", printed)
            }.first?.name
        }
        #expect(name("Hong Minh Hà") == "Hoàng Minh Hà")
        #expect(name("Hồng Minh Hà") == "Hồng Minh Hà")
        #expect(name("rương Minh Hà") == "Trương Minh Hà")
        #expect(name("ần Minh Hà") == nil)
        // Figures for letters of the family name, which must not cost it.
        #expect(name("1ê Minh Hà") == "Lê Minh Hà")
        #expect(name("L2 Hoàng Hà") == "Lê Hoàng Hà")
        #expect(name("2 Hoàng Hà") == "Hoàng Hà")
    }

    @Test("readings are ranked: offices as printed, names with their family name, garbled forms, no signer")
    func scores() {
        let ranked = ["KT. GIÁM ĐỐC", "Lê Hoàng Minh Hà", "Hoàng Minh Hà", "Các phòng chuyên môn;"]
            .map(ClosingArea.score)
        #expect(ranked == ranked.sorted(by: >))
        #expect(ranked.last == 0)
        #expect(ClosingArea.score("PHÓ GIM ĐỐC") > 0)
        #expect(ClosingArea.isGarbledOffice("PHÓ GIM ĐỐC") && !ClosingArea.isGarbledOffice("PHÓ GIÁM ĐỐC"))
    }

    @Test("a signer's name with a figure in it is found below the last recipient and what a signature left there")
    func nameBelow() {
        let signers = closing {
            $0.addPair("Nơi nhận:", "GIÁM ĐỐC")
            $0.addPair("- Lưu: VT.", "")
            $0.add("bà", .flush, confidence: 0.2)
            $0.skip(40)
            $0.addPair("", "L2 Hoàng Hà")
        }
        #expect(signers.first?.name == "Lê Hoàng Hà")
    }

    // MARK: - Letterhead

    @Test("figures that take the room of more figures are handwriting that was read in part")
    func handwriting() {
        #expect(header(changing: "05") { $0.text = "5" }.date == nil)
        #expect(header(changing: "05") { $0.confidence = 0.9 }.date == "2024-03-05")
        #expect(header(changing: "15/KH-SVH") { $0.box.x0 -= 24 }.number == nil)
        #expect(header(changing: "15/KH-SVH") { $0.box.x0 -= 1 }.number == "15/KH-SVH")
        // A box over half of the page was set wrong and says nothing of the figures.
        #expect(header(changing: "15/KH-SVH") { $0.box.x1 += 150 }.number == "15/KH-SVH")
    }

    @Test("a doubtful word of a place is put right by the names of provinces, a sure one stays")
    func place() {
        var page = start().page
        for line in page.lines.indices {
            for index in page.lines[line].words.indices where page.lines[line].words[index].text == "Bình," {
                page.lines[line].words[index].text = "Nội,"
            }
        }
        func read(_ first: String, _ confidence: Double) -> String? {
            var page = page
            for line in page.lines.indices {
                for index in page.lines[line].words.indices where page.lines[line].words[index].text == "An" {
                    page.lines[line].words[index].text = first
                    page.lines[line].words[index].confidence = confidence
                }
            }
            return PlanExtractor().extract(pages: [page]).header.place
        }
        #expect(read("Là", 0.5) == "Hà Nội")
        #expect(read("Là", 0.95) == "Là Nội")
        #expect(read("Xuân", 0.5) == "Xuân Nội")
    }

    @Test("a stamp in the left margin is no part of the title, and the first line of text behind it is none either")
    func stamp() {
        var builder = PageBuilder()
        builder.addLetterhead()
        builder.add("CHỈ THỊ", .centred)
        builder.add("Về việc tăng cường công tác lưu trữ", .centred)
        builder.add("Trong thời gian qua, công tác lưu trữ của các cơ quan đã có nhiều tiến bộ, song", .indentedFull)
        for _ in 0..<12 {
            builder.add("vẫn còn những hạn chế: hồ sơ nộp muộn, thiếu danh mục và chưa được chỉnh lý đầy", .full)
        }
        builder.add("đủ; nay yêu cầu các đơn vị chấn chỉnh.", .flush)
        var page = builder.page
        for index in page.lines.indices where page.lines[index].text.hasPrefix("Trong thời") {
            let box = page.lines[index].box
            let stamp = ["ĐẾN", "Quên"].enumerated().map { place, text in
                let x = 40 + 40 * Double(place)
                return Word(text: text, box: Box(x0: x, y0: box.y0, x1: x + 36, y1: box.y1), confidence: 0.6)
            }
            page.lines[index] = TextLine(words: stamp + page.lines[index].words)
        }
        #expect(PlanExtractor().extract(pages: [page]).header.subject == "Về việc tăng cường công tác lưu trữ")
    }

    @Test("lines of agencies and title are doubtful ones, number, date and running text are not")
    func head() {
        let page = start().page
        let texts = HeadArea.titleLines(of: page.lines, pageHeight: page.heightPoints).map { page.lines[$0].text }
        #expect(texts == ["UBND TỈNH AN BÌNH", "SỞ VĂN HÓA", "THÔNG BÁO", "Về lịch nghỉ hè"])
        let figures = HeadArea.figureLines(of: page.lines, pageHeight: page.heightPoints).map { page.lines[$0].text }
        #expect(figures == ["Số: 15/KH-SVH", "An Bình, ngày 05 tháng 3 năm 2024"])
        let later = page.lines.filter { $0.box.y0 > 140 }
        #expect(HeadArea.titleLines(of: later, pageHeight: page.heightPoints).isEmpty)
        #expect(HeadArea.figureLines(of: later, pageHeight: page.heightPoints).isEmpty)
    }
}
