"""How many words of damaged Arabic are put right.

    python benchmarks/lam_alef.py ../shared/data/un/unv1_dev

For the UN Parallel Corpus development set, second half; the first was developed on. Lam-alefs are
turned round and marks set before their letters, as pdftotext gives them.
"""

import argparse
import re
import time
from importlib.metadata import version
from pathlib import Path

from corpora.dumps.lam_alef import is_damaged, put_right

MARKS = "\u064b-\u0652"
TOGETHER = (1, 5, 20)  # lines in one text


def damaged(text):
    text = re.sub(f"ل([{MARKS}]*)([اأإآ])([{MARKS}]*)", r"\1\3\2ل", text)
    return re.sub(f"([^اأإآ{MARKS}\\s]|[اأإآ](?!ل))([{MARKS}]+)", r"\2\1", text)


def words(text):
    return re.findall("[ء-غف-ي]+", re.sub(f"[ـ{MARKS}]", "", text))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    path = parser.parse_args().folder / "UNv1.0.devset.ar"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines = lines[len(lines) // 2 :]
    text = "\n".join(lines)
    start = time.process_time()
    mended, _ = put_right(damaged(text))
    seconds = time.process_time() - start
    rows = list(zip(words(text), words(damaged(text)), words(mended), strict=True))
    turned = [(was, found) for was, given, found in rows if was != given]
    others = [(was, found) for was, given, found in rows if was == given]
    print(f"words turned round      {len(turned):>7,}")
    right = sum(was == found for was, found in turned)
    print(f"  put right             {right:>7,}  {right / len(turned):.4f}")
    print(f"other words             {len(others):>7,}")
    print(f"  changed wrongly       {sum(was != found for was, found in others):>7,}")
    marked = [(w, m) for w, m in zip(text.split(), mended.split(), strict=True)]
    marked = [(was, found) for was, found in marked if re.search(f"[{MARKS}]", was)]
    print(f"words with marks        {len(marked):>7,}")
    print(f"  as they were          {sum(was == found for was, found in marked):>7,}")
    for together in TOGETHER:
        texts = ["\n".join(lines[at : at + together]) for at in range(0, len(lines), together)]
        bad = [damaged(text) for text in texts if re.search("ل[اأإآ]", text)]
        told, sound = sum(map(is_damaged, bad)), sum(map(is_damaged, texts))
        print(f"{together:>2} lines told damaged    {told / len(bad):.4f}  of sound ones {sound}")
    print(f"s                       {seconds:>7.2f}")
    print(f"\nhexapla {version('hexapla')}|wordfreq {version('wordfreq')}")


if __name__ == "__main__":
    main()
