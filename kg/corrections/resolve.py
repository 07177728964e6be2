"""From the entries of a file to decisions: looks up what they name and finds contradictions."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Protocol

from kg.corrections.decisions import Corrections, Rejection, Spot
from kg.corrections.file import ARROW, CorrectionsFile, Entry
from kg.corrections.moves import Moves
from kg.errors import CorrectionsError
from kg.identity import is_entity_id
from kg.lexicon import Lexicon
from kg.model import AUTHOR, GENERIC, Entity


class Known(Protocol):
    """What is known of a name or an id before any correction."""

    def entities(self, ids: Collection[str]) -> Mapping[str, Entity]:
        """Those of these ids that are known, as all articles together have them."""

    def called(self, name: str, article: str | None = None) -> Collection[str]:
        """Ids of the entities with this label, else with this alias; common nouns only of the `article` (an id)."""

    def articles_called(self, key: str) -> Collection[str]:
        """Ids of the articles with this id, URL or source."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The decisions of a file, and the entries left out of them because something that they name is not known."""

    corrections: Corrections
    unknown: tuple[CorrectionsError, ...] = ()


class _UnknownError(CorrectionsError):
    """Not known yet: articles that are still to come may bring it."""


def resolve(file: CorrectionsFile, known: Known, lexicon: Lexicon) -> Resolved:
    """The decisions of a file.

    Raises CorrectionsError for an unknown class or predicate, a name of several entities, and entries that contradict
    each other: two ids or classes or labels for one entity, a circle, a merge of what is never to be merged.
    """
    return _Resolver(file, known, lexicon).resolve()


def check(file: CorrectionsFile, lexicon: Lexicon) -> None:
    """Raises CorrectionsError for what can be told to be wrong before there is a ledger: as if every id were known."""
    resolve(file, _EveryId(), lexicon)


class _EveryId:
    """Knows all ids and no name."""

    def entities(self, ids: Collection[str]) -> Mapping[str, Entity]:
        return {key: Entity(key, key, "Entity") for key in ids}

    def called(self, name: str, article: str | None = None) -> Collection[str]:
        return ()

    def articles_called(self, key: str) -> Collection[str]:
        return (key,) if key.startswith("doc:") else ()


