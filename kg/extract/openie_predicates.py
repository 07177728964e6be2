"""The predicate words, subjects and objects of open propositions."""

from __future__ import annotations

from kg.extract.clauses import SUBJECTS, Clauses
from kg.extract.openie_phrases import CONNECTIVES, Phrases, Words
from kg.extract.tree import VERBAL

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_NEGATIONS = frozenset({"not", "n't", "never", "n’t"})
_CONNECTIVE_PHRASES = frozenset({("for", "example"), ("for", "instance"), ("in", "addition"), ("in", "fact"), ("in", "contrast"),
                                 ("by", "contrast"), ("of", "course"), ("in", "turn"), ("at", "all"), ("in", "particular")})
_LONGEST_ADVERB = 2  # words: "more often"; anything longer is an argument


class Predicates:
    """Reads the parts of one clause at a time."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tokens = clauses.tokens
        self.phrases = Phrases(clauses)

    def chain(self, i: int) -> list[int]:
        """"wants to try to leave": a verb and the infinitives that share its subject, up to the one with an object."""
        found = [i]
        while not self.clauses.children(found[-1], "obj"):
            last = found[-1]
            complements = [j for j in self.clauses.children(last, "xcomp")
                           if self.tokens[j].upos in VERBAL or self.clauses.children(j, "cop")]
            if len(complements) != 1 or complements[0] < last:
                break
            found += complements
        return found

    def is_chained(self, i: int) -> bool:
        """Whether i belongs to the predicate above it: "wants to leave", "is ready to leave"."""
        token = self.tokens[i]
        if token.dep != "xcomp" or self.clauses.children(token.head, "obj"):
            return False
        above = self.tokens[token.head].upos
        return above in VERBAL or (above == "ADJ" and bool(self.clauses.children(token.head, "cop")))

    def words(self, chain: list[int]) -> list[int]:
        """"has never wanted to leave": all verbs of a chain with auxiliaries, negation, particles and close adverbs."""
        found = [j for i in chain for j in self._group(i)]
        found += [j for i in chain[1:] for j in self.clauses.children(i, "mark")]
        if self.clauses.is_infinitive(chain[0]):
            found += [j for j in self.clauses.children(chain[0], "mark") if self.tokens[j].text.lower() == "to"]
        return found

    def _group(self, i: int) -> list[int]:
        group = [i, *self.clauses.children(i, "aux", "aux:pass", "cop", "compound:prt")]
        group += self._shared_auxiliaries(i) if len(group) == 1 else []
        for j in self.clauses.children(i, "advmod"):
            adverb = self.phrases.below(j)
            if len(adverb) > _LONGEST_ADVERB or self.tokens[j].text.lower() in CONNECTIVES:
                continue
            before = min(group) - len(adverb) <= adverb[0] and adverb[-1] < i
            after = adverb[0] == i + 1 and self.tokens[j].upos == "ADV"
            if before or after or self.tokens[j].text.lower() in _NEGATIONS:
                group += adverb
        return group

    def _shared_auxiliaries(self, i: int) -> list[int]:
        """"was seized and burned": the auxiliaries of the first verb are the second one's, too."""
        first = self.clauses.first(i)
        alike = self.tokens[first].xpos == self.tokens[i].xpos and self.tokens[first].upos in VERBAL
        if first == i or not alike or self.clauses.children(i, *SUBJECTS):
            return []
        return self.clauses.children(first, "aux", "aux:pass")

    # ── subjects ────────────────────────────────────────────────────────────────────────────────────

    def subjects(self, i: int) -> list[Words]:
        """The subjects of the predicate i, coordinated ones in one phrase, without the clause of i itself."""
        own = set(self.phrases.below(i)) if self.tokens[i].dep in ("acl", "acl:relcl") else set()
        found = [self.phrases.trim(j for j in words if j not in own) if not own.issuperset(words) else words
                 for words in self._subjects(i)]
        return [words for words in found if words]

    def _subjects(self, i: int) -> list[Words]:
        own = self.clauses.children(i, *SUBJECTS)
        if own:
            return [self._subject(j) for j in own]
        token = self.tokens[i]
        if token.dep == "acl" and self.clauses.is_infinitive(i):  # "plans to leave"
            return [self.phrases.nominal(token.head)]
        inherited = self.clauses.surface_subjects(i)
        if len(inherited) > 1 and self.clauses.first(inherited[0]) == inherited[0]:
            return [self.phrases.nominal(inherited[0], whole=True)]
        return [self.phrases.nominal(self._named(j)) for j in inherited]

    def _subject(self, j: int) -> Words:
        antecedent = self.clauses.antecedent(j)
        if antecedent != j:
            return self.phrases.nominal(self._named(antecedent))
        if self.tokens[j].dep.startswith("csubj") and self.tokens[antecedent].upos in VERBAL:
            return self.phrases.clause(antecedent)
        return self.phrases.nominal(antecedent, whole=True)

    def _named(self, i: int) -> int:
        """"Ann Lee, a lawyer who ran": who ran is Ann Lee."""
        token = self.tokens[i]
        return token.head if token.dep == "appos" and token.head < i and self.tokens[token.head].upos == "PROPN" else i

    # ── objects ─────────────────────────────────────────────────────────────────────────────────────

    def objects(self, i: int) -> list[Words]:
        """What stands as object of i, one entry for each conjunct; else its predicative; else its clause."""
        direct = [k for j in self._direct(i) for k in self.phrases.conjuncts(j)]
        if direct:
            return [self.phrases.nominal(j) for j in direct]
        complements = [j for j in self.clauses.children(i, "xcomp") if self.tokens[j].upos not in VERBAL]
        if complements:
            return [self.predicative(complements[0])]
        return [self.phrases.clause(j) for j in self._contents(i)[:1]]

    def predicative(self, i: int) -> Words:
        """"chairman of the board", "very large", "in danger": what a copula or "become" says of its subject."""
        if self.tokens[i].upos in NOMINAL:
            return self.phrases.nominal(i, case=True)
        return self.phrases.trim(self.phrases.predicative(i))

    def _direct(self, i: int) -> list[int]:
        """Objects, those of relative clauses and shared ones included: "the city they held", "killed and hurt many"."""
        own = [self.clauses.antecedent(j) for j in self.clauses.children(i, "obj")]
        if own or self.clauses.is_passive(i):
            return own
        shared = [slot.token for slot in self.clauses.slots(i) if slot.name == "obj" and slot.via is None]
        return shared[:1]

    def _contents(self, i: int) -> list[int]:
        """The clause that is said or known; in front of the verb it must be set off: "It is late, he said"."""
        passive = self.clauses.is_passive(i)
        return [j for j in self.clauses.children(i, "ccomp") if j > i or (not passive and self._is_set_off(j, i))]

    def _is_set_off(self, content: int, verb: int) -> bool:
        between = [self.tokens[k].text for k in range(content, verb)]
        return ";" not in between and any(text in (",", '"', "'") for text in between)

    def obliques(self, *heads: int) -> list[int]:
        """The prepositional and temporal arguments of these verbs, bare datives, gerunds behind a preposition ("by
        raising rates"); no relative pronouns."""
        found = [j for i in heads for j in self.clauses.children(i, "obl", "obl:agent", "obl:tmod", "iobj")]
        found += [j for i in heads for j in self.clauses.children(i, "advcl") if self.tokens[j].case and j > i]
        found += self._shared_times(heads[0])
        return sorted(j for j in found if self.clauses.antecedent(j) == j and not self._is_connective(j))

    def _is_connective(self, i: int) -> bool:
        """"for example", "in addition": no argument."""
        bare = not [j for j in self.clauses.children(i) if self.tokens[j].dep not in ("case", "punct")]
        return bare and (self.tokens[i].case, self.clauses.lemma(i)) in _CONNECTIVE_PHRASES

    def _shared_times(self, i: int) -> list[int]:
        """"In May it sold the plant and closed the shop": a time in front of the first verb is the second one's, too."""
        first = self.clauses.first(i)
        if first == i or self.tokens[first].upos not in VERBAL or self.clauses.children(i, *SUBJECTS):
            return []
        return [j for j in self.clauses.children(first, "obl", "obl:tmod") if j < first and self._is_time(j)]

    def _is_time(self, i: int) -> bool:
        name = self.tokens[i].name
        return name >= 0 and self.clauses.parsed.names[name].label in ("DATE", "TIME")
