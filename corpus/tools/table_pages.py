"""Sets a table over pages: a header repeated on every page, rows that run over a page break."""
from flowing_rows import flow_rows
from ruled_table import (LEAST_LINES_BEFORE_BREAK, LINE_HEIGHT, PADDING, Cell, bands, draw_band, line_counts,
                         merged_cells, wrap_cells)


def set_table(paper, table, turn_page):
    """Draws `table` from the current height down. Returns for each row (header rows apart) the pages it stands on."""
    share = paper.width / sum(table.widths)
    edges = [paper.left]
    for width in table.widths:
        edges.append(edges[-1] + width * share)
    header = [row for row in table.rows if row.kind == "head"]
    body = [row for row in table.rows if row.kind != "head"]

    def prepared(rows):
        cells = merged_cells(rows)
        wrap_cells(cells, rows, edges, table.align)
        return cells, line_counts(cells, len(rows))

    header_cells, header_lines = prepared(header)
    cells, lines = prepared(body)
    pages = [[] for _ in body]

    def draw_header():
        draw_band(paper, edges, header, header_cells, list(range(len(header))), header_lines, table.rules)

    draw_header()
    if table.breaks_rows:
        return flow_rows(paper, edges, body, cells, lines, set(table.repeat), turn_page, draw_header,
                         table.rules)
    runs = bands(cells, len(body))
    for index, run in enumerate(runs):
        band = [cell for cell in cells if cell.row in run]
        height = sum(lines[row] * LINE_HEIGHT + 2 * PADDING for row in run)
        after = lines[run[0] + 1] * LINE_HEIGHT if body[run[0]].kind == "group" else 0
        while paper.y + height + after > paper.bottom:
            room = int((paper.bottom - paper.y - 2 * PADDING) / LINE_HEIGHT)
            row = run[0]
            if len(run) == 1 and body[row].kind == "data" and LEAST_LINES_BEFORE_BREAK <= room < lines[row]:
                head = [Cell(c.row, c.column, c.text, 1, c.column_span, c.lines[:room], c.face, c.align) for c in band]
                draw_band(paper, edges, body, head, run, {row: room}, table.rules)
                pages[row].append(len(paper.sheets))
                for cell in band:
                    cell.lines = cell.lines[room:]
                lines[row] = max(len(cell.lines) for cell in band)
                height = lines[row] * LINE_HEIGHT + 2 * PADDING
            turn_page()
            draw_header()
        draw_band(paper, edges, body, band, run, lines, table.rules)
        for row in run:
            pages[row].append(len(paper.sheets))
    if table.rules == "three":
        paper.rule(edges[0], paper.y, edges[-1], paper.y)
    return pages
