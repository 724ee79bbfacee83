"""What a scanner and a copier do to a page.

clean   300 dpi, 1 bit: a page straight from the printer, scanned flat; no seal, no signature
fax     200 dpi, 1 bit: up to 0.9 degrees of skew, an uneven threshold that swells and starves strokes, specks, lost lines
office  200 dpi: half a degree to 1.3 degrees of skew, a little blur, uneven light, paper grain, seal and signature
hard    200 dpi: a copy of a copy; 2 to 3 degrees of skew, faded toner, the back of the sheet showing through,
        speckle, a copier's streak, low contrast, seal and signature
"""
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from ink import press_seal, soft_field, write_signature

DPI = {"clean": 300, "office": 200, "fax": 200, "hard": 200}
THRESHOLD = 150


@dataclass
class Scan:
    """A degraded page: 1-bit, grey or RGB picture, and what was done to it."""
    picture: Image.Image
    skew_degrees: float = 0.0           # positive turns the page anticlockwise
    seal_box: list | None = None        # points on the upright page, before the skew


def blurred(array, radius):
    picture = Image.fromarray(np.clip(array, 0, 255).astype(np.uint8))
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(radius))).astype(np.float32)


def turned(array, degrees, paper):
    picture = Image.fromarray(np.clip(array, 0, 255).astype(np.uint8))
    fill = paper if array.ndim == 2 else (paper,) * 3
    return np.asarray(picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=fill)).astype(np.float32)


def signed(rng, page, sheet, legend, scale):
    """The page with seal and signature where its sheet has them: RGB then, else grey as it was."""
    if not sheet.seal:
        return page, None
    colour = np.repeat(page[..., None], 3, axis=2).astype(np.float32)
    if sheet.signature:
        write_signature(rng, colour, sheet.signature, scale)
    return colour, press_seal(rng, colour, sheet.seal, scale, legend)


def over_colours(field, page):
    """A field of one value a pixel, shaped to combine with a grey or RGB page."""
    return field if page.ndim == 2 else field[..., None]


def clean(grey):
    return Scan(Image.fromarray(np.where(grey > THRESHOLD, 255, 0).astype(np.uint8)).convert("1", dither=Image.Dither.NONE))


def office(rng, grey, sheet, legend):
    height, width = grey.shape
    page, box = signed(rng, grey.astype(np.float32), sheet, legend, DPI["office"] / 72)
    skew = float(rng.uniform(0.5, 1.3) * rng.choice([-1, 1]))
    page = blurred(turned(page, skew, 255), 0.6)
    page = 38 + page * (243 - 38) / 255
    page = page * over_colours(soft_field(rng, height, width, 0.84, 1.0, 3), page)
    page = page + over_colours(rng.normal(0, 3.0, (height, width)), page)
    return Scan(Image.fromarray(np.clip(page, 0, 255).astype(np.uint8)), round(skew, 3), box)


def fax(rng, grey, sheet, legend):
    """What a fax machine sends: one bit a pixel by a threshold that wanders, single specks, rows lost to the line."""
    height, width = grey.shape
    page, box = signed(rng, grey.astype(np.float32), sheet, legend, DPI["fax"] / 72)
    page = page if page.ndim == 2 else page @ np.array([0.299, 0.587, 0.114], dtype=np.float32)
    skew = float(rng.uniform(0.3, 0.9) * rng.choice([-1, 1]))
    page = blurred(turned(page, skew, 255), 0.55) + rng.normal(0, 16, (height, width))
    black = page < soft_field(rng, height, width, 118, 178, 6)
    chance = rng.random((height, width))
    black |= chance < 0.0002
    black &= chance < 0.9995
    for row in rng.integers(1, height, 4):
        black[row] = black[row - 1]
    return Scan(Image.fromarray(np.where(black, 0, 255).astype(np.uint8)).convert("1", dither=Image.Dither.NONE),
                round(skew, 3), box)


def faded(rng, grey):
    """Ink (0 to 255) that has lost toner: thin strokes eaten in patches, pinholes, uneven density."""
    height, width = grey.shape
    eaten = np.asarray(Image.fromarray(grey).filter(ImageFilter.MaxFilter(3))).astype(np.float32)
    patches = np.clip(soft_field(rng, height, width, -0.6, 1.0, 7), 0, 1) * 0.45
    ink = 255 - (grey * (1 - patches) + eaten * patches)
    ink *= soft_field(rng, height, width, 0.66, 1.0, 9)
    return ink * (1 - (rng.random((height, width)) < 0.05) * 0.75)


def speckled(rng, page):
    """Single dark and light pixels, larger specks, and the thin streak of a dirty copier glass."""
    height, width = page.shape[:2]
    chance = rng.random((height, width))
    page[chance < 0.0022] = 45
    page[chance > 0.9978] = 236
    picture = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(picture)
    dark = 64 if page.ndim == 2 else (64, 62, 60)
    for _ in range(150):
        x, y, radius = int(rng.integers(width)), int(rng.integers(height)), float(rng.uniform(0.6, 2.4))
        pen.ellipse([x - radius, y - radius, x + radius, y + radius], fill=dark)
    x = int(width * rng.uniform(0.06, 0.94))
    pen.line([(x, 0), (x + int(rng.integers(-5, 6)), height)], fill=128 if page.ndim == 2 else (128,) * 3)
    return picture


def hard(rng, grey, sheet, legend, back):
    height, width = grey.shape
    ink = faded(rng, grey)
    if back is not None and back.shape == grey.shape:
        ink = np.maximum(ink, blurred(255 - back[:, ::-1], 1.4) * 0.17)
    page = 66 + (255 - ink) * (214 - 66) / 255
    page, box = signed(rng, page, sheet, legend, DPI["hard"] / 72)
    skew = float(rng.uniform(2.0, 3.0) * rng.choice([-1, 1]))
    page = blurred(turned(page, skew, 204), 0.65)
    page = page * over_colours(soft_field(rng, height, width, 0.85, 1.0, 3), page)
    page = page + over_colours(rng.normal(0, 5.6, (height, width)), page)
    return Scan(speckled(rng, page), round(skew, 3), box)
