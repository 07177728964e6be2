"""Titles and their holders, read from the surface (EXTRACTION.md section 3 "Names, titles"). A title binds only to
the name beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.annotate.roles import ARTICLES, HONORIFICS, POSSESSIVES, Role, compact, is_capital, name_head
from kg.annotate.title_phrases import Phrase, TitleContext, read_phrase, title_context
from kg.lexicon import RoleNoun
from kg.model import Name, Parsed, Title

_COMMAS = frozenset((",", "-", "–", "—", "("))
_CLOSING = frozenset((",", ".", ";", ":", ")", "-", "–", "—", "!", "?", '"', "”"))
_REACH = 30  # tokens of a title's tail


def read_titles(
    parsed: Parsed, role_nouns: Mapping[str, RoleNoun], words: Mapping[str, frozenset[str]]
) -> list[Title]:
    """All title–person pairs of the text, in the order of the names. Ranks ("Gen.", "Ayatollah") are titles only where
    the person has no other; forms of address ("Mr") never.

    Word classes that are looked at, each with a default: `portfolio`, `body_noun`, `region_noun`,
    `former_word`.
    """
    context = title_context(parsed, role_nouns, words)
    found: dict[tuple[int, int], Title] = {}
    for name in context.persons:
        bound = [*_before(context, name), *_behind(context, name)]
        full = [(phrase, of) for phrase, of in bound if not phrase.role.rank]
        for phrase, of in full or bound:
            if compact(context.low(phrase.role.noun)) in HONORIFICS:
                continue
            title = Title(name_head(context.tokens, name), phrase.start, phrase.end, phrase.role.noun, of, phrase.former)
            found.setdefault((title.holder, title.noun), title)
    return sorted(found.values(), key=lambda t: (t.holder, t.start))


# ── Before the name ─────────────────────────────────────────────────────────────────────────────────


def _before(context: TitleContext, name: Name) -> Iterator[tuple[Phrase, int | None]]:
    """ "Russian President Vladimir Putin", "the secretary general of CEI, Nunzio Galantino"; "ministers X and Y"."""
    first, position, ofs = _chain_start(context, name)
    left, ranks = _skip_ranks(context, first.start)
    comma = context.low(left - 1) == "," and context.same(left - 1, first.start)
    if comma:
        left -= 2 * (context.low(left - 2) == "a.i." and context.low(left - 3) == ",")  # "chargé d'affaires, a.i., X"
        left, more = _skip_ranks(context, left - 1)
        ranks = ranks if more is None else more
    phrase = _phrase_ending(context, left)
    chained = position > 0
    if phrase is None or (chained and not phrase.role.plural) or (comma and not _may_stand_apart(context, phrase, name)):
        if ranks is not None and not chained:
            rank = read_phrase(context, ranks, ranks.end)
            yield rank, rank.of
        return
    if comma and _belongs_before(context, phrase):
        return
    of = _own_of(context, name, phrase, position, ofs)
    yield phrase, of
    if not chained:
        yield from _second_titles(context, phrase)


def _skip_ranks(context: TitleContext, left: int) -> tuple[int, Role | None]:
    """ "Lt. Gen." and "Mr." before a name; the position before them, and the outermost rank."""
    ranks: Role | None = None
    while True:
        role = context.role_at.get(left - 1)
        if role is None or role.end != left or not role.rank or not context.same(left - 1, left):
            return left, ranks
        address = compact(context.tokens[role.noun].text) in HONORIFICS
        ranks = ranks if address else role
        left = role.start


def _phrase_ending(context: TitleContext, end: int) -> Phrase | None:
    """The title that ends right before token `end`: the role noun itself, or a role noun whose tail ends there."""
    direct = context.role_at.get(end - 1)
    if direct is not None and direct.end == end and context.same(direct.start, min(end, len(context.tokens) - 1)):
        phrase = read_phrase(context, direct, end)
        return _outer(context, phrase, end) or phrase
    for role in reversed(context.roles):
        if role.end >= end or not context.same(role.start, end - 1) or role.rank:
            continue
        if end - role.end > _REACH:
            return None
        phrase = read_phrase(context, role, end)
        if phrase.end == end and phrase.end > role.end:
            return phrase
        if _breaks(context, role.end, end):
            return None
    return None


def _breaks(context: TitleContext, start: int, end: int) -> bool:
    """Whether a verb, a comma or a person stands between."""
    return any(
        context.name_at[i] is None and context.tokens[i].upos in ("VERB", "AUX", "PRON") or context.low(i) in (",", ";", ":")
        or context.person(i)
        for i in range(start, end)
    )


def _outer(context: TitleContext, inner: Phrase, end: int) -> Phrase | None:
    """ "undersecretary to the prime minister Ann Lee": a bare outer title with a lower-case inner one is hers, but "a
    spokesman for the rebel commander Ann Lee" leaves her the inner one."""
    before = inner.lead - 1
    if is_capital(context.tokens[inner.role.start]) or context.low(inner.lead) != "the":
        return None
    role = context.role_at.get(before - 1)
    if role is None or role.end != before or context.low(before) not in ("to", "of", "for"):
        return None
    outer = read_phrase(context, role, role.end)
    if outer.lead < outer.start and context.low(outer.lead) in ARTICLES:
        return None
    return Phrase(outer.start, end, outer.lead, role, outer.left_of, (), outer.former)


