#!/usr/bin/env python3
"""Does `sohoa search` give the right section first? Every query is typed with its marks and without.

    search.py SOHOA DIR [--truth FILE] [--verbose]
    search.py SOHOA DIR --sections N

DIR      output folder of `sohoa convert`, with its sohoa.sqlite
--truth  tab-separated lines: query, further options, name of the right document (up to its first point), pattern of the right
         place (sections' ids, or `-` for anywhere in the document); default: truth/searches.tsv beside this script
--sections  copies DIR's catalogue until it holds N passages and times searches in it, cold and warm, start of the program included
"""
import argparse
import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

from restoration import bare

HERE = os.path.dirname(os.path.abspath(__file__))


def queries(path):
    for line in open(path, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def found(options, query, further):
    command = [options.sohoa, "search", query, "-C", options.folder, "--json", *shlex.split(further)]
    process = subprocess.run(command, capture_output=True, text=True)
    return json.loads(process.stdout or "[]")


def right(options):
    first = total = 0
    for query, further, stem, place in queries(options.truth):
        for typed in (query, bare(query)):
            results = found(options, typed, further)
            ranks = [rank for rank, result in enumerate(results, 1)
                     if os.path.basename(result["outputStem"]).split(".")[0] == stem and (place == "-" or re.search(place, result["place"]))]
            total += 1
            first += ranks[:1] == [1]
            if options.verbose or ranks[:1] != [1]:
                best = f"{results[0]['outputStem']} {results[0]['place']}" if results else "nothing"
                print(f"{'right' if ranks[:1] == [1] else ranks[:1] or 'missing'}: {typed} {further}: {best}")
    print(f"right section first: {first} of {total} searches ({total // 2} queries, with marks and without)")
    return first == total


def grow(folder, wanted):
    """A copy of the catalogue that holds its passages again and again, as documents of their own."""
    copy = tempfile.mkdtemp(prefix="sohoa-search-")
    shutil.copy(f"{folder}/sohoa.sqlite", copy)
    database = sqlite3.connect(f"{copy}/sohoa.sqlite")
    columns = [row[1] for row in database.execute("PRAGMA table_info(passage)") if row[1] != "id"]
    own = database.execute(f"SELECT {', '.join(columns)} FROM passage").fetchall()
    places = [columns.index(name) for name in ("title", "text", "context")]
    last = database.execute("SELECT MAX(id) FROM passage").fetchone()[0]
    marks = ", ".join("?" * (len(columns) + 1))
    for turn in range(max(0, wanted // len(own))):
        numbered = [(last + 1 + turn * len(own) + number, *row) for number, row in enumerate(own)]
        database.executemany(f"INSERT INTO passage (id, {', '.join(columns)}) VALUES ({marks})", numbered)
        database.executemany(
            "INSERT INTO passageWords (rowid, title, text, context) VALUES (?, ?, ?, ?)",
            [(row[0], *(bare(row[1 + place]).lower() for place in places)) for row in numbered])
    database.commit()
    count = database.execute("SELECT COUNT(*) FROM passage").fetchone()[0]
    database.close()
    return copy, count


def speed(options):
    options.folder, count = grow(options.folder, options.sections)
    print(f"{count} passages, {os.path.getsize(options.folder + '/sohoa.sqlite') / 1e6:.0f} MB")
    times = []
    for query, further, _, _ in queries(options.truth):
        start = time.perf_counter()
        found(options, query, further)
        times.append(1000 * (time.perf_counter() - start))
    start = time.perf_counter()
    found(options, "xyzzy", "")
    opening = 1000 * (time.perf_counter() - start)
    times.sort()
    print(f"opening and a word that nothing has: {opening:.0f} ms; searches: median {times[len(times) // 2]:.0f} ms, "
          f"slowest {times[-1]:.0f} ms")
    shutil.rmtree(options.folder)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sohoa")
    parser.add_argument("folder")
    parser.add_argument("--truth", default=f"{HERE}/truth/searches.tsv")
    parser.add_argument("--sections", type=int)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    sys.exit(0 if (speed(options) if options.sections else right(options)) else 1)


if __name__ == "__main__":
    main()
