"""The questions that compare what several claims say: what is contested, what is in conflict, what happened when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.api.answers import Answer
from kg.api.comparison_records import ConflictRow, EventRow, SideClaim, SideRow
from kg.api.questions import Questions
from kg.api.selection import Ids, ids_of
from kg.api.wording import Wording
from kg.errors import QueryError
from kg.ledger import Conflict, Happening, Side, conflicts, gather, happenings
from kg.ledger.support import Witness, day
from kg.model import Claim, ConflictKind


class Comparisons(Questions):
    """What the articles say together; see kg.api.graph.Graph for the rest."""

    def contested(self, about: str | None = None) -> Answer[ConflictRow]:
        """The statements that somebody asserts and somebody denies, both sides with their claims: the conflicts of the
        kind "denial".

        Examples:
            >>> import kg
            >>> graph = kg.read("Israel attacked Iran. Israel denied that it had attacked Iran.")
            >>> print(graph.contested())
            denial: Israel attacks Iran: asserts (the article itself) | denies (Israel)
        """
        return self.conflicts("denial", about)

    def conflicts(self, kind: str | None = None, about: str | None = None) -> Answer[ConflictRow]:
        """What cannot all be so: of one kind (denial, value, quantity, opposition), or all; about one (name or id) who is
        an end of it.

        Raises QueryError for an unknown kind, and where nobody is called so.
        """
        if kind not in (None, *ConflictKind):
            raise QueryError(f"no kind of conflict {kind!r}; known: {', '.join(ConflictKind)}")
        words, wanted = self._words(), ids_of(self.ledger, about)
        material = gather(self.ledger, self.properties)
        found = conflicts(material, ConflictKind if kind is None else [ConflictKind(kind)])
        return Answer(_conflict(words, each, material.witnesses) for each in found
                      if _is_among(wanted, [*each.ends, *_ends(words, each.statements)]))

    def events(self, about: str | None = None, predicate: str | None = None) -> Answer[EventRow]:
        """What the articles, or their sources, say happened: claims of one property between the same ends within its days
        count as one event; by date, those without date last.

        Raises QueryError where nobody is called so.
        """
        words, wanted = self._words(), ids_of(self.ledger, about)
        return Answer(_event(words, each) for each in happenings(gather(self.ledger, self.properties))
                      if predicate in (None, each.predicate)
                      and _is_among(wanted, _ends(words, each.statements)))


def _is_among(wanted: Ids, ends: Iterable[str]) -> bool:
    return wanted is None or any(end in wanted for end in ends)


def _ends(words: Wording, statements: Iterable[str]) -> list[str]:
    """The ids of all ends of some statements."""
    return [end for key in statements for pair in words.statements[key].statement.edges for end in pair]


def _named(words: Wording, statements: Iterable[str]) -> tuple[str, str]:
    """The names of the subjects and objects that all of these statements have."""
    pairs = [words.ends(words.statements[key].statement) for key in statements]
    subjects, objects = ([list(dict.fromkeys(pair[end] for pair in said)) for said in pairs] for end in (0, 1))
    return _shared(subjects), _shared(objects)


def _shared(names: list[list[str]]) -> str:
    return ", ".join(name for name in names[0] if all(name in others for others in names))


def _conflict(words: Wording, conflict: Conflict, known: Mapping[str, Witness]) -> ConflictRow:
    subject, object_ = (words.name(end) if end else name
                        for end, name in zip(conflict.ends, _named(words, conflict.statements), strict=True))
    sides = [_side(words, side, known) for side in conflict.sides]
    return ConflictRow(conflict.kind.value, conflict.verdict, subject, conflict.predicate, object_, sides,
                       list(conflict.statements))


def _side(words: Wording, side: Side, known: Mapping[str, Witness]) -> SideRow:
    publishers = len({known[claim.article].voice for claim in side.claims})
    return SideRow(words.name(side.holds), side.first, side.last, publishers, [_claim(words, claim) for claim in side.claims])


def _claim(words: Wording, claim: Claim) -> SideClaim:
    published = day(words.article(claim.article).published)
    return SideClaim(words.speakers(claim), claim.time_text, claim.time_from or published, words.sentence(claim), claim.article,
                     claim.trigger_start, claim.id)


def _event(words: Wording, happening: Happening) -> EventRow:
    best = happening.best
    subject, object_ = _named(words, [best.statement])
    return EventRow(
        id=happening.id, first=happening.first, last=happening.last, subject=subject, predicate=happening.predicate,
        object=object_, view=happening.view, claims=len(happening.claims), articles=happening.support.articles,
        publishers=happening.support.publishers, confidence=happening.support.confidence, said_by=words.speakers(best),
        sentence=words.sentence(best), article=best.article, char_start=best.trigger_start,
        statements=list(happening.statements), claim_ids=[claim.id for claim in happening.claims])
