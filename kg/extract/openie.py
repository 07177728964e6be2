"""Open propositions: what a sentence says, as subject, predicate and objects in its own words, for any verb.

The method is that of clause-based extraction (Del Corro and Gemulla, ClausIE, 2013), on the deep arguments of
`kg.extract.clauses`: one proposition for each verb, copula or list of examples, and for each conjunct of its object.
A direct object stands alone; without one the first preposition belongs to the predicate ("was born in"). Further
prepositional and temporal phrases are further objects.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.clauses import SUBJECTS, Clauses
from kg.extract.openie_confidence import confidence_of
from kg.extract.openie_phrases import Words
from kg.extract.openie_predicates import NOMINAL, Predicates
from kg.extract.tree import VERBAL
from kg.lexicon import Lexicon
from kg.model import Parsed

_NO_PREDICATES = frozenset({"amod", "compound", "case", "mark", "cc", "advmod", "det", "nmod", "aux", "aux:pass", "cop"})
_EXAMPLES = ("such as", "including")


@dataclass(frozen=True, slots=True)
class OpenProposition:
    """Each part is a tuple of token indices in text order; `rule` is the construction, `confidence` its precision."""

    subject: Words
    predicate: Words
    objects: tuple[Words, ...]
    rule: str
    confidence: float


def read_open_propositions(parsed: Parsed, lexicon: Lexicon) -> tuple[OpenProposition, ...]:
    """The open propositions of a parse, in the order of their predicates, none twice."""
    reader = _Reader(Clauses(parsed, lexicon))
    found: dict[tuple[Words, Words, tuple[Words, ...]], OpenProposition] = {}
    for token in parsed.tokens:
        for one in reader.at(token.i):
            if one.subject and one.predicate and one.objects and one.subject not in one.objects:
                found.setdefault((one.subject, one.predicate, one.objects), one)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb's predicate on its way to propositions. `last` is the end of the chain, which has the objects."""

    subjects: list[Words]
    words: list[int]
    last: int
    obliques: list[int]
    family: str


