"""Beads as a translation memory, TMX 1.4: what CAT tools take in, with where it comes from.

    <tu tuid="A/RES/79/236#11" segtype="paragraph">
      <prop type="x-document-symbol">A/RES/79/236</prop> … <prop type="x-confidence">0.99</prop>
      <tuv xml:lang="zh"><prop type="source-document">A_RES_79_236.zh.txt</prop><seg>…</seg></tuv>
      <tuv xml:lang="en"><prop type="source-document">A_RES_79_236.en.pdf</prop><seg>…</seg></tuv>
    </tu>

One unit a bead, one variant a side that has text: up to six. What stands on one side alone is no
translation and is left out. A doubtful unit has a note, and x-fate "undecided"; a tool can be told
to leave those out. There is no date in the file: the same beads are the same bytes.

Source:
    TMX 1.4b, LISA OSCAR 2005. `source-document` is ParaCrawl's property.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from align.aligned import Aligned, Row, confidence_of, joined
from align.bead import Alignment, Bead
from corpora.showing.display import harmless

# A segment that is neither, a line of a file, may be anything: TMX has a word for that.
_SEGTYPES = {"paragraph": "paragraph", "sentence": "sentence", "segment": "block"}


def is_unit(row: Row) -> bool:
    """Whether a bead has text on two sides at least, and so goes into a memory."""
    return sum(map(has_text, row.texts)) > 1


def has_text(texts: tuple[str, ...]) -> bool:
    """Whether a side says anything in a bead."""
    return any(harmless(text).strip() for text in texts)


def tmx(aligned: Aligned) -> Iterator[bytes]:
    """A TMX file, unit by unit."""
    alignment = aligned.alignment
    signature = _prop("x-signature", alignment.signature)
    yield _head(alignment, signature).encode()
    sources = aligned.sources or [""] * len(alignment.langs)
    opened = [
        f"<tuv{_attributes({'xml:lang': lang})}>\n"
        f"{_prop('source-document', source or alignment.symbol)}<seg>"
        for lang, source in zip(alignment.langs, sources, strict=True)
    ]
    always = "".join(
        [
            _prop("x-document-symbol", alignment.symbol),
            _prop("x-level", alignment.level),
            signature,
        ]
    )
    for number, row in enumerate(aligned.rows(), 1):
        if is_unit(row):
            unit = {"tuid": f"{alignment.symbol}#{number}", "segtype": _SEGTYPES[alignment.level]}
            variants = (
                f"{start}{_text(joined(texts, lang))}</seg></tuv>\n"
                for start, texts, lang in zip(opened, row.texts, alignment.langs, strict=True)
                if has_text(texts)
            )
            known = f"{_note(row.bead)}{always}{_props(row)}"
            yield f"<tu{_attributes(unit)}>\n{known}{''.join(variants)}</tu>\n".encode()
    yield b"</body>\n</tmx>\n"


def _head(alignment: Alignment, signature: str) -> str:
    # With several languages any may be the source; tools that want two are given two.
    source = alignment.langs[0] if len(alignment.langs) == 2 else "*all*"
    made_by = dict(part.partition(":")[::2] for part in alignment.signature.split("|"))
    attributes = {
        "creationtool": "hexapla",
        "creationtoolversion": made_by.get("hexapla", "unknown"),
        "segtype": _SEGTYPES[alignment.level],
        "o-tmf": "hexapla",
        "adminlang": "en",
        "srclang": source,
        "datatype": "plaintext",
    }
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
        f'<tmx version="1.4">\n<header{_attributes(attributes)}>\n{signature}</header>\n<body>\n'
    )


def _note(bead: Bead) -> str:
    doubt = f"<note>doubtful: confidence {confidence_of(bead)}</note>\n"
    return doubt if bead.is_doubtful else ""


def _props(row: Row) -> str:
    return "".join(
        [
            _prop("x-paragraph", row.label),
            _prop("x-score", f"{row.bead.score:.2f}"),
            _prop("x-confidence", confidence_of(row.bead)),
            _prop("x-fate", row.bead.outcome),
        ]
    )


def _prop(kind: str, value: str) -> str:
    return f'<prop type="{kind}">{_text(value)}</prop>\n' if value else ""


def _attributes(values: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(harmless(value))}" for name, value in values.items())


def _text(value: str) -> str:
    return escape(harmless(value))
