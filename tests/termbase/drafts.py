"""A short resolution and its translation, and works that are made of them."""

from functools import cache

from align.encoder import load_encoder
from corpora.document import Document, Paragraph
from corpora.sentences import split_sentences
from termbase.checks.passage import Passage, Text, Work
from termbase.entry import Entry, Term

EN = (
    "The Assembly considered the report of the Secretary-General on sustainable development.",
    "Recalling its resolution 64/222 of 21 December 2009 on South-South cooperation,",
    "Requests the regional commissions to organize 35 training courses on the digital divide. "
    "It also requests developed countries to transfer clean energy technologies;",
    "Notes that 40 per cent of rural households have no access to safe drinking water;",
    "Decides to continue its consideration of the rights of the child at its eightieth session.",
)
FR = (
    "L’Assemblée a examiné le rapport du Secrétaire général sur le développement durable.",
    "Rappelant sa résolution 64/222 du 21 décembre 2009 sur la coopération Sud-Sud,",
    "Prie les commissions régionales d’organiser 35 stages de formation sur la fracture "
    "numérique. Elle prie également les pays développés de transférer des technologies "
    "énergétiques propres ;",
    "Note que 40 % des ménages ruraux n’ont pas accès à l’eau potable ;",
    "Décide de poursuivre l’examen des droits de l’enfant à sa quatre-vingtième session.",
)
ENTRIES = (
    Entry("c1", (Term("en", "South-South cooperation"), Term("fr", "coopération Sud-Sud"))),
    Entry("c2", (Term("en", "digital divide"), Term("fr", "fracture numérique"))),
    Entry("c3", (Term("en", "drinking water"), Term("fr", "eau potable"))),
)
FIGURES = ("number", "percent", "date", "ordinal", "symbol")


@cache
def encoder():
    return load_encoder()


def document(texts, lang, name=""):
    paragraphs = [
        Paragraph(text, number=str(number), sentences=split_sentences(text, lang))
        for number, text in enumerate(texts)
    ]
    return Document("", lang, tuple(paragraphs), source=name or f"report.{lang}.txt")


def work_of(*pairs, langs=("en", "fr"), **more):
    """Passages of pairs of texts, as those of a document."""
    passages = [
        Passage(*(Text(text, lang) for text, lang in zip(pair, langs, strict=True)))
        for pair in pairs
    ]
    return Work(langs, passages, **more)


def with_changes(**changes):
    """The French with other words in some places: "p3" is its fourth paragraph."""
    texts = list(FR)
    for place, (old, new) in changes.items():
        number = int(place[1:])
        assert old in texts[number]
        texts[number] = texts[number].replace(old, new)
    return texts


def said(findings):
    return [(finding.code, finding.term) for finding in findings]
