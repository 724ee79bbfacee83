#!/usr/bin/env python3
"""Counts the parts of document symbols (QĐ and TTg of 1676/QĐ-TTg) in training texts: models/document-symbols.tsv.

Usage: document_symbols.py CORPUS… > models/document-symbols.tsv

Only groups of parts that differ in marks alone, and of which one carries marks, are kept, with all their forms, so that
`QD` can be told to be `QĐ` and `HD` cannot be told from `HĐ`. Texts are UTF-8, plain or packed with xz.
"""
import lzma
import re
import sys
import unicodedata
from collections import Counter, defaultdict

SYMBOL = re.compile(r"\b\d{1,5}/(?:\d{4}/)?((?:[A-ZĐƯÂÔÊ][A-Za-zĐđƯÂÔÊ]*\d*)(?:[-/&][A-ZĐƯÂÔÊ][A-Za-zĐđƯÂÔÊ]*)*)")


def folded(part):
    part = unicodedata.normalize("NFD", part.replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in part if ord(c) < 128)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    counts = Counter()
    for path in sys.argv[1:]:
        opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")
        for line in opened:
            for symbol in SYMBOL.findall(unicodedata.normalize("NFC", line)):
                for part in re.split(r"[-/&]", symbol):
                    if len(part) > 1 and not part[-1].isdigit():
                        counts[part] += 1
    groups = defaultdict(list)
    for part, count in counts.items():
        groups[folded(part)].append((count, part))
    print("# Parts of document symbols with their counts, from Benchmarks/document_symbols.py")
    for group in sorted(groups.values(), key=lambda g: -sum(c for c, _ in g)):
        if sum(c for c, _ in group) < 5 or all(folded(p) == p for _, p in group):
            continue
        for count, part in sorted(group, reverse=True):
            print(f"{part}\t{count}")


if __name__ == "__main__":
    main()
