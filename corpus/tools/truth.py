"""Writes what a reader should find: printed lines a page, the outline, the tables."""
import json

from activities import activities, read_values
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
        "doctype": kind and kind[0] + kind[1:].lower(),
        "number": document.field("number"),
        "date": document.field("date"),
        "place": document.field("place"),
        "superior": document.field("superior"),
        "issuer": document.field("issuer"),
        "title": document.field("title").removeprefix("V/v ") if kind else None,
        "legal_bases": document.bases,
        "addressees": [line.removeprefix("- ").rstrip(";.") for line in document.addressees],
        "signer": {"role": document.signature, "name": document.signer} if document.signer else None,
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


def group_depth(label):
    """0 for the group rows numbered I, II, …, 1 for those numbered 1, 2, … below them."""
    return 1 if label[:1].isdigit() else 0


def table_truth(table, pages):
    header = [row for row in table.rows if row.kind == "head"]
    body = [row for row in table.rows if row.kind != "head"]
    header_texts = filled(header)
    columns = [next(header_texts[r][c] for r in reversed(range(len(header))) if header_texts[r][c])
               for c in range(len(table.widths))]
    spans, merged = {}, []
    for cell in merged_cells(body):
        if cell.row_span > 1 or cell.column_span > 1:
            merged.append({"row": cell.row, "column": cell.column, "rowSpan": cell.row_span,
                           "columnSpan": cell.column_span, "text": on_one_line(cell.text)})
            for row in range(cell.row, cell.row + cell.row_span):
                spans.setdefault(row, []).append({"column": cell.column, "rowSpan": cell.row_span,
                                                  "columnSpan": cell.column_span, "continued": row > cell.row})
    rows, path, groups = [], [], []
    for index, (row, texts) in enumerate(zip(body, filled(body))):
        if row.kind == "group":
            path = path[:group_depth(texts[0])]
            groups.append({"row": index, "label": texts[0], "title": texts[1], "group": path})
        elif row.kind == "total" or texts[0] and not group_depth(texts[0]) and texts[0] != "-":
            path = []           # a row of the groups' own numbering stands beside them
        rows.append({"kind": row.kind, "group": path, "cells": texts, "spans": spans.get(index, []),
                     "pages": pages[index]})
        if row.kind == "group":
            path = path + [f"{texts[0]}. {texts[1]}"]
    return {"id": table.identifier, "caption": table.caption or None, "columns": columns, "headerRows": header_texts,
            "rows": rows, "groups": groups, "merged": merged,
            "pages": sorted({page for row in pages for page in row})}


def write_truth(folder, document, sheets, placements):
    write_text(folder / "text", sheets)
    write_json(folder / "outline.json", outline(document))
    tables = [table_truth(table, placements[table.identifier]) | {"title": annex.title}
              for annex in document.annexes for table in annex.tables]
    write_json(folder / "tables.json", {"tables": tables})
    sources = [table for annex in document.annexes for table in annex.tables]
    if any(table.records for table in sources):
        values = read_values(folder.parent / "values.tsv")
        records = [activities(table, truth, values) for table, truth in zip(sources, tables)]
        write_json(folder / "activities.json", {"activities": sum(records, [])})
