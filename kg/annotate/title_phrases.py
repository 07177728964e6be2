"""The phrase around a role noun: "former | Russian President", "director of the Civil Defense Authority"; which
tokens belong to it, and which state or body it names. Read from the surface, as parsers scatter these words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.annotate.roles import ARTICLES, POSSESSIVES, Role, is_capital, name_head
from kg.annotate.title_context import REGIONS, TitleContext
from kg.model import Name

_PREPOSITIONS = frozenset(("of", "for", "to", "at", "in", "on", "with", "from", "against"))
_PARTICIPLES = frozenset([
    "acting", "retired", "outgoing", "incoming", "elected", "visiting", "ruling", "leading", "appointed", "exiled"
])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A title: tokens `start`–`end` without article and "former", its role, and what it names before (`left_of`) and
    behind (`right_of`) the role noun. `lead` is the first token with article and "former" included; what stands from
    `close` to `end` is no part of the title: brackets, "… of the museum | at the ministry in Strelsau"."""

    start: int
    end: int
    lead: int
    role: Role
    close: int
    left_of: tuple[int, ...] = ()
    right_of: tuple[int, ...] = ()
    former: bool = False

    @property
    def of(self) -> int | None:
        """The state or body: "Italian President of the Commission" names the Commission."""
        found = self.right_of or self.left_of
        return found[-1] if found else None


def read_phrase(context: TitleContext, role: Role, limit: int) -> Phrase:
    """The phrase of a role noun, not beyond token `limit` to the right."""
    start, lead, former = _left(context, role)
    end, close, right = _right(context, role, limit)
    left = _left_of(context, start if not former else _left_edge(context, lead, start), role)
    if role.end < end and right and _is_sent(context, role):
        right = ()
    right = right or (() if left else _inner_of(context, role))
    return Phrase(start, end, lead, role, close, left, right, former)


def _inner_of(context: TitleContext, role: Role) -> tuple[int, ...]:
    """ "speaker of parliament" is one role noun, and names the parliament."""
    inside = range(role.noun + 1, role.end)
    bodies = [i for i in inside if context.low(i) in context.bodies and context.low(i) not in ("state", "government")]
    return tuple(bodies[-1:])


# ── Leftwards ───────────────────────────────────────────────────────────────────────────────────────


def _left(context: TitleContext, role: Role) -> tuple[int, int, bool]:
    """Start of the title, start with everything before it, and whether "former" was met."""
    i, start, former = role.start, role.start, False
    while context.same(i - 1, role.start):
        word = context.low(i - 1)
        hyphened = context.tokens[i - 1].text == "-" and context.low(i - 2) in context.former
        if hyphened or word.rstrip("-") in context.former:
            former, i = True, i - 1 - hyphened
            continue
        if not _modifies(context, i - 1, i, role):
            break
        i -= 1
        if not former:
            start = i
    while start < role.start and context.low(start) in POSSESSIVES | ARTICLES | {"-", "&", "and", ","}:
        start += 1
    lead = i - 1 if context.same(i - 1, i) and context.tokens[i - 1].upos in ("DET", "PRON") else i
    return start, lead, former


def _left_edge(context: TitleContext, lead: int, start: int) -> int:
    """ "Russia's former president": the state stands before "former"."""
    return lead if lead < start else start


def _modifies(context: TitleContext, i: int, right: int, role: Role) -> bool:
    """Whether token i still belongs to the title that goes on at token `right`."""
    token, word = context.tokens[i], context.low(i)
    if context.person(i):
        return False
    if word in POSSESSIVES or token.xpos == "POS":
        nominal = context.tokens[i - 1].upos in ("NOUN", "PROPN", "ADJ") or context.entity(i - 1) is not None
        return nominal and not context.person(i - 1)
    inside = context.name_at[i]
    if inside is not None:
        before = context.low(inside.start - 1)
        if inside.label == "GPE" and before in ("in", "across", "throughout") and token.upos == "PROPN":
            return False  # "In Turkey Minister X met …"
        return inside.label not in ("DATE", "TIME", "CARDINAL", "MONEY") or word in context.portfolio
    if i in context.role_at and context.low(i + 1) not in POSSESSIVES:
        return _role_modifies(context, i, right, role)
    if context.tokens[i + 1].text == "-" and token.text.isalpha() and i + 1 < role.start:
        return token.upos in ("ADJ", "ADV", "NOUN", "PROPN", "X", "NUM", "VERB")  # "far-right leader"
    if token.text in ("-", "–") and context.tokens[i - 1].upos in ("ADJ", "NOUN", "PROPN", "X", "ADV"):
        return True
    if word in ("and", "&"):
        return _pairs(context, i, role)
    return _is_modifier(context, i, right, role)


