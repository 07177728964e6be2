"""Facts as lines of N-Quads, character for character as pyoxigraph writes them, but without making its objects first."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.store.facts import Fact
from kg.store.iris import XSD

_SPECIAL = re.compile('["\\\\\x00-\x1f\x7f\ufffe\uffff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def line(fact: Fact) -> str:
    """The fact in its graph, with the line end."""
    subject, predicate, _, graph, _, _ = fact
    return f"<{subject}> <{predicate}> {term(fact)} <{graph}> .\n"


def triple_line(fact: Fact) -> str:
    """The fact in the default graph, with the line end: a line of N-Triples."""
    return f"<{fact.subject}> <{fact.predicate}> {term(fact)} .\n"


def term(fact: Fact) -> str:
    """The object of a fact."""
    value = fact.object
    if isinstance(value, tuple):
        subject, predicate, target = value
        return f"<<( <{subject}> <{predicate}> <{target}> )>>"
    if fact.is_iri:
        return f"<{value}>"
    text, datatype = lexical(fact)
    quoted = f'"{_SPECIAL.sub(_escaped, text)}"'
    return f"{quoted}^^<{datatype}>" if datatype else quoted


def lexical(fact: Fact) -> tuple[str, str | None]:
    """The text and the datatype of the literal of a fact; None for plain text."""
    value = fact.object
    if isinstance(value, str):
        return value, fact.datatype
    if isinstance(value, bool):
        return str(value).lower(), XSD + "boolean"
    if isinstance(value, float):  # a share: decimals compare as they read, doubles would come as 9.5E-1
        return format(Decimal(repr(value)), "f"), XSD + "decimal"
    return str(value), XSD + "integer"


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
