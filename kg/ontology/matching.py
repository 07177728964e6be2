"""Frames meet propositions: which properties a predicate evokes, and what fills their roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.lexicon import Composition, Condition, Frame, Lexicon, Property, RoleSpec
from kg.model import Links, Proposition, Slot

_ONLY_CLAUSES = frozenset({"says", "emphasizes"})
EVENT_KINDS = ("Event", "NamedEvent", "Statement")
_HOUSES = ("Facility", "Organization", "EducationalInstitution")


@dataclass(slots=True)
class Match:
    """A proposition read as a property. `fillers` maps a role to entity ids, `tokens` to the head tokens that filled
    it (also where they stand for no entity: the content of "offer to mediate")."""

    proposition: Proposition
    property: str
    fillers: dict[str, list[str]] = field(default_factory=dict)
    tokens: dict[str, list[int]] = field(default_factory=dict)
    frame: str = ""
    cameo: str | None = None
    composed: bool = False
    superseded: bool = False  # a composed property says it better
    parts: tuple[Match, ...] = ()  # the performative and the content that it was composed of


class Matcher:
    """Matches the propositions of one article against the lexicon."""

    def __init__(self, lexicon: Lexicon, links: Links) -> None:
        self.lexicon = lexicon
        self.links = links

    def match(self, proposition: Proposition) -> list[Match]:
        """What a verb, noun or adjective evokes: the most specific frame, and others only for other objects."""
        tried = [m for frame, slots in self._candidates(proposition) if (m := self._try(frame, proposition, slots)) is not None]
        whole = [m for m in tried if self.complete(m)]
        if not whole:  # what lacks an end may still be a performative or a content
            return list({m.property: m for m in reversed(tried)}.values())[::-1]
        found: list[Match] = []
        taken: set[int] = set()
        for match in whole:
            objects = set(match.tokens.get(self.lexicon.properties[match.property].object, []))
            if any(m.property == match.property for m in found) or (found and (not objects or objects & taken)):
                continue
            if match.property != "claims":  # to claim an act is also to be responsible, in one's own word
                taken |= objects
            found.append(match)
        return found

    def complete(self, match: Match) -> bool:
        """Whether both ends are there."""
        prop = self.lexicon.properties[match.property]
        if prop.subject == prop.object:
            first, second = match.fillers.get("party", []), match.fillers.get("party2", [])
            return bool(first and second) or len(first) > 1
        return bool(match.fillers.get(prop.subject)) and bool(match.tokens.get(prop.object))

    def _candidates(self, proposition: Proposition) -> list[tuple[Frame, Sequence[Slot]]]:
        """Frames of "call on" before those of "call"; with conditions before those without."""
        pos, lemma = proposition.kind, proposition.lemma
        found: list[tuple[int, Frame, Sequence[Slot]]] = []
        if pos == "verb":
            for name in dict.fromkeys(s.name for s in proposition.slots):
                if name != "obj" and any(s.name == "obj" and s.via is None for s in proposition.slots):
                    continue  # "turned the tide on X" is not to turn on X
                renamed = [Slot("obj", s.token, s.via, s.inherited, s.lemma) if s.name == name else s
                           for s in proposition.slots if s.name != "obj" or name == "obj"]
                found += [(0, f, renamed) for f in self.lexicon.frames.get((pos, f"{lemma} {name}"), ())]
        found += [(1, f, proposition.slots) for f in self.lexicon.frames.get((pos, lemma), ())]
        found.sort(key=lambda item: (item[0], -len(item[1].when), -sum(1 for r in item[1].roles if r.kinds)))
        return [(frame, slots) for _, frame, slots in found]

    def _try(self, frame: Frame, proposition: Proposition, slots: Sequence[Slot]) -> Match | None:
        if not all(_holds(c, slots) for c in frame.when) or any(_holds(c, slots) for c in frame.unless):
            return None
        prop = self.lexicon.properties[frame.property]
        if proposition.rule == "noun.copula" and any(s.name == "subj" for s in slots):
            slots = [s for s in slots if s.name != "self"]  # "the gallery is a recipient of X": not "a recipient" itself
        match = Match(proposition, frame.property, frame=frame.id)
        used: set[int] = set()
        for spec in frame.roles:
            chosen = self._fill(spec, prop, slots, used)
            if not chosen:
                if spec.optional or spec.role in (prop.subject, prop.object, "party2"):
                    continue  # an incomplete match may still be a performative or a content
                return None
            match.tokens[spec.role] = [s.token for s in chosen]
            match.fillers[spec.role] = list(dict.fromkeys(e for s in chosen for e in self.entities(s, spec, prop)))
            used |= {s.token for s in chosen}
        return match if match.tokens else None

    def _fill(self, spec: RoleSpec, prop: Property, slots: Sequence[Slot], used: set[int]) -> list[Slot]:
        for name in spec.slots:
            chosen = [s for s in slots if s.name == name and s.token not in used and self._fits(s, spec, prop)]
            own = [s for s in chosen if s.via is None]
            if own or chosen:
                return own or chosen
        return []

    def _fits(self, slot: Slot, spec: RoleSpec, prop: Property) -> bool:
        office = "Office" in spec.kinds and slot.name == "xcomp"  # "became head of the bank"
        if (slot.name in ("xcomp", "ccomp") and not office) or slot.token not in self.links.of:
            return spec.role in ("content", "topic", "theme", "purpose") and slot.token not in self.links.of
        return bool(self.entities(slot, spec, prop))

    def entities(self, slot: Slot, spec: RoleSpec, prop: Property) -> list[str]:
        """The entities that a slot's token stands for, as far as their class may fill the role."""
        return [e for e in self.links.of.get(slot.token, ())
                if any(self._kind_fits(k, spec, prop) for k in self._kinds(self.links.entities[e].type, slot))
                and not (prop.name == "locatedIn" and not self._kind_fits(self.links.entities[e].type, spec, prop))]

    def _kinds(self, kind: str, slot: Slot) -> tuple[str, ...]:
        """A hospital, a museum or a university is a building and a body: "at the university", "the hospital said"."""
        if kind in _HOUSES and slot.name != "in" and slot.lemma.lower() in self.lexicon.words.get("institution_noun", ()):
            return kind, "Facility" if kind != "Facility" else "Organization"
        return (kind,)

    def _kind_fits(self, kind: str, spec: RoleSpec, prop: Property) -> bool:
        if spec.role == "content" and (prop.name in _ONLY_CLAUSES or not self.lexicon.is_a(kind, *EVENT_KINDS)):
            return False  # what is said is a statement; of nouns only events stand for one
        if spec.not_kinds and self.lexicon.is_a(kind, *spec.not_kinds):
            return False
        wanted = spec.kinds
        if not wanted:
            wanted = prop.domain if spec.role == prop.subject else prop.range if spec.role == prop.object else ()
            if spec.role in ("party", "party2"):
                wanted = prop.domain
        open_role = spec.role not in (prop.subject, "party", "party2", "content")
        return self.accepts(kind, wanted, unknown=open_role and not self._only_agents(spec.kinds))

    def _only_agents(self, kinds: Sequence[str]) -> bool:
        """A slot that asks for agents alone takes nothing of unknown class: "enter waters" is no visit."""
        return bool(kinds) and all(self.lexicon.is_a(kind, "Agent") and not self.lexicon.is_a(kind, "Place") for kind in kinds)

    def accepts(self, kind: str, wanted: Sequence[str], *, unknown: bool) -> bool:
        """Whether class `kind` may stand where `wanted` are asked for; the unknown class "Entity" only as `unknown`."""
        if not wanted or "Entity" in wanted:
            return True
        if kind == "Entity":
            return unknown
        if "Statement" in wanted and self.lexicon.is_a(kind, *EVENT_KINDS):
            return True
        return self.lexicon.is_a(kind, *wanted)


