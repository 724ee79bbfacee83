"""Makes every generated file of the corpus from the sources.

    python make_corpus.py [--only NAME …] [--digital]

Each folder with a `source.txt` gets `digital.pdf`, the scans and `truth/`. Runs give the same bytes each time.
"""
import argparse
import shutil
import sys
from pathlib import Path

from changes import check_changes
from degrade import DPI
from samples import write_bad_inputs, write_samples
from scans import write_scan
from sheets import register_fonts
from source import SourceError, read_source
from truth import write_json, write_truth
from typeset import Typesetter

CORPUS = Path(__file__).resolve().parent.parent
LETTER = "cong-van"
CHANGES = ("ke-hoach-2024", "ke-hoach-2025")      # the second holds the list of changes since the first


def make_document(folder, with_scans):
    document = read_source(folder / "source.txt", folder.name)
    shutil.rmtree(folder / "truth", ignore_errors=True)
    typesetter = Typesetter(document, folder / "digital.pdf")
    sheets = typesetter.run()
    write_truth(folder / "truth", document, sheets, typesetter.table_placements)
    if with_scans:
        described = [write_scan(folder, variant, document, sheets) for variant in DPI]
        write_json(folder / "truth" / "scans.json", {"scans": described})
    return document, sheets


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", nargs="+", metavar="NAME", help="folders to make; all by default")
    options.add_argument("--digital", action="store_true", help="typeset and write the truth; no scans, no samples")
    arguments = options.parse_args()
    register_fonts()
    names = arguments.only or sorted(path.parent.name for path in CORPUS.glob("*/source.txt"))
    for name in names:
        folder = CORPUS / name
        try:
            document, sheets = make_document(folder, not arguments.digital)
        except (SourceError, OSError) as error:
            sys.exit(f"{folder.name}: {error}")
        if name == LETTER and not arguments.digital:
            write_samples(CORPUS / "samples", folder, document, sheets)
            write_bad_inputs(CORPUS / "bad", folder)
        size = sum(path.stat().st_size for path in folder.glob("*.pdf")) // 1024
        print(f"{name}: {len(sheets)} pages, {size} KiB of PDF")
    try:
        old, new = (CORPUS / name for name in CHANGES)
        count = check_changes(new / "changes.tsv", old / "source.txt", new / "source.txt")
    except (SourceError, OSError) as error:
        sys.exit(str(error))
    print(f"{new.name}: {count} changes since {old.name} agree with the sources")


if __name__ == "__main__":
    main()