def _may_stand_apart(context: TitleContext, phrase: Phrase, name: Name) -> bool:
    """Title, comma, name: the phrase opens its sentence or follows punctuation, or the name is closed by a mark. "As
    president, Putin …" and "If they target the president, Putin …" pair nobody."""
    before = phrase.lead - 1
    start = context.same(before, phrase.lead)
    bare = phrase.lead == phrase.start and not phrase.left_of and phrase.end == phrase.role.end
    if context.low(before) in ("as", "unlike", "like", "besides", "despite") and start:
        return False
    after = context.low(name.end) if context.same(name.start, name.end) else "."
    if context.low(name.end) == "of" and context.same(name.start, name.end + 2):
        after = context.low(name.end + 2)
    opens = not start or context.tokens[before].text in _CLOSING or _only_adverbs(context, before)
    if opens:
        return not bare or after in _CLOSING or is_capital(context.tokens[phrase.role.start])
    head = context.tokens[name_head(context.tokens, name)]
    apposed = head.dep == "appos" and phrase.start <= head.head < phrase.end and after in ("in", "at", "on", "to", "for")
    return (after in _CLOSING or apposed) and not bare


def _only_adverbs(context: TitleContext, before: int) -> bool:
    """ "Also the president of the region, X,": adverbs and conjunctions still open a sentence."""
    i = before
    while context.same(i, before) and context.tokens[i].upos in ("ADV", "CCONJ"):
        i -= 1
    return not context.same(i, before)


def _belongs_before(context: TitleContext, phrase: Phrase) -> bool:
    """ "Ann Lee, the mayor of X, Bob Ray": the mayor is Ann Lee."""
    return context.low(phrase.lead - 1) in _COMMAS and context.person(phrase.lead - 2)


def _second_titles(context: TitleContext, phrase: Phrase) -> Iterator[tuple[Phrase, int | None]]:
    """ "High Representative/Vice-President X", "political activist and philosopher X"."""
    link = phrase.start - 1
    role = context.role_at.get(link - 1)
    if role is None or role.end != link or role.plural or role.rank:
        return
    other = read_phrase(context, role, link)
    slash = context.low(link) == "/"
    plain = context.low(link) == "and" and not is_capital(context.tokens[phrase.role.start])
    bare = context.low(other.lead) not in ("the",)
    if slash or (plain and bare):
        yield other, other.of if other.of is not None else phrase.of


# ── Lists ───────────────────────────────────────────────────────────────────────────────────────────


def _chain_start(context: TitleContext, name: Name) -> tuple[Name, int, list[int | None]]:
    """The first name of "X of A, Y of B and Z of C", the position of `name` in it, and each one's own state."""
    chain: list[Name] = [name]
    while True:
        i = chain[0].start - 1
        while context.same(i, name.start) and (context.low(i) in ("and", ",") or _is_rank(context, i)):
            i -= 1
        linked = i < chain[0].start - 1 and context.low(chain[0].start - 1) in ("and", ",") or _is_rank(context, i + 1)
        entity = context.entity(i)
        if entity is not None and context.low(entity.start - 1 - (context.low(entity.start - 1) == "the")) in (
            "of",
            "from",
        ):
            i = entity.start - 2 - (context.low(entity.start - 1) == "the")
        previous = context.name_at[i] if context.same(i, name.start) else None
        if not linked or previous is None or previous.label != "PERSON":
            return chain[0], len(chain) - 1, []
        chain.insert(0, previous)


def _is_rank(context: TitleContext, i: int) -> bool:
    role = context.role_at.get(i)
    return role is not None and role.rank


def _own_of(context: TitleContext, name: Name, phrase: Phrase, position: int, ofs: list[int | None]) -> int | None:
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


# ── Behind the name ─────────────────────────────────────────────────────────────────────────────────


def _behind(context: TitleContext, name: Name) -> Iterator[tuple[Phrase, int | None]]:
    """ "Ann Lee, the mayor of X, said", "Ann Lee - director of Y", "Ann Lee, 42, a lawyer and writer"."""
    mark = _mark_behind(context, name)
    if mark is None:
        return
    phrase = _phrase_starting(context, mark)
    if phrase is None or phrase.role.rank or not _is_closed(context, phrase, name):
        return
    first, position, _ = _chain_start(context, name)
    if phrase.role.plural:
        yield from _shared_behind(context, phrase, position)
        return
    yield phrase, phrase.of
    yield from _further(context, phrase)


def _mark_behind(context: TitleContext, name: Name) -> int | None:
    """Where an apposition behind the name begins."""
    i = name.end
    if context.low(i) in ("of", "from") and context.entity(i + 1 + (context.low(i + 1) in ARTICLES)):
        entity = context.entity(i + 1 + (context.low(i + 1) in ARTICLES))
        i = entity.end if entity is not None else i
    if not context.same(name.start, i):
        return None
    if context.low(i) in ("former", "ex"):
        return i
    if context.low(i) not in _COMMAS:
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
        if role.start - start > _REACH // 2:
            return None
        phrase = read_phrase(context, role, min(len(context.tokens), role.end + _REACH))
        nested = context.role_at.get(role.end)
        if nested is not None and not nested.rank and not nested.plural:
            continue  # "deputy director": the last role noun of a run
        if phrase.lead <= start and phrase.role.start >= start:
            return Phrase(max(phrase.start, start), phrase.end, start, role, phrase.left_of, phrase.right_of, phrase.former)
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
    if word in _CLOSING:
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
    followed = context.low(other.end) in _CLOSING or context.low(i - 1) != ","
    if not followed or other.start <= phrase.role.end or context.low(other.lead) == "the" and links == 1:
        return
    yield other, other.of
    yield from _further(context, other)


def _shared_behind(context: TitleContext, phrase: Phrase, position: int) -> Iterator[tuple[Phrase, int | None]]:
    """ "X and Y, the presidents of A and B": the second state is Y's."""
    several = phrase.right_of or phrase.left_of
    if position == 0:
        return
    yield phrase, several[position] if position < len(several) > 1 else phrase.of

