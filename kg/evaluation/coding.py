"""PLOVER roots for the predicates of one text.

A verbal act dominates its content (PLOVER codebook: a threat to attack is a threat); a light verb has the root of its
noun; else what is done to what, the property, and at last the word itself decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.evaluation.fitting import Fitting
from kg.evaluation.roots import CONFLICT, Roots
from kg.extract.clauses import Clauses
from kg.lexicon import Lexicon
from kg.model import Slot
from kg.pipeline import Trace

_SAY = frozenset({"says", "announces", "claims", "emphasizes", "reports", "acknowledges", "shows", "informs", "describesAs"})
_COMMIT = frozenset({"promises", "intends", "offersTo", "accepts", "agreesWith", "expressesOpennessTo", "assures", "proposes"})
_WILL = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_MUST = frozenset({"must", "should", "ought"})
_MAY = frozenset({"could", "may", "might"})
_DAYS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november", "december",
})
_PLAIN_PREPOSITIONS = ("to", "from", "on", "in", "as", "of", "with", "out of", "into", "under")
_NO_THINGS = ("subj", "obj", "iobj", "xcomp", "ccomp", "owner")


class Coder:
    """Codes the predicates of one article. `root(i)` is the PLOVER root of the act that token i names, or ""."""

    def __init__(self, trace: Trace, lexicon: Lexicon) -> None:
        self.trace, self.lexicon = trace, lexicon
        self.clauses = Clauses(trace.parsed, lexicon)
        self.tokens = trace.parsed.tokens
        self.roots, self._fitting = Roots(lexicon), Fitting(lexicon, trace.links)
        self._known: dict[int, str] = {}
        self._nominal_slots = {p.head: p.slots for p in reversed(trace.propositions) if p.kind in ("noun", "adjective")}

    def slots(self, i: int) -> tuple[Slot, ...]:
        """The arguments of the act at token i."""
        return self._nominal_slots.get(i, ()) or self.clauses.slots(i)

    def acts(self) -> Iterator[tuple[int, str]]:
        """(token, root) of every predicate that has one, in text order."""
        for token in self.tokens:
            auxiliary = token.upos == "AUX" and token.dep in ("aux", "aux:pass", "cop")
            if token.upos in ("VERB", "AUX", "NOUN", "ADJ") and not auxiliary and (root := self.root(token.i)):
                yield token.i, self._in_context(token.i, root)

    def root(self, i: int) -> str:
        """The root of the act at token i, its mood and its content weighed."""
        if i not in self._known:
            self._known[i] = ""  # cuts a cycle
            upos = self.tokens[i].upos
            plain = self._verb(i) if upos in ("VERB", "AUX") else self._adjective(i) if upos == "ADJ" else self._noun(i)
            self._known[i] = self._mood(i, plain)
        return self._known[i]

    def dominant(self, i: int, root: str) -> str:
        """The verbal act over an act that is its content: "is willing to withdraw", "threatened to attack"."""
        while i >= 0:
            token, above = self.tokens[i], self.tokens[self.tokens[i].head]
            willing = above.upos == "ADJ" and self.roots.among("agree", "adjective", [self.clauses.lemma(above.i)])
            if above.i == i or (token.dep != "xcomp" and not (willing and token.dep in ("ccomp", "advcl"))):
                break
            root = self.root(above.i) or root
            i = above.i
        return root

    def cue(self, i: int, part: str) -> str:
        """The root that the word points to by itself."""
        return self.roots.of_word(self.clauses.lemma(i), part)

    def timely(self, word: str) -> bool:
        """Whether a word names a time."""
        return word in _DAYS or word in self.lexicon.words.get("time_noun", frozenset())

    # ── keys ────────────────────────────────────────────────────────────────────────────────────────

    def _verb_keys(self, i: int) -> tuple[str, ...]:
        """"call off" before "call", "set free" before "set"; the particle may hang as an adverb or a clause of its own."""
        lemma = self.clauses.lemma(i)
        near = self.clauses.children(i, "compound:prt", "advmod", "xcomp", "advcl")
        after = [self.tokens[j] for j in near if j > i and not self.clauses.children(j)]
        return (*(f"{lemma} {token.text.lower()}" for token in after if token.upos != "VERB"), lemma)

    def _noun_keys(self, i: int) -> list[str]:
        """"a suspension of food aid": the compound, the head, its parts and what it is of may each say what is meant."""
        lemma = self.clauses.lemma(i)
        before = [j for j in self.clauses.children(i, "compound", "amod", "nmod") if j < i]
        after = [j for j in self.clauses.children(i, "nmod") if j > i and self.tokens[j].case in ("of", "in", "on")]
        named = [f"{self.clauses.lemma(j)} {lemma}" for j in before]
        return [*named, lemma, *(self.clauses.lemma(j) for j in [*reversed(before), *after])]

    def _property(self, i: int, part: str, slots: tuple[Slot, ...]) -> str:
        lemma = self.clauses.lemma(i)
        if part != "verb":
            return self._fitting.best(part, [lemma], slots)
        keys = self._verb_keys(i)
        prepositions = dict.fromkeys(s.name for s in slots if not self.timely(s.lemma))
        fixed = [f"{key} {name}" for key in keys for name in prepositions]
        fixed += [f"{lemma} {s.lemma}" for s in slots if s.name == "obj"]  # "take part"
        return self._fitting.best(part, [*fixed, *keys], slots)

    # ── mood and context ────────────────────────────────────────────────────────────────────────────

    def _mood(self, i: int, plain: str) -> str:
        """"will not release": a refusal; "will attack", "said it could attack": a threat; "said that X must leave": a demand."""
        modal = {self.tokens[j].text.lower() for j in self.clauses.children(i, "aux", "aux:pass", "cop")}
        if self.clauses.negator(i) is not None and plain not in ("REJECT", "ACCUSE"):
            return "REJECT" if plain or modal & _WILL else ""
        if modal & _WILL and plain not in ("REQUEST", "ACCUSE", "REJECT"):
            return "THREATEN" if plain in CONFLICT else "AGREE"
        if self.tokens[i].dep == "ccomp" and modal & _MUST:
            return "REQUEST"
        if self.tokens[i].dep == "ccomp" and modal & _MAY and "have" not in modal and plain in CONFLICT:
            return "THREATEN"
        return plain

    def _in_context(self, i: int, root: str) -> str:
        """Troops that keep the peace are aid; what protesters do is protest."""
        words = [t.lemma.lower() for t in self.tokens] if root in ("MOBILIZE", "CONSULT", "COOPERATE") else []
        if self.roots.among("peace", "noun", words):
            return "AID"
        by = [s.lemma for s in self.clauses.slots(i) if s.name == "subj"] if root == "ASSAULT" else []
        return "PROTEST" if self.roots.among("protest_by", "noun", by) else root

    # ── verbs ───────────────────────────────────────────────────────────────────────────────────────

    def _verb(self, i: int) -> str:
        slots = self.clauses.slots(i)
        contents = [s.token for s in slots if s.name in ("xcomp", "ccomp")]
        objects = [s.token for s in slots if s.name == "obj"]
        pair = self._pair(i, slots)
        first = self._purpose(i) or ("" if contents else pair) or self._first(i, slots)
        if first:
            return first
        prop = self._property(i, "verb", slots)
        spoken = self._spoken(i, prop, contents, objects)
        if spoken is not None:
            return spoken
        root = self.roots.of_property(prop)
        by_word = (self.roots.of_word(key, "verb") for key in self._verb_keys(i))
        given = root if root == "AID" else ""  # "gave its backing": aid, but "gave a warning": a threat
        return pair or given or self._carried(i, objects) or root or self._any_root(contents) or next(filter(None, by_word), "")

    def _first(self, i: int, slots: tuple[Slot, ...]) -> str:
        """"deported migrants", "pulled out", "walked off the job": no property needed; a bare verb must have an object."""
        *fixed, lemma = self._verb_keys(i)
        fixed += [f"{lemma} {s.name}" for s in slots if s.name not in _NO_THINGS]
        return self.roots.of_first([*fixed, lemma] if any(s.name == "obj" for s in slots) else fixed)

    def _any_root(self, tokens: Iterable[int]) -> str:
        return next((root for j in tokens if (root := self.root(j))), "")

    def _any_noun(self, tokens: Iterable[int]) -> str:
        return next((root for j in tokens if (root := self._noun(j))), "")

    def _spoken(self, i: int, prop: str, contents: list[int], objects: list[int]) -> str | None:
        """Verbal acts over their content; None for what is none."""
        verb, inner, root = [self.clauses.lemma(i)], self._any_root(contents), self.roots.of_property(prop)
        if contents and self.roots.among("refrain", "verb", verb):
            return "YIELD" if verb == ["fail"] and inner in CONFLICT else "REJECT"
        if contents and self.roots.among("permit", "verb", verb):
            return "YIELD"
        if contents and objects and self.roots.among("wish", "verb", verb):  # "wants the army to leave"
            return "REQUEST"
        if inner and self.roots.among("try", "verb", verb):
            return inner
        if prop in _COMMIT and contents:
            return "THREATEN" if inner in CONFLICT and not self.roots.among("consent", "verb", verb) else "AGREE"
        if prop == "promises" and self._any_noun(objects) == "SUPPORT":
            return "SUPPORT"
        if prop in _SAY:
            return self._said(contents, inner) or root if contents else self._any_noun(objects)
        if root == "REQUEST" and verb == ["insist"] and inner:
            return inner
        if root == "REQUEST" and verb == ["order"]:
            if any(self.roots.among("envoy", "noun", self._noun_keys(j)) for j in objects):
                return "SANCTION"  # "ordered two diplomats to leave"
            root = "COERCE" if inner in ("SANCTION", "COERCE", "ACCUSE") else root
        return root if root in ("REQUEST", "THREATEN", "COERCE") and contents else None

    def _said(self, contents: list[int], inner: str) -> str:
        """"said that Chad was responsible", "said that Chad was behind the raid": blame; else what the clause tells."""
        blame = any(self._culpable(j) or self.tokens[j].case == "behind" for j in contents)
        return "ACCUSE" if blame else inner

    def _culpable(self, i: int) -> bool:
        return self.roots.among("culpable", "adjective", [self.clauses.lemma(i)])

    def _pair(self, i: int, slots: Iterable[Slot]) -> str:
        """What is done to what, the object before what stands after a preposition."""
        verbs, lemma = self._verb_keys(i), self.clauses.lemma(i)
        root = self.roots.of_pair(verbs, [self._noun_keys(s.token) for s in slots if s.name == "obj"], "verb")
        for slot in slots:
            if root:
                break
            if slot.name not in _NO_THINGS and slot.via is None:
                plain = verbs if slot.name in _PLAIN_PREPOSITIONS else ()
                things = [self._noun_keys(slot.token)]
                root = self.roots.of_pair([f"{lemma} {slot.name}"], things, "verb") or self.roots.of_pair(plain, things, "verb")
        return root

    def _purpose(self, i: int) -> str:
        """"called the king to express support", "blocked a road to protest": what it was done for."""
        aims = [self.root(j) for j in self.clauses.children(i, "advcl", "xcomp") if self.clauses.is_infinitive(j)]
        if "PROTEST" in aims and self._property(i, "verb", self.clauses.slots(i)) not in _COMMIT | _SAY:
            return "PROTEST"
        if not self.roots.among("for_purpose", "verb", [self.clauses.lemma(i)]):
            return ""
        return next((("ACCUSE" if r == "ACCUSE" else "SUPPORT") for r in aims if r in ("SUPPORT", "ACCUSE", "AGREE")), "")

    def _carried(self, i: int, objects: list[int]) -> str:
        """"launched an attack": the object names the act."""
        light, keys = self.lexicon.words.get("light_verb", frozenset()), self._verb_keys(i)
        if not self.roots.among("do", "verb", keys) and not any(key in light for key in keys):
            return ""
        root = self._any_noun(objects)
        return "REJECT" if root and any(self.clauses.negator(j) is not None for j in objects) else root  # "has no plan to"

    # ── adjectives and nouns ────────────────────────────────────────────────────────────────────────

    def _adjective(self, i: int) -> str:
        """"is willing to meet"; "is guilty of bombing": the deed."""
        if self.roots.among("agree", "adjective", [self.clauses.lemma(i)]):
            return "THREATEN" if self._any_root(self.clauses.children(i, "xcomp", "ccomp", "advcl")) in CONFLICT else "AGREE"
        if self._culpable(i) and self.clauses.children(i, "cop"):
            return self._any_root(s.token for s in self.clauses.oblique_slots(i)) or "ACCUSE"
        return self.roots.of_property(self._property(i, "adjective", self._nominal_slots.get(i, ()))) or self.cue(i, "adjective")

    def _noun(self, i: int) -> str:
        lemma, keys = self.clauses.lemma(i), self._noun_keys(i)
        below = [j for j in self.clauses.children(i, "nmod") if self.tokens[j].case in ("of", "on", "to", "in")]
        undone = self.roots.of_pair([lemma], [[self.clauses.lemma(j), *self._noun_keys(j)] for j in below], "noun")
        if undone:
            return undone
        compound = next((root for k in keys if " " in k and (root := self.roots.of_word(k, "noun"))), "")
        root = compound or self.roots.of_property(self._property(i, "noun", self._nominal_slots.get(i, ())))
        if root in ("", "SUPPORT") and self.roots.among("aid", "noun", [lemma]):
            return "AID"
        root = root or next((r for k in keys if (r := self.roots.of_word(k, "noun"))), "")
        root = root or self._any_root(self.clauses.children(i, "acl"))  # "a decree granting citizenship"
        return "ACCUSE" if root == "ASSAULT" and self._verbal_attack(i) else root

    def _verbal_attack(self, i: int) -> bool:
        """"launched a scathing attack on the court, calling it biased"."""
        how = [self.clauses.lemma(j) for j in self.clauses.children(i, "amod", "compound")]
        said = [self.clauses.lemma(j) for j in self.clauses.children(self.tokens[i].head, "advcl")]
        return self.roots.among("scathing", "adjective", how) or self.roots.among("scathing", "verb", said)
