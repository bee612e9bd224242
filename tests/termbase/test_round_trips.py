"""What is written comes back, but for what the format says that it cannot carry."""

import os

import pytest
from hypothesis import HealthCheck, assume, given, settings
from lxml import etree

from termbase.entry import Definition, Entry, Term
from termbase.formats.catalogue import FORMATS, chosen_langs, read, write
from termbase.formats.format import Settings, Wishes
from termbase.keeping.tidying import tidied
from tests.align.versions import SHARED
from tests.termbase.orderly import orderly
from tests.termbase.tbx_rules import problems

BOTH = [form for form in FORMATS.values() if form.read and form.write]
MANY = [form for form in BOTH if not form.pair]
PAIRS = [form for form in BOTH if form.pair]
ANY = settings(
    max_examples=int(os.environ.get("HEXAPLA_EXAMPLES", "25")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
WHEN = "2026-01-15T10:00:00Z"


def name(form):
    return form.name


def there_and_back(entries, form, langs, folder):
    """What was written, as the format says it carries it, and what was read."""
    kept = Settings("a title", "a source", langs, WHEN)
    pieces, _ = write(entries, form, kept)
    path = folder / f"terms{form.suffixes[-1]}"
    path.write_bytes(b"".join(pieces))
    chosen = chosen_langs(entries, langs)
    if form.pair:
        chosen = [entry for entry in chosen if len(entry.langs) == 2]
    return form.carried(tidied(chosen), kept), read(path, form.name, Wishes(langs)).entries


@pytest.mark.parametrize("form", MANY, ids=name)
@ANY
@given(entries=orderly())
def test_any_entries_come_back(form, entries, tmp_path):
    assume(entries)

    carried, back = there_and_back(entries, form, (), tmp_path)

    assert back == carried


@pytest.mark.parametrize("form", MANY, ids=name)
def test_terms_in_languages_that_no_heading_tells_come_back(form, tmp_path):
    langs = ("en", "no", "id", "zu", "yue")
    terms = (Term(lang, f"word {lang}", note="" if lang == "en" else "n") for lang in langs)
    entries = (Entry("c1", tuple(terms), definitions=(Definition("d", lang="zu"),)),)

    carried, back = there_and_back(entries, form, (), tmp_path)

    assert back == carried
    assert back[0].langs == langs


@pytest.mark.parametrize("form", PAIRS, ids=name)
@ANY
@given(entries=orderly(("zh", "en")))
def test_any_pairs_come_back(form, entries, tmp_path):
    both = [entry for entry in entries if len(entry.langs) == 2]
    assume(both)

    carried, back = there_and_back(entries, form, ("zh", "en"), tmp_path)

    assert back == carried


@ANY
@given(entries=orderly())
def test_any_entries_make_a_file_of_version_3_that_is_in_order(entries):
    assume(entries)

    assert problems(b"".join(write(entries, FORMATS["tbx3"], Settings())[0])) == ()


SCHEMAS = {
    "tbx3": "LTAC-Global/TBX_Core_RNG/TBXcoreStructV03.rng",
    "tbx2": "v2/doc/reference/TBX-resources/TBX_RNGV02.rng",
}


@pytest.mark.shared
@pytest.mark.parametrize("name", SCHEMAS)
@ANY
@given(entries=orderly())
def test_any_entries_make_a_file_that_is_valid(name, entries):
    place = SHARED / "data/schemas/tbx" / SCHEMAS[name]
    if not place.exists():
        pytest.skip("the published schemas do not lie beside the project")
    assume(entries)

    data = b"".join(write(entries, FORMATS[name], Settings())[0])

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    etree.RelaxNG(etree.parse(place)).assertValid(etree.fromstring(data, parser))
