#!/usr/bin/env python3
"""What `sohoa repair` does to garbled, recognised and clean text, in one run.

Usage: repair.py SOHOA [--models DIR] [--garbled TEXT TRUTH] [--pairs ALIGNED.tsv] [--scan PDF TRUTH_FOLDER]…
                 [--clean TEXT]… [--bare TEXT]… [--pages N]

--garbled  text that a foreign model recognised and its truth, line for line: errors of each half of the lines
--pairs    aligned lines of noise_pairs.py that nothing was learned from: errors by regime
--scan     a scanned document and a folder of its pages' true texts: errors without repair and with it
--clean    text without errors: every change is printed, to be read
--bare     text whose marks are taken off first: calibration of the marks set anew
Calibration is taken over the words of --garbled and --pairs that the report gives a score. Words are compared with
quotation marks, dashes and the place of the tone folded; speed is processor time, the start taken off.
"""
import argparse
import json
import os
import re
import sys
import tempfile
import time
import unicodedata
from collections import defaultdict

FOLD = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})
TONED = re.compile(r"(?i)(?<!q)(o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)")


def folded(text):
    """NFC, signs folded, the tone of an open oa, oe, uy on its first vowel, spaces single."""
    def moved(match):
        first, second = match.group(1)
        parts = unicodedata.normalize("NFD", second)
        return unicodedata.normalize("NFC", first + parts[1:]) + parts[0]

    return " ".join(TONED.sub(moved, unicodedata.normalize("NFC", text).translate(FOLD)).split())


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def matches(reference, given):
    """Index in `given` of each word of `reference` that is right, in the best alignment."""
    height, width = len(reference) + 1, len(given) + 1
    table = [[0] * width for _ in range(height)]
    for i in range(height):
        for j in range(width):
            if i == 0 or j == 0:
                table[i][j] = i + j
            else:
                table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1,
                                  table[i - 1][j - 1] + (reference[i - 1] != given[j - 1]))
    pairs, i, j = {}, height - 1, width - 1
    while i and j:
        if table[i][j] == table[i - 1][j - 1] + (reference[i - 1] != given[j - 1]):
            i, j = i - 1, j - 1
            if reference[i] == given[j]:
                pairs[i] = j
        elif table[i][j] == table[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
    return pairs, table[-1][-1]


class Sohoa:
    def __init__(self, path, models):
        self.path, self.models = path, ["--models", models] if models else []

    def run(self, arguments, output=os.devnull):
        """Processor seconds and the largest resident set in MiB."""
        with open(output, "wb") as out:
            child = os.posix_spawn(self.path, [self.path, *arguments, *self.models], dict(os.environ),
                                   file_actions=[(os.POSIX_SPAWN_DUP2, out.fileno(), 1)])
            _, status, usage = os.wait4(child, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 3):
            sys.exit(f"{self.path} {' '.join(arguments)}: exit status {os.waitstatus_to_exitcode(status)}")
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

    def repair(self, text, *more):
        """The repaired text, the entries of the report, processor seconds, MiB."""
        with tempfile.TemporaryDirectory() as folder:
            given, out, report = (os.path.join(folder, n) for n in ("in.txt", "out.txt", "report.json"))
            open(given, "w", encoding="utf-8").write(text)
            seconds, memory = self.run(["repair", given, "--report", "json", "--report-file", report, *more], out)
            entries = [json.loads(line) for line in open(report, encoding="utf-8")]
            return open(out, encoding="utf-8").read(), entries, seconds, memory


def rates(given, truth):
    """Word and character errors in percent."""
    words = characters = word_errors = character_errors = 0
    for a, b in zip(given, truth):
        a, b = folded(a), folded(b)
        words, characters = words + len(b.split()), characters + len(b)
        word_errors += distance(a.split(), b.split())
        character_errors += distance(a, b)
    return 100 * word_errors / max(1, words), 100 * character_errors / max(1, characters)


def show_rates(name, given, repaired, truth):
    (w0, c0), (w1, c1) = rates(given, truth), rates(repaired, truth)
    print(f"{name:28s} word errors {w0:6.2f} → {w1:5.2f} %   character errors {c0:6.2f} → {c1:5.2f} %   lines {len(truth)}")


def bare(word):
    return re.sub(r"[\W_]+", "", word)


def judged(given, repaired, truth, entries):
    """(score, whether the word is right) of every entry of the report."""
    starts, offset = [], 0
    for line in given:
        starts.append(offset)
        offset += len(line.encode()) + 1
    by_line = defaultdict(list)
    for entry in entries:
        by_line[entry["line"] - 1].append(entry)
    for number, list_ in by_line.items():
        if number >= len(truth):
            continue
        words = [bare(w) for w in folded(repaired[number]).split()]
        reference = [bare(w) for w in folded(truth[number]).split()]
        right = set(matches(reference, words)[0].values())
        line, shift = given[number].encode(), 0
        for entry in sorted(list_, key=lambda e: e["offset"]):
            if entry["rule"] in ("symbol", "label"):
                shift += len(entry["to"].encode()) - entry["length"]
                continue
            start = entry["offset"] - starts[number] + shift
            before = repaired[number].encode()[:start].decode(errors="ignore")
            place = len((before + "x").split()) - 1
            count = len(entry["to"].split())
            yield entry["score"], all(place + k in right for k in range(count))
            shift += len(entry["to"].encode()) - entry["length"]


def stripped(text):
    text = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in text if not unicodedata.combining(c))


