"""Beads as one HTML page: two to six columns, to be read, filtered and printed.

    12 (a)     中文            English                  العربية
    ? undecided 0.41
               重申…           Reaffirms …                  تؤكد من جديد …

The page stands by itself: no script, no font, no picture, nothing from elsewhere, and its policy
forbids it. At its head: the versions, how many beads came to what, and what to look at; at its
foot: counts for each two languages, and the signature. What is doubtful, moved or absent is told in
words and by the form of a line, not by colour alone. The page's form is `data/page.html`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from string import Template
from unicodedata import bidirectional

from align.aligned import Aligned, Row, confidence_of
from align.bead import UNDECIDED, WORST_FIRST, Fate
from align.omissions import Line, counts, fates, report
from corpora.language import LANGUAGES
from corpora.showing.display import harmless, is_right_to_left, tag_of, unbroken, with_bars

_UNITS = {"paragraph": "paragraphs", "sentence": "sentences", "segment": "lines"}
_SIGNS: dict[Fate, str] = {
    "absent": "— absent",
    "undecided": "? undecided",
    "moved": "↷ moved",
    "merged": "merged",
    "split": "split",
}
_BEGINNING = 300  # characters of a text that the report shows at most
_ROWS = "<!-- rows -->\n"


def page(aligned: Aligned) -> Iterator[bytes]:
    """An HTML page, row by row."""
    alignment = aligned.alignment
    sides, tags = len(alignment.langs), _tags(aligned)
    template = files("align.data").joinpath("page.html").read_text(encoding="utf-8")
    heading = alignment.symbol or " · ".join(aligned.sources) or "Alignment"
    filled = Template(template).substitute(
        title=f"{_text(heading)} {_text(' '.join(alignment.langs))}",
        heading=_text(heading),
        running=_css(heading),
        level=_UNITS[alignment.level].capitalize(),
        unit=_UNITS[alignment.level],
        versions="".join(_versions(aligned, tags)),
        show=_show(aligned),
        filters=_filters(aligned),
        report=_report(report(aligned)),
        columns="".join(_column(lang) for lang in alignment.langs),
        counts=_counts(aligned),
        signature=_text(alignment.signature),
        undecided=UNDECIDED,
        six=" six" if sides > 3 else "",
        narrow="68rem" if sides > 3 else "44rem",
        orientation="landscape" if sides > 2 else "portrait",
        points="8.5pt" if sides > 3 else "10.5pt",
    )
    head, _, foot = filled.partition(_ROWS)
    yield head.encode()
    for place, row in enumerate(aligned.rows()):
        yield _row(place, row, alignment.langs, tags).encode()
    yield foot.encode()


def _tags(aligned: Aligned) -> list[str]:
    """What each version is written in."""
    sides = zip(aligned.alignment.langs, aligned.sides, strict=True)
    return [tag_of(lang, "".join(side)) for lang, side in sides]


def _versions(aligned: Aligned, tags: Sequence[str]) -> Iterator[str]:
    alignment = aligned.alignment
    unit = _UNITS[alignment.level]
    for side, lang in enumerate(alignment.langs):
        title = aligned.titles[side] if aligned.titles else ""
        source = aligned.sources[side] if aligned.sources else ""
        about = " · ".join(filter(None, [_name(lang), source, f"{alignment.sizes[side]} {unit}"]))
        yield (
            f"<li{_language(tags[side])}>"
            f'<span class="title">{_text(title or _own_name(lang))}</span>'
            f'<small lang="en" dir="ltr">{_text(about)}</small></li>\n'
        )


def _show(aligned: Aligned) -> str:
    """What to show, to be chosen; the page's style does the rest."""
    found = fates(aligned.alignment)
    choices = [("all", "all", sum(found.values()))]
    choices += [(fate, _SIGNS.get(fate, fate), count) for fate, count in found.items()]
    labels = "".join(
        f'<label><input type="radio" name="show" id="show-{fate}"{" checked" * (fate == "all")}>'
        f'{sign} <span class="number">{count}</span></label>\n'
        for fate, sign, count in choices
    )
    return f'<fieldset class="show" aria-label="rows to show">\n{labels}</fieldset>\n'


def _filters(aligned: Aligned) -> str:
    return "".join(
        f"body:has(#show-{fate}:checked) .text tr[id]:not(.{fate}, :target) {{ display: none; }}\n"
        for fate in fates(aligned.alignment)
    )


