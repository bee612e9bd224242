"""Characters of symbol fonts (bullets, boxes, ticks) in Unicode.

>>> symbol_text("Symbol", 0xF061), symbol_text("Wingdings", 0xF0FE), symbol_text("Symbol", 0xF0B7)
('α', '☑', '•')

Source: Adobe's mapping of the Symbol encoding (unicode.org, VENDORS/ADOBE/symbol.txt); for
Wingdings the Unicode characters of the same names.
"""

from __future__ import annotations

_SYMBOL_20 = (
    " !∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
    "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_A1 = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
_SYMBOL_F1 = "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_SYMBOL = {
    start + place: character
    for start, characters in ((0x20, _SYMBOL_20), (0xA1, _SYMBOL_A1), (0xF1, _SYMBOL_F1))
    for place, character in enumerate(characters)
}
_WINGDINGS = dict(
    zip(
        bytes.fromhex(
            "22 28 2a 6c 6d 6e 6f 71 72 74 75 76 77 9e 9f a0 a7 a8 d8 df e0 e1 e2 e8 f0 fb fc fd fe"
        ),
        "✂☎✉●❍■□❑❒⧫◆❖⬥·•▪▪◻➢←→↑↓➔⇨✗✓☒☑",
        strict=True,
    )
)
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = range(0xF000, 0xF100)  # where Word puts the 256 places of a symbol font
UNKNOWN = "□"
_OF_NO_FONT = {0xF000 + place: sign for place, sign in _WINGDINGS.items()} | {0xF0B7: "•"}


def symbol_text(font: str, code: int) -> str:
    """The character a symbol font shows for a code, or UNKNOWN where nothing is known of it."""
    place = code - 0xF000 if code in _PRIVATE else code
    table = _FONTS.get(font.strip().lower())
    if table is not None:
        return table.get(place, UNKNOWN)
    readable = 0x20 <= place < 0x7F or (code not in _PRIVATE and 0xA0 <= place < 0xD800)
    return chr(place) if readable and "dings" not in font.lower() else UNKNOWN


def with_bullets(text: str) -> str:
    """A text that lost its fonts, the places of symbol fonts as the bullets they likely are.

    >>> with_bullets("\uf0b7 Posts, \uf0fc Travel")
    '• Posts, ✓ Travel'
    """
    return text.translate(_OF_NO_FONT)
