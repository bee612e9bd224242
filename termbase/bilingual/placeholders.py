"""What a program puts something in the place of: %s, %(name)s, {0}, {name}, ${name}, $1.

    %(count)d files in {folder}   →   Tag(0, "%(count)d"), Tag(19, "{folder}")

They stay in the text, and are compared like tags. "50 % de" and "$5 million" have none.

Source:
    C and Python conversions, Python and ICU arguments, Qt (%1), Objective-C (%@).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from termbase.bilingual.unit import Unit
from termbase.checks.passage import Tag

_PLACEHOLDER = re.compile(
    r"(?<![\d%])(?:%%)*"
    r"(%(?:\(\w+\)|\d+\$)?[-+#0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh?|ll?|[jztLq])?[sdiouxXeEfgGcrp@]"
    r"|%\d{1,2}(?![\w%])"
    r"|\$?\{\w*(?:[.\[][\w.\]]*)?(?:![rsa])?(?::[^{}\s]*)?\}"
    r"|\{\{\s*[\w.]+\s*\}\}"
    r"|\$[1-9](?![\d.,]|\s*(?:[mb]illion|trillion|[mb]n?\b)))",
    re.ASCII,
)


def placeholders(text: str) -> tuple[Tag, ...]:
    """The placeholders of a text.

    >>> [tag.name for tag in placeholders("%s of 50 % of {name} for $5 million, 100%")]
    ['%s', '{name}']
    """
    return tuple(Tag(found.start(1), found[1]) for found in _PLACEHOLDER.finditer(text))


def with_placeholders(unit: Unit, forms: Iterable[str] = ()) -> Unit:
    """A unit with its placeholders among its tags.

    Args:
        unit: as it was read.
        forms: of a source that is said of one thing, with that for several; its translation may
            have the placeholders of either, or fewer: "%d hour", "an hour".
    """
    source, target = placeholders(unit.source), placeholders(unit.target)
    if any(_names(target) <= _names(placeholders(form)) for form in forms):
        return unit
    return replace(
        unit,
        source_tags=tuple(sorted((*unit.source_tags, *source))),
        target_tags=tuple(sorted((*unit.target_tags, *target))),
    )


def _names(tags: Iterable[Tag]) -> Counter[str]:
    return Counter(tag.name for tag in tags)
