"""A termbase: entries, what people decided about them, and the file that all of it is kept in.

>>> import tempfile
>>> from pathlib import Path
>>> from termbase.entry import Change, Entry, Term
>>> now = Change("2026-01-15T10:00:00Z", "reviser")
>>> path = Path(tempfile.mkdtemp()) / "un.termbase"
>>> termbase = Termbase(path)
>>> found = Entry("c1", (Term("zh", "三方合作"), Term("en", "triangular cooperation")))
>>> [arrival.outcome for arrival in termbase.add([found], now, "A/RES/79/236")]
['new']
>>> termbase.accept(["c1"], now)
>>> Termbase(path).get("c1").review
'accepted'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from corpora.errors import HexaplaError, StoreError
from termbase.entry import Change, Entry, Reference
from termbase.keeping.arriving import Arrival, arrivals
from termbase.keeping.changes import delta
from termbase.keeping.journal import Journal
from termbase.keeping.merging import filled
from termbase.keeping.state import Act, Event, Record, Review, State, event_of
from termbase.keeping.tidying import tidy
from termbase.mining.collecting import uncollected


class UnknownEntry(HexaplaError):
    """An entry that is not in the termbase."""


class Termbase:
    """A termbase in a file, which is made with the first entry.

    Several programs may have the same one open: each writes under a lock, and after it has read
    what the others wrote. Nobody's name and no clock is looked up here; both are passed in.
    """

    def __init__(self, path: Path) -> None:
        self._journal = Journal(path)
        self._state = State()
        if path.exists():
            self.refresh()

    @property
    def path(self) -> Path:
        """The file."""
        return self._journal.path

    @property
    def cut(self) -> int:
        """How many bytes at the end of the file are not whole, and are not read."""
        return self._journal.cut

    @property
    def records(self) -> Mapping[str, Record]:
        """Every entry that was not merged into another, by id, in the order of their coming."""
        return {id: one for id, one in self._state.records.items() if not one.merged_into}

    def entries(self, reviews: Sequence[Review] = ("proposed", "accepted")) -> tuple[Entry, ...]:
        """The entries in these states of review."""
        return tuple(one.entry for one in self.records.values() if one.review in reviews)

    def refresh(self) -> None:
        """Read what was written since.

        Raises:
            StoreError: the file cannot be read, is damaged, or is none of ours.
        """
        with uncollected():
            self._take(self._journal.news())

    def get(self, id: str) -> Record:
        """One entry; if it was merged into another, that one.

        Raises:
            UnknownEntry: there is none of this id.
        """
        record = self._state.current(id)
        if record is None:
            raise UnknownEntry(f"{id}: no such entry in {self.path}; hexapla termbase list")
        return record

    def find(self, words: str, langs: Sequence[str] = ()) -> tuple[Record, ...]:
        """Entries one of whose terms holds these words, in whatever size of letters."""
        wanted = words.casefold()
        return tuple(
            record
            for record in self.records.values()
            if any(
                wanted in term.text.casefold() and (not langs or term.lang in langs)
                for term in record.entry.terms
            )
        )

    def add(
        self, entries: Iterable[Entry], by: Change, origin: str, found: bool = False
    ) -> list[Arrival]:
        """Let entries come; see `arriving` for what happens to each.

        Args:
            entries: orderly ones, as `formats.read` gives them.
            by: who brings them, and when.
            origin: where they come from.
            found: a program found them in texts; decisions of people stand against it.
        """
        with self._writing(create=True) as events:
            made = arrivals(self._state, entries, by, origin, found)
            events += [event for arrival in made for event in arrival.events]
        return made

    def foresee(
        self, entries: Iterable[Entry], by: Change, origin: str, found: bool = False
    ) -> list[Arrival]:
        """What `add` would do; nothing is done."""
        return arrivals(self._state.copy(), entries, by, origin, found)

    def accept(self, ids: Iterable[str], by: Change, note: str = "") -> None:
        """Say of entries that they are right."""
        self._review("accept", ids, by, note)

    def reject(self, ids: Iterable[str], by: Change, note: str = "") -> None:
        """Say of entries that they are wrong; they are kept, so as not to be proposed again."""
        self._review("reject", ids, by, note)

    def reopen(self, ids: Iterable[str], by: Change, note: str = "") -> None:
        """Take back what was said of entries."""
        self._review("reopen", ids, by, note)

    def edit(self, id: str, change: Callable[[Entry], Entry], by: Change, note: str = "") -> Entry:
        """Change an entry.

        Args:
            id: of the entry.
            change: makes the new entry out of the one that is there.
            by: who, and when.
            note: why.

        Raises:
            UnknownEntry: there is none of this id.
            HexaplaError: nothing would be left of it.
        """
        with self._writing() as events:
            before = self.get(id).entry
            after = replace(tidy(change(before)), id=before.id)
            if not after.terms:
                raise HexaplaError(f"{id}: no term would be left; reject it instead")
            if changed := delta(before, after):
                self._do(Event("edit", before.id, by, changed, note=note), events)
        return self.get(id).entry

    def merge(
        self, into: str, others: Sequence[str], by: Change, note: str = ""
    ) -> tuple[Entry, list[tuple[str, str, str]]]:
        """Make one entry of several.

        Args:
            into: the id of the one that stays; where they disagree, it is right.
            others: the ids of those whose terms it takes over.
            by: who, and when.
            note: why.

        Returns:
            The entry, and what they disagreed about: what, kept, left out.

        Raises:
            UnknownEntry: there is none of an id.
            HexaplaError: an entry and itself.
        """
        conflicts: list[tuple[str, str, str]] = []
        with self._writing() as events:
            for other in others:
                ours, theirs = self.get(into).entry, self.get(other).entry
                if ours.id == theirs.id:
                    raise HexaplaError(f"{into} and {other} are one entry; name two")
                after, found = filled(ours, theirs)
                conflicts += found
                own = {theirs.id: ours.id}
                after = replace(after, references=_retargeted(after, own))
                self._do(Event("edit", ours.id, by, delta(ours, after), note=note), events)
                self._do(Event("merge", theirs.id, by, into=ours.id, note=note), events)
                self._follow(theirs.id, ours.id, by, events)
        return self.get(into).entry, conflicts

    def _follow(self, old: str, new: str, by: Change, events: list[Event]) -> None:
        """Let references to one entry lead to another."""
        for record in list(self.records.values()):
            references = _retargeted(record.entry, {old: new})
            if references != record.entry.references:
                after = replace(record.entry, references=references)
                self._do(Event("edit", record.id, by, delta(record.entry, after)), events)

    def _review(self, do: Act, ids: Iterable[str], by: Change, note: str) -> None:
        with self._writing() as events:
            for record in [self.get(id) for id in ids]:
                self._do(Event(do, record.id, by, note=note), events)

    def _do(self, event: Event, events: list[Event]) -> None:
        self._state.apply(event)
        events.append(event)

    @contextmanager
    def _writing(self, create: bool = False) -> Iterator[list[Event]]:
        """What to put events in; they are written together, or not at all."""
        events: list[Event] = []
        if not create:
            self.refresh()
        with uncollected(), self._journal.writing() as file:
            self._take(self._journal.news(file))
            try:
                yield events
                if events:
                    self._journal.append(file, [event.record() for event in events])
            except BaseException:
                self._forget()
                raise

    def _forget(self) -> None:
        """Go back to what the file says."""
        self._journal = Journal(self.path)
        self._state = State()
        if self.path.stat().st_size:
            self.refresh()

    def _take(self, records: Iterable[Mapping[str, object]]) -> None:
        try:
            for record in records:
                self._state.apply(event_of(record))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError(f"{self.path}: damaged: {error}; put back an older copy") from None


def _retargeted(entry: Entry, ids: Mapping[str, str]) -> tuple[Reference, ...]:
    made = (replace(r, target=ids.get(r.target, r.target)) for r in entry.references)
    return tuple(dict.fromkeys(r for r in made if r.target != entry.id))
