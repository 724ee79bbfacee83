#!/usr/bin/env python3
"""Pages per second of sohoa, OCRmyPDF and tesseract over the same folder of scans with the same number of processes, in one run.

  throughput_batch.py SOHOA SCAN.pdf... [--jobs N] [--models DIR] [--format json,pdf]

sohoa converts all files with N workers and its ledger; OCRmyPDF (-l vie --force-ocr) runs in N processes of one job each, a file a
time, so that no core waits at a file's end; tesseract reads, in N processes, pages that pdftoppm drew at 200 dpi. A file that OCRmyPDF
refuses is named and its pages count as done. Order: sohoa, OCRmyPDF, tesseract, sohoa again; the slower time of sohoa counts.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time

from throughput import pages_of


def timed(name, command, environment, **further):
    start = time.monotonic()
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **further)
    wall = time.monotonic() - start
    print(f"{name}: {wall:.0f} s, status {done.returncode}", file=sys.stderr)
    return wall


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sohoa")
    parser.add_argument("scans", nargs="+")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--models", default="models")
    parser.add_argument("--format", default="json,pdf")
    options = parser.parse_args()
    pages = sum(pages_of(path) for path in options.scans)
    environment = dict(os.environ, OMP_THREAD_LIMIT="1")
    jobs = str(options.jobs)
    with tempfile.TemporaryDirectory() as folder:
        def convert(turn):
            return timed("sohoa", [options.sohoa, "convert", *options.scans, "--quiet", "--models", options.models, "--format",
                                   options.format, "--jobs", jobs, "--out", f"{folder}/sohoa{turn}"], environment)

        names = "\0".join(f"{path}\0{folder}/ocrmypdf-{index}.pdf" for index, path in enumerate(options.scans)).encode()
        walls = {"sohoa": [convert(1)]}
        walls["OCRmyPDF"] = [timed("OCRmyPDF", ["xargs", "-0", "-n", "2", "-P", jobs, "ocrmypdf", "-l", "vie", "--force-ocr",
                                                "--jobs", "1", "--quiet"], environment, input=names)]
        missing = [path for index, path in enumerate(options.scans) if not os.path.exists(f"{folder}/ocrmypdf-{index}.pdf")]
        draw = f'pdftoppm -r 200 -gray "$0" {folder}/page-$$'
        read = f'for page in {folder}/page-$$-*.pgm; do tesseract "$page" - -l vie --psm 3; done; rm -f {folder}/page-$$-*'
        walls["tesseract"] = [timed("tesseract", ["xargs", "-0", "-n", "1", "-P", jobs, "sh", "-c", f"{draw} && {read}"],
                                    environment, input="\0".join(options.scans).encode())]
        walls["sohoa"].append(convert(2))
    peer = walls["OCRmyPDF"][0]
    print(f"{len(options.scans)} files, {pages} pages, {jobs} processes; sohoa writes {options.format}\n")
    print("| command | wall s | pages/s | speed against OCRmyPDF |\n|---|---|---|---|")
    for name, seconds in walls.items():
        print(f"| {name} | {max(seconds):.0f} | {pages / max(seconds):.2f} | {peer / max(seconds):.2f} |")
    for path in missing:
        print(f"OCRmyPDF wrote nothing for {os.path.basename(path)}")


if __name__ == "__main__":
    main()