def show_calibration(results, name="words of the reports"):
    print(f"\nCalibration: {name}, by their score")
    for low in range(10):
        bin_ = [(s, r) for s, r in results if low / 10 <= s < (low + 1) / 10 or (low == 9 and s >= 1)]
        if bin_:
            mean = 100 * sum(s for s, _ in bin_) / len(bin_)
            right = 100 * sum(r for _, r in bin_) / len(bin_)
            note = "" if len(bin_) < 200 else "  within 5" if abs(mean - right) <= 5 else "  OFF BY MORE THAN 5"
            print(f"  {low / 10:.1f}–{(low + 1) / 10:.1f}  mean score {mean:5.1f} %  right {right:5.1f} %  words {len(bin_)}{note}")


def show_scan(sohoa, pdf, folder, pages):
    texts = {}
    with tempfile.TemporaryDirectory() as out:
        for mode in ("off", "on"):
            more = ["--pages", f"1-{pages}"] if pages else []
            sohoa.run(["convert", pdf, "--out", os.path.join(out, mode), "--format", "json", "--repair", mode,
                       "--quiet", *more])
            name = os.path.splitext(os.path.basename(pdf))[0] + ".json"
            document = json.load(open(os.path.join(out, mode, name), encoding="utf-8"))
            texts[mode] = {page["number"]: page["text"] for page in document["pages"]}
    words = before = after = wrong = 0
    spoilt = []
    for number in sorted(texts["off"]):
        truth = [f for f in (f"p{number:03d}.txt", f"p{number}.txt") if os.path.exists(os.path.join(folder, f))]
        if not truth:
            continue
        reference = folded(open(os.path.join(folder, truth[0]), encoding="utf-8").read()).split()
        off, errors_off = matches(reference, folded(texts["off"][number]).split())
        on, errors_on = matches(reference, folded(texts["on"][number]).split())
        words, before, after = words + len(reference), before + errors_off, after + errors_on
        lost = [reference[i] for i in off if i not in on]
        wrong += len(lost)
        spoilt += lost
    print(f"{os.path.basename(pdf):28s} words {words}  word errors {before} → {after} "
          f"({100 * (before - after) / max(1, before):.0f} % removed)  made wrong {wrong} {spoilt[:10]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sohoa")
    parser.add_argument("--models")
    parser.add_argument("--garbled", nargs=2, action="append", default=[], metavar=("TEXT", "TRUTH"))
    parser.add_argument("--pairs", action="append", default=[])
    parser.add_argument("--scan", nargs=2, action="append", default=[], metavar=("PDF", "TRUTH_FOLDER"))
    parser.add_argument("--clean", action="append", default=[])
    parser.add_argument("--bare", action="append", default=[])
    parser.add_argument("--pages", type=int, help="of each scan, from the first")
    options = parser.parse_args()
    sohoa = Sohoa(os.path.abspath(options.sohoa), options.models)
    started = min(sohoa.repair("x\n")[2] for _ in range(3))
    idle = sohoa.repair("x\n")[3]
    results = []

    if options.garbled or options.pairs:
        print("Garbled and recognised text")
    for path, truth_path in options.garbled:
        given = open(path, encoding="utf-8").read().split("\n")
        truth = open(truth_path, encoding="utf-8").read().split("\n")
        text, entries, seconds, memory = sohoa.repair("\n".join(given))
        repaired = text.split("\n")
        half = len(truth) // 2
        name = os.path.basename(path)[:22]
        show_rates(name + " half 1", given[:half], repaired[:half], truth[:half])
        show_rates(name + " half 2", given[half:], repaired[half:], truth[half:])
        show_rates(name, given, repaired, truth)
        results += judged(given, repaired, truth, entries)
    for path in options.pairs:
        rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
        for regime in ("foreign", "poor", "clean"):
            truth = [row[1] for row in rows if row[0] == regime]
            given = [row[2] for row in rows if row[0] == regime]
            if not given:
                continue
            text, entries, seconds, memory = sohoa.repair("\n".join(given))
            repaired = text.split("\n")
            show_rates(f"{os.path.basename(path)} {regime}", given, repaired, truth)
            results += judged(given, repaired, truth, entries)
            words = sum(len(line.split()) for line in given)
            print(f"{'':28s} {words} words, {words / max(0.001, seconds - started):,.0f} a second, "
                  f"{memory - idle:.0f} MiB more than an empty text")
    if results:
        show_calibration(results)

    for path in options.bare:
        truth = unicodedata.normalize("NFC", open(path, encoding="utf-8").read()).split("\n")
        given = [stripped(line) for line in truth]
        text, entries, seconds, memory = sohoa.repair("\n".join(given), "--strip-first")
        show_calibration(list(judged(given, text.split("\n"), truth, entries)), f"marks of {os.path.basename(path)}")

    if options.scan:
        print("\nScans, without repair and with it")
    for pdf, folder in options.scan:
        show_scan(sohoa, pdf, folder, options.pages)

    if options.clean:
        print("\nClean text")
    for path in options.clean:
        text = open(path, encoding="utf-8").read()
        _, entries, seconds, memory = sohoa.repair(text)
        words = len(text.split())
        changes = [e for e in entries if e["from"] != e["to"]]
        print(f"{os.path.basename(path):28s} words {words}  changes {len(changes)} "
              f"({10000 * len(changes) / max(1, words):.1f} in 10,000)  {words / max(0.001, seconds - started):,.0f} words a second, "
              f"{memory - idle:.0f} MiB more than an empty text")
        data = text.encode()
        for e in changes:
            context = data[max(0, e["offset"] - 30):e["offset"] + e["length"] + 25].decode(errors="ignore")
            print(f"  {e['line']}\t{e['from']} → {e['to']}\t{e['score']}\t{' '.join(context.split())}")


if __name__ == "__main__":
    main()
