"""The rows of a script framework as records: who does what, how much of it and when.

What quantities, periods and lists of units mean is written by hand in `values.tsv`, one text a line: kind, text, and

quantity    minimum, maximum, unit, per what (several with commas)
period      from, to, recurrence; dates as 2025-03-07, 2025-03, 2025-Q1 or 2025
units       the names, parted by `;`

A text with no values says nothing that can be counted or dated.
"""
from source import LINE_BREAK, MERGE_ABOVE, MERGE_LEFT, SourceError

FIELDS = ("number", "subject", "form", "measure", "quantity", "period", "lead", "support", "support-form", "work")
COUNTS = {"quantity": 4, "period": 3, "units": 1}


def read_values(path):
    """The hand-written meanings: (kind, text) -> values, several where a text has several lines."""
    values = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").rstrip("\n").split("\n"), 1):
        kind, text, *rest = line.split("\t")
        if len(rest) > COUNTS.get(kind, -1):
            raise SourceError(f"{path.name}:{number}: {kind!r} is no kind of value or has too many fields")
        values.setdefault((kind, text), []).append(rest + [""] * (COUNTS[kind] - len(rest)))
    return values


def meaning(values, kind, text):
    if (kind, text) not in values:
        raise SourceError(f"values.tsv: no {kind} is given for {text!r}")
    return values[kind, text]


def number(text):
    return float(text) if text else None


def quantities(text, values):
    return [{"text": text, "minimum": number(low), "maximum": number(high), "unit": unit or None,
             "per": [part.strip() for part in per.split(",") if part]}
            for low, high, unit, per in meaning(values, "quantity", text) if low]


def periods(text, values):
    return [{"text": text, "from": first or None, "to": last or None, "recurrence": recurrence or None}
            for first, last, recurrence in meaning(values, "period", text) if first or recurrence]


def items(cell):
    """The items of a cell, dashes and closing marks taken off; a cell without dashes is one item."""
    return [part.removeprefix("- ").rstrip(";.") if part.startswith("- ") else part for part in cell.split(LINE_BREAK)]


def units(cell, values):
    """The names of a cell's units: its dash items, or what `values.tsv` says of a text without dashes."""
    if cell.startswith("- "):
        return items(cell)
    return [name.strip() for name in values.get(("units", cell), [[cell]])[0][0].split(";")] if cell else []


def printed(rows):
    """The cells with merges filled in and line breaks kept."""
    out = []
    for index, row in enumerate(rows):
        out.append([out[index - 1][column] if text == MERGE_ABOVE else "" if text == MERGE_LEFT else text
                    for column, text in enumerate(row.cells)])
    return out


def activities(table, truth, values):
    """One record for each data row of `table`."""
    body = [row for row in table.rows if row.kind != "head"]
    if not table.records:
        return []
    unknown = set(table.records) - set(FIELDS)
    if unknown or len(table.records) != len(table.widths):
        raise SourceError(f"table {table.identifier}: records names one of {FIELDS} for each column, not {unknown}")
    out = []
    for index, (row, cells) in enumerate(zip(body, printed(body))):
        if row.kind != "data":
            continue
        cell = dict(zip(table.records, cells))
        text = {name: value.replace(LINE_BREAK, " ") or None for name, value in cell.items()}
        out.append({
            "table": table.identifier, "row": index, "group": truth["rows"][index]["group"],
            "number": text["number"], "subject": text.get("subject"), "form": text["form"],
            "measure": text.get("measure"),
            "quantityText": text["quantity"],
            "quantities": quantities(text["quantity"], values) if text["quantity"] else [],
            "periodText": text["period"],
            "periods": periods(text["period"], values) if text["period"] else [],
            "leads": units(cell["lead"], values), "supports": units(cell["support"], values),
            "supportForm": text.get("support-form"), "work": items(cell["work"]),
            "pages": truth["rows"][index]["pages"],
        })
    return out
