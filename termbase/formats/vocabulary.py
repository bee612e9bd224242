"""The words that files have for a status, a part of speech, a type of term: one word each.

>>> STATUS.find("preferredTerm-admn-sts"), STATUS.find("forbidden"), STATUS.find("obsolete")
('preferred', 'deprecated', 'superseded')
>>> PART_OF_SPEECH.find("n."), TERM_TYPE.find("Abbrev")
('noun', 'abbreviation')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast, get_args

from termbase.entry import Status

STATUSES: tuple[Status, ...] = get_args(Status)[1:]


class Words:
    """A closed list of words, and what else they are called."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.known = tuple(names)
        self._found = {
            _key(name): word for word, others in names.items() for name in (word, *others.split())
        }

    def find(self, name: str) -> str:
        """The word that is meant; "" where it is none of the list."""
        return self._found.get(_key(name), "")


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


STATUS = Words(
    {
        "preferred": "preferredTerm-admn-sts preferredTerm approved recommended standardized "
        "standardizedTerm-admn-sts legalTerm-admn-sts regulatedTerm-admn-sts 首选 recommandé",
        "admitted": "admittedTerm-admn-sts admittedTerm provisional alternative allowed 允许",
        "deprecated": "deprecatedTerm-admn-sts deprecatedTerm non-standard notRecommended "
        "forbidden rejected disallowed unacceptable do-not-use 禁用",
        "superseded": "supersededTerm-admn-sts supersededTerm obsolete outdated 旧称",
    }
)
PART_OF_SPEECH = Words(
    {
        "noun": "n nom sustantivo существительное 名词 اسم substantive nounphrase",
        "verb": "v verbe verbo глагол 动词 فعل",
        "adjective": "adj adjectif adjetivo прилагательное 形容词 صفة",
        "adverb": "adv adverbe adverbio наречие 副词 ظرف",
        "other": "",
    }
)
TERM_TYPE = Words(
    {
        "fullForm": "fullname formal",
        "acronym": "initialism sigle sigla",
        "abbreviation": "abbrev abbr abréviation",
        "shortForm": "shortname short",
        "variant": "spellingvariant",
        "phrase": "setphrase phraseologicalunit",
    }
)
_RELIABILITY = {  # IATE has four grades, and these numbers for them in its TBX
    "minimum reliability": 1,
    "reliability not verified": 6,
    "reliable": 9,
    "very reliable": 10,
}


def status_of(name: str) -> Status:
    """The status that is meant; "" where it is not known."""
    return cast(Status, STATUS.find(name))


def reliability_of(text: str) -> int:
    """A grade from 1 to 10; 0 where there is none.

    >>> reliability_of("Very reliable"), reliability_of("9/10"), reliability_of("high")
    (10, 9, 0)
    """
    grade = _RELIABILITY.get(" ".join(text.lower().split()), 0)
    number = re.match(r"\d{1,2}\b", text.strip())
    return grade or (min(int(number.group()), 10) if number else 0)
