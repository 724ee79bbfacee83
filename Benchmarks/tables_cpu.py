#!/usr/bin/env python3
"""Processor seconds a page of sohoa beside img2table with Tesseract, on scanned pages of tables.

    tables_cpu.py SOHOA SCAN.pdf… [--runs N] [--models DIR] [--python PYTHON]

Both programs read each scan in turn in processes of their own, one thread, Tesseract's `vie`: sohoa from the file to its JSON with one
worker, img2table with `implicit_rows` and borderless tables off and `detect_rotation` on, without which it finds no table on a page that is
half a degree askew. One run of each warms up; of the others the median of user + system seconds counts, those of child
processes included (`resource.getrusage`). The tables that each found are counted too: a program that finds none is cheap.

PYTHON is an interpreter with img2table (`pip install img2table`); the one that runs this script when none is given.
"""
import argparse
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

PEER = """
import sys
from img2table.document import PDF
from img2table.ocr import TesseractOCR
found = PDF(sys.argv[1], detect_rotation=True).extract_tables(ocr=TesseractOCR(n_threads=1, lang="vie"))
print("tables", sum(len(tables) for tables in found.values()), file=sys.stderr)
"""


def run(command, environment):
    """Processor seconds of one run with all its children, and what it said on standard error."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{command[0]}: ended with status {done.returncode}\n{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stderr


def fragments(document):
    """Pages that carry a table, counted once for each table: img2table gives one table a page."""
    here = sum(len(table.get("pages", [])) for table in document.get("tables", []))
    return here + sum(fragments(annex) for annex in document.get("annexes", []))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sohoa")
    parser.add_argument("scans", nargs="+")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--models", default="models")
    parser.add_argument("--python", default=sys.executable)
    options = parser.parse_args()
    if subprocess.run([options.python, "-c", "import img2table"], stderr=subprocess.DEVNULL).returncode != 0:
        sys.exit(f"{options.python}: img2table is not installed; pip install img2table, or name another --python")
    environment = dict(os.environ, OMP_THREAD_LIMIT="1")
    print("| scan | pages | sohoa: tables, s a page | img2table: tables, s a page | ratio |\n|---|---|---|---|---|")
    own_sum = peer_sum = 0.0
    for scan in options.scans:
        information = subprocess.run(["pdfinfo", scan], capture_output=True, text=True, check=True).stdout
        pages = int(next(line for line in information.splitlines() if line.startswith("Pages:")).split()[1])
        own, peer = [], []
        for turn in range(options.runs + 1):
            with tempfile.TemporaryDirectory() as folder:
                seconds, _ = run([options.sohoa, "convert", scan, "--out", folder, "--format", "json", "--jobs", "1",
                                  "--quiet", "--models", options.models], environment)
                result = pathlib.Path(folder, pathlib.Path(scan).stem + ".json")
                own_tables = fragments(json.loads(result.read_text(encoding="utf-8")))
            peer_seconds, said = run([options.python, "-c", PEER, scan], environment)
            peer_tables = int(said.split("tables ")[-1].split()[0])
            if turn > 0:
                own.append(seconds)
                peer.append(peer_seconds)
        own_median, peer_median = statistics.median(own), statistics.median(peer)
        own_sum += own_median
        peer_sum += peer_median
        print(f"| {pathlib.Path(scan).name} | {pages} | {own_tables}, {own_median / pages:.2f} "
              f"| {peer_tables}, {peer_median / pages:.2f} | {own_median / peer_median:.2f} |", flush=True)
    print(f"\nAll scans, median of {options.runs} runs: {own_sum / peer_sum:.2f} times the processor time of img2table.")


if __name__ == "__main__":
    main()
