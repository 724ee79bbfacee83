#!/usr/bin/env python3
"""Compares the tables of converted real documents with what was counted and read on the pages by eye.

  tables_by_eye.py JSON_DIR [--truth DIR] [--verbose]
  tables_by_eye.py JSON_DIR --draw 200 --seed 4 [--into FILE]

JSON_DIR  converted documents, NAME.json (sohoa convert … --out JSON_DIR)
--truth   folder of tables-by-eye.tsv and cells-by-eye.tsv; default: truth/ beside this script
--draw    draws a sample of cells, seeded, over all cells of the documents named in tables-by-eye.tsv, and writes their places with
          the texts given, to be put right by looking at the pages; nothing is compared

tables-by-eye.tsv: document, page, rows and columns printed, of each table of a page from top to bottom. Rows are those below the
header: group and total rows and both parts of a row that a page break cuts; the repeated header is none. A page is right when
every table of it has these rows and columns.
cells-by-eye.tsv: document, page, place of the cell's upper left corner in points, and its text as printed. A cell is exact when the
cell of the same page around that place has the same text, white space folded. Long texts and names of persons stand there as
sha256: and the first 16 digits of the text's hash. The 200 cells were drawn by --draw 200 --seed 4 over 2,925 cells.
"""
import argparse, collections, csv, hashlib, json, os, random, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))


def tables_of(document):
    known = set()
    for table in document["tables"] + [t for a in document.get("annexes", []) for t in a["tables"]]:
        if table["id"] not in known:
            known.add(table["id"])
            yield table


def given(document):
    """Rows and columns of every table on each page, top to bottom."""
    pages = collections.defaultdict(list)
    for table in tables_of(document):
        rows = collections.Counter(p for row in table["rows"] for p in {place["page"] for place in row["provenance"]})
        for page in table["pages"]:
            tops = [place["box"][1] for row in table["rows"] for place in row["provenance"] if place["page"] == page and place.get("box")]
            pages[page].append((min(tops, default=0), rows[page], len(table["columns"])))
    return {page: [(rows, columns) for _, rows, columns in sorted(tables)] for page, tables in pages.items()}


def cells_of(document):
    """(page, box, text) of every cell once, merged and repeated ones too."""
    seen = set()
    for table in tables_of(document):
        for row in table["rows"]:
            for text, places in zip(row["cells"], row["cellPlaces"]):
                for place in places[:1]:
                    key = (place["page"], tuple(place["box"]))
                    if key not in seen:
                        seen.add(key)
                        yield place["page"], place["box"], text


def fold(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def same(text, truth):
    if truth.startswith("sha256:"):
        return hashlib.sha256(fold(text).encode()).hexdigest()[:16] == truth[7:]
    return fold(text) == fold(truth)


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def load(folder, name):
    path = os.path.join(folder, name + ".json")
    return json.load(open(path, encoding="utf-8")) if os.path.exists(path) else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--truth", default=os.path.join(HERE, "truth"))
    parser.add_argument("--draw", type=int)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--into")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    expected = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in read(os.path.join(options.truth, "tables-by-eye.tsv")):
        expected[line["document"]][int(line["page"])].append((int(line["rows"]), int(line["columns"])))
    documents = {name: load(options.folder, name) for name in expected}

    if options.draw:
        cells = [(name, *cell) for name, document in documents.items() if document for cell in cells_of(document)]
        random.seed(options.seed)
        drawn = sorted(random.sample(cells, options.draw), key=lambda c: (c[0], c[1], c[2][1], c[2][0]))
        lines = ["document\tpage\tx\ty\ttext"] + [
            f"{name}\t{page}\t{box[0]:.1f}\t{box[1]:.1f}\t{fold(text)}" for name, page, box, text in drawn]
        text = "\n".join(lines) + "\n"
        print(text, end="") if not options.into else open(options.into, "w", encoding="utf-8").write(text)
        print(f"# {options.draw} of {len(cells)} cells, seed {options.seed}")
        return

    total = right = 0
    for name, pages in expected.items():
        if documents[name] is None:
            print(f"{name}: not converted")
            continue
        found = given(documents[name])
        wrong = []
        for page in sorted(set(pages) | set(found)):
            if found.get(page, []) != pages.get(page, []):
                wrong.append(f"p{page} printed {pages.get(page, [])} given {found.get(page, [])}")
        total += len(pages)
        right += len(pages) - len([w for w in wrong])
        print(f"{name}: {len(pages) - len(wrong)}/{len(pages)} pages, "
              f"{sum(r for p in pages.values() for r, _ in p)} rows" + ("; " + "; ".join(wrong) if wrong else ""))
    print(f"pages right {right}/{total}")

    path = os.path.join(options.truth, "cells-by-eye.tsv")
    if not os.path.exists(path):
        return
    count = exact = 0
    by_document = collections.defaultdict(lambda: [0, 0])
    for line in read(path):
        document = documents.get(line["document"])
        if document is None:
            continue
        count += 1
        x, y = float(line["x"]) + 4, float(line["y"]) + 4
        texts = [text for page, box, text in cells_of(document)
                 if page == int(line["page"]) and box[0] <= x <= box[2] and box[1] <= y <= box[3]]
        by_document[line["document"]][1] += 1
        if any(same(text, line["text"] or "") for text in texts):
            by_document[line["document"]][0] += 1
            exact += 1
        elif options.verbose:
            print(f"  {line['document']} p{line['page']} printed {line['text']!r} given {texts}")
    if count:
        print("; ".join(f"{name} {right}/{all}" for name, (right, all) in by_document.items()))
        print(f"cells exact {exact}/{count} ({100 * exact / count:.1f} %)")


if __name__ == "__main__":
    main()
