"""Titles said of a name: "Ann Lee is the mayor of X", "The mayor of X is Ann Lee", "Ann Lee, who is the mayor of X".

Only the plain present tense: the words for one who was, may be or is not mayor must not stand in for the person."""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.roles import ARTICLES, POSSESSIVES, name_head
from kg.annotate.title_appositions import REACH
from kg.annotate.title_context import TitleContext
from kg.annotate.title_phrases import Phrase, read_phrase
from kg.model import Name

_IS = frozenset(("is", "'s", "’s"))
_PLAIN = frozenset(("nsubj", "cop", "det", "amod", "compound", "nmod", "nmod:poss", "acl:relcl", "punct", "case", "appos",
                    "cc", "conj"))


def titles_said(context: TitleContext, name: Name) -> Iterator[tuple[Phrase, int | None]]:
    """The titles that a copula gives to a name, with the state or body of each."""
    person = name_head(context.tokens, name)
    above = context.tokens[person].head
    if context.tokens[person].dep == "nsubj" and _is_plain(context, above):
        yield from _of_noun(context, above, definite=False)
    for noun in _kids(context, person):
        dep = context.tokens[noun].dep
        if dep == "nsubj" and _is_plain(context, person):
            yield from _of_noun(context, noun, definite=True)
        elif dep == "acl:relcl" and _is_plain(context, noun) and any(context.low(j) == "who" for j in _kids(context, noun)):
            yield from _of_noun(context, noun, definite=False)


def _of_noun(context: TitleContext, noun: int, *, definite: bool) -> Iterator[tuple[Phrase, int | None]]:
    role = context.role_at.get(noun)
    if role is None or role.plural or role.rank:
        return
    phrase = read_phrase(context, role, min(len(context.tokens), role.end + REACH))
    kids = [context.tokens[j] for j in _kids(context, noun)]
    if not definite or any(t.text.lower() in (*ARTICLES, *POSSESSIVES) or t.dep == "nmod:poss" for t in kids):
        yield phrase, phrase.of


def _is_plain(context: TitleContext, predicate: int) -> bool:
    """A copula in the present, and nothing that negates, weakens or subordinates it."""
    kids = [context.tokens[j] for j in _kids(context, predicate)]
    copulas = [t.text.lower() for t in kids if t.dep == "cop"]
    return len(copulas) == 1 and copulas[0] in _IS and all(t.dep in _PLAIN and t.text != "?" for t in kids)


def _kids(context: TitleContext, i: int) -> list[int]:
    near = range(max(0, i - 2 * REACH), min(len(context.tokens), i + 2 * REACH))
    return [j for j in near if j != i and context.tokens[j].head == i and context.same(i, j)]
