#!/usr/bin/env python3
"""Times `sohoa diff` on generated documents of 200 pages and on 1, 2, 4 and 8 times a quarter of that.

    Benchmarks/diff_growth.py SOHOA [--pages 50,100,200,400]

Each pair is a plan and the plan a year later: one item in eight is reworded, one in ten has another number, one in
twenty is new, one in twenty is gone, one in thirty moved; every year is one later. Words come from the corpus. One core.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS_A_PAGE = 400


def vocabulary():
    text = " ".join((ROOT / "corpus" / name / "source.txt").read_text(encoding="utf-8")
                    for name in ("ke-hoach-2024", "ke-hoach-2025", "khung-kich-ban", "quyet-dinh", "cong-van"))
    words = [word for word in text.lower().split() if word.isalpha()]
    return sorted(set(words)), words


def sentence(source, words, length):
    """Real pairs of neighbours, so that common phrases are as common as in plans."""
    start = source.randrange(len(words) - 4)
    out = []
    while len(out) < length:
        out += words[start:start + source.randint(2, 4)]
        start = source.randrange(len(words) - 4)
    out = out[:length]
    out[0] = out[0].capitalize()
    out.insert(length // 2, str(source.randint(2, 900)))
    return " ".join(out) + " năm 2024."


def build(pages, seed):
    """The items of a plan: [heading, [items]] three levels deep."""
    source = random.Random(seed)
    _, words = vocabulary()
    sections, count = [], 0
    while count < pages * WORDS_A_PAGE * 4 // 5:
        clauses = []
        for _ in range(12):
            points = [sentence(source, words, source.randint(15, 50)) for _ in range(6)]
            clauses.append([" ".join(sentence(source, words, 6).split()[:6]), points])
            count += sum(len(point.split()) for point in points)
        sections.append([" ".join(sentence(source, words, 5).split()[:5]).upper(), clauses])
    rows = [[str(index + 1), sentence(source, words, 4), sentence(source, words, 12), sentence(source, words, 6), "Tháng 4"]
            for index in range(pages * 3)]
    return sections, rows


def later(plan, seed):
    """The plan a year later."""
    source = random.Random(seed + 1)
    _, words = vocabulary()
    sections, rows = json.loads(json.dumps(plan))

    def change(text):
        text = text.replace("năm 2024", "năm 2025")
        parts = text.split()
        if source.random() < 1 / 8:
            place = source.randrange(1, len(parts) - 3)
            parts[place:place + 2] = sentence(source, words, 3).lower().split()[:3]
        if source.random() < 1 / 10:
            parts = [str(int(part) + 5) if part.isdigit() and len(part) < 4 else part for part in parts]
        return " ".join(parts)

    for _, clauses in sections:
        for clause in clauses:
            points = [change(point) for point in clause[1] if source.random() > 1 / 20]
            for _ in range(sum(source.random() < 1 / 20 for _ in points)):
                points.insert(source.randint(0, len(points)), sentence(source, words, 30))
            if source.random() < 1 / 5 and len(points) > 2:
                points.insert(0, points.pop())
            clause[1] = points
    rows = [[row[0]] + [change(cell) if " " in cell and "năm" in cell else cell for cell in row[1:]] for row in rows
            if source.random() > 1 / 20]
    return sections, rows


def roman(number):
    out = ""
    for value, letter in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out, number = out + letter, number - value
    return out


def document(plan, pages):
    sections, rows = plan

    def node(kind, identifier, label, title=None, text=None, children=()):
        out = {"id": identifier, "kind": kind, "label": label, "facts": [], "children": list(children), "provenance": [],
               "confidence": 1}
        if title:
            out["title"] = title
        if text:
            out["text"] = text
        return out

    body = []
    for i, (title, clauses) in enumerate(sections, 1):
        name = roman(i)
        children = []
        for j, (lead, points) in enumerate(clauses, 1):
            items = [node("dash", f"{name}.{j}/{k}", "-", text=point) for k, point in enumerate(points, 1)]
            children.append(node("clause", f"{name}.{j}", f"{j}.", title=lead, children=items))
        body.append(node("section", name, name + ".", title=title, children=children))
    table = {"id": "table-1", "columns": ["STT", "Nội dung", "Công việc", "Sản phẩm", "Thời gian"], "headerRows": [], "pages": [1],
             "joins": [], "activities": [],
             "rows": [{"kind": "data", "group": [], "cells": row, "provenance": [], "cellPlaces": [], "spans": [], "confidence": 1}
                      for row in rows]}
    return {"schema": "sohoa.document/1", "id": "0", "status": "complete", "pages": [], "legalBases": [], "addressees": [],
            "source": {"name": "generated", "sha256": "0", "bytes": 1, "mediaType": "application/pdf", "pageCount": pages},
            "run": {"tool": "sohoa", "settings": {}, "engines": []}, "header": {"issuers": [], "evidence": {}}, "body": body,
            "tables": [table], "annexes": [], "recipients": [], "signatures": [], "citations": [], "footnotes": [],
            "corrections": [], "diagnostics": []}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sohoa")
    parser.add_argument("--pages", default="50,100,200,400")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    previous = None
    print(f"{'pages':>6} {'words':>8} {'changes':>8} {'CPU s':>8} {'ratio':>6} {'MB':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for pages in (int(part) for part in options.pages.split(",")):
            plan = build(pages, pages)
            paths = []
            for name, content in (("old", plan), ("new", later(plan, pages))):
                paths.append(Path(folder) / f"{name}.json")
                paths[-1].write_text(json.dumps(document(content, pages), ensure_ascii=False), encoding="utf-8")
            words = sum(len(point.split()) for _, clauses in plan[0] for _, points in clauses for point in points)
            result = Path(folder) / "diff.json"
            command = [options.sohoa, "diff", *map(str, paths), "--format", "json", "--out", str(result)]
            process = subprocess.Popen(command)
            _, status, usage = os.wait4(process.pid, 0)
            if os.waitstatus_to_exitcode(status) not in (0, 1):
                sys.exit(f"{' '.join(command)} failed")
            seconds = usage.ru_utime + usage.ru_stime
            changes = len(json.loads(result.read_text(encoding="utf-8"))["changes"])
            ratio = f"{seconds / previous:.2f}" if previous else ""
            print(f"{pages:6} {words:8} {changes:8} {seconds:8.2f} {ratio:>6} {usage.ru_maxrss / 1024:6.0f}", flush=True)
            previous = seconds


if __name__ == "__main__":
    main()
