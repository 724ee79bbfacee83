#!/usr/bin/env python3
"""Compares the activity records of a converted document with `truth/activities.json` of a corpus folder.

    records.py DOCUMENT.json ACTIVITIES.json [--differences]

Tables are paired in order, records by their form and work in order. For each field: how many records have it right, of
those in which it should stand or does. Of
quantities and periods the typed values count, not how much of the cell they quote; white space is folded, and the
marks that close list items (`;`, `.`) are left out.
"""
import argparse
import collections
import difflib
import json
import unicodedata

FIELDS = ("group", "number", "subject", "form", "measure", "quantityText", "quantities", "periodText", "periods",
          "leads", "supports", "supportForm", "work")
VALUES = {"quantities": ("minimum", "maximum", "unit", "per"), "periods": ("from", "to", "recurrence")}
LISTS = ("leads", "supports", "work")
LEAST_LIKENESS = 0.5


def folded(value):
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split())
    return [folded(item) for item in value] if isinstance(value, list) else value


def open_ended(items):
    return [item.rstrip(";.") for item in items or []]


def field(record, name):
    """A field in the form that is compared; absent, null and empty are one."""
    value = record.get(name)
    if name in VALUES:
        value = [[item.get(key) or None for key in VALUES[name]] for item in value or []]
    elif name in LISTS:
        value = open_ended(value)
    return folded(value) or None


def tables(document):
    """The records of each table that has some, annexes' tables after those of the text."""
    found = [table["activities"] for table in document.get("tables", []) if table.get("activities")]
    return found + [records for annex in document.get("annexes", []) for records in tables(annex)]


def likeness(one, other):
    texts = [" ".join([record.get("form") or "", *(record.get("work") or [])]) for record in (one, other)]
    return difflib.SequenceMatcher(None, *texts, autojunk=False).ratio()


def paired(truth, found):
    """Pairs of records in order with the greatest likeness in all."""
    alike = [[likeness(one, other) for other in found] for one in truth]
    best = [[0.0] * (len(found) + 1) for _ in range(len(truth) + 1)]
    for i in reversed(range(len(truth))):
        for j in reversed(range(len(found))):
            pair = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= LEAST_LIKENESS else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], pair)
    i = j = 0
    while i < len(truth) and j < len(found):
        if alike[i][j] >= LEAST_LIKENESS and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield truth[i], found[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("document")
    options.add_argument("truth")
    options.add_argument("--differences", action="store_true", help="show each field that differs")
    arguments = options.parse_args()
    with open(arguments.document, encoding="utf-8") as file:
        found = tables(json.load(file))
    with open(arguments.truth, encoding="utf-8") as file:
        truth = collections.defaultdict(list)
        for record in json.load(file)["activities"]:
            truth[record["table"]].append(record)
    right, counted, matched, whole = collections.Counter(), collections.Counter(), 0, 0
    for name, records in zip(truth, found + [[]] * len(truth)):
        pairs = list(paired(truth[name], records))
        missed = [(one, {}) for one in truth[name] if all(one is not pair[0] for pair in pairs)]
        matched += len(pairs)
        for one, other in pairs + missed:
            wrong = [key for key in FIELDS if field(one, key) != field(other, key)]
            filled = [key for key in FIELDS if field(one, key) or field(other, key)]
            counted.update(filled)
            right.update(key for key in filled if key not in wrong)
            whole += not wrong
            for key in wrong if arguments.differences else []:
                print(f"{name} {one['row']:3} {key:12} {field(one, key)}  ->  {field(other, key)}")
    total = sum(map(len, truth.values()))
    print(f"records {total}  matched {matched}  invented {sum(map(len, found)) - matched}  all fields right {whole}")
    for key in FIELDS:
        print(f"{key:12} {right[key]:3} of {counted[key]:3}  {100 * right[key] / max(1, counted[key]):6.2f} %")


if __name__ == "__main__":
    main()
