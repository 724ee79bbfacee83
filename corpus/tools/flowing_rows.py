"""Sets table rows that flow from page to page: a page may end within a row and between rows that share a merged cell."""
from dataclasses import replace

from ruled_table import LEAST_LINES_BEFORE_BREAK, LINE_HEIGHT, PADDING, draw_band


def height(lines):
    return lines * LINE_HEIGHT + 2 * PADDING


def capacity(heights):
    """Lines that fit a cell over rows of `heights`."""
    return int((sum(heights) - 2 * PADDING) / LINE_HEIGHT + 1e-6)


class Flow:
    """Rows still to be printed. A row's `left` is its lines, `cells` hold their remaining text."""

    def __init__(self, body, cells, lines, repeat):
        self.body, self.cells, self.left, self.repeat, self.row = body, cells, list(lines), repeat, 0
        for cell in cells:
            cell.whole = list(cell.lines)

    def is_repeated(self, cell):
        return cell.row_span > 1 and cell.column in self.repeat

    def shown(self, cell, end, part):
        """The rows of `cell` on a page that ends before row `end`, with `part` lines of row `end` on it."""
        last = min(cell.row + cell.row_span, end + (1 if part else 0))
        rows = range(max(cell.row, self.row), last)
        return rows, [height(part if row == end else self.left[row]) for row in rows]

    def page_end(self, room):
        """The first row that is not whole on the page, and how many of its lines still are."""
        end, used = self.row, 0.0
        while end < len(self.body) and used + height(self.left[end]) <= room:
            used += height(self.left[end])
            end += 1
        if end == len(self.body):
            return end, 0
        part = int((room - used - 2 * PADDING) / LINE_HEIGHT)
        if self.body[end].kind != "data" or not LEAST_LINES_BEFORE_BREAK <= part < self.left[end]:
            part = 0
        while True:
            while part == 0 and end > self.row and self.body[end - 1].kind == "group":
                end -= 1
            cut = [cell for cell in self.cells if self.is_repeated(cell) and cell.row >= self.row
                   and cell.row < end + (1 if part else 0) < cell.row + cell.row_span + (1 if part else 0)
                   and capacity(self.shown(cell, end, part)[1]) < len(cell.whole)]
            if not cut or min(cell.row for cell in cut) <= self.row:
                return end, part
            end, part = min(cell.row for cell in cut), 0

    def take_page(self, end, part):
        """The cells of a page as they are drawn there; their text is taken out of what is still to be printed."""
        fragments = []
        for cell in self.cells:
            rows, heights = self.shown(cell, end, part)
            if not rows:
                continue
            goes_on = cell.row + cell.row_span > rows[-1] + 1 or (part and rows[-1] == end)
            fits = capacity(heights) if goes_on else len(cell.lines)
            fragments.append(replace(cell, row=rows[0], row_span=len(rows), lines=cell.lines[:fits]))
            cell.lines = list(cell.whole) if goes_on and self.is_repeated(cell) else cell.lines[fits:]
        lines = {row: part if row == end else self.left[row] for row in range(self.row, end + (1 if part else 0))}
        self.row = end
        if part:
            own = [cell for cell in self.cells if cell.row == end and cell.row_span == 1]
            self.left[end] = max([1] + [len(cell.lines) for cell in own])
        self.make_room()
        return fragments, lines

    def make_room(self):
        """Lengthens the last row of a merged cell whose remaining text needs it."""
        for cell in self.cells:
            rows = range(max(cell.row, self.row), cell.row + cell.row_span)
            if cell.row < self.row and rows:
                missing = len(cell.lines) - capacity([height(self.left[row]) for row in rows])
                self.left[rows[-1]] += max(0, missing)


def flow_rows(paper, edges, body, cells, lines, repeat, turn_page, draw_header, rules="all"):
    """Draws the rows of a table. Returns for each the pages it stands on."""
    flow, pages, fresh = Flow(body, cells, lines, repeat), [[] for _ in body], False
    while flow.row < len(body):
        end, part = flow.page_end(paper.bottom - paper.y)
        if end > flow.row or part:
            fragments, heights = flow.take_page(end, part)
            draw_band(paper, edges, body, fragments, list(heights), heights, rules)
            for row in heights:
                pages[row].append(len(paper.sheets))
        elif fresh:
            raise ValueError(f"row {body[flow.row].cells[:2]} does not fit a page")
        if flow.row < len(body):
            turn_page()
            draw_header()
            fresh = True
    return pages
