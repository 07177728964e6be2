"""Repairs of one name span at a time: trimming, cutting, peeling titles off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.annotate.name_context import MONTHS, NameContext
from kg.annotate.roles import ARTICLES, FIRST_NAMES, PARTICLES, POSSESSIVES, VALUES, Role, compact, is_capital
from kg.model import Name

_STATES = {"us": "GPE", "uk": "GPE", "usa": "GPE", "uae": "GPE", "un": "ORG", "eu": "ORG"}
_UNCLEAR = frozenset([
    "justice", "chair", "whip", "peer", "ranger", "prior", "head", "warden", "principal"
])  # at an organisation's end
_TITLE_WORDS = frozenset(["supreme", "prime", "vice", "deputy", "high", "foreign", "special", "chief", "senior", "grand"])
_TAILS = frozenset(["image", "photo", "photograph", "video", "audio", "caption", "file"])
_PREFIXES = frozenset(["pro", "anti", "non", "ex", "then", "pre", "post"])
_SECOND_HALVES = frozenset([
    "herzegovina", "tobago", "barbuda", "nevis", "principe", "príncipe", "caicos", "wear", "labrador", "kashmir", "the", "miquelon",
])  # of places with two names
_EDGE = frozenset("\"'“”‘’()[]{}|-–—,.;:/&*•")


def repair_spans(context: NameContext, names: list[Name]) -> list[Name]:
    """Each name cut at sentence ends, commas and possessives, without article, title and trailing marks. Values
    (dates, numbers, money) stay as they are."""
    found: list[Name] = []
    for name in names:
        if name.label in VALUES or _is_date(context, name):
            found.append(name if name.label in VALUES else replace(name, label="DATE"))
            continue
        for part in _cut(context, name):
            peeled = _peel(context, trim(context, part))
            if peeled.start < peeled.end and _is_name(context, peeled):
                found.append(peeled)
    return found


def _is_date(context: NameContext, name: Name) -> bool:
    """ "the December 25, 2011" as an event."""
    words = [context.low(i) for i in range(name.start, name.end) if context.low(i) not in ARTICLES]
    return len(words) > 1 and words[0] in MONTHS and words[1].isdigit()


def trim(context: NameContext, name: Name) -> Name:
    """Without article, possessive 's, brackets, quotation marks at the edges: "the U.N.'s" → "U.N."."""
    start, end = name.start, name.end
    while start < end and (context.low(start) in ARTICLES or _is_edge(context, start)):
        start += 1
    if end - start > 2 and context.low(start) in _PREFIXES and context.tokens[start + 1].text == "-":
        start += 2 + (end - start > 3)  # "pro-Beijing Labour Party"
    while start < end and _trails(context, name.label, end - 1, start):
        end -= 1
    return replace(name, start=start, end=end)


def _is_edge(context: NameContext, i: int) -> bool:
    text = context.tokens[i].text
    return text in POSSESSIVES or all(mark in _EDGE for mark in text)


def _trails(context: NameContext, label: str, i: int, start: int) -> bool:
    if _is_edge(context, i):
        return True
    low, token = context.low(i), context.tokens[i]
    if low in _TAILS and i > start and context.same_sentence(i, i + 1) and context.tokens[i + 1].text == ":":
        return True
    # "Putin said" taken as one name: a person's name does not end in a lower-case word.
    return label == "PERSON" and i > start and not is_capital(token) and low.isalpha() and not context.touching(i)


def _cut(context: NameContext, name: Name) -> Iterator[Name]:
    """The parts of a span that a sentence end, a comma, a possessive or a headline's verb tears apart."""
    start = name.start
    for i in range(name.start + 1, name.end):
        if i < start:
            continue
        after = _tear(context, name, start, i)
        if after:
            yield replace(name, start=start, end=i)
            start = i + after - 1
            if name.label == "PERSON" and after == 2:
                return
    yield replace(name, start=start, end=name.end)


def _tear(context: NameContext, name: Name, start: int, i: int) -> int:
    """0: no cut before token i; 1: cut; 2: cut, and token i itself falls away."""
    tokens, low = context.tokens, context.low(i)
    if tokens[i].sentence != tokens[i - 1].sentence:
        return 1
    if low == "," and _tears_at_comma(context, name, i):
        return 2
    # "The Coalition's Small Group" are two bodies, "the New People's Party" is one.
    if low in POSSESSIVES and name.label == "ORG" and i + 1 < name.end and context.low(i - 1) in context.organisation:
        return 2
    if low in POSSESSIVES and i + 1 < name.end and name.label in ("PERSON", "GPE", "NORP"):
        return 2
    if low == "and" and _joins_names(context, name, start, i):
        return 2
    finite = tokens[i].upos in ("VERB", "AUX") and tokens[i].xpos in ("VBZ", "VBD", "MD", "VBP")
    if finite and context.section(i).is_headline and name.label != "WORK_OF_ART":
        return 2
    # "Michael Law of Demosisto" as one person; "Rathbun the Scientology".
    if name.label == "PERSON" and low in ("of", "the", "from", "for") and start < i:
        return 2
    return 0


