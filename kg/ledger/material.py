"""What the views that compare claims are made of, of one moment of a ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.ledger import views
from kg.ledger.readers import Readers
from kg.ledger.support import Witness
from kg.lexicon import DAYS, Property
from kg.model import Claim, Edge, Entity, Statement

Pairs = tuple[tuple[str, str], ...]
Matter = tuple[str, Pairs]  # property, ends


@dataclass(frozen=True, slots=True)
class Material:
    """The judgements of all statements, the edges of both views, claims, entities and witnesses by id, properties by
    name."""

    judgements: Sequence[views.Judgement]
    edges: Sequence[Edge]
    claims: Mapping[str, Claim]
    entities: Mapping[str, Entity]
    witnesses: Mapping[str, Witness]
    properties: Mapping[str, Property]

    def window(self, predicate: str) -> int:
        """The days between reports of one event of a property; the usual number for one that is not known."""
        return self.properties[predicate].window if predicate in self.properties else DAYS


def gather(ledger: Readers, properties: Mapping[str, Property]) -> Material:
    """Everything that a ledger says, and what the vocabulary says of its properties."""
    with ledger.snapshot():
        judgements, known = ledger.statements(), ledger.witnesses()
        return Material(
            judgements=judgements,
            edges=views.edges(judgements, known, ledger.lifts()),
            claims={claim.id: claim for judged in judgements for claim in judged.claims},
            entities={entity.id: entity for entity in ledger.entities()},
            witnesses=known,
            properties=properties,
        )


def matter(statement: Statement, claim: Claim, entities: Mapping[str, Entity]) -> Matter:
    """What a claim of a statement is about, as far as another article's may be about it, too: property and ends.

    Common nouns mean something in their article only. But "28 people in Gaza" stands for "people in gaza": who does the
    same to them within the days of one event most likely did it to the same.
    """
    pairs = views.ends(statement)
    if len(pairs) != 1:
        return statement.predicate, pairs or ((statement.id, ""),)
    subject, counted = (entities.get(end) for end in pairs[0])
    if not claim.quantity or counted is None or counted.article is None or subject is None or subject.article:
        return statement.predicate, pairs
    noun = counted.label.casefold().replace(claim.quantity.casefold(), "", 1)
    return statement.predicate, ((subject.id, " ".join(noun.split())),)
