"""Titles and their holders, read from the surface (EXTRACTION.md section 3 "Names, titles"). A title binds only to
the name beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.annotate.roles import ARTICLES, FIRST_NAMES, HONORIFICS, Role, compact, is_capital, name_head
from kg.annotate.title_appositions import CLOSING, COMMAS, REACH, titles_behind
from kg.annotate.title_context import TitleContext, title_context
from kg.annotate.title_copulas import titles_said
from kg.annotate.title_lists import chain_start, own_of
from kg.annotate.title_phrases import Phrase, read_phrase
from kg.lexicon import RoleNoun
from kg.model import Name, Parsed, Title


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
        said = [pair for pair in titles_said(context, name) if pair[0].role.office and role_nouns[pair[0].role.key].properties]
        bound = [*_before(context, name), *titles_behind(context, name), *said]
        full = [(phrase, of) for phrase, of in bound if not phrase.role.rank]
        for phrase, of in full or bound:
            if compact(context.low(phrase.role.noun)) in HONORIFICS:
                continue
            holder = name_head(context.tokens, name)
            title = Title(holder, phrase.start, phrase.close, phrase.role.noun, of, phrase.former)
            found.setdefault((title.holder, title.noun), title)
    return sorted(found.values(), key=lambda t: (t.holder, t.start))


# ── Before the name ─────────────────────────────────────────────────────────────────────────────────


def _before(context: TitleContext, name: Name) -> Iterator[tuple[Phrase, int | None]]:
    """ "Russian President Vladimir Putin", "the secretary general of CEI, Nunzio Galantino"; "ministers X and Y"."""
    first, position = chain_start(context, name)
    if position:
        phrase = _phrase_before(context, first)
        if phrase is not None and phrase.role.plural:
            yield phrase, own_of(context, name, phrase, position)
            return
    _, rank = _skip_ranks(context, name.start)
    phrase = _phrase_before(context, name)
    if phrase is not None:
        yield phrase, own_of(context, name, phrase, 0)
        yield from _second_titles(context, phrase)
        yield from _title_before_profession(context, name, phrase)
    elif rank is not None:
        ranked = read_phrase(context, rank, rank.end)
        yield ranked, own_of(context, name, ranked, 0)


def _phrase_before(context: TitleContext, name: Name) -> Phrase | None:
    """The title that stands before a name, its ranks skipped, with or without a comma between."""
    left, _ = _skip_ranks(context, name.start)
    if context.low(left - 1) != "," or not context.same(left - 1, name.start):
        return _phrase_ending(context, left)
    left -= 1
    left = _skip_interim(context, left)
    left, _ = _skip_ranks(context, left)
    phrase = _phrase_ending(context, left)
    if phrase is None or _belongs_before(context, phrase) or not _may_stand_apart(context, phrase, name):
        return None
    return phrase


def _skip_interim(context: TitleContext, left: int) -> int:
    """ "chargé d'affaires, a.i., X": the position before the comma, where "ad interim" stands between."""
    i = left
    while context.low(i - 1) in ("a.i", "a.i.", ".", "ad", "interim"):
        i -= 1
    return i - 1 if i < left and context.low(i - 1) == "," else left


def _skip_ranks(context: TitleContext, left: int) -> tuple[int, Role | None]:
    """ "Lt. Gen." and "Mr." before a name; the position before them, and the outermost rank."""
    ranks: Role | None = None
    while True:
        stop = left - 1 if left > 1 and context.tokens[left - 1].text == "." else left  # "Col" + "."
        role = context.role_at.get(stop - 1)
        if role is None or role.end != stop or not role.rank or not context.same(left - 1, left):
            return left, ranks
        address = compact(context.tokens[role.noun].text) in HONORIFICS
        ranks = ranks if address else role
        left = role.start


def _phrase_ending(context: TitleContext, end: int) -> Phrase | None:
    """The title that ends right before token `end`: the role noun itself, or a role noun whose tail ends there."""
    direct = context.role_at.get(end - 1)
    if direct is not None and direct.end == end and not _is_complement(context, direct):
        phrase = read_phrase(context, direct, end)
        if phrase.lead == phrase.start and not phrase.left_of and context.low(direct.start) in FIRST_NAMES:
            return None  # "Dean | Hill"
        return _outer(context, phrase, end) or phrase
    for role in reversed(context.roles):
        if role.start >= end or not context.same(role.start, end - 1) or role.rank:
            continue
        if end - role.end > REACH:
            return None
        phrase = read_phrase(context, role, end)
        if phrase.end == end and phrase.end > role.end:
            return phrase
        if role.end == end:
            continue
        if _breaks(context, role.end, end):
            return None
    return None


def _is_complement(context: TitleContext, role: Role) -> bool:
    """ "High Commissioner for Refugees, Ann Lee": the second role noun belongs to the first one's tail."""
    before = role.start - 1
    return role.plural and context.low(before) in ("for", "of") and before - 1 in context.role_at


def _breaks(context: TitleContext, start: int, end: int) -> bool:
    """Whether a verb, a comma or a person stands between."""
    return any(
        (context.name_at[i] is None and context.tokens[i].upos in ("VERB", "AUX", "PRON")) or context.low(i) in (",", ";", ":")
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
    return Phrase(outer.start, end, outer.lead, role, end, outer.left_of, (), outer.former)


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
    opens = not start or context.tokens[before].text in CLOSING or _only_adverbs(context, before)
    if opens:
        return not bare or after in CLOSING or is_capital(context.tokens[phrase.role.start])
    head = context.tokens[name_head(context.tokens, name)]
    apposed = head.dep == "appos" and phrase.start <= head.head < phrase.end and after in ("in", "at", "on", "to", "for")
    return (after in CLOSING or apposed) and not bare


def _only_adverbs(context: TitleContext, before: int) -> bool:
    """ "Also the president of the region, X,": adverbs and conjunctions still open a sentence."""
    i = before
    while context.same(i, before) and context.tokens[i].upos in ("ADV", "CCONJ"):
        i -= 1
    return not context.same(i, before)


def _belongs_before(context: TitleContext, phrase: Phrase) -> bool:
    """ "Ann Lee, the mayor of X, Bob Ray": the mayor is Ann Lee."""
    return context.low(phrase.lead - 1) in COMMAS and context.person(phrase.lead - 2)


def _title_before_profession(context: TitleContext, name: Name, phrase: Phrase) -> Iterator[tuple[Phrase, int | None]]:
    """ "Ruritania's interim leader, Nobel laureate Ann Lee, spoke": no list, as a laureate holds no office."""
    comma = phrase.lead - 1
    if phrase.role.office or context.low(comma) != "," or not context.same(comma, name.start):
        return
    office = _phrase_ending(context, comma)
    apart = office is not None and office.role.office and not office.role.plural and not _belongs_before(context, office)
    if office is not None and apart and _may_stand_apart(context, office, name):
        yield office, office.of


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
