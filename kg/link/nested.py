"""States and bodies inside longer names of state bodies and laws: "Government of Iraq", "UN Board of Inquiry"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.link.discourse import Discourse
from kg.link.names import NamedSpan

_HOLDING = frozenset({"GovernmentBody", "ArmedForce", "Law", "Court", "Treaty"})
_HELD = frozenset({"Country", "InternationalOrganization", "GovernmentBody"})


def nested_nodes(discourse: Discourse, named: Sequence[NamedSpan]) -> dict[int, str]:
    """Tokens inside such names that name a state or body themselves, with its node."""
    found: dict[int, str] = {}
    for name in named:
        span = name.span
        if span.end - span.start < 2 or discourse.kind(name.node) not in _HOLDING:
            continue
        for i in range(span.start, span.end):
            for end in range(span.end, i, -1):
                if (i, end) == (span.start, span.end) or span.head in range(i, end):
                    continue
                node = _known(discourse, i, end)
                if node is not None and node != name.node and not any(j in found for j in range(i, end)):
                    found[_head(discourse, i, end)] = node
                    break
    return found


def _known(discourse: Discourse, start: int, end: int) -> str | None:
    gazetteer = discourse.gazetteer
    text = " ".join(discourse.parsed.text(start, end).split())
    if not text[:1].isupper():
        return None
    entry = next((e for e in gazetteer.lookup(text) if e.type in _HELD), None)
    if entry is None and end == start + 1:
        demonym = gazetteer.demonym(text)
        entry = demonym if demonym is not None and demonym.type == "Country" else None
    return discourse.nodes.linked(entry) if entry is not None else None


def _head(discourse: Discourse, start: int, end: int) -> int:
    return next((i for i in range(start, end) if not start <= discourse.parsed.tokens[i].head < end), end - 1)
