"""Eight genres from files to beads and terms: floors that nothing may fall below."""

import sys
from functools import cache
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
GENRES = sorted(folder.name for folder in (BENCHMARKS / "genres").iterdir() if folder.is_dir())


@pytest.fixture(scope="module")
def genres():
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import genres

        return genres
    finally:
        sys.path.remove(str(BENCHMARKS))


@pytest.fixture(scope="module")
def measured(genres):
    return cache(lambda name: genres.measured(BENCHMARKS / "genres" / name))


@pytest.mark.parametrize("name", GENRES)
def test_a_genre_is_read_aligned_and_mined(measured, name):
    (_, not_whole), links, terms = measured(name)

    assert not_whole == 0
    assert links.right >= 0.985 * links.found
    assert links.right >= 0.985 * links.there
    assert terms.right >= 0.8 * terms.there


def test_of_ten_terms_nine_have_the_expected_rendering(measured):
    counts = [measured(name)[2] for name in ("budget", "summary-record", "treaty-body")]

    assert sum(terms.right for terms in counts) >= 0.9 * sum(terms.there for terms in counts)


def test_a_paragraph_that_is_no_whole_unit_is_counted(genres):
    version = genres.versions(BENCHMARKS / "genres" / "treaty-body")["fr"]
    cut = (
        version.units[:5],
        [unit._replace(text=f"{unit.text} more") for unit in version.units[5:6]],
    )
    changed = genres.Version([*cut[0], *cut[1], *version.units[6:]], version.document)

    assert None not in version.said()
    assert None in changed.said()
