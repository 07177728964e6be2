"""Titles behind the name: "Ann Lee, the mayor of X, said"; "Ann Lee - director of Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.annotate.roles import ARTICLES, POSSESSIVES
from kg.annotate.title_context import TitleContext
from kg.annotate.title_lists import after_state, chain_end, chain_start
from kg.annotate.title_phrases import Phrase, read_phrase
from kg.model import Name

COMMAS = frozenset((",", "-", "–", "—", "("))
CLOSING = frozenset((",", ".", ";", ":", ")", "-", "–", "—", "!", "?", '"', "”"))
REACH = 30  # tokens of a title's tail


def titles_behind(context: TitleContext, name: Name) -> Iterator[tuple[Phrase, int | None]]:
    """ "Ann Lee, the mayor of X, said", "Ann Lee - director of Y", "Ann Lee, 42, a lawyer and writer"; "X and Y, the
    presidents of A and B"."""
    last = chain_end(context, name)
    phrase = _apposition(context, last)
    if phrase is not None and phrase.role.plural:
        position = chain_start(context, name)[1]
        several = phrase.right_of or phrase.left_of
        if position or last != name:
            yield phrase, several[position] if position < len(several) > 1 else phrase.of
        return
    phrase = phrase if last == name else _apposition(context, name)
    if phrase is not None and not phrase.role.plural:
        yield phrase, phrase.of
        yield from _further(context, phrase)


def _apposition(context: TitleContext, name: Name) -> Phrase | None:
    mark = _mark_behind(context, name)
    phrase = None if mark is None else _phrase_starting(context, mark)
    return None if phrase is None or phrase.role.rank or not _is_closed(context, phrase, name) else phrase


def _mark_behind(context: TitleContext, name: Name) -> int | None:
    """Where an apposition behind the name begins."""
    i = after_state(context, name)
    if not context.same(name.start, i):
        return None
    if context.low(i) in ("former", "ex"):
        return i
    if context.low(i) not in COMMAS:
        return None
    i += 1
    if context.same(i, i + 1) and context.tokens[i].upos == "NUM" and context.low(i + 1) == ",":
        i += 2
    return i


def _phrase_starting(context: TitleContext, start: int) -> Phrase | None:
    """The title whose first word (article and "former" included) is token `start`."""
    for role in context.roles:
        if role.start < start or not context.same(start, role.start):
            continue
        if role.start - start > REACH // 2:
            return None
        phrase = read_phrase(context, role, min(len(context.tokens), role.end + REACH))
        nested = context.role_at.get(role.end)
        if nested is not None and not nested.rank and not nested.plural:
            continue  # "deputy director": the last role noun of a run
        if phrase.lead <= start and phrase.role.start >= start:
            return replace(phrase, start=max(phrase.start, start), lead=start)
        if not role.plural and phrase.lead > start:
            return None
    return None


def _is_closed(context: TitleContext, phrase: Phrase, name: Name) -> bool:
    """Whether the phrase stands as an apposition: it ends at a mark, or is bare, or the parser calls it one. "In talks
    with Lee, the minister said" and "Lee, President Ray" pair nobody."""
    end = phrase.end
    if not context.same(phrase.role.start, end):
        return True
    word = context.low(end)
    if context.person(end) or word in POSSESSIVES or context.role_at.get(end) is not None:
        return False
    if context.tokens[end].upos in ("NOUN", "PROPN") and context.tokens[end - 1].upos in ("NOUN", "PROPN"):
        return False
    if word in ("and", "or"):
        return _and_follows(context, phrase)
    if word in CLOSING:
        return True
    noun = context.tokens[phrase.role.noun]
    apposed = noun.dep == "appos" and name.start <= noun.head < name.end
    return apposed or context.low(phrase.lead) not in ARTICLES or not context.same(name.start - 1, name.start)


def _and_follows(context: TitleContext, phrase: Phrase) -> bool:
    """ "Lee, the president and Ray" is a list; "Lee, president of X and Ray" and "chairman and founder" are not."""
    after = phrase.end + 1 + (context.low(phrase.end + 1) in ARTICLES)
    return not context.person(after) or phrase.end > phrase.role.end or phrase.lead == phrase.start


def _further(context: TitleContext, phrase: Phrase) -> Iterator[tuple[Phrase, int | None]]:
    """ "…, director of X, and chairman of Y"; "chief financial officer and treasurer at Z"."""
    i = phrase.end
    links = 0
    while context.low(i) in (",", "and", "/") and context.same(phrase.role.start, i + 1):
        i += 1
        links += 1
    other = _phrase_starting(context, i) if links else None
    if other is None or other.role.plural or other.role.rank or context.person(other.end):
        return
    followed = context.low(other.end) in CLOSING or context.low(i - 1) != ","
    if not followed or other.start <= phrase.role.end or (context.low(other.lead) == "the" and links == 1):
        return
    yield other, other.of
    yield from _further(context, other)
