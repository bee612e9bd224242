"""Chinese in traditional characters, read as if it were simplified.

    聯合國大會第七十九屆會議   →   联合国大会第七十九届会议

One sign becomes one sign, so that places stay what they are: a text is looked at in this form, and
shown as it was written. What is simplified already stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpora.data_tables import data_table


def pairs() -> dict[str, str]:
    """The simplified form of each character that only a traditional text has."""
    return _tables()["pairs"]


def simplified(text: str) -> str:
    """The text in simplified characters, sign by sign.

    >>> simplified("聯合國關於南南合作的決議"), simplified("联合国"), simplified("於幼华")
    ('联合国关于南南合作的决议', '联合国', '於幼华')
    """
    only_traditional, known, forms = _forms()
    if not only_traditional.search(text):  # 於 and the like stand in simplified names, too
        return text
    return known.sub(lambda found: found[0].translate(forms), text)


def is_traditional(text: str) -> bool:
    """Whether a text has more characters in their traditional form than simplified ones.

    >>> is_traditional("聯合國"), is_traditional("联合国大会主席吳先生"), is_traditional("合作")
    (True, False, False)
    """
    shorter = _others("pairs")
    traditional = sum(sign in pairs() for sign in text)
    return traditional > sum(sign in shorter for sign in text)


def written(sign: str) -> str:
    """Every way to write a Chinese character, the simplified one first; any other sign as it is.

    >>> written("续"), written("說"), written("作")
    ('续續', '说說説', '作')
    """
    _, _, forms = _forms()
    plain = forms.get(ord(sign), sign)
    return plain + _others("pairs", "more").get(plain, "")


def either(pattern: str) -> str:
    """A regular expression for simplified text as one for text in either form.

    >>> either("第[一二]条|大会"), either("[页条]")
    ('第[一二][条條]|大[会會]', '[页頁条條]')
    """
    return "".join(_either(pattern))


def _either(pattern: str) -> Iterator[str]:
    others = _others("pairs")
    is_class = is_escaped = False
    for sign in pattern:
        both = sign + others.get(sign, "")
        yield both if is_class or len(both) == 1 else f"[{both}]"
        if not is_escaped and sign in "[]":
            is_class = sign == "["
        is_escaped = sign == "\\" and not is_escaped


@cache
def _tables() -> dict[str, dict[str, str]]:
    table = data_table("corpora", "han_forms")
    return {name: {pair[0]: pair[1] for pair in text.split()} for name, text in table.items()}


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str], dict[int, str]]:
    known = pairs() | _tables()["more"]
    only, every = (re.compile(f"[{''.join(signs)}]+") for signs in (pairs(), known))
    return only, every, str.maketrans(known)


@cache
def _others(*tables: str) -> dict[str, str]:
    """The traditional characters of each simplified one."""
    others: dict[str, str] = {}
    for name in tables:
        for traditional, form in _tables()[name].items():
            others[form] = others.get(form, "") + traditional
    return others