def _role_modifies(context: TitleContext, i: int, right: int, role: Role) -> bool:
    """A role noun before a role noun: "deputy director", "party leader spokesman"; not "the president foreign
    minister X", and not a plural ("told ministers President X")."""
    before = context.role_at[i]
    return not before.plural and is_capital(context.tokens[i]) == is_capital(context.tokens[right]) and not (
        before.rank or context.tokens[i].dep in ("nsubj", "obj", "obl", "iobj", "nsubj:pass")
    )


def _pairs(context: TitleContext, i: int, role: Role) -> bool:
    """ "interior and overseas minister", "Russian and Turkish foreign ministers"."""
    if not context.same(i - 1, i + 1) or context.person(i - 1) or i - 1 in context.role_at:
        return False
    if role.plural and context.entity(i - 1) and context.entity(i + 1):
        return True
    return context.low(i - 1) in context.portfolio and not context.entity(i + 1)


def _is_modifier(context: TitleContext, i: int, right: int, role: Role) -> bool:
    token, word = context.tokens[i], context.low(i)
    if word in _PARTICIPLES:
        return True
    if token.upos == "PROPN" or (token.upos == "ADJ" and word not in ("other", "such", "own", "same")):
        return token.upos == "PROPN" or is_capital(token) or not _capital_title(context, right, role) or word in (
            "deputy", "acting", "interim", "chief", "senior", "special", "vice"
        )
    if token.upos not in ("NOUN", "X") or token.head <= i or _capital_title(context, right, role):
        return is_capital(token) and token.upos == "NOUN"
    owns = context.low(i + 1) in POSSESSIVES  # "the rebels' commander"
    return token.xpos != "NNS" or owns or word in context.portfolio or word.endswith("affairs")


def _capital_title(context: TitleContext, right: int, role: Role) -> bool:
    """ "told reporters Prime Minister X": a lower-case noun stays outside a capitalised title."""
    return is_capital(context.tokens[right]) and is_capital(context.tokens[role.start]) and not context.entity(right)


def _left_of(context: TitleContext, start: int, role: Role) -> tuple[int, ...]:
    """States and bodies before the role noun; the one next to it, or several that "and" joins."""
    found: list[int] = []
    i = role.noun - 1  # "State Department spokesman" may be one role noun
    while i >= start:
        name = context.entity(i)
        if name is not None and not context.is_portfolio(name):
            found.insert(0, name_head(context.tokens, name))
            if not (role.plural and context.low(name.start - 1) in ("and", ",")):
                return tuple(found)
            i = name.start - 2
            continue
        if _is_body_here(context, i, role):
            return (i,)
        i -= 1
    possessor = start - 1  # "its president"
    if not found and context.same(possessor, start) and context.low(possessor) in ("its", "their", "our"):
        return (possessor,)
    return tuple(found)


def _is_body_here(context: TitleContext, i: int, role: Role) -> bool:
    """ "the party's leader", "team captain": a common noun for a body, as possessor or compound."""
    other = context.role_at.get(i, role)
    if context.tokens[i].upos not in ("NOUN", "PROPN") or (other != role and not other.plural):
        return False
    possessor = context.low(i + 1) in POSSESSIVES and not context.person(i)
    return possessor or (context.low(i) in context.bodies and context.low(i) not in context.portfolio)


# ── Rightwards ──────────────────────────────────────────────────────────────────────────────────────


def _right(context: TitleContext, role: Role, limit: int) -> tuple[int, int, tuple[int, ...]]:
    """End of the prepositional phrases behind the role noun, end of the title in them, and what the first one names."""
    end = close = role.end
    named: tuple[int, ...] = ()
    while end < limit and context.same(role.start, end):
        bracket = _bracket_end(context, end, limit) if end > role.end else end
        if bracket > end:
            end = bracket
            continue
        word, stop = context.low(end), _chunk_end(context, end + 1, limit)
        if word not in _PREPOSITIONS or context.tokens[end].upos not in ("ADP", "PART", "SCONJ") or stop == end + 1:
            break
        if end == role.end:
            named = _right_of(context, role, word, end + 1, stop)
        if close == end and (end == role.end or word in ("of", "for", "to")):
            close = stop
        end = stop
    return end, close, named


def _bracket_end(context: TitleContext, end: int, limit: int) -> int:
    """ "CEI (Bishops' Conference)": a short bracket belongs to the body's name."""
    if context.low(end) != "(":
        return end
    close = next((i for i in range(end + 1, min(end + 8, limit)) if context.low(i) == ")"), None)
    return end if close is None or any(context.person(i) for i in range(end, close)) else close + 1


