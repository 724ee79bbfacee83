"""Writes what a reader should find: printed lines a page, the outline, the tables."""
import json

from ruled_table import merged_cells
from source import LINE_BREAK, MERGE_ABOVE, MERGE_LEFT

LEAD_WORDS = 12


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_text(folder, sheets):
    """`p001.txt` and on: printed lines in reading order; the left column of the letterhead and of the closing first;
    tables row by row, cell by cell. `text-across` beside it holds the pages with these columns read across."""
    folder.mkdir(parents=True, exist_ok=True)
    across = folder.with_name("text-across")
    across.mkdir(exist_ok=True)
    for number, sheet in enumerate(sheets, 1):
        (folder / f"p{number:03d}.txt").write_text(sheet.text, encoding="utf-8")
        (across / f"p{number:03d}.txt").write_text(sheet.text_across, encoding="utf-8")


def section_tree(paragraphs):
    """The labelled paragraphs as a tree. Dashes are counted in `bullets` of the section they stand in."""
    roots, stack = [], []
    for paragraph in paragraphs:
        if paragraph.kind == "dash":
            if stack:
                stack[-1][1]["bullets"] += 1
            continue
        if not paragraph.label:
            continue
        while stack and stack[-1][0] >= paragraph.rank:
            stack.pop()
        path = ([stack[-1][1]["path"]] if stack else []) + [paragraph.label.split()[-1]]
        node = {"label": paragraph.label, "title": paragraph.text if paragraph.is_title else None,
                "level": len(stack) + 1}
        if not paragraph.is_title:
            node["lead"] = " ".join(paragraph.text.split()[:LEAD_WORDS])
        node |= {"bullets": 0, "children": [], "path": ".".join(path)}
        (stack[-1][1]["children"] if stack else roots).append(node)
        stack.append((paragraph.rank, node))
    return roots


def outline(document):
    kind = document.field("kind")
    return {
        "doctype": kind[0] + kind[1:].lower(),
        "number": document.field("number"),
        "date": document.field("date"),
        "place": document.field("place"),
        "superior": document.field("superior"),
        "issuer": document.field("issuer"),
        "title": document.field("title").removeprefix("V/v "),
        "legal_bases": document.bases,
        "addressees": [line.removeprefix("- ").rstrip(";.") for line in document.addressees],
        "signer": {"role": document.signature, "name": document.signer},
        "recipients": [line.removeprefix("- ").rstrip(";.") for line in document.recipients],
        "sections": section_tree(document.body),
        "appendices": [{"label": a.label, "title": a.title, "issued_with": a.issued_with, "sections": []}
                       for a in document.annexes],
        "forms": [],
    }


def on_one_line(text):
    return text.replace(LINE_BREAK, " ")


def filled(rows):
    """Cell texts with merges filled in: a cell over several rows stands in each of them, one over several columns
    in the first only."""
    out = []
    for r, row in enumerate(rows):
        out.append([])
        for c, text in enumerate(row.cells):
            out[-1].append(out[r - 1][c] if text == MERGE_ABOVE else None if text in (MERGE_LEFT, "") else on_one_line(text))
    return out


def table_truth(table, pages):
    header = [row for row in table.rows if row.kind == "head"]
    body = [row for row in table.rows if row.kind != "head"]
    header_texts = filled(header)
    columns = [next(header_texts[r][c] for r in reversed(range(len(header))) if header_texts[r][c])
               for c in range(len(table.widths))]
    spans = {}
    for cell in merged_cells(body):
        if cell.row_span > 1 or cell.column_span > 1:
            for row in range(cell.row, cell.row + cell.row_span):
                spans.setdefault(row, []).append({"column": cell.column, "rowSpan": cell.row_span,
                                                  "columnSpan": cell.column_span, "continued": row > cell.row})
    rows, group = [], []
    for index, (row, texts) in enumerate(zip(body, filled(body))):
        if row.kind == "group":
            group = [f"{texts[0]}. {texts[1]}"]
        rows.append({"kind": row.kind, "group": [] if row.kind != "data" else group, "cells": texts,
                     "spans": spans.get(index, []), "pages": pages[index]})
    return {"id": table.identifier, "columns": columns, "headerRows": header_texts, "rows": rows,
            "pages": sorted({page for row in pages for page in row})}


def write_truth(folder, document, sheets, placements):
    write_text(folder / "text", sheets)
    write_json(folder / "outline.json", outline(document))
    tables = [table_truth(table, placements[table.identifier]) | {"title": annex.title}
              for annex in document.annexes for table in annex.tables]
    write_json(folder / "tables.json", {"tables": tables})
