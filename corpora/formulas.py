"""Words by which an eye knows the parts of a document, in the six languages.

    The General Assembly,           opens a resolution
    Seventy-ninth session           stands in a masthead
    55th plenary meeting            closes a resolution
    Annex II                        opens an annex
    Table 3                         stands over a table

Each is a table from language to a pattern; English serves for languages beyond the six. The tables
are in `data/formulas.toml`.
"""

from __future__ import annotations

import re

from corpora.data_tables import data_table
from corpora.document import Lang
from corpora.language import HAN
from corpora.words.han_forms import either

# In the masthead of every language; "Original: English" stands in it in that language's words.
EVERYWHERE = (
    r"Distr\b|Original\b|Dist[.:]|Date ?:|\d{1,2} \w+ \d{4}$|\[.*\]$|[A-Z]{1,5}(?:/[\w.()-]+)+\*?$"
)


def _table(name: str) -> dict[Lang, str]:
    given = data_table("corpora", "formulas")[name]
    patterns = {lang: "".join(pieces) for lang, pieces in given.items()}
    return patterns | {"zh": either(patterns["zh"])}


OPENINGS = _table("openings")
MASTHEADS = _table("mastheads")
ADOPTED = _table("adopted")
PREAMBLES = _table("preambles")
CLOSINGS = _table("closings")
VOTES = _table("votes")
DATES = _table("dates")
ANNEXES = _table("annexes")
CAPTIONS = _table("captions")
CLAUSES = _table("clauses")


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
