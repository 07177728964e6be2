"""What the ontology files say, as plain records: properties, frames, role nouns and cue words.

`kg.ontology.reader` fills them from the Turtle files in `ontologies/`; the other stages get them handed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DAYS = 7  # that a property's event lasts in the news, unless kg:window says otherwise


@dataclass(frozen=True, slots=True)
class Property:
    """A relation of the ontology. `subject` and `object` are its two edge roles ("agent", "recipient").

    For views: `opposed` are the properties that go against it, those inherited on either side, too; `single` are the ends
    ("subject", "object") that have one filler at a time; reports of an event at most `window` days apart are of one."""

    name: str
    subject: str
    object: str
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    symmetric: bool = False
    official: bool = False
    kind: str = "Event"
    parents: tuple[str, ...] = ()
    plover: str | None = None
    cameo: str | None = None
    quad: int | None = None
    opposed: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    window: int = DAYS


@dataclass(frozen=True, slots=True)
class RoleSpec:
    """Which syntactic slots may fill a role, in order of preference. A filler must be one of `kinds` (classes, when
    given) and none of `not_kinds`."""

    role: str
    slots: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A slot whose filler's lemma must (`when`) or must not (`unless`) be one of `lemmas` ("*": any filler)."""

    slot: str
    lemmas: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say a property: trigger words of one part of speech, and which slot fills which role."""

    id: str
    property: str
    pos: str  # verb | noun | adjective
    lemmas: tuple[str, ...]
    roles: tuple[RoleSpec, ...]
    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Composition:
    """A performative over a content: offer + mediatesBetween = offersMediation. `performative` and `content` are
    property names; `roles` maps a role of `property` to "performative.role" or "content.role"."""

    property: str
    performative: str
    content: str
    roles: tuple[tuple[str, str], ...]
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A noun for a person's role ("president", "spokesman"). `properties` are what it gives beside holdsOffice
    ("headOfStateOf", "leads", "memberOf", "spokespersonFor"); `rank` marks ranks and honorifics that yield to another
    title ("General", "Dr", "Sheikh")."""

    noun: str
    properties: tuple[str, ...] = ()
    office: bool = True
    rank: bool = False
    represents_state: bool = False  # its holder's official acts are the state's


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The whole vocabulary. `cues` maps a cue class ("factive", "negator", "modal_planned" …) to its lemmas, `words`
    a word class ("light_verb", "event_noun", "place_noun", "portfolio" …) to its lemmas."""

    properties: Mapping[str, Property] = field(default_factory=dict)
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # class -> all its ancestors, itself first
    frames: Mapping[tuple[str, str], tuple[Frame, ...]] = field(default_factory=dict)  # (pos, lemma) -> frames
    compositions: Mapping[tuple[str, str], Composition] = field(default_factory=dict)
    role_nouns: Mapping[str, RoleNoun] = field(default_factory=dict)
    cues: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def is_a(self, kind: str, *wanted: str) -> bool:
        """Whether class `kind` is one of `wanted` or below one of them."""
        ancestors = self.classes.get(kind, (kind,))
        return any(w in ancestors for w in wanted)
