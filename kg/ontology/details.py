"""What a claim says beside its statement's key: fillers of further roles, place, condition, time and quantity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon import Lexicon, Property
from kg.model import Links, Parsed, Proposition, Slot, Statement
from kg.ontology.dates import reference_date, resolve
from kg.ontology.matching import EVENT_KINDS, Match
from kg.ontology.phrases import clause, phrase, time_phrase

_PLACES = ("in", "at", "near", "inside", "outside", "across", "throughout")
_ACTIVE = ("agent", "party", "party2")  # how many they are is not how many were affected
_COUNTED = ("theme", "value", "patient", "content")


@dataclass(frozen=True, slots=True)
class Circumstance:
    """The last fields of a claim."""

    details: tuple[tuple[str, str], ...]
    time_text: str
    time_from: str
    time_to: str
    quantity: str


class Details:
    """Reads the circumstances of the claims of one article."""

    def __init__(self, parsed: Parsed, links: Links, lexicon: Lexicon) -> None:
        self.parsed, self.links, self.lexicon = parsed, links, lexicon
        self._today = reference_date(parsed.article)
        self._times: dict[tuple[int, str], tuple[str, str, str]] = {}

    def of(self, match: Match, statement: Statement) -> Circumstance:
        """What goes with a statement that the match says. The time is that of the proposition."""
        keys = {filler for _, fillers in statement.roles for filler in fillers}
        found = {(role, value) for role, value in self._all(match) if value and value not in keys}
        return Circumstance(tuple(sorted(found)), *self._time(match.proposition), self._quantity(match, statement))

    # ── roles ───────────────────────────────────────────────────────────────────────────────────────

    def _all(self, match: Match) -> Iterator[tuple[str, str]]:
        prop, proposition = self.lexicon.properties[match.property], match.proposition
        yield from self._extra(match, {prop.subject, prop.object, "party", "party2"})
        for part in match.parts:  # "offered weapons to mediate": what the rule of composition did not take over
            own = self.lexicon.properties[part.property]
            yield from self._extra(part, {own.subject, "agent", "party", "party2", "content", "theme", *match.tokens})
        if not any(role == "location" for role in (*match.tokens, prop.subject, prop.object)):
            yield from self._places(match, prop)
        if proposition.condition is not None:
            yield "condition", clause(self.parsed, proposition.condition)

    def _extra(self, match: Match, key: set[str]) -> Iterator[tuple[str, str]]:
        """Entities where a filler stands for some, else its words."""
        for role in sorted(set(match.tokens) - key):
            for entity in match.fillers.get(role, ()):
                yield role, entity
            for token in match.tokens[role]:
                if token not in self.links.of and token != match.proposition.time and not self._is_date(token):
                    yield role, phrase(self.parsed, token)

    def _is_date(self, token: int) -> bool:
        """"spoke on Friday": no topic."""
        name = self.parsed.tokens[token].name
        return name >= 0 and self.parsed.names[name].label in ("DATE", "TIME")

    def _places(self, match: Match, prop: Property) -> Iterator[tuple[str, str]]:
        """"Rebels attacked a convoy in Homs": where an event was, if the frame gives the place no other role."""
        kind = match.proposition.kind
        if prop.kind == "State" or kind not in ("verb", "noun") or (kind == "noun" and prop.kind == "Communication"):
            return  # "claimed an attack in Homs": the attack was there
        used = {token for part in (match, *match.parts) for tokens in part.tokens.values() for token in tokens}
        for slot in match.proposition.slots:
            if slot.name in _PLACES and slot.token not in used and self._is_own(slot, match.proposition):
                yield from (("location", e) for e in self.links.of.get(slot.token, ()) if self._is_place(e))

    def _is_own(self, slot: Slot, proposition: Proposition) -> bool:
        """Not what was found under the object, unless a light verb carries the noun ("launched strikes in Homs")."""
        return not slot.inherited and (slot.via is None or slot.via in proposition.trigger)

    def _is_place(self, entity: str) -> bool:
        kind = self.links.entities[entity].type
        return self.lexicon.is_a(kind, "Place") and not self.lexicon.is_a(kind, *EVENT_KINDS)

    # ── time and quantity ───────────────────────────────────────────────────────────────────────────

    def _time(self, proposition: Proposition) -> tuple[str, str, str]:
        if proposition.time is None:
            return "", "", ""
        key = proposition.time, proposition.tense
        if key not in self._times:
            text = time_phrase(self.parsed, proposition.time)
            self._times[key] = (text, *resolve(text, self._today, proposition.tense))
        return self._times[key]

    def _quantity(self, match: Match, statement: Statement) -> str:
        """Of the statement's own object; else of what was given, of the worth, or of those that something befell."""
        prop, counted = self.lexicon.properties[match.property], dict(match.proposition.quantities)
        if not counted:
            return ""
        ends = set(dict(statement.roles).get(prop.object, ()))
        if prop.object not in _ACTIVE:
            for token in match.tokens.get(prop.object, ()):
                if token in counted and (not ends or ends & set(self.links.of.get(token, ()))):
                    return counted[token]
        others = [role for role in _COUNTED if role != prop.object and role in match.tokens]
        return next((counted[t] for role in others for t in match.tokens[role] if t in counted), "")
