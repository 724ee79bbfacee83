"""Turns typeset pages into picture-only PDFs and says what was done to each page."""
import io
import zlib

import img2pdf
import numpy as np
import pypdfium2

import degrade

QUALITY = {"office": 38, "hard": 26}        # JPEG


def rasterise(pdf, dpi):
    """Every page of a PDF in grey, as arrays of bytes."""
    document = pypdfium2.PdfDocument(str(pdf))
    return [np.asarray(page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")) for page in document]


def encode(picture, variant, dpi):
    stream = io.BytesIO()
    if picture.mode == "1":
        picture.save(stream, "TIFF", compression="group4", dpi=(dpi, dpi))
    else:
        picture.save(stream, "JPEG", quality=QUALITY[variant], dpi=(dpi, dpi), subsampling=2 if picture.mode == "RGB" else 0)
    return stream.getvalue()


def scan_page(variant, name, number, greys, sheet, legend):
    """Page `number` (from 0) degraded; the noise follows from the names alone."""
    rng = np.random.default_rng(zlib.crc32(f"{name} {variant} {number + 1}".encode()))
    grey = greys[number]
    if variant == "clean":
        return degrade.clean(grey)
    if variant == "office":
        return degrade.office(rng, grey, sheet, legend)
    if variant == "fax":
        return degrade.fax(rng, grey, sheet, legend)
    back = greys[number + 1] if number + 1 < len(greys) else None
    return degrade.hard(rng, grey, sheet, legend, back)


def write_scan(folder, variant, document, sheets):
    """Writes `<variant>.pdf`; returns its description for `truth/scans.json`."""
    dpi = degrade.DPI[variant]
    greys = rasterise(folder / "digital.pdf", dpi)
    legend = (document.field("seal") or "") + " "
    pictures, pages = [], []
    for number, sheet in enumerate(sheets):
        scan = scan_page(variant, document.name, number, greys, sheet, legend)
        pictures.append(encode(scan.picture, variant, dpi))
        pages.append({"page": number + 1, "skewDegrees": scan.skew_degrees, "seal": scan.seal_box})
    pdf = img2pdf.convert(pictures, engine=img2pdf.Engine.internal, nodate=True, producer="")
    (folder / f"{variant}.pdf").write_bytes(pdf)
    return {"file": f"{variant}.pdf", "dpi": dpi, "pages": pages}
