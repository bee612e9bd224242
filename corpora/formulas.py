"""Words by which an eye knows the parts of a document, in the six languages.

    The General Assembly,           opens a resolution
    Seventy-ninth session           stands in a masthead
    55th plenary meeting            closes a resolution
    Annex II                        opens an annex
    Table 3                         stands over a table

Each is a table from language to a pattern; English serves for languages beyond the six.
"""

from __future__ import annotations

import re

from corpora.document import Lang
from corpora.language import HAN
from corpora.words.han_forms import either

OPENINGS = {
    "ar": r"(?:إن |ان )?(?:الجمعية العامة|(?:ال)?(?:مجلس|لجنة|مؤتمر|هيئة|اجتماع)\b.{0,90})[،,]?",
    "en": r"The General Assembly[,.]?|The [A-Z][^.;:]{3,110},",
    "es": r"(?:La|El|Las|Los) [A-ZÁÉÍÓÚ][^.;:]{3,110},|La Asamblea General",
    "fr": r"(?:L['’]|Le |La |Les )[A-ZÉÀ][^.;:]{3,110},|L['’]Assemblée générale",
    "ru": r"(?:Генеральная Ассамблея|(?:Экономический и Социальный )?Совет\b.{0,60}|"
    r"(?:Комиссия|Комитет|Конференция|Ассамблея|Совещание)\b.{0,110}),?",
    "zh": either(r"大会|(?!第).{0,24}(?:大会|理事会|委员会|会议)[，,]"),
}
MASTHEADS = {
    "ar": r"الأمم المتحدة|الدورة |السنة |البند |الجمعية العامة|مجلس |قرار اتخذت?ه|Distr|التوزيع",
    "en": r"United Nations|General Assembly|Security Council|Economic and Social Council|.{0,40}"
    r"(?:session\b|-\w+ year$)|Agenda items? |Items? \d|"
    r"Resolution adopted|Decision adopted|.{0,30}Committee$",
    "es": r"Naciones Unidas|Asamblea General|Consejo de Seguridad$|"
    r"Consejo Económico y Social$|.{0,40}período .{0,20}de sesiones|Temas? \d|"
    r".{0,30}[a-zé]{2}o año$|"
    r"Resolución aprobada|.{0,30}Comisión$",
    "fr": r"Nations Unies|Assemblée générale|Conseil de sécurité$|"
    r"Conseil économique et social$|.{0,40}session\b|.{0,30}ième année$|"
    r"Points? \d|Résolution adoptée|.{0,30}Commission$",
    "ru": r"Организация Объединенных Наций|Генеральная Ассамблея|Совет Безопасности$|"
    r"Экономический и Социальный Совет$|.{0,40}сессия|.{0,30}[ыои]й год$|"
    r"Пункты? \d[^,]{0,40}повестки|Резолюция, принятая|.{0,30}комитет$",
    "zh": either(
        r"联合国$|大会$|安全理事会$|经济及社会理事会$|第.{1,8}届会议|第.{1,6}年$|"
        r"议程项目|.{4,20}大会决议|第.{1,3}委员会$"
    ),
}
# In the masthead of every language; "Original: English" stands in it in that language's words.
EVERYWHERE = (
    r"Distr\b|Original\b|Dist[.:]|Date ?:|\d{1,2} \w+ \d{4}$|\[.*\]$|[A-Z]{1,5}(?:/[\w.()-]+)+\*?$"
)
# Under the title of a resolution of the Security Council: where and when it was adopted.
ADOPTED = {
    "ar": r"(?:الذي |التي )?(?:اتخذه|اتخذته|اعتمده|اعتمدته) .*",
    "en": r"Adopted (?:by|at|on) .*",
    "es": r"Aprobad[ao] (?:por|en) .*",
    "fr": r"Adoptée? (?:par|à|le) .*",
    "ru": r"[Пп]ринят[аоы]я? .*",
    "zh": either(r".*通过"),
}
PREAMBLES = {  # stands between the title of a treaty and what opens its preamble
    "ar": r"(?:ال)?ديباجة",
    "en": r"Preamble",
    "es": r"Preámbulo",
    "fr": r"Préambule",
    "ru": r"Преамбула",
    "zh": r"序言|序文",
}
CLOSINGS = {
    "ar": r"الجلسة العامة|جلسة عامة|^الجلسة [\d٠-٩]+$",
    "en": r"plenary meeting|^\d+(?:st|nd|rd|th) (?:\w+ )?meeting$",
    "es": r"sesión plenaria|^\d+[ªa]\.? sesión$",
    "fr": r"séance plénière|^\d+[eᵉ] séance$",
    "ru": r"пленарное заседание|^\d+-е заседание$",
    "zh": either(r"第\s?\d+\s?次全体会议|^第\s?\d+\s?次会议$"),
}
VOTES = {  # "[Adopted without a vote.]", under the date
    "ar": r"\[(?:اعتُ?مد|اتُ?خذ).*\]",
    "en": r"\[Adopted .*\]",
    "es": r"\[Aprobad[ao] .*\]",
    "fr": r"\[Adoptée? .*\]",
    "ru": r"\[Принят[аоы] .*\]",
    "zh": either(r"\[.*通过。?\]"),
}
DATES = {
    "ar": r"\d{1,2} [\u0621-\u064a/ ]+ \d{4}",
    "en": r"\d{1,2} [A-Z][a-z]+ \d{4}",
    "es": r"\d{1,2} de [a-z]+ de \d{4}",
    "fr": r"(?:\d{1,2}|1er|1ᵉʳ) [a-zéû]+ \d{4}",
    "ru": r"\d{1,2} [а-я]+ \d{4}(?: года)?",
    "zh": either(r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"),
}
ANNEXES = {
    "ar": r"(?:ال)?(?:مرفق|تذييل|ضميمة)(?: \S{1,10}){0,2}",
    "en": r"(?:Annex|Appendix|Enclosure)(?: [IVXLC\d]{1,5}| [A-Z])?",
    "es": r"(?:Anexo|Apéndice)(?: [IVXLC\d]{1,5}| [A-Z])?",
    "fr": r"(?:Annexe|Appendice|Pièce jointe)(?: [IVXLC\d]{1,5}| [A-Z])?",
    "ru": r"(?:Приложение|Добавление)(?: [IVXLC\d]{1,5})?",
    "zh": either(r"(?:附件|附录|附文)\s?(?:[一二三四五六七八九十\d]{1,3})?"),
}
CAPTIONS = {  # on a line of their own; what the table shows is under them
    "ar": r"(?:ال)?(?:جدول|شكل|إطار|خريطة)(?: (?:رقم )?\S{1,8})",
    "en": r"(?:Table|Figure|Box|Chart|Map)s? [IVXLC\d]{1,5}(?:\.\d{1,3})?",
    "es": r"(?:Cuadro|Figura|Recuadro|Gráfico|Mapa)s? [IVXLC\d]{1,5}(?:\.\d{1,3})?",
    "fr": r"(?:Tableau|Figure|Encadré|Graphique|Carte)x? [IVXLC\d]{1,5}(?:\.\d{1,3})?",
    "ru": r"(?:Таблица|Рисунок|Диаграмма|Вставка|Карта) [IVXLC\d]{1,5}(?:\.\d{1,3})?",
    "zh": either(r"(?:表|图|插文|方框)\s?[一二三四五六七八九十\dIVX]{1,4}(?:\.\d{1,3})?"),
}

# What a clause of a preamble begins with, where it cannot go on from the line above.
CLAUSES = {
    "ar": r"و?إذ ",
    "en": r"(?!Beijing|During|King|Spring|Nothing)[A-Z][a-z]+ing (?!Group|Party|Committee)|"
    r"(?:Whereas|Alarmed|Aware|Cognizant|Committed|Concerned|Conscious|Convinced|Determined|Encouraged|"
    r"Guided|Mindful|Resolved|(?:Deeply|Fully|Gravely|Seriously|Strongly) [a-z]+(?:ed|ing|ful)) ",
    "es": r"(?!Cuando|Fernando)[A-ZÁÉÍÓÚ][a-záéíóúñ]+(?:ando|iendo|yendo) |"
    r"(?:Alarmad|Consciente|Convencid|Decidid|Guiad|Preocupad|Profundamente|Resuelt)\w* ",
    "fr": r"(?:Se |S['’]|(?!Avant|Cependant|Devant|Durant|Pendant)[A-ZÉ])[a-zéèêçô]+ant |"
    r"(?:Consciente?|Convaincue?|Déterminée?|Guidée?|Préoccupée?|Profondément|Résolue?|Vivement) ",
    "ru": r"(?:принимая во внимание|руководствуясь|сознавая|ссылаясь на) ",
    "zh": either(r"鉴于|铭记|念及|深信"),
}


def pattern_of(table: dict[Lang, str], lang: Lang) -> str:
    """The pattern of a language; that of English for those beyond the six."""
    return table.get(lang, table["en"])


def matches(table: dict[Lang, str], lang: Lang, text: str) -> bool:
    """Whether the whole text is such a formula.

    >>> matches(ANNEXES, "fr", "Annexe II"), matches(ANNEXES, "fr", "Annexe du rapport")
    (True, False)
    """
    return bool(re.fullmatch(f"(?:{pattern_of(table, lang)})", text))


def begins_clause(text: str) -> bool:
    """Whether a line, in whatever language, begins as clauses of a preamble do.

    >>> begins_clause("Reaffirming also its resolution"), begins_clause("Beijing and Nairobi")
    (True, False)
    """
    return any(re.match(pattern, text) for pattern in CLAUSES.values())


# In Russian they begin with a small letter, and only their first words tell them.
_SMALL_CLAUSE = re.compile(
    r"(?:(?:вновь|высоко|глубоко|далее|настоятельно|особо|полностью|решительно|также|хорошо|"
    r"со? (?:[а-я]+ )?[а-я]+(?:ием|остью|ом|вой|гой)) )*"
    r"(?:будучи|выражая|действуя|желая|заслушав|заявляя|изучив|имея в виду|испытывая|исходя|"
    r"констатируя|напоминая|обращая|одобряя|опираясь|определив|осознавая|осуждая|отдавая|отмечая|"
    r"оценивая|памятуя|повторяя|подтверждая|подчеркивая|поддерживая|полагая|получив|признавая|"
    r"призывая|принимая|приветствуя|рассмотрев|руководствуясь|сознавая|ссылаясь|стремясь|считая|"
    r"указывая|учитывая|(?:встревож|обеспоко|ободр|озабоч|преисполн|убежд)енн[а-я]+)\b"
)


def begins_small_clause(text: str) -> bool:
    """Whether a line begins as clauses of a Russian preamble do, with a small letter.

    >>> begins_small_clause("вновь подтверждая резолюцию"), begins_small_clause("включая детей")
    (True, False)
    """
    return bool(_SMALL_CLAUSE.match(text))


def stands_alone(text: str) -> bool:
    """Whether a line, in whatever language, is a paragraph: the opening, or the meeting.

    >>> stands_alone("The General Assembly,"), stands_alone("55th plenary meeting")
    (True, True)
    """
    if len(text) > 40:
        return False
    ended = text.endswith((",", "،", "，", "."))  # else it goes on: "The Council also decides"
    opening = ended and any(re.fullmatch(pattern, text) for pattern in OPENINGS.values())
    meeting = any(re.search(pattern, text) for pattern in CLOSINGS.values())
    return opening or meeting


_NAME = r"(?: (?:[^\W\d_a-zа-я][\w.’'-]*|d[aeiou]s?|del|v[ao]n|der|den|bin|ben|al|el|la|y|e))"
_IN_BRACKETS = r"(?: ?[(（][^()（）:：]{2,60}[)）])"
_SPEECH = re.compile(
    rf"(?:(?:(?:Mr|Ms|Mrs|Dr|M|Sr|Sra|(?:El|La) Sra?)\.|M(?:me|lle)|Г-(?:н|жа)){_NAME}{{1,6}}"
    r"|(?:The|Le|La|El) (?:Acting )?(?:President[ea]?|Présidente?|Chair(?:man|person)?)"
    r"|Председатель|(?:代理)?主席|الرئيسة?"
    + either(rf"|[{HAN}·•-]{{1,20}}(?:先生|女士)")
    + rf"|السيدة? [^\s:،.][^:،.]{{2,40}}(?= ?\()){_IN_BRACKETS}*(?: \[[^\]]+\])?\s?[:：]"
)


def begins_speech(text: str) -> bool:
    """Whether a line begins as what someone says does in a record, in whatever language.

    >>> begins_speech("Mr. Okafor (Nigeria): We thank"), begins_speech("Mr. Okafor said this: We")
    (True, False)
    """
    return bool(_SPEECH.match(text))


def is_caption(text: str) -> bool:
    """Whether a line, in whatever language, is the number of a table or figure: "Table 3"."""
    return any(re.fullmatch(pattern, text) for pattern in CAPTIONS.values())


def is_captioned(text: str) -> bool:
    """Whether a line begins with a word and its number, as sections do: "Action 5. We will …".

    >>> is_captioned("Action 5. We will invest"), is_captioned("see target 5. We will")
    (True, False)
    """
    return text[:1].isupper() and bool(_CAPTIONED.match(text))


_CAPTIONED = re.compile(r"[^\W\d_]{4,} \d{1,3}\. +[^\W\d_]")
