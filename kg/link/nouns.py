"""The heads that are no names: common nouns, quantities, "the wounded", numbers of people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.link.bodies import state_bodies
from kg.link.discourse import Discourse
from kg.link.holders import Holders
from kg.link.kinds import is_event, noun_kind
from kg.link.names import NamedSpan
from kg.link.naming import Naming
from kg.link.nominals import Nominals
from kg.link.offices import Held
from kg.link.pairs import both_states
from kg.link.phrases import Phrase, coordination, is_plural, read_phrase
from kg.link.spans import is_headline
from kg.link.states import States
from kg.link.times import is_time

_ACTORS = frozenset({"Group", "ArmedForce", "ArmedGroup", "GovernmentBody", "Organization", "Company", "Court", "PoliticalParty"})
_EMPTY = frozenset({
    "way", "lot", "kind", "sort", "part", "fact", "case", "thing", "order", "addition", "behalf", "spite", "terms", "light",
    "view", "face", "favor", "favour", "course", "end", "start", "beginning", "result", "example", "instance",
})
_NO_HEADS = frozenset({"obl:tmod", "nmod:tmod", "case", "mark", "cc", "fixed"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "obl:agent"})
_INNER = frozenset({"compound", "amod", "flat", "nmod:npmod"})
_SCORES = frozenset({"dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "scores", "score"})
# "killing 107 and wounding 238": numbers that are people
_OF_PEOPLE = frozenset({
    "kill", "wound", "injure", "rescue", "save", "arrest", "detain", "displace", "evacuate", "die", "hurt", "trample", "free",
    "release", "capture", "slaughter", "massacre", "execute", "behead", "drown",
})


class Nouns:
    """Binds common nouns. `read_name` binds the head of a name that a quantity counts."""

    def __init__(self, discourse: Discourse, named: Mapping[int, NamedSpan], titles: Sequence[Held], states: States,
                 read_name: Callable[[int], None]) -> None:
        self._discourse = discourse
        self._parsed = discourse.parsed
        self._named = named
        self._states = states
        self._read_name = read_name
        self.memory = Nominals(discourse, states.node_at)
        self._holders = Holders(discourse, titles)
        self._naming = Naming(discourse, states, named)

    def read(self, i: int) -> None:
        """Bind a noun."""
        token = self._parsed.tokens[i]
        inner = self.memory.is_quantity(i)
        if inner is not None:
            self._quantity(i, inner)
        elif token.dep in _INNER:
            self._compound(i)
        elif token.lemma.lower() in _SCORES and self._parsed.tokens[token.head].lemma in _OF_PEOPLE and token.dep in _ARGUMENTS:
            self._scores(i)
        elif self._is_portfolio(i):
            return
        elif token.lemma.lower() not in _EMPTY and token.dep not in _NO_HEADS:
            self.phrase(i)

    def _scores(self, i: int) -> None:
        """ "wounded dozens more": people."""
        text = self._parsed.tokens[i].text.lower()
        node = self._discourse.nodes.scoped(f"{text} of people", "Group")
        self._discourse.nodes.add_alias(node, text)
        self._discourse.bind(i, (node,), "nominal", plural=True)

    def _is_portfolio(self, i: int) -> bool:
        """ "State" in "the Secretary of State"."""
        tokens = self._parsed.tokens
        if not tokens[i].text[:1].isupper() or tokens[i].case not in ("of", "for") or i < 2:
            return False
        return tokens[i - 2].text.lower() in self._discourse.lexicon.role_nouns or (
            tokens[i - 2].text == "Secretary" and tokens[i].text == "State"
        )

    def read_other(self, i: int) -> None:
        """Bind an adjective, number or determiner that stands as a noun."""
        token = self._parsed.tokens[i]
        inner = self.memory.is_quantity(i) if token.upos in ("NUM", "DET", "ADJ") else None
        if inner is not None:
            self._quantity(i, inner)
        elif token.dep in _ARGUMENTS and not is_headline(self._parsed, i):
            self._people(i)

    def _quantity(self, outer: int, inner: int) -> None:
        if inner in self._named or is_headline(self._parsed, outer):
            self._read_name(inner)
            self._discourse.bind(outer, self._discourse.of.get(inner, ()), "nominal", plural=True)
            return
        if self._parsed.tokens[inner].upos != "NOUN" or is_time(self._parsed.tokens[inner]):
            return
        node, span = self.memory.quantity(outer, inner)
        for head in (outer, inner):
            self._discourse.bind(head, (node,), "nominal", span, plural=True)

    def _compound(self, i: int) -> None:
        """ "Police raid": the police; a thing as modifier is no end."""
        token, lexicon = self._parsed.tokens[i], self._discourse.lexicon
        if token.head in self._named:
            return
        node = self.memory.named_by(token.lemma.lower())
        kind = noun_kind(lexicon, token.lemma, plural=is_plural(self._parsed, i))
        acts = is_event(noun_kind(lexicon, self._parsed.tokens[token.head].lemma, plural=False))
        if node is None and token.upos == "NOUN" and acts and kind in _ACTORS and not is_headline(self._parsed, i):
            node = self._discourse.nodes.scoped(token.text, kind)
        if node is not None:
            self._discourse.bind(i, (node,), "nominal")

    def phrase(self, i: int) -> None:
        """Bind the head of a common noun phrase."""
        phrase = read_phrase(self._parsed, i)
        span = (phrase.start, phrase.end)
        if phrase.determiner in ("no", "neither") or self._is_label(i):
            return
        found = self._holders.of(phrase) or both_states(self._discourse, phrase)
        found = found or state_bodies(self._discourse, self._states, phrase) or self._listed_beside(phrase)
        named = self._naming.node(phrase) if len(found) < 2 else None
        if named is not None or len(found) == 1:
            node = named or found[0]
            self._discourse.nodes.add_alias(node, "" if self._discourse.is_person(node) else phrase.label)
            self.memory.remember(node, phrase)
            found = (node,)
        elif not found:
            read = self.memory.read(i, create=not is_headline(self._parsed, i))
            found = (read,) if read is not None else ()
        if len(found) == 1 and found[0].startswith("doc:"):
            self._discourse.nodes.add_alias(found[0], coordination(self._parsed, phrase))
        self._discourse.bind(i, found, "nominal", span, plural=phrase.plural or len(found) > 1)

    def _listed_beside(self, phrase: Phrase) -> tuple[str, ...]:
        """ "His counterparts Ana Soto and Carlos Diaz": the persons whose names follow."""
        if not phrase.plural:
            return ()
        for j in self._parsed.dependents(phrase.head, "appos"):
            every = [j, *self._parsed.dependents(j, "conj")]
            nodes = tuple(dict.fromkeys(self._states.node_at[k] for k in every if k in self._named and k in self._states.node_at))
            if j > phrase.head and len(nodes) == len(every) > 1 and all(self._discourse.is_person(e) for e in nodes):
                return nodes
        return ()

    def _is_label(self, i: int) -> bool:
        """ "ANSWER:" on a line of its own."""
        sentence = self._parsed.sentences[self._parsed.tokens[i].sentence]
        return sentence.end - sentence.start <= 3 and self._parsed.tokens[sentence.end - 1].text == ":"

    def _people(self, i: int) -> None:
        """ "The wounded", "at least 107", "200 more", "killing 107"."""
        token = self._parsed.tokens[i]
        number = token.upos == "NUM" or (token.lemma == "more" and bool(self._parsed.dependents(i, "nummod")))
        counted = number and (token.lemma == "more" or bool(self._parsed.dependents(i, "advmod", "amod", "nummod", "conj")))
        victims = number and self._parsed.tokens[token.head].lemma in _OF_PEOPLE
        the = any(self._parsed.tokens[j].lemma == "the" for j in self._parsed.dependents(i, "det"))
        if not (counted or victims or (the and token.upos in ("ADJ", "VERB"))):
            return
        phrase = read_phrase(self._parsed, i)
        node = self._discourse.nodes.scoped(f"{phrase.label} people" if victims else phrase.label, "Group")
        self._discourse.nodes.add_alias(node, phrase.label if victims and counted else "")
        self._discourse.bind(i, (node,), "nominal", (phrase.start, phrase.end), plural=True)
