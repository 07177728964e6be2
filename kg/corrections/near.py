"""Which entities are called nearly the same, and why that may be one thing: pairs from blocks of a few, never all by all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kg.corrections.names import acronym, body_words, distance, initials, opens_small, person_words, skeleton, words
from kg.model import Entity

_CROWD = 40  # entities with one key; more of them say that the key tells nothing
_FAMILIES = ("Person", "Organization", "Group", "Place", "Event", "Office")
_VAGUE = frozenset({"Entity", "Concept"})


@dataclass(frozen=True, slots=True)
class Form:
    """An entity with the forms of its name. `aliases` are other names of it, folded; common nouns are none."""

    entity: Entity
    family: str
    words: tuple[str, ...]
    aliases: frozenset[tuple[str, ...]] = field(default_factory=frozenset)

    @property
    def squashed(self) -> str:
        """The name as one word."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class Near:
    """`one` may be `other`. `rule` is how they are alike; `alike` 0 to 1 how much, within the rule."""

    one: Form
    other: Form
    rule: str
    alike: float = 1.0


def form(entity: Entity) -> Form:
    """The forms of a name."""
    kinds = (entity.type, *entity.ancestors)
    family = next((family for family in _FAMILIES if family in kinds), entity.type)
    found = words(entity.label)
    plain = person_words(found) if family == "Person" else body_words(found)
    aliases = {words(alias) for alias in entity.aliases if alias[:1].isupper() and (len(alias.split()) > 1 or acronym(alias))}
    return Form(entity, family, plain, frozenset(aliases - {found, plain}))


def near_pairs(entities: Iterable[Entity]) -> Iterator[Near]:
    """All pairs; one pair may come by several rules. Two entities with Wikidata ids of their own are none."""
    forms = [form(entity) for entity in entities if entity.article is None]
    forms = [each for each in forms if each.family != "Office" and len(each.squashed) > 1]
    for rule in (_same_name, _alias, _acronyms, _person_names, _surnames, _taken_for_other, _longer, _spellings):
        for near in rule(forms):
            if not (near.one.entity.qid and near.other.entity.qid) and _one_kind(near):
                yield near


def _one_kind(near: Near) -> bool:
    """A name may be misclassified; of names that only look alike, nobody takes a person for a place."""
    one, other = near.one.family, near.other.family
    vague = near.one.entity.type in _VAGUE or near.other.entity.type in _VAGUE
    if near.rule == "same name":  # of one kind "Boston Co" and "Boston" are the same, of two they are not
        return one == other or words(near.one.entity.label) == words(near.other.entity.label)
    return one == other or vague or near.rule in ("alias", "surname, no person") or {one, other} == {"Organization", "Group"}


def _by_key(forms: Iterable[tuple[Hashable, Form]]) -> dict[Hashable, list[Form]]:
    """Key -> the entities that have it, each once."""
    found: dict[Hashable, dict[str, Form]] = defaultdict(dict)
    for key, each in forms:
        found[key][each.entity.id] = each
    return {key: list(block.values()) for key, block in found.items()}


def _blocks(forms: Iterable[tuple[Hashable, Form]]) -> Iterator[list[Form]]:
    return (block for block in _by_key(forms).values() if 1 < len(block) <= _CROWD)


def _unique(forms: Iterable[tuple[Hashable, Form]]) -> dict[Hashable, Form]:
    """Key -> the only entity that has it."""
    return {key: block[0] for key, block in _by_key(forms).items() if len(block) == 1}


def _by_surname(forms: Iterable[Form]) -> dict[Hashable, Form]:
    """Last word of a name of two words or more -> the only person who has it."""
    return _unique((each.words[-1], each) for each in forms if each.family == "Person" and len(each.words) > 1)


def _same_name(forms: Sequence[Form]) -> Iterator[Near]:
    for block in _blocks((each.words, each) for each in forms):
        for one, other in combinations(block, 2):
            yield Near(one, other, "same name")


def _alias(forms: Sequence[Form]) -> Iterator[Near]:
    by_name = _unique((each.words, each) for each in forms)
    for each in forms:
        for alias in sorted(each.aliases):
            other = by_name.get(alias)
            if other and other.entity.id != each.entity.id:
                yield Near(other, each, "alias")


def _acronyms(forms: Sequence[Form]) -> Iterator[Near]:
    """"WMF" and the only body whose words begin so."""
    long = _unique((letters, each) for each in forms for letters in initials(each.entity.label))
    for each in forms:
        letters = acronym(each.entity.label)
        if letters and (other := long.get(letters)) and other.family != "Person":
            yield Near(each, other, "acronym", min(1.0, len(letters) / 4))


