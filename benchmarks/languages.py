"""How often language and encoding of a text are told rightly.

    python benchmarks/languages.py ../shared/data/un/unv1_dev

For the UN Parallel Corpus development set, second half: no table was made from it. py3langid is
measured beside, where it is installed.
"""

import argparse
import time
from pathlib import Path

from corpora.errors import HexaplaError
from corpora.language import find_language
from corpora.plain import decode

LANGS = ("ar", "en", "es", "fr", "ru", "zh")
ENCODINGS = {
    "ar": ("cp1256", "utf-16-be"),
    "en": ("utf-16-le",),
    "es": ("cp1252",),
    "fr": ("cp1252",),
    "ru": ("cp1251",),
    "zh": ("gb18030", "utf-16-le"),
}
TOGETHER = (1, 5, 20)  # lines in one text


def texts(lines, together):
    for start in range(0, len(lines) - together + 1, together):
        yield "\n".join(lines[start : start + together])


def ours(text):
    try:
        return find_language(text)
    except HexaplaError:
        return ""


def peers():
    yield "hexapla", ours
    try:
        import py3langid
    except ImportError:
        return
    py3langid.set_languages(list(LANGS))
    yield "py3langid, of the six", lambda text: py3langid.classify(text)[0]


def languages(lines):
    print(f"{'language told rightly':<28}" + "".join(f"{n:>9} lines" for n in TOGETHER) + "      s")
    for peer, find in peers():
        start = time.perf_counter()
        shares = []
        for together in TOGETHER:
            pairs = [(lang, text) for lang in LANGS for text in texts(lines[lang], together)]
            shares.append(sum(find(text) == lang for lang, text in pairs) / len(pairs))
        seconds = time.perf_counter() - start
        print(f"{peer:<28}" + "".join(f"{s:>15.4f}" for s in shares) + f"{seconds:>7.1f}")


def encodings(lines):
    print(f"\n{'encoding: texts misread':<28}" + "".join(f"{n:>9} lines" for n in TOGETHER))
    for lang, names in ENCODINGS.items():
        for name in names:
            row = []
            for together in TOGETHER:
                tried = wrong = 0
                for text in texts(lines[lang], together):
                    data = text.encode(name, "ignore")
                    if data.isascii() and not name.startswith("utf-16"):
                        continue
                    tried += 1
                    try:
                        wrong += decode(data)[0] != data.decode(name)
                    except HexaplaError:
                        wrong += 1
                row.append(f"{wrong} of {tried}")
            print(f"{f'{lang} in {name}':<28}" + "".join(f"{cell:>15}" for cell in row))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="UNv1.0.devset.ar and so on")
    folder = parser.parse_args().folder
    lines = {}
    for lang in LANGS:
        whole = (folder / f"UNv1.0.devset.{lang}").read_text(encoding="utf-8").split("\n")
        lines[lang] = whole[2000:4000]
    languages(lines)
    encodings(lines)


if __name__ == "__main__":
    main()
