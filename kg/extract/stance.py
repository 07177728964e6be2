"""Factuality and attribution of propositions: a walk from the predicate to the root, and out through the quotation."""

from __future__ import annotations

from kg.extract.clauses import Clauses
from kg.extract.cues import OPEN_CASES, CueClasses
from kg.extract.event_nouns import EVENT_CASES, apply_governing_noun, apply_modifiers, is_indefinite, is_marked, is_over, occurs
from kg.extract.factuality import Commitment
from kg.extract.firsts import first_to
from kg.extract.operators import REPORTING, apply_class, apply_local, said_aside
from kg.extract.quotes import Speech, speech_at
from kg.extract.tree import VERBAL
from kg.extract.verdicts import Verdict, verdict_over
from kg.model import Modality, Stance

_STEPS = 24  # a walk longer than any real sentence is deep ends
_CONTENT = ("ccomp", "xcomp", "csubj", "csubj:pass")
_FINITE = ("MD", "VBZ", "VBP", "VBD")  # an auxiliary with one of these tags: "is laying off staff", "will leave"
_TOWARDS = ("towards", "toward")
_TEMPORAL = frozenset({"when", "once", "after", "before", "until", "till", "whenever"})


class Stances:
    """Stances of one article's predicates."""

    def __init__(self, clauses: Clauses, speeches: tuple[Speech, ...]) -> None:
        self.clauses = clauses
        self.speeches = speeches
        self.classes = CueClasses(clauses.lexicon)

    def of_clause(self, i: int) -> Stance:
        """The stance towards a verb, adjective or copular noun as predicate."""
        state = Commitment()
        self._alleged_subject(i, state)
        self._climb(i, state, "full")
        return self._spoken(i, state)

    def _alleged_subject(self, i: int, state: Commitment) -> None:
        """"The alleged raid killed ten people": what it is said to have done is as sure as that it was."""
        for noun in self.clauses.children(i, "nsubj"):
            for j in self.clauses.children(noun, "amod"):
                if is_marked(self.clauses, self.classes, j, "unreal_alleged") or self.clauses.lemma(j) == "allege":
                    state.attribute(None, j, "U")

    def of_noun(self, i: int, support: int | None = None, *, presupposed: bool = False) -> Stance:
        """The stance towards an event noun; with `support`, the light verb's. `presupposed` is for things and places:
        they exist whatever the clause says of them, unless "no" stands before them."""
        state = Commitment()
        apply_modifiers(self.clauses, self.classes, i, state)
        if support is not None:
            self._climb(support, state, "full")
        else:
            self._climb_noun(i, state, presupposed=presupposed)
        return self._spoken(i, state)

    def of_description(self, i: int) -> Stance:
        """How the author describes a thing ("President X", "Russian-made systems"): the author's own words whatever the
        clause says of it, somebody else's only inside a quotation."""
        return self._spoken(i, Commitment())

    def _spoken(self, i: int, state: Commitment) -> Stance:
        speech = speech_at(self.speeches, i)
        if speech is not None:
            state.speak(speech.speaker, speech.cue)
        return state.stance()

    # ── clauses ─────────────────────────────────────────────────────────────────────────────────────

    def _climb(self, i: int, state: Commitment, scope: str, via: str = "") -> None:
        """`scope`: full = the operators of this clause count; attribution = only who says it counts."""
        for _ in range(_STEPS):
            apply_local(self.clauses, self.classes, i, state, scope, via)
            first = self.clauses.first(i)
            token = self.clauses.tokens[first]
            if token.head == first:
                return
            step = self._step(first, token.head, state, scope)
            if step is None:
                return
            i, scope, via = step

    def _step(self, first: int, head: int, state: Commitment, scope: str) -> tuple[int, str, str] | None:
        """One embedding: applies the head's class and says where, and in which scope, to go on."""
        dep = self.clauses.tokens[first].dep
        verbal = self.clauses.tokens[head].upos in VERBAL
        if dep in _CONTENT or (dep == "parataxis" and self._reports(head)):
            return self._content(first, head, state, scope)
        if dep == "advcl":
            return self._adverbial(first, head, state, scope)
        if dep == "acl" or (dep in ("nmod", "obl") and not verbal):
            return self._on_noun(first, head, state, scope)
        if dep == "acl:relcl":
            if scope == "full" and self._tells_noun(first, head):
                return self._on_noun(first, head, state, scope)
            if scope == "full" and is_indefinite(self.clauses, head) and not self._noun_is_actual(head, past=self._is_past(first)):
                state.weaken(Modality.HYPOTHETICAL, head)
            return None if self._is_remark(head) else self._out_of_noun(head)
        return head, "attribution", ""

    def _tells_noun(self, first: int, noun: int) -> bool:
        """"The report that Chad attacked Niger was false": with "that" and nothing missing, the clause is what the noun says."""
        clauses = self.clauses
        whole = "that" in clauses.marks(first) and bool(clauses.children(first, "nsubj", "nsubj:pass"))
        return whole and bool(self.classes.of_content(self.keys(noun), "noun", infinitive=False))

    def _is_remark(self, noun: int) -> bool:
        """"Chad accuses Niger of sheltering rebels, a charge Niger denies": the author's word on the whole sentence."""
        clauses = self.clauses
        start = min([noun, *clauses.children(noun, "det", "amod", "compound")])
        return clauses.lemma(noun) in clauses.lexicon.words.get("remark_noun", ()) and start > 0 \
            and clauses.tokens[start - 1].text in (",", "—", "–", "-") and clauses.tokens[start].text.lower() in ("a", "an")

    def _reports(self, head: int) -> bool:
        lemma = self.clauses.lemma(head)
        return any(self.classes.has(name, lemma, "verb") for name in ("neutral", "nonfactive", "factive", "semifactive", "belief"))

    def _content(self, first: int, head: int, state: Commitment, scope: str) -> tuple[int, str, str]:
        finite = any(self.clauses.tokens[j].xpos in _FINITE for j in self.clauses.children(first, "aux"))
        bare = self.clauses.tokens[first].xpos in ("VBG", "VB") and not finite
        infinitive = self.clauses.is_infinitive(first) or bare
        name = self.classes.of_content(self.keys(head), _part_of_speech(self.clauses, head), infinitive=infinitive)
        if self._is_done_by_vote(first, head):
            name = "implicative_positive"
        if self.clauses.tokens[first].dep.startswith("csubj") and name in REPORTING:  # "Writing in a blog, X called it a war"
            return head, "attribution", ""
        if not name and self._is_aside(first, head):
            return head, "attribution", ""
        if not name:
            name = self._unnamed(first, infinitive=infinitive)
        if self.clauses.tokens[head].upos == "NOUN":
            self._under_negated(head, state)
        return head, apply_class(self.clauses, name, head, state, scope), name

    def _is_done_by_vote(self, first: int, head: int) -> bool:
        """"The council voted to adopt the resolution": it is adopted; "five members voted to adopt it" says nothing of that."""
        words = self.clauses.lexicon.words
        if self.clauses.lemma(head) != "vote" or self.clauses.lemma(first) not in words.get("done_by_vote", ()):
            return False
        bodies = words.get("body_noun", frozenset()) | words.get("state_body_noun", frozenset())
        voters = [self.clauses.tokens[j] for j in self.clauses.deep_subjects(head)]
        return any(t.lemma.lower() in bodies or (t.name >= 0 and self.clauses.parsed.names[t.name].label in ("ORG", "GPE"))
                   for t in voters)

    def _is_aside(self, first: int, head: int) -> bool:
        """"Thousands are still in besieged areas – many have had no aid": two sentences in one, whatever the parser says."""
        token = self.clauses.tokens[first]
        return token.dep == "ccomp" and first < head and not self.clauses.marks(first)

    def _unnamed(self, first: int, *, infinitive: bool) -> str:
        """A governor of no class: participles and small clauses share its fate, the rest is not committed to."""
        token = self.clauses.tokens[first]
        if token.xpos in ("VBG", "VBN") or (token.upos not in VERBAL and token.dep == "xcomp"):
            return "implicative_positive"
        return "attempt" if infinitive else "consideration"

    def keys(self, i: int) -> list[str]:
        """The names under which the lexicon may know a predicate: "call on", "rule out", "be to"."""
        clauses = self.clauses
        key, lemma = clauses.predicate_key(i), clauses.lemma(i)
        cases = [clauses.tokens[j].case for j in clauses.children(i, "obl", "advcl", "nmod") if clauses.tokens[j].case]
        passive = [f"be {clauses.tokens[i].text.lower()}"] if clauses.children(i, "aux:pass") else []
        return [*passive, *(f"{key} {c}" for c in cases), key, lemma]

    def _adverbial(self, first: int, head: int, state: Commitment, scope: str) -> tuple[int, str, str] | None:
        clauses = self.clauses
        if said_aside(clauses, self.classes, first):
            return None
        if verdict := verdict_over(clauses, self.classes, first, head):
            return self._by_verdict(verdict, state, scope)
        if first_to(clauses, first, head) is not None:
            return head, scope, ""
        case, infinitive = clauses.tokens[first].case, clauses.is_infinitive(first)
        adjective = clauses.tokens[head].upos == "ADJ"
        if case in OPEN_CASES or case == "from" or (infinitive and adjective):  # "accused of bombing", "prevented from", "ready to"
            name = self.classes.over_gerund(self.keys(head), _part_of_speech(clauses, head), case)
            if name:
                return head, apply_class(clauses, name, head, state, scope), name
            absolute = case == "with" and bool(clauses.children(first, "nsubj", "nsubj:pass"))  # "with Chad winning"
            if scope != "attribution" and clauses.tokens[first].xpos == "VBG" and case in OPEN_CASES and not absolute:
                state.weaken(OPEN_CASES[case], first)  # "focused on defeating X": nobody says that it is done
                return head, "attribution", ""
        if infinitive or case in _TOWARDS:
            return self._purpose(first, head, state, scope)
        if case in ("without", "instead of", "rather than") and scope == "full":
            state.negate(first)
            return head, "attribution", ""
        if scope == "full" and self._awaited(first, head):
            state.weaken(Modality.PLANNED, first)
        nonfinite = not clauses.children(first, "aux", "aux:pass", "cop") and clauses.tokens[first].xpos in ("VBG", "VBN", "VB")
        # "will return to the Gulf, visiting X": a participle shares the modality of its clause, a finite clause has its own
        return head, "modality" if nonfinite and scope != "attribution" else "attribution", ""

    def _by_verdict(self, verdict: Verdict, state: Commitment, scope: str) -> tuple[int, str, str]:
        """"jailed for bombing X": as sure as the verdict; "wrongly convicted of bombing X": nobody says that it is so."""
        if not verdict.vouched and scope == "full":
            state.weaken(Modality.HYPOTHETICAL, verdict.token)
            return verdict.token, "attribution", ""
        return verdict.token, scope, ""

    def _purpose(self, first: int, head: int, state: Commitment, scope: str) -> tuple[int, str, str]:
        """"crossed the river to attack X": planned; but who "gathered to protest against X" does protest."""
        if scope == "full" and self.classes.has("shown", self.clauses.lemma(first), "verb"):
            return head, scope, ""
        if scope != "attribution":
            state.weaken(Modality.PLANNED, first)
        return head, "attribution", ""

    def _awaited(self, first: int, head: int) -> bool:
        """"The minister will raise it when he meets X": a present tense under what is still to come has not come either."""
        clauses = self.clauses
        words = [clauses.tokens[j].text.lower() for j in clauses.children(first, "mark", "advmod")]
        verbs = [first, *clauses.children(first, "aux", "aux:pass", "cop")]
        if not _TEMPORAL.intersection(words) or not any(clauses.tokens[j].xpos in ("VBZ", "VBP") for j in verbs):
            return False
        probe = Commitment()
        self._climb(head, probe, "full")
        return probe.modality is not Modality.ACTUAL

    def _on_noun(self, first: int, head: int, state: Commitment, scope: str) -> tuple[int, str, str]:
        clauses = self.clauses
        if verdict := verdict_over(clauses, self.classes, first, head):
            return self._by_verdict(verdict, state, scope)
        if first_to(clauses, first, head) is not None:
            return head, scope if clauses.children(head, "cop") or clauses.tokens[head].dep == "xcomp" else "attribution", ""
        infinitive = clauses.is_infinitive(first)
        governed = infinitive or bool(clauses.tokens[first].case) or "that" in clauses.marks(first)
        if governed and scope == "full":
            gerund = bool(clauses.tokens[first].case) and clauses.tokens[first].xpos == "VBG"  # "the goal of defeating X"
            keys = self.keys(head)
            name = self.classes.over_gerund(keys, "noun", clauses.tokens[first].case) if gerund \
                else self.classes.of_content(keys, "noun", infinitive=infinitive)
            if not name and gerund and clauses.tokens[first].case in OPEN_CASES:
                state.weaken(OPEN_CASES[clauses.tokens[first].case], first)
            if not name and (infinitive or clauses.tokens[first].case in _TOWARDS):  # "a step towards ending X"
                name = "attempt"
            if name:
                apply_class(clauses, name, head, state, scope)
            self._under_negated(head, state)
            return self._out_of_noun(head)
        if scope == "full" and not self._noun_is_actual(head):
            state.weaken(Modality.HYPOTHETICAL, head)
        return self._out_of_noun(head)

    def _under_negated(self, noun: int, state: Commitment) -> None:
        """"no evidence that", "no plan to"."""
        negator = self.clauses.negator(noun)
        if negator is not None and negator not in state.cues and not self.clauses.children(noun, "cop"):
            state.weaken(Modality.HYPOTHETICAL, negator)

    def _out_of_noun(self, noun: int) -> tuple[int, str, str]:
        """Go on at the clause that the noun stands in; only attribution reaches into its modifiers."""
        return noun, "attribution", ""

    def _is_past(self, first: int) -> bool:
        return self.clauses.tokens[first].xpos == "VBD" and not self.clauses.children(first, "aux")

    def _noun_is_actual(self, noun: int, *, past: bool = False) -> bool:
        """Whether the thing that a relative clause or participle describes is there: "would welcome any step
        facilitated by others" speaks of no step taken; "plans to rebuild a dam that burst" of one that did (`past`)."""
        if not is_indefinite(self.clauses, noun):
            return True
        probe = Commitment()
        self._climb_noun(noun, probe, presupposed=False)
        vague = {self.clauses.tokens[j].text.lower() for j in self.clauses.children(noun, "det")} & {"any", "no", "every", "each"}
        planned = past and not vague and probe.modality is Modality.PLANNED
        return (probe.modality is Modality.ACTUAL or planned) and probe.positive

    # ── nouns ───────────────────────────────────────────────────────────────────────────────────────

    def _climb_noun(self, i: int, state: Commitment, *, presupposed: bool) -> None:
        known = presupposed or not is_indefinite(self.clauses, i)
        for _ in range(_STEPS):
            i = self.clauses.first(i)
            token = self.clauses.tokens[i]
            head = token.head
            if head == i:
                return
            if self.clauses.children(i, "cop", "nsubj") or token.upos in VERBAL:
                self._climb(i, state, "attribution" if known else "full")
                return
            if self.clauses.tokens[head].upos in (*VERBAL, "ADJ") or self.clauses.children(head, "cop"):
                self._under_verb(i, head, state, known=known, presupposed=presupposed)
                return
            if not presupposed:
                apply_governing_noun(self.clauses, self.classes, i, head, state)
            known = known or not is_indefinite(self.clauses, head)
            i = head

    def _under_verb(self, i: int, head: int, state: Commitment, *, known: bool, presupposed: bool) -> None:
        """"demanded talks", "discussed the attack", "talks will take place"."""
        dep = self.clauses.tokens[i].dep
        name = "" if presupposed else self._verb_over_noun(i, head, known=known)
        scope = "attribution" if known else "full"
        if dep in ("nsubj", "nsubj:pass") and occurs(self.clauses, head) and not presupposed:
            scope = "full"
        if dep in ("obj", "nsubj:pass") and not presupposed and is_over(self.clauses, self.classes, i, head):
            state.negate(head)
        if name:
            scope = apply_class(self.clauses, name, head, state, "full")
        self._climb(head, state, "attribution" if name and known else scope, name)

    def _verb_over_noun(self, i: int, head: int, *, known: bool) -> str:
        """The class of a verb or adjective over its event noun i, "" where it has none or i is its subject."""
        clauses = self.clauses
        dep, case = clauses.tokens[i].dep, clauses.tokens[i].case
        if dep not in ("obj", "nsubj:pass", "xcomp", "ccomp") and case not in EVENT_CASES:
            return ""
        keys = [f"{clauses.predicate_key(head)} {case}"] if case else []
        pos = "adjective" if clauses.tokens[head].upos == "ADJ" else "verb"
        bare = [] if dep == "obl" and case == "to" else self.keys(head)  # "granted asylum to X's wife": she is there
        return self.classes.over_noun([*keys, *bare], pos, known=known)

def _part_of_speech(clauses: Clauses, head: int) -> str:
    """As which part of speech the cue classes know a governor."""
    return {"ADJ": "adjective", "NOUN": "noun", "PROPN": "noun"}.get(clauses.tokens[head].upos, "verb")
