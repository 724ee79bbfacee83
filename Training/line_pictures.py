"""Pictures of printed lines, sharp and poor: what print, paper, scanners and fax machines do to letters."""
import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

_fonts = {}


def font_at(path, size):
    key = (path, size)
    if key not in _fonts:
        if len(_fonts) > 3000:
            _fonts.clear()
        _fonts[key] = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    return _fonts[key]


def field(rng, shape, low, high, cells):
    """A smooth random field."""
    h, w = shape
    coarse = rng.uniform(low, high, (max(2, cells * h // max(h, w) + 1), max(2, cells))).astype(np.float32)
    return cv2.resize(coarse, (w, h), interpolation=cv2.INTER_CUBIC)


def smooth(picture, sigma):
    return cv2.GaussianBlur(picture, (0, 0), sigma) if sigma > 0.05 else picture


def line(rng, text, font, points, dpi, neighbour, cut=None):
    """The line as coverage 0…1 (ink is 1) at `dpi`, and the rows that Tesseract would cut out. Drawn three times as large.

    `cut` is "bottom" where the lower rule of a row of fixed height hides the tails and the feet of the letters, "top" where the
    rows are cut at the height of plain capitals, so that marks above them are lost in part: Tesseract drops small marks from a line
    and then takes its height without them."""
    scale = 3
    em = points * dpi / 72
    face = font_at(font, max(8, round(em * scale)))
    big = em * scale
    ascent, margin = int(1.25 * big), int(0.7 * big)
    width = int(face.getlength(text)) + 2 * margin
    sheet = Image.new("L", (max(8, width), ascent + int(0.8 * big)), 0)
    draw = ImageDraw.Draw(sheet)
    draw.text((margin, ascent), text, font=face, fill=255, anchor="ls")
    own = sheet.getbbox() or (margin, ascent - int(big), margin + 4, ascent)
    if rng.random() < 0.04:
        y = ascent + int(rng.uniform(0.1, 0.16) * big)
        draw.line((margin, y, width - margin, y), fill=255, width=max(1, int(0.05 * big)))
    if neighbour:
        pitch = rng.uniform(1.08, 1.35) * big
        for y in (ascent - pitch, ascent + pitch):
            if rng.random() < 0.7:
                draw.text((margin - rng.uniform(0, 2) * big, y), neighbour, font=face, fill=255, anchor="ls")
    if rng.random() < 0.06:
        y = own[3] + rng.uniform(0.02, 0.3) * big if rng.random() < 0.6 else own[1] - rng.uniform(0.05, 0.3) * big
        draw.line((0, y, width, y + rng.uniform(-0.05, 0.05) * big), fill=255, width=max(2, int(rng.uniform(0.03, 0.1) * big)))
    ink = np.asarray(sheet, np.float32) / 255
    if cut == "bottom":
        ink = cut_feet(rng, ink, ascent, big)
    x_height = 0.46 * big
    plain = ascent - int(x_height + rng.uniform(0.2, 0.45) * big)
    top = ascent - int(x_height + rng.uniform(0.17, 0.27) * big) if cut == "top" else min(own[1], plain)
    bottom = max(own[3], ascent + int(rng.uniform(0.16, 0.26) * big))
    angle, shear = rng.normal(0, 0.25), rng.normal(0, 0.025) if rng.random() < 0.3 else 0.0
    step = 1 / scale * rng.uniform(0.99, 1.01)
    wide = rng.uniform(0.95, 1.05)
    out = (max(4, int(ink.shape[1] * step * wide)), max(4, int(ink.shape[0] * step)))
    a = np.deg2rad(angle)
    # Output pixel to sheet: scale, slant, a little rotation, a random phase.
    m = np.array([[np.cos(a) / step / wide, shear / step, 0], [np.sin(a) / step, np.cos(a) / step, 0]], np.float32)
    centre = m[:, :2] @ np.array([out[0] / 2, out[1] / 2])
    m[:, 2] = np.array([ink.shape[1] / 2, ink.shape[0] / 2]) - centre + rng.uniform(-1.5, 1.5, 2)
    ink = smooth(ink, rng.uniform(0.9, 1.5))
    small = cv2.warpAffine(ink, m, out, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderValue=0)
    rows = (int(top * step) - 1, int(np.ceil(bottom * step)) + 1)
    return np.clip(small, 0, 1), rows, em


def cut_feet(rng, ink, baseline, em):
    """The line without what stands below the rule, and often remnants of the rule."""
    ink = ink.copy()
    edge = baseline + int(rng.uniform(-0.09, 0.15) * em)
    ink[edge:] = 0
    if rng.random() < 0.35:
        left = 0
        while left < ink.shape[1]:
            length = int(rng.exponential(0.6) * em) + 1
            if rng.random() < 0.3:
                ink[edge:edge + max(2, int(rng.uniform(0.02, 0.06) * em)), left:left + length] = 1
            left += length
    return ink


def print_(rng, ink, em, strength):
    """Toner: strokes swell or thin, fade over the line, and break."""
    weight = rng.normal(0, 0.10 * strength)
    ink = np.clip(smooth(ink, rng.uniform(0, 0.035 * strength) * em) * (1 + 0.8 * abs(weight)) + weight * (ink > 0.02), 0, 1)
    if rng.random() < 0.3 * strength:
        ink *= field(rng, ink.shape, 1 - 0.55 * strength, 1.05, 9).clip(0, 1)
    if rng.random() < 0.2 * strength:
        ink *= 1 - (rng.random(ink.shape) < rng.uniform(0.01, 0.12)) * rng.uniform(0.4, 1)
    if rng.random() < 0.15 * strength:
        k = np.ones((2, 1) if rng.random() < 0.5 else (1, 2), np.uint8)
        other = cv2.erode(ink, k) if rng.random() < 0.5 else cv2.dilate(ink, k)
        m = field(rng, ink.shape, -0.3, 1.1, 6).clip(0, 1)
        ink = ink * (1 - m) + other * m
    return ink.clip(0, 1)


def specks(rng, picture, ink_value):
    h, w = picture.shape
    for _ in range(rng.poisson(h * w / 6000) + 1):
        x, y, r = int(rng.integers(w)), int(rng.integers(h)), int(rng.integers(0, 3))
        cv2.circle(picture, (x, y), r, float(ink_value), -1)
    return picture


def grey_scan(rng, ink, strength):
    black, white = rng.uniform(0, 90 * strength + 5), rng.uniform(255 - 70 * strength, 255)
    grey = white + (black - white) * smooth(ink, rng.uniform(0, 0.9 * strength))
    if rng.random() < 0.5 * strength:
        grey *= field(rng, grey.shape, 1 - 0.25 * strength, 1, 3)
    if rng.random() < 0.15 * strength:  # the other side shows through
        grey -= smooth(np.roll(ink[:, ::-1], int(rng.integers(-6, 7)), 0), 1.5) * rng.uniform(10, 45)
    grey += rng.normal(0, rng.uniform(0, 14 * strength), grey.shape)
    if rng.random() < 0.2 * strength:
        grey = specks(rng, grey.astype(np.float32), black + 20)
    grey = np.clip(grey, 0, 255).astype(np.uint8)
    if rng.random() < 0.6:
        quality = int(rng.integers(int(85 - 55 * strength), 95))
        grey = cv2.imdecode(cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE)
    return grey


def two_tone(rng, ink, strength):
    """Black and white: a threshold that is too high, too low or wanders; lost and shifted rows; specks and pinholes."""
    level = np.clip(rng.normal(0.48, 0.13 * strength), 0.22, 0.74)
    wander = field(rng, ink.shape, -0.12, 0.12, 6) * strength if rng.random() < 0.5 else 0
    noise = rng.normal(0, rng.uniform(0, 0.14 * strength), ink.shape)
    if rng.random() < 0.5:
        noise = smooth(noise.astype(np.float32), 0.6) * 1.6
    bits = (smooth(ink, rng.uniform(0, 0.7)) + noise > level + wander).astype(np.float32)
    if rng.random() < 0.25 * strength:  # fax: rows that slip, rows that are lost
        for _ in range(int(rng.integers(1, 4))):
            y = int(rng.integers(bits.shape[0]))
            bits[y] = np.roll(bits[y], int(rng.integers(-3, 4))) if rng.random() < 0.6 else bits[max(0, y - 1)]
    if rng.random() < 0.12 * strength:  # the fax's coarse resolution: half the rows
        bits = np.repeat(bits[::2], 2, 0)[:bits.shape[0]]
    if rng.random() < 0.35 * strength:
        dots = rng.random(bits.shape)
        bits[dots < rng.uniform(0, 0.004)] = 1
        bits[dots > 1 - rng.uniform(0, 0.012)] = 0
    if rng.random() < 0.15 * strength:
        bits = specks(rng, bits, 1)
    return ((1 - bits) * 255).astype(np.uint8)


def straightened(rng, picture):
    """What deskewing does to black and white: a rotation with interpolation makes greys."""
    h, w = picture.shape
    m = cv2.getRotationMatrix2D((w / 2, h / 2), rng.normal(0, 0.3), 1)
    m[:, 2] += rng.uniform(-0.5, 0.5, 2)
    return cv2.warpAffine(picture, m, (w, h), flags=cv2.INTER_LINEAR, borderValue=255)


def prepared(rng, picture):
    """What a reader does to a cell's picture before it is read: enlarged, softened, lightened, contrast stretched."""
    x = rng.random()
    if x < 0.45:
        return picture
    if x < 0.60:
        picture = cv2.resize(picture, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    if x < 0.78:
        return cv2.GaussianBlur(picture, (3, 3), 0)
    if x < 0.90:
        return (255 * (picture / 255.0) ** (1 / rng.uniform(1.3, 2.0))).astype(np.uint8)
    paper, black = np.percentile(picture, 80), np.percentile(picture, 1)
    return np.clip((picture - float(black)) / max(20.0, 0.9 * (paper - black)) * 255, 0, 255).astype(np.uint8)


def picture(rng, text, font, neighbour=None, quality=None):
    """A picture of the line, as 8-bit grey. `quality` is clean, grey or two-tone, or cut (two-tone, its top or bottom hidden);
    drawn when none is given."""
    cut = rng.choice(["top", "bottom"]) if quality == "cut" or quality is None and rng.random() < 0.22 else None
    quality = "two-tone" if quality == "cut" else quality or rng.choice(["clean", "grey", "two-tone"], p=[0.22, 0.30, 0.48])
    strength = {"clean": 0.15}.get(quality, rng.uniform(0.3, 1.0))
    dpi = rng.choice([200, 300]) if quality == "clean" else rng.choice([100, 120, 150, 200, 200, 200, 240, 300])
    points = rng.uniform(8, 14)
    if points * dpi / 72 < 15:
        points = 15 * 72 / dpi * rng.uniform(1, 1.3)
    ink, rows, em = line(rng, text, font, points, dpi, neighbour if rng.random() < 0.2 else None, cut)
    ink = print_(rng, ink, em, strength)
    if quality == "two-tone" or quality == "clean" and rng.random() < 0.4:
        out = two_tone(rng, ink, strength)
        if rng.random() < 0.12 * strength and em > 22:  # a copy of a copy
            out = two_tone(rng, 1 - straightened(rng, out) / 255.0, 0.4)
        if rng.random() < 0.55:
            out = straightened(rng, out)
    else:
        out = grey_scan(rng, ink, strength)
    if quality != "clean":
        before = out.shape[0]
        out = prepared(rng, out)
        rows = tuple(int(y * out.shape[0] / before) for y in rows)
    pad = 4
    top, bottom = max(0, rows[0] - pad + int(rng.integers(-1, 2))), min(out.shape[0], rows[1] + pad + int(rng.integers(-1, 2)))
    columns = np.flatnonzero((out[rows[0]:rows[1]] < 128).any(0))
    left, right = (columns[0], columns[-1]) if len(columns) else (0, out.shape[1] - 1)
    left, right = max(0, left - pad - int(rng.integers(0, 4))), min(out.shape[1], right + pad + 1 + int(rng.integers(0, 4)))
    return np.ascontiguousarray(out[top:bottom, left:right])
