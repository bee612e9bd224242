"""Lines with printed numbers, which another version counts otherwise."""

import pytest

from align import align_segments
from align.evidence.lengths import measures
from align.evidence.structure import Standing
from align.numbered import without_numbers
from align.pairing import side_of
from tests.align.versions import spans_of

MEETING = {
    "en": [
        "The meeting was called to order at 10 a.m.",
        "Election of officers",
        "The Committee elected a chair and two vice-chairs.",
        "Agenda",
        "The agenda was adopted as orally revised.",
        "Water supply",
        "Half of the villages had no clean water in the dry season.",
        "Schools",
        "Three new schools would be opened before winter.",
        "Roads",
        "The bridge over the river had been rebuilt in stone.",
        "Closing",
    ],
    "fr": [
        "La séance est ouverte à 10 heures.",
        "Élection du bureau",
        "Le Comité élit un président et deux vice-présidents.",
        "Ordre du jour",
        "L'ordre du jour, tel que révisé oralement, est adopté.",
        "Approvisionnement en eau",
        "La moitié des villages n'ont pas d'eau propre pendant la saison sèche.",
        "Écoles",
        "Trois nouvelles écoles ouvriront avant l'hiver.",
        "Routes",
        "Le pont sur le fleuve a été reconstruit en pierre.",
        "Clôture",
    ],
    "ru": [
        "Заседание открывается в 10 часов.",
        "Выборы должностных лиц",
        "Комитет избирает председателя и двух его заместителей.",
        "Повестка дня",
        "Повестка дня с внесенными в нее устными изменениями утверждается.",
        "Водоснабжение",
        "Половина деревень не имеет чистой воды в сухой сезон.",
        "Школы",
        "Три новые школы откроются до наступления зимы.",
        "Дороги",
        "Мост через реку восстановлен в камне.",
        "Закрытие",
    ],
}
NEW = {"fr": "Santé", "ru": "Здравоохранение"}


def numbered(lines):
    return [f"{at}. {line}" for at, line in enumerate(lines, 1)]


@pytest.mark.parametrize("lang", ["fr", "ru"])
@pytest.mark.parametrize(("lost", "new"), [(1, 5), (4, 9), (8, 6)])
def test_lines_that_a_later_version_numbers_otherwise_are_paired_by_what_they_say(lang, lost, new):
    kept = [at for at in range(12) if at != lost]
    later = [MEETING[lang][at] for at in kept]
    later.insert(kept.index(new), NEW[lang])
    pairs = [(at, place + (at >= new)) for place, at in enumerate(kept)]

    found = align_segments([numbered(MEETING["en"]), numbered(later)], ("en", lang))

    assert spans_of(found) == {((i, i + 1), (j, j + 1)) for i, j in pairs}


def test_only_numbers_that_count_on_are_set_apart():
    years = ["1919. The war is over.", "1933. Prices fall.", "1945. Peace.", "1946. Rebuilding."]

    assert without_numbers(years) == (years, ())
    assert without_numbers(["7) a", "8) b", "c", "9) d", "10) e"])[0] == ["a", "b", "c", "d", "e"]


def test_a_numbered_line_does_not_go_on_from_the_one_before():
    lines = ["Tasks of the Committee", "to elect a chair", "to adopt the agenda"]
    (measure,) = measures(["en"], [lines])
    known = [Standing(""), Standing("", "2"), Standing("")]

    assert side_of(lines, "en", measure, structure=known).edges.tolist() == [0, 0, 1, 0]
