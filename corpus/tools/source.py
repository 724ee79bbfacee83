"""Reads `source.txt`: what a document says, without how it looks.

The form is described in corpus/README.md. A source is header fields, then blocks that begin with `== name`.
Every printed paragraph is one line. Its label (`I.`, `1.1.`, `a)`, `-`, `Điều 2.`) is written as it is printed
and decides its place in the outline and its typeface.
"""
import re
import unicodedata
from dataclasses import dataclass, field

LINE_BREAK = " | "        # a forced line break in a header field or a table cell
MERGE_LEFT, MERGE_ABOVE = "<", "^"

LABELS = [                # (kind, pattern, rank): a smaller rank stands higher in the outline
    ("section", re.compile(r"^(?P<label>[IVXLC]+)\.\s+(?P<text>.+)$"), 1),
    ("article", re.compile(r"^(?P<label>Điều \d+)\.\s+(?P<text>.+)$"), 1),
    ("clause", re.compile(r"^(?P<label>\d+(?:\.\d+)*)\.\s+(?P<text>.+)$"), 2),
    ("point", re.compile(r"^(?P<label>[a-zđ])\)\s+(?P<text>.+)$"), 9),
    ("dash", re.compile(r"^(?P<label>-)\s+(?P<text>.+)$"), 10),
]
BASIS = re.compile(r"^(Căn cứ|Theo đề nghị của|Xét đề nghị của)\b")


class SourceError(ValueError):
    """A source that cannot be read; says the file, the line and what was expected."""


@dataclass
class Paragraph:
    """One printed paragraph. `printed` is the whole of it, label included."""
    kind: str
    printed: str
    label: str = ""
    text: str = ""
    rank: int = 99

    @property
    def is_title(self):
        """A labelled paragraph without closing punctuation is a title; points and dashes never are."""
        return self.kind in ("section", "article", "clause") and self.text[-1] not in ".;:,/"


@dataclass
class Row:
    """One table row: kind is head, data, group or total; cells hold text, MERGE_LEFT or MERGE_ABOVE."""
    kind: str
    cells: list


@dataclass
class TableSource:
    identifier: str = ""
    caption: str = ""                               # a bold line above the table
    widths: list = field(default_factory=list)      # shares of the text width, any unit
    align: list = field(default_factory=list)       # L or C, one a column
    breaks_rows: bool = False                       # whether a page may end between rows that share a merged cell
    repeat: list = field(default_factory=list)      # columns (from 0) whose merged cells are printed again after it
    records: list = field(default_factory=list)     # what each column says of an activity; none where rows are not
    rules: str = "all"                              # all, three (above, below the header, below), rows or none
    side: str = ""                                  # left or right: takes part of the text width only
    share: float = 1.0                              # that part
    is_level: bool = False                          # begins level with the table before it
    beside: str = ""                                # running text set on its right
    rows: list = field(default_factory=list)


@dataclass
class Annex:
    label: str = ""
    title: str = ""
    issued_with: str = ""
    landscape: bool = False
    tables: list = field(default_factory=list)
    form: list = field(default_factory=list)        # lines of a form below the tables, the first its title


@dataclass
class Document:
    name: str
    header: dict
    addressees: list = field(default_factory=list)
    body: list = field(default_factory=list)
    recipients: list = field(default_factory=list)
    signature: list = field(default_factory=list)
    signer: str = ""
    annexes: list = field(default_factory=list)

    def field(self, key):
        """A header field on one line, forced line breaks taken out; None where it is absent."""
        value = self.header.get(key)
        return None if value is None else value.replace(LINE_BREAK, " ")

    def lines(self, key):
        """A header field as its printed lines; none where it is absent."""
        return [part.strip() for part in self.header[key].split(LINE_BREAK)] if key in self.header else []

    @property
    def bases(self):
        return [p.printed for p in self.body if p.kind == "basis"]


def parse_paragraph(line, seen_label):
    if line.startswith("[center] "):
        return Paragraph("center", line.removeprefix("[center] "))
    for kind, pattern, rank in LABELS:
        match = pattern.match(line)
        if match:
            depth = match["label"].count(".") if kind == "clause" else 0
            return Paragraph(kind, line, match["label"], match["text"], rank + depth)
    if BASIS.match(line) and not seen_label and line[-1] in ";,.":
        return Paragraph("basis", line)
    return Paragraph("paragraph", line)


def parse_row(line, where):
    kind, _, rest = line.partition("\t")
    kind = {"row": "data"}.get(kind, kind)
    if kind not in ("head", "data", "group", "total"):
        raise SourceError(f"{where}: a table line begins with head, row, group or total and a tab, not {line[:20]!r}")
    return Row(kind, [cell.strip() for cell in rest.split("\t")])


def finish_table(table, where):
    count = len(table.widths)
    for row in table.rows:
        if row.kind == "group":
            row.cells = row.cells[:2] + [MERGE_LEFT] * (count - 2)
        row.cells += [""] * (count - len(row.cells))
        if len(row.cells) != count:
            raise SourceError(f"{where}: row {row.cells[:2]} has {len(row.cells)} cells, the table has {count} columns")
    table.align = table.align or ["L"] * count


def read_source(path, name):
    """The document written in `path`. Raises SourceError at the first line that does not fit the form."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    document, block, seen_label = Document(name, {}), "header", False
    for number, raw in enumerate(text.split("\n"), 1):
        line, where = raw.rstrip(), f"{path.name}:{number}"
        if not line.strip():
            continue
        if line.startswith("== "):
            block, _, option = line[3:].partition(" ")
            if block == "annex":
                document.annexes.append(Annex(landscape=option == "landscape"))
            elif block == "table":
                document.annexes[-1].tables.append(TableSource())
            elif block not in ("addressees", "body", "recipients", "signature", "form"):
                raise SourceError(f"{where}: no block is named {block!r}")
            continue
        key, _, value = line.partition(": ")
        if block == "header":
            document.header[key] = value
        elif block == "addressees":
            document.addressees.append(line)
        elif block == "body":
            paragraph = parse_paragraph(line, seen_label)
            seen_label = seen_label or paragraph.kind in ("section", "article", "clause")
            document.body.append(paragraph)
        elif block == "recipients":
            document.recipients.append(line)
        elif block == "signature":
            if key == "name":
                document.signer = value
            else:
                document.signature.append(line)
        elif block == "form":
            document.annexes[-1].form.append(line)
        elif block == "annex":
            setattr(document.annexes[-1], key.replace("-", "_"), value)
        elif "\t" in line:
            document.annexes[-1].tables[-1].rows.append(parse_row(line, where))
        else:
            table = document.annexes[-1].tables[-1]
            if key == "id":
                table.identifier = value
            elif key == "widths":
                table.widths = [float(share) for share in value.split()]
            elif key == "align":
                table.align = value.split()
            elif key == "caption":
                table.caption = value
            elif key == "breaks":
                table.breaks_rows = value == "rows"
            elif key == "repeat":
                table.repeat = [int(number) - 1 for number in value.split()]
            elif key == "records":
                table.records = value.split()
            elif key == "rules":
                table.rules = value
            elif key == "place":
                side, share, *level = value.split()
                table.side, table.share, table.is_level = side, float(share) / 100, level == ["level"]
            elif key == "beside":
                table.beside = value
            else:
                raise SourceError(f"{where}: a table has id, caption, widths, align, breaks, repeat, records, rules, "
                                  f"place, beside and rows, not {key!r}")
    for annex in document.annexes:
        for table in annex.tables:
            finish_table(table, f"{path.name}: table {table.identifier}")
    return document
