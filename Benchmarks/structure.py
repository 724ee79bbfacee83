#!/usr/bin/env python3
"""Scores header fields, closing blocks and section paths of converted documents against truth made by looking at the pages.

  structure.py JSON_DIR [--truth DIR] [--verbose]

JSON_DIR  converted documents, NAME.json (sohoa convert … --out JSON_DIR)
--truth   NAME.json with labels and fields only (see truth/README.md); default: truth/ beside this script

A field is right when it is the same with marks, case and punctuation folded; a field that the page leaves blank or gives in
handwriting is right only when it is absent. Section paths are the labels from the root (I.1.2); F1 counts equal paths.
"""
import argparse, collections, glob, json, os, re, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
FIELDS = [("kind", "doctype"), ("superior", "superior"), ("issuer", "issuer"), ("number", "number"), ("place", "place"),
          ("date", "date"), ("subject", "title")]


def fold(text):
    text = unicodedata.normalize("NFD", (text or "").replace("đ", "d").replace("Đ", "D"))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    return re.sub(r"[^\w]+", " ", text).strip()


def words_f1(a, b):
    a, b = (collections.Counter(fold(" ".join(x)).split()) for x in (a, b))
    total = sum(a.values()) + sum(b.values())
    return 1.0 if total == 0 else 2 * sum((a & b).values()) / total


def last_word(label):
    return re.sub(r"[\s.):/\-–]+$", "", (label or "").strip()).split(" ")[-1]


def truth_paths(nodes, path=()):
    for node in nodes or []:
        here = path + (last_word(node["label"]),)
        yield ".".join(here)
        yield from truth_paths(node.get("children"), here)


def document_paths(nodes, path=()):
    for node in nodes or []:
        labelled = node.get("label") and node["kind"] not in ("dash", "plus", "paragraph", "table")
        here = path + (last_word(node["label"]),) if labelled else path
        if labelled:
            yield ".".join(here)
        yield from document_paths(node.get("children"), here)


def fields(document, truth):
    """Name, wanted value, given value of every field that is judged."""
    header = document["header"]
    for mine, its in FIELDS:
        if its in truth:
            yield mine, truth[its], header.get(mine)
    signers = truth.get("signers") or []
    given = document.get("signatures") or []
    for index, signer in enumerate(signers):
        mine = given[index] if index < len(given) else {}
        for name in ("authority", "position", "name"):
            yield f"signer {index + 1} {name}", signer.get(name), mine.get(name)
    if len(given) > len(signers):
        yield "number of signers", str(len(signers)), str(len(given))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents")
    parser.add_argument("--truth", default=f"{HERE}/truth")
    parser.add_argument("--verbose", action="store_true", help="say what is wrong")
    options = parser.parse_args()
    total = collections.Counter()
    print("| document | kind | fields right | recipients, word F1 | addressees | section paths, F1 |\n|---|---|---|---|---|---|")
    for path in sorted(glob.glob(f"{options.truth}/*.json")):
        name = os.path.splitext(os.path.basename(path))[0]
        converted = f"{options.documents}/{name}.json"
        if not os.path.exists(converted):
            continue
        truth, document = json.load(open(path, encoding="utf8")), json.load(open(converted, encoding="utf8"))
        right = count = 0
        wrong = []
        for field, want, got in fields(document, truth):
            count += 1
            if fold(want) == fold(got):
                right += 1
            else:
                wrong.append(f"  {field}: got {got!r}, want {want!r}")
        recipients = words_f1(truth.get("recipients") or [], document["recipients"])
        addressees = words_f1(truth.get("addressees") or [], document["addressees"])
        want = collections.Counter(truth_paths(truth["sections"]))
        got = collections.Counter(document_paths(document["body"]))
        matched = sum((want & got).values())
        paths = sum(want.values()) + sum(got.values())
        f1 = 200 * matched / paths if paths else 100
        total.update(right=right, count=count, matched=matched, paths=paths, documents=1)
        total["recipients"] += recipients
        print(f"| {name} | {truth.get('doctype')} | {right}/{count} | {100 * recipients:.1f} | {100 * addressees:.1f} | {f1:.1f} ({sum(want.values())}) |")
        if options.verbose:
            for line in wrong:
                print(line)
            missed, extra = list((want - got).elements()), list((got - want).elements())
            if missed:
                print("  missed:", " ".join(missed[:60]))
            if extra:
                print("  invented:", " ".join(extra[:60]))
    if total["documents"]:
        print(f"| **all {total['documents']}** | | {total['right']}/{total['count']} ({100 * total['right'] / total['count']:.1f} %) | "
              f"{100 * total['recipients'] / total['documents']:.1f} | | {200 * total['matched'] / max(1, total['paths']):.1f} |")


if __name__ == "__main__":
    main()