def _chunk_end(context: TitleContext, start: int, limit: int) -> int:
    """End of the noun phrase from `start` on. A person may open it ("adviser to President X"), not end it."""
    i = start
    while i < limit and context.same(start, i):
        token = context.tokens[i]
        if context.person(i) and not _opens_with_person(context, start, i):
            break
        if context.entity(i) is None and not context.person(i) and not _goes_on(context, i, limit, start):
            break
        # "mayor of London Sadiq Khan": after a person nothing follows.
        if token.text == "," or (i > start and context.person(i - 1) and not context.person(i)):
            break
        i += 1
    while i > start and context.entity(i - 1) is None and context.tokens[i - 1].upos in ("DET", "CCONJ", "ADP", "PUNCT"):
        if context.low(i - 1) in (")",):
            break
        i -= 1
    return i


def _opens_with_person(context: TitleContext, start: int, i: int) -> bool:
    return all(context.person(k) or k in context.role_at or context.low(k) in ARTICLES for k in range(start, i))


def _goes_on(context: TitleContext, i: int, limit: int, start: int) -> bool:
    token, word = context.tokens[i], context.low(i)
    if word in ("and", "&"):
        ahead = i + 1 + (context.low(i + 1) in ARTICLES)
        return (
            i > start
            and ahead < limit
            and context.same(i, ahead)
            and not context.person(ahead)
            and _no_title_ahead(context, ahead, limit)
            and (context.entity(ahead) is not None or is_capital(context.tokens[ahead]) or word == "&"
                 or context.low(ahead) in context.portfolio or not is_capital(context.tokens[i - 1]))
            and context.tokens[ahead].upos in ("NOUN", "PROPN", "ADJ")
        )
    if token.xpos == "POS" or word in POSSESSIVES:
        return i > start and not context.person(i - 1)
    if token.text in ("-", "–"):
        return i > start
    return token.upos in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "X") and token.xpos != "WDT" and (
        token.upos != "DET" or i == start
    )


def _no_title_ahead(context: TitleContext, ahead: int, limit: int) -> bool:
    """ "head of NATO and foreign minister X": the second title is not the first one's tail."""
    i = ahead
    while i < limit and context.same(ahead, i) and context.tokens[i].upos in ("NOUN", "PROPN", "ADJ"):
        if i in context.role_at:
            return False
        i += 1
    return True


def _right_of(context: TitleContext, role: Role, preposition: str, start: int, stop: int) -> tuple[int, ...]:
    """The state or body of the first prepositional phrase; a portfolio or a region under "for" is none."""
    text = " ".join(t.text.lower() for t in context.tokens[start:stop] if t.text.lower() not in ARTICLES)
    names = [n for n in dict.fromkeys(context.entity(i) for i in range(start, stop)) if n is not None]
    field = text in context.portfolio and not (preposition == "of" and names and names[0].label in REGIONS)
    if field or preposition in ("to", "in", "on", "with", "from", "against"):
        return ()
    if any(context.person(i) for i in range(start, stop)):
        return ()
    if preposition == "for" and names and all(n.label in REGIONS for n in names) and names[-1].end == stop:
        return ()
    if role.plural and len(names) > 1:
        return tuple(name_head(context.tokens, n) for n in names)
    return _chunk_head(context, start, stop, names)


def _chunk_head(context: TitleContext, start: int, stop: int, names: Sequence[Name]) -> tuple[int, ...]:
    last = stop - 1
    while last > start and context.tokens[last].upos not in ("NOUN", "PROPN", "ADJ", "X", "NUM"):
        last -= 1
    name = context.entity(last)
    if name is not None and not context.is_portfolio(name):
        return (name_head(context.tokens, name),)
    # "president of the Lombardy region" leads Lombardy.
    if context.low(last) in context.places and names and names[-1].end == last:
        return (name_head(context.tokens, names[-1]),)
    definite = context.low(start) in ("the", "a", "an", "this", "that", "its", "their")
    known = definite or bool(names) or context.low(last) in context.bodies
    noun = context.tokens[last].upos in ("NOUN", "PROPN") and context.low(last) not in context.portfolio
    return (last,) if known and noun else ()


def _is_sent(context: TitleContext, role: Role) -> bool:
    """Whether a phrase with "for" names a field, not a body, unless the role speaks for somebody: "Minister for the
    Arts", against "spokeswoman for the ministry"."""
    if context.low(role.end) != "for":
        return False
    return context.low(role.noun) in ("minister", "secretary", "undersecretary")