@dataclass
class _Resolver:
    file: CorrectionsFile
    known: Known
    lexicon: Lexicon
    moves: Moves = field(default_factory=Moves)
    unknown: list[CorrectionsError] = field(default_factory=list)
    by_id: dict[str, Entity] = field(default_factory=dict)  # what is known of the ids that the file names
    made: dict[str, Entity] = field(default_factory=dict)  # ids that an entry gives a label and a type
    kinds: list[tuple[Entry, str]] = field(default_factory=list)
    retyped: set[str] = field(default_factory=set)  # the ids that they get
    names: list[tuple[Entry, str]] = field(default_factory=list)
    spots: list[tuple[Entry, str, Spot]] = field(default_factory=list)
    rejections: list[tuple[Entry, Rejection]] = field(default_factory=list)
    apart: list[tuple[Entry, tuple[str, ...]]] = field(default_factory=list)

    def resolve(self) -> Resolved:
        ids = {key for entry in self.file.entries for text in entry.names() if (key := _plain_id(text))}
        self.by_id = dict(self.known.entities(ids))
        for entry in self.file.entries:
            self._make(entry)
        for entry in sorted(self.file.entries, key=lambda entry: entry.kind != "retype"):  # others may name what it makes
            try:
                self._take(entry)
            except _UnknownError as error:
                self.unknown.append(CorrectionsError(str(error)))
        types = self._types()
        self.moves.check()
        self._check_apart()
        return Resolved(self._corrections(types), tuple(self.unknown))

    # ── One entry ───────────────────────────────────────────────────────────────────────────────────

    def _make(self, entry: Entry) -> None:
        """Checks its class and predicate, and takes note of an entity that it names with label and type: the id need not be
        in the ledger."""
        if (predicate := entry.text("predicate")) and predicate not in self.lexicon.properties:
            raise entry.error(f"unknown predicate {predicate!r}{_like(predicate, self.lexicon.properties)}")
        if not entry.text("type"):
            return
        kind = self._class(entry)
        key = _plain_id(entry.text("into") or entry.text("to") or entry.text("proposal").partition(ARROW)[2])
        if key:
            label = entry.text("label") or key
            self.made[key] = Entity(key, label, kind, key[3:] if key.startswith("wd:") else None,
                                    ancestors=self.lexicon.classes.get(kind, (kind,))[1:])

    def _take(self, entry: Entry) -> None:
        match entry.kind:
            case "merge":
                self._merge(entry, entry.texts("entities"), entry.text("into"))
            case "accept":
                first, _, second = entry.text("proposal").partition(ARROW)
                self._merge(entry, (first,), second)
            case "never_merge":
                self.apart.append((entry, tuple(self._entity(entry, key) for key in entry.texts("entities"))))
            case "relink":
                self._relink(entry)
            case "reject":
                self.rejections.append((entry, self._rejection(entry)))
            case "retype":
                self.kinds.append((entry, self._entity(entry, entry.text("entity"), self._article(entry))))
                self.retyped.add(_of_class(self.kinds[-1][1], self._class(entry)))
            case _:
                self.names.append((entry, self._entity(entry, entry.text("entity"), self._article(entry))))

    def _merge(self, entry: Entry, entities: Iterable[str], into: str) -> None:
        target = self._entity(entry, into)
        for each in [self._entity(entry, key) for key in entities]:  # all are looked up before the first is taken
            self.moves.add(entry, each, target)

    def _relink(self, entry: Entry) -> None:
        article, target, span = self._article(entry) or "", self._entity(entry, entry.text("to")), entry.span()
        if span:
            self.spots.append((entry, article, Spot(*span, target)))
        else:
            self.moves.add(entry, self._entity(entry, entry.text("entity"), article), target, article)

    def _rejection(self, entry: Entry) -> Rejection:
        ends = {key: self._entity(entry, entry.text(key)) for key in ("subject", "object") if entry.text(key)}
        return Rejection(entry.text("claim"), entry.text("statement"), ends.get("subject", ""), entry.text("predicate"),
                         ends.get("object", ""), entry.text("rule"), self._article(entry) or "")

    # ── Looking up ──────────────────────────────────────────────────────────────────────────────────

    def _class(self, entry: Entry) -> str:
        kind = entry.text("type")
        if kind not in self.lexicon.classes:
            raise entry.error(f"unknown class {kind!r}{_like(kind, self.lexicon.classes)}")
        return kind

    def _article(self, entry: Entry) -> str | None:
        key = entry.text("article")
        if not key:
            return None
        found = sorted(self.known.articles_called(key))
        if not found:
            raise _UnknownError(str(entry.error(f"no article {key!r}; `kg articles` shows the ids")))
        if len(found) > 1:
            raise entry.error(f"{len(found)} articles match {key!r}: {_some(found)}; give one of these ids")
        return found[0]

    def _entity(self, entry: Entry, key: str, article: str | None = None) -> str:
        """The id of an entity that is named by id, bare QID, or name."""
        if key in (AUTHOR, GENERIC):
            raise entry.error(f"{key} is a voice, not an entity; it stays as it is")
        if found := _plain_id(key):
            if found not in self.made and found not in self.retyped and found not in self.by_id:
                raise _UnknownError(str(entry.error(
                    f"no entity {key!r}; `kg entities NAME` shows the ids (a new id needs label and type)")))
            return found
        ids = sorted(self.known.called(key, article))
        if not ids:
            raise _UnknownError(str(entry.error(f"nothing is called {key!r}; `kg entities NAME` shows names and ids")))
        if len(ids) > 1:
            raise entry.error(f"{len(ids)} entities are called {key!r}: {_some(ids)}; give one of these ids")
        return ids[0]

    # ── All entries together ────────────────────────────────────────────────────────────────────────

    def _types(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """The classes of the retyped. The id of a name holds its class: so it changes, too, and meets the same name of that
        class in other articles."""
        for entry, key in self.kinds:
            kind = self._class(entry)
            now = self.moves.end(key)
            new = _of_class(now, kind)
            if new != now and (old := self._record(now)) is not None:
                self.made.setdefault(new, replace(old, id=new))
            self.moves.add(entry, now, new)
        found: dict[str, tuple[str, tuple[str, ...]]] = {}
        for entry, key in self.kinds:
            kind, now = self._class(entry), self.moves.end(key)
            if found.setdefault(now, (kind, self.lexicon.classes[kind][1:]))[0] != kind:
                raise entry.error(f"{now} is already given the class {found[now][0]}; leave one of the two lines out")
        return found

    def _record(self, key: str) -> Entity | None:
        """Ids that come from a name are looked up one by one."""
        if key not in self.by_id:
            self.by_id |= self.known.entities([key])
        return self.by_id.get(key) or self.made.get(key)

    def _check_apart(self) -> None:
        for entry, ids in self.apart:
            ends: dict[str, str] = {}
            for key in ids:
                other = ends.setdefault(self.moves.end(key), key)
                if other != key:
                    raise entry.error(f"{other} and {key} are merged by another line; leave one of the two out")

    def _labels(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for entry, key in self.names:
            label, now = entry.text("label"), self.moves.end(key)
            if found.setdefault(now, label) != label:
                raise entry.error(f"{now} is already called {found[now]!r} by another line; leave one of the two out")
        return found

    def _corrections(self, types: dict[str, tuple[str, tuple[str, ...]]]) -> Corrections:
        spots: dict[str, dict[tuple[int, int], Spot]] = {}
        for entry, article, spot in self.spots:
            spot = replace(spot, entity=self.moves.end(spot.entity, article))
            place = spots.setdefault(article, {})
            if place.setdefault((spot.char_start, spot.char_end), spot) != spot:
                raise entry.error("another line says that this mention is another entity; leave one of the two out")
        moves, own = self.moves.closed(), self.moves.closed_in()
        ends = {*moves.values(), *(end for each in own.values() for end in each.values()),
                *(spot.entity for place in spots.values() for spot in place.values())}
        return Corrections(
            moves=moves, moves_in=own, spots={article: tuple(place.values()) for article, place in spots.items()},
            types=types, labels=self._labels(),
            targets={key: record for key in sorted(ends) if (record := self._record(key)) is not None},
            rejections=tuple(replace(r, subject=self.moves.end(r.subject), object=self.moves.end(r.object))
                             for _, r in self.rejections),
            apart=frozenset(frozenset(map(self.moves.end, pair)) for _, ids in self.apart for pair in combinations(ids, 2)),
        )


def _plain_id(key: str) -> str:
    """The id that a text is, a bare QID completed; "" for a name."""
    key = f"wd:{key}" if key[:1] == "Q" and key[1:].isdigit() else key
    return key if is_entity_id(key) else ""


def _of_class(key: str, kind: str) -> str:
    """The id of a named entity, were it of this class; others do not hold their class."""
    return f"{key.rpartition('.')[0]}.{kind.lower()}" if key.startswith("e:") else key


def _like(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else "; the vocabulary in ontologies/kg.ttl has all names"


def _some(ids: list[str]) -> str:
    return ", ".join(ids[:5]) + (", …" if len(ids) > 5 else "")
