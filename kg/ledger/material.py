"""What the views that compare claims are made of, of one moment of a ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.ledger import views
from kg.ledger.readers import Readers
from kg.ledger.support import Witness
from kg.lexicon import DAYS, Property
from kg.model import Claim, Edge, Entity


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
