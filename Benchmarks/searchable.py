#!/usr/bin/env python3
"""What the searchable PDFs of scans are worth: checked, read back, compared with their sources.

    searchable.py SOHOA INPUT… [--out DIR] [--jobs N] [--preflight]

Each input is converted with `--format json,pdf`. Of every PDF is told:

- `check`: whether `qpdf --check` finds no error, and whether the same conversion into another folder gives the same bytes;
- `F1`: words that `pdftotext` finds on the pages against the text of the pages in the JSON, as bags, in NFC: mean over the
  pages, and the worst page (pages without words on both sides count as 100);
- `NFC`: whether every word that `pdftotext` gives is composed;
- `size`: bytes of the copy over bytes of the source;
- `pictures`: whether the compressed pictures of both are the same bytes (PDF sources only; pictures that nothing shows may be gone);
- `PDF/A`: what the copy says of itself; with --preflight also how many rules of PDF/A-1b PDFBox's validator finds broken
  that PDF/A-2b has too (Debian: libpdfbox2-java, libactivation-java, libjaxb-api-java).

Needs qpdf and poppler-utils.
"""
import argparse
import collections
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unicodedata

# What PDF/A-1 forbids and PDF/A-2 allows: cross-reference streams (1.4: the code of that message alone), ICC profiles of
# version 4 (2.1.6), transparency (2.2), composite fonts without CIDSet (3.1.11), a part number of 2 (7.11.2).
ONLY_PART_1 = ("1.4", "2.1.6", "2.2.1", "2.2.2", "3.1.11", "7.11.2")
CLASSES = [f"/usr/share/java/{name}.jar" for name in ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")]


def words(text):
    return unicodedata.normalize("NFC", text).split()


def f1(left, right):
    left, right = collections.Counter(left), collections.Counter(right)
    if not left and not right:
        return 100.0
    return 200.0 * sum((left & right).values()) / (sum(left.values()) + sum(right.values()))


def pages_of(pdf):
    text = subprocess.run(["pdftotext", "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    return text.split("\f")[:-1]


def pictures(pdf):
    """Digests of the pictures as they are stored."""
    text = subprocess.run(
        ["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=none", str(pdf)], capture_output=True).stdout
    streams = (value["stream"] for value in json.loads(text.decode(errors="replace"))["qpdf"][1].values() if "stream" in value)
    return sorted(
        hashlib.sha256(stream["data"].encode()).hexdigest() for stream in streams
        if stream["dict"].get("/Subtype") == "/Image")


def preflight(pdf):
    """Broken rules that PDF/A-2b has too, by PDFBox's code."""
    done = subprocess.run(
        ["java", "-cp", ":".join(CLASSES), "org.apache.pdfbox.preflight.Validator_A1b", str(pdf)],
        capture_output=True, text=True)
    codes = re.findall(r"^([0-9][0-9.]*) : ", done.stdout, re.M)
    if "is valid" not in done.stdout and "is not valid" not in done.stdout and not codes:
        return "?"
    return ",".join(sorted({code for code in codes if code not in ONLY_PART_1})) or "none"


def convert(options, source, out):
    command = [options.sohoa, "convert", str(source), "--out", str(out), "--format", "json,pdf", "--quiet", "--jobs", str(options.jobs)]
    begin = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"{source}: ended with status {done.returncode}\n{done.stderr}")
    return time.monotonic() - begin, done.stderr


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sohoa")
    parser.add_argument("inputs", nargs="+", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--preflight", action="store_true")
    parser.add_argument("--once", action="store_true", help="convert once only: bytes of a second run are not compared")
    options = parser.parse_args()
    out = options.out or pathlib.Path(tempfile.mkdtemp())
    print("| source | pages | check | F1 mean | F1 worst page | NFC | size | pictures | PDF/A |\n|---|---|---|---|---|---|---|---|---|")
    means, ratios, missed = [], [], []
    for source in options.inputs:
        folder = out / source.stem
        seconds, notes = convert(options, source, folder)
        copy = folder / f"{source.stem}.pdf"
        document = json.loads((folder / f"{source.stem}.json").read_text())
        check = "ok" if subprocess.run(["qpdf", "--check", str(copy)], capture_output=True).returncode == 0 else "ERROR"
        if not options.once:
            with tempfile.TemporaryDirectory() as second:
                convert(options, source, pathlib.Path(second))
                same = (pathlib.Path(second) / copy.name).read_bytes() == copy.read_bytes()
            check += ", same bytes" if same else ", OTHER BYTES"
        texts = pages_of(copy)
        scores = [f1(words(text), words(page["text"])) for text, page in zip(texts, document["pages"], strict=True)]
        composed = all(unicodedata.is_normalized("NFC", text) for text in texts)
        ratio = copy.stat().st_size / source.stat().st_size
        kept = "–"
        if source.suffix == ".pdf":
            left, right = collections.Counter(pictures(source)), collections.Counter(pictures(copy))
            kept = "–" if not right else "OTHER" if right - left else "same"
        claim = "2b" if b'pdfaid:part="2"' in subprocess.run(
            ["qpdf", "--qdf", "--object-streams=disable", str(copy), "-"], capture_output=True).stdout else "no"
        if options.preflight:
            claim += f", {preflight(copy)}"
        means += scores
        ratios.append(ratio)
        if min(scores) < 99.5:
            missed.append((source.name, [f"p{page['number']} {score:.1f}" for score, page in zip(scores, document["pages"]) if score < 99.5]))
        print(f"| {source.name} | {len(scores)} | {check} | {sum(scores) / len(scores):.2f} | {min(scores):.2f} | "
              f"{'yes' if composed else 'NO'} | {ratio:.3f} | {kept} | {claim} |", flush=True)
        if notes.strip():
            print(notes.strip(), file=sys.stderr)
    print(f"\n{len(means)} pages: F1 {sum(means) / len(means):.2f}, pages of at least 99.5: "
          f"{sum(score >= 99.5 for score in means)}; size at most {max(ratios):.3f}")
    for name, pages in missed:
        print(f"{name}: {', '.join(pages)}")


if __name__ == "__main__":
    main()
