"""Findings as objects, one a line, and an identity for each that lasts from run to run.

{"id": "5f0c2a9be1d4", "code": "number", "severity": "error", "message": "…",
 "source": {"document": "report.zh.docx", "lang": "zh", "paragraph": 3, "label": "para. 4",
            "text": "…", "span": [12, 16]},
 "target": {…}, "suggestion": "2015", "why": "…", "term": "2015"}
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from align.showing.writing import json_line
from termbase.checks.finding import Finding

_DIGITS = 12  # of an identity: enough for millions of findings


def record(finding: Finding) -> dict[str, Any]:
    """A finding as an object; texts as they are, so that spans count their code points."""
    return asdict(finding)


def json_lines(findings: Sequence[Finding]) -> Iterator[bytes]:
    """One object a line."""
    for identity, finding in zip(identities(findings), findings, strict=True):
        yield json_line({"id": identity, **record(finding)}).encode("utf-8", "replace")


def identities(findings: Sequence[Finding]) -> list[str]:
    """An identity for each finding, the same as long as what it says of the same words stands.

    It is that of the check, the source's paragraph and the stretches on both sides, not of the
    paragraph's number or the file's name: a draft that is revised elsewhere keeps its findings.
    """
    times: Counter[str] = Counter()
    made = []
    for finding in findings:
        identity = _digest(finding)
        times[identity] += 1
        made.append(identity if times[identity] == 1 else f"{identity}-{times[identity]}")
    return made


def _digest(finding: Finding) -> str:
    source, target = finding.source, finding.target
    said = (
        finding.code,
        finding.term,
        *(source.lang, target.lang),
        source.text or target.text,
        *(source.stretch, target.stretch),
    )
    data = json.dumps(said).encode()
    return hashlib.sha256(data).hexdigest()[:_DIGITS]
