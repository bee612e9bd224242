"""Each check on what it must speak of and what it must let stand, in six languages."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from align.encoder import load_encoder
from corpora.document import Document, Paragraph
from corpora.sentences import split_sentences
from termbase.checks import figures, omissions, scatter, tags, terms
from termbase.checks.passage import Passage, Tag, Text, Work
from termbase.checks.works import of_documents
from termbase.entry import Entry, Term

CASES = Path(__file__).parents[1] / "cases/checks"
FIGURES = {
    "number": figures.numbers,
    "percent": figures.percentages,
    "date": figures.dates,
    "ordinal": figures.ordinals,
    "symbol": figures.symbols,
}
CHECKS = FIGURES | {
    "term": terms.missing_terms,
    "forbidden": terms.forbidden_terms,
    "omitted": omissions.omitted,
    "added": omissions.added,
    "duplicated": omissions.duplicated,
    "moved": omissions.moved,
    "tags": tags.tags,
    "scattered": scatter.scattered_terms,
}
ALIGNED = ("omitted", "added", "moved")
TAG = re.compile("<(/?[gx][0-9])/?>")


def cases():
    for code in CHECKS:
        for case in json.loads((CASES / f"{code}.json").read_text(encoding="utf-8")):
            marks = (
                [pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else []
            )
            said = case.get("note") or (listed(case["target"]) or [""])[0][:30]
            verdict = "fires" if case["fires"] else "silent"
            label = f"{code} {'-'.join(case['langs'])} {verdict}: {said}"
            yield pytest.param(code, case, marks=marks, id=label)


def listed(one):
    return one if isinstance(one, list) else [one]


def entry(number, terms):
    """{"zh": "南南合作", "en": ["South-South cooperation", {"text": …, "status": …}]}."""
    named = [
        Term(lang, **(one if isinstance(one, dict) else {"text": one}))
        for lang, known in terms.items()
        for one in listed(known)
    ]
    return Entry(f"c{number}", tuple(named))


def text_of(written, lang):
    """A text, its tags taken out: "See <g1>paragraph 4</g1>"."""
    pieces = TAG.split(written)
    ends = ("".join(pieces[: n + 1 : 2]) for n in range(0, len(pieces) - 1, 2))
    found = tuple(Tag(len(end), name) for end, name in zip(ends, pieces[1::2], strict=True))
    return Text("".join(pieces[::2]), lang, tags=found)


def document(texts, lang):
    made = [Paragraph(text, sentences=split_sentences(text, lang)) for text in texts]
    return Document("", lang, tuple(made))


@cache
def encoder():
    return load_encoder()


def work_of(code, case):
    sides = [listed(case[side]) for side in ("source", "target")]
    source, target = case["langs"]
    if code in ALIGNED and len(sides[0]) > 1 and "moved" not in case:
        both = [document(texts, lang) for texts, lang in zip(sides, case["langs"], strict=True)]
        return of_documents(both, encoder=encoder())
    pairs = [*zip(*sides, strict=True), *case.get("usual", ())]
    moved = case.get("moved", ())
    passages = [
        Passage(text_of(here, source), text_of(there, target), moved=number in moved)
        for number, (here, there) in enumerate(pairs)
    ]
    return Work(
        (source, target),
        passages,
        entries=[entry(number, terms) for number, terms in enumerate(case.get("terms", ()))],
        witnesses=[
            [Text(text, lang) for text in texts]
            for lang, texts in case.get("witnesses", {}).items()
        ],
        whole=not case.get("loose"),
    )


@pytest.mark.parametrize(("code", "case"), list(cases()))
def test_a_check_speaks_where_it_should_and_nowhere_else(code, case):
    work = work_of(code, case)
    checks = FIGURES.values() if code in FIGURES and not case["fires"] else [CHECKS[code]]

    remarks = [remark for check in checks for remark in check(work)]

    assert bool(remarks) == case["fires"], [remark.message for remark in remarks]
    for remark in remarks[:1]:
        passage = work.passages[remark.passage]
        stretches = [
            passage.source.text[slice(*remark.source)],
            passage.target.text[slice(*remark.target)],
        ]
        assert stretches == case.get("spans", stretches)
        assert remark.term == case.get("term", remark.term)


def test_each_language_has_three_cases_either_way():
    for code in (*FIGURES, "term", "forbidden"):
        found = json.loads((CASES / f"{code}.json").read_text(encoding="utf-8"))
        for lang in ("zh", "en", "fr", "es", "ru", "ar"):
            for fires in (True, False):
                those = [c for c in found if c["langs"][1] == lang and c["fires"] == fires]
                assert len(those) >= 3, (code, lang, fires)
