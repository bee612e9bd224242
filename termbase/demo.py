"""The whole job on the sample: six versions read, kept, aligned, mined for terms, written down.

samples → store → rows of six paragraphs → terms → alignment.tsv, terms.tbx, terms.csv
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from align.bead import Alignment, Bead
from align.showing.writing import UnwritableFile, save, stored, tsv
from align.versions import align_documents, segments_of
from corpora.document import Document
from corpora.samples.source import folder
from corpora.storage.keeping import add_file
from corpora.storage.store import Store
from termbase.entry import Rendering
from termbase.extraction import entries_of, extract_terms
from termbase.formats.spreadsheet import csv_lines
from termbase.formats.tbx import tbx
from termbase.showing.contexts import sources

SAMPLES = (
    "A_RES_79_236.zh.txt",
    "A_RES_79_236.en.pdf",
    "A_RES_79_236.fr.docx",
    "A_RES_79_236.es.html",
    "A_RES_79_236.ru.txt",
    "A_RES_79_236.ar.docx",
)
_TERMS_OF = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Job:
    """What the demo made, and where it is."""

    documents: tuple[Document, ...]
    alignment: Alignment
    renderings: tuple[Rendering, ...]
    store: Path
    rows: Path
    tbx: Path
    csv: Path


def pair_of(documents: Sequence[Document]) -> list[Document]:
    """The two versions whose terms are found."""
    return [document for document in documents if document.lang in _TERMS_OF]


def run(output: Path) -> Job:
    """Do the whole job, and write its files into a folder.

    Raises:
        UnwritableFile, StoreError: the folder or a file in it cannot be written.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(f"{output}: cannot be made: {error.strerror}") from None
    with Store.open(output / "hexapla.db") as store:
        documents = tuple(add_file(store, folder() / name)[1] for name in SAMPLES)
        alignment = align_documents(documents)
        store.put_alignment(stored(alignment))
    pair = pair_of(documents)
    renderings = extract_terms(pair)
    job = Job(
        documents,
        alignment,
        renderings,
        *(output / name for name in ("hexapla.db", "alignment.tsv", "terms.tbx", "terms.csv")),
    )
    save(job.rows, tsv(alignment, [segments_of(document, "paragraph") for document in documents]))
    save(job.tbx, tbx(entries_of(renderings, pair), "Terms of A/RES/79/236", _SOURCE))
    save(job.csv, csv_lines(renderings, pair))
    save(output / "ABOUT.txt", [_ABOUT.encode()])
    return job


def example(job: Job, words: Sequence[str]) -> tuple[str, Bead]:
    """The shortest paragraph that is one in every language and has these words in the first.

    Returns:
        Where it stands, and its bead.

    Raises:
        ValueError: there is none.
    """
    first = job.documents[0]
    even = [bead for bead in job.alignment.beads if set(bead.shape) == {1}]
    texts = {bead: first.paragraphs[bead.spans[0][0]].text for bead in even}
    fitting = [bead for bead in even if all(word in texts[bead] for word in words)]
    bead = min(fitting, key=lambda bead: len(texts[bead]))
    return sources(first)[bead.spans[0][0]], bead


_SOURCE = (
    "Found in the Chinese text of A/RES/79/236 and a working translation of it into English; "
    "nobody has reviewed them."
)
_ABOUT = """What `hexapla demo` wrote.

hexapla.db      resolution 79/236 in six languages, with its alignment: hexapla search, show, list
alignment.tsv   one row a paragraph, one column a language
terms.tbx       Chinese terms and their English renderings, with contexts, for termbase programs
terms.csv       the same, for spreadsheets

The Chinese is the document of the United Nations. The other five versions are working translations
made for this project, not the official texts. Nobody has reviewed the terms.
"""
