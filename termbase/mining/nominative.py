"""The nominative of a Russian term, which a text may have in other cases only.

    трехстороннего сотрудничества     трехстороннее сотрудничество
    развивающимся странам             развивающиеся страны
    целей в области развития          цели в области развития: behind the noun all stays as it is

Words before the noun take the ending of its gender and number; the noun is its dictionary form, or
the plural of it. What is not of this shape has no nominative here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from corpora.words.tokens import tokenize
from termbase.mining.agreement import ACTIVE, SOFT, agrees
from termbase.mining.word_lists import small_words
from termbase.mining.words import listed_in_russian, words_of

Number = Literal["one", "many", ""]  # "" where a form may be either: страны

_ADJECTIVE = re.compile(
    "([а-яё-]{2,}?)(ого|его|ому|ему|ыми|ими|ый|ий|ая|яя|ое|ее|ые|ие|ой|ей|ую|юю|ых|их|ым|им|ом|ем"
    "|ья|ье|ьи|ью)(ся)?"
)
_UNKNOWN = ("ии", "ией", "иями", "иях")  # no noun is listed so: Филадельфии
_ACTIVE = re.compile(f"..+{ACTIVE}")  # participles, some of which are not listed
_LISTED = ("ый", "ий", "ой", "йся")
_VERBS = ("ть", "ться", "ти", "тись", "чь")  # participles are listed under them
_CLEAR = (
    "ого",
    "ому",
    "ыми",
    "ых",
    "ую",
    "ая",
    "ских",
    "цких",
)  # tell an adjective that is not listed
_COUNTS = frozenset("оба один два три четыре пять шесть семь восемь девять десять".split())  # noqa: SIM905
_NO_ADJECTIVES = ("сть", "арий", "терий", "гений", "сценарий")  # are nouns
_OF_MANY = frozenset("ыми ими ых их ые ие ьи".split())  # noqa: SIM905
_OF_EITHER = frozenset(("ым", "им"))
_FEMININE = frozenset("ая яя ой ей ую юю ью ья".split())  # noqa: SIM905
_OF_THINGS, _OF_MEN = frozenset(("ое", "ее")), frozenset(("ый", "ий"))
_BACK, _HUSHING = "гкх", "жшщч"
_JOINED = re.compile(r"\s+(?:[Ии]|[Ии]ли) ")  # another noun, in the same case
_ADVERB = 4  # letters that one in -но has, at the least, and one more
_AMONG = frozenset("и или не наименее внутренне крайне".split())  # adjectives  # noqa: SIM905
_TENS = ("дцать", "десят", "сорок", "девяносто")  # before an ordinal: шестьдесят девятой
_VOWELS = "аеёиоуыэюя"
_BOTH = {"а": "ы", "я": "и", "ь": "и", "о": "а", "е": "я"}  # one, in the genitive, or many
_OTHERS = {"человек": "люди", "ребенок": "дети"}  # plurals of another stem
_IN_A = frozenset(  # masculine nouns with a plural in -а
    """адрес берег век город дом директор доктор инспектор катер корпус край лес номер округ ордер
    остров отпуск паспорт поезд пояс провод профессор сорт счет том учитель цвет""".split()  # noqa: SIM905
)


class _Phrase(NamedTuple):
    """A term in some case."""

    before: tuple[str, ...]  # adjectives, and small words between them
    noun: str
    rest: str  # what is behind the noun
    lemma: str  # of the noun


def nominative(forms: Counter[str]) -> str:
    """How a term is called, by the forms that it was seen in; "" where that cannot be told.

    An adjective alone is called as a dictionary has it.

    >>> nominative(Counter({"трехстороннего сотрудничества": 3, "трехстороннем сотрудничестве": 1}))
    'трехстороннее сотрудничество'
    >>> nominative(Counter({"развивающимся странам": 1})), nominative(Counter({"к 2030 году": 1}))
    ('развивающиеся страны', '')

    Args:
        forms: how often each was seen.
    """
    told = {form: _number(phrase) for form in forms if (phrase := _phrase(form))}
    votes = Counter[Number]()
    for form, number in told.items():
        votes[number] += forms[form]
    asked: Number = "many" if votes["many"] > votes["one"] else "one"
    made = Counter[str]()
    for form, number in told.items():
        if number in (asked, ""):
            name = _called(form, asked)
            if _is_same(name, form):
                made[name] += forms[form]
    if not made and (alone := [form for form in forms if _is_adjective(form)]):
        return _alone(alone)
    return max(sorted(made), key=lambda form: (made[form], form[:1].islower()), default="")


@lru_cache(maxsize=1 << 14)
def _phrase(form: str) -> _Phrase | None:
    """A term in its parts; None where no noun stands behind words that go with it."""
    spans = tokenize(form, "ru")
    words = [form[start:stop] for start, stop in spans]
    first = 0
    while first + 1 < len(words) and (_is_adjective(words[first]) or _is_small(words[first])):
        first += 1
    if not words or (first and _is_small(words[first - 1])):
        return None
    before, noun, (start, stop) = tuple(words[:first]), words[first], spans[first]
    phrase = _Phrase(before, noun, form[stop:], _lemma(noun.partition("-")[0]))
    plain = form[:start] == " ".join((*before, "")) and _is_told(phrase)
    return phrase if plain and _are_nouns(noun) and _agree(phrase) else None


def _is_told(phrase: _Phrase) -> bool:
    """Whether no noun is joined to it; or a name, or one of the two tells how many they are."""
    if _JOINED.match(phrase.rest) is None:
        return True
    other = _other(phrase)
    return other is not None and (other.noun[0].isupper() or _number(phrase) != "")


def _other(phrase: _Phrase) -> _Phrase | None:
    """The noun that is joined to it."""
    joined = _JOINED.match(phrase.rest)
    return _phrase(phrase.rest[joined.end() :]) if joined else None


def _are_nouns(word: str) -> bool:
    """Whether it is a noun, or two with a hyphen: государство-участник."""
    return all(_is_noun(part, _lemma(part)) for part in word.split("-"))


def _is_noun(word: str, lemma: str) -> bool:
    """Whether it is a noun whose dictionary form is right."""
    is_word = word.isalpha() and word[1:].islower() and word not in small_words("ru")
    is_verb = lemma.endswith(_VERBS) and not lemma.endswith("сть")
    are_such = lemma.endswith("щее") and not word.endswith(("ее", "его", "ему", "ем"))  # грядущие
    is_unknown = lemma == word.casefold() and lemma.endswith(_UNKNOWN)
    is_other = is_verb or are_such or is_unknown or _is_adjective(word) or lemma in _COUNTS
    is_alike = lemma in ("день", *_OTHERS) or lemma[:2] == word.casefold()[:2]
    return is_word and is_alike and not is_other


def _agree(phrase: _Phrase) -> bool:
    """Whether the words before the noun are in its number, and may be in its case."""
    noun = phrase.noun.partition("-")[0]
    numbers = {_number(phrase), _number_of_noun(noun.casefold(), phrase.lemma)}
    return len(numbers - {""}) < 2 and all(agrees(word.casefold(), noun) for word in phrase.before)


def _is_same(name: str, form: str) -> bool:
    """Whether all words count as the same."""
    if name == form:
        return True
    made, seen = words_of([name, form], "ru")
    return [unit.key for unit in made] == [unit.key for unit in seen]


def _lemma(word: str) -> str:
    return listed_in_russian(word).casefold()


def _is_adjective(word: str) -> bool:
    """Whether it is declined as one."""
    lemma, plain = _lemma(word), word.casefold()
    listed = lemma.endswith((*_LISTED, *_VERBS)) and not lemma.endswith(_NO_ADJECTIVES)
    clear = (lemma == plain and plain.endswith(_CLEAR)) or _ACTIVE.fullmatch(plain)
    return bool(listed or clear) and _ADJECTIVE.fullmatch(plain) is not None


def _is_small(word: str) -> bool:
    """Whether it may stand among adjectives: наименее, дополнительно, экологически."""
    is_adverb = word.endswith(("но", "чески")) and len(word) > _ADVERB
    return word in _AMONG or is_adverb or word.endswith(("лее", *_TENS))


def _number(phrase: _Phrase) -> Number:
    ends = {
        found[2] for word in phrase.before if (found := _ADJECTIVE.fullmatch(word.casefold()))
    } - _OF_EITHER
    if ends:
        return "many" if ends & _OF_MANY else "one"
    own = _number_of_noun(_first(phrase.noun), phrase.lemma)
    other = None if own or phrase.noun[0].isupper() else _other(phrase)
    return _number(other) if other else own


def _first(noun: str) -> str:
    """The first part of a noun with a hyphen, without case."""
    return noun.casefold().partition("-")[0]


def _number_of_noun(noun: str, lemma: str) -> Number:
    last = lemma[-1]
    if lemma.endswith("ые") or noun[:2] == _OTHERS.get(lemma, "-")[:2]:  # данные, людей
        return "many"
    if noun == lemma:
        return "one"
    if noun.endswith(("ам", "ям", "ами", "ями", "ах", "ях", "ов", "ев")):
        return "many"
    if noun.endswith("ей"):
        return "one" if last in "ая" else "many"
    if last in _BOTH:
        stem = lemma[:-1]
        both = {stem + _BOTH[last], stem + "и", stem + "а"}
        if noun in both:
            return "" if lemma[-2:] != "ие" else "one"
        bare = noun[-1] not in _VOWELS and not noun.endswith(("ом", "ем", "ой"))
        return "many" if bare and last in "аяое" else "one"
    return "many" if noun[-1] in "ыи" else "one"


def _called(form: str, number: Number) -> str:
    """A form in the nominative; "" where an ending is not known."""
    phrase = _phrase(form)
    if phrase is None:
        return ""
    noun = "-".join(_noun(part, number) for part in phrase.noun.split("-"))
    if "-" in noun and number == "one" and noun == phrase.noun.casefold():  # Нью-Йорке
        noun = _lemma(phrase.noun)
    before = [_agreeing(word, number, phrase.lemma) for word in phrase.before]
    written = [
        _like(old, new)
        for old, new in zip((*phrase.before, phrase.noun), (*before, noun), strict=True)
    ]
    rest = phrase.rest
    if joined := _JOINED.match(rest):
        other = _other(phrase)
        own = _number(other) if other else ""
        rest = joined[0] + _called(rest[joined.end() :], own or number)
    return " ".join(written) + rest


def _noun(word: str, number: Number) -> str:
    """A noun in the nominative, or what stands before another: вице-президент."""
    lemma = _lemma(word)
    if word.casefold() == "вице":
        return word
    return lemma if number == "one" else _of_many(lemma, word.casefold())


def _of_many(lemma: str, noun: str) -> str:
    """The plural of a noun, its stem as the other cases have it: отцам, отцы."""
    if lemma.endswith("ые") or lemma in _OTHERS:
        return _OTHERS.get(lemma, lemma)
    found = re.fullmatch("(.+?)(?:ами|ями|ам|ям|ах|ях|ов|ев)", noun)
    last = lemma[-1]
    stem = lemma if last not in _BOTH and last != "й" else lemma[:-1]
    if found and last not in "аяое":
        stem = found[1]
    if lemma in _IN_A:
        return stem + ("я" if last in "йь" else "а")
    if last in "ое":
        return stem + ("а" if last == "о" or stem[-1] in "щцж" else "я")
    soft = last in "яйь" or stem[-1] in _BACK + _HUSHING or stem[-1] in _VOWELS
    return stem + ("и" if soft else "ы")


def _agreeing(word: str, number: Number, noun: str) -> str:
    """An adjective with the noun that it stands before."""
    found = _ADJECTIVE.fullmatch(word.casefold())
    if found is None or _is_small(word):
        return word
    stem, end, itself = found[1], found[2], found[3] or ""
    lemma = _lemma(word)
    after = stem[-1]
    if lemma == "третий" or end.startswith("ь"):
        return stem.removesuffix("ь") + _ending(number, end, noun, ("ий", "ья", "ье", "ьи"))
    if after in _BACK:
        ends = ("ий", "ая", "ое", "ие")
    elif after in _HUSHING and end[0] == "о":
        ends = ("ой", "ая", "ое", "ие")
    elif after in _HUSHING:
        ends = ("ий", "ая", "ее", "ие")
    elif end in SOFT:
        ends = ("ий", "яя", "ее", "ие")
    else:
        ends = ("ый", "ая", "ое", "ые")
    made = stem + _ending(number, end, noun, ends) + itself
    is_man = number == "one" and made.endswith(("ый", "ий"))
    return lemma if is_man and lemma.endswith("ой") else made


def _alone(forms: Sequence[str]) -> str:
    """Forms of an adjective as a dictionary has it; of many where all are: раненые."""
    ends = {found[2] for form in forms if (found := _ADJECTIVE.fullmatch(form.casefold()))}
    number: Number = "many" if ends <= _OF_MANY else "one"
    is_thing = ends & _OF_THINGS and not ends & (_FEMININE | _OF_MEN)  # будущее
    named = (_agreeing(_of_him(form), number, "дело" if is_thing else "год") for form in forms)
    both = zip(forms, named, strict=True)
    return next((_like(form, name) for form, name in both if _is_same(name, form)), "")


def _of_him(adjective: str) -> str:
    """What it is in the genitive: международной, международного."""
    found = _ADJECTIVE.fullmatch(adjective.casefold())
    stem, end, itself = found.groups("") if found else ("", "", "")
    soft = end in SOFT or (stem[-1:] in _HUSHING and end[:1] != "о")
    return stem + ("его" if soft else "ого") + itself


def _ending(number: Number, end: str, noun: str, ends: tuple[str, str, str, str]) -> str:
    """Of the endings for he, she, it and they, the one that is wanted."""
    if number == "many":
        return ends[3]
    if end in _FEMININE:
        return ends[1] if end not in ("ой", "ей") or noun[-1] in "аяь" else ends[0]
    return ends[2] if noun[-1] in "ое" else ends[0]


def _like(old: str, new: str) -> str:
    """Capitals where the word has them, and where its parts do."""
    if "-" in old and old.count("-") == new.count("-"):
        return "-".join(map(_like, old.split("-"), new.split("-")))
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