def _joins_names(context: NameContext, name: Name, start: int, i: int) -> bool:
    """ "Rabiyah and Zumar" are two places, "Trinidad and Tobago" is one; "towns including Ulm and Bonn" is no firm."""
    if not start < i < name.end - 1 or context.low(i + 1) in (*_SECOND_HALVES, context.low(start)):
        return False
    listed = name.label == "ORG" and name.end - start == 3 and context.tokens[start].case in ("including", "in", "near", "around")
    if name.label not in ("GPE", "LOC", "PERSON") and not listed:
        return False
    return is_capital(context.tokens[i + 1]) and context.tokens[i].dep == "cc"


def _tears_at_comma(context: NameContext, name: Name, i: int) -> bool:
    if name.label == "WORK_OF_ART" or context.low(min(i + 1, name.end)) in ("inc.", "d.c.", "ltd.", "llc"):
        return False
    body = context.low(name.end - 1) in context.organisation or context.low(i - 1) in context.organisation
    return name.label != "ORG" or body


def _peel(context: NameContext, name: Name) -> Name:
    """Titles off the front ("Prime Minister Haider Al Abadi") and, for organisations, off the end ("the U.S. Embassy
    Chargé d'Affaires" → "U.S. Embassy")."""
    while name.start < name.end:
        role = context.role_at.get(name.start)
        if role is None or role.start != name.start or not _is_title_here(context, name, role):
            break
        name = trim(context, replace(name, start=role.end, label=_after_title(name.label)))
    role = context.role_at.get(name.end - 1)
    if role is None or name.label == "PERSON" or role.end != name.end or role.start < name.start or role.rank:
        return name
    return _ends_in_title(context, name, role)


def _after_title(label: str) -> str:
    return "PERSON" if label in ("FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT") else label


def _is_title_here(context: NameContext, name: Name, role: Role) -> bool:
    rest = name.end - role.end
    if rest == 0 or not is_capital(context.tokens[role.start]) or not is_capital_name(context, role.end):
        return False
    if name.label not in ("PERSON", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT"):
        return False
    if name.label != "PERSON" and context.low(name.end - 1) in context.organisation:
        return False
    # "Dean Hill", "Amir Khan Noor": a word that is a first name, too, is a title behind "the", "Oman's", "Omani" only.
    ambiguous = role.end - role.start == 1 and context.low(role.start) in FIRST_NAMES
    before = context.tokens[role.start - 1] if context.same_sentence(role.start - 1, role.start) else None
    return not ambiguous or (before is not None and (before.upos in ("DET", "ADJ") or before.xpos == "POS"))


def is_capital_name(context: NameContext, i: int) -> bool:
    """Whether token i can begin a person's name: capitalised, or a particle before a capital ("al-Jaafari")."""
    if i >= len(context.tokens):
        return False
    if is_capital(context.tokens[i]):
        return True
    ahead = [j for j in (i + 1, i + 2) if context.same_sentence(i, j)]
    return context.low(i) in PARTICLES and any(is_capital(context.tokens[j]) for j in ahead)


def _ends_in_title(context: NameContext, name: Name, role: Role) -> Name:
    start = role.start
    unclear = role.plural or not role.office or role.key in _UNCLEAR or role.key in context.organisation
    if unclear or start == name.start or context.low(start - 1) in ("of", "for", "and", "&"):
        return name  # "Council of Ministers", "Joint Chiefs", "Space Center"
    # "UK Special Representative": the title's adjectives go with it.
    while start > name.start and context.low(start - 1) in ("special", "deputy", "acting", "senior", "chief", "vice", "-"):
        start -= 1
    body = trim(context, replace(name, end=start))
    known = _STATES.get(compact(context.text(body.start, body.end)))
    return replace(body, label=known) if known else body


def _is_name(context: NameContext, name: Name) -> bool:
    """Not for spans without a capital, lone role nouns ("Ministers") and portfolios ("State" in "Secretary of
    State")."""
    tokens = context.tokens[name.start : name.end]
    if not any(any(c.isupper() for c in token.text) for token in tokens):
        return False
    roles = [context.role_at.get(i) for i in range(name.start, name.end)]
    if all(role is not None and role.start >= name.start and role.end <= name.end for role in roles):
        # Nothing but titles; a person called like a rank ("Dean", "Major") stays.
        return name.label == "PERSON" and len(roles) == 1 and context.low(name.start) in FIRST_NAMES
    if all(context.low(i) in _TITLE_WORDS for i in range(name.start, name.end)) and name.end - 1 in context.role_at:
        return False  # "Supreme" of "Supreme Leader"
    return not _is_portfolio(context, name)


def _is_portfolio(context: NameContext, name: Name) -> bool:
    """ "Minister of Education", "Home Secretary", "Secretary of Defense": no organisation is meant."""
    text = context.text(name.start, name.end).lower().removeprefix("shadow ")
    if (text not in context.portfolio and text != "shadow") :
        return False
    role = context.role_at.get(name.start)
    if role is not None and role.end - role.start > 1:
        return True
    if name.label in ("GPE", "LOC"):
        return False
    before = name.start - 1
    while before > 0 and context.low(before) in ("the", "for", "of"):
        before -= 1
    governed = before < name.start - 1 and before in context.role_at
    return governed or (context.same_sentence(name.start, name.end) and name.end in context.role_at)
