#!/usr/bin/env python3
"""Makes pictures of printed lines with their texts, as Tesseract's training programs read them (.lstmf).

  make_lines.py --out FILE.lstmf --count N --seed S --unicharset FILE --fonts LIST --corpora FILE… --names FILE… [--without FILE…]
                [--quality clean|grey|two-tone|cut] [--sheet PICTURE.png]

--fonts    file of font paths, one a line, a weight before it (`8 /usr/share/fonts/…/LiberationSerif-Regular.ttf`)
--without  texts that accuracy is measured on: no passage of seven words of them is drawn
--quality  all lines of one kind, for a held-out set
--sheet    also a sheet of the first sixty lines to look at
"""
import argparse
import pathlib
import struct

import cv2
import numpy as np

from line_pictures import picture
from line_texts import LineTexts, letters_of


def text_field(value):
    data = value.encode("utf8") if isinstance(value, str) else value
    return struct.pack("<I", len(data)) + data


def page(index, pixels, text):
    """One page of a .lstmf file: Tesseract's ImageData, version 5."""
    height, width = pixels.shape
    png = cv2.imencode(".png", pixels, [cv2.IMWRITE_PNG_COMPRESSION, 3])[1].tobytes()
    box = struct.pack("<I", 1) + struct.pack("<4h", 0, 0, width, height)
    return (b"\x01" + text_field(f"line{index}") + struct.pack("<i", 0) + text_field(png) + text_field("vie") + text_field(text)
            + box + struct.pack("<I", 1) + text_field(text) + b"\x00")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--unicharset", required=True)
    parser.add_argument("--fonts", required=True)
    parser.add_argument("--corpora", nargs="+", required=True)
    parser.add_argument("--names", nargs="+", required=True)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--quality", choices=["clean", "grey", "two-tone", "cut"])
    parser.add_argument("--sheet")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    texts = LineTexts(options.corpora, options.names, options.without, letters_of(options.unicharset), options.seed)
    fonts = [line.split(" ", 1) for line in pathlib.Path(options.fonts).read_text().splitlines() if line.strip()]
    weights = np.array([float(weight) for weight, _ in fonts])
    rng = np.random.default_rng(options.seed)
    pages, kept = [], []
    while len(pages) < options.count:
        text = texts.draw()
        font = fonts[rng.choice(len(fonts), p=weights / weights.sum())][1]
        pixels = picture(rng, text, font, neighbour=texts.draw(), quality=options.quality)
        if pixels.shape[0] < 12 or pixels.shape[1] < 8 or pixels.shape[1] > 40 * pixels.shape[0]:
            continue
        pages.append(page(len(pages), pixels, text))
        if len(kept) < 60:
            kept.append((pixels, text))
    with open(options.out, "wb") as file:
        file.write(struct.pack("<I", len(pages)))
        for data in pages:
            file.write(data)
    print(f"{options.out}: {len(pages)} lines; {texts.left_out} passages of measured documents left out")
    if options.sheet:
        rows = []
        for pixels, text in kept:
            scaled = cv2.resize(pixels, (max(1, round(pixels.shape[1] * 36 / pixels.shape[0])), 36), interpolation=cv2.INTER_AREA)[:, :900]
            rows.append(np.pad(scaled, ((2, 2), (2, 902 - scaled.shape[1])), constant_values=200))
            print(text)
        half = (len(rows) + 1) // 2
        rows += [np.full_like(rows[0], 200)] * (2 * half - len(rows))
        cv2.imwrite(options.sheet, np.hstack([np.vstack(rows[:half]), np.vstack(rows[half:])]))


if __name__ == "__main__":
    main()
