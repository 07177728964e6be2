"""Names that the tagger cut in two, or did not see: particles, hyphens, "Ministry of …", acronyms in brackets,
persons behind a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.annotate.name_context import NameContext, free, without
from kg.annotate.name_persons import THINGS, find_persons
from kg.annotate.roles import ARTICLES, PARTICLES, compact, is_capital
from kg.model import Name

_MONTH_NAMES = frozenset(("april", "may", "june", "august"))
_LINKS = frozenset(("of", "for", "on", "to", "and", "&", "in", "against"))


def join_names(context: NameContext, names: list[Name]) -> list[Name]:
    """All joins, in the order in which they feed each other."""
    names = _join_persons(context, names)
    names = _join_bodies(context, names)
    names = _find_bodies(context, names)
    return find_persons(context, names)


# ── Persons ─────────────────────────────────────────────────────────────────────────────────────────


def _join_persons(context: NameContext, names: list[Name]) -> list[Name]:
    """ "Suleiman | al-Amr", "Lee Cheuk | -yan", "Nacer | Chadli": one person each."""
    found: list[Name] = []
    for name in sorted(names, key=lambda n: n.start):
        if name.label != "PERSON":
            found.append(name)
            continue
        grown = _grow_left(context, _grow_right(context, name), found)
        if found and grown.start < found[-1].end:
            grown = replace(grown, start=min(grown.start, found.pop().start))
        found.append(grown)
    return [n for i, n in enumerate(found) if i == 0 or n.start >= found[i - 1].end]


def _grow_right(context: NameContext, name: Name) -> Name:
    """Over a hyphen or a particle: "Lee Cheuk" + "-yan", "Angela" + "van der Berg"."""
    tokens, end = context.tokens, name.end
    month = name.end - name.start == 1 and context.same_sentence(name.start, end) and context.low(end) in _MONTH_NAMES
    if month and tokens[name.start].head == end and tokens[end].upos == "PROPN":  # "Theresa | May"
        end += 1
    while context.same_sentence(name.start, end + 1):
        upper = is_capital(tokens[end + 1]) or tokens[end + 1].upos == "PROPN"
        if tokens[end].text == "-" and context.touching(end) and context.touching(end + 1) and upper:
            end += 2
            continue
        run = end
        while context.low(run) in PARTICLES and context.same_sentence(name.start, run + 1):
            run += 1
            run += tokens[run].text == "-" and context.same_sentence(name.start, run + 1)
        if run > end and is_capital(tokens[run]) and run not in context.role_at:
            end = run + 1
            continue
        break
    return replace(name, end=end)


def _grow_left(context: NameContext, name: Name, before: Sequence[Name]) -> Name:
    start = name.start
    while start > 0 and context.same_sentence(start - 1, start) and _belongs_left(context, name, start - 1):
        if before and before[-1].end > start - 1:
            # "Mohammed | bin Salman": only the same kind of name goes on.
            return replace(name, start=before[-1].start if before[-1].label == "PERSON" else start)
        start -= 1
    while start < name.start and context.tokens[start].text == "-":
        start += 1
    return replace(name, start=start)


def _belongs_left(context: NameContext, name: Name, i: int) -> bool:
    token = context.tokens[i]
    if token.text == "-":
        return context.touching(i + 1) and i > 0 and context.low(i - 1) in PARTICLES
    if context.low(i) in PARTICLES:
        return i + 1 == name.start or context.tokens[i + 1].text == "-"
    if i + 1 != name.start and context.low(i + 1) not in PARTICLES:
        return False
    single = name.end - name.start == 1 or context.low(i + 1) in PARTICLES
    first = single and context.is_proper(i) and token.upos == "PROPN" and not token.text.isupper()
    return first and i not in context.role_at and context.low(i) not in THINGS and token.head in range(i, name.end)


# ── Bodies ──────────────────────────────────────────────────────────────────────────────────────────


def _join_bodies(context: NameContext, names: list[Name]) -> list[Name]:
    """ "Department | of | State", "Organisation | for the Prohibition of Chemical Weapons": the name of a body goes on
    over "of", "for", "and", "the" while the words are capitalised."""
    found = sorted(names, key=lambda n: n.start)
    for name in list(found):
        if name.label not in ("ORG", "GPE", "FAC") or name not in found or not _is_body(context, name):
            continue
        end = _body_end(context, _over_hyphen(context, name), found)
        if end > name.end:
            grown = replace(name, end=end, label="ORG")
            found = sorted([*without(found, name.start, end), grown], key=lambda n: n.start)
    return found


def _is_body(context: NameContext, name: Name) -> bool:
    """Whether the name ends in a body's noun: "U.S. Department", "Andy Warhol Foundation", "Islamic State"."""
    last, first = context.low(name.end - 1), context.low(name.start)
    own = context.text(name.start, name.end).lower() in ("islamic state", "islamic state of iraq")
    cut = first in context.organisation and _over_hyphen(context, name) > name.end
    return own or last in context.organisation or cut


def _over_hyphen(context: NameContext, name: Name) -> int:
    """ "… Security and Co | -operation": the end behind a hyphen that the name was cut at."""
    end = name.end
    glued = context.same_sentence(name.start, end + 1) and context.touching(end) and context.touching(end + 1)
    return end + 2 if glued and context.low(end) == "-" and context.low(name.start) in context.organisation else end