def _report(lines: list[Line]) -> str:
    if not lines:
        return '<p class="none-worrying">Nothing is absent, undecided or moved.</p>\n'
    names = ("", "¶", "where", "confidence", "begins")
    head = "".join(f'<th scope="col" class="soft">{name}</th>' for name in names)
    rows = "".join(map(_line, lines))
    return (
        f'<table class="report">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n'
    )


def _line(line: Line) -> str:
    lang = _language(tag_of(line.lang, line.text))
    text = line.text[:_BEGINNING]
    begins = f'<span class="begins"{_foreign(text, line.lang)}>{_text(text)}</span>'
    return (
        f'<tr class="{line.fate}">'
        f'<th scope="row"><span class="mark">{_SIGNS[line.fate]}</span></th>'
        f'<td><a href="#b{line.place}">{_text(line.label)}</a></td>'
        f'<td class="where">{_text(line.where)}</td>'
        f'<td class="number">{line.confidence}</td><td{lang}>{begins}</td></tr>\n'
    )


def _column(lang: str) -> str:
    known = _name(lang) != _own_name(lang)
    name = f' <small lang="en">{_text(_name(lang))}</small>' if known else ""
    return f'<th scope="col"{_language(lang)}>{_text(_own_name(lang))}{name}</th>'


def _row(place: int, row: Row, langs: Sequence[str], tags: Sequence[str]) -> str:
    fate = row.bead.outcome
    shape = ":".join(map(str, row.bead.shape))
    sign = f"{fate} {shape}" if fate in ("merged", "split") else _SIGNS.get(fate, "")
    mark = f'<br><span class="mark">{sign}</span>' if sign else ""
    confidence = confidence_of(row.bead, digits=2)
    number = f'<span class="number" title="confidence">{confidence}</span> ' if confidence else ""
    cells = "".join(map(_cell, row.texts, langs, tags))
    label = f'{number}<a href="#b{place}">{_text(row.label)}</a>{mark}'
    return f'<tr id="b{place}" class="{fate}"><th scope="row">{label}</th>{cells}</tr>\n'


def _cell(texts: tuple[str, ...], lang: str, tag: str) -> str:
    name = f' data-name="{_text(_own_name(lang))}"'
    if not texts:
        right = ' dir="rtl"' if is_right_to_left(lang) else ""
        return f'<td class="none"{right}{name}><span title="nothing here">—</span></td>'
    paragraphs = "".join(
        f"<p{_foreign(text, tag)}>{_text(unbroken(with_bars(text)))}</p>" for text in texts
    )
    return f"<td{_language(tag)}{name}>{paragraphs}</td>"


def _counts(aligned: Aligned) -> str:
    """A table of the fates of each version's segments, by row, in each other, by column."""
    langs = aligned.alignment.langs
    found = counts(aligned.alignment)
    head = "".join(f'<th scope="col">in {_text(_name(lang))}</th>' for lang in langs)
    rows = []
    for side, lang in enumerate(langs):
        cells = "".join(
            "<td>"
            + "".join(
                f"<span>{number} {fate}</span>" for fate, number in _sorted(found, side, other)
            )
            + "</td>"
            for other in range(len(langs))
        )
        rows.append(f'<tr><th scope="row">of {_text(_name(lang))}</th>{cells}</tr>\n')
    return (
        f'<table class="counts">\n<thead><tr><td></td>{head}</tr></thead>\n'
        f"<tbody>\n{''.join(rows)}</tbody></table>\n"
    )


def _sorted(
    found: dict[tuple[int, int], Counter[Fate]], side: int, other: int
) -> Iterator[tuple[Fate, int]]:
    for fate in reversed(WORST_FIRST):
        if side != other and (number := found[side, other][fate]):
            yield fate, number


def _name(lang: str) -> str:
    language = LANGUAGES.get(lang)
    return language.name if language else lang


def _own_name(lang: str) -> str:
    language = LANGUAGES.get(lang)
    return language.own_name if language else lang


def _language(lang: str) -> str:
    """The attributes that say how a text is to be shown."""
    return f' lang="{_text(lang)}" dir="{"rtl" if is_right_to_left(lang) else "ltr"}"'


def _foreign(text: str, lang: str) -> str:
    """The direction of a text that has letters, but none of its right-to-left language."""
    directions = set(map(bidirectional, text))
    is_foreign = is_right_to_left(lang) and "L" in directions and not directions & {"R", "AL"}
    return ' dir="ltr"' if is_foreign else ""


def _text(text: str) -> str:
    return escape(harmless(text))


def _css(text: str) -> str:
    """A text within quotes in a style sheet."""
    return "".join(
        char if char.isascii() and (char.isalnum() or char in " /.-_") else f"\\{ord(char):x} "
        for char in harmless(text)
    )
