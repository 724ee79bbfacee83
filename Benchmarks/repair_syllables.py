#!/usr/bin/env python3
"""Share of alphabetic syllables that are right in repaired text.

Usage: repair_syllables.py REFERENCE REPAIRED [N]

Both files hold the same words in the same order. Web and e-mail addresses are left out; case and the place of
the tone (hòa, hoà) are not judged in the first figure, both are in the second. N lists the N most frequent errors.
"""
import re
import sys
import unicodedata
from collections import Counter


def syllables(path):
    text = unicodedata.normalize("NFC", open(path, encoding="utf-8").read())
    text = re.sub(r"\S*(://|www\.|@)\S*", " ", text)
    return re.findall(r"[^\W\d_]+", text)


def folded(word):
    """Lower case, the tone of an open oa, oe, uy on its first vowel."""
    word = word.lower()
    match = re.match(r"^(.*)(o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])$", word)
    if match and not match.group(1).endswith("q"):
        first, second = match.group(2)
        parts = unicodedata.normalize("NFD", second)
        word = match.group(1) + unicodedata.normalize("NFC", first + parts[1:]) + parts[0]
    return word


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    reference, repaired = syllables(sys.argv[1]), syllables(sys.argv[2])
    if len(reference) != len(repaired):
        sys.exit(f"the files hold {len(reference)} and {len(repaired)} syllables; they must hold the same words")
    pairs = list(zip(reference, repaired))
    right = sum(folded(a) == folded(b) for a, b in pairs)
    exact = sum(a == b for a, b in pairs)
    print(f"{len(pairs)} syllables, right {100 * right / len(pairs):.2f} %, as printed {100 * exact / len(pairs):.2f} %")
    if len(sys.argv) > 3:
        wrong = Counter((a, b) for a, b in pairs if folded(a) != folded(b))
        for (a, b), count in wrong.most_common(int(sys.argv[3])):
            print(f"{count}\t{a}\t{b}")


if __name__ == "__main__":
    main()
