"""Findings made by hand: a translation into each of the six languages, and one full of malice."""

from itertools import cycle

from termbase.checks.finding import NOWHERE, Finding, Place
from tests.align.small import MALICE

CHECKS = {
    "number": "Numbers of the source that the translation does not have, or has otherwise.",
    "term": "Terms of the termbase that are rendered by something else.",
    "omission": "Paragraphs and sentences that were not translated.",
    "spacing": "Spaces and signs that the language does not write so.",
    "untranslated": "Words of the source's language that stayed.",
}


def place(document, text, paragraph=0, about="", label=None):
    """One side; what the finding is about is found in its text."""
    start = text.index(about) if about else 0
    lang = document.split(".")[1]
    label = f"para. {paragraph + 1}" if label is None else label
    span = (start, start + len(about)) if about else NOWHERE
    return Place(document, lang, paragraph, label, text, span)


LAST = "… to submit a report at its eighty-first session."
LAST_ZH = "请秘书长向大会第八十一届会议提交报告，篇幅不超过12页。"
ZH = "重申大会第70/1号决议，其中会员国商定在2030年之前消除一切形式的贫穷，并鼓励南南合作；"
EN = (
    "Reaffirms its resolution 70/1, in which Member States agreed to end poverty in all its forms "
    "by 2013, and encourages cooperation among southern countries;"
)
FR = "Prend note avec satisfaction du rapport du Secrétaire général ;"
ES = "Toma nota con reconocimiento del report del Secretario General;"
RU = "Просит Генерального секретаря представить доклад на ее восемьдесят второй сессии."
AR = "تطلب إلى الأمين العام أن يقدم تقريرا إلى الجمعية العامة في دورتها الثمانين، في حدود 12 صفحة."

FINDINGS = (
    Finding(
        "number",
        "error",
        "The source says 2030, the translation 2013.",
        place("report.zh.docx", ZH, 3, "2030"),
        place("report.en.docx", EN, 3, "2013"),
        suggestion="2030",
        why="2030 stands nowhere in the translation",
        term="2030",
    ),
    Finding(
        "term",
        "warning",
        "南南合作 is South-South cooperation in the termbase.",
        place("report.zh.docx", ZH, 3, "南南合作"),
        place("report.en.docx", EN, 3, "cooperation among southern countries"),
        suggestion="South-South cooperation",
        why="entry c12, preferred",
        term="南南合作",
    ),
    Finding(
        "spacing",
        "note",
        "French has a no-break space before a semicolon.",
        place("report.en.docx", "Takes note with appreciation of the report;", 4),
        place("report.fr.docx", FR, 4, " ;"),
        suggestion="\u00a0;",
    ),
    Finding(
        "untranslated",
        "warning",
        "“report” is English.",
        place("report.en.docx", "Takes note with appreciation of the report;", 4, "report"),
        place("report.es.docx", ES, 4, "report"),
        suggestion="informe",
        term="report",
    ),
    Finding(
        "number",
        "error",
        "The source says eighty-first, the translation 82.",
        place("report.en.docx", LAST, 5, "eighty-first"),
        place("report.ru.docx", RU, 5, "восемьдесят второй"),
        suggestion="восемьдесят первой",
        term="81",
    ),
    Finding(
        "number",
        "error",
        "The source says eighty-first, the translation 80.",
        place("report.zh.docx", LAST_ZH, 5, "第八十一届"),
        place("report.ar.docx", AR, 5, "الثمانين"),
        suggestion="الحادية والثمانين",
        term="81",
    ),
    Finding(
        "omission",
        "error",
        "The paragraph was not translated.",
        place("report.ar.docx", "تقرر أن تبقي المسألة قيد نظرها.", 6),
        place("report.zh.docx", "", 6, label=""),
    ),
)  # fmt: skip


def _hostile():
    words = cycle(MALICE)
    for severity in ("error", "warning", "note"):
        for text in MALICE:
            said = [next(words) for _ in range(6)]
            source = Place(said[0], "zh", 0, said[1], f"{text} 南 {said[2]}", (0, len(text)))
            target = Place(said[3], "ar", 0, text, f"ab {text}", (3, 3 + len(text)))
            yield Finding(said[4], severity, said[5], source, target, text, said[2], said[0])


HOSTILE = tuple(_hostile())