def _holds(condition: Condition, slots: Sequence[Slot]) -> bool:
    fillers = [s.lemma for s in slots if s.name == condition.slot]
    return bool(fillers) if "*" in condition.lemmas else any(f in condition.lemmas for f in fillers)


# ── composition ─────────────────────────────────────────────────────────────────────────────────────

_CONTENT_SLOTS = ("xcomp", "ccomp", "of", "for", "compound", "obj", "on", "about", "in", "to", "against", "over", "poss", "amod")
_ROUNDS = 3  # reject + (offer + mediate), and one to spare


def compose(matches: list[Match], lexicon: Lexicon) -> list[Match]:
    """A performative over a content gives the composed property: offer + mediate = offersMediation. Several rounds, so
    that "dismissed the offer to mediate" composes on top of the offer."""
    contents: dict[int, list[Match]] = {}
    _index(matches, contents)
    composed: list[Match] = []
    for _ in range(_ROUNDS):
        made = [c for m in [*matches, *composed] if not m.superseded and (c := _composition(m, contents, lexicon))]
        _index(made, contents)
        composed += [c for c in made if _has_ends(c, lexicon)]
    return composed


def _index(matches: list[Match], contents: dict[int, list[Match]]) -> None:
    """By the tokens under which a content may be found: its head, and the verb of "send aid"."""
    for match in matches:
        light = match.proposition.rule == "noun.light_verb"
        for token in match.proposition.trigger if light else (match.proposition.head,):
            contents.setdefault(token, []).append(match)


def _composition(match: Match, contents: Mapping[int, list[Match]], lexicon: Lexicon) -> Match | None:
    """What a match composes to. Without both ends ("an offer to mediate") it may still be the content of another."""
    half: Match | None = None
    for slot in match.proposition.slots:
        if slot.name not in _CONTENT_SLOTS:
            continue
        for content in contents.get(slot.token, []):
            rule = lexicon.compositions.get((match.property, content.property))
            if rule is None or content is match or (rule.property == match.property and match.composed):
                continue
            made = _composed(match, content, rule)
            if _has_ends(made, lexicon):
                match.superseded = True
                return made
            half = half or made
    return half


def _has_ends(match: Match, lexicon: Lexicon) -> bool:
    prop = lexicon.properties[match.property]
    return bool(match.fillers.get(prop.subject)) and bool(match.fillers.get(prop.object))


def _composed(match: Match, content: Match, rule: Composition) -> Match:
    """The roles as the rule draws them; a role that is named twice has its second source as fallback."""
    made = Match(match.proposition, rule.property, frame=f"{match.frame}+{content.frame}", cameo=rule.cameo, composed=True,
                 parts=(match, content))
    for role, source in rule.roles:
        side, _, name = source.partition(".")
        origin = match if side == "performative" else content
        if not made.fillers.get(role):
            made.fillers[role] = list(origin.fillers.get(name, []))
            made.tokens[role] = list(origin.tokens.get(name, []))
    return made
