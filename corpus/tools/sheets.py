"""Pages that remember what was printed on them: the PDF canvas and its truth are written by the same call.

Lengths are points. Positions are given from the top left corner of the page; `base` is a baseline.
"""
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

MILLIMETRE = 72 / 25.4
A4 = (595.28, 841.89)
FONT_FILE = "/usr/share/fonts/truetype/liberation2/LiberationSerif-{}.ttf"     # Debian: fonts-liberation2
FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold-italic": "BoldItalic"}


def register_fonts():
    """Registers the four faces. The older package `fonts-liberation` lacks the Vietnamese letters."""
    for face, style in FACES.items():
        pdfmetrics.registerFont(TTFont(face, FONT_FILE.format(style)))


def width_of(text, face, size):
    return pdfmetrics.stringWidth(text, face, size)


def wrap(words, face, size, width, first_indent=0.0):
    """Words broken greedily into lines no wider than `width`, the first shortened by `first_indent`."""
    lines, current, used = [], [], first_indent
    space = width_of(" ", face, size)
    for word in words:
        length = width_of(word, face, size)
        if current and used + length > width:
            lines.append(current)
            current, used = [], 0.0
        current.append(word)
        used += length + space
    return lines + [current] if current else lines


@dataclass
class PrintedLine:
    """One printed line; lines of one block stand together in the page's text."""
    text: str
    base: float
    block: int


@dataclass
class Sheet:
    size: tuple
    lines: list = field(default_factory=list)
    seal: tuple | None = None             # centre of the round seal
    signature: tuple | None = None        # centre of the hand-written signature
    side_by_side: list = field(default_factory=list)      # pairs of blocks: left column, right column

    @property
    def text(self):
        """Printed lines in reading order, an empty line between blocks."""
        return joined(self.lines)

    @property
    def text_across(self):
        """The same, but blocks that stand side by side are read line by line across both columns."""
        order = {line.block: line.block for line in self.lines}
        for left, right in self.side_by_side:
            order[right] = left
        paired = {block for pair in self.side_by_side for block in pair}
        lines = [PrintedLine(line.text, line.base, order[line.block]) for line in self.lines]
        first = {block: index for index, block in reversed(list(enumerate(line.block for line in lines)))}
        return joined(sorted(lines, key=lambda line: (first[line.block], round(line.base) if line.block in paired else 0)))


def joined(lines):
    out, last = [], None
    for line in lines:
        if last is not None and line.block != last:
            out.append("")
        out.append(line.text)
        last = line.block
    return "\n".join(out) + "\n"


class Paper:
    """A growing stack of sheets behind one PDF canvas."""

    def __init__(self, path, title):
        self.canvas = canvas.Canvas(str(path), invariant=1, pageCompression=1, initialFontName="regular")
        self.canvas.setTitle(title)
        self.sheets, self.block, self.y = [], 0, 0.0

    @property
    def sheet(self):
        return self.sheets[-1]

    @property
    def width(self):
        return self.sheet.size[0] - self.left - self.right

    @property
    def bottom(self):
        return self.sheet.size[1] - self.bottom_margin

    def new_sheet(self, size, margins, number=None):
        """Begins a page; margins are left, top, right, bottom. A number is printed in the top margin."""
        if self.sheets:
            self.canvas.showPage()
        self.canvas.setPageSize(size)
        self.sheets.append(Sheet(size))
        self.left, self.top, self.right, self.bottom_margin = margins
        self.y = self.top
        if number:
            self.new_block()
            self.centred(str(number), size[0] / 2, 13 * MILLIMETRE, "regular", 13)
            self.new_block()

    def new_block(self, beside_last=False):
        """Lines drawn from here on form a block; `beside_last` where it stands on the right of the block before."""
        if beside_last:
            self.sheet.side_by_side.append((self.block, self.block + 1))
        self.block += 1

    def draw(self, words, x, base, face, size, gap=None):
        """One printed line from `x`; `gap` is the space between words where a line is justified."""
        space = width_of(" ", face, size)
        text = " ".join(words)
        glyphs = pdfmetrics.getFont(face).face.charToGlyph
        missing = sorted({letter for letter in text if not glyphs.get(ord(letter))})
        if missing:
            raise ValueError(f"the font lacks {missing}, wanted for {text!r}")
        stretch = 0.0 if gap is None else gap - space
        writer = self.canvas.beginText(x, self.sheet.size[1] - base)
        writer.setFont(face, size)
        cursor = x
        for index, word in enumerate(words):
            last = index == len(words) - 1
            writer.setTextOrigin(cursor, self.sheet.size[1] - base)
            writer.textOut(word if last else word + " ")
            cursor += width_of(word, face, size) + (0 if last else space + stretch)
        self.canvas.drawText(writer)
        self.sheet.lines.append(PrintedLine(text, base, self.block))

    def centred(self, text, middle, base, face, size):
        self.draw(text.split(), middle - width_of(text, face, size) / 2, base, face, size)

    def rule(self, x0, y0, x1, y1, thickness=0.6):
        height = self.sheet.size[1]
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x0, height - y0, x1, height - y1)

    def save(self):
        self.canvas.showPage()
        self.canvas.save()
