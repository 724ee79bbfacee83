"""Sets a document in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, Times-like face, 13 to 14 points."""
from sheets import A4, MILLIMETRE, Paper, width_of, wrap
from table_pages import set_table

PORTRAIT_MARGINS = tuple(v * MILLIMETRE for v in (30, 22, 17, 20))
LANDSCAPE_MARGINS = tuple(v * MILLIMETRE for v in (20, 20, 18, 17))
BODY_SIZE, LEADING, INDENT, PARAGRAPH_GAP = 14, 1.2, 36, 6
CAPTION_ROOM = 170          # least height for a table's caption, header and first rows


class Typesetter:
    """Sets one document; `paper` holds the sheets afterwards."""

    def __init__(self, document, path):
        self.document = document
        self.paper = Paper(path, " ".join(filter(None, [document.field("number"), document.field("title")])))
        self.table_placements = {}      # table identifier -> pages of each row
        self.landscape = False
        self.first_of_part = 0
        self.level = 0.0                # where the last table began

    def run(self):
        if not self.document.field("issuer"):       # annexes alone
            return self.annexes()
        self.turn_page()
        self.letterhead()
        self.kind_and_title()
        self.addressees()
        for paragraph in self.document.body:
            self.paragraph(paragraph)
        self.closing()
        return self.annexes()

    def annexes(self):
        for annex in self.document.annexes:
            self.annex(annex)
        self.paper.save()
        return self.paper.sheets

    def turn_page(self):
        """A new page; its number counts from the first page of the text or of the annex, which shows none."""
        number = len(self.paper.sheets) - self.first_of_part + 1
        size, margins = ((A4[1], A4[0]), LANDSCAPE_MARGINS) if self.landscape else (A4, PORTRAIT_MARGINS)
        self.paper.new_sheet(size, margins, number if number > 1 else None)

    def letterhead(self):
        paper, document = self.paper, self.document
        left, right = paper.left + 92, paper.left + 334
        first, step = paper.top + 12, 16
        paper.new_block()
        base = first
        for line in document.lines("superior"):
            paper.centred(line, left, base, "regular", 12)
            base += step
        for line in document.lines("issuer"):
            paper.centred(line, left, base, "bold", 12)
            base += step
        half = width_of(document.lines("issuer")[-1], "bold", 12) / 5
        paper.rule(left - half, base - 10, left + half, base - 10)
        number_base = max(base + 8, first + 2 * step + 14)
        paper.centred("Số: " + document.field("number"), left, number_base, "regular", 13)
        if document.field("kind") == "Công văn":
            base = number_base + 20
            for line in document.lines("title"):
                paper.centred(line, left, base, "regular", 12)
                base += 15
        end = base
        paper.new_block(beside_last=True)
        paper.centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", right, first, "bold", 12)
        motto = "Độc lập - Tự do - Hạnh phúc"
        paper.centred(motto, right, first + step, "bold", 13)
        half = width_of(motto, "bold", 13) / 2
        paper.rule(right - half, first + step + 5, right + half, first + step + 5)
        paper.centred(printed_date(document), right, number_base, "italic", 13)
        paper.y = max(end, number_base) + 14

    def kind_and_title(self):
        paper, document = self.paper, self.document
        if document.field("kind") == "Công văn":
            return
        middle = paper.left + paper.width / 2
        paper.new_block()
        paper.centred(document.field("kind"), middle, paper.y + 14, "bold", 14)
        paper.new_block()
        paper.y += 16
        for line in document.lines("title"):
            paper.centred(line, middle, paper.y + 15, "bold", 14)
            paper.y += 17
        half = width_of(document.lines("title")[-1], "bold", 14) / 5
        paper.rule(middle - half, paper.y + 5, middle + half, paper.y + 5)
        paper.y += 18
        if document.field("authority"):
            paper.new_block()
            paper.centred(document.field("authority"), middle, paper.y + 14, "bold", 14)
            paper.y += 26

    def addressees(self):
        paper, names = self.paper, self.document.addressees
        if not names:
            return
        paper.new_block()
        paper.y += 6
        label_x, x = paper.left + 70, paper.left + 136
        paper.draw(["Kính", "gửi:"], label_x, paper.y + 14, "regular", BODY_SIZE)
        paper.y += BODY_SIZE * LEADING
        for name in names:
            for words in wrap(name.split(), "regular", BODY_SIZE, paper.left + paper.width - x):
                paper.draw(words, x, paper.y + 14, "regular", BODY_SIZE)
                paper.y += BODY_SIZE * LEADING
        paper.y += 10

    def paragraph(self, paragraph):
        centred = paragraph.kind == "center"
        if paragraph.kind == "section" or centred or (paragraph.kind in ("article", "clause") and paragraph.is_title):
            face = "bold-italic" if paragraph.kind == "clause" and paragraph.rank > 2 else "bold"
        else:
            face = "italic" if paragraph.kind == "basis" else "regular"
        self.flow(paragraph.printed, face, centred=centred, keep_with_next=paragraph.is_title)

    def flow(self, text, face, size=BODY_SIZE, centred=False, keep_with_next=False, gap=PARAGRAPH_GAP, indented=True):
        """A justified paragraph with a first-line indent, or a centred one; never one line alone at a page's foot."""
        paper = self.paper
        indent, height = (INDENT if indented and not centred else 0), size * LEADING
        lines = wrap(text.split(), face, size, paper.width, indent)
        needed = min(len(lines), 2) + (2 if keep_with_next else 0)
        if paper.y + needed * height > paper.bottom:
            self.turn_page()
        paper.new_block()
        for index, words in enumerate(lines):
            if paper.y + height > paper.bottom:
                self.turn_page()
            lead = indent if index == 0 else 0
            natural = width_of(" ".join(words), face, size)
            x, space = paper.left + lead, None
            if centred:
                x = paper.left + (paper.width - natural) / 2
            elif index < len(lines) - 1 and len(words) > 1:
                letters = sum(width_of(word, face, size) for word in words)
                space = (paper.width - lead - letters) / (len(words) - 1)
            paper.draw(words, x, paper.y + size * 0.98, face, size, space)
            paper.y += height
        paper.y += gap

    def closing(self):
        """Recipients on the left and, level with them, authority, signature and name on the right."""
        paper, document = self.paper, self.document
        recipients = [words for line in document.recipients for words in wrap(line.split(), "regular", 11, 205)]
        if paper.y + max(36 + 13.2 * len(recipients), 105 + 17 * len(document.signature)) > paper.bottom:
            self.turn_page()
        top = paper.y + 10
        paper.new_block()
        paper.draw(["Nơi", "nhận:"], paper.left, top + 12, "bold-italic", 12)
        base = top + 26
        for words in recipients:
            paper.draw(words, paper.left, base, "regular", 11)
            base += 13.2
        paper.new_block(beside_last=True)
        middle, base = paper.left + 346, top + 13
        for line in document.signature:
            paper.centred(line, middle, base, "bold", 14)
            base += 17
        paper.sheet.signature = (middle, base + 30)
        paper.sheet.seal = (middle - 58, base + 32)
        paper.centred(document.signer, middle, base + 78, "bold", 14)

    def annex(self, annex):
        paper = self.paper
        self.landscape = annex.landscape
        self.first_of_part = len(paper.sheets)
        self.turn_page()
        paper.sheet.seal = (paper.left + 62, paper.top + 22)      # the annex carries the seal at its top left
        self.flow(annex.label, "bold", centred=True, gap=1)
        self.flow(annex.title, "bold", centred=True, gap=1)
        self.flow(annex.issued_with, "italic", size=13, centred=True, gap=9)
        for table in annex.tables:
            if table.caption:
                if paper.y + CAPTION_ROOM > paper.bottom:
                    self.turn_page()
                elif table is not annex.tables[0]:
                    paper.y += 2 * PARAGRAPH_GAP
                self.flow(table.caption, "bold", size=13, gap=5)
            self.table(table)
        self.form(annex.form)

    def table(self, table):
        """A table over the text width, or over part of it with text or another table beside it."""
        paper = self.paper
        margins, width, top, after = (paper.left, paper.right), paper.width, paper.y, paper.y
        if table.is_level:
            paper.y = self.level
        self.level = paper.y
        if table.side == "left":
            paper.right += width * (1 - table.share)
        elif table.side == "right":
            paper.left += width * (1 - table.share)
        self.table_placements[table.identifier] = set_table(paper, table, self.turn_page)
        bottom = paper.y
        paper.left, paper.right = margins
        if table.beside:
            paper.left += width * table.share + 14
            paper.y = self.level
            self.flow(table.beside, "regular", size=13, gap=0, indented=False)
            paper.left = margins[0]
        paper.y = max(bottom, paper.y, after if table.is_level else 0) + (8 if table.side else 0)

    def form(self, lines):
        """Lines of a form as they are written, the first in the middle and bold."""
        if not lines:
            return
        paper = self.paper
        paper.y += 20
        paper.new_block()
        paper.centred(lines[0], paper.left + paper.width / 2, paper.y + 13, "bold", 13)
        paper.y += 24
        for line in lines[1:]:
            paper.draw(line.split(), paper.left, paper.y + 13, "regular", 13)
            paper.y += 20


def printed_date(document):
    """`Lam Giang, ngày 05 tháng 4 năm 2024`: days below 10 and months 1 and 2 take a zero."""
    year, month, day = document.field("date").split("-")
    month = month if int(month) <= 2 else str(int(month))
    return f"{document.field('place')}, ngày {day} tháng {month} năm {year}"
