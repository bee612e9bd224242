"""What a program puts something in the place of: it must be there in the translation, too."""

import pytest

from termbase.bilingual import read_bilingual
from termbase.bilingual.placeholders import placeholders
from termbase.checks.running import chosen, findings_of
from termbase.checks.works import of_units

XLIFF = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en" target-language="fr" datatype="plaintext"><body>
<trans-unit id="1"><source>Open {name} in <g id="7">%s</g></source>
<target>Ouvrir {nom} dans <g id="7">%s</g></target></trans-unit>
</body></file></xliff>"""


def said(path):
    work = of_units(read_bilingual(path, ("en", "fr")))
    return [finding.message for finding in findings_of(work, chosen(["tags"]))]


def draft(tmp_path, *messages):
    path = tmp_path / "draft.po"
    path.write_text('msgid ""\nmsgstr "Language: fr\\n"\n\n' + "\n\n".join(messages), "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("%s and %(count)d of %1$s", ["%s", "%(count)d", "%1$s"]),
        ("{} {0} {name} {when:%Y} ${name} {{ user.name }}",
         ["{}", "{0}", "{name}", "{when:%Y}", "${name}", "{{ user.name }}"]),
        ("$1 wrote %@, %1 and %.2f", ["$1", "%@", "%1", "%.2f"]),
        ("%%s is no placeholder, %%%d has one", ["%d"]),
        ("50 % de 100%, 5%d'eau, $5 million, $1.50, {see the note}", []),
    ],
)  # fmt: skip
def test_placeholders_are_told_from_other_signs(text, names):
    assert [tag.name for tag in placeholders(text)] == names
    assert all(text.startswith(tag.name, tag.at) for tag in placeholders(text))


def test_a_placeholder_that_is_lost_or_another_is_said(tmp_path):
    path = draft(
        tmp_path,
        'msgid "%(count)d files in {folder}"\nmsgstr "%(nombre)d fichiers dans {folder}"',
        'msgid "Open %s"\nmsgstr "Ouvrir"',
        'msgid "Open %d of %s"\nmsgstr "De %s, ouvrir %d"',
        'msgid "Close %s"\nmsgstr ""',
    )

    assert said(path) == [
        "The placeholder %(count)d is lost in the translation.",
        "The placeholder %(nombre)d is not in the source.",
        "The placeholder %s is lost in the translation.",
    ]


def test_what_is_said_of_one_thing_may_have_the_placeholders_of_the_plural_or_none(tmp_path):
    path = draft(
        tmp_path,
        'msgid "one file"\nmsgid_plural "%d files"\nmsgstr[0] "%d fichier"\nmsgstr[1] "fichiers"',
        'msgid "%d hour"\nmsgid_plural "%d hours"\nmsgstr[0] "une heure"\nmsgstr[1] "%d heures"',
    )

    assert said(path) == ["The placeholder %d is lost in the translation."]


def test_placeholders_of_an_xliff_file_are_compared_beside_its_tags(tmp_path):
    path = tmp_path / "draft.xlf"
    path.write_text(XLIFF, "utf-8")

    assert sorted(said(path)) == [
        "The placeholder {name} is lost in the translation.",
        "The placeholder {nom} is not in the source.",
    ]
