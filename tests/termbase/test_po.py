"""PO files of gettext and dictionaries like CC-CEDICT: as glossaries, and PO as a draft."""

import pytest

from corpora.errors import UnreadableFile
from termbase.bilingual import read_bilingual
from termbase.formats.catalogue import read
from termbase.formats.format import Wishes
from termbase.gathering import gathered

PO = r"""# French of a program
msgid ""
msgstr ""
"Language: fr_CA\n"
"Content-Type: text/plain; charset=UTF-8\n"

#. where water stands
#: lakes.c:12
msgctxt "map"
msgid "the \"great\" "
"lake"
msgstr "le grand lac"

#, fuzzy, c-format
#| msgid "trees"
msgid "forest"
msgstr "arbres"

msgid "one file"
msgid_plural "many files"
msgstr[0] "un fichier"
msgstr[1] "des fichiers"

#~ msgid "gone"
#~ msgstr "parti"
"""
DICTIONARY = """# a dictionary
電腦 电脑 [dian4 nao3] /computer/machine that reckons/CL:臺|台[tai2]/
合作 合作 [he2 zuo4] /cooperation/
no entry
"""


@pytest.fixture
def put(tmp_path):
    def put(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return put


def test_a_po_file_is_a_draft_whose_guesses_are_no_translations(put):
    found = read_bilingual(put("draft.po", PO))

    assert found.langs == ("en", "fr")
    assert [(unit.source, unit.target) for unit in found.units] == [
        ('the "great" lake', "le grand lac"),
        ("forest", ""),
        ("one file", "un fichier"),
        ("many files", "des fichiers"),
    ]


def test_a_po_file_is_aligned_text(put, tmp_path):
    found = gathered([str(put("draft.po", PO))], [], tmp_path / "none.db")

    assert found.bitext.langs == ("en", "fr")
    assert len(found.bitext.beads) == 3


@pytest.mark.parametrize("name", ["a.po", "a.txt"])
def test_a_po_file_is_a_glossary(put, name):
    found = read(put(name, PO))

    assert [[(t.lang, t.text) for t in entry.terms] for entry in found.entries] == [
        [("en", 'the "great" lake'), ("fr", "le grand lac")],
        [("en", "one file"), ("fr", "un fichier")],
        [("en", "many files"), ("fr", "des fichiers")],
    ]
    assert found.entries[0].note == "where water stands"
    assert "messages without a translation, left out: 1" in found.remarks


def test_a_po_file_without_its_language_asks_for_it(put):
    bare = put("a.po", 'msgid "lake"\nmsgstr "lac"\n')

    with pytest.raises(UnreadableFile, match="names no language; say which"):
        read(bare)
    assert read(bare, wishes=Wishes(("en", "fr"))).entries[0].langs == ("en", "fr")


@pytest.mark.parametrize("text", ['msgid "lake"\nmsgstr ""\n', 'msgid ""\nmsgstr "Language: fr"\n'])
def test_a_po_file_without_translations_is_no_glossary(put, text):
    with pytest.raises(UnreadableFile, match="no message in it is translated"):
        read(put("a.po", text), wishes=Wishes(("en", "fr")))


def test_escapes_of_a_po_file_are_the_signs_they_stand_for(put):
    text = 'msgid "a\\tb\\\\c\\x41\\101"\nmsgstr "d"\n'

    (entry,) = read(put("a.po", text), wishes=Wishes(("en", "fr"))).entries

    assert entry.terms[0].text == "a b\\cAA"


@pytest.mark.parametrize("name", ["d.u8", "d.txt"])
def test_a_chinese_dictionary_is_a_glossary(put, name):
    found = read(put(name, DICTIONARY))

    first, second = found.entries
    assert [(term.lang, term.text) for term in first.terms] == [
        ("zh", "电脑"),
        ("zh-Hant", "電腦"),
        ("en", "computer"),
        ("en", "machine that reckons"),
    ]
    assert dict(first.terms[0].fields) == {"pinyin": "dian4 nao3", "measure words": "臺|台[tai2]"}
    assert second.langs == ("zh", "en")
    assert "lines left out, for they are no entries: 1" in found.remarks


def test_a_chinese_dictionary_may_be_of_another_language(put):
    found = read(put("d.u8", "合作 合作 [he2 zuo4] /Zusammenarbeit/\n"), wishes=Wishes(("de",)))

    assert found.entries[0].langs == ("zh", "de")
