#!/usr/bin/env python3
"""Makes aligned lines of true and recognised text, from which `sohoa train --confusions` learns.

Usage: noise_pairs.py TEXT OUT.tsv [--pages N] [--seed S] [--first LINE] [--regimes foreign,poor,clean]

TEXT is UTF-8, one paragraph a line. Pages are typeset from paragraphs drawn by chance, degraded, and recognised
with Tesseract: `foreign` by its English model, `poor` by the Vietnamese one on bad copies, `clean` by the
Vietnamese one on good ones. Each output row holds the regime, the line as set and the line as recognised,
tab-separated. Needs Pillow, NumPy, fonts-liberation2, tesseract-ocr and tesseract-ocr-vie.
"""
import argparse
import os
import random
import subprocess
import tempfile
import unicodedata
from difflib import SequenceMatcher

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = "/usr/share/fonts/truetype/liberation2/Liberation{}-{}.ttf"
DPI = 200
WIDTH, HEIGHT = int(8.27 * DPI), int(11.69 * DPI)
LANGUAGES = {"foreign": "eng", "poor": "vie", "clean": "vie"}


def paragraphs(path, first):
    lines = [unicodedata.normalize("NFC", line.strip()) for line in open(path, encoding="utf-8")][first:]
    lines = [" ".join(line.split()) for line in lines]
    return [line for line in lines if 30 <= len(line) <= 900 and "http" not in line and "|" not in line]


def typeset(rng, pool):
    """One page of grey levels, and its lines."""
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    draw = ImageDraw.Draw(page)
    family = rng.choice(["Serif", "Serif", "Serif", "Sans"])
    size = rng.choice([12, 13, 14, 14])
    lines, y = [], int(0.9 * DPI)
    while y < HEIGHT - DPI:
        paragraph = rng.choice(pool)
        style = rng.choices(["Regular", "Bold", "Italic"], [8, 1.5, 1])[0]
        if rng.random() < 0.15:
            paragraph, style = " ".join(paragraph.split()[:18]).upper(), rng.choice(["Bold", "Regular"])
        font = ImageFont.truetype(FONTS.format(family, style), int(size * DPI / 72))
        words, line = paragraph.split(), []
        for word in words + [None]:
            if word is not None and draw.textlength(" ".join(line + [word]), font) <= WIDTH - 1.6 * DPI:
                line.append(word)
                continue
            if line and y < HEIGHT - DPI:
                draw.text((int(0.9 * DPI), y), " ".join(line), font=font, fill=rng.randint(0, 50))
                lines.append(" ".join(line))
                y += int(size * DPI / 72 * 1.35)
            line = [word]
        y += 12
    return page, lines


def degraded(rng, page, regime):
    page = page.rotate(rng.uniform(-0.4, 0.4), resample=Image.BICUBIC, fillcolor=255)
    if regime == "poor":
        scale = rng.uniform(0.38, 0.55)
        small = page.resize((int(WIDTH * scale), int(HEIGHT * scale)), Image.BILINEAR)
        page = small.resize((WIDTH, HEIGHT), Image.BICUBIC)
    blur = rng.uniform(1.0, 1.8) if regime == "poor" else rng.uniform(0.2, 1.0)
    page = page.filter(ImageFilter.GaussianBlur(blur))
    grey = numpy.asarray(page, dtype=numpy.float32)
    noise = numpy.random.default_rng(rng.randrange(1 << 30)).normal(0, rng.uniform(3, 22 if regime == "poor" else 12), grey.shape)
    grey = numpy.clip(grey * rng.uniform(0.85, 1) + noise, 0, 255)
    if regime != "poor" and rng.random() < 0.3:
        grey = numpy.where(grey < rng.uniform(120, 175), 0, 255)
    return Image.fromarray(grey.astype(numpy.uint8))


def recognised(page, language):
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        page.save(file.name, dpi=(DPI, DPI))
        command = ["tesseract", file.name, "-", "-l", language, "--psm", "6"]
        environment = dict(os.environ, OMP_THREAD_LIMIT="1")
        text = subprocess.run(command, capture_output=True, env=environment, check=True).stdout.decode()
    return [line.strip() for line in unicodedata.normalize("NFC", text).splitlines() if line.strip()]


def matched(true, read):
    """Pairs of lines that belong together, in order."""
    pairs, start = [], 0
    for line in true:
        best, place = 0.45, None
        for index in range(start, min(start + 4, len(read))):
            ratio = SequenceMatcher(None, line, read[index], autojunk=False).ratio()
            if ratio > best:
                best, place = ratio, index
        if place is not None:
            pairs.append((line, read[place]))
            start = place + 1
    return pairs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text")
    parser.add_argument("out")
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="first line of TEXT to use")
    parser.add_argument("--regimes", default="foreign,poor,clean")
    options = parser.parse_args()
    pool = paragraphs(options.text, options.first)
    rng = random.Random(options.seed)
    with open(options.out, "w", encoding="utf-8") as out:
        for _ in range(options.pages):
            for regime in options.regimes.split(","):
                page, lines = typeset(rng, pool)
                for true, read in matched(lines, recognised(degraded(rng, page, regime), LANGUAGES[regime])):
                    out.write(f"{regime}\t{true}\t{read}\n")
            out.flush()


if __name__ == "__main__":
    main()
