"""False alarms of `hexapla check` on correct translations, and errors planted that it finds.

    python benchmarks/checks.py ../shared/data                    false alarms and recall, six pairs
    python benchmarks/checks.py ../shared/data --pairs zh-en,fr-en --only recall

Translations are taken as they stand (`correct.py`): whatever is said of them counts as a false
alarm, also where it is right. Errors are planted by `termbase/checks/spoiling.py`, as `--self-test`
plants them. The termbase is what `hexapla terms` finds in the lines that may be tuned on: names and
terms of several words, at least four times, at least four in five with their usual rendering.

Beside it a checker that compares strings, as many do: a term is there if its letters are, a number
if its digits are.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from correct import correct, joined

from corpora import read_document
from corpora.samples.source import folder
from termbase.checks.catalogue import CHECKS, DEFAULT
from termbase.checks.finding import NOWHERE, Remark
from termbase.checks.passage import Work
from termbase.checks.planting import Planted, self_test
from termbase.checks.running import findings_of, words_in
from termbase.checks.works import documents_again, lines_again, of_documents
from termbase.consistency import usages
from termbase.demo import SAMPLES
from termbase.entry import Entry, Term
from termbase.mining.renderings import find_renderings
from termbase.mining.word_lists import is_han
from termbase.parallel import of_lines

PAIRS = "zh-en,en-fr,en-es,en-ru,en-ar,zh-fr"
TUNED, HELD_OUT = "UN, tuned on", "UN, held out"
_HEADS = (
    "pair   text            words  default  figures  strings    terms  strings   sec.  by check"
)
# Before the rendering of another term it makes one that is not to be used, and stands nowhere.
_REFUSED = {"zh": "旧", "en": "old", "fr": "vieux", "es": "viejo", "ru": "старый", "ar": "قديم"}
_STRINGS = ("number", "percent", "date", "ordinal", "symbol", "term", "forbidden")
_LINES = 4  # that make a paragraph
_OFTEN, _MOSTLY, _WORDS, _HAN = 4, 0.8, 2, 4
_DIGITS = re.compile(r"\d+")


def termbase_of(work: Work) -> list[Entry]:
    """A termbase such as a careful person would keep, out of aligned lines."""
    source, target = work.langs
    sides = [
        [passage.source.text for passage in work.passages],
        [passage.target.text for passage in work.passages],
    ]
    found = usages(find_renderings(of_lines(sides, work.langs, "lines").bitext), {})
    kept = [
        usage
        for usage in found
        if usage.usual.together >= _OFTEN
        and usage.usual.together >= _MOSTLY * usage.term.frequency
        and _is_long(usage.term.text, source)
    ]
    texts = [usage.usual.text for usage in kept]
    return [
        Entry(
            f"e{number}",
            (
                Term(source, usage.term.text),
                Term(target, usage.usual.text),
                Term(target, f"{_REFUSED[target]} {texts[number - 1]}", status="deprecated"),
            ),
        )
        for number, usage in enumerate(kept)
    ]


def _is_long(text: str, lang: str) -> bool:
    return len(text) >= _HAN if is_han(lang) else len(text.split()) >= _WORDS


def literal_numbers(work: Work) -> Iterator[Remark]:
    """Digits of one side that the other has not."""
    for number, passage in enumerate(work.passages):
        here, there = (Counter(_DIGITS.findall(s.text)) for s in (passage.source, passage.target))
        if here != there:
            yield Remark(number, NOWHERE, NOWHERE, f"{here - there} {there - here}")


def literal_terms(work: Work) -> Iterator[Remark]:
    """Terms whose letters are in the source, and of their renderings only refused ones, or none."""
    known = [
        (entry.terms[0].text.casefold(), [(t.text.casefold(), t.status) for t in entry.terms[1:]])
        for entry in work.entries
    ]
    for number, passage in enumerate(work.passages):
        here, there = passage.source.text.casefold(), passage.target.text.casefold()
        for term, renderings in known:
            if term in here:
                found = {status for text, status in renderings if text in there}
                if found != {""}:
                    yield Remark(number, NOWHERE, NOWHERE, f"{term} {sorted(found)}")


def alarms(name: str, work: Work) -> str:
    """What is said of a correct text, in 1,000 words of its source."""
    start = time.process_time()
    found = findings_of(work, DEFAULT)
    took = time.process_time() - start
    terms = [finding for finding in found if finding.code in ("term", "forbidden")]
    literal = [len(list(check(work))) for check in (literal_numbers, literal_terms)]
    figures = [f for f in found if f.code in ("number", "percent", "date", "ordinal", "symbol")]
    words = words_in(work)
    rates = [
        1000 * count / words
        for count in (len(found) - len(terms), len(figures), literal[0], len(terms), literal[1])
    ]
    said = Counter(finding.code for finding in found)
    codes = " ".join(f"{code} {count}" for code, count in said.most_common())
    pair = "-".join(work.langs)
    numbers = " ".join(f"{rate:8.2f}" for rate in rates)
    return f"{pair:6} {name:13} {words:7,} {numbers} {took:6.1f}  {codes}"


@dataclass(frozen=True, slots=True)
class Literal:
    """The checker of strings under the code of one of ours, so that the same errors are planted."""

    code: str

    def __call__(self, work: Work) -> Iterator[Remark]:
        """What it has to say."""
        return (literal_terms if self.code in ("term", "forbidden") else literal_numbers)(work)


def recall(work: Work) -> Iterator[str]:
    """Planted errors that are found, and those that the checker of strings finds."""
    again = partial(lines_again, work)
    ours = [one for one in CHECKS if one.code not in ("scattered", "omitted")]
    strings = [Literal(code) for code in _STRINGS]
    theirs = {(one.code, one.kind): one for one in self_test(work, strings, again)}
    for one in self_test(work, ours, again):
        other = theirs.get((one.code, one.kind))
        yield f"{_line(work, one)}  {f'{other.recall:.2f}' if other else '   -'}"


def recall_of_omissions(work: Work) -> Iterator[str]:
    """Passages and sentences taken out of paragraphs of four lines."""
    paragraphs = joined(work, _LINES)
    checks = [one for one in CHECKS if one.code == "omitted"]
    for one in self_test(paragraphs, checks, partial(lines_again, paragraphs)):
        yield f"{_line(work, one)}     -"


def recall_in_documents(langs: tuple[str, str]) -> Iterator[str]:
    """What loose lines do not have: calls of notes, numbers of paragraphs, symbols. The sample."""
    documents = [read_document(folder() / name) for name in SAMPLES]
    both = [next(d for d in documents if d.lang == lang) for lang in langs]
    work = of_documents(both)
    checks = [one for one in CHECKS if one.code in ("symbol", "note-mark", "numbering")]
    for one in self_test(work, checks, partial(documents_again, work, both)):
        yield f"{_line(work, one)}     -"


def _line(work: Work, one: Planted) -> str:
    pair = "-".join(work.langs)
    counts = f"{one.found:4} of {one.planted:4} {one.recall:6.2f}"
    return f"{pair:6} {one.code:13} {one.kind:12} {counts}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--pairs", default=PAIRS)
    parser.add_argument("--only", choices=("alarms", "recall"), default="")
    given = parser.parse_args()
    for pair in given.pairs.split(","):
        source, target = pair.split("-")
        works = dict(correct(given.data, (source, target)))
        entries = termbase_of(works[TUNED])
        works = {name: replace(work, entries=entries) for name, work in works.items()}
        print(f"\n{pair}: a termbase of {len(entries)} entries")
        if given.only != "recall":
            print(
                "\nsaid of correct text, in 1,000 words of the source; strings: by comparing them"
            )
            print(
                _HEADS, *(alarms(name, work) for name, work in works.items()), sep="\n", flush=True
            )
        if given.only != "alarms":
            print("\nplanted in the lines held out      found       recall  strings")
            for line in recall(works[HELD_OUT]):
                print(line, flush=True)
            print("in four of them together, and in the sample resolution")
            found = chain(
                recall_of_omissions(works[HELD_OUT]), recall_in_documents((source, target))
            )
            for line in found:
                print(line, flush=True)
    print(f"\nsignature: hexapla:{version('hexapla')}|pairs:{given.pairs}|checks:{len(DEFAULT)}")


if __name__ == "__main__":
    main()
