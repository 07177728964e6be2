"""The text of a Cypher query: what in it is a keyword, and whether it would write."""

from __future__ import annotations

import re

from kg.errors import QueryError

# What could hide a keyword: strings, quoted names, comments.
_HIDDEN = re.compile(
    r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`]|``)*`|//[^\n\r]*|/\*.*?(?:\*/|\Z)""", re.DOTALL)
_WRITES = re.compile(
    # not a property (n.set), label (:Set), parameter ($create), or key of a map ({delete: 1})
    r"(?<![.:$&|!\w])(CREATE|MERGE|SET|DELETE|DETACH|NODETACH|REMOVE|DROP|INSERT|FOREACH|ALTER|RENAME|GRANT|DENY|REVOKE|TERMINATE"
    r"|LOAD\s+CSV)\b(?!\s*:(?!:))", re.IGNORECASE)
_CALL = re.compile(r"(?<![.:$\w])CALL\s+([A-Za-z_][\w.]*)", re.IGNORECASE)


def without_comments(text: str) -> str:
    """The text with a blank for each comment, lines as they are; kglite knows no /* */."""
    def kept(found: re.Match[str]) -> str:
        hidden = found[0]
        return " " + "\n" * hidden.count("\n") if hidden.startswith(("//", "/*")) else hidden

    return _HIDDEN.sub(kept, text)


def bare(text: str) -> str:
    """The text without strings, quoted names and comments."""
    return _HIDDEN.sub(" ", text)


def refuse_writes(text: str) -> None:
    """Raises QueryError for a query that would write, or read a file: the ledger is the record."""
    if found := _WRITES.search(bare(text)):
        word = " ".join(found[1].upper().split())
        raise QueryError(f"Cypher: {word} is refused; the ledger is the record, `kg build` and `kg retract` change it")


def procedures(text: str) -> list[str]:
    """The names of the procedures that a query calls, in order."""
    return [found[1] for found in _CALL.finditer(bare(text))]
