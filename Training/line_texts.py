"""Texts of training lines: running text, headings, short cells, numbers, codes and names, every Vietnamese letter often enough."""
import lzma
import pathlib
import random
import re
import unicodedata

SHINGLE = 7
UNITS = ["lần", "lượt", "tin", "bài", "tin, bài", "cuộc", "buổi", "chuyến", "tiết", "tờ", "cuốn", "kỳ", "số", "phóng sự", "người", "hội nghị",
         "lớp", "đợt", "chương trình", "bản", "chuyên mục", "ca", "bộ", "cái", "suất", "giờ", "phút", "trang", "triệu đồng", "học sinh", "hộ"]
PERIODS = ["năm", "tháng", "quý", "tuần", "ngày", "học kỳ", "kỳ", "đợt", "xã", "huyện", "tỉnh", "người", "lớp", "tập", "đơn vị", "thôn", "trường",
           "năm học", "hộ", "phường", "tổ", "cơ sở", "đại lý", "hội nghị"]


def words_of(text):
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())


def shingles(text):
    words = words_of(text)
    return {" ".join(words[i:i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def letters_of(unicharset):
    """Characters that the network can say: the first field of each line, `Joined` and `|Broken|` left out."""
    lines = pathlib.Path(unicharset).read_text(encoding="utf8").splitlines()[1:]
    return {line.split(" ")[0] for line in lines if len(line.split(" ")[0]) == 1} | {" "}


class LineTexts:
    """Draws texts.

    corpora:  files NAME.txt.xz or NAME.txt, a sentence or paragraph a line
    names:    files of names, one a line
    without:  files whose passages must not be drawn (documents that accuracy is measured on)
    """

    def __init__(self, corpora, names, without, letters, seed, share=0.25):
        self.random = random.Random(seed)
        self.letters = letters
        banned = set()
        for path in without:
            banned |= shingles(pathlib.Path(path).read_text(encoding="utf8", errors="replace"))
        self.left_out = 0
        self.sources = []
        for path in corpora:
            opened = lzma.open if str(path).endswith(".xz") else open
            lines = []
            with opened(path, "rt", encoding="utf8") as file:
                for line in file:
                    if self.random.random() > share:
                        continue
                    line = unicodedata.normalize("NFC", line.strip())
                    if len(line) < 8 or "…" in line or "...." in line or "__" in line:
                        continue
                    if not shingles(line).isdisjoint(banned):
                        self.left_out += 1
                        continue
                    lines.append(line)
            self.sources.append(lines)
        self.names = [n.strip() for p in names for n in pathlib.Path(p).read_text(encoding="utf8").splitlines() if n.strip()]
        self.by_letter = {}
        for lines in self.sources:
            for line in self.random.sample(lines, min(6000, len(lines))):
                for word in line.split():
                    for letter in set(word.lower()):
                        if letter.isalpha() and ord(letter) > 127:
                            bucket = self.by_letter.setdefault(letter, [])
                            if len(bucket) < 4000:
                                bucket.append(word)

    def draw(self):
        """One line that the network can say."""
        while True:
            text = " ".join(unicodedata.normalize("NFC", self.kind()).split()).replace("–", "—").replace("’", "'")
            if 1 <= len(text) <= 90 and all(letter in self.letters for letter in text):
                return text

    def kind(self):
        r = self.random
        x = r.random()
        if x < 0.50:
            return self.passage(2, 14)
        if x < 0.62:
            return self.passage(1, 4)
        if x < 0.73:
            return self.passage(1, 9).upper()
        if x < 0.80:
            return " ".join(self.rare() for _ in range(r.randint(1, 7)))
        if x < 0.84:
            return " ".join(self.rare().upper() for _ in range(r.randint(1, 5)))
        if x < 0.87:
            return self.measure()
        if x < 0.91:
            name = r.choice(self.names)
            return name.upper() if r.random() < 0.3 else name
        return self.number()

    def measure(self):
        """What cells of plans hold: quantities with units, periods, words joined by a slash."""
        r = self.random
        unit, per = r.choice(UNITS), r.choice(PERIODS)
        count, more = r.randint(1, 12), r.randint(1, 12)
        number = r.choice([f"{count:02d}", f"{count}", f"{count:02d}-{count + more:02d}", f"{count:02d} - {count + more:02d}",
                           f"{count}-{count + more}", f"Từ {count} đến {count + more}", f"Tối thiểu {count:02d}", f"Ít nhất {count}"])
        month = r.randint(1, 12)
        words = [self.rare() for _ in range(2)]
        return r.choice([
            lambda: f"{number} {unit}/{per}", lambda: f"{number} {unit}/{per}", lambda: f"{number} {unit}/{count} {per}",
            lambda: f"{number} {unit}", lambda: f"{unit}/{per}", lambda: f"{unit.capitalize()}/{r.choice(UNITS)}",
            lambda: f"{unit}/{r.choice(UNITS)}/{per}", lambda: f"{number} {unit}/{per}; {more:02d} {r.choice(UNITS)}/{r.choice(PERIODS)}",
            lambda: f"Tháng {month}, {month + 1}/{r.randint(2015, 2030)}", lambda: f"T{month}/{r.randint(2015, 2030)}",
            lambda: f"Quý {r.choice(['I', 'II', 'III', 'IV'])}, {r.choice(['II', 'III', 'IV'])}/{r.randint(2015, 2030)}",
            lambda: r.choice(["Hằng", "Hàng", "hằng", "hàng"]) + " " + r.choice(PERIODS), lambda: f"{words[0]}/{words[1]}",
            lambda: f"{self.passage(1, 3)}/{self.passage(1, 2)}",
        ])()

    def passage(self, least, most):
        r = self.random
        lines = r.choice(self.sources)
        words = r.choice(lines).split()
        count = r.randint(least, most)
        start = 0 if r.random() < 0.35 else r.randrange(max(1, len(words) - count + 1))
        text = " ".join(words[start:start + count])
        if r.random() < 0.07:
            text = r.choice(["“{}”.", "“{}”", "“{}”,", "“{}”;", "({})", "({}).", "({});", "\"{}\"", "\"{}\"."]).format(text.rstrip(".,;:"))
        elif r.random() < 0.10:
            text = text.rstrip(".,;:") + r.choice([".", ";", ",", ":", ".", ";"])
        if r.random() < 0.09:
            text = r.choice(["- ", "+ ", "a) ", "b) ", "đ) ", "I. ", "II. ", "1.1. ", "3) "] + [f"{n}. " for n in range(1, 10)]) + text
        if r.random() < 0.05:
            text = " ".join(word[:1].upper() + word[1:] for word in text.split())
        return text

    def rare(self):
        letter = self.random.choice(sorted(self.by_letter))
        word = self.random.choice(self.by_letter[letter])
        return word if self.random.random() < 0.8 else word.capitalize()

    def number(self):
        r = self.random
        day, month, year = r.randint(1, 31), r.randint(1, 12), r.randint(1998, 2031)
        agency = "".join(r.choice("ABCDĐGHKLNPQSTUVX") for _ in range(r.randint(2, 4)))
        kind = r.choice(["QĐ", "KH", "TB", "NĐ", "TT", "NQ", "CV", "CT", "TTr", "BC", "HD", "GM"])
        amount = "{:,}".format(r.randint(1, 10 ** r.randint(3, 9))).replace(",", ".")
        return r.choice([
            lambda: f"{day:02d}/{month:02d}/{year}",
            lambda: f"ngày {day} tháng {month} năm {year}",
            lambda: f"{r.randint(1, 4000)}/{kind}-{agency}",
            lambda: f"Số: {r.randint(1, 4000)}/{kind}-{agency}",
            lambda: f"số {r.randint(1, 400)}/{year}/{kind}-{agency} ngày {day}/{month}/{year}",
            lambda: amount, lambda: amount + " đồng", lambda: f"{r.randint(0, 99)},{r.randint(0, 99)}", lambda: f"{r.randint(0, 100)}%",
            lambda: f"Quý {r.choice(['I', 'II', 'III', 'IV', '1', '2', '3', '4'])}/{year}",
            lambda: f"{r.randint(1, 12)}/{year}", lambda: str(r.randint(0, 9999)), lambda: f"{r.randint(1, 300):02d}",
            lambda: f"{r.choice(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'])}",
            lambda: f"{self.passage(1, 3)} {r.randint(1, 30)}", lambda: f"{r.randint(1, 60)} {self.passage(1, 3)}",
            lambda: f"{r.randint(6, 22)}h{r.choice(['00', '15', '30', '45'])}", lambda: f"0{r.randint(200, 999)}.{r.randint(100000, 999999)}",
            lambda: f"{self.passage(1, 2)}; {self.passage(1, 2)}, {self.passage(1, 2)}.",
            lambda: f"{agency}{r.randint(1, 99)}", lambda: f"{r.randint(1, 9)}.{r.randint(1, 19)}.{r.randint(1, 9)}",
        ])()
