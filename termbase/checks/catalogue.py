"""Every check, by its code.

code             what it finds
omitted          a passage or a sentence that is not translated
added            one that the source does not have
duplicated       a passage that stands twice
moved            a passage that stands elsewhere
number           a number, sum or time of day that is another, missing or added
percent          a percentage, likewise
date             a date, likewise
ordinal          a session, an article, likewise
symbol           the symbol of a document or an address, likewise
term             a term of the termbase without its rendering
forbidden        a rendering that the termbase marks as not to be used
verb             an operative verb that is weaker or stronger: urges, encourages
country          a country that is another one, or missing in a list
name-form        the short name of a State for the formal one; only where it is asked for
body             a body of the United Nations that is another one
note-mark        the call of a footnote that is lost, added or another
numbering        the number of a paragraph out of step
enclosures       quotation marks and brackets without a partner, or lost
punctuation      signs that are wrong for the script, or doubled
script           characters of another script, or of traditional Chinese
untranslated     words left in the language of the source
tags             tags, placeholders of a bilingual file that are lost, added or out of order
scattered        a term rendered in two ways
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from termbase.checks.finding import Remark, Severity

if TYPE_CHECKING:
    from termbase.checks.passage import Work


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of thing that is looked for."""

    code: str
    severity: Severity
    title: str  # what it finds
    home: str  # "figures.numbers": its function
    default: bool = True  # whether it is made when nobody chooses

    def __call__(self, work: Work) -> Iterator[Remark]:
        """What it has to say about a translation."""
        module, _, name = self.home.partition(".")
        find: Callable[[Work], Iterator[Remark]] = getattr(
            import_module(f"termbase.checks.{module}"), name
        )
        return find(work)


CHECKS: tuple[Check, ...] = (
    Check("omitted", "error", "a passage or sentence that is not translated", "omissions.omitted"),
    Check(
        "added", "warning", "a passage or sentence that the source does not have", "omissions.added"
    ),
    Check("duplicated", "error", "a passage that stands twice", "omissions.duplicated"),
    Check("moved", "note", "a passage that stands elsewhere", "omissions.moved"),
    Check("number", "error", "a number, sum or time: another, missing, added", "figures.numbers"),
    Check("percent", "error", "a percentage: another, missing, added", "figures.percentages"),
    Check("date", "error", "a date: another, missing, added", "figures.dates"),
    Check("ordinal", "error", "a session or article: another, missing, added", "figures.ordinals"),
    Check("symbol", "error", "a symbol or address: another, missing, added", "figures.symbols"),
    Check("term", "warning", "a term without its rendering", "terms.missing_terms"),
    Check("forbidden", "error", "a rendering that is not to be used", "terms.forbidden_terms"),
    Check("verb", "warning", "an operative verb that is weaker or stronger", "verbs.verbs"),
    Check(
        "country", "error", "a country that is another one, or missing in a list", "names.countries"
    ),
    Check(
        "name-form",
        "note",
        "the short name of a State for the formal one",
        "names.name_forms",
        default=False,
    ),
    Check("body", "error", "a body of the UN that is another one", "names.bodies"),
    Check("note-mark", "error", "the call of a footnote: lost, added, another", "marks.note_marks"),
    Check("numbering", "error", "a paragraph number out of step", "numbering.numbering"),
    Check(
        "enclosures",
        "warning",
        "quotation marks and brackets without a partner, or lost",
        "enclosures.enclosures",
    ),
    Check(
        "punctuation",
        "warning",
        "signs that are wrong for the script, doubled signs",
        "punctuation.punctuation",
    ),
    Check(
        "script",
        "warning",
        "characters of another script or of traditional Chinese",
        "script.script",
    ),
    Check(
        "untranslated",
        "error",
        "words left in the language of the source",
        "foreign.source_language",
    ),
    Check(
        "tags",
        "error",
        "tags or placeholders of a bilingual file: lost, added, out of order",
        "tags.tags",
    ),
    Check("scattered", "note", "a term rendered in two ways", "scatter.scattered_terms"),
)
DEFAULT: tuple[Check, ...] = tuple(one for one in CHECKS if one.default)
