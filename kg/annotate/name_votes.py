"""Names over the whole document: types by majority, surnames, names found again where the tagger was blind, and
headings that may name only what the body names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.annotate.name_context import NameContext, free, without
from kg.annotate.roles import POSSESSIVES, VALUES, compact, is_capital, word_class
from kg.model import Name

# On a tie the type that is the least often wrong goes first.
_ORDER = ("GPE", "PERSON", "FAC", "LOC", "ORG", "NORP", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART")

_PLACE_NOUNS = frozenset((
    "province", "district", "governorate", "village", "town", "city", "county", "directorate", "oblast", "prefecture", "canton",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What the document's names say together: the type of each surface (lower case), all surnames, all forms."""

    types: Mapping[str, str]
    surnames: frozenset[str]
    firsts: frozenset[tuple[str, str]]  # (first name, surname)
    forms: Mapping[str, tuple[tuple[str, ...], ...]]  # first word -> word sequences, longest first


def vote(context: NameContext, names: list[Name]) -> list[Name]:
    """Types by majority, names found again, headings cut back."""
    names = [_acronym_type(context, name) for name in names]
    places = {_surface(context, name) for name in names if name.label == "PERSON" and _is_called_place(context, name)}
    names = [replace(name, label="GPE") if name.label == "PERSON" and _surface(context, name) in places else name for name in names]
    known = _known(context, [n for n in names if not context.section(n.start).is_headline])
    voted = [_retype(context, known, name) for name in names]
    found = _find_again(context, known, voted)
    return [n for n in found if not context.section(n.start).is_headline or _in_heading(context, known, n)]


def _surface(context: NameContext, name: Name) -> str:
    return context.text(name.start, name.end).lower()


def _is_called_place(context: NameContext, name: Name) -> bool:
    """ "The province of Shabwa", "Nihm district": what the noun beside it says it is, whatever the tagger made of it."""
    of = name.start > 1 and context.low(name.start - 1) == "of" and context.tokens[name.start - 2].lemma.lower() in _PLACE_NOUNS
    behind = context.same_sentence(name.start, name.end) and context.low(name.end) in _PLACE_NOUNS - {"city", "town"}
    return of or (behind and context.tokens[name.end - 1].head == name.end)


def _acronym_type(context: NameContext, name: Name) -> Name:
    """ "ISIL", "FTU" as people or a person: capitals alone name a body."""
    text = context.text(name.start, name.end)
    letters = text.isalnum() and len(text) >= 3 and sum(c.isupper() for c in text) == sum(c.isalpha() for c in text)
    if not letters or name.label not in ("NORP", "PERSON", "PRODUCT") or name.start - 1 in context.role_at:
        return name
    shouted = all(t.text.isupper() or not t.text.isalpha() for t in context.tokens[name.start - 2 : name.start])
    return name if name.label == "PERSON" and name.start > 1 and shouted else replace(name, label="ORG")


def _known(context: NameContext, names: list[Name]) -> Known:
    counts: dict[str, Counter[str]] = {}
    for name in names:
        if name.label not in VALUES:
            counts.setdefault(_surface(context, name), Counter())[name.label] += 1
    types = {surface: _winner(counter) for surface, counter in sorted(counts.items())}
    full = [n for n in names if n.label == "PERSON" and n.end - n.start > 1 and types[_surface(context, n)] == "PERSON"]
    last = {context.low(n.end - 1) for n in full}
    # "the Hopper print": a first word that is a surname itself makes no full name.
    full = [n for n in full if context.low(n.start) not in last and not _is_tail(context, n)]
    surnames = {context.low(n.end - 1) for n in full} - {word for word, counter in counts.items() if _is_place(counter)}
    firsts = frozenset((context.low(n.start), context.low(n.end - 1)) for n in full)
    return Known(types, frozenset(surnames), firsts, _forms(context, names))


def _is_place(counter: Counter[str]) -> bool:
    """Whether most mentions of a surface are places: "Houston" stays one beside "Sam Houston"."""
    return 2 * sum(counter[label] for label in ("GPE", "LOC", "NORP")) > counter.total()


def _is_tail(context: NameContext, name: Name) -> bool:
    """ "Space | Shuttle Columbia": a capitalised word before belongs to it, so it is no person in full."""
    i = name.start - 1
    return context.same_sentence(i, name.start) and i not in context.role_at and context.tokens[i].upos == "PROPN" and (
        context.tokens[i].head in range(name.start, name.end) and context.tokens[i].text[-1:].isalpha()
    )


def _winner(counter: Counter[str]) -> str:
    return min(counter, key=lambda label: (-counter[label], _ORDER.index(label) if label in _ORDER else len(_ORDER)))


def _forms(context: NameContext, names: list[Name]) -> dict[str, tuple[tuple[str, ...], ...]]:
    forms: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(token.text for token in context.tokens[name.start : name.end])
        if name.label not in VALUES and name.label != "WORK_OF_ART" and is_capital(context.tokens[name.start]):
            forms.setdefault(words[0], set()).add(words)
        if name.label == "PERSON" and len(words) > 1 and len(words[-1]) > 2 and words[-1][0].isupper():
            forms.setdefault(words[-1], set()).add(words[-1:])
    return {first: tuple(sorted(found, key=lambda w: (-len(w), w))) for first, found in sorted(forms.items())}


