"""How much `check` says of correct text, and how many planted errors it finds; pinned both."""

import sys
from functools import partial
from pathlib import Path

import pytest

from termbase.checks.catalogue import CHECKS
from termbase.checks.planting import self_test
from termbase.checks.running import findings_of, words_in
from termbase.checks.works import lines_again

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DATA.exists(), reason="the measuring data does not lie beside it"),
]
PAIRS = [("zh", "en"), ("en", "ar")]
FLOORS = {
    ("number", "changed"): 0.97,
    ("date", "changed"): 0.95,
    ("date", "dropped"): 0.95,
    ("verb", "softened"): 0.9,
    ("country", "swapped"): 0.9,
    ("body", "swapped"): 0.85,
    ("enclosures", "unbalanced"): 0.95,
    ("untranslated", "in part"): 0.95,
    ("omitted", "passage"): 0.98,
}


@pytest.fixture(scope="module")
def works():
    """The development lines that nothing was tuned on, and the short texts, by pair."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from correct import correct

        yield {pair: dict(correct(DATA, pair)) for pair in PAIRS}
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_of_correct_text_little_is_said(works, pair):
    for name, work in works[pair].items():
        alarms = len(findings_of(work))

        assert alarms <= max(2, 1.05 * words_in(work) / 1000), name


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_planted_errors_are_found(works, pair):
    work = works[pair]["UN, held out"]
    checks = [one for one in CHECKS if one.code != "scattered"]

    found = {
        (p.code, p.kind): p.recall for p in self_test(work, checks, partial(lines_again, work))
    }

    assert {kind: recall for kind, recall in found.items() if recall < FLOORS.get(kind, 0)} == {}
    assert found.keys() >= FLOORS.keys()
