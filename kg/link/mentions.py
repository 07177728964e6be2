"""All mentions of an article in reading order: the body first, then the headings, which only repeat what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.link.antecedents import clause_subject
from kg.link.discourse import Discourse
from kg.link.first_person import FirstPersons, is_first_person
from kg.link.kinds import is_place
from kg.link.names import NamedSpan
from kg.link.nested import nested_nodes
from kg.link.nouns import Nouns
from kg.link.offices import Held
from kg.link.pronouns import resolve_pronoun
from kg.link.spans import is_headline
from kg.link.speech import Speech
from kg.link.states import States
from kg.link.times import is_time

_STANDING = frozenset({"ADJ", "NUM", "DET", "VERB", "ADV"})  # may stand for a noun
_POSSESSIVES = frozenset({"his", "her", "its"})
_WH = frozenset({"PRP$", "WP", "WDT", "WP$"})
_VALUES = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
_COMPASS = frozenset({
    "northern", "southern", "eastern", "western", "northeastern", "northwestern", "southeastern", "southwestern", "central",
    "north", "south", "east", "west", "upper", "lower",
})
_LONGEST = 12  # tokens of "those who …"


class Reader:
    """Binds the heads of one article."""

    def __init__(self, discourse: Discourse, named: Sequence[NamedSpan], titles: Sequence[Held], states: States,
                 speeches: Sequence[Speech]) -> None:
        self._discourse = discourse
        self._parsed = discourse.parsed
        self._at = {n.span.head: n for n in named}
        self._inside = {i for n in named for i in range(n.span.start, n.span.end)}
        self._titles = {i: h for h in titles for i in range(h.title.start, h.title.end) if i not in self._at}
        self._held = titles
        self._states = states
        self._speeches = speeches
        self._nested = nested_nodes(discourse, named)
        self._nouns = Nouns(discourse, self._at, titles, states, self._read)
        self._first_persons: list[int] = []
        self._ahead: list[tuple[int, int]] = []
        self._valued = {i for name in self._parsed.names if name.label in _VALUES for i in range(name.start, name.end)}

    def read(self) -> None:
        """Bind every head that can be."""
        for i in self._order():
            if i not in self._discourse.of:
                self._read(i)
        self._nouns.memory.name_by_heads()
        for i, subject in self._ahead:
            self._bind_ahead(i, subject)
        first = FirstPersons(self._discourse, self._held, self._speeches)
        for i in self._first_persons:
            self._discourse.bind(i, first.resolve(i), "pronoun")

    def _order(self) -> Iterator[int]:
        for headline in (False, True):
            for sentence in self._parsed.sentences:
                if is_headline(self._parsed, sentence.start) == headline:
                    yield from range(sentence.start, sentence.end)

    def _read(self, i: int) -> None:
        token = self._parsed.tokens[i]
        if i in self._nested:
            self._discourse.bind(i, (self._nested[i],), "name")
        elif i in self._states.demonyms:
            self._discourse.bind(i, (self._states.demonyms[i],), "demonym")
        elif i in self._at:
            self._name(i)
        elif i in self._titles:
            self._title(i)
        elif i in self._inside or i in self._valued or is_time(token):
            return
        elif token.upos == "PRON" or token.xpos in _WH:
            self._pronoun(i)
        elif token.upos in ("NOUN", "PROPN") and token.xpos.startswith("NN"):
            self._nouns.read(i)
        elif token.upos in _STANDING:
            self._nouns.read_other(i)

    def _name(self, i: int) -> None:
        named = self._at[i]
        span, node = (named.span.start, named.span.end), named.node
        group = self._discourse.kind(node) == "Group"
        if i in self._states.metonyms:
            self._discourse.bind(i, (self._states.metonyms[i],), "metonym", span)
            return
        if group and self._parsed.dependents(i, "nummod") and not is_headline(self._parsed, i):
            self._nouns.phrase(i)  # "half a million Syrians"
            return
        compass = self._compass(i, named.span.start)
        if compass is not None and is_place(self._discourse.kind(node)):
            span = (compass, named.span.end)
            self._discourse.bind(compass, (node,), "name", span)
            region = self._discourse.nodes.named(" ".join(self._parsed.text(*span).split()), "Region")
            both = (region, node) if self._located(i) else (region,)
            self._discourse.bind(i, both, "name", span)
            return
        self._discourse.bind(i, (node,), "name", span, plural=group)
        self._nouns.memory.name(node, named.span.surface.lower().replace("’", "'").split())

    def _compass(self, i: int, start: int) -> int | None:
        """ "Northern" before a name makes another place: "northern Syria"."""
        words = self._parsed.dependents(i, "amod", "compound")
        return next((j for j in words if self._parsed.tokens[j].lemma.lower() in _COMPASS and j < start), None)

    def _located(self, i: int) -> bool:
        """What is in northern Syria is in Syria, too; who holds northern Syria does not hold Syria."""
        token = self._parsed.tokens[i]
        return token.case in ("in", "across", "inside", "throughout", "within") or token.dep == "appos"

    def _title(self, i: int) -> None:
        """A title's noun stands for its holder: "the president of Lombardy, Roberto Maroni, said"."""
        title = self._titles[i].title
        if i == title.noun and self._parsed.tokens[i].dep != "compound":
            people = list(dict.fromkeys(h.person for h in self._held if h.title.noun == i))
            self._discourse.bind(i, people, "nominal", (title.start, title.end), plural=len(people) > 1)
        elif i == title.of and self._parsed.tokens[i].upos == "NOUN":
            self._nouns.phrase(i)  # "the team's coach", "spokesman for the Indonesian military"

    def _pronoun(self, i: int) -> None:
        word = self._parsed.tokens[i].text.lower()
        if is_first_person(word):
            self._first_persons.append(i)
        elif word in ("those", "these") and self._parsed.dependents(i, "acl", "acl:relcl", "nmod"):
            self._those(i)
        elif word in _POSSESSIVES and (
            (subject := clause_subject(self._parsed, i)) is not None and subject > i and subject != self._parsed.tokens[i].head
        ):
            self._ahead.append((i, subject))
        else:
            found = resolve_pronoun(self._discourse, i, self._speeches)
            self._discourse.bind(i, found, "pronoun", plural=word in ("they", "them", "their"))

    def _bind_ahead(self, i: int, subject: int) -> None:
        """ "Discussing his plan, Ana Soto said …": the subject comes after the pronoun."""
        found = self._discourse.of.get(subject, ())
        personal = self._parsed.tokens[i].text.lower() in ("his", "her")
        if not found or any(self._discourse.is_person(e) != personal for e in found):
            found = resolve_pronoun(self._discourse, i, self._speeches)
        self._discourse.bind(i, found, "pronoun")

    def _those(self, i: int) -> None:
        """ "Those in need": people, called by the whole phrase."""
        if is_headline(self._parsed, i):
            return
        end = max(self._parsed.subtree(i)) + 1
        while end > i + 1 and self._parsed.tokens[end - 1].upos == "PUNCT":
            end -= 1
        span = (i, min(end, i + _LONGEST))
        node = self._discourse.nodes.scoped(" ".join(self._parsed.text(*span).split()), "Group")
        self._discourse.bind(i, (node,), "nominal", span, plural=True)
