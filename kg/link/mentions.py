"""All mentions of an article in reading order: the body first, then the headings, which only repeat what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.link.bodies import state_bodies
from kg.link.discourse import Discourse
from kg.link.first_person import FirstPersons, is_first_person
from kg.link.holders import Holders
from kg.link.kinds import in_class, is_body, is_event, is_place, noun_kind
from kg.link.names import NamedSpan
from kg.link.nested import nested_nodes
from kg.link.nominals import Nominals
from kg.link.offices import Held
from kg.link.pairs import both_states
from kg.link.phrases import Phrase, is_plural, is_time, read_phrase
from kg.link.pronouns import resolve_pronoun
from kg.link.spans import is_headline
from kg.link.speech import Speech
from kg.link.states import States

_NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "appos", "root", "xcomp",
                      "attr", "ccomp", "parataxis", "acl", "acl:relcl", "advcl", "dep", "csubj", "ROOT", "obl:npmod", "list", "oprd"})
_VALUES = frozenset({"DATE", "TIME", "MONEY", "PERCENT"})
_COMPASS = frozenset("northern southern eastern western northeastern northwestern southeastern southwestern central north south "
                     "east west upper lower".split())
# "Anbar province": not "area", which may reach beyond
_PLACE_NOUNS = frozenset("province region neighborhood neighbourhood district governorate county city town village prefecture "
                         "municipality suburb".split())
_ACTORS = frozenset({"Group", "ArmedForce", "ArmedGroup", "GovernmentBody", "Organization", "Company", "Court", "PoliticalParty"})
_EMPTY = frozenset("way lot kind sort part fact case thing order addition behalf spite terms light view face favor favour course "
                   "end start beginning result example instance".split())
# "killing 107 and wounding 238": numbers that are people
_OF_PEOPLE = frozenset("kill wound injure rescue save arrest detain displace evacuate die hurt trample free release capture "
                       "slaughter massacre execute behead drown".split())


class Reader:
    """Binds the heads of one article."""

    def __init__(self, discourse: Discourse, named: Sequence[NamedSpan], titles: Sequence[Held], states: States,
                 speeches: Sequence[Speech]) -> None:
        self._discourse = discourse
        self._parsed = discourse.parsed
        self._at = {n.span.head: n for n in named}
        self._inside = {i for n in named for i in range(n.span.start, n.span.end)}
        self._titles = {i: held for held in titles for i in range(held.title.start, held.title.end) if i not in self._at}
        self._by_noun: dict[int, list[str]] = {}
        for held in titles:
            self._by_noun.setdefault(held.title.noun, []).append(held.person)
        self._states = states
        self._speeches = speeches
        self._held = titles
        self._nominals = Nominals(discourse)
        self._holders = Holders(discourse, titles)
        self._nested = nested_nodes(discourse, named)
        self._first_persons: list[int] = []
        self._valued = {i for name in self._parsed.names if name.label in _VALUES for i in range(name.start, name.end)}

    def read(self) -> None:
        """Bind every head that can be."""
        for i in self._order():
            if i not in self._discourse.of:
                self._read(i)
        self._nominals.name_by_heads()
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
        elif token.upos == "PRON" or token.xpos == "PRP$" or token.xpos in ("WP", "WDT", "WP$"):
            self._pronoun(i)
        elif token.upos in ("NOUN", "PROPN") and token.xpos.startswith("NN"):
            self._noun(i)
        elif token.upos in ("ADJ", "NUM", "DET", "VERB", "ADV") and token.dep in _NOMINAL:
            self._other(i)

    # ── names ──

    def _name(self, i: int) -> None:
        """"Northern" before a name makes another place: "northern Syria"."""
        named = self._at[i]
        span = (named.span.start, named.span.end)
        if i in self._states.metonyms:
            self._discourse.bind(i, (self._states.metonyms[i],), "metonym", span)
            return
        node = named.node
        if self._discourse.kind(node) == "Group" and self._parsed.dependents(i, "nummod") and not is_headline(self._parsed, i):
            self._phrase(i, create=True)  # "half a million Syrians"
            return
        compass = next((j for j in self._parsed.dependents(i, "amod", "compound") if self._parsed.tokens[j].lemma.lower() in _COMPASS
                        and j < named.span.start), None)
        if compass is not None and is_place(self._discourse.kind(node)):
            span = (compass, named.span.end)
            self._discourse.bind(compass, (node,), "name", span)
            node = self._discourse.nodes.named(" ".join(self._parsed.text(*span).split()), "Region")
        self._discourse.bind(i, (node,), "name", span, plural=self._discourse.kind(node) == "Group")
        self._nominals.name(node, named.span.surface.lower().replace("’", "'").split())

    def _title(self, i: int) -> None:
        """A title's noun stands for its holder: "the president of Lombardy, Roberto Maroni, said"."""
        held = self._titles[i]
        if i == held.title.noun and self._parsed.tokens[i].dep != "compound":
            people = self._by_noun[i]
            self._discourse.bind(i, people, "nominal", (held.title.start, held.title.end), plural=len(people) > 1)

    # ── pronouns ──

    def _pronoun(self, i: int) -> None:
        token = self._parsed.tokens[i]
        if is_first_person(token.text):
            self._first_persons.append(i)
            return
        if token.text.lower() in ("those", "these") and self._parsed.dependents(i, "acl", "acl:relcl", "nmod"):
            self._those(i)
            return
        plural = token.text.lower() in ("they", "them", "their", "we", "our", "us")
        self._discourse.bind(i, resolve_pronoun(self._discourse, i, self._speeches), "pronoun", plural=plural)

    def _those(self, i: int) -> None:
        """"Those in need": people, called by the whole phrase."""
        if is_headline(self._parsed, i):
            return
        end = max(self._parsed.subtree(i)) + 1
        while end > i + 1 and self._parsed.tokens[end - 1].upos == "PUNCT":
            end -= 1
        label = " ".join(self._parsed.text(i, min(end, i + 12)).split())
        self._discourse.bind(i, (self._discourse.nodes.scoped(label, "Group"),), "nominal", (i, min(end, i + 12)), plural=True)

    # ── nouns ──

    def _noun(self, i: int) -> None:
        token = self._parsed.tokens[i]
        create = not is_headline(self._parsed, i)
        inner = self._nominals.is_quantity(i)
        if inner is not None:
            self._quantity(i, inner, create=create)
        elif token.dep in ("compound", "amod", "flat", "nmod:npmod"):
            self._compound(i, create=create)
        elif token.lemma.lower() not in _EMPTY and token.dep not in ("obl:tmod", "nmod:tmod", "case", "mark", "cc", "fixed"):
            self._phrase(i, create=create)

    def _quantity(self, outer: int, inner: int, *, create: bool) -> None:
        if inner in self._at or not create:
            self._read(inner)
            self._discourse.bind(outer, self._discourse.of.get(inner, ()), "nominal", (outer, outer + 1), plural=True)
            return
        if self._parsed.tokens[inner].upos != "NOUN" or is_time(self._parsed.tokens[inner]):
            return
        node, span = self._nominals.quantity(outer, inner)
        for head in (outer, inner):
            self._discourse.bind(head, (node,), "nominal", span, plural=True)

    def _compound(self, i: int, *, create: bool) -> None:
        """"Police raid": the police; a thing as modifier is no end."""
        token = self._parsed.tokens[i]
        if token.head in self._at:
            return
        node = self._nominals.named_by(token.lemma.lower())
        kind = noun_kind(self._discourse.lexicon, token.lemma, plural=is_plural(self._parsed, i))
        acts = is_event(noun_kind(self._discourse.lexicon, self._parsed.tokens[token.head].lemma, plural=False))
        if node is None and token.upos == "NOUN" and create and acts and kind in _ACTORS:
            node = self._discourse.nodes.scoped(token.text, kind)
        if node is not None:
            self._discourse.bind(i, (node,), "nominal")

    def _phrase(self, i: int, *, create: bool) -> None:
        phrase = read_phrase(self._parsed, i)
        span = (phrase.start, phrase.end)
        found = self._holders.of(phrase) or both_states(self._discourse, phrase)
        bodies = () if found else state_bodies(self._discourse, self._states, phrase)
        found = found or (bodies if len(bodies) > 1 else ())
        if found:
            self._discourse.bind(i, found, "nominal", span, plural=len(found) > 1)
            return
        node = self._called_by_name(i, phrase) or next(iter(bodies), None)
        if node is None:
            read = self._nominals.read(i, create=create)
            node = read[0] if read is not None else None
        else:
            self._discourse.nodes.add_alias(node, phrase.label)
            self._nominals.remember(node, phrase)
        if node is not None:
            self._discourse.bind(i, (node,), "nominal", span, plural=phrase.plural)

    def _called_by_name(self, i: int, phrase: Phrase) -> str | None:
        """"The city of Mosul", "Anbar province", "the M5S party", "our ally Turkey": the noun only says what the name is."""
        name = self._naming_child(i)
        if name is None:
            return None
        node, lexicon = self._states.node_at[name], self._discourse.lexicon
        noun, dep = self._parsed.tokens[i].lemma.lower(), self._parsed.tokens[name].dep
        kind, of_name = noun_kind(lexicon, noun, plural=False), self._discourse.kind(node)
        if phrase.plural:  # "ISIL terrorists" are the group
            return node if dep in ("compound", "amod") and of_name == "ArmedGroup" and in_class(lexicon, "armed_group_noun", noun) else None
        if dep == "nmod":
            return node if kind in ("City", "Country") and is_place(of_name) else None
        if dep in ("compound", "amod"):
            place = noun in _PLACE_NOUNS and of_name not in ("Country", "Person")
            same = kind == of_name or (is_body(kind) and is_body(of_name) and noun in ("party", "group", "organisation", "organization"))
            return node if place or (same and of_name != "Country" and kind != "GovernmentBody") else None
        clash = (kind == "Person") != (of_name == "Person") and kind not in ("Entity",) and not (kind == "Person" and is_body(of_name))
        return node if not clash else None

    def _naming_child(self, i: int) -> int | None:
        for j in self._parsed.children[i]:
            token = self._parsed.tokens[j]
            named = j in self._at and (token.dep in ("appos", "compound", "amod") or (token.dep == "nmod" and token.case == "of"))
            if named:
                return j
        head = self._parsed.tokens[i].head
        return head if self._parsed.tokens[i].dep == "appos" and head in self._at else None

    def _other(self, i: int) -> None:
        """"The wounded", "at least 107": people without a noun."""
        token = self._parsed.tokens[i]
        if token.upos in ("NUM", "DET", "ADJ") and (inner := self._nominals.is_quantity(i)) is not None:
            self._quantity(i, inner, create=not is_headline(self._parsed, i))
            return
        the = any(self._parsed.tokens[j].lemma == "the" for j in self._parsed.dependents(i, "det"))
        counted = token.upos == "NUM" and bool(self._parsed.dependents(i, "advmod", "amod", "nummod", "conj"))
        if is_headline(self._parsed, i) or token.dep not in ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "obl:agent"):
            return
        counted = counted or (token.lemma == "more" and bool(self._parsed.dependents(i, "nummod")))
        victims = (token.upos == "NUM" or token.lemma == "more") and self._parsed.tokens[token.head].lemma in _OF_PEOPLE
        if (token.upos in ("ADJ", "VERB") and the) or counted or victims:
            phrase = read_phrase(self._parsed, i)
            node = self._discourse.nodes.scoped(f"{phrase.label} people" if victims else phrase.label, "Group")
            self._discourse.nodes.add_alias(node, phrase.label if victims and counted else "")
            self._discourse.bind(i, (node,), "nominal", (phrase.start, phrase.end), plural=True)
