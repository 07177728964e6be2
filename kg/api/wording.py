"""What a ledger knows, put in words: edges, content that is no fact, claims, each with its sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from kg.api.records import ClaimRow, EdgeRow, StatementRow
from kg.model import AUTHOR, GENERIC, Article, Claim, Edge, EdgeKey, Statement, Status

if TYPE_CHECKING:
    from kg.ledger import Judgement, Ledger

_WORDS = {AUTHOR: "the article itself", GENERIC: "an unnamed source"}
_PLAIN = (Status.ASSERTED, Status.REPORTED)


class Wording:
    """Records of one ledger as rows in words: some edges and statements, or all. Of some only, the texts are read when they
    are asked for: inside the same snapshot, then."""

    def __init__(
        self, ledger: Ledger, edges: Collection[EdgeKey] | None = None, statements: Collection[str] | None = None
    ) -> None:
        """Of a restricted one, `statements` are those with these ids, those behind the edges, and those that they are
        about."""
        with ledger.snapshot():
            self.edges = ledger.edges(only=edges)
            wanted = None if statements is None else {*statements, *(key for edge in self.edges for key in edge.statements)}
            self.statements = {j.statement.id: j for j in ledger.statements(wanted)}
            self.claims = {c.id: c for j in self.statements.values() for c in j.claims}
            if wanted is not None:
                self._add_contents(ledger, wanted)
            self._articles = {a.id: a for a in ledger.articles(None if wanted is None else ())}
            named = ledger.entities(None if wanted is None else self._mentioned())
        self._names: Mapping[str, str] = {e.id: e.label for e in named} | _WORDS
        self._ledger = ledger

    def _add_contents(self, ledger: Ledger, known: set[str]) -> None:
        """The statements that these are about: "Russia said that (Israel attacks Iran)"."""
        while named := {key for j in self.statements.values() for _, ids in j.statement.roles for key in ids} - known:
            known |= named
            self.statements |= {j.statement.id: j for j in ledger.statements(named)}

    def _mentioned(self) -> set[str]:
        """Every id that may have to be named."""
        roles = (ids for j in self.statements.values() for _, ids in j.statement.roles)
        ends = (end for edge in self.edges for end in (edge.subject, edge.object))
        pairs = (end for j in self.statements.values() for pair in j.statement.edges for end in pair)
        said = ((c.holder, *(s.entity for s in c.attribution), *(value for _, value in c.details)) for c in self.claims.values())
        return {*chain.from_iterable(roles), *ends, *pairs, *chain.from_iterable(said)}

    def name(self, key: str) -> str:
        """What an id is called; a statement inside another one is said in words: "(Russia attacks Ukraine)"."""
        if key in self.statements:
            statement = self.statements[key].statement
            subject, object_ = self.ends(statement)[0]
            return f"({subject} {statement.predicate} {object_})"
        return self._names.get(key, key)

    def ends(self, statement: Statement) -> list[tuple[str, str]]:
        """The names of the two ends, for each pair; where it projects to no pair, its roles in words."""
        pairs = [(s, o) for s, o in statement.edges if s and o]
        if pairs:
            return [(self.name(s), self.name(o)) for s, o in pairs]
        first, *others = statement.roles or (("", ()),)
        rest = "; ".join(f"{role} {', '.join(map(self._flat, ids))}" for role, ids in others)
        return [(", ".join(map(self._flat, first[1])), rest)]

    def _flat(self, key: str) -> str:
        """A name without going into statements of statements."""
        return self.statements[key].statement.predicate if key in self.statements else self._names.get(key, key)

    def edge(self, edge: Edge, article: str | None = None) -> EdgeRow:
        """One edge in words. `status` is its view."""
        first = next(c for c in map(self.claims.__getitem__, edge.claims) if article in (None, c.article))
        return EdgeRow(
            status=edge.view, subject=self.name(edge.subject), predicate=edge.predicate, object=self.name(edge.object),
            via=edge.via, claims=len(edge.claims), articles=len(edge.articles), publishers=edge.support.publishers,
            first_seen=edge.support.first_seen, last_seen=edge.support.last_seen, confidence=edge.support.confidence,
            said_by=self.speakers(first), sentence=self.sentence(first), subject_id=edge.subject,
            object_id=edge.object, article=first.article, char_start=first.trigger_start)

    def unasserted(self, article: str | None = None) -> Iterator[StatementRow]:
        """What is said but is no fact: planned, negated, possible, hypothetical, disputed statements."""
        for judged in self.statements.values():
            claims = [c for c in judged.claims if article in (None, c.article)]
            if judged.status not in _PLAIN and claims:
                yield from self._statement(judged, claims[0])

    def _statement(self, judged: Judgement, claim: Claim) -> Iterator[StatementRow]:
        for subject, object_ in self.ends(judged.statement):
            yield StatementRow(
                judged.status.value, subject, judged.statement.predicate, object_, said_by=self.speakers(claim),
                sentence=self.sentence(claim), article=claim.article, char_start=claim.trigger_start, statement=judged.statement.id)

    def claim(self, claim: Claim) -> ClaimRow:
        """One claim with everything that it rests on."""
        judged = self.statements[claim.statement]
        return ClaimRow(
            status=judged.status.value, predicate=judged.statement.predicate,
            roles={role: [self.name(i) for i in ids] for role, ids in judged.statement.roles},
            said_by=self.speakers(claim), author=claim.author.value, holder=self.name(claim.holder),
            holder_value=claim.holder_value.value, modality=claim.modality.value, sentence=self.marked(claim),
            trigger=claim.trigger, rule=claim.rule, article=self.title(claim.article),
            published=self.article(claim.article).published, article_id=claim.article,
            char_start=claim.trigger_start, char_end=claim.trigger_end, statement=claim.statement, id=claim.id,
            beside=beside(claim, self._names),
            details={role: [self.name(value) for of, value in claim.details if of == role] for role, _ in claim.details},
            time=claim.time_text, time_from=claim.time_from, time_to=claim.time_to, quantity=claim.quantity,
            confidence=claim.confidence)

    def speakers(self, claim: Claim) -> str:
        """Who says it: "Israel (claimed)"; the article itself where nobody else does."""
        if not claim.attribution:
            return _WORDS[AUTHOR]
        return " > ".join(f"{self.name(s.entity)} ({s.cue})" if s.cue else self.name(s.entity) for s in claim.attribution)

    def title(self, article: str) -> str:
        """How an article is called: title, else source."""
        found = self.article(article)
        return found.title or found.source

    def article(self, key: str) -> Article:
        """The article with this id. Texts are long, and of the articles behind an edge often only one is shown: so they are
        read when asked for."""
        if key not in self._articles:
            self._articles[key] = self._ledger.article(key)
        return self._articles[key]

    def sentence(self, claim: Claim) -> str:
        """The sentence of a claim on one line."""
        return " ".join(self.article(claim.article).text[claim.char_start : claim.char_end].split())

    def marked(self, claim: Claim) -> str:
        """The sentence with its trigger in [brackets]."""
        text = self.article(claim.article).text
        before, after = text[claim.char_start : claim.trigger_start], text[claim.trigger_end : claim.char_end]
        return " ".join(f"{before}[{claim.trigger}]{after}".split())


def beside(claim: Claim, names: Mapping[str, str]) -> str:
    """What goes with a claim, in words: "location Oslo; time since May (2024-05-01/..); quantity 28"."""
    parts = [f"{role} {names.get(value, value)}" for role, value in claim.details]
    if claim.time_text:
        dates = f" ({claim.time_from or '..'}/{claim.time_to or '..'})" if claim.time_from or claim.time_to else ""
        parts.append(f"time {claim.time_text}{dates}")
    return "; ".join([*parts, f"quantity {claim.quantity}"] if claim.quantity else parts)
