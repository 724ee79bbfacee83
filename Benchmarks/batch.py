#!/usr/bin/env python3
"""A batch that is killed again and again must end as one that was left alone.

    python3 Benchmarks/batch.py SOHOA --documents 1000 --kills 20 [--work DIR] [--jobs 2]

Makes a folder of documents (needs reportlab and Pillow), one in three per cent of them bad, converts it undisturbed, converts it again while
killing the program with SIGKILL at random moments, compares the outputs byte for byte, and counts the pages that were
read more than once. Prints parent and worker memory as well.
"""
import argparse, filecmp, io, os, random, resource, shutil, signal, sqlite3, subprocess, sys, threading, time


def font():
    from PIL import ImageFont
    return ImageFont.truetype("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf", 34)


WORDS = ("kế hoạch truyền thông về bảo hiểm cho nhân dân trong xã phường tổ chức thực hiện báo cáo tháng quý năm sở "
         "giáo dục học sinh trường cán bộ công tác tuyên truyền pháp luật chính sách").split()


def sentence(rng, words=6):
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def small_picture(rng, typeface):
    """One printed line, 640 by 70 pixels."""
    from PIL import Image, ImageDraw
    picture = Image.new("L", (640, 70), 255)
    ImageDraw.Draw(picture).text((12, 12), sentence(rng, 5), font=typeface, fill=0)
    return picture


def picture_document(path, rng, pages, typeface):
    first, *rest = [small_picture(rng, typeface) for _ in range(pages)]
    first.save(path, save_all=True, append_images=rest, resolution=200)


def digital_document(path, rng, pages):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    pdfmetrics.registerFont(TTFont("Serif", "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"))
    canvas = Canvas(path, invariant=1)
    for page in range(pages):
        canvas.setFont("Serif", 13)
        for line in range(25):
            canvas.drawString(72, 760 - 20 * line, f"{line + 1}. " + sentence(rng, 9))
        canvas.showPage()
    canvas.save()


def bad_document(path, rng, kind, good):
    data = open(good, "rb").read()
    if kind == 0:
        data = b""
    elif kind == 1:
        data = data[: len(data) // 3]
    elif kind == 2:
        data = bytes(rng.randrange(256) for _ in range(3000))
    elif kind == 3:
        data = b"<html>not a document</html>"
    elif kind == 4:
        data = b"\x89PNG\r\n\x1a\n" + data[:500]
    open(path, "wb").write(data)


def make(folder, documents, seed):
    """Eight pages a document on average: 85 % small pictures, 12 % digital, 3 % bad files of five kinds."""
    rng = random.Random(seed)
    typeface = font()
    os.makedirs(folder)
    bad = 0
    good = None
    for index in range(documents):
        place = f"{folder}/{index // 100:02d}"
        os.makedirs(place, exist_ok=True)
        draw = rng.random()
        pages = rng.randint(4, 12)
        if good and draw < 0.03:
            bad_document(f"{place}/d{index:04d}.pdf", rng, bad % 5, good)
            bad += 1
        elif draw < 0.15:
            good = f"{place}/d{index:04d}.pdf"
            digital_document(good, rng, pages)
        else:
            picture_document(f"{place}/d{index:04d}.tif", rng, pages, typeface)
    return bad


class Watch(threading.Thread):
    """The largest resident memory of a process and of its children, in megabytes, and its own processor time, in seconds."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.parent, self.worker, self.first, self.seconds = pid, 0, 0, 0, 0.0

    def run(self):
        started = time.time()
        while os.path.exists(f"/proc/{self.pid}"):
            self.parent = max(self.parent, resident(self.pid))
            self.seconds = max(self.seconds, processor_seconds(self.pid))
            if not self.first and time.time() - started > 20:
                self.first = resident(self.pid)
            children = []
            try:
                for thread in os.listdir(f"/proc/{self.pid}/task"):
                    children += open(f"/proc/{self.pid}/task/{thread}/children").read().split()
            except OSError:
                pass
            for child in children:
                self.worker = max(self.worker, resident(child))
            time.sleep(0.2)


def processor_seconds(pid):
    try:
        fields = open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError):
        return 0.0


def resident(pid):
    try:
        return int(open(f"/proc/{pid}/statm").read().split()[1]) * os.sysconf("SC_PAGESIZE") // 1_000_000
    except (OSError, IndexError):
        return 0


def convert(options, folder, out, kill_after=None):
    command = [options.sohoa, "convert", folder, "--out", out, "--format", "json,txt", "--jobs", str(options.jobs)]
    if options.models:
        command += ["--models", options.models]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    watch = Watch(process.pid)
    watch.start()
    try:
        _, messages = process.communicate(timeout=kill_after)
        return process.returncode, messages, watch
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return None, "", watch


def outputs(folder):
    return sorted(
        os.path.relpath(os.path.join(place, name), folder)
        for place, _, names in os.walk(folder) for name in names if not name.startswith((".", "sohoa.sqlite")))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sohoa")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--work", default="/tmp/sohoa-batch")
    parser.add_argument("--models", help="folder of vi.ngram; default: where the program looks")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    shutil.rmtree(options.work, ignore_errors=True)
    folder = f"{options.work}/in"
    bad = make(folder, options.documents, options.seed)
    print(f"{options.documents} documents, {bad} of them bad")

    start = time.time()
    status, messages, watch = convert(options, folder, f"{options.work}/calm")
    whole = time.time() - start
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = children.ru_utime + children.ru_stime
    pages, work = sqlite3.connect(f"{options.work}/calm/sohoa.sqlite").execute(
        "SELECT COUNT(*), SUM(seconds) FROM page").fetchone()
    named = sum(1 for line in messages.splitlines() if "/in/" in line)
    print(f"undisturbed: status {status}, {pages} pages in {whole:.0f} s, {named} bad files named")
    print(f"  workers busy {work / options.jobs / whole:.1%} of the time; parent (structure, ledger, JSON, export) takes {watch.seconds / spent:.1%} of "
          f"{spent:.0f} s processor time; its peak {watch.parent} MB "
          f"(after 20 s {watch.first} MB), a worker's peak {watch.worker} MB")

    rng = random.Random(options.seed)
    kills = 0
    share = whole / max(1, options.kills)
    while True:
        after = rng.uniform(0.1, 1.2) * share if kills < options.kills else None
        status, messages, _ = convert(options, folder, f"{options.work}/killed", after)
        if status is not None:
            break
        kills += 1
    database = sqlite3.connect(f"{options.work}/killed/sohoa.sqlite")
    again = database.execute("SELECT COUNT(*) FROM page WHERE attempts > 1 AND state NOT IN ('failed', 'timedOut')").fetchone()[0]
    print(f"killed {kills} times, then status {status}: {again} pages read more than once")
    first, second = outputs(f"{options.work}/calm"), outputs(f"{options.work}/killed")
    differing = [name for name in first
                 if name in set(second) and not filecmp.cmp(
                     f"{options.work}/calm/{name}", f"{options.work}/killed/{name}", shallow=False)]
    print(f"outputs: {len(first)} and {len(second)}, names equal: {first == second}, differing: {len(differing)}")
    sys.exit(0 if first == second and not differing else 1)


if __name__ == "__main__":
    main()