def _retype(context: NameContext, known: Known, name: Name) -> Name:
    """One type for one surface; a surname of a person seen in full is that person ("Montalvo" as ORG)."""
    if name.label in VALUES:
        return name
    surface = _surface(context, name)
    if surface in known.surnames:
        return replace(name, label="PERSON")
    words = surface.split()
    # "Rathbun the Scientology": a surname with a heap of words behind it.
    if name.label != "PERSON" and len(words) > 2 and words[0] in known.surnames and words[1] in ("the", "a", "and"):
        return replace(name, end=name.start + 1, label="PERSON")
    # "Ann Lee" as a body where "Director Lee" is a person.
    full = 2 <= len(words) <= 3 and known.types.get(words[-1]) == "PERSON" and words[0] not in context.organisation
    if full and name.label in ("ORG", "FAC", "PRODUCT") and all(w.isalpha() for w in words) and context.is_proper(name.start):
        return replace(name, label="PERSON")
    return replace(name, label=known.types.get(surface, name.label))


def _find_again(context: NameContext, known: Known, names: list[Name]) -> list[Name]:
    """A name of the document stands again where the tagger saw none, or only a part of it."""
    found = list(names)
    i = 0
    while i < len(context.tokens):
        end = _form_end(context, known, i)
        if end is None or not _may_stand(context, found, i, end):
            i += 1
            continue
        surface = context.text(i, end).lower()
        label = "PERSON" if surface in known.surnames else known.types.get(surface)
        if label is not None:
            start = i - 1 if label == "PERSON" and _has_first_name(context, known, found, i, end) else i
            found = [*without(found, start, end), Name(start, end, label)]
        i = end
    return sorted(found, key=lambda n: n.start)


def _form_end(context: NameContext, known: Known, i: int) -> int | None:
    for words in known.forms.get(context.tokens[i].text, ()):
        end = i + len(words)
        if context.same_sentence(i, end - 1) and tuple(t.text for t in context.tokens[i:end]) == words:
            return end
    return None


def _may_stand(context: NameContext, names: list[Name], start: int, end: int) -> bool:
    if start in context.role_at and end - start == 1:
        return False
    inside = [n for n in names if n.start < end and n.end > start]
    if inside:
        whole = all(n.start >= start and n.end <= end and n.end - n.start < end - start for n in inside)
        return whole and all(n.label not in VALUES for n in inside)
    if context.touching(start) and context.tokens[start - 1].text in ("@", "#"):
        return False
    single = context.tokens[start]
    capitals = sum(c.isupper() for c in single.text) > 1
    return end - start > 1 or capitals or _is_proper_again(context, start)


def _is_proper_again(context: NameContext, i: int) -> bool:
    """ "Heald noted": tagged as a name, or at least followed by a possessive or a verb where it opens the sentence."""
    if context.is_proper(i):
        return True
    after = context.tokens[i + 1] if context.same_sentence(i, i + 1) else None
    return after is not None and context.tokens[i].upos == "NOUN" and (after.text in POSSESSIVES or after.upos == "AUX")


def _has_first_name(context: NameContext, known: Known, names: list[Name], i: int, end: int) -> bool:
    """A capitalised word before a known surname that no other name claims: "the Middle East Tobias | Ellwood"."""
    j = i - 1
    if end - i != 1 or not context.same_sentence(j, i) or not free(names, j, i) or j in context.role_at:
        return False
    if (context.low(j), context.low(i)) in known.firsts:
        return True
    lone = j == 0 or not context.is_proper(j - 1) or _in_title(context, j)
    return context.is_proper(j) and context.tokens[j].upos == "PROPN" and lone and not context.opens(j)


def _in_title(context: NameContext, j: int) -> bool:
    """Whether a title with "for" or "of" and capitalised words runs up to token j."""
    k = j - 1
    while k > 0 and context.same_sentence(k - 1, j) and (context.is_proper(k) or context.low(k) == "the"):
        k -= 1
    return context.low(k) in ("for", "of") and k - 1 in context.role_at


def _in_heading(context: NameContext, known: Known, name: Name) -> bool:
    """Headings capitalise everything, so a name there must be one of the body, or well known. Headings in ordinary
    case ("Over 900 people rescued off Indonesian coast") are trusted."""
    surface = _surface(context, name)
    if name.label in VALUES or surface in known.types or surface in known.surnames:
        return True
    if surface in word_class(context.words, "known_name"):
        return True
    sentence = context.sentences[context.tokens[name.start].sentence]
    common = [t for t in context.tokens[sentence.start : sentence.end] if t.upos in ("NOUN", "VERB", "ADJ", "ADV")]
    lower = [t for t in common if not is_capital(t) and compact(t.text)]
    return len(lower) >= 2 and 2 * len(lower) > len(common)
