"""Rows that several verbs print: facts, open content, claims, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.model import AUTHOR, GENERIC, Article, Claim, Edge

if TYPE_CHECKING:
    from kg.ledger import Ledger

_WORDS = {AUTHOR: "the article itself", GENERIC: "an unnamed source"}


class Rows:
    """Answers of one ledger as rows."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.names = {e.id: e.label for e in ledger.entities()} | _WORDS
        self.articles = {a.id: a for a in ledger.articles()}
        self.claims = {c.id: c for c in ledger.claims()}

    def name(self, key: str) -> str:
        """What an id is called."""
        return self.names.get(key, key)

    def facts(self, view: str | None, article: str | None = None) -> Iterator[dict[str, object]]:
        """Plain edges, each with its first sentence."""
        for edge in self.ledger.edges(view):
            if article is None or article in edge.articles:
                yield self.edge(edge)

    def edge(self, edge: Edge) -> dict[str, object]:
        """One edge in words."""
        first = self.claims[edge.claims[0]]
        return {
            "subject": self.name(edge.subject), "predicate": edge.predicate, "object": self.name(edge.object),
            "view": edge.view, "via": edge.via, "claims": len(edge.claims), "articles": len(edge.articles),
            "said_by": self.speakers(first), "sentence": self.sentence(first),
            "subject_id": edge.subject, "object_id": edge.object,
        }

    def unasserted(self, article: str | None = None) -> Iterator[dict[str, object]]:
        """What is said but is no fact: planned, negated, possible, hypothetical, disputed statements."""
        for judged in self.ledger.statements():
            claims = [c for c in judged.claims if article is None or c.article == article]
            if judged.status.value in ("asserted", "reported") or not claims:
                continue
            for subject, object_ in judged.statement.edges:
                yield {"status": judged.status.value, "subject": self.name(subject), "predicate": judged.statement.predicate,
                       "object": self.name(object_), "said_by": self.speakers(claims[0]), "sentence": self.sentence(claims[0])}

    def claim(self, claim: Claim, predicate: str, ends: str) -> dict[str, object]:
        """One claim with everything that it rests on."""
        return {
            "said_by": self.speakers(claim), "predicate": predicate, "ends": ends, "author": claim.author.value,
            "holder": self.name(claim.holder), "holder_value": claim.holder_value.value, "modality": claim.modality.value,
            "sentence": self.marked(claim), "article": self.title(claim.article), "article_id": claim.article,
            "char_start": claim.trigger_start, "char_end": claim.trigger_end, "trigger": claim.trigger, "rule": claim.rule,
            "statement": claim.statement, "id": claim.id,
        }

    def speakers(self, claim: Claim) -> str:
        """Who says it: "Israel (claimed)"; the article itself where nobody else does."""
        if not claim.attribution:
            return _WORDS[AUTHOR]
        return " > ".join(f"{self.name(s.entity)} ({s.cue})" if s.cue else self.name(s.entity) for s in claim.attribution)

    def title(self, article: str) -> str:
        """How an article is called: title, else source."""
        found: Article = self.articles[article]
        return found.title or found.source

    def sentence(self, claim: Claim) -> str:
        """The sentence of a claim on one line."""
        return " ".join(self.articles[claim.article].text[claim.char_start : claim.char_end].split())

    def marked(self, claim: Claim) -> str:
        """The sentence with its trigger in [brackets]."""
        text = self.articles[claim.article].text
        before, after = text[claim.char_start : claim.trigger_start], text[claim.trigger_end : claim.char_end]
        return " ".join(f"{before}[{claim.trigger}]{after}".split())
