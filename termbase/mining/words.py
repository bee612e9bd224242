"""The words of texts, each with the key it counts under: its dictionary form, its bare form.

    zh   南南|合作|和|三方        jieba's view, cut fine; where terms begin is told by `stretches`
    en   States → state
    ar   وبالتعاون → تعاون      وكوفيد → كوفيد, because كوفيد stands elsewhere, too

Arabic writes "and", "in", "for" and the article onto the next word; simplemma knows the dictionary
form of some words only. What is taken off one that it does not know is told by the other words.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from corpora.document import Lang, Span
from corpora.language import base_of
from corpora.words.han_forms import simplified
from corpora.words.tokens import lemmas, tokenize
from termbase.declension import cases
from termbase.gazetteer import entries
from termbase.mining.termhood import frequencies

_AND = re.compile(r"وال\w{3}")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_LETTERS = str.maketrans("أإآىة", "ااايه")
_CLITICS = tuple("وبال وال فال بال كال ولل ال لل وب ول و ف ب ل ك".split())  # longer first  # noqa: SIM905
_ARTICLES = ("ال", "وال", "بال", "لل")  # where they stand before a word, it has none itself
_ENDINGS = ("ات", "ون", "ين", "ان", "ها", "هم", "ه", "ي")
_OWNED = re.compile("(.{3,})ت(?:ها?|هم|نا)")  # of an Arabic word in ة: hers, his, theirs, ours
_GLUED = re.compile(r"[^\W\d_]{4,}\d{1,3}")
_FIGURE_ON_WORD = re.compile(r"\d(?<=[^\W\d_]{4}\d)")  # what such a word has: found by its figure
_ADJECTIVE = re.compile(  # of Russian, that is clear by its ending
    "(.+[сц]к)(ого|ому|ими|их|им|ом|ой|ую|ая|ое|ие)|(.+(?:н|[оа]в))(ого|ому|ыми|ых|ую|ая|ой|ое|ые)"
)
_ENDS = ("ый", "ий", "ой", "ое", "ее", "ая", "ые", "ие")  # of Russian adjectives as they are listed
_PARTICIPLE = re.compile(
    "(.+нн)(?:ого|ому|ыми|ый|ым|ых|ом|ой|ую|ая|ое|ые)"
    "|(..+[уюая]щ)(?:его|ему|ими|ий|им|их|ем|ей|ую|ая|ее|ие)(ся)?"
)
_ROOT = 3  # letters that are left of a word, at the least
_ALIKE = 1  # letters that a Russian word and its dictionary form have in common, at the least


class Unit(NamedTuple):
    """A word, or a Chinese character."""

    start: int  # it is text[start:stop] of its segment
    stop: int
    word: str  # without case
    key: str  # its dictionary form: what counts as the same
    light: bool = False  # a function word


def words_of(texts: Sequence[str], lang: Lang) -> list[list[Unit]]:
    """The words of each text, in order, no sign between them.

    Args:
        texts: all that are to be counted together: Arabic keys depend on what else there is.
        lang: of the texts.
    """
    tag = base_of(lang)
    spans: list[Sequence[Span]] = [tokenize(text, lang, fine=True) for text in texts]
    if tag != "zh":
        spans = _without_calls(texts, spans)
    if tag == "ar":
        spans = [tuple(_apart(text, found)) for text, found in zip(texts, spans, strict=True)]
    written = [
        [text[start:stop] for start, stop in found]
        for text, found in zip(map(_spelt_alike, texts), spans, strict=True)
    ]
    named = _named(dict.fromkeys(chain.from_iterable(written)), tag)
    return [
        [Unit(start, stop, *named[word]) for (start, stop), word in zip(found, words, strict=True)]
        for found, words in zip(spans, written, strict=True)
    ]


def _spelt_alike(text: str) -> str:
    """The same text with one apostrophe and one е: l’État is l'État, учёт учет."""
    return text.replace("’", "'").replace("ё", "е").replace("Ё", "Е")


