#!/usr/bin/env python3
"""Marks on bare text: syllables right of sohoa, pyvi and the most frequent form, on the same text in one run.

    restoration.py SOHOA FILE... [--models DIR] [--limit N] [--counts FILE...] [--no-pyvi]

FILE: UTF-8, marked as it should be; a pattern such as 'held-out/legal_*.test' gives one row of all files that match it.
`sohoa train --held-out-to DIR TEXT...` writes texts that the model never saw. Of text with more than --limit syllables
(200,000) as many are taken in even stretches of 200 lines. Lines of six words or more of which less than 40 in 100
carry marks are left out, and so are web and e-mail addresses. All marks and đ are taken off, every program sets them
anew. Case and the place of the tone (hòa, hoà) are not judged. --counts: marked text from which the most frequent
form of each bare syllable is counted (the first million lines). Nothing is downloaded.
"""
import argparse
import collections
import glob
import os
import re
import subprocess
import sys
import tempfile
import time
import unicodedata

WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"\S*(://|www\.|@)\S*")
STRETCH = 200


def bare(text):
    decomposed = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def folded(word):
    """Lower case, the tone of an open oa, oe, uy on its first vowel."""
    word = word.lower()
    match = re.match(r"^(.*)(o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])$", word)
    if match and not match.group(1).endswith("q"):
        first, second = match.group(2)
        parts = unicodedata.normalize("NFD", second)
        word = match.group(1) + unicodedata.normalize("NFC", first + parts[1:]) + parts[0]
    return word


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = ADDRESS.sub(" ", unicodedata.normalize("NFC", line)).strip()
            words = WORD.findall(line)
            marked = sum(bare(word) != word for word in words)
            same = len(WORD.findall(bare(line))) == len(words)  # not so where other scripts have combining marks
            if words and same and (len(words) < 6 or marked >= 0.4 * len(words)):
                yield line, len(words)


def sample(paths, limit):
    """Even stretches of lines that hold about `limit` syllables."""
    lines = [line for path in paths for line in lines_of(path)]
    total = sum(count for _, count in lines)
    if total <= limit:
        return "\n".join(line for line, _ in lines) + "\n"
    taken, chosen = 0, []
    seen = 0
    for start in range(0, len(lines), STRETCH):
        stretch = lines[start:start + STRETCH]
        if taken <= limit * seen / total:
            chosen += stretch
            taken += sum(count for _, count in stretch)
        seen += sum(count for _, count in stretch)
    return "\n".join(line for line, _ in chosen) + "\n"


def most_frequent(paths):
    counts = collections.defaultdict(collections.Counter)
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file):
                if number == 1_000_000:
                    break
                for word in WORD.findall(unicodedata.normalize("NFC", line)):
                    word = folded(word)
                    counts[bare(word)][word] += 1
    return {base: forms.most_common(1)[0][0] for base, forms in counts.items()}


def right(reference, answer):
    given = [folded(word) for word in WORD.findall(unicodedata.normalize("NFC", answer))]
    if len(given) != len(reference):
        return None
    return 100 * sum(a == b for a, b in zip(reference, given)) / len(reference)


def restore(sohoa, models, text):
    """Sohoa's answer and its wall seconds, start included."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        start = time.monotonic()
        done = subprocess.run([sohoa, "repair", "--strip-first", "--models", models, file.name], capture_output=True)
        seconds = time.monotonic() - start
    if done.returncode != 0:
        sys.exit(f"{sohoa} repair ended with status {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode(), seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sohoa")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--models", default="models")
    parser.add_argument("--limit", type=int, default=200_000)
    parser.add_argument("--counts", nargs="*", default=[])
    parser.add_argument("--no-pyvi", action="store_true")
    options = parser.parse_args()
    add_accents = None
    if not options.no_pyvi:
        try:
            from pyvi import ViUtils
            add_accents = ViUtils.add_accents
        except ImportError:
            print("pyvi is not installed, so its column is empty: pip install pyvi", file=sys.stderr)
    forms = most_frequent(options.counts)
    if not forms:
        print("no --counts text was given, so the column of the most frequent form is empty", file=sys.stderr)
    print("| text | syllables | sohoa | pyvi | most frequent form | nothing done | syllables a second |")
    print("|---|---|---|---|---|---|---|")
    for pattern in options.texts:
        paths = sorted(glob.glob(pattern))
        if not paths:
            sys.exit(f"{pattern}: no such file")
        text = sample(paths, options.limit)
        stripped = bare(text)
        reference = [folded(word) for word in WORD.findall(text)]
        answer, seconds = restore(options.sohoa, options.models, stripped)

        def shown(value):
            return "—" if value is None else f"{value:.2f} %"
        pyvi = None
        if add_accents:
            def accented(line):
                try:
                    return add_accents(line)
                except KeyError:  # pyvi 0.1.1 fails on some foreign letter pairs; the line then counts as left alone
                    return line
            pyvi = right(reference, "\n".join(accented(line) for line in stripped.split("\n")))
        frequent = right(reference, WORD.sub(lambda m: forms.get(m[0].lower(), m[0]), stripped)) if forms else None
        name = os.path.splitext(os.path.basename(pattern))[0]
        print(f"| {name} | {len(reference):,} | {shown(right(reference, answer))} | {shown(pyvi)} | {shown(frequent)} | "
              f"{shown(right(reference, stripped))} | {len(reference) / seconds:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
