"""Common nouns: an earlier node where the text clearly means it again, else a node of the article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.link.discourse import Discourse
from kg.link.events import headlined, may_be_any, same_event
from kg.link.genders import noun_gender
from kg.link.kinds import in_class, is_event, noun_kind
from kg.link.phrases import Phrase, lowered, read_phrase, span_with
from kg.link.spans import is_headline

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both", "all"})
_POINTING = frozenset({"this", "that", "these", "those", "such"})
_QUANTITIES = frozenset({
    "hundred", "thousand", "million", "billion", "dozen", "score", "number", "percent", "%", "per_cent", "majority", "half",
    "third", "quarter", "lot", "bulk", "rest", "some", "many", "most", "all", "several", "few", "plenty", "couple", "handful",
    "hundreds", "thousands", "millions", "dozens", "scores", "tens", "ten", "amount", "fraction", "any", "each", "both",
    "wave",
})
# "the country", "this group": the last entity of these classes; the first class list that the noun's word class names
_CLASS_NOUNS: tuple[tuple[str, frozenset[str]], ...] = (
    ("country_noun", frozenset({"Country"})),
    ("city_noun", frozenset({"City", "GPE"})),
    ("armed_group_noun", frozenset({"ArmedGroup"})),
    ("court_noun", frozenset({"Court"})),
    ("party_noun", frozenset({"PoliticalParty"})),
    ("company_noun", frozenset({"Company"})),
)
_REGIONS = frozenset({"region", "province", "district", "governorate"})
_OFFICES = frozenset({"department", "ministry", "agency"})
_SITES = frozenset({"site", "monument", "structure", "building", "facility", "complex"})
_NAMED_SITES = frozenset({"Facility", "Infrastructure"})
_GROUPS = frozenset({"group", "organisation", "organization"})


@dataclass(frozen=True, slots=True)
class Described:
    """A node with a noun that it was called by."""

    node: str
    noun: str
    words: frozenset[str]
    plural: bool
    bare: bool
    owner: str = ""  # the node of whose it is
    modifiers: frozenset[str] = frozenset()


class Nominals:
    """The common nouns of one article in reading order."""

    def __init__(self, discourse: Discourse, node_at: Mapping[int, str]) -> None:
        self._discourse = discourse
        self._node_at = node_at
        self._described: list[Described] = []
        self._heads: dict[tuple[str, str], str] = {}
        self._headlined = headlined(discourse)

    def name(self, node: str, words: list[str]) -> None:
        """Let a name be met again by a noun in it: "Camp Hurriya" as "the camp"."""
        for word in self._head_words(words):
            if not any(d.node == node and d.noun == word for d in self._described):
                self._described.append(Described(node, word, frozenset(words), plural=False, bare=False))

    def _head_words(self, words: list[str]) -> list[str]:
        """The noun of a name: before "of", else the last; and a class noun in front: "Camp Hurriya"."""
        stop = next((i for i, word in enumerate(words) if word in ("of", "for", "on", "against") and i), len(words))
        front = [words[0]] if len(words) > 1 and noun_kind(self._discourse.lexicon, words[0], plural=False) != "Entity" else []
        return [word for word in dict.fromkeys([words[stop - 1], *front]) if len(words) > 1]

    def read(self, i: int, *, create: bool = True) -> str | None:
        """The node of the phrase around token i. `create` is False in headings."""
        phrase = read_phrase(self._discourse.parsed, i)
        if not phrase.label:
            return None
        return self._again(phrase, create=create) or (self._new(phrase) if create else None)

    def quantity(self, outer: int, inner: int) -> tuple[str, tuple[int, int]]:
        """ "Hundreds of people": one node under "of", called by the whole phrase."""
        parsed = self._discourse.parsed
        start, end = span_with(parsed, inner, outer)
        label = lowered(parsed, start, end)
        noun = parsed.tokens[inner].lemma.lower()
        kind = noun_kind(self._discourse.lexicon, noun, plural=True)
        node = self._discourse.nodes.scoped(label, kind)
        words = read_phrase(parsed, inner).words | {parsed.tokens[outer].lemma.lower()}
        self._described.append(Described(node, noun, words, plural=True, bare=False))
        return node, (start, end)

    def is_quantity(self, i: int) -> int | None:
        """The noun under "of", if token i only counts it."""
        parsed = self._discourse.parsed
        token = parsed.tokens[i]
        if token.lemma.lower() not in _QUANTITIES and token.upos != "NUM" and token.text.lower() not in _QUANTITIES:
            return None
        of = [j for j in parsed.dependents(i, "nmod", "obl") if parsed.tokens[j].case == "of" and parsed.tokens[j].upos != "PRON"]
        return of[0] if of else None

    def named_by(self, noun: str) -> str | None:
        """The one name of the article with this noun: "coalition operations" are those of the Global Coalition."""
        nodes = list(dict.fromkeys(d.node for d in self._described if d.noun == noun))
        named = len(nodes) == 1 and not nodes[0].startswith("doc:") and self._discourse.is_body(nodes[0])
        return nodes[0] if named else None

    def name_by_heads(self) -> None:
        """Where only one node of the article is called by a noun, the noun alone is a name of it."""
        called: dict[str, set[str]] = {}
        for described in self._described:
            called.setdefault(described.noun, set()).add(described.node)
        for (node, noun), form in self._heads.items():
            if len(called[noun]) == 1:
                self._discourse.nodes.add_alias(node, form)

    # ── earlier nodes ──

    def _again(self, phrase: Phrase, *, create: bool) -> str | None:
        definite = phrase.determiner in _DEFINITE
        found = self._same_owner(phrase, headline=not create)
        if found is None and definite and (named := self._by_class(phrase)) is not None and not named.startswith("doc:"):
            found = named
        if found is None and (definite or not create):
            found = self._same_noun(phrase) or self._first_said(phrase, definite=definite and create)
            found = found or (self._by_class(phrase) if definite else None) or self._only_event(phrase)
        if found is not None:
            self._discourse.nodes.add_alias(found, phrase.label)
        return found

    def _owner(self, phrase: Phrase) -> tuple[str, frozenset[str]]:
        """The node that a phrase says its thing belongs to, if nothing but that follows the head; and what else is said
        before the head: "the Church's website", "Church website", "website of the Church"."""
        parsed = self._discourse.parsed
        for j in parsed.dependents(phrase.head, "nmod:poss", "compound", "nmod"):
            nodes = self._discourse.of.get(j) or ((self._node_at[j],) if j in self._node_at else ())
            of = parsed.tokens[j].dep == "nmod" and parsed.tokens[j].case == "of"
            if len(nodes) == 1 and (phrase.bare if not of else max(parsed.subtree(j)) + 1 >= phrase.end):
                inside = {parsed.tokens[k].lemma.lower() for k in parsed.subtree(j)}
                return nodes[0], phrase.modifiers - inside
        return "", frozenset()

    def _same_owner(self, phrase: Phrase, *, headline: bool) -> str | None:
        """The one thing of this kind that the owner has, said to be the same; a headline says more or less than the body:
        "Dismisses Putin's Mediation Offer" over "Putin's offer"."""
        owner, modifiers = self._owner(phrase)
        if not owner:
            return None
        noun = self._noun(phrase)
        owned = [d for d in self._described if d.owner == owner and d.noun == noun and d.plural == phrase.plural]
        nodes = list(dict.fromkeys(d.node for d in owned if headline or d.modifiers == modifiers))
        return nodes[0] if len(nodes) == 1 else None

    def _first_said(self, phrase: Phrase, *, definite: bool) -> str | None:
        """ "A fire broke out. The fire in the old mill …": the only one so far, of which nothing more was said; in a
        heading, the only one of the body."""
        noun = self._noun(phrase)
        called = [d for d in self._described if d.noun == noun and d.plural == phrase.plural]
        nodes = list(dict.fromkeys(d.node for d in called))
        event = is_event(noun_kind(self._discourse.lexicon, noun, plural=phrase.plural))
        if len(nodes) != 1 or (
            definite and (not event or phrase.determiner != "the" or phrase.modifiers or called[0].words or not called[0].bare)
        ):
            return None
        return nodes[0]

    def _same_noun(self, phrase: Phrase) -> str | None:
        """ "The attack": the one node called so far by this noun, if its words hold the modifiers of the phrase."""
        if not phrase.bare:
            return None
        noun = self._noun(phrase)
        called = [d for d in self._described if d.noun == noun and d.plural == phrase.plural]
        fitting = [d for d in called if phrase.modifiers <= d.words]
        if phrase.determiner in _POINTING and not fitting:
            fitting = called
        nodes = list(dict.fromkeys(d.node for d in fitting))
        if len(nodes) == 1:
            return nodes[0]
        bare = [d for d in fitting if d.node == called[-1].node] if phrase.determiner in _POINTING and called else []
        return bare[-1].node if bare else None

    def _by_class(self, phrase: Phrase) -> str | None:
        """ "The country": the last state; "this terrorist group": the last such body."""
        noun = self._noun(phrase)
        clause = self._discourse.parsed.dependents(phrase.head, "acl:relcl")  # "the group whose robots won": none said before
        if clause or phrase.plural or not phrase.bare or (phrase.modifiers and phrase.determiner not in _POINTING):
            return None
        kinds = next((kinds for name, kinds in _CLASS_NOUNS if in_class(self._discourse.lexicon, name, noun)), None)
        if noun in _GROUPS:
            return self._last_group()
        if noun in _OFFICES:
            kinds = frozenset({"GovernmentBody"})
        if noun in _REGIONS:
            kinds = frozenset({"Region", "AdminRegion"})
        if noun in _SITES:
            return self._only_site()
        if kinds is None:
            return None
        fitting = [s for s in self._discourse.seen if len(s.entities) == 1 and self._discourse.kind(s.entities[0]) in kinds]
        if noun in _OFFICES:
            fitting = [s for s in fitting if s.kind == "name" and self._says(s.entities[0], noun)]
        fitting = [s for s in fitting if not self._is_region(s.token, noun)]
        named = [s for s in fitting if s.kind != "demonym"]
        alone = [s for s in named if not self._listed(s.token)]  # a list of states is not what "the country" means
        return (alone or named or fitting)[-1].entities[0] if fitting else None

    def _says(self, node: str, noun: str) -> bool:
        """Whether a body is called so: "the department" is no Federal Security Service."""
        return noun in self._discourse.nodes.label(node).lower().split()

    def _is_region(self, i: int, noun: str) -> bool:
        """ "Homs province" is no town, whatever the name alone would be."""
        tokens = self._discourse.parsed.tokens
        beside = {tokens[j].lemma.lower() for j in range(i, min(i + 2, len(tokens)))}
        return noun not in _REGIONS and bool(beside & (_REGIONS | {"county", "state", "oblast"}))

    def _listed(self, i: int) -> bool:
        parsed = self._discourse.parsed
        return parsed.tokens[i].dep == "conj" or bool(parsed.dependents(i, "conj"))

    def _last_group(self) -> str | None:
        """ "This barbaric group": the last armed group, else the last organisation with a name."""
        for kinds in (frozenset({"ArmedGroup", "CriminalGroup"}), frozenset({"NGO", "Organization", "PoliticalParty"})):
            found = [
                s.entities[0]
                for s in self._discourse.seen
                if len(s.entities) == 1 and s.kind == "name" and self._discourse.kind(s.entities[0]) in kinds
            ]
            if found:
                return found[-1]
        return None

    def _only_site(self) -> str | None:
        """ "The site": the only named one so far."""
        sites = list(
            dict.fromkeys(
                e
                for seen in self._discourse.seen
                if seen.kind == "name"
                for e in seen.entities
                if self._discourse.kind(e) in _NAMED_SITES
            )
        )
        return sites[0] if len(sites) == 1 else None

    def _only_event(self, phrase: Phrase) -> str | None:
        """ "The accident": the only event of the article so far, if the noun names an event and says no more."""
        kind = noun_kind(self._discourse.lexicon, self._noun(phrase), plural=phrase.plural)
        if not is_event(kind) or not phrase.bare or phrase.plural or phrase.modifiers:
            return None
        events = list(
            dict.fromkeys(
                d.node
                for d in self._described
                if is_event(self._discourse.kind(d.node)) and not d.plural and self._discourse.nodes.qid(d.node) is None
            )
        )
        noun = self._noun(phrase)
        if fitting := same_event(noun):  # "the accident" is no storm
            called = {d.node for d in self._described if d.noun in fitting}
            events = [node for node in events if node in called]
        elif not may_be_any(noun):  # "the festival" is no accident
            events = [node for node in events if self._discourse.kind(node) == kind != "Event"]
        same = [node for node in events if self._discourse.kind(node) == kind] or events
        return same[0] if len(events) == 1 or (len(same) == 1 and kind != "Event") else None

    # ── new nodes ──

    def _new(self, phrase: Phrase) -> str:
        noun = self._noun(phrase)
        kind = noun_kind(self._discourse.lexicon, noun, plural=phrase.plural)
        if kind == "Artifact" and self._is_armament(phrase):
            kind = "WeaponSystem"
        gender = "" if phrase.plural else noun_gender(noun)
        node = self._discourse.nodes.scoped(phrase.label, "Person" if gender else kind)
        if gender:
            self._discourse.genders.setdefault(node, gender)
        for alias in phrase.aliases:
            if " " in alias:
                self._discourse.nodes.add_alias(node, alias)
        self.remember(node, phrase)
        if not phrase.modifiers:
            self._heads.setdefault((node, noun), lowered(self._discourse.parsed, phrase.head, phrase.head + 1))
        return node

    def _is_armament(self, phrase: Phrase) -> bool:
        """"missile systems", "rocket launchers"."""
        parsed = self._discourse.parsed
        weapons = self._discourse.lexicon.words.get("weapon_noun", ())
        return any(parsed.tokens[j].lemma.lower() in weapons for j in parsed.dependents(phrase.head, "compound"))

    def remember(self, node: str, phrase: Phrase) -> None:
        """Let a node be met again by the noun of a phrase."""
        owner, modifiers = self._owner(phrase)
        noun = self._noun(phrase)
        self._described.append(Described(node, noun, phrase.words, phrase.plural, phrase.bare, owner, modifiers))
        if not is_headline(self._discourse.parsed, phrase.head) and not phrase.plural:
            self._as_headlined(node, noun)

    def _as_headlined(self, node: str, noun: str) -> None:
        """ "Bridge collapse kills nine" over "A bridge fell. The accident …": the first event of the body that the
        headline may mean may also be met again by the headline's words."""
        title = next((phrase for phrase in self._headlined if noun in {self._noun(phrase), *same_event(self._noun(phrase))}), None)
        if title is not None:
            self._headlined.remove(title)
            for called in dict.fromkeys((self._noun(title), noun)):  # "the crane accident" for a "crane collapse"
                self._described.append(Described(node, called, title.words, plural=False, bare=True))
            self._discourse.nodes.add_alias(node, title.label)

    def _noun(self, phrase: Phrase) -> str:
        return self._discourse.parsed.tokens[phrase.head].lemma.lower()
