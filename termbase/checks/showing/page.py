"""Findings as one HTML page: both sides in full, what each is about marked, messages beside.

    para. 4    重申…在2030年¹之前…    …by 2013¹, …    1  error  The source says 2030, …
                                                         → 2030

The page stands by itself: no script, no font, no picture, nothing from elsewhere, and its policy
forbids it. It can be filtered by severity and by check, and printed as filtered. Severity is told
in words and by the form of a line, not by colour alone. Its form is `termbase/data/findings.html`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from string import Template

from corpora.language import LANGUAGES
from corpora.showing.display import harmless, is_right_to_left, tag_of, unbroken
from termbase.checks.finding import SEVERITIES, Finding, Place
from termbase.checks.showing.places import by_place, documents_of, label_of, pieces, summary


def page(
    findings: Sequence[Finding],
    checks: Mapping[str, str],
    sources: Sequence[str] = (),
    passages: int = 0,
) -> str:
    """An HTML page.

    Args:
        findings: in the order of the documents.
        checks: what each code stands for, of all checks that were made.
        sources: names of the documents.
        passages: how many were looked at; 0 if unknown.
    """
    template = (files("termbase") / "data" / "findings.html").read_text(encoding="utf-8")
    classes = {code: f"c{n}" for n, code in enumerate(_codes(findings, checks))}
    groups = by_place(findings)
    several = len(set(map(documents_of, findings))) > 1
    shown = (
        _passage(place, group, classes, several) for place, group in enumerate(groups, start=1)
    )
    heading = _text(" → ".join(sources)) or "Findings"
    return Template(template).substitute(
        title=heading,
        heading=heading,
        summary=_text(summary(findings, passages)),
        filters="".join(_filters(list(classes.values()))),
        show=_choices(findings, classes) if findings else "",
        passages=_heads(findings) + "".join(shown)
        if findings
        else '<p class="nothing">Nothing to look at.</p>\n',
        codes=_legend(findings, checks),
    )


def _codes(findings: Sequence[Finding], checks: Mapping[str, str]) -> list[str]:
    """The codes of the findings, in the order of the checks."""
    found = {finding.code for finding in findings}
    return [*(code for code in checks if code in found), *sorted(found - checks.keys())]


def _choices(findings: Sequence[Finding], classes: Mapping[str, str]) -> str:
    """What to show, to be chosen; the page's style does the rest."""
    severities = Counter(finding.severity for finding in findings)
    codes = Counter(finding.code for finding in findings)
    weights = [(name, name, severities[name]) for name in SEVERITIES if severities[name]]
    kinds = [(name, code, codes[code]) for code, name in classes.items()]
    return _fieldset("severity", "severity", weights) + _fieldset("code", "check", kinds)


def _fieldset(name: str, what: str, choices: Sequence[tuple[str, str, int]]) -> str:
    every = ("every", f"every {what}", sum(number for _, _, number in choices))
    labels = "".join(
        f'<label><input type="radio" name="{name}" id="{name}-{value}"'
        f"{' checked' if value == 'every' else ''}>{_text(title)} "
        f'<span class="number">{number}</span></label>\n'
        for value, title, number in (every, *choices)
    )
    return f'<fieldset class="show" aria-label="{what} to show">\n{labels}</fieldset>\n'


def _filters(classes: Sequence[str]) -> Iterator[str]:
    """Rules that hide what was not chosen, and passages of which nothing is left."""
    for severity in ("", *SEVERITIES):
        for code in ("", *classes):
            chosen = f".{severity}" * bool(severity) + f".{code}" * bool(code)
            if not chosen:
                continue
            body = (
                f"body:has(#severity-{severity or 'every'}:checked)"
                f":has(#code-{code or 'every'}:checked)"
            )
            yield (
                f"{body} .passage:not(:has(li{chosen})) {{ display: none; }}\n"
                f"{body} .findings li:not({chosen}) {{ display: none; }}\n"
                f"{body} mark:not({chosen}) {{ all: unset; }}\n"
                f"{body} mark:not({chosen})::after {{ content: none; }}\n"
            )


def _heads(findings: Sequence[Finding]) -> str:
    sides = [{f.source.lang for f in findings}, {f.target.lang for f in findings}]
    columns = "".join(map(_head, sides, ("Source", "Translation")))
    return f'<div class="heads"><div></div>{columns}<div>Findings</div></div>\n'


def _head(langs: set[str], side: str) -> str:
    """A side's heading, in its language if there is one."""
    if len(langs) > 1:
        return f"<div>{side}</div>"
    (lang,) = langs
    name = LANGUAGES[lang].own_name if lang in LANGUAGES else lang
    return f'<div{_language(lang)}>{_text(name)} <small lang="en">{side.lower()}</small></div>'


def _passage(
    number: int, group: Sequence[Finding], classes: Mapping[str, str], several: bool
) -> str:
    first = group[0]
    documents = f"<small>{_text(documents_of(first))}</small>" if several else ""
    label = _text(label_of(first)) or str(number)
    messages = "".join(_message(finding, classes[finding.code]) for finding in group)
    return (
        f'<article class="passage" id="p{number}">\n'
        f'<h3 class="place"><a href="#p{number}">{label}</a> {documents}</h3>\n'
        f"{_side([finding.source for finding in group], group, classes)}\n"
        f"{_side([finding.target for finding in group], group, classes)}\n"
        f'<ol class="findings">\n{messages}</ol>\n</article>\n'
    )


def _side(places: Sequence[Place], group: Sequence[Finding], classes: Mapping[str, str]) -> str:
    text = unbroken(places[0].text)
    lang = tag_of(places[0].lang, text)
    if not text:
        return f'<p class="side none"{_language(lang)}>—</p>'
    marked, end = [], 0
    for piece, within in pieces(text, [place.span for place in places]):
        end += len(piece)
        kinds = [f"{group[n].severity} {classes[group[n].code]}" for n in within]
        ending = [str(n + 1) for n in within if min(places[n].span[1], len(text)) == end]
        numbers = f' data-n="{" ".join(ending)}"' if ending and len(group) > 1 else ""
        marked.append(
            f'<mark class="{" ".join(kinds)}"{numbers}>{_text(piece)}</mark>'
            if within
            else _text(piece)
        )
    return f'<p class="side"{_language(lang)}>{"".join(marked)}</p>'


def _message(finding: Finding, kind: str) -> str:
    lang = _language(tag_of(finding.target.lang, finding.target.text))
    better = (
        f'<p class="better">→ <bdi{lang}>{_text(finding.suggestion)}</bdi></p>\n'
        if finding.suggestion
        else ""
    )
    why = f'<p class="why">{_text(finding.why)}</p>\n' if finding.why else ""
    return (
        f'<li class="{finding.severity} {kind}"><p><span class="severity">{finding.severity}</span>'
        f'{_text(finding.message)} <span class="code">{_text(finding.code)}</span></p>\n'
        f"{better}{why}</li>\n"
    )


def _legend(findings: Sequence[Finding], checks: Mapping[str, str]) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_text(code)}</th><td>{_text(checks.get(code, ""))}</td></tr>\n'
        for code in _codes(findings, checks)
    )
    if not rows:
        return ""
    return f'<h2>What the checks look for</h2>\n<table class="codes">\n{rows}</table>'


def _language(lang: str) -> str:
    """The attributes that say how a text is to be shown."""
    return f' lang="{_text(lang)}" dir="{"rtl" if is_right_to_left(lang) else "ltr"}"'


def _text(text: str) -> str:
    return escape(harmless(text))
