"""Other kinds of input made from the letter, and inputs that cannot be read."""
import pikepdf
from PIL import Image

import degrade
from scans import QUALITY, rasterise, scan_page

USER_PASSWORD = "so-hoa-2024"


def write_samples(folder, letter_folder, document, sheets):
    """The letter as multi-page TIFF (1 bit), its first page as PNG (16 greys) and as JPEG (office scan), and as text."""
    folder.mkdir(parents=True, exist_ok=True)
    fine = [degrade.clean(grey).picture for grey in rasterise(letter_folder / "digital.pdf", 300)]
    fine[0].save(folder / "letter.tiff", save_all=True, append_images=fine[1:], compression="group4", dpi=(300, 300))
    greys = rasterise(letter_folder / "digital.pdf", degrade.DPI["office"])
    Image.fromarray(greys[0]).quantize(16, dither=Image.Dither.NONE).save(folder / "letter-page-1.png", optimize=True, dpi=(200, 200))
    scan = scan_page("office", document.name, 0, greys, sheets[0], "")
    scan.picture.save(folder / "letter-page-1.jpg", quality=QUALITY["office"], dpi=(200, 200))
    (folder / "letter.txt").write_text("\f".join(sheet.text for sheet in sheets), encoding="utf-8")


def write_bad_inputs(folder, letter_folder):
    """Files that a reader must refuse or survive with a clear sentence."""
    folder.mkdir(parents=True, exist_ok=True)
    digital = (letter_folder / "digital.pdf").read_bytes()
    (folder / "truncated.pdf").write_bytes(digital[:len(digital) // 2])
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "text-named.pdf").write_text("Đây là tệp văn bản thuần, không phải tệp PDF.\n", encoding="utf-8")
    with pikepdf.open(letter_folder / "digital.pdf") as pdf:
        # RC4 rather than AES: AES draws random bytes, and the file must come out the same each time.
        lock = pikepdf.Encryption(user=USER_PASSWORD, owner=USER_PASSWORD + "-chu", R=3, aes=False, metadata=False)
        pdf.save(folder / "encrypted.pdf", encryption=lock, static_id=True)
