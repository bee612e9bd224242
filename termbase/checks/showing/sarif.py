"""Findings in SARIF 2.1.0, the format in which programs exchange the results of checks.

    run.tool.driver.rules    the checks: code, description, weight
    result.locations         the translation: its file, its paragraph, the stretch
    result.relatedLocations  the source

A region of SARIF counts lines or characters of a plain text file, so only "line 5" has one. A
paragraph of a PDF or DOCX has none; it is a logical location. What a finding is about is the
location's message, and text and span are among its properties.

Source:
    OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 3.11, 3.27, 3.28, 3.33.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import quote

from corpora.showing.display import harmless
from termbase.checks.finding import NOWHERE, Finding, Place, Severity
from termbase.checks.showing.places import excerpt
from termbase.checks.showing.records import identities

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_AROUND = 120  # columns of a text that a message shows


def sarif(
    findings: Sequence[Finding],
    checks: Mapping[str, str],
    sources: Sequence[str] = (),
    severities: Mapping[str, Severity] | None = None,
) -> str:
    """A SARIF log, always the same for the same findings.

    Args:
        findings: in the order of the documents.
        checks: what each code stands for, of all checks that were made.
        sources: names of all documents, also of those without findings.
        severities: the usual weight of each check.
    """
    codes = list(dict.fromkeys([*checks, *sorted({finding.code for finding in findings})]))
    places = (place for finding in findings for place in (finding.target, finding.source))
    names = list(dict.fromkeys(filter(None, [*sources, *(place.document for place in places)])))
    driver = {
        "name": "hexapla",
        "version": _version(),
        "rules": [_rule(code, checks.get(code, ""), severities or {}) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": "en",
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(name)}} for name in names],
        "results": [
            _result(finding, identity, codes.index(finding.code), names)
            for finding, identity in zip(findings, identities(findings), strict=True)
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, description: str, severities: Mapping[str, Severity]) -> dict[str, Any]:
    weight = {"defaultConfiguration": {"level": severities[code]}} if code in severities else {}
    said = {"text": harmless(description or code)}
    return {"id": harmless(code), "shortDescription": said, **weight}


def _result(finding: Finding, identity: str, rule: int, names: Sequence[str]) -> dict[str, Any]:
    said = {"suggestion": finding.suggestion, "why": finding.why, "term": finding.term}
    properties = {name: harmless(text) for name, text in said.items() if text}
    return {
        "ruleId": harmless(finding.code),
        "ruleIndex": rule,
        "level": finding.severity,
        "message": _message(finding.message),
        "locations": [_location(finding.target, names)],
        "relatedLocations": [{"id": 1, **_location(finding.source, names)}],
        "partialFingerprints": {"finding/v1": identity},
        **({"properties": properties} if properties else {}),
    }


def _location(place: Place, names: Sequence[str]) -> dict[str, Any]:
    label = harmless(place.label) or f"paragraph {place.paragraph + 1}"
    file: dict[str, Any] = {}
    if place.document:
        artifact = {"uri": _uri(place.document), "index": names.index(place.document)}
        file = {"physicalLocation": {"artifactLocation": artifact, **_region(place)}}
    return {
        **file,
        "logicalLocations": [{"name": label, "kind": "paragraph"}],
        "message": _message("".join(excerpt(place, _AROUND)) or "—"),
        "properties": {
            "language": harmless(place.lang),
            "text": harmless(place.text),
            "paragraph": place.paragraph,
            "span": list(_moved(place)),
        },
    }


def _region(place: Place) -> dict[str, Any]:
    """The stretch of a line of a plain text file; nothing of other documents."""
    line, (start, stop) = place.paragraph + 1, place.span
    if place.label != f"line {line}":
        return {}
    if (start, stop) == NOWHERE:
        start, stop = 0, len(place.text)
    columns = {"startColumn": start + 1, "endLine": line, "endColumn": stop + 1}
    snippet = {"text": harmless(place.text[start:stop])}
    return {"region": {"startLine": line, **columns, "snippet": snippet}}


def _moved(place: Place) -> tuple[int, int]:
    """Where a stretch is once its text is harmless."""
    start, stop = (len(harmless(place.text[:end])) for end in place.span)
    return start, stop


def _message(text: str) -> dict[str, str]:
    """A message in which nothing is a placeholder or a link."""
    text = harmless(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")
    return {"text": text}


def _uri(name: str) -> str:
    """A file's name as a relative URI.

    >>> _uri("报告 1.docx")
    '%E6%8A%A5%E5%91%8A%201.docx'
    """
    return quote(harmless(name).lstrip("/"))


def _version() -> str:
    try:
        return version("hexapla")
    except PackageNotFoundError:  # run from the source tree
        return "source"
