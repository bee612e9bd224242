"""Bytes of a text file become text: which encoding, told from the bytes.

UTF-8 and UTF-16 show themselves. Of the older ones (GB18030, Big5, KOI8-R, ISO 8859-5 and 6,
windows-1251, 1256 and 1252) that one is taken under which the bytes above 127 are the commonest
letters of its language.

>>> decode("Генеральная Ассамблея,".encode("cp1251"))
('Генеральная Ассамблея,', 'cp1251')
"""

from __future__ import annotations

import codecs
import math
import re
import string

from corpora.errors import UnreadableFile
from corpora.words.han_forms import simplified

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BIG5 = "big5hkscs"
# What is not ASCII in the first half of the UN development lines, the commonest first.
_CHINESE = (
    "的，和。会国在、议年行人一有为员以作合其关定方于对了事联法全第是发及日家理动政与中提主月这"
    "进组利展所要并不大安力性用女地工权个目到民委约项亚出能程决部《》机面成将加重可时持实制报分表生续公"
    "际务任平意区上妇期特各题保他建应供包团织同共；间别经书开社下通过告内强斯们问些该件信领调规括文支基"
    "本体施助协案此长多资活而域化外使现"
)
_RUSSIAN = "оиеантсрвлдпмкуяыгзбьйчхжцющшфСОэКПНВАГМъРДБИ«»—"
_ARABIC = "اليموتنرةعدبفسقأهجحكإ،شىطصخضذزثئءغظّؤًُآَ؛ِـ"
_COMMON = (
    ("gb18030", _CHINESE),
    (_BIG5, _CHINESE),
    ("cp1251", _RUSSIAN),
    ("koi8-r", _RUSSIAN),
    ("iso8859-5", _RUSSIAN),
    ("cp1256", _ARABIC),
    ("iso8859-6", _ARABIC),
    ("cp1252", "éàèêÉôœâçïîÀûùë’«»–“”°"),
    ("cp1252", "óíáéúñÁºª¿¡«»–“”°"),
)
_LATIN = ("cp1252",)
_KNOWN = frozenset("".join(letters for _, letters in _COMMON) + string.printable)
_SAMPLE = 50_000  # bytes weighed
_MARGIN = 0.7  # of mean log probability, from which one encoding is certainly better than another
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What programs that pull text out of a PDF put for a hyphen, and in Arabic for a stroke.
_OF_A_DUMP = re.compile(
    rb"\x02|(?<=[\xd8-\xdb][\x80-\xbf])[\x01-\x08\x0e-\x1f]+"
    rb"|[\x01-\x08\x0e-\x1f]+(?=[\xd8-\xdb])"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(rb"[\xc0-\xff]")
_BESIDE_ASCII = re.compile(rb"(?<=[A-Za-z])[\xc0-\xff]|[\xc0-\xff](?=[A-Za-z])")


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    Args:
        data: the bytes.
        encoding: as the user names it; "" to find out.

    Raises:
        UnreadableFile: no text; or the encoding named is unknown, or not that of the file.
    """
    name = encoding or _found(data)
    text = _decode_as(data, name)
    if encoding and (better := _better(data, text, encoding)):
        raise UnreadableFile(f"not in {encoding} but, it seems, in {better}; name that")
    return text.removeprefix("\ufeff"), name


def _found(data: bytes) -> str:
    """The encoding that the bytes tell."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE]
    is_utf_8 = _is_utf_8(data)
    if len(data) % 2 == 0 and (_CONTROL.search(sample) or not is_utf_8):
        for name in ("utf-16-le", "utf-16-be"):
            if _share_known(sample, name) > 0.4:
                return name
    text = _OF_A_DUMP.sub(b"", sample) if is_utf_8 else sample
    if len(_CONTROL.findall(text)) > len(sample) / 1000:
        raise UnreadableFile("not a text file; its bytes are those of a program or an image")
    if is_utf_8:
        return "utf-8"
    best = _likeliest(sample)
    if not best:
        raise UnreadableFile("encoding not recognised; name it with --encoding")
    return best


def _is_utf_8(data: bytes) -> bool:
    """Whether it can be read as UTF-8, the last letter perhaps cut off."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(data) - 3 and not data[: error.start].isascii()
    return True


def _better(data: bytes, text: str, encoding: str) -> str:
    """An encoding that fits much better than the one named; "" if that one does."""
    named = codecs.lookup(encoding).name
    for mark, name in _MARKS:
        if data.startswith(mark):
            return "" if named.startswith(name.removesuffix("-sig")) else name
    sample = data[:_SAMPLE]
    if not _HIGH.search(sample):
        return "utf-8" if named.startswith("utf-16") and b"\0" not in sample else ""
    if _is_utf_8(sample):
        return "" if named.startswith("utf-8") else "utf-8"
    best = _likeliest(sample)
    if best and named in dict(_COMMON):
        rated = {name: _likelihood(sample, name, letters) for name, letters in _COMMON}
        other_kind = (best in _LATIN) != (named in _LATIN)
        return best if other_kind or rated[best] > rated[named] + _MARGIN else ""
    start = simplified(text[:_SAMPLE])
    share = sum(char in _KNOWN for char in start) / max(1, len(start))
    return best if share < 0.3 else ""


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding)
        if not codec._is_text_encoding:
            raise LookupError
        return codec.incrementaldecoder().decode(data)  # the last letter may be cut off
    except LookupError:
        raise UnreadableFile(
            f"unknown encoding {encoding!r}; known are utf-8 utf-16 gb18030 cp1251 cp1256 cp1252 …"
        ) from None
    except UnicodeError as error:
        at = f" at byte {error.start:,}" if isinstance(error, UnicodeDecodeError) else ""
        raise UnreadableFile(
            f"not in {encoding}{at}; leave --encoding out to have it found"
        ) from None


def _share_known(data: bytes, encoding: str) -> float:
    """How many of the characters are ASCII or common ones, if the bytes are in this encoding."""
    text = simplified(data.decode(encoding, "replace"))
    return sum(char in _KNOWN for char in text) / max(1, len(text))


def _likeliest(data: bytes) -> str:
    beside = len(_BESIDE_ASCII.findall(data)) >= len(_LETTER.findall(data)) / 2
    rated = [
        (_likelihood(data, name, letters), name)
        for name, letters in _COMMON
        # Accents stand among plain letters, other scripts do not; half of each Big5 sign is one.
        if beside == (name in _LATIN) or name == _BIG5
    ]
    likelihood, name = max(rated)
    return name if likelihood > -math.inf else ""


def _likelihood(data: bytes, encoding: str, letters: str) -> float:
    """Mean log probability of a byte above 127, if the text were in this encoding.

    A letter's probability falls with its rank among the commonest (Zipf); any other counts as the
    last. It is shared out over the letter's bytes, so that long codes have no advantage.
    """
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(data)  # may end within a letter
    except UnicodeDecodeError:
        return -math.inf
    rank = {letter: place + 2 for place, letter in enumerate(letters)}
    last = 20 * len(letters)
    text = simplified(text) if encoding == _BIG5 else text
    foreign = [char for char in text if ord(char) > 127]
    return -sum(math.log(rank.get(char, last)) for char in foreign) / len(_HIGH.findall(data))
