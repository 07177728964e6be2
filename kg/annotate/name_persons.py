"""Persons that the tagger did not see, or took for bodies: the words behind a title, or beside one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.annotate.name_context import NameContext, without
from kg.annotate.name_spans import is_capital_name
from kg.annotate.roles import ARTICLES, FIRST_NAMES, PARTICLES, POSSESSIVES, VALUES, Role, is_capital
from kg.model import Name

# Words before a surname that make it a thing: "Mount Elm", "Team Lee".
THINGS = frozenset(
    [
        "mount", "lake", "camp", "operation", "hurricane", "storm", "team", "space", "project", "fort", "port",
        "cape", "island", "bay", "saint", "st.", "san", "santa", "new", "north", "south", "east", "west",
        "republican", "democrat", "democratic", "labour", "labor", "tory", "conservative", "liberal", "mr.", "team",
        "tropical", "interview", "question", "answer", "photo", "image", "video"
    ]
)
# Offices that bodies have, too: "Acme, the market leader,".
_ALSO_BODIES = frozenset(("leader", "member", "partner", "manager", "representative", "administrator", "principal", "agent"))


def find_persons(context: NameContext, names: list[Name]) -> list[Name]:
    """The words behind a title that the tagger took for no person: "UN Special Envoy Staffan de Mistura"."""
    for role in context.roles:
        unfit = role.plural or role.key in ("st", "st.", "saint", "center")
        if unfit or not context.same_sentence(role.start, role.end):
            continue
        end = _person_end(context, role.end)
        if end == role.end or not _is_used_as_title(context, role, end):
            continue
        inside = [n for n in names if n.start < end and n.end > role.end]
        taken = any(n.label == "PERSON" or n.label in VALUES for n in inside) or _is_other(context, names, role.end, end)
        if not taken and _may_retype(context, role, end, inside):
            names = [*without(names, role.end, end), Name(role.end, end, "PERSON")]
    return sorted((_apposed(context, n) for n in names), key=lambda n: n.start)


def _apposed(context: NameContext, name: Name) -> Name:
    """ "Tedros Elm, the WHO's director-general," and "the head of the WHO, Tedros Elm," as bodies: an office beside a
    run of up to four capitalised words makes them a person."""
    words = context.tokens[name.start : name.end]
    plain = all(t.text.isalpha() and is_capital(t) and not t.text.isupper() and t.upos == "PROPN" for t in words)
    if name.label not in ("ORG", "FAC", "PRODUCT", "WORK_OF_ART") or len(words) > 4 or not plain:
        return name
    if any(t.text.lower() in context.organisation for t in words) or context.low(name.start - 1) in ARTICLES:
        return name
    behind = context.low(name.end) == "," if context.same_sentence(name.start, name.end) else False
    before = context.low(name.start - 1) == "," and behind and len(words) > 1 and _office_before(context, name.start - 1)
    return replace(name, label="PERSON") if before or (behind and _office_behind(context, name.end + 1)) else name


def _office_behind(context: NameContext, start: int) -> bool:
    """Whether an office follows in one noun phrase: ", the WHO's director-general"."""
    for i in range(start, start + 7):
        role = context.role_at.get(i)
        if role is not None and role.start == i:
            follows = context.low(role.end) if context.same_sentence(i, role.end) else "."
            return _is_office(role) and follows in (",", ".", "of", "for", "at", "to", "in", "and")
        token = context.tokens[min(i, len(context.tokens) - 1)]
        mark = token.upos in ("VERB", "AUX", "ADP", "PRON", "PUNCT") and not token.text.isupper()  # "the WHO's head"
        if not context.same_sentence(start, i) or (mark and token.text != "-"):
            return False
    return False


def _office_before(context: NameContext, end: int) -> bool:
    """Whether an office with what it is of opens the sentence up to the comma: "The head of the WHO,"."""
    start = context.sentences[context.tokens[end].sentence].start
    stretch = range(start, end)
    roles = [context.role_at[i] for i in stretch if i in context.role_at]
    nominal = all(context.tokens[i].upos not in ("VERB", "AUX", "PRON") or context.tokens[i].text.isupper() for i in stretch)
    return bool(roles) and _is_office(roles[0]) and nominal


def _is_office(role: Role) -> bool:
    return role.office and not role.plural and not role.rank and role.key not in _ALSO_BODIES


def _is_other(context: NameContext, names: Sequence[Name], start: int, end: int) -> bool:
    """ "Captain America": a single word that is a place or a body elsewhere in the text."""
    surface = context.text(start, end)
    others = (n for n in names if n.label not in VALUES and n.label != "PERSON" and n.end - n.start == 1 and n.start != start)
    return end - start == 1 and any(context.tokens[n.start].text == surface for n in others)


def _person_end(context: NameContext, start: int) -> int:
    """Where the run of capitalised words and particles from `start` on ends."""
    end = start
    while end < start + 6 and context.same_sentence(start, end):
        token = context.tokens[end]
        goes_on = token.text == "-" and end > start and context.touching(end) and context.touching(end + 1)
        if not goes_on and not (is_capital_name(context, end) and _may_be_person(context, start, end)):
            break
        end += 1
    return end


def _may_be_person(context: NameContext, start: int, i: int) -> bool:
    token = context.tokens[i]
    if context.low(i) in context.organisation or context.low(i) in ARTICLES | THINGS:
        return False
    role = context.role_at.get(i)
    if role is not None and i == start and role.end == i + 1 and context.low(i) in FIRST_NAMES:
        return token.upos == "PROPN"  # "leader Marine Dupont"
    if role is not None:  # "Prime Minister John | Major": a surname that is a role noun ends the run
        follows = context.same_sentence(i, i + 1) and is_capital(context.tokens[i + 1])
        return i > start and role.end - role.start == 1 and token.upos == "PROPN" and not follows
    return context.low(i) in PARTICLES or (token.upos in ("PROPN", "X", "NOUN", "ADJ") and context.is_proper(i))


def _is_used_as_title(context: NameContext, role: Role, end: int) -> bool:
    after = context.low(end) if context.same_sentence(role.start, end) else "."
    if role.rank and not is_capital(context.tokens[role.start]):
        return False
    if after in POSSESSIVES and end - role.end == 1 and context.low(role.end) in context.organisation:
        return False  # "the President Hotel's"
    capital = is_capital(context.tokens[role.start])
    # "secretary Clinton" is rare, "captain England" a heap of words: lower case wants two words, as do professions.
    return ((capital and (role.office or role.rank)) or end - role.end >= 2) and after not in context.organisation


def _may_retype(context: NameContext, role: Role, end: int, inside: Sequence[Name]) -> bool:
    """A name of another type behind a title becomes a person where it fills the run, and is no place."""
    if any(n.start < role.end or n.end > end for n in inside):
        return False
    places = [n for n in inside if n.label in ("GPE", "LOC", "NORP")]
    return not places or (end - role.end >= 2 and len(places) < 2)
