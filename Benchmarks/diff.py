#!/usr/bin/env python3
"""Scores `sohoa diff` on the corpus pair against the list of changes that was written by hand.

    Benchmarks/diff.py SOHOA [--variant digital|office|clean|fax|hard] [--list]

A listed change is *found* when a reported one of the same kind speaks of the same place and of one of the words that
changed. A reported change is *false* when it touches no listed change of any kind. Noise is not counted.
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = {"tableRow": "table row", "tableCell": "table cell"}


def words(text):
    text = unicodedata.normalize("NFC", text).lower()
    return [word.strip(".,;:()“”\"-–") for word in text.split() if word.strip(".,;:()“”\"-–")]


def changed(old, new):
    """The words that one side has and the other has not."""
    before, after = Counter(words(old)), Counter(words(new))
    return set(before - after), set(after - before)


def places(text):
    """The truth's places as the program names them: a list of (node, row label, column)."""
    out = []
    for place in filter(None, (part.strip() for part in re.split(r", (?=[IVX]+[.,]|[IVX]+$)", text))):
        table = re.fullmatch(r"table (\S+)(?: / (.*))?", place)
        if table:
            out.append(("table", table[1], table[2]))
        else:
            out.append((place, None, None))
    return out


def agrees(truth, place):
    node, row, column = truth
    name = place["node"]
    if node == "table":
        return "table-" in name and place.get("label") == row and (column is None or place.get("title") == column)
    if node in ("header", "title"):
        return name == "header" and (node != "title" or place.get("label") == "subject")
    if node == "bases":
        return name == "legalBases"
    if node == "introduction":
        return name == "/1"
    if node == "signature":
        return name == "signatures"
    if node == "annex":
        return name == "annex-1"
    return name == node or name.startswith(node + "/") or (name.startswith(node + ".") and False)


def touches(truth, change):
    sides = []
    for side, listed in (("old", truth["old_places"]), ("new", truth["new_places"])):
        if listed and change[side]:
            sides.append(any(agrees(place, other) for place in listed for other in change[side]))
    if not sides or not any(sides):
        return False
    went, came = truth["went"], truth["came"]
    other_went, other_came = changed(change["oldText"], change["newText"])
    if went & other_went or came & other_came:
        return True
    if truth["kind"] in ("moved", "renumbered", "split", "merged", "table row"):
        shared = set(words(truth["old"] + " " + truth["new"])) & set(words(change["oldText"] + " " + change["newText"]))
        return len(shared) >= 2
    return False


def read_truth(path):
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    out = []
    for line in lines[1:]:
        kind, old_place, new_place, old, new = line.split("\t")
        went, came = changed(old, new)
        out.append({"kind": kind, "old_places": places(old_place), "new_places": places(new_place), "old": old, "new": new,
                    "went": went, "came": came, "line": line})
    return out


def compare(sohoa, old, new):
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        command = [sohoa, "diff", str(old), str(new), "--format", "json", "--out", out.name, "--jobs", "1"]
        status = subprocess.run(command, stderr=subprocess.PIPE, text=True)
        if status.returncode not in (0, 1):
            sys.exit(f"{' '.join(command)} ended with {status.returncode}: {status.stderr}")
        return json.loads(Path(out.name).read_text(encoding="utf-8"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sohoa")
    parser.add_argument("--variant", default="digital")
    parser.add_argument("--old", help="another old document, such as a converted JSON")
    parser.add_argument("--new", help="another new document")
    parser.add_argument("--list", action="store_true", help="list what was missed, mistyped and false")
    options = parser.parse_args()
    corpus = ROOT / "corpus"
    truth = read_truth(corpus / "ke-hoach-2025" / "changes.tsv")
    result = compare(options.sohoa, options.old or corpus / "ke-hoach-2024" / f"{options.variant}.pdf",
                     options.new or corpus / "ke-hoach-2025" / f"{options.variant}.pdf")
    reported = result["changes"]
    found = Counter()
    total = Counter(item["kind"] for item in truth)
    for item in truth:
        matches = [change for change in reported if touches(item, change)]
        kinds = {KINDS.get(change["kind"], change["kind"]) for change in matches}
        if item["kind"] in kinds:
            found[item["kind"]] += 1
        elif options.list:
            print(("mistyped as " + ", ".join(sorted(kinds)) if kinds else "missed") + ": " + item["line"])
    false = [change for change in reported if not any(touches(item, change) for item in truth)]
    if options.list:
        for change in false:
            print("false:", change["kind"], [place["node"] for place in change["old"] + change["new"]],
                  repr(change["oldText"]), "→", repr(change["newText"]))
    for kind, count in sorted(total.items()):
        print(f"{kind:12} {found[kind]:4} of {count}")
    right = sum(found.values())
    print(f"{options.variant}: found and rightly typed {right} of {len(truth)} ({100 * right / len(truth):.1f} %), "
          f"false {len(false)} of {len(reported)} ({100 * len(false) / max(1, len(reported)):.1f} %), "
          f"noise folded {sum(result['noise'].values())} {result['noise']}")


if __name__ == "__main__":
    main()
