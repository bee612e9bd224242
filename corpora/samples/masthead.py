"""What a resolution of the General Assembly prints above its title and around its pages.

The masthead's distribution line and date are in English in Russian and Arabic documents too, as
the United Nations print them.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpora.document import Lang

SYMBOL = "A/RES/79/236"
JOB = "24-00000"  # no job number of the United Nations; the form is theirs
BAR_CODE = "*2400000*"


@dataclass(frozen=True, slots=True)
class Masthead:
    """One language's page furniture."""

    organisation: str
    organ: str
    distribution: str
    date: str
    session: str
    item: str
    item_title: str
    adopted: tuple[str, str]  # two lines
    notice: str  # that this is not the official text
    recycle: str
    letter: str  # of the language in the job line


MASTHEADS: dict[Lang, Masthead] = {
    "ar": Masthead(
        "الأمم المتحدة",
        "الجمعية العامة",
        "Distr.: General",
        "24 December 2024",
        "الدورة التاسعة والسبعون",
        "البند 23 (ب) من جدول الأعمال",
        "الأنشطة التنفيذية من أجل التنمية: التعاون فيما بين بلدان الجنوب من أجل التنمية",
        ("قرار اتخذته الجمعية العامة", "في 24 كانون الأول/ديسمبر 2024"),
        "ترجمة عمل أُعدت لهذا المشروع، وليست النص الرسمي",
        "الرجاء إعادة استعمال الورق",
        "A",
    ),
    "en": Masthead(
        "United Nations",
        "General Assembly",
        "Distr.: General",
        "24 December 2024",
        "Seventy-ninth session",
        "Agenda item 23 (b)",
        "Operational activities for development: South-South cooperation for development",
        ("Resolution adopted by the General Assembly", "on 24 December 2024"),
        "Working translation made for this project, not the official text",
        "Please recycle",
        "E",
    ),
    "es": Masthead(
        "Naciones Unidas",
        "Asamblea General",
        "Distr. general",
        "24 de diciembre de 2024",
        "Septuagésimo noveno período de sesiones",
        "Tema 23 b) del programa",
        "Actividades operacionales para el desarrollo: cooperación Sur-Sur para el desarrollo",
        ("Resolución aprobada por la Asamblea General", "el 24 de diciembre de 2024"),
        "Traducción de trabajo hecha para este proyecto, no el texto oficial",
        "Se ruega reciclar",
        "S",
    ),
    "fr": Masthead(
        "Nations Unies",
        "Assemblée générale",
        "Distr. générale",
        "24 décembre 2024",
        "Soixante-dix-neuvième session",
        "Point 23 b) de l’ordre du jour",
        "Activités opérationnelles de développement\u202f: coopération Sud-Sud "
        "pour le développement",
        ("Résolution adoptée par l’Assemblée générale", "le 24 décembre 2024"),
        "Traduction de travail établie pour ce projet, et non le texte officiel",
        "Merci de recycler",
        "F",
    ),
    "ru": Masthead(
        "Организация Объединенных Наций",
        "Генеральная Ассамблея",
        "Distr.: General",
        "24 December 2024",
        "Семьдесят девятая сессия",
        "Пункт 23 b) повестки дня",
        "Оперативная деятельность в целях развития: сотрудничество Юг — Юг в целях развития",
        ("Резолюция, принятая Генеральной Ассамблеей", "24 декабря 2024 года"),
        "Рабочий перевод, сделанный для этого проекта, а не официальный текст",
        "Просьба отправить на вторичную переработку",
        "R",
    ),
}
