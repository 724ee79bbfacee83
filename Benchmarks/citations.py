#!/usr/bin/env python3
"""Precision and recall of the citations of converted documents.

  citations.py DOCUMENT.json GOLD.json [DOCUMENT.json GOLD.json …] [--list]

DOCUMENT is what `sohoa convert --format json` wrote. GOLD holds {"citations": [{"type", "number", "name", "date",
"issuer", "count"}]}, made by reading. A cited document is the same when the numbers are equal, or, for a law cited by
name, when names and drafts agree; case, blanks and the place of tones are not judged. Printed for each pair and for
all together: precision and recall of documents, of mentions (the smaller count of the two is right), and how many
dates and issuers of documents found are right, those that the gold leaves out with them. --list names every difference.
Exit status 1 when precision or recall is under --least (default 0).
"""
import argparse, json, re, sys, unicodedata


def folded(text):
    """Marks off, lower case, blanks and dashes made one."""
    text = unicodedata.normalize("NFD", (text or "").replace("đ", "d").replace("Đ", "D"))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return re.sub(r"\s*[-–]\s*", "-", re.sub(r"\s+", " ", text)).strip().lower()


def key(kind, number, name):
    if number:
        return folded(number).replace(" ", "")
    is_draft = folded(kind).startswith(("du an", "du thao"))
    return ("draft of " if is_draft else "") + folded(name)


def read_document(path):
    with open(path, encoding="utf8") as file:
        citations = json.load(file)["citations"]
    return {key(c["kind"], c.get("number"), c.get("name")): c for c in citations}


def read_gold(path):
    with open(path, encoding="utf8") as file:
        citations = json.load(file)["citations"]
    return {key(c["type"], c.get("number"), c.get("name")): c for c in citations}


def compare(found, gold, differences):
    """Figures as [right, found, gold] of documents and mentions, and [right, all] of dates and issuers."""
    common = found.keys() & gold.keys()
    documents = [len(common), len(found), len(gold)]
    mentions = [
        sum(min(found[k]["count"], gold[k]["count"]) for k in common),
        sum(c["count"] for c in found.values()),
        sum(c["count"] for c in gold.values()),
    ]
    fields = {}
    for field in ["kind", "date", "issuer"]:
        theirs = "type" if field == "kind" else field
        right = {k for k in common if folded(found[k].get(field)) == folded(gold[k].get(theirs))}
        fields[field] = [len(right), len(common)]
        differences += [f"{field} of {k}: {found[k].get(field)!r}, gold {gold[k].get(theirs)!r}" for k in sorted(common - right)]
    differences += [f"not in the gold: {k} ({found[k]['count']})" for k in sorted(found.keys() - gold.keys())]
    differences += [f"missed: {k} ({gold[k]['count']})" for k in sorted(gold.keys() - found.keys())]
    differences += [
        f"count of {k}: {found[k]['count']}, gold {gold[k]['count']}" for k in sorted(common) if found[k]["count"] != gold[k]["count"]]
    return documents, mentions, fields


def percent(part, whole):
    return 100 * part / whole if whole else 100.0


def row(name, documents, mentions, fields):
    parts = [percent(documents[0], documents[1]), percent(documents[0], documents[2]),
             percent(mentions[0], mentions[1]), percent(mentions[0], mentions[2])]
    cells = [f"{part:.1f}" for part in parts] + [f"{fields[f][0]}/{fields[f][1]}" for f in ["kind", "date", "issuer"]]
    print(f"| {name} | " + " | ".join(cells) + " |")
    return min(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="DOCUMENT.json GOLD.json")
    parser.add_argument("--list", action="store_true", help="name every difference")
    parser.add_argument("--least", type=float, default=0, help="percent that precision and recall must reach")
    options = parser.parse_args()
    if len(options.files) % 2:
        parser.error("documents and golds come in pairs")
    print("| document | documents P | R | mentions P | R | kind right | date right | issuer right |")
    print("|---|---|---|---|---|---|---|---|")
    total = ([0, 0, 0], [0, 0, 0], {"kind": [0, 0], "date": [0, 0], "issuer": [0, 0]})
    differences = []
    for document, gold in zip(options.files[::2], options.files[1::2]):
        figures = compare(read_document(document), read_gold(gold), differences)
        row(re.sub(r".*/|\.json$", "", document), *figures)
        for sums, parts in zip(total[:2], figures[:2]):
            sums[:] = [a + b for a, b in zip(sums, parts)]
        for field, parts in figures[2].items():
            total[2][field] = [a + b for a, b in zip(total[2][field], parts)]
    worst = row("all", *total)
    if options.list:
        print()
        print("\n".join(f"- {line}" for line in differences) or "No difference.")
    sys.exit(1 if worst < options.least else 0)


if __name__ == "__main__":
    main()
