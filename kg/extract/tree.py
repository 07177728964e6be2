"""Looking around in the parse of one article: who hangs where, what is coordinated, negated, passive.

What the parser gives is undone only as far as a single word goes; `kg.extract.clauses` makes arguments of it.
"""

from __future__ import annotations

from kg.lexicon import Lexicon
from kg.model import Parsed

RELATIVES = {"who", "which", "that", "whom", "whose", "where"}
VERBAL = ("VERB", "AUX")
_SHARES = frozenset({"all", "most", "much", "part", "many", "some", "several", "both"})  # "controls much of Homs"
EVENT_VERBS = frozenset({"kill", "injure", "wound", "hurt", "maim", "claim", "leave", "destroy", "damage",
                         "occur", "happen", "begin", "start", "last", "end"})


class Tree:
    """The tokens of one article as a tree."""

    def __init__(self, parsed: Parsed, lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.lexicon = lexicon

    def children(self, i: int, *deps: str) -> list[int]:
        """Dependents of i with one of these relations (all of them when none is named)."""
        kids = self.parsed.children[i]
        return [j for j in kids if self.tokens[j].dep in deps] if deps else list(kids)

    def lemma(self, i: int) -> str:
        """Lower-case lemma."""
        return self.tokens[i].lemma.lower()

    def conjuncts(self, i: int) -> list[int]:
        """i and what is coordinated with it: "Iran, Israel and the United States"."""
        return [i, *(j for j in self.children(i, "conj") if self._alike(i, j) and not self._excluded(j))]

    def _excluded(self, j: int) -> bool:
        """"Syria but not Iran": named to be left out."""
        negated = any(self.tokens[k].text.lower() == "not" for k in self.children(j, "advmod", "cc"))
        return negated and self.tokens[j].upos not in VERBAL

    def _alike(self, i: int, j: int) -> bool:
        """A clause coordinated with a noun is a slip of the parser, not a list."""
        return (self.tokens[i].upos in VERBAL) == (self.tokens[j].upos in VERBAL)

    def bearer(self, i: int) -> int:
        """What a quantity or a part is of, and whose a target is: "25% of the territory", "Iranian targets"."""
        lemma = self.lemma(i)
        if lemma in ("potential", "prospect", "possibility", "likelihood", "chance"):  # "optimism about the potential for peace"
            contents = [j for j in self.children(i, "nmod") if self.tokens[j].case in ("of", "for")]
            return contents[0] if contents else i
        if lemma in ("target", "position", "stronghold") and self.tokens[i].upos == "NOUN":
            owners = [j for j in self.children(i, "nmod:poss", "compound", "amod") if self.tokens[j].name >= 0]
            return owners[-1] if owners else i
        if lemma == "%" or lemma in _SHARES or self.tokens[i].upos == "NUM" or lemma in self.lexicon.words.get("quantity_noun", ()):
            wholes = [j for j in self.children(i, "nmod") if self.tokens[j].case == "of"]
            return wholes[0] if wholes else i
        return i

    def first(self, i: int) -> int:
        """The conjunct that carries the relation of the whole coordination."""
        while self.tokens[i].dep == "conj" and self.tokens[i].head != i:
            i = self.partner(i)
        return i

    def _is_purpose(self, i: int) -> bool:
        """"fired gas to scatter the crowd"."""
        token = self.tokens[i]
        under_verb = token.dep in ("advcl", "xcomp", "acl") and self.tokens[token.head].upos in VERBAL
        return token.xpos == "VB" and under_verb and self.is_infinitive(i)

    def partner(self, i: int) -> int:
        """What conjunct i is coordinated with. "Police fired gas to scatter the crowd and arrested 20": a finite verb
        with the finite one above, not with the purpose that it stands beside."""
        head = self.tokens[i].head
        tensed = self.tokens[i].xpos in ("VBD", "VBZ", "VBP", "VBN") and not self.children(i, "aux")
        while tensed and self._is_purpose(head):
            head = self.tokens[head].head
        return self.tokens[head].head if self._out_of_speech(i, head) else head

    def is_coordinated(self, i: int) -> bool:
        """A conjunct has a conjunction or a comma before it: "after rockets fired from Lebanon wounded two" is one clause."""
        left = i
        while any(j < left for j in self.children(left)):
            left = min(self.children(left))
        near = [self.tokens[left], *(self.tokens[left - 1 : left] if left else [])]
        return bool(self.children(i, "cc", "mark")) or any(t.upos in ("CCONJ", "PUNCT", "SYM") for t in near)

    def _out_of_speech(self, i: int, head: int) -> bool:
        """"The minister said the army would leave and urged rebels to disarm": the minister urged; a plain past cannot
        stand beside "would" or a present tense."""
        above = self.tokens[head].head
        plain = self.tokens[i].xpos in ("VBD", "VBN") and not self.children(i, "aux", "aux:pass", "nsubj", "nsubj:pass", "mark")
        if not plain or self.tokens[head].dep != "ccomp" or self.tokens[above].xpos != "VBD" or above > head:
            return False
        helpers = self.children(head, "aux", "aux:pass", "cop")
        modal = any(self.tokens[j].xpos == "MD" for j in helpers)
        modal = modal and not any(self.tokens[j].text.lower() in ("have", "be") for j in helpers)
        return modal or (self.tokens[head].xpos in ("VBZ", "VBP") and not helpers)

    def negator(self, i: int) -> int | None:
        """The word that negates i itself: "did not attack", "no longer", "no talks"."""
        negators = self.lexicon.cues.get("negator.adverb", frozenset()) | {"not", "n't", "never", "no", "neither", "nor"}
        for j in self.children(i, "advmod", "det", "cc:preconj", "cc"):
            phrase = " ".join(self.tokens[k].text.lower() for k in [*self.children(j, "advmod", "det"), j])
            if self.lemma(j) in negators or self.tokens[j].text.lower() in negators or phrase in negators:
                if self.lemma(j) == "only" or self._not_only(j):
                    continue
                return j
        return None

    def _not_only(self, j: int) -> bool:
        following = self.tokens[j + 1].text.lower() if j + 1 < len(self.tokens) else ""
        return following in ("only", "just", "least", "surprisingly", "necessarily")

    def marks(self, i: int) -> list[str]:
        """Subordinators and infinitive markers of clause i, lower case."""
        return [self.tokens[j].text.lower() for j in self.children(i, "mark")]

    def is_infinitive(self, i: int) -> bool:
        """"to mediate"."""
        return "to" in self.marks(i) or any(
            self.tokens[j].text.lower() == "to" and self.tokens[j].xpos == "TO" for j in self.children(i, "aux", "mark")
        )

    def is_passive(self, i: int) -> bool:
        """"was killed", "areas besieged by the army"; not "conducted raids" with an object of its own."""
        if self.children(i, "aux:pass", "nsubj:pass", "obl:agent"):
            return True
        token = self.tokens[i]
        if self.is_absolute(i):
            return True
        if token.xpos != "VBN" or self.children(i, "aux", "nsubj"):
            return False
        first = self.first(i)
        if first != i and not self.children(i, "obj"):
            return self.is_passive(first) if self.tokens[first].upos in VERBAL else True
        return token.dep in ("acl", "amod", "advcl", "conj", "root", "xcomp", "dep", "ccomp") and not self.children(i, "obj")

    def is_absolute(self, i: int) -> bool:
        """"with ten people killed"."""
        token = self.tokens[i]
        with_ = token.case == "with" or "with" in self.marks(i)
        return token.dep == "advcl" and token.xpos in ("VBN", "VBD") and with_ and not self.children(i, "aux", "obj")

    def predicate_key(self, i: int) -> str:
        """The verb's lemma with its particle: "carry out"; its fixed preposition is tried by `verb_keys`."""
        particles = [self.tokens[j].text.lower() for j in self.children(i, "compound:prt")]
        return " ".join([self.lemma(i), *particles])

    def antecedent(self, i: int) -> int:
        """"the group that claimed": the relative pronoun stands for the noun that its clause hangs on."""
        token = self.tokens[i]
        if token.text.lower() not in RELATIVES or not token.xpos.startswith("W"):
            return i
        up, seen = i, 0
        while seen < 8 and self.tokens[up].head != up:
            if self.tokens[up].dep == "acl:relcl":
                return self.called(self._happening(up, self.tokens[up].head))
            up, seen = self.tokens[up].head, seen + 1
        return i

    def called(self, noun: int) -> int:
        """"Ms Roth is a diplomat who led the mission": she led it; "it was Ms Roth who led it" leaves the noun; "the Union is
        among those calling for talks": it calls."""
        if self.lemma(noun) == "those" and self.tokens[noun].case == "among" and self.children(noun, "cop"):
            return next(iter(self.children(noun, "nsubj")), noun)
        if not self.children(noun, "cop") or self.tokens[noun].upos == "PROPN" or self.tokens[noun].case:
            return noun
        subjects = [j for j in self.children(noun, "nsubj") if self.tokens[j].upos == "PROPN" or self.lemma(j) in ("he", "she")]
        return subjects[0] if subjects else noun

    def _happening(self, verb: int, noun: int) -> int:
        """"attacks in the market area of the city which killed 28": what kills is the event, not the place that the
        relative clause stands next to; the event noun is above the place, or the object of the same verb."""
        events = self.lexicon.words.get("event_noun", frozenset())
        if self.lemma(verb) not in EVENT_VERBS or self.lemma(noun) in events or self.tokens[noun].case == "":
            return noun
        up = noun
        while self.tokens[up].head != up and self.tokens[up].dep in ("nmod", "obl", "conj", "compound"):
            up = self.tokens[up].head
            if self.lemma(up) in events:
                return up
        beside = [j for j in self.children(up, "obj", "nsubj:pass", "nsubj") if j < noun and self.lemma(j) in events]
        return beside[-1] if beside else noun
