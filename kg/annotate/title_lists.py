"""One title for several names: "ministers X of A and Y of B", "the presidents of A and B, X and Y"."""

from __future__ import annotations

from kg.annotate.roles import ARTICLES, name_head
from kg.annotate.title_context import TitleContext
from kg.annotate.title_phrases import Phrase
from kg.model import Name


def chain_start(context: TitleContext, name: Name) -> tuple[Name, int]:
    """The first name of "X of A, Y of B and Z of C", and the position of `name` in it."""
    first, position = name, 0
    while True:
        i = first.start - 1
        joined = False
        while context.same(i, name.start) and (context.low(i) in ("and", ",") or _is_rank(context, i)):
            joined = joined or context.low(i) in ("and", ",")
            i -= 1
        i = _before_state(context, i)
        previous = context.name_at[i] if context.same(i, name.start) else None
        if not joined or previous is None or previous.label != "PERSON":
            return first, position
        first, position = previous, position + 1


def chain_end(context: TitleContext, name: Name) -> Name:
    """The last name of the list that goes on behind `name`."""
    while True:
        i = after_state(context, name)
        joined = False
        while context.same(name.start, i) and (context.low(i) in ("and", ",") or _is_rank(context, i)):
            joined = joined or context.low(i) in ("and", ",")
            i += 1
        following = context.name_at[i] if context.same(name.start, i) else None
        if not joined or following is None or following.label != "PERSON":
            return name
        name = following


def after_state(context: TitleContext, name: Name) -> int:
    """The token behind a name and its own state: "Ann Lee of Ruritania"."""
    i = name.end
    if context.low(i) in ("of", "from"):
        entity = context.entity(i + 1 + (context.low(i + 1) in ARTICLES))
        return name.end if entity is None else entity.end
    return i


def _before_state(context: TitleContext, i: int) -> int:
    """ "Ann Lee of Ruritania": the token before "of" where a state of one's own ends at token i."""
    entity = context.entity(i)
    if entity is None or not context.same(entity.start - 2, i):
        return i
    link = entity.start - 1 - (context.low(entity.start - 1) == "the")
    return link - 1 if context.low(link) in ("of", "from") else i


def _is_rank(context: TitleContext, i: int) -> bool:
    role = context.role_at.get(i)
    return role is not None and role.rank


def own_of(context: TitleContext, name: Name, phrase: Phrase, position: int) -> int | None:
    """The state of one holder: "King Abdullah of Jordan"; "the foreign ministers of A and B, X and Y"."""
    after = name.end
    if context.low(after) in ("of", "from") and context.same(name.start, after + 1):
        i = after + 1 + (context.low(after + 1) in ARTICLES)
        entity = context.entity(i)
        if entity is not None and not phrase.right_of:
            return name_head(context.tokens, entity)
    several = phrase.right_of or phrase.left_of
    if phrase.role.plural and len(several) > 1:
        return several[position] if position < len(several) else None
    return phrase.of
