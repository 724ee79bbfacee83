"""What people put on a page after printing: a round red seal and a signature. Pictures are made from numbers alone."""
import math

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from sheets import FONT_FILE, MILLIMETRE

SEAL_RADIUS = 18 * MILLIMETRE           # points: official seals are 36 mm across
SEAL_RED, PEN_BLUE = (206, 32, 44), (44, 52, 138)


def soft_field(rng, height, width, low, high, cells):
    """A smooth random field between `low` and `high`, as uneven light or uneven pressure makes it."""
    coarse = Image.fromarray(rng.random((cells, cells)).astype(np.float32))
    field = np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC))
    field = (field - field.min()) / max(1e-6, float(field.max() - field.min()))
    return low + field * (high - low)


def seal_mask(rng, radius, legend):
    """Opacity of a seal of `radius` pixels: two rings, the legend along the rim, a star; pressed unevenly, turned a little."""
    side = int(2 * radius + 8)
    mask = Image.new("L", (side, side), 0)
    pen, centre = ImageDraw.Draw(mask), side / 2
    for share, thickness in ((1.0, 0.05), (0.92, 0.015), (0.58, 0.02)):
        r = radius * share
        pen.ellipse([centre - r, centre - r, centre + r, centre + r], outline=255, width=max(1, round(radius * thickness)))
    font = ImageFont.truetype(FONT_FILE.format("Bold"), max(6, int(radius * 0.2)))
    box = int(radius * 0.4)
    for index, letter in enumerate(legend):
        angle = 360 * index / len(legend)
        glyph = Image.new("L", (box, box), 0)
        ImageDraw.Draw(glyph).text((box / 2, box / 2), letter, 255, font=font, anchor="mm")
        glyph = glyph.rotate(-angle, resample=Image.Resampling.BICUBIC)
        x = centre + radius * 0.75 * math.sin(math.radians(angle)) - box / 2
        y = centre - radius * 0.75 * math.cos(math.radians(angle)) - box / 2
        mask.paste(255, (int(x), int(y)), glyph)
    star = []
    for index in range(10):
        r, angle = radius * (0.36 if index % 2 == 0 else 0.15), math.radians(36 * index - 90)
        star.append((centre + r * math.cos(angle), centre + r * math.sin(angle)))
    ImageDraw.Draw(mask).polygon(star, fill=255)
    mask = mask.rotate(float(rng.uniform(-20, 20)), resample=Image.Resampling.BICUBIC)
    return np.asarray(mask).astype(np.float32) / 255 * soft_field(rng, side, side, 0.5, 0.95, 6)


def press_seal(rng, page, centre, scale, legend):
    """Lays the seal over `page` (RGB floats) so that toner under it stays dark. Returns its box in points."""
    mask = seal_mask(rng, SEAL_RADIUS * scale, legend)
    side = mask.shape[0]
    left, top = int(centre[0] * scale - side / 2), int(centre[1] * scale - side / 2)
    x0, y0, x1, y1 = max(0, left), max(0, top), min(page.shape[1], left + side), min(page.shape[0], top + side)
    part = mask[y0 - top:y1 - top, x0 - left:x1 - left, None]
    ink = np.array(SEAL_RED, np.float32) / 255
    page[y0:y1, x0:x1] *= 1 - part + part * ink
    return [round(v / scale, 1) for v in (x0, y0, x1, y1)]


def write_signature(rng, page, centre, scale):
    """A looping pen stroke about 110 points wide, drawn over `page` (RGB floats) in place."""
    knots = 11
    x = np.linspace(-52, 52, knots) + rng.normal(0, 9, knots)
    y = rng.uniform(-17, 17, knots)
    steps = np.linspace(0, knots - 1, knots * 16)
    window = np.hanning(23) / np.hanning(23).sum()
    smooth = [np.convolve(np.interp(steps, np.arange(knots), axis), window, mode="valid") for axis in (x, y)]
    points = [((centre[0] + a) * scale, (centre[1] + b) * scale) for a, b in zip(*smooth)]
    stroke = Image.new("L", (page.shape[1], page.shape[0]), 0)
    ImageDraw.Draw(stroke).line(points, fill=230, width=max(2, round(1.3 * scale)), joint="curve")
    part = np.asarray(stroke).astype(np.float32)[..., None] / 255
    page *= 1 - part
    page += part * np.array(PEN_BLUE, np.float32)
