"""The entities of one article while they are being found: ids are fixed at birth, aliases grow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.identity import named_entity_id, scoped_entity_id
from kg.model import Entity

if TYPE_CHECKING:
    from kg.link.gazetteer import Entry


@dataclass(slots=True)
class _Draft:
    label: str
    type: str
    qid: str | None = None
    article: str | None = None
    aliases: dict[str, None] = field(default_factory=dict)


class Nodes:
    """Collects entities by id."""

    def __init__(self, article: str) -> None:
        self._article = article
        self._drafts: dict[str, _Draft] = {}

    def linked(self, entry: Entry) -> str:
        """The node of a gazetteer entry: `wd:Q…`, or `e:…` where its QID is not checked."""
        if entry.qid is None:
            return self.named(entry.label, entry.type)
        found = f"wd:{entry.qid}"
        self._drafts.setdefault(found, _Draft(entry.label, entry.type, entry.qid))
        return found

    def named(self, label: str, kind: str, key: str | None = None) -> str:
        """The node of a name without a QID. `key` is the name that makes the id, where it is not the label."""
        found = named_entity_id(key or label, kind)
        self._drafts.setdefault(found, _Draft(label, kind)).aliases.setdefault(label)
        return found

    def scoped(self, label: str, kind: str) -> str:
        """The node of a common noun phrase."""
        found = scoped_entity_id(self._article, label)
        draft = self._drafts.setdefault(found, _Draft(label, kind, None, self._article))
        if draft.type == "Entity":
            draft.type = kind
        return found

    def add_alias(self, node: str, text: str) -> None:
        """Another surface form of a node, be it "the group" for a named one: it names the node only to readers; no other
        article is linked by it."""
        if text:
            self._drafts[node].aliases.setdefault(text)

    def kind(self, node: str) -> str:
        """The class of a node."""
        return self._drafts[node].type

    def label(self, node: str) -> str:
        """The label of a node."""
        return self._drafts[node].label

    def qid(self, node: str) -> str | None:
        """The Wikidata id of a node, if it is linked."""
        return self._drafts[node].qid

    def entities(self, used: Iterable[str]) -> dict[str, Entity]:
        """The finished records of the nodes in use, sorted by id."""
        found: dict[str, Entity] = {}
        for node in sorted(set(used)):
            draft = self._drafts[node]
            aliases = tuple(alias for alias in draft.aliases if alias != draft.label)
            found[node] = Entity(node, draft.label, draft.type, draft.qid, aliases, draft.article)
        return found