def _person_names(forms: Sequence[Form]) -> Iterator[Near]:
    """First and last word are the same, or one first is the other's initial; words between do not contradict."""
    persons = [each for each in forms if each.family == "Person" and len(each.words) > 1]
    for block in _blocks(((each.words[0][0], each.words[-1]), each) for each in persons):
        for one, other in combinations(block, 2):
            short, long = sorted((one, other), key=lambda each: (len(each.words), len(each.squashed)))
            first, second = short.words[0], long.words[0]
            if one.words == other.words or not _between(short.words[1:-1], long.words[1:-1]):
                continue
            if first == second:
                yield Near(short, long, "middle name")
            elif len(first) == 1 or len(second) == 1:
                yield Near(short, long, "initial")


def _between(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether middle names agree: the fewer are the first of the others, or their initials."""
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(short, long, strict=False))


def _surnames(forms: Sequence[Form]) -> Iterator[Near]:
    """A person of one word, and the only one with that for a last word."""
    full = _by_surname(forms)
    for each in forms:
        if each.family == "Person" and len(each.words) == 1 and len(each.words[0]) > 2 and (other := full.get(each.words[0])):
            yield Near(each, other, "surname")


def _taken_for_other(forms: Sequence[Form]) -> Iterator[Near]:
    """A name of one word that was taken for no person, and the only person with that for a last word."""
    full = _by_surname(forms)
    for each in forms:
        if each.family in ("Organization", *_VAGUE) and len(each.words) == 1 and (other := full.get(each.words[0])):
            yield Near(each, other, "surname, no person")


def _longer(forms: Sequence[Form]) -> Iterator[Near]:
    """Bodies, places and the like whose name of two words or more ends that of only one other, or opens it before "of …"."""
    bodies = [each for each in forms if each.family not in ("Person", "Group") and len(each.words) > 1]
    by_words = {each.words: each for each in bodies}
    found: dict[str, list[Form]] = defaultdict(list)
    for each in bodies:
        for cut in range(2, len(each.words)):
            parts = [each.words[-cut:], *([each.words[:cut]] if opens_small(each.words[cut:]) else [])]
            for part in parts:
                if part in by_words and by_words[part].family == each.family:
                    found[by_words[part].entity.id].append(each)
    for each in bodies:
        if len(longer := found.get(each.entity.id, [])) == 1:
            yield Near(each, longer[0], "longer form", len(each.words) / len(longer[0].words))


def _spellings(forms: Sequence[Form]) -> Iterator[Near]:
    """Long names that differ by a letter, or whose consonants are the same, word by word."""
    long = [each for each in forms if len(each.squashed) > 5]
    by_sound = (("sound", each.family, tuple(map(skeleton, each.words))) for each in long)
    keyed = [*zip(by_sound, long, strict=True), *((key, each) for each in long for key in _without_a_letter(each))]
    seen: set[tuple[str, str]] = set()
    for block in _blocks(keyed):
        for one, other in combinations(block, 2):
            pair = (min(one.entity.id, other.entity.id), max(one.entity.id, other.entity.id))
            if pair not in seen and one.words != other.words and (alike := _spelt_alike(one, other)):
                seen.add(pair)
                yield Near(one, other, "spelling", alike)


def _without_a_letter(each: Form) -> Iterator[tuple[str, str]]:
    name = each.squashed
    yield "letter", name
    for i in range(len(name)):
        yield "letter", name[:i] + name[i + 1 :]


def _spelt_alike(one: Form, other: Form) -> float:
    """0 where a word is another word, not another spelling: short ones and numbers must be the same."""
    if one.squashed == other.squashed:
        return 1.0
    if len(one.words) != len(other.words):
        return 0.0
    edits = 0
    for a, b in zip(one.words, other.words, strict=True):
        if a == b:
            continue
        limit = (len(a) + len(b)) // 8 + (skeleton(a) == skeleton(b))  # one letter of four, two of eight; vowels are cheap
        off = distance(a, b, limit)
        if off > limit or min(len(a), len(b)) < 5 or any(c.isdigit() for c in a + b) or _plural(a, b):
            return 0.0
        edits += off
    return 1 - edits / max(len(one.squashed), len(other.squashed))


def _plural(one: str, other: str) -> bool:
    """"Iraqi", "Iraqis"; "Indonesia", "Indonesian": another word, not another spelling."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) :] in ("s", "n", "an", "es")