def _without_calls(texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[Sequence[Span]]:
    """Words, without the call of a note that is written onto some that stand alone, too: Crime1."""
    glued = [
        (number, place)
        for number, (text, found) in enumerate(zip(texts, spans, strict=True))
        if _FIGURE_ON_WORD.search(text)
        for place, span in enumerate(found)
        if _GLUED.fullmatch(text, *span)
    ]
    cut = [list(found) for found in spans]
    written = {
        text[start:stop]
        for text, found in zip(texts if glued else (), spans, strict=False)
        for start, stop in found
    }
    known = set(map(str.casefold, written))
    for number, place in glued:
        start, stop = spans[number][place]
        word = texts[number][start:stop].rstrip("0123456789")
        if word.casefold() in known and not word.isupper():
            cut[number][place] = start, start + len(word)
    return [*cut]


def _apart(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Words, with the Arabic و that is written onto the article set apart: و التعاون."""
    for start, stop in spans:
        if _AND.match(text, start, stop):
            yield start, start + 1
            start += 1
        yield start, stop


def _named(written: Iterable[str], tag: str) -> dict[str, tuple[str, str]]:
    """Words without case, and what each counts as."""
    distinct = list(written)
    forms = _russian(distinct) if tag == "ru" else lemmas(distinct, tag)
    key = {word: form.casefold() for word, form in zip(distinct, forms, strict=True)}
    if tag == "ar":
        key = _bare(key)
    elif tag == "zh":
        key = {word: simplified(name) for word, name in key.items()}
    return {word: (word.casefold(), name) for word, name in key.items()}


def _russian(words: Sequence[str]) -> list[str]:
    """What Russian words count as: participles as their verbs, words with a hyphen by their parts.

    Some forms of развивающийся are listed under the participle, others under развиваться.

    >>> _russian(["организованной", "организованная", "государствам-членам"])
    ['организованный', 'организованный', 'государство-член']
    """
    forms = []
    for word in words:
        plain, name = word.casefold(), listed_in_russian(listed_in_russian(word))
        first, hyphen, rest = name.partition("-")
        found = _PARTICIPLE.fullmatch(plain)
        if found and not name.endswith(("ое", "ые")):
            whole = f"{found[1]}ый" if found[1] else f"{found[2]}ий{found[3] or ''}"
            name = listed_in_russian(listed_in_russian(whole))
            name = name if name[:_ROOT] == whole[:_ROOT] else whole  # действующий: вулкан
        elif hyphen and not first.endswith("о") and plain.startswith(f"{first}-"):
            name = f"{lemmas([first], 'ru')[0]}-{rest}"
        forms.append(name)
    return forms


@lru_cache(maxsize=1 << 16)
def listed_in_russian(word: str) -> str:
    """The dictionary form of a Russian word, with ё where the word has one; of a State its name.

    Of рамочный or базельский some or all forms are not listed.

    >>> listed_in_russian("Чадом"), listed_in_russian("Генеральной"), listed_in_russian("учету")
    ('Чад', 'генеральный', 'учет')
    >>> listed_in_russian("рамочной"), listed_in_russian("Мадридского")
    ('рамочный', 'мадридский')
    """
    if word in _states():
        return _states()[word]
    name, plain = lemmas([word], "ru")[0], word.casefold()
    if name[:_ALIKE].casefold() != plain[:_ALIKE]:  # Генеральной is listed under Ассамблея
        name = lemmas([plain], "ru")[0]
    found = _ADJECTIVE.fullmatch(plain)
    if found and not _is_listed(plain):
        stem, ending = (found[1], "ий") if found[1] else (found[3], "ый")
        if name.casefold() == plain or _is_guessed(name.casefold(), stem):
            name = stem + ending
    return name if "ё" in plain else _spelt_alike(name)


def _is_guessed(name: str, stem: str) -> bool:
    """Whether a dictionary form is none: мадридскто; глава, of главой, is one."""
    rest = name.removeprefix(stem)
    return rest != name and len(rest) > 1 and rest not in _ENDS


@cache
def _states() -> dict[str, str]:
    """The names of States of one word, by what they are in each case."""
    names = (names["ru"][0] for names in entries("states").values() if "ru" in names)
    return {form: name for name in names if " " not in name for form in cases(name)}


def _is_listed(adjective: str) -> bool:
    """Whether a Russian adjective is its own dictionary form: правовой."""
    other = f"{adjective.removesuffix('ой')}ого"
    return adjective.endswith("ой") and lemmas(lemmas([other], "ru"), "ru")[0] == adjective


def _bare(names: dict[str, str]) -> dict[str, str]:
    """Arabic words in one spelling, without what is written onto them, by the words as they are.

    >>> _bare({"والتعاون": "والتعاون", "تعاون": "تعاون"})
    {'والتعاون': 'تعاون', 'تعاون': 'تعاون'}
    """
    plain = {word: in_one_spelling(word) for word in names}
    listed: dict[str, str] = {}  # by the word in one spelling
    for word, name in names.items():
        listed.setdefault(plain[word], plain.get(name) or in_one_spelling(name))
    bare = {}
    for word, name in names.items():
        own, rest = plain[word], plain.get(name) or in_one_spelling(name)
        if not any(f"{article}{own}" in listed for article in _ARTICLES):
            left = _without_clitic(rest, listed)
            rest = rest if left == rest else listed.get(left, left)  # ولأزمات as أزمات
        rest = _owned(rest, listed)
        if own.startswith("لل") and f"ا{own}" in listed:
            rest = own[1:]  # للجنة is for اللجنة, not for الجنة
        is_form = own.endswith(rest) and not rest.startswith("ال")  # with only clitics taken off
        if is_form and len(rest) >= _ROOT:
            rest = listed.get(f"ال{rest}", rest).removeprefix("ال")  # للأمم as الأمم: أمة
        bare[word] = _without_ending(rest)
    return bare


def in_one_spelling(word: str) -> str:
    """An Arabic word without vowels, with one alef."""
    return _MARKS.sub("", word).translate(_LETTERS)


def _without_clitic(word: str, known: Container[str]) -> str:
    for clitic in _CLITICS:
        rest = word[len(clitic) :]
        if not word.startswith(clitic) or len(rest) < _ROOT:
            continue
        if clitic.endswith(("ال", "لل")):
            return rest
        if _stands(_owned(rest, known), known) and not _is_rarer(rest, word):
            return rest
    return word


def _stands(word: str, known: Container[str]) -> bool:
    """Whether an Arabic word is there, with an article or without."""
    return word in known or f"ال{word}" in known


def _owned(word: str, known: Container[str]) -> str:
    """An Arabic word in ة without the possessive that it has: سلامتها, for there is السلامة."""
    found = _OWNED.fullmatch(word)
    return f"{found[1]}ه" if found and _stands(f"{found[1]}ه", known) else word


def _is_rarer(rest: str, word: str) -> bool:
    """Whether general language has a word more often than what is left of it: ورقة, not رقة."""
    often = arabic_frequencies()
    return often.get(word, 0.0) > max(often.get(rest, 0.0), often.get(f"ال{rest}", 0.0))


@cache
def arabic_frequencies() -> dict[str, float]:
    """How often general language has Arabic words, in one spelling."""
    found: dict[str, float] = {}
    for word, often in frequencies("ar").items():
        plain = in_one_spelling(word)
        found[plain] = max(often, found.get(plain, 0.0))
    return found


def clitics_of(text: str, key: str) -> Iterator[str]:
    """What may be written onto the first word of an Arabic text, the article as well, longer first.

    >>> [*clitics_of("بالتعاون", "تعاون")], [*clitics_of("بلدان", "بلد")]
    (['بال', 'ب'], [])

    Args:
        text: as it is written.
        key: what its first word counts as; nothing is written onto it where it begins with this.
    """
    plain = text.translate(_LETTERS)
    return (c for c in _CLITICS if plain.startswith(c) and not plain.startswith(key))


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _ROOT + (len(ending) > 1):
            return word[: -len(ending)]
    return word