class _Reader:
    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tokens = clauses.tokens
        self.predicates = Predicates(clauses)
        self.phrases = self.predicates.phrases

    def at(self, i: int) -> Iterator[OpenProposition]:
        """The propositions that word i carries."""
        token = self.tokens[i]
        if self.clauses.children(i, "cop") and not self.predicates.is_chained(i):
            yield from self._copula(i)
        elif self.clauses.children(i, "expl") and self.clauses.lemma(i) == "be":
            yield from self._existence(i)
        elif token.upos in VERBAL and token.dep not in _NO_PREDICATES and not self.predicates.is_chained(i):
            yield from self._verb(i)
        if token.upos in NOMINAL:
            yield from self._examples(i)
            yield from self._adjectives(i)

    def _make(self, rule: str, subject: Words, predicate: list[int], objects: list[Words]) -> OpenProposition:
        words = self.phrases.trim(predicate)
        said = tuple(o for o in objects if o and not self._asks(o))
        return OpenProposition(subject, words, said if not self._asks(subject) else (), rule, confidence_of(rule))

    def _asks(self, words: Words) -> bool:
        """"what he does": a bare question word says nothing."""
        return len(words) == 1 and self.tokens[words[0]].xpos in ("WP", "WDT")

    def _phrase(self, i: int) -> Words:
        return self.phrases.nominal(i, case=True, whole=True)

    def _phrases_of(self, found: list[int]) -> list[Words]:
        return [self._phrase(i) for i in found]

    # ── verbs ───────────────────────────────────────────────────────────────────────────────────────

    def _verb(self, i: int) -> Iterator[OpenProposition]:
        """"The court had refused to hear the case in May"."""
        subjects = self.predicates.subjects(i)
        if not subjects or self._is_argument(i):
            return
        chain = self.predicates.chain(i)
        words, obliques = self.predicates.words(chain), self.predicates.obliques(*chain)
        yield from self._arguments(_Verb(subjects, words, chain[-1], obliques, self._family(i)))

    def _arguments(self, verb: _Verb) -> Iterator[OpenProposition]:
        """By what the verb has: a predicative, an object, a preposition, or only an adverb."""
        late = [j for j in verb.obliques if j > verb.last and self.tokens[j].case]
        if self.clauses.children(verb.last, "cop"):  # "seems to be proud of it"
            yield from self._predicative(verb, late)
            return
        objects = self.predicates.objects(verb.last)
        if objects:
            yield from self._transitive(verb, objects)
            return
        agents = [j for j in verb.obliques if self.tokens[j].dep == "obl:agent"]
        later = agents or late or [j for j in verb.obliques if j > verb.last]
        if later:
            yield from self._prepositional(verb, verb.words, later[0])
        else:
            yield from self._bare(verb)

    def _is_argument(self, i: int) -> bool:
        """"accused them of lying": the gerund behind a preposition is an argument of the verb above, nothing said."""
        token = self.tokens[i]
        return token.dep in ("acl", "advcl") and bool(token.case) and not self.clauses.children(i, *SUBJECTS)

    def _family(self, i: int) -> str:
        token = self.tokens[i]
        if token.dep in ("acl", "advcl"):
            if self.clauses.is_infinitive(i):
                return "infinitive"
            return "adverbial" if self.clauses.children(i, *SUBJECTS) else "participle"
        return {"acl:relcl": "relative", "xcomp": "control", "ccomp": "content", "conj": "coordinated"}.get(token.dep, "verb")

    def _transitive(self, verb: _Verb, objects: list[Words]) -> Iterator[OpenProposition]:
        """"The board named Ann Lee director in May"; "that" of a clause goes to the predicate: "said that"."""
        words, rule = verb.words, "object"
        own = self.clauses.children(verb.last, "obj")
        more = [self.phrases.clause(j) for j in self.clauses.children(verb.last, "xcomp") if own and self.tokens[j].upos in VERBAL]
        if not own and self.clauses.children(verb.last, "ccomp"):
            rule = "clause"
            marks = {k for j in self.clauses.children(verb.last, "ccomp") for k in self.clauses.children(j, "mark")
                     if self.tokens[k].text.lower() == "that" and k > verb.last}
            words = [*words, *(j for j in sorted(marks) if any(o[:1] == (j,) for o in objects))]
            objects = [tuple(j for j in o if j not in words) for o in objects]
        more += self._phrases_of(verb.obliques)
        for subject in verb.subjects:
            for one in objects:
                yield self._make(f"{verb.family}.{rule}", subject, words, [one, *more])

    def _prepositional(self, verb: _Verb, words: list[int], main: int) -> Iterator[OpenProposition]:
        """"The gene was found in rice and wheat last year": one for each grain."""
        more = self._phrases_of([j for j in verb.obliques if j != main])
        for subject in verb.subjects:
            for j in self.phrases.conjuncts(main):
                case = self.phrases.prepositions(j) or self.phrases.prepositions(main)
                yield self._make(f"{verb.family}.preposition", subject, [*words, *case], [self.phrases.nominal(j), *more])

    def _predicative(self, verb: _Verb, late: list[int]) -> Iterator[OpenProposition]:
        if late and self.tokens[verb.last].upos not in NOMINAL:
            yield from self._prepositional(verb, [*verb.words, *self.phrases.predicative(verb.last, short=True)], late[0])
            return
        words = [j for j in verb.words if j != verb.last]
        said = tuple(j for j in self.predicates.predicative(verb.last) if j not in words)
        for subject in verb.subjects:
            yield self._make(f"{verb.family}.object", subject, words, [said, *self._phrases_of(verb.obliques)])

    def _bare(self, verb: _Verb) -> Iterator[OpenProposition]:
        """"Prices rose sharply": without any other argument the adverb is one; fronted ones come last."""
        fronted = self._phrases_of(verb.obliques)
        adverbs = [j for j in verb.words if j > verb.last and self.tokens[j].dep == "advmod"]
        words = [j for j in verb.words if j not in adverbs]
        if not adverbs and not fronted:
            adverbs = [k for j in self.clauses.children(verb.last, "advmod")[-1:] if j > verb.last for k in self.phrases.below(j)]
        said = self.phrases.trim(adverbs)
        rule = "adverb" if said else "fronted"
        for subject in verb.subjects:
            yield self._make(f"{verb.family}.{rule}", subject, words, [said, *fronted])

    # ── copulas and nouns ───────────────────────────────────────────────────────────────────────────

    def _existence(self, i: int) -> Iterator[OpenProposition]:
        """"There were two strikes in May"."""
        there = self.phrases.trim(self.clauses.children(i, "expl")[:1])
        words = [j for j in self.predicates.words([i]) if j not in there]
        more = self._phrases_of(self.predicates.obliques(i))
        for j in [k for s in self.clauses.children(i, "nsubj") for k in self.phrases.conjuncts(s)]:
            yield self._make("copula.existence", there, words, [self.phrases.nominal(j), *more])

    def _copula(self, i: int) -> Iterator[OpenProposition]:
        """"He was a lawyer and a critic of the plan in Oslo": one for each conjunct."""
        words = self._copula_words(i)
        obliques = self.predicates.obliques(i)
        for subject in self.predicates.subjects(i):
            for j in self.phrases.conjuncts(i):
                if self.tokens[j].upos in NOMINAL:
                    said = [self.phrases.nominal(j), *self._phrases_of(obliques)]
                    yield self._make("copula.noun", subject, [*words, *self.phrases.prepositions(j)], said)
                else:
                    yield from self._quality(subject, words, j, obliques)

    def _copula_words(self, i: int) -> list[int]:
        words = self.clauses.children(i, "aux", "cop")
        for j in self.clauses.children(i, "advmod"):
            close = bool(words) and min(words) - 1 <= j <= max(words) + 1 and self.tokens[i].upos in NOMINAL
            if j < i and (self.tokens[j].text.lower() in ("not", "n't", "never") or close):
                words.append(j)
        return words

    def _quality(self, subject: Words, words: list[int], i: int, obliques: list[int]) -> Iterator[OpenProposition]:
        """"was critical of the plan", "is ready to talk to them", "is large"."""
        adjective = [j for j in self.phrases.predicative(i, short=True) if j not in words]
        predicate = [*words, *adjective]
        late = [j for j in obliques if j > i and self.tokens[j].case]
        verbs = [j for j in self.clauses.children(i, "xcomp") if self.tokens[j].upos == "VERB" and j > i]
        if verbs:
            chain = self.predicates.chain(verbs[0])
            group = [*predicate, *self.predicates.words(chain)]
            yield from self._arguments(_Verb([subject], group, chain[-1], self.predicates.obliques(*chain), "copula"))
        elif late:
            yield from self._prepositional(_Verb([subject], predicate, i, obliques, "copula"), predicate, late[0])
        else:
            yield self._make("copula.adjective", subject, words, [self.phrases.trim(adjective), *self._phrases_of(obliques)])

    def _examples(self, i: int) -> Iterator[OpenProposition]:
        """"grains such as rice and wheat": grains | such as | rice."""
        for j in self.clauses.children(i, "nmod", "obl"):
            if j > i and self.tokens[j].case in _EXAMPLES:
                subject = self.phrases.nominal(i, without=self.phrases.below(j))
                for k in self.phrases.conjuncts(j):
                    yield self._make("noun.examples", subject, self.phrases.prepositions(j), [self.phrases.nominal(k)])

    def _adjectives(self, i: int) -> Iterator[OpenProposition]:
        """"officials familiar with the talks": officials | familiar with | the talks."""
        for j in self.clauses.children(i, "amod", "acl", "acl:relcl"):
            places = [k for k in self.clauses.children(j, "obl", "nmod") if k > j and self.tokens[k].case]
            if j < i or self.tokens[j].upos != "ADJ" or not places or self.clauses.children(j, "cop", *SUBJECTS):
                continue
            subject = self.phrases.nominal(i, without=self.phrases.below(j))
            words = [*self.phrases.predicative(j, short=True), *self.phrases.prepositions(places[0])]
            for k in self.phrases.conjuncts(places[0]):
                yield self._make("noun.adjective", subject, words, [self.phrases.nominal(k)])
