#!/usr/bin/env python3
"""Accuracy of the built program on documents with truth, as Markdown tables.

  accuracy.py SOHOA --scans DIR [--shared DIR] [--only text,real,outline,repair,survive]

--scans   a folder made by the scan generator of ../shared/bench: born/, gt/, scans/
--shared  reference documents and truth (gold/, seeds/, realdocs/, bench/score_*.py); default: beside the repository
Needs Python with rapidfuzz, which the scoring scripts import. Every figure comes from the scoring scripts themselves.
"""
import argparse, collections, glob, json, os, re, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
VARIANTS = ["clean300", "clean200", "office300", "office200", "fax200", "hard200", "hard150"]


def convert(options, inputs, out, *more):
    """Runs the program; returns exit status, seconds and messages."""
    start = time.monotonic()
    done = subprocess.run(
        [options.sohoa, "convert", *inputs, "--out", out, "--quiet", "--models", f"{ROOT}/models", *more],
        capture_output=True, text=True)
    return done.returncode, time.monotonic() - start, done.stderr


def write_pages(document, folder):
    os.makedirs(folder, exist_ok=True)
    for page in document["pages"]:
        with open(f"{folder}/p{page['number']:03d}.txt", "w", encoding="utf8") as file:
            file.write(page["text"])


def script(options, name, *arguments):
    done = subprocess.run([sys.executable, f"{options.shared}/bench/{name}", *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)
    return done.stdout


def text(options, out):
    print("\n| scan | CER | BASE | MARK | WER |\n|---|---|---|---|---|")
    for variant in VARIANTS:
        scan = f"{options.scans}/scans/ke_hoach.{variant}.pdf"
        if not os.path.exists(scan):
            continue
        convert(options, [scan], out)
        write_pages(json.load(open(f"{out}/ke_hoach.{variant}.json")), f"{out}/{variant}")
        total = script(options, "score_text.py", f"{out}/{variant}", f"{options.scans}/gt/ke_hoach").splitlines()[-1]
        figures = dict(re.findall(r"(CER|BASE|MARK|WER)\s+([\d.]+)", total))
        print(f"| ke_hoach.{variant} | {figures['CER']} | {figures['BASE']} | {figures['MARK']} | {figures['WER']} |", flush=True)


def outline(options, out):
    gold = f"{options.shared}/gold/outline_plan2023.gold.json"
    inputs = [("digital", f"{options.scans}/born/ke_hoach.pdf")]
    inputs += [(v, f"{options.scans}/scans/ke_hoach.{v}.pdf") for v in ("office200", "fax200", "hard200")]
    for name, path in inputs:
        convert(options, [path], f"{out}/outline")
        stem = os.path.splitext(os.path.basename(path))[0]
        print(f"\n{name}:\n```\n{script(options, 'score_outline.py', f'{out}/outline/{stem}.json', gold)}```", flush=True)
    for document, gold_name in (("tien_do", "tables_progress294"), ("mau_pl01", "tables_program2018")):
        inputs = [("digital", f"{options.scans}/born/{document}.pdf")]
        inputs += [(v, f"{options.scans}/scans/{document}.{v}.pdf") for v in ("clean300", "office200", "fax200", "hard200")]
        for name, path in inputs:
            convert(options, [path], f"{out}/tables")
            stem = os.path.splitext(os.path.basename(path))[0]
            result = script(options, "score_tables.py", f"{out}/tables/{stem}.json", f"{options.scans}/gt/{document}.tables.json")
            print(f"{document} {name}: {result.splitlines()[-1]}", flush=True)


def real(options, out):
    gold = f"{options.shared}/gold/real/dev"
    names = sorted({re.match(r"(.+)\.p\d+\.gold", os.path.basename(f)).group(1) for f in glob.glob(f"{gold}/*.gold.txt")})
    inputs = [p for p in glob.glob(f"{options.shared}/realdocs/*/*") if os.path.splitext(os.path.basename(p))[0] in names]
    convert(options, inputs, f"{out}/real")
    print("```\n" + script(options, "score_real.py", gold, f"{out}/real") + "```")


def repair(options, out):
    import unicodedata
    print("\n| text | syllables right | words changed wrongly of 10,000 | syllables a second |\n|---|---|---|---|")
    bare = lambda s: "".join(c for c in unicodedata.normalize("NFD", s.replace("đ", "d").replace("Đ", "D")) if not unicodedata.combining(c))
    syllables = lambda s: [w for w in re.findall(r"[^\W\d_]+", re.sub(r"https?://\S+|www\.\S+|\S+@\S+", " ", s))]
    sys.path.insert(0, f"{options.shared}/bench")
    from score_text import norm
    for name in ("plan2023", "program2018", "letter2705"):
        truth = unicodedata.normalize("NFC", open(f"{options.shared}/seeds/{name}.txt", encoding="utf8").read())
        models = ["--models", f"{ROOT}/models"]
        run = lambda s, *more: subprocess.run([options.sohoa, "repair", "-", *models, *more], input=s, capture_output=True, text=True, check=True).stdout
        restored = run(bare(truth), "--strip-first")
        a, b = syllables(norm(truth)), syllables(norm(restored))
        right = sum(x.lower() == y.lower() for x, y in zip(a, b)) if len(a) == len(b) else float("nan")
        kept = run(truth)
        c = syllables(norm(kept))
        wrong = sum(x != y for x, y in zip(a, c)) if len(a) == len(c) else float("nan")
        many = bare(truth) * 40
        start = time.monotonic(); run(many, "--strip-first"); seconds = time.monotonic() - start
        print(f"| {name} | {100 * right / len(a):.2f} % of {len(a)} | {10000 * wrong / len(a):.2f} | {40 * len(a) / seconds:,.0f} |", flush=True)


def survive(options, out):
    print("\n| file | status | seconds | pages by origin | pages not ok |\n|---|---|---|---|---|")
    for path in sorted(glob.glob(f"{options.shared}/realdocs/*/*")):
        kind = os.path.basename(os.path.dirname(path))
        if kind not in ("scan_only", "tables", "born_digital", "scan_bad_text", "image_with_gt", "paired_docx", "legacy_font"):
            continue
        if path.endswith((".gt.txt", ".doc", ".docx")):
            continue
        status, seconds, messages = convert(options, [path], f"{out}/all/{kind}", "--format", "json,txt,md")
        result = f"{out}/all/{kind}/{os.path.splitext(os.path.basename(path))[0]}.json"
        origins, bad = "", messages.strip().replace("\n", " ")[:200]
        if os.path.exists(result):
            pages = json.load(open(result))["pages"]
            origins = ", ".join(f"{n} {o}" for o, n in collections.Counter(p["textOrigin"] for p in pages).items())
            bad = "; ".join(f"{p['number']}: {p['status']} {p.get('reason')}" for p in pages if p["status"] != "ok")[:300]
        print(f"| {kind}/{os.path.basename(path)} | {status} | {seconds:.0f} | {origins} | {bad} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sohoa")
    parser.add_argument("--scans", default="")
    parser.add_argument("--shared", default=os.path.join(os.path.dirname(ROOT), "shared"))
    parser.add_argument("--only", default="text,real,outline,repair,survive")
    parser.add_argument("--out", help="keep the converted documents here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in options.only.split(","):
            print(f"\n### {name}", flush=True)
            globals()[name](options, options.out or folder)


if __name__ == "__main__":
    main()
