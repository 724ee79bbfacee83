#!/usr/bin/env python3
"""Pages per second of sohoa beside tesseract and OCRmyPDF on the same scan in the same run.

  throughput.py SOHOA SCAN.pdf [--runs N] [--models DIR]

Every command runs once to warm up and then N times in turn with the others (A B C A B C), so that a drift of the
machine's speed meets all alike. Printed as a Markdown table: median wall seconds, pages a second, the ratio to
OCRmyPDF, and user + system seconds a page. A peer that is not installed is named as such.
"""
import argparse, os, resource, shutil, statistics, subprocess, sys, tempfile, time


def run(command, environment):
    """Wall and processor seconds of one run with all its children; the output is thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: ended with status {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def pages_of(path):
    information = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(next(line for line in information.splitlines() if line.startswith("Pages:")).split()[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sohoa")
    parser.add_argument("scan")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--models", default="models")
    options = parser.parse_args()
    pages = pages_of(options.scan)
    environment = dict(os.environ, OMP_THREAD_LIMIT="1")
    with tempfile.TemporaryDirectory() as folder:
        convert = [options.sohoa, "convert", options.scan, "--quiet", "--models", options.models, "--format", "json"]
        recognise = (f'pdftoppm -r 200 -gray "$1" {folder}/page && for page in {folder}/page*.pgm; '
                     f'do tesseract "$page" - -l vie --psm 3 || exit 1; done; rm -f {folder}/page*')
        commands = {
            "sohoa, 1 worker": [*convert, "--out", f"{folder}/one", "--jobs", "1"],
            "sohoa, 2 workers": [*convert, "--out", f"{folder}/two", "--jobs", "2"],
            "tesseract (pdftoppm, page by page)": ["sh", "-c", recognise, "sh", options.scan],
        }
        if shutil.which("ocrmypdf"):
            commands["ocrmypdf --force-ocr --jobs 2"] = [
                "ocrmypdf", "-l", "vie", "--force-ocr", "--jobs", "2", "--quiet", options.scan, f"{folder}/out.pdf"]
        else:
            print("ocrmypdf is not installed: apt-get install ocrmypdf to compare with it", file=sys.stderr)
        times = {name: [] for name in commands}
        for turn in range(options.runs + 1):
            for name, command in commands.items():
                print(f"turn {turn}: {name}", file=sys.stderr)
                measured = run(command, environment)
                if turn > 0:
                    times[name].append(measured)
    wall = {name: statistics.median(t[0] for t in measured) for name, measured in times.items()}
    processor = {name: statistics.median(t[1] for t in measured) for name, measured in times.items()}
    peer = wall.get("ocrmypdf --force-ocr --jobs 2")
    print(f"{os.path.basename(options.scan)}, {pages} pages, median of {options.runs} runs\n")
    print("| command | wall s | pages/s | speed against OCRmyPDF | processor s a page |\n|---|---|---|---|---|")
    for name in commands:
        ratio = f"{peer / wall[name]:.2f}" if peer else "not measured"
        print(f"| {name} | {wall[name]:.1f} | {pages / wall[name]:.2f} | {ratio} | {processor[name] / pages:.2f} |")
    print(f"\nTwo workers against one: {wall['sohoa, 1 worker'] / wall['sohoa, 2 workers']:.2f} times the pages a second.")


if __name__ == "__main__":
    main()
