"""Which names of an article are one: a surname and its full name, an acronym and its long form, a short form."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.link.kinds import DISASTERS
from kg.link.spans import Span
from kg.model import Parsed

_GENERIC = frozenset(
    {
        "government",
        "ministry",
        "university",
        "army",
        "department",
        "police",
        "forces",
        "force",
        "military",
        "navy",
        "party",
        "state",
        "council",
        "court",
        "president",
        "minister",
        "embassy",
        "office",
        "committee",
        "republic",
    }
)
_SMALL = frozenset({"of", "for", "the", "and", "in", "to", "on", "against", "al", "&"})
_OTHERS = frozenset({"PERSON", "GPE", "NORP", "LOC"})
_PEOPLE = frozenset({"PERSON", ""})


@dataclass(slots=True)
class Group:
    """All spans with one folded surface."""

    key: str
    spans: list[Span] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The tagger's label by vote; ties go to the earlier one."""
        votes = Counter(span.label for span in self.spans if span.label)
        return votes.most_common(1)[0][0] if votes else ""

    @property
    def words(self) -> list[str]:
        """The words of the name, folded, hyphens opened."""
        return re.findall(r"[\w.&']+", self.key.replace("-", " "))


def group_spans(spans: Sequence[Span]) -> dict[str, Group]:
    """Groups by key in order of first appearance."""
    groups: dict[str, Group] = {}
    for span in spans:
        groups.setdefault(span.key, Group(span.key)).spans.append(span)
    return groups


def chain(parsed: Parsed, groups: dict[str, Group], persons: frozenset[str], fixed: frozenset[str]) -> dict[str, str]:
    """For every group the key of the group that names it in full. `persons` are the keys known as people, `fixed`
    those that the gazetteer knows under a QID of their own: they are never a short form."""
    full: dict[str, str] = {}
    full.update(_bracketed(parsed, groups, persons, fixed))
    for key, group in groups.items():
        if key in full or key in fixed:
            continue
        longer = _full_person(group, groups, persons) or _by_initials(group, groups, persons) or _full_body(group, groups, persons)
        if longer is not None:
            full[key] = longer
    return {key: _end(full, key) for key in groups}


def _end(full: dict[str, str], key: str) -> str:
    seen = {key}
    while key in full and full[key] not in seen:
        key = full[key]
        seen.add(key)
    return key


# ── "Haider Al Abadi", later "Abadi" ────────────────────────────────────────────────────────────────


def _full_person(group: Group, groups: dict[str, Group], persons: frozenset[str]) -> str | None:
    """The one person whose full name holds these words in order, with the same last word or, alone, the same first."""
    words = group.words
    if group.label not in _PEOPLE and len(words) > 1:
        return None
    found = [key for key in groups if key in persons and _name_in_short(words, groups[key].words)]
    found = [key for key in found if groups[key].words[-1] == words[-1]] or found  # a surname rather than a first name
    longest = [
        key for key in found if not any(key != other and _name_in_short(groups[key].words, groups[other].words) for other in found)
    ]
    return longest[0] if len(longest) == 1 else None


def _name_in_short(short: list[str], full: list[str]) -> bool:
    if not short or len(short) >= len(full) or sum(word not in _SMALL for word in short) > 2:
        return False  # "George W. Bush" is not "George H. W. Bush"
    rest = iter(full)
    if not all(word in rest for word in short):
        return False
    return short[-1] == full[-1] or (len(short) == 1 and short[0] == full[0])


# ── "Syrian Democratic Forces (SDF)" ────────────────────────────────────────────────────────────────


def _bracketed(parsed: Parsed, groups: dict[str, Group], persons: frozenset[str], fixed: frozenset[str]) -> dict[str, str]:
    spans = sorted((s for g in groups.values() for s in g.spans), key=lambda s: s.start)
    found: dict[str, str] = {}
    for before, after in itertools.pairwise(spans):
        between = parsed.article.text[parsed.tokens[before.end - 1].char_end : parsed.tokens[after.start].char_start]
        if between.strip() != "(" or after.end >= len(parsed.tokens) or parsed.tokens[after.end].text != ")":
            continue
        short, long = (after, before) if len(after.surface) < len(before.surface) else (before, after)
        if _is_acronym(short.surface) and short.key not in fixed and long.key not in persons and short.key != long.key:
            found[short.key] = long.key
    return found


def _is_acronym(surface: str) -> bool:
    return " " not in surface and sum(c.isupper() for c in surface) >= 2


def _by_initials(group: Group, groups: dict[str, Group], persons: frozenset[str]) -> str | None:
    surface = group.spans[0].surface
    if not _is_acronym(surface) or len(surface) < 3:
        return None
    found = [key for key, other in groups.items() if key != group.key and key not in persons and group.key in _initials(other)]
    return found[0] if len(found) == 1 else None


def _initials(group: Group) -> set[str]:
    words = group.words
    if len(words) < 3:
        return set()
    return {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in _SMALL)}


# ── "the Coalition" for "Global Coalition", "the Church" for "Church of X" ──────────────────────────


def _full_body(group: Group, groups: dict[str, Group], persons: frozenset[str]) -> str | None:
    words = group.words
    person = group.key in persons or (group.label == "PERSON" and len(words) > 1)
    if person or not words or (len(words) == 1 and words[0] in _GENERIC):
        return None
    found = [
        key
        for key, other in groups.items()
        if key not in persons and _is_short_of(words, other.words) and (other.label not in _OTHERS or other.words[0] in DISASTERS)
    ]
    longest = [key for key in found if not any(key != o and _is_short_of(groups[key].words, groups[o].words) for o in found)]
    return longest[0] if len(longest) == 1 else None


def _is_short_of(short: list[str], long: list[str]) -> bool:
    """A suffix of the long name, or all before its "of"."""
    if len(short) >= len(long):
        return False
    for i in range(1, len(long) - len(short)):  # "Supreme Court" in "Italian Supreme Court of Cassation"
        if len(short) > 1 and long[i : i + len(short)] == short and long[i + len(short)] == "of":
            return True
    if long[-len(short) :] == short:
        return long[-len(short) - 1] not in _SMALL
    return long[: len(short)] == short and long[len(short)] == "of"
