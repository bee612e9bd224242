"""Words pulled out of a PDF: a line is full if the first word of the next had no room on it."""

from __future__ import annotations

import pytest

from corpora.dumps.letter_widths import printed_width
from corpora.dumps.lines import UNTOLD, ends, setting
from corpora.pages.lines import Line
from corpora.reading import read_document

FULL = 60.0  # halves of the type size
FRENCH = (
    "Le comité du village a tenu sa réunion dans la salle de l’école et les familles sont venues.",
    "Il pleut.",
    "Les jeunes ont proposé de planter des arbres le long de la route qui mène au vieux moulin, "
    "et de vendre chaque automne les noix et les pommes au marché de la ville voisine.",
    "Personne ne s’y est opposé, mais plusieurs anciens ont rappelé que la terre appartient à la "
    "commune et que le conseil doit donner son accord avant le printemps.",
    "Le maire a promis de répondre sans tarder et de faire mesurer le terrain par un géomètre qui "
    "connaît bien la vallée et ses anciens chemins.",
    "On a fixé la date de la prochaine réunion et partagé le repas que les voisins avaient apporté "
    "avant de rentrer chacun chez soi par les sentiers.",
)
RUSSIAN = (
    "ссылаясь на решение прошлого собрания, в котором жители поселка просили открыть школу,",
    "с глубоким удовлетворением отмечая, что мастерская работает и зимой, и летом,",
    "принимая во внимание мнение врачей, учителей и всех тех, кто строил мост через реку, "
    "включая приезжих из соседних деревень,",
    "вновь подтверждая, что вода принадлежит всем, кто живет на этом берегу и на другом,",
)


def wrapped(text: str, indent: float = 0.0, full: float = FULL) -> list[str]:
    """Its lines, the first one set in; the blank before it is lost."""
    lines = [""]
    room = full - indent
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if printed_width(longer) > room:
            lines.append(word)
            room = full
        else:
            lines[-1] = longer
    return lines


def read(tmp_path, texts, lang, indent: float = 0.0) -> list[str]:
    file = tmp_path / "dump.txt"
    lines = [line for text in texts for line in wrapped(text, indent)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [f"{p.label} {p.text}".strip() for p in read_document(file, lang=lang).paragraphs]


def lines_of(*texts: str) -> list[Line]:
    return [Line(text, 0, printed_width(text), at, 1) for at, text in enumerate(texts)]


def usual(lost: bool = False):
    return UNTOLD._replace(full=FULL, lost=lost)


@pytest.mark.parametrize("indent", [0.0, 5.0])
def test_a_sentence_that_leaves_room_for_the_next_word_ends_its_paragraph(tmp_path, indent):
    assert read(tmp_path, FRENCH, "fr", indent) == list(FRENCH)


def test_letters_count_by_their_width_and_not_each_for_one():
    narrow, wide = "Il tira le fil, il le lia ici.", "MAMAN A MANGÉ UN BON GÂTEAU OO."[:29] + "."
    assert len(narrow) == len(wide)
    edge = UNTOLD._replace(full=printed_width(wide) + 1)

    for above, told in ((narrow, True), (wide, None)):
        one, other = lines_of(above, "Quand il revint, tous étaient déjà là et")
        assert ends([one], other, None, edge) is told


def test_a_full_line_is_as_wide_as_most_lines_say():
    lines = lines_of(*(line for text in FRENCH for line in wrapped(text)))
    assert max(line.right for line in lines) <= setting(lines).full <= FULL


def test_few_lines_tell_nothing_but_which_is_the_longest():
    lines = lines_of(*wrapped(FRENCH[0]))
    assert setting(lines) == UNTOLD._replace(longest=max(line.right for line in lines))


def test_a_first_line_whose_blanks_were_lost_begins_a_paragraph_under_a_full_line():
    full = "Les trois communes ont signé la charte des rivières à Lyon."
    first, second = "Dans la vallée, les moulins tournaient jour", "et nuit."
    above, below, after = lines_of(full, first, second)
    edge = UNTOLD._replace(full=above.right + 1)

    assert ends([above], below, after, edge) is None
    assert ends([above], below, after, edge._replace(lost=True)) is True


def test_what_is_set_in_as_a_whole_has_a_full_line_of_its_own():
    first, second = wrapped(FRENCH[2], full=FULL - 12)[:2]
    last, below = lines_of(f"{second[:-1]}.", "Plusieurs anciens ont rappelé que")

    assert ends([last], below, None, usual()) is True
    assert ends([*lines_of(first), last], below, None, usual()) is None


@pytest.mark.parametrize(("above", "told"), [("Le moulin", True), (wrapped(FRENCH[2])[0], None)])
def test_what_leaves_much_room_and_is_no_sentence_is_a_heading(above, told):
    one, other = lines_of(above, "Les familles du village")
    assert ends([one], other, None, usual()) is told


def test_a_clause_that_leaves_much_room_is_no_heading():
    above, below = lines_of("Recalling the report (the", "Convention) and the bridge")
    assert ends([above], below, None, usual()) is None


def test_clauses_of_a_russian_preamble_begin_with_small_letters(tmp_path):
    texts = ["Генеральная Ассамблея,", *RUSSIAN, "1. постановляет открыть школу;"]
    assert read(tmp_path, texts, "ru") == texts


def test_what_follows_a_comma_within_a_russian_clause_goes_on():
    above, below = lines_of("отмечая заслуги тех, кто строил мост,", "включая приезжих")
    assert ends([above], below, None, usual()) is None


def test_an_organ_that_does_something_is_no_opening(tmp_path):
    texts = [
        "Совет Безопасности выражает также признательность строителям и врачам, которые работали "
        "зимой, и надеется на их помощь в новом году.",
        "Жители поселка собрались на берегу реки и долго говорили о школе, о мастерской и о мосте, "
        "который обещали построить еще прошлым летом.",
    ]
    lines = ["Совет Безопасности выражает также", *wrapped(texts[0].split("также ")[1])]
    lines += wrapped(texts[1])
    file = tmp_path / "dump.txt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert [p.text for p in read_document(file, lang="ru").paragraphs] == texts


def test_where_geometry_tells_words_do_not():
    above, below = lines_of("отмечая заслуги врачей,", "принимая во внимание просьбу")
    assert ends([above], below, None, usual()) is True
    assert ends([above], below, None, None) is None


def test_a_clause_goes_on_with_a_line_that_is_not_set_in_as_its_first_one_is():
    below = lines_of("вновь подтверждая признание")[0]
    first = Line("вновь подтверждая, что никто не будет забыт,", 4, 64, 0, 1)
    assert ends([first], below, None, usual()) is None
