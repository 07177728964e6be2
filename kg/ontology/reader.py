"""The ontology and lexicon files (`ontologies/*.ttl`, `ontologies/lexicon/*.ttl`) read into a `kg.lexicon.Lexicon`.

Every entry is checked as it is read: what it may not say raises `OntologyError`, which names file and entry.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.lexicon import DAYS, Composition, Condition, Frame, Lexicon, Property, RoleNoun, RoleSpec
from kg.ontology.turtle import KG, OWL, RDF, RDFS, SKOS, Entry, local, of_type, read_entries
from kg.resources import ontologies


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ROLES = _set(
    "agent recipient patient party party2 theme content topic occasion instrument location origin destination time "
    "purpose cause value whole onBehalfOf"
)
ACTOR = ("subj", "poss", "amod", "by", "compound")  # what the macro `actor` stands for in the slots of a noun
_SYNTACTIC = _set("self owner subj obj iobj attr xcomp ccomp ccomp.subj poss amod compound appos")
# A slot of several words is a preposition by its last one: "out of", "on behalf of", "in front of", "because of".
_PREPOSITIONS = _set(
    "aboard about above across after against ahead along alongside amid amidst among amongst around as astride at atop "
    "away before behind below notwithstanding pending plus "
    "beneath beside besides between beyond by concerning despite down during except following for from in inside into "
    "like near of off on onto opposite out outside over past per since than through throughout till to toward "
    "regarding towards under underneath unlike until unto up upon versus via with within without"
)
_PARTS_OF_SPEECH = ("verb", "noun", "adjective")
_CUE_PARTS = (*_PARTS_OF_SPEECH, "adverb", "preposition", "conjunction", "mark")
_KINDS = ("Event", "State", "Communication")
_KEYS = {  # what an entry of the lexicon may say in our namespace
    "Frame": frozenset(("evokes", "slots", "when", "unless", "counterExample", *_PARTS_OF_SPEECH)),
    "Composition": _set("evokes performative contentProperty slots cameo counterExample"),
    "RoleNoun": _set("noun gives office rank representsState"),
    "CueClass": frozenset(("class", "word", *_CUE_PARTS)),
    "WordClass": _set("class word"),
}


def default_paths() -> tuple[Path, ...]:
    """`kg.ttl` and the files of the lexicon, in the order of their names."""
    folder = ontologies()
    return (folder / "kg.ttl", *sorted((folder / "lexicon").glob("*.ttl")))


def read_lexicon(paths: Sequence[Path]) -> Lexicon:
    """The vocabulary that these Turtle files make together; their order does not matter.

    Raises OntologyError for a file that is no Turtle and for an entry with an unknown key, property, class, role or
    slot, without trigger or an end of its edge, or defined in two places.
    """
    entries = sorted((entry for path in paths for entry in read_entries(path)), key=lambda entry: entry.name)
    lexical = {kind: _lexical(of_type(entries, KG + kind), keys) for kind, keys in _KEYS.items()}
    classes = _classes(of_type(entries, OWL + "Class", RDFS + "Class"))
    relations = of_type(entries, OWL + "ObjectProperty", OWL + "DatatypeProperty", RDF + "Property")
    properties = _properties(relations, classes)
    return Lexicon(
        properties=properties,
        classes=classes,
        frames=_frames(lexical["Frame"], properties, classes),
        compositions=_compositions(lexical["Composition"], properties),
        role_nouns=_role_nouns(lexical["RoleNoun"], properties),
        cues=_word_lists(lexical["CueClass"]),
        words=_word_lists(lexical["WordClass"]),
    )


def _lexical(entries: list[Entry], keys: Container[str]) -> list[Entry]:
    """The entries, after a check that they say nothing that would be overlooked."""
    for entry in entries:
        entry.known("key", [local(key) for key in entry.values if key.startswith(KG)], keys)
    return entries


# ── Classes and properties ──────────────────────────────────────────────────────────────────────────


def _above(name: str, parents: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """`name` and all that is above it, nearest first."""
    found = [name]
    for each in found:  # grows while it is read
        found.extend(parent for parent in parents[each] if parent not in found)
    return tuple(found)


def _parents(entries: Sequence[Entry], what: str, predicate: str) -> dict[str, tuple[str, ...]]:
    parents = {entry.name: entry.names(predicate) for entry in entries}
    for entry in entries:
        entry.known(what, parents[entry.name], parents)
    return parents


def _classes(entries: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    parents = _parents(entries, "class", RDFS + "subClassOf")
    return {name: _above(name, parents) for name in parents}


def _properties(entries: Sequence[Entry], classes: Container[str]) -> dict[str, Property]:
    parents = _parents(entries, "property", RDFS + "subPropertyOf")
    above = {name: _above(name, parents) for name in parents}
    opposed = _opposed(entries, above)
    inherited = {key: {entry.name: entry.one(key) for entry in entries} for key in ("quad", "window")}

    def nearest(key: str, name: str) -> str | None:
        return next((value for each in above[name] if (value := inherited[key][each])), None)

    return {
        entry.name: replace(
            _property(entry, parents[entry.name], nearest("quad", entry.name), classes),
            opposed=opposed[entry.name],
            window=_days(entry, nearest("window", entry.name)),
        )
        for entry in entries
    }


def _opposed(entries: Sequence[Entry], above: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """kg:opposedTo holds both ways, and for all properties below the two."""
    pairs = {pair for entry in entries for other in entry.known("property", entry.names("opposedTo"), above)
             for pair in ((entry.name, other), (other, entry.name))}
    return {name: tuple(sorted({low for high in above[name] for low in above
                                if low != name and any((high, each) in pairs for each in above[low])})) for name in above}


def _days(entry: Entry, window: str | None) -> int:
    if window is None:
        return DAYS
    return int(window) if window.isdecimal() else entry.fail(f"kg:window is {window}, not a number of days")


def _property(entry: Entry, parents: tuple[str, ...], quad: str | None, classes: Container[str]) -> Property:
    edge = (entry.one("edgeSubject") or "agent", entry.one("edgeObject") or "patient")
    kind = local(entry.one("kind") or "Event")
    entry.known("role", edge, ROLES)
    entry.known("kg:kind", [kind], _KINDS)
    entry.known("kg:quad", [quad or "1"], ("1", "2", "3", "4"))
    return Property(
        name=entry.name,
        subject=edge[0],
        object=edge[1],
        domain=entry.known("class", entry.names(RDFS + "domain", "domain"), classes),
        range=entry.known("class", entry.names(RDFS + "range", "range"), classes),
        symmetric=OWL + "SymmetricProperty" in entry.get(RDF + "type"),
        official=entry.flag("official"),
        kind=kind,
        parents=parents,
        plover=entry.one("plover"),
        cameo=entry.one("cameo"),
        quad=int(quad) if quad else None,
        single=tuple(sorted(entry.known("kg:singleValued", entry.names("singleValued"), ("subject", "object")))),
    )


# ── Frames and compositions ─────────────────────────────────────────────────────────────────────────


def _frames(
    entries: Sequence[Entry], properties: Mapping[str, Property], classes: Container[str]
) -> dict[tuple[str, str], tuple[Frame, ...]]:
    """(part of speech, lemma) -> frames in the order of their ids."""
    found: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for entry in entries:
        frame = _frame(entry, properties, classes)
        for lemma in frame.lemmas:
            found[frame.pos, lemma].append(frame)
    return {key: tuple(found[key]) for key in sorted(found)}


def _frame(entry: Entry, properties: Mapping[str, Property], classes: Container[str]) -> Frame:
    evoked = properties[entry.known("property", [local(entry.needed("evokes"))], properties)[0]]
    parts = [part for part in _PARTS_OF_SPEECH if entry.get(part)]
    if len(parts) != 1:
        entry.fail("needs triggers of one part of speech: kg:verb, kg:noun or kg:adjective")
    return Frame(
        id=entry.name,
        property=evoked.name,
        pos=parts[0],
        lemmas=_words(entry, parts[0]),
        roles=_roles(entry, parts[0], evoked, classes),
        when=tuple(_condition(entry, text) for text in entry.get("when")),
        unless=tuple(_condition(entry, text) for text in entry.get("unless")),
        examples=tuple(entry.get(SKOS + "example")),
        counter_examples=tuple(entry.get("counterExample")),
    )


def _words(entry: Entry, key: str) -> tuple[str, ...]:
    """The words of `kg:key`, each once. Raises OntologyError for an empty one and for blanks to spare."""
    words = tuple(dict.fromkeys(entry.get(key)))
    for word in words:
        if not word or word != " ".join(word.split()):
            entry.fail(f"kg:{key} has “{word}”: empty, or with blanks to spare")
    return words


def _parts(text: str, separator: str) -> list[str]:
    return [part.strip() for part in text.split(separator) if part.strip()]


def _assignments(entry: Entry) -> list[str]:
    """The parts “role=…” of kg:slots. Raises OntologyError when there are none."""
    return [part for text in entry.get("slots") for part in _parts(text, ";")] or entry.fail("kg:slots is missing")


def _roles(entry: Entry, pos: str, evoked: Property, classes: Container[str]) -> tuple[RoleSpec, ...]:
    specs = tuple(_role(entry, text, pos, classes) for text in _assignments(entry))
    names = [spec.role for spec in specs]
    if len(set(names)) < len(names):
        entry.fail("kg:slots gives a role twice")
    for role in (evoked.subject, evoked.object):
        if role not in names:
            entry.fail(f"kg:slots lacks the role “{role}”, an end of {evoked.name}: no edge could come of it")
    return specs


def _role(entry: Entry, text: str, pos: str, classes: Container[str]) -> RoleSpec:
    match = re.fullmatch(r"(\w+)(\?)?\s*=\s*([^=:]+)(?::([^=:]+))?", text)
    if match is None:
        entry.fail(f"kg:slots has “{text}”, which is not “role=slot,slot:Kind,!Kind”")
    role, optional, slots, kinds = match.groups(default="")
    named = _parts(kinds, ",")
    entry.known("role", [role], ROLES)
    entry.known("class", [kind.removeprefix("!") for kind in named], classes)
    return RoleSpec(
        role=role,
        slots=_slots(entry, slots, pos),
        kinds=tuple(kind for kind in named if not kind.startswith("!")),
        not_kinds=tuple(kind[1:] for kind in named if kind.startswith("!")),
        optional=bool(optional),
    )


def _slots(entry: Entry, text: str, pos: str) -> tuple[str, ...]:
    slots = _parts(text, ",")
    if pos == "noun":
        slots = [each for slot in slots for each in (ACTOR if slot == "actor" else (slot,))]
    return tuple(dict.fromkeys(_slot(entry, slot) for slot in slots))


def _slot(entry: Entry, slot: str) -> str:
    if slot not in _SYNTACTIC and slot.split(" ")[-1] not in _PREPOSITIONS:
        entry.fail(f"unknown slot “{slot}”")
    return slot


def _condition(entry: Entry, text: str) -> Condition:
    """“slot=lemma,lemma” or “slot=*”."""
    slot, equals, lemmas = text.partition("=")
    words = _parts(lemmas, ",")
    if not (equals and words):
        entry.fail(f"condition “{text}” is not “slot=lemma,lemma” or “slot=*”")
    return Condition(_slot(entry, slot.strip()), frozenset(words))


def _compositions(entries: Sequence[Entry], properties: Container[str]) -> dict[tuple[str, str], Composition]:
    """(performative, content) -> composition. Several performatives or contents of an entry make one each."""
    found: dict[tuple[str, str], Composition] = {}
    for entry in entries:
        names = [entry.names(key) for key in ("evokes", "performative", "contentProperty")]
        if len(names[0]) != 1 or not all(names):
            entry.fail("needs one kg:evokes, and kg:performative and kg:contentProperty")
        for group in names:
            entry.known("property", group, properties)
        roles = tuple(_source(entry, text) for text in _assignments(entry))
        for key in [(performative, content) for performative in names[1] for content in names[2]]:
            if key in found:
                entry.fail(f"composes {key[0]} and {key[1]}, which {found[key].property} does already")
            found[key] = Composition(names[0][0], key[0], key[1], roles, entry.one("cameo"))
    return found


def _source(entry: Entry, text: str) -> tuple[str, str]:
    """“role=performative.role” or “role=content.role”."""
    match = re.fullmatch(r"(\w+)\s*=\s*((?:performative|content)\.(\w+))", text)
    if match is None:
        entry.fail(f"kg:slots has “{text}”, which is not “role=performative.role” or “role=content.role”")
    entry.known("role", [match[1], match[3]], ROLES)
    return match[1], match[2]


# ── Words ───────────────────────────────────────────────────────────────────────────────────────────


def _role_nouns(entries: Sequence[Entry], properties: Container[str]) -> dict[str, RoleNoun]:
    found: dict[str, RoleNoun] = {}
    for entry in entries:
        given = entry.known("property", entry.names("gives"), properties)
        flags = (entry.flag("office", "true"), entry.flag("rank"), entry.flag("representsState"))
        for noun in _words(entry, "noun") or entry.fail("kg:noun is missing"):
            if noun in found:
                entry.fail(f"“{noun}” has an entry already")
            found[noun] = RoleNoun(noun, given, *flags)
    return found


def _word_lists(entries: Sequence[Entry]) -> dict[str, frozenset[str]]:
    """“class.verb”, “class.noun” … -> lemmas; kg:word -> the class alone. Entries of one class add up."""
    found: dict[str, frozenset[str]] = {}
    for entry in entries:
        name = entry.needed("class")
        lists = {part: words for part in ("word", *_CUE_PARTS) if (words := _words(entry, part))}
        for part, words in lists.items() if lists else entry.fail(f"class “{name}” has no word"):
            key = name if part == "word" else f"{name}.{part}"
            found[key] = found.get(key, frozenset()) | set(words)
    return {key: found[key] for key in sorted(found)}