def _find_bodies(context: NameContext, names: list[Name]) -> list[Name]:
    """Bodies without any entity: "the Ministry of Foreign Affairs"."""
    for i, token in enumerate(context.tokens):
        if token.upos != "PROPN" or token.text.lower() not in context.organisation or not is_capital(token):
            continue
        if not free(names, i, i + 1) or i in context.role_at:
            continue
        end = _body_end(context, i + 1, names)
        if end > i + 1 and context.low(i + 1) in ("of", "for"):
            start = i
            while start > 0 and context.is_proper(start - 1) and free(names, start - 1, start):
                if start - 1 in context.role_at or not context.same_sentence(start - 1, i):
                    break
                start -= 1
            names = [*without(names, start, end), Name(start, end, "ORG")]
    return sorted(names, key=lambda n: n.start)


def _body_end(context: NameContext, end: int, names: Sequence[Name]) -> int:
    """How far a body's name goes on from `end`."""
    linked = any(context.low(i) in ("of", "for") for i in range(max(0, end - 6), end) if not free(names, i, i + 1))
    while context.same_sentence(end - 1, end + 1) and context.low(end) in _LINKS:
        link = context.low(end)
        start = end + 1
        start += context.low(start) in ARTICLES and context.same_sentence(end - 1, start + 1)
        stop = start
        while context.same_sentence(end - 1, stop) and _continues_body(context, stop, names):
            stop += 1
        if link in ("and", "&") and not linked:
            return end
        if stop == start or not _may_follow(context, link, start, stop, names):
            return end
        end, linked = stop, True
    return end


def _continues_body(context: NameContext, i: int, names: Sequence[Name]) -> bool:
    inside = next((n for n in names if n.start <= i < n.end), None)
    if inside is not None and inside.label in ("PERSON", "DATE", "TIME", "CARDINAL"):
        return False
    hyphen = context.tokens[i].text == "-" and context.touching(i) and context.touching(i + 1)
    hyphened = context.touching(i) and context.tokens[i - 1].text == "-"  # "Co-operation"
    return hyphen or hyphened or (context.is_proper(i) and i not in context.role_at)


def _may_follow(context: NameContext, link: str, start: int, stop: int, names: Sequence[Name]) -> bool:
    """Whether the words `start`–`stop` behind the link belong to the name: "and the Department of X" begins another,
    "in France", "and Turkey" are places, "to Ankara" an aim."""
    label = next((n.label for n in names if n.start <= start < n.end), "")
    if context.low(stop - 1) in context.organisation and link in ("and", "&"):
        return False
    if link in ("to", "in", "on", "against"):
        return label not in ("GPE", "LOC", "NORP", "PERSON", "FAC", "ORG") or (link == "in" and context.low(start) == "europe")
    if link in ("and", "&"):
        before = start - 2 - (context.low(start - 1) == "the")
        levant = context.low(start) in ("levant", "syria", "sham") and context.low(before) == "iraq"
        return levant or label not in ("GPE", "PERSON", "NORP", "ORG")
    town = label == "GPE" and context.same_sentence(stop - 1, stop) and context.low(stop) == ","
    return label not in ("PERSON", "NORP") and not town and not (link == "for" and label in ("GPE", "LOC"))


# ── Acronyms ────────────────────────────────────────────────────────────────────────────────────────


def bind_acronyms(context: NameContext, names: list[Name]) -> list[Name]:
    """ "Syria Recovery Trust Fund (SRTF)": the long form and the letters are one kind of name."""
    for i in range(1, len(context.tokens) - 1):
        if context.tokens[i - 1].text != "(" or context.tokens[i + 1].text not in (")", ","):
            continue
        letters = context.tokens[i].text
        if not (2 <= len(letters) <= 8 and letters.isalnum() and sum(c.isupper() for c in letters) >= 2):
            continue
        start = _long_form(context, i - 1, letters)
        before = next((n for n in names if n.end == i - 1), None)
        if start is None and (before is None or before.label not in ("ORG", "FAC", "NORP", "EVENT", "LAW")):
            continue
        label = before.label if before and before.label in ("FAC", "EVENT", "LAW") else "ORG"
        first = min(n for n in (start, before.start if before else None) if n is not None)
        names = [*without(without(names, first, i - 1), i, i + 1), Name(first, i - 1, label), Name(i, i + 1, label)]
    return sorted(names, key=lambda n: n.start)


def _long_form(context: NameContext, end: int, letters: str) -> int | None:
    """The token from which the words before `end` spell the letters by their initials."""
    wanted = letters.lower()
    i = end
    while wanted and i > 0 and context.same_sentence(i - 1, end):
        i -= 1
        token = context.tokens[i]
        first = compact(token.text)[:1]
        if first and first == wanted[-1]:
            wanted = wanted[:-1]
        elif token.text not in ("-", "&") and token.upos not in ("ADP", "CCONJ", "DET", "PUNCT"):
            return None
    if wanted or not is_capital(context.tokens[i]):
        return None
    return i
