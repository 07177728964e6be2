"""Structural propositions become properties by the classes of their two ends: titles, places, possession, membership."""

from __future__ import annotations

from collections.abc import Iterator

from kg.lexicon import Lexicon, RoleNoun
from kg.model import Links, Parsed, Proposition, Title
from kg.ontology.matching import EVENT_KINDS, Match

_IN = ("in", "at", "inside", "within", "across", "throughout", "on", "around")
_STATE_BODIES = ("GovernmentBody", "ArmedForce", "Court")
_WHOLE_STATE = frozenset({"government", "regime", "administration", "leadership", "cabinet", "state", "authorities", "republic"})
_HEADS = ("headOfStateOf", "headOfGovernmentOf")
_PLACED = ("Place", "Agent", "Artifact", "Facility", "Programme")
_TEAM_HEADS = ("manager", "boss")  # who coaches a team, and leads anything else
_BUSINESS = ("chief executive", "chief executive officer", "ceo", "chairman", "chairwoman", "founder", "co-founder", "manager",
             "managing director", "general manager", "boss")  # who leads a company, but no country
_DEALINGS = ("owns", "acquires", "investsIn")  # nouns of these hold "of" without belonging: "owner of the club"
_BIGGER = ("Country", "AdminRegion", "Region")


class Structures:
    """Reads the structural propositions of one article."""

    def __init__(self, lexicon: Lexicon, links: Links, parsed: Parsed) -> None:
        self.lexicon, self.links, self.parsed = lexicon, links, parsed
        self.kinds = {m.head: m.kind for m in links.mentions}
        self.titles = {(t.noun, t.holder): index for index, t in enumerate(parsed.titles)}  # "ministers X and Y"
        self.holders = {i for t in parsed.titles for i in (t.holder, t.noun)}
        self.by_noun = {t.noun: index for index, t in enumerate(parsed.titles)}

    def match(self, proposition: Proposition) -> Iterator[Match]:
        """The properties that a structural proposition stands for."""
        if proposition.kind == "title":
            yield from self._title(proposition)
            return
        thing, other = proposition.slots[0].token, proposition.slots[1].token
        for subject in self._nearest(thing, other):
            for object_ in self.links.of.get(other, ()):
                name = self._relation(proposition, subject, object_, other)
                if name and subject != object_:
                    swapped = name.startswith("-")
                    ends = (object_, subject) if swapped else (subject, object_)
                    tokens = (other, thing) if swapped else (thing, other)
                    yield self._made(proposition, name.lstrip("-"), ends, tokens)

    def _nearest(self, thing: int, other: int) -> tuple[str, ...]:
        """"Councillors Yeung of the Civic Party and Chan of People Power": of the named, only who stands next to it."""
        named = tuple(self.links.of.get(thing, ()))
        for i in range(other - 1, thing, -1) if len(named) > 1 else ():
            nearest = tuple(self.links.of.get(i, ()))
            if nearest and set(nearest) <= set(named):
                return nearest
        return named

    def _made(self, proposition: Proposition, name: str, ends: tuple[str, str], tokens: tuple[int, int]) -> Match:
        prop = self.lexicon.properties[name]
        return Match(proposition, name, {prop.subject: [ends[0]], prop.object: [ends[1]]},
                     {prop.subject: [tokens[0]], prop.object: [tokens[1]]}, frame=proposition.rule)

    # ── titles ──────────────────────────────────────────────────────────────────────────────────────

    def _title(self, proposition: Proposition) -> Iterator[Match]:
        index = self.titles.get((proposition.head, proposition.slots[0].token), self.by_noun[proposition.head])
        title, role = self.parsed.titles[index], self.role_noun(index)
        office = self.links.offices.get(index)
        holders = self.links.of.get(title.holder, ())
        for holder in holders:
            if office and (role is None or (role.office and not role.rank)):
                name = "formerlyHeldOffice" if title.former else "holdsOffice"
                yield self._made(proposition, name, (holder, office), (title.holder, title.noun))
            if role is None or title.former:
                continue
            for body in [e for s in proposition.slots if s.name == "of" for e in self.links.of.get(s.token, ())]:
                fitting = [name for name in role.properties if self._role_fits(name, body, role.noun) and body != holder]
                if self._has_portfolio(title, role):
                    fitting = [name for name in fitting if name != "leads"]
                if "leads" in fitting and role.noun in _TEAM_HEADS and self._is(self.links.entities[body].type, "SportsTeam"):
                    fitting = ["coaches"]
                for name in fitting:
                    better = {"leads": _HEADS, "memberOf": ("representsCountry",)}.get(name, ())
                    if not set(fitting) & set(better):  # who is head of state leads it, of course
                        yield self._made(proposition, name, (holder, body), (title.holder, title.of or title.noun))

    def _has_portfolio(self, title: Title, role: RoleNoun) -> bool:
        """"the EU's competition chief" leads a field of the body, not the body; "the army chief" leads the army;
        "Mexico's head of civil protection" does not lead Mexico."""
        fields = [
            i for i in range(title.start, title.noun)
            if self.parsed.tokens[i].upos == "NOUN" and self.parsed.tokens[i].text.lower() not in role.noun.split()
        ]
        bodies = [i for i in fields for e in self.links.of.get(i, ()) if self._is(self.links.entities[e].type, "Organization")]
        after = [j for j in self.parsed.dependents(title.noun, "nmod") if self.parsed.tokens[j].case == "of" and j != title.of]
        return any(i not in bodies for i in fields) or (bool(after) and title.of is not None and title.of < title.noun)

    def role_noun(self, index: int) -> RoleNoun | None:
        """The longest known role noun in a title: "foreign minister" before "minister", "president-elect" before "president"."""
        title = self.parsed.titles[index]
        words = [self.parsed.tokens[i].lemma.lower() for i in range(title.start, title.end) if self.parsed.tokens[i].text != "-"]
        best: tuple[int, RoleNoun] | None = None
        for start in range(len(words)):
            for end in range(len(words), start, -1):
                role = self.lexicon.role_nouns.get(" ".join(words[start:end]))
                if role is not None and (best is None or end - start > best[0]):
                    best = (end - start, role)
        return best[1] if best else self.lexicon.role_nouns.get(self.parsed.tokens[title.noun].lemma.lower())

    def _role_fits(self, name: str, body: str, role: str) -> bool:
        kind = self.links.entities[body].type
        if name in _HEADS:
            return self._is(kind, "Country")
        if name == "memberOf" and self._is(kind, "GPE"):
            return False  # a "U.S. senator" is a member of the Senate
        if name == "leads" and role in _BUSINESS and self._is(kind, "Country"):
            return False  # "American Chief Executive Doug Parker"
        if name == "represents":
            return self._is(kind, "Person", "Group", "Company")  # not "a Texas lawyer"
        prop = self.lexicon.properties.get(name)
        return prop is not None and (kind == "Entity" or not prop.range or self._is(kind, *prop.range))

    def _is(self, kind: str, *wanted: str) -> bool:
        return self.lexicon.is_a(kind, *wanted)

    # ── places, possession, membership ──────────────────────────────────────────────────────────────

    def _relation(self, proposition: Proposition, subject: str, object_: str, other: int) -> str:
        """The property for two ends, "-" before it when it runs from the second to the first."""
        thing, whole = self.links.entities[subject].type, self.links.entities[object_].type
        named = self.kinds.get(other) != "demonym"
        if proposition.kind == "place":
            return self._placed(proposition, thing, whole)
        if proposition.kind == "possessive":
            return self._possessed(proposition, thing, whole)
        if proposition.kind == "compound":
            return self._compounded(proposition, thing, whole, named=named)
        if proposition.kind == "appositive":
            return "locatedIn" if self._is(thing, "Place") and self._is(whole, *_BIGGER) and thing != whole else ""
        if proposition.kind == "including":
            if proposition.lemma == "like" and self.parsed.tokens[proposition.slots[0].token].xpos not in ("NNS", "NNPS"):
                return ""  # "the gallery, like other museums, …"
            return self._included(proposition, thing, whole)
        return ""

    def _included(self, proposition: Proposition, group: str, example: str) -> str:
        """"the area, including Homs", "allies including Chad"."""
        plural = self.parsed.tokens[proposition.slots[0].token].xpos in ("NNS", "NNPS")  # no town lies in towns
        if self._is(group, "Place") and self._is(example, "Place") and not self._is(example, group) and not plural:
            return "-locatedIn"
        if self._is(group, "Group", "Organization") and self._is(example, "Agent") and not self._is(example, "Person"):
            return "-memberOf"
        return ""

    def _placed(self, proposition: Proposition, thing: str, place: str) -> str:
        case = proposition.lemma
        if case in _IN and self._is(place, "Place"):
            found = self._inside(proposition, thing, place)
            if found is not None:
                return found
        if case in ("at", "in", "inside") and self._is(thing, *EVENT_KINDS) and self._is(place, "Organization") and \
                not self._tried(thing, place) and \
                proposition.slots[1].lemma.lower() in self.lexicon.words.get("institution_noun", ()):
            return "occursIn"  # "a blast at the university"
        if case == "near" and self._is(place, "Place") and self._is(thing, "Place", "Facility"):
            return "locatedNear"
        named = self.parsed.tokens[proposition.slots[1].token].upos == "PROPN"
        if case in ("from", "of") and named and self._is(thing, "SportsTeam") and self._is(place, "Country"):
            return "representsCountry"
        if case == "of" and self._is(place, "GPE") and self._is(thing, "Place") and self._district(proposition):
            return "locatedIn"
        bodies = self._is(thing, "Organization") and self._is(place, "Organization")
        if case in ("at", "within") and bodies and self._both_named(proposition):
            return "partOf"  # "the Office of Museums at the Ministry of Culture"
        insiders: tuple[str, ...] = ("Person",) if case in ("of", "at", "from") else ()
        if case == "from" or (case in ("at", "of") and self._staff(proposition)):
            insiders = ("Person", "Group")
        if insiders and self._is(thing, *insiders) and self._is(place, "Organization") and not self._related(proposition):
            return "memberOf"
        return ""

    def _inside(self, proposition: Proposition, thing: str, place: str) -> str | None:
        """What "in" and its like say of a thing and a place; None where they say nothing of such a thing."""
        if self._is(thing, *EVENT_KINDS):  # "a strike on a building", "a conference on Syria": target and topic, no place
            return "occursIn" if proposition.lemma != "on" or self._struck(proposition, thing, place) else ""
        if proposition.rule == "place.verb":  # "struck a hospital in Kyiv"
            return "locatedIn" if self._is(thing, "Place") else ""
        if self.parsed.tokens[proposition.slots[0].token].upos == "ADJ":
            return ""  # "the most popular in Europe"
        if proposition.rule == "place.copula":
            return "locatedIn" if self._is(thing, "Place") and self._called_a_place(proposition) else ""
        if self._is(thing, "Person") and self.parsed.tokens[proposition.slots[0].token].upos == "PROPN":
            return ""  # "met Ruto in Juba": the parser hangs on the name what belongs to the verb
        found = self._is(thing, *_PLACED) and not self._is(thing, "Country", "InternationalOrganization")
        return "locatedIn" if found else None

    def _tried(self, thing: str, place: str) -> bool:
        """"convicted of the murder of X at the Old Bailey": it was done elsewhere."""
        return self._is(place, "Court") and not self._is(thing, "Trial")

    def _district(self, proposition: Proposition) -> bool:
        """"the Karrada district of Baghdad": a part with a name of its own; "the city of Baghdad" is Baghdad."""
        names = self.parsed.dependents(proposition.head, "compound")
        part = self.parsed.tokens[proposition.head].lemma.lower() in self.lexicon.words.get("region_noun", ())
        return part and any(self.parsed.tokens[j].upos == "PROPN" for j in names)

    def _called_a_place(self, proposition: Proposition) -> bool:
        """"is in Syria", "is a town in Syria"; not "is a key player in the region"."""
        noun = self.parsed.tokens[proposition.head]
        return noun.i == proposition.slots[1].token or noun.lemma.lower() in self.lexicon.words.get("place_noun", ())

    def _staff(self, proposition: Proposition) -> bool:
        return proposition.slots[0].lemma.lower() in self.lexicon.words.get("staff_noun", ())

    def _related(self, proposition: Proposition) -> bool:
        """"a critic of the club", "critical of the club": dealings with it; but a founder or a coach belongs to it."""
        token = self.parsed.tokens[proposition.head]
        frames = self.lexicon.frames.get(("noun", token.lemma.lower()), ()) if proposition.lemma == "of" else ()
        if proposition.rule == "place.copula" and token.case and token.i != proposition.slots[1].token:
            return True  # "is on trial at the court"
        dealings = (f.property in _DEALINGS or self.lexicon.properties[f.property].quad is not None for f in frames)
        return token.upos == "ADJ" or any(dealings)

    def _struck(self, proposition: Proposition, thing: str, place: str) -> bool:
        """"the attack on Camp Ashraf" happened there, too; "strikes on targets" or "on Iran" name no place."""
        named = self.parsed.tokens[proposition.slots[1].token].upos == "PROPN"
        return self._is(place, "GeographicFeature") or (named and self._is(thing, "Attack") and self._is(place, "Facility", "City"))

    def _both_named(self, proposition: Proposition) -> bool:
        return all(self.parsed.tokens[slot.token].upos == "PROPN" for slot in proposition.slots[:2])

    def _name(self, proposition: Proposition) -> bool:
        token = self.parsed.tokens[proposition.head]
        return token.upos == "PROPN" and token.i not in self.by_noun

    def _proper(self, proposition: Proposition) -> bool:
        """A body with a name of its own ("Iraqi Ministry of Culture"); that a government is part of its state says nothing."""
        return self.parsed.tokens[proposition.head].upos == "PROPN" and \
            self.parsed.tokens[proposition.head].lemma.lower() not in _WHOLE_STATE

    def _led(self, proposition: Proposition, thing: str, first: str) -> bool:
        """"the Assad regime", "Netanyahu's government": who a government is named after leads it."""
        lemma = self.parsed.tokens[proposition.head].lemma.lower()
        return self._is(first, "Person") and self._is(thing, "GovernmentBody") and lemma in _WHOLE_STATE - {"leadership"}

    def _named(self, proposition: Proposition) -> bool:
        """Whether what the thing is called stands for a place with a name."""
        return any(self.links.entities[e].article is None for e in self.links.of.get(proposition.slots[0].token, ()))

    def _possessed(self, proposition: Proposition, thing: str, owner: str) -> str:
        if self._is(owner, "Place"):
            if self._is(thing, "Facility", "GeographicFeature", "City", "AdminRegion", "Region"):
                return "locatedIn"
            if self._is(thing, *_STATE_BODIES) and self._proper(proposition):
                return "partOf"
        words = {self.parsed.tokens[j].lemma.lower() for j in self.parsed.dependents(proposition.head, "compound", "amod")}
        if "parent" in words and self._is(thing, "Organization"):
            return "-subsidiaryOf" if self._is(owner, "Organization") else ""  # "Google's parent company, Alphabet"
        if self._is(thing, "Weapon", "WeaponSystem", "Vehicle") and self._is(owner, "Agent"):
            return "-operates"
        if self._led(proposition, thing, owner):
            return "-leads"
        if self._is(thing, "Organization") and self._is(owner, "Organization") and self._is_body(proposition.slots[0].token):
            return "partOf"
        untitled = proposition.slots[0].token not in self.holders
        if untitled and self._is(thing, "Person") and self._is(owner, "Country") and self._both_named(proposition):
            return "representsCountry"  # "Kenya's Eliud Rono"
        if self._is(thing, "Person") and self._is(owner, "Organization") and self._both_named(proposition):
            return "memberOf"  # "the Greens' Ida Moe"
        return ""

    def _is_body(self, token: int) -> bool:
        """"Sudan's army", "Airbus's Toulouse Unit"; not "Airbus, Boeing's rival"."""
        word = self.parsed.tokens[token]
        if word.lemma.lower() == "state" and self.parsed.dependents(token, "nmod"):  # "Chad's state of emergency"
            return False
        known = (self.lexicon.words.get(name, ()) for name in ("body_noun", "part_noun"))
        return word.upos == "PROPN" or any(word.lemma.lower() in words for words in known)

    def _compounded(self, proposition: Proposition, thing: str, first: str, *, named: bool) -> str:
        second = proposition.slots[1].token
        if any(t.lemma.lower() in ("pro", "anti") for t in self.parsed.tokens[max(0, second - 2):second]):
            return ""  # "the pro-Beijing camp"
        if self._is(thing, "Group", "ArmedGroup") and self._is(first, "Organization") and self._staff(proposition):
            return "memberOf"  # "Hamas fighters"
        if self._is(thing, "SportsTeam") and self._is(first, "Country"):
            return "representsCountry"
        if self._led(proposition, thing, first):
            return "-leads"
        if self._is(thing, "Organization") and self._is(first, "InternationalOrganization") and self._proper(proposition):
            return "partOf"  # "the UN Board of Inquiry"
        district = self._is(thing, "City", "AdminRegion", "Region") and self._named(proposition)
        if not named and self._is(first, "Country") and district:
            return "locatedIn"  # "the Iraqi city of Mosul"
        if named and self._is(first, "Place") and not self._is(first, "Country"):
            if self._is(thing, *EVENT_KINDS):
                return "occursIn"
            if self._is(thing, "Facility", "Group") and self._is(first, "GPE", "Region", "GeographicFeature"):
                return "locatedIn"  # "a Kyiv hospital"; "the Trump Tower building" is called so
        if self._is(thing, "Weapon", "WeaponSystem", "Vehicle") and self._is(first, "Country"):
            return "-operates"
        if self._is(thing, *_STATE_BODIES) and self._is(first, "Country") and self._proper(proposition):
            return "partOf"
        return ""
