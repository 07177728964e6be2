"""A ledger held in line with its corrections file: what is added is corrected first, what is there is corrected anew when the
file, or what is known of the entities that it names, has changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.corrections import Corrections, CorrectionsFile, Entry, Proposal, correct, proposals, resolve
from kg.errors import CorrectionsError
from kg.ledger import Ledger
from kg.ledger.uncorrected import Before, Naming
from kg.lexicon import Lexicon
from kg.model import Entity, Reading

if TYPE_CHECKING:
    from kg.link.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Effect:
    """What one line of the file does at present: how many articles, statements and claims are others than without it.
    `problem` says why it does nothing where something that it names is not known, `note` what else a person should know."""

    entry: Entry
    articles: int
    statements: int
    claims: int
    problem: str = ""
    note: str = ""


class Corrected:
    """Use it around a ledger that is open for writing:

        desk = Corrected(ledger, read_corrections(ledger.path), pipeline.lexicon)
        for reading in pipeline.read(articles):
            desk.add(reading, run)
        desk.settle()
    """

    def __init__(self, ledger: Ledger, file: CorrectionsFile, lexicon: Lexicon) -> None:
        """Raises CorrectionsError where the file contradicts itself, or names a class or predicate that is none."""
        self._ledger, self._file, self._lexicon = ledger, file, lexicon
        self._resolve()

    def _resolve(self) -> None:
        found = resolve(self._file, KnownEntities(self._ledger, self._lexicon), self._lexicon)
        self.corrections, self._unknown = found.corrections, found.unknown
        self._mark = self.corrections.mark

    def add(self, reading: Reading, run: Mapping[str, str]) -> bool:
        """As `Ledger.add`, corrected."""
        now = correct(reading, self.corrections)
        return self._ledger.add(now, run, Before(reading, self._mark) if self._mark else None)

    def settle(self) -> int:
        """Brings all articles in line with the file; how many changed.

        Raises CorrectionsError, after all other lines have been applied, when a line names something that no article has.
        """
        self._resolve()  # what was added may be named, or be called otherwise now
        ledger, mark = self._ledger, self._mark
        behind = ledger.uncorrected.behind(mark)
        concerned = behind & self._concerned(self.corrections)
        changed = 0
        for article in sorted(concerned):
            before = ledger.reading_before(article)
            changed += ledger.correct(correct(before, self.corrections), Before(before, mark))
        if others := behind - concerned:
            ledger.stamp(sorted(others), mark)
        if self._unknown:
            raise self._unknown[0]
        return changed

    def effects(self) -> list[Effect]:
        """What each line does, by leaving it out; changes nothing."""
        known, entries = KnownEntities(self._ledger, self._lexicon), self._file.entries
        with self._ledger.snapshot():
            whole = resolve(self._file, known, self._lexicon)
            without = [resolve(self._file.without(entry), known, self._lexicon).corrections for entry in entries]
            totals = [(0, 0, 0) for _ in without]
            for article in sorted(self._concerned(whole.corrections)):
                here = _without(self._ledger.reading_before(article), whole.corrections, without)
                totals = [(a + x, b + y, c + z) for (a, b, c), (x, y, z) in zip(totals, here, strict=True)]
        return [_effect(entry, total, _problem(entry, whole.unknown), entries)
                for entry, total in zip(entries, totals, strict=True)]

    def proposals(self, *, least: float = 0.5, limit: int | None = None) -> list[Proposal]:
        """Which entities may be one thing, best first; not what the file forbids to merge. Changes nothing."""
        return proposals(self._ledger, apart=self.corrections.apart, least=least, limit=limit)

    def _concerned(self, corrections: Corrections) -> set[str]:
        return self._ledger.uncorrected.concerned(naming(corrections)) | set(corrections.spots)


def _without(before: Reading, whole: Corrections, without: Sequence[Corrections]) -> Iterator[tuple[int, int, int]]:
    """How many articles (this one or none), statements and claims each of the other corrections would leave otherwise."""
    part, now = whole.part(before), correct(before, whole)
    for other in without:
        then = now if other.part(before) == part else correct(before, other)
        yield int(then != now), _differing(then.statements, now.statements), _differing(then.claims, now.claims)


def _effect(entry: Entry, total: tuple[int, int, int], problem: str, entries: Sequence[Entry]) -> Effect:
    twins = [other.line for other in entries if other is not entry and (other.kind, other.values) == (entry.kind, entry.values)]
    note = problem
    if not note and not any(total) and entry.kind != "never_merge":
        note = f"says the same as line {twins[0]}" if twins else "touches nothing"
    return Effect(entry, *total, problem, note)


def _problem(entry: Entry, unknown: Iterable[CorrectionsError]) -> str:
    place = str(entry.error(""))
    return next((str(error).removeprefix(place) for error in unknown if str(error).startswith(place)), "")


def _differing(one: Collection[object], other: Collection[object]) -> int:
    """How many records were something else, or not there at all, in the first."""
    return max(len(set(one) - set(other)), len(set(other) - set(one)))


def naming(corrections: Corrections) -> Naming:
    """By what the articles are found that corrections may concern."""
    given = corrections.rejections
    moved = {key for moves in (corrections.moves, *corrections.moves_in.values()) for key in moves}
    ends = {end for r in given for end in (r.subject, r.object)} - {""}
    return Naming(
        entities=moved | set(corrections.types) | set(corrections.labels) | ends,
        statements={r.statement for r in given if r.statement},
        predicates={r.predicate for r in given if r.predicate and not (r.subject or r.object)},
        claims={r.claim for r in given if r.claim},
        rules={r.rule for r in given if r.rule},
    )


class KnownEntities:
    """What a ledger had before corrections, and the gazetteer for Wikidata ids that it lacks."""

    def __init__(self, ledger: Ledger, lexicon: Lexicon) -> None:
        self._ledger, self._lexicon = ledger, lexicon
        self._asked: dict[str, Entity | None] = {}

    def entities(self, ids: Collection[str]) -> Mapping[str, Entity]:
        """See kg.corrections.Known."""
        if new := set(ids) - set(self._asked):
            found = self._ledger.uncorrected.entities(new)
            self._asked |= {key: found.get(key) or self._listed(key) for key in new}
        return {key: entity for key in ids if (entity := self._asked[key])}

    def _listed(self, key: str) -> Entity | None:
        if not key.startswith("wd:") or (entry := self._gazetteer.by_qid(key[3:])) is None:
            return None
        return Entity(key, entry.label, entry.type, entry.qid, ancestors=self._lexicon.classes.get(entry.type, (entry.type,))[1:])

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        from kg.link.gazetteer import Gazetteer

        return Gazetteer.load()

    def called(self, name: str, article: str | None = None) -> Collection[str]:
        """See kg.corrections.Known."""
        return self._ledger.uncorrected.called(name, article)

    def articles_called(self, key: str) -> Collection[str]:
        """See kg.corrections.Known."""
        return self._ledger.matching(key)
