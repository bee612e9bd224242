"""Small alignments made by hand: one with every fate in three languages, one full of malice."""

from align.aligned import Aligned
from align.bead import Alignment, Bead

SIDES = (
    ("南南合作", "重申承诺", "欢迎报告", "鼓励会员国", "请秘书长提出报告", "注一"),
    (
        "South-South cooperation",
        "Reaffirms",
        "Welcomes",
        "the report",
        "Encourages",
        "Note",
        "Requests",
    ),
    ("التعاون بين الجنوب، 2024", "يرحب بالتقرير", "يشجع الدول", "ملاحظة", "يطلب"),
)
LABELS = (
    ("title", "1", "2", "3", "4", "note 1"),
    ("title", "1", "2", "2", "3", "note 1", "4"),
    ("title", "2", "3", "note 1", "4"),
)
SIGNATURE = "hexapla:0.1.0|model:none|length:0.6"
MIXED = Aligned(
    Alignment(
        "A/RES/79/236",
        ("zh", "en", "ar"),
        (
            Bead(((0, 1), (0, 1), (0, 1)), 8.314, 0.9987),
            Bead(((1, 2), (1, 2), (1, 1)), 2.0, 0.91),  # not in Arabic
            Bead(((2, 3), (2, 4), (1, 2)), 3.5, 0.8),  # two in English
            Bead(((3, 4), (4, 5), (2, 3)), 0.2, 0.4999),
            Bead(((5, 6), (5, 6), (3, 4)), 1.0, 0.77, moved=True),
            Bead(((4, 5), (6, 7), (4, 5)), 1.0),
        ),
        SIGNATURE,
        "paragraph",
    ),
    SIDES,
    LABELS,
    ("r.zh.txt", "r.en.pdf", "r.ar.docx"),
    ("南南合作", "South-South cooperation", "التعاون"),
)
MALICE = (
    "=1+1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "]]> & \"quoted\" 'single'",
    "</style></td></table><!-- rows -->",
    "\x1b[2J\x00\x07bell \x9b31m",
    "txt.\u202eexe\u202d \ufffe\U0001ffff",
    "lone \ud800 surrogate",
    "line\u2028end\x85and\ttab\nfeed",
    "$signature ${signature} %s {}",
)


def pairs_of(texts, langs=("zh", "en"), **known):
    """Each text beside itself, one to one."""
    beads = tuple(Bead(((i, i + 1),) * len(langs), 1.0) for i in range(len(texts)))
    symbol, signature = known.get("symbol", ""), known.get("signature", SIGNATURE)
    alignment = Alignment(symbol, tuple(langs), beads, signature, known.get("level", "segment"))
    labels = known.get("labels") or [str(number) for number in range(1, len(texts) + 1)]
    sources = known.get("sources", ())
    return Aligned(alignment, [list(texts)] * len(langs), [labels] * len(langs), sources)


HOSTILE = pairs_of(
    MALICE,
    ('zh"><script>', "ar"),
    symbol='A/"><script>\\</style>',
    signature="hexapla:<b>|model:&",
    labels=[f"<i>{text}" for text in MALICE],
    sources=("<img src=x onerror=alert(1)>.txt", "b.txt"),
)
ALONE = Aligned(  # six versions, of which three have nothing, and a blank line
    Alignment(
        "",
        ("zh", "en", "fr", "es", "ru", "ar"),
        (
            Bead(((0, 1), (0, 0), (0, 1), (0, 0), (0, 1), (0, 0)), 1.0, 0.9),
            Bead(((1, 1), (0, 0), (1, 2), (0, 0), (1, 1), (0, 0)), -5.0, 0.9),
            Bead(((1, 2), (0, 0), (2, 3), (0, 0), (1, 1), (0, 0)), -5.0, 0.3),
        ),
        SIGNATURE,
    ),
    (("一", " "), (), ("un", "deux", "trois"), (), ("один",), ()),
    (("1", "2"), (), ("1", "2", "3"), (), ("1",), ()),
)
