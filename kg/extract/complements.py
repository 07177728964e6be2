"""What the parser makes of small clauses and of clauses whose verb is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.clauses import Clauses


def is_small(clauses: Clauses, j: int) -> bool:
    """"shot two men dead", whatever the parser calls it."""
    return clauses.tokens[j].upos == "ADJ" and not clauses.children(j, "nsubj", "nsubj:pass", "cop", "mark")


def is_result(clauses: Clauses, noun: int, k: int) -> bool:
    """"left 20 people dead", "left a dozen people injured": read as an attribute that follows its noun."""
    token = clauses.tokens[k]
    return k == noun + 1 and (token.upos == "ADJ" or (token.xpos == "VBN" and not clauses.children(k)))


def gapped(clauses: Clauses, i: int) -> set[int]:
    """"Silver went to Poland and bronze to Chad": bronze and Chad are of a clause whose verb is left out."""
    found: set[int] = set()
    phrases = [j for j in clauses.children(i, "obl") if clauses.tokens[j].case]
    for j in phrases:
        for k in clauses.children(j, "conj"):
            beside = [m for m in phrases if m > k and clauses.tokens[m].case == clauses.tokens[j].case
                      and clauses.parsed.subtree(m)[0] == clauses.parsed.subtree(k)[-1] + 1]
            found.update([k, *beside] if beside else [])
    return found
