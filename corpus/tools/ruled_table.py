"""The cells of a ruled table: merges, wrapped lines, drawing."""
from dataclasses import dataclass, field

from sheets import width_of, wrap
from source import LINE_BREAK, MERGE_ABOVE, MERGE_LEFT

SIZE, LEADING, PADDING = 12, 1.17, 3.5
LINE_HEIGHT = SIZE * LEADING
LEAST_LINES_BEFORE_BREAK = 2


@dataclass
class Cell:
    """A cell and the rows and columns it covers."""
    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    lines: list = field(default_factory=list)
    face: str = "regular"
    align: str = "L"
    whole: list = field(default_factory=list)       # all lines, where `lines` holds what is still to be printed


def merged_cells(rows):
    """The cells of `rows` with merges resolved, in row order."""
    owner, cells = {}, []
    for r, row in enumerate(rows):
        for c, text in enumerate(row.cells):
            if text == MERGE_LEFT:
                cell = owner[r, c - 1]
                cell.column_span = max(cell.column_span, c - cell.column + 1)
            elif text == MERGE_ABOVE:
                cell = owner[r - 1, c]
                cell.row_span = max(cell.row_span, r - cell.row + 1)
            else:
                cell = Cell(r, c, text)
                cells.append(cell)
            owner[r, c] = cell
    return cells


def wrap_cells(cells, rows, edges, align):
    for cell in cells:
        kind = rows[cell.row].kind
        cell.face = "regular" if kind == "data" else "bold"
        cell.align = "C" if kind == "head" else ("L" if cell.column_span > 1 else align[cell.column])
        width = edges[cell.column + cell.column_span] - edges[cell.column] - 2 * PADDING
        for part in cell.text.split(LINE_BREAK):
            cell.lines += wrap(part.split(), cell.face, SIZE, width)


def line_counts(cells, count):
    """Lines a row needs; a cell over several rows lengthens the last of them where it must."""
    lines = [1] * count
    for cell in cells:
        if cell.row_span == 1:
            lines[cell.row] = max(lines[cell.row], len(cell.lines))
    for cell in cells:
        if cell.row_span > 1:
            last = cell.row + cell.row_span - 1
            covered = sum(lines[cell.row:last]) + 2 * PADDING * (cell.row_span - 1) / LINE_HEIGHT
            lines[last] = max(lines[last], len(cell.lines) - int(covered))
    return lines


def bands(cells, count):
    """Runs of rows tied together by merged cells: a page break falls between bands or inside a single row."""
    tied = [False] * count
    for cell in cells:
        for row in range(cell.row + 1, cell.row + cell.row_span):
            tied[row] = True
    runs = []
    for row in range(count):
        if tied[row]:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def draw_band(paper, edges, rows, cells, run, lines, rules="all"):
    """Draws the rows of one band at the current height and moves below them."""
    tops, y = {}, paper.y
    for row in run:
        tops[row] = y
        y += lines[row] * LINE_HEIGHT + 2 * PADDING
    bottoms = {row: tops[row] + lines[row] * LINE_HEIGHT + 2 * PADDING for row in run}
    last_row = None
    for cell in cells:
        if rows[cell.row].kind != "head" and cell.row != last_row or last_row is None:
            paper.new_block()
        last_row = cell.row
        top, bottom = tops[cell.row], bottoms[cell.row + cell.row_span - 1]
        x0, x1 = edges[cell.column], edges[cell.column + cell.column_span]
        inset = PADDING
        if cell.align == "C" and rows[cell.row].kind == "head":
            inset = (bottom - top - len(cell.lines) * LINE_HEIGHT) / 2
        for index, words in enumerate(cell.lines):
            text = " ".join(words)
            x = x0 + PADDING if cell.align == "L" else (x0 + x1 - width_of(text, cell.face, SIZE)) / 2
            paper.draw(words, x, top + inset + index * LINE_HEIGHT + SIZE * 0.92, cell.face, SIZE)
        if rules == "rows" or rules == "three" and rows[cell.row].kind == "head":
            paper.rule(x0, bottom, x1, bottom)
            if cell.row == 0 and rows[cell.row].kind == "head":
                paper.rule(x0, top, x1, top)
        if rules != "all":
            continue
        for a, b, c, d in ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)):
            paper.rule(a, b, c, d)
    paper.y = y
