"""PLOVER roots for the predicates of one text, by the lexicon's properties and by what is done to what.

The root of an act comes from its property in the ontology; a verbal act dominates its content (PLOVER codebook: a
threat to attack is a threat). Pairs of verb class and noun class (`event_*` of the lexicon) give the root where no
property does: to undo a restraint is to yield, to undo help a sanction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.clauses import Clauses
from kg.lexicon import Frame, Lexicon, RoleSpec
from kg.model import Slot
from kg.pipeline import Trace

ROOTS = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
         "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
CONFLICT = frozenset({"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "REJECT"})
_RENAMED = {"RETREAT": "YIELD", "CONCEDE": "YIELD"}
# Where the fifteen roots of 2021 put a property that the ontology codes otherwise or not at all.
_BY_PROPERTY = {
    "convicts": "ACCUSE", "charges": "ACCUSE", "sentences": "COERCE", "cyberAttacks": "ASSAULT", "rescues": "AID", "trains": "AID",
    "investsIn": "AID", "evacuates": "AID", "hosts": "CONSULT", "participatesIn": "CONSULT", "speaksAt": "CONSULT",
    "turnsAway": "REJECT", "denies": "REJECT", "declinesToComment": "REJECT", "fines": "COERCE", "displaces": "ASSAULT",
    "removesFromOffice": "YIELD", "hasCloseTiesWith": "SUPPORT", "alliedWith": "SUPPORT", "extradites": "ACCUSE",
    "receivesAward": "SUPPORT", "acquits": "YIELD", "damages": "ASSAULT", "harms": "ASSAULT", "protects": "AID",
    "responsibleFor": "ACCUSE", "tradesWith": "COOPERATE", "asks": "REQUEST", "seizes": "ASSAULT", "blockades": "ASSAULT",
}
_SAY = frozenset({"says", "announces", "claims", "emphasizes", "reports", "acknowledges", "shows", "informs", "describesAs"})
_COMMIT = frozenset({"promises", "intends", "offersTo", "accepts", "agreesWith", "expressesOpennessTo", "assures", "proposes"})
_WILL = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
                  "september october november december".split())
_MUST = frozenset({"must", "should", "ought"})

# verb class, noun class -> root; the first pair that holds decides.
_PAIRS = (
    ("undo", "outlet", "COERCE"), ("summon", "envoy", "ACCUSE"), ("seek", "case", "ACCUSE"), ("seek", "penalty", "ACCUSE"),
    ("undo", "restraint", "YIELD"), ("undo", "action", "YIELD"), ("undo", "case", "YIELD"), ("undo", "force", "YIELD"),
    ("undo", "envoy", "SANCTION"), ("undo", "truce", "REJECT"), ("undo", "pact", "REJECT"), ("undo", "help", "SANCTION"),
    ("allow", "permission", "YIELD"), ("allow", "refuge", "AID"),
    ("breach", "truce", "ASSAULT"), ("breach", "restraint", "REJECT"), ("breach", "pact", "REJECT"),
    ("decree", "siege", "COERCE"), ("decree", "blockade", "ASSAULT"), ("decree", "truce", "YIELD"),
    ("deny", "permission", "REJECT"), ("deny", "demand", "REJECT"), ("deny", "pact", "REJECT"),
    ("seek", "refuge", "REQUEST"), ("accept", "refuge", "AID"), ("accept", "demand", "YIELD"),
    ("muster", "force", "MOBILIZE"), ("agree", "treaty", "SUPPORT"), ("seize", "shield", "ASSAULT"), ("go", "walkout", "PROTEST"),
    ("undo", "toil", "PROTEST"), ("deny", "action", "REJECT"), ("deny", "case", "REJECT"), ("reaffirm", "commitment", "SUPPORT"),
)


def _renamed(slots: tuple[Slot, ...], key: str) -> tuple[Slot, ...]:
    """The slots as a frame of "call on" sees them: what stands after "on" is the object."""
    name = key.partition(" ")[2]
    if not name or all(s.name != name for s in slots):
        return slots
    return tuple(Slot("obj", s.token, s.via, s.inherited, s.lemma) if s.name == name else s for s in slots if s.name != "obj")


class Coder:
    """Codes the predicates of one article. `root(i)` is the PLOVER root of the act that token i names, or ""."""

    def __init__(self, trace: Trace, lexicon: Lexicon) -> None:
        self.trace, self.lexicon = trace, lexicon
        self.clauses = Clauses(trace.parsed, lexicon)
        self.tokens = trace.parsed.tokens
        self._known: dict[int, str] = {}
        self.slots: dict[int, tuple[Slot, ...]] = {}
        for p in trace.propositions:
            if p.kind in ("noun", "adjective"):
                self.slots.setdefault(p.head, p.slots)

    # ── words ───────────────────────────────────────────────────────────────────────────────────────

    def _in(self, name: str, part: str, words: Iterable[str]) -> bool:
        listed = self.lexicon.cues.get(f"event_{name}.{part}", frozenset())
        return any(word in listed for word in words)

    def _verb_keys(self, i: int) -> tuple[str, ...]:
        """"call off" before "call"; the particle may hang as an adverb."""
        lemma = self.clauses.lemma(i)
        after = [self.tokens[j].text.lower() for j in self.clauses.children(i, "compound:prt", "advmod") if j > i]
        return (*(f"{lemma} {word}" for word in after), lemma)

    def _noun_keys(self, i: int) -> list[str]:
        """"a suspension of food aid": aid, food aid and what it is of stand for what is meant by the head."""
        lemma = self.clauses.lemma(i)
        before = [j for j in self.clauses.children(i, "compound", "amod", "nmod") if j < i]
        after = [j for j in self.clauses.children(i, "nmod") if j > i and self.tokens[j].case in ("of", "in", "on")]
        named = [f"{self.clauses.lemma(j)} {lemma}" for j in before]
        return [*named, lemma, *(self.clauses.lemma(j) for j in reversed(before)), *(self.clauses.lemma(j) for j in after)]

    def modifiers(self, i: int) -> set[str]:
        """Auxiliaries and negators of a predicate, lower case."""
        found = {self.tokens[j].text.lower() for j in self.clauses.children(i, "aux", "aux:pass", "cop")}
        return found | ({"not"} if self.clauses.negator(i) is not None else set())

    # ── roots ───────────────────────────────────────────────────────────────────────────────────────

    def root(self, i: int) -> str:
        """The root of the act at token i, its mood and its content weighed."""
        if i not in self._known:
            self._known[i] = ""  # cuts a cycle
            token = self.tokens[i]
            plain = self._verb(i) if token.upos in ("VERB", "AUX") else self._nominal(i)
            self._known[i] = self._mood(i, plain)
        return self._known[i]

    def _mood(self, i: int, plain: str) -> str:
        """"will not release": a refusal; "will attack": a threat; "must leave": a demand."""
        modal = self.modifiers(i)
        if "not" in modal and plain not in ("REJECT", "ACCUSE"):
            return "REJECT" if plain or modal & _WILL else ""
        if modal & _WILL and plain not in ("REQUEST", "ACCUSE", "REJECT"):
            return "THREATEN" if plain in CONFLICT else "AGREE"
        if modal & _MUST and not modal & _WILL and self.tokens[i].dep == "ccomp":
            return "REQUEST"
        return plain

    def _verb(self, i: int) -> str:
        slots = self.clauses.slots(i)
        contents = [s.token for s in slots if s.name in ("xcomp", "ccomp")]
        objects = [s.token for s in slots if s.name == "obj"]
        prop = self._property(i, "verb", slots)
        first = self._purpose(i) or ("" if contents else self._pair(i, slots)) or self._first(i, objects)
        if first:
            return first
        spoken = self._spoken(i, prop, contents, objects)
        if spoken is not None:
            return spoken
        root = self._plover(prop)
        return self._pair(i, slots) or (root if root == "AID" else "") or self._carried(i, objects) or root or self._inner(contents) \
            or next((r for key in self._verb_keys(i) if (r := self._listed(key, "verb"))), "")

    def _first(self, i: int, objects: list[int]) -> str:
        """Verbs whose root needs no property: "return" with an object, "deport"."""
        keys = self._verb_keys(i)
        return next((root for root in ROOTS if objects and self._in(f"first_{root.lower()}", "verb", keys)), "")

    def _inner(self, contents: list[int]) -> str:
        return next((r for c in contents if (r := self.root(c))), "")

    def _spoken(self, i: int, prop: str, contents: list[int], objects: list[int]) -> str | None:
        """Verbal acts over their content; None for what is none."""
        keys = self._verb_keys(i)
        inner = self._inner(contents)
        if contents and keys[-1] in ("fail", "refuse", "decline"):
            return "YIELD" if keys[-1] == "fail" and inner in CONFLICT else "REJECT"
        if keys[-1] in ("decide", "move", "try", "seek", "want", "start", "begin", "continue") and inner:
            return inner
        if prop in _COMMIT and contents:
            return "THREATEN" if inner in CONFLICT and keys[-1] not in ("agree", "consent", "offer") else "AGREE"
        if prop == "promises" and any(self._noun(o) == "SUPPORT" for o in objects):
            return "SUPPORT"
        if prop in _SAY:
            if contents:
                blamed = any(self.clauses.lemma(c) in ("responsible", "guilty") or self.tokens[c].case == "behind" for c in contents)
                return "ACCUSE" if blamed else inner or self._plover(prop)
            return next((r for o in objects if (r := self._noun(o))), "")
        root = self._plover(prop)
        if root == "REQUEST" and keys[-1] == "insist" and inner:
            return inner
        if root == "REQUEST" and keys[-1] == "order" and inner in ("SANCTION", "COERCE", "ACCUSE"):
            return "COERCE"
        return root if root in ("REQUEST", "THREATEN") and contents else None

    def _pair(self, i: int, slots: Iterable[Slot]) -> str:
        """What is done to what: verb class and noun class."""
        verbs = self._verb_keys(i)
        root = self._paired(verbs, [self._noun_keys(s.token) for s in slots if s.name == "obj"], "verb")
        for slot in slots:
            if not root and slot.name not in ("subj", "obj", "iobj", "xcomp", "ccomp", "owner") and slot.via is None:
                keys = [self._noun_keys(slot.token)]
                root = self._paired((f"{verbs[-1]} {slot.name}",), keys, "verb")
                if not root and slot.name in ("to", "from", "on", "in", "as", "of", "with", "out of", "into"):
                    root = self._paired(verbs, keys, "verb")
        return root

    def _paired(self, verbs: Iterable[str], nouns: list[list[str]], part: str) -> str:
        verbs = tuple(verbs)
        rules = [(noun, root) for verb, noun, root in _PAIRS if self._in(verb, part, verbs)]
        for keys in nouns:
            for key in keys:
                for noun, root in rules:
                    if self._in(noun, "noun", (key,)):
                        return root
        return ""

    def _purpose(self, i: int) -> str:
        """"called the king to express support", "summoned the envoy to complain": what it was done for."""
        for j in self.clauses.children(i, "advcl", "xcomp"):
            if self.clauses.is_infinitive(j) and self.clauses.lemma(i) in ("call", "summon", "phone", "telephone", "send"):
                root = self.root(j)
                if root in ("SUPPORT", "ACCUSE", "AGREE"):
                    return "ACCUSE" if root == "ACCUSE" else "SUPPORT"
        return ""

    def _carried(self, i: int, objects: list[int]) -> str:
        """"launched an attack": the object names the act."""
        light = self.lexicon.words.get("light_verb", frozenset())
        keys = self._verb_keys(i)
        if not self._in("do", "verb", keys) and not any(k in light for k in keys):
            return ""
        return next((r for o in objects if (r := self._noun(o))), "")

    def _nominal(self, i: int) -> str:
        """Nouns; adjectives; what a copula says of its subject."""
        if self.tokens[i].upos == "ADJ":
            slots = self.slots.get(i, ())
            contents = [j for j in self.clauses.children(i, "xcomp", "ccomp", "advcl")]
            if self._in("agree", "adjective", (self.clauses.lemma(i),)):
                return "THREATEN" if self._inner(contents) in CONFLICT else "AGREE"
            if self.clauses.lemma(i) in ("guilty", "responsible") and self.clauses.children(i, "cop"):
                done = [s.token for s in self.clauses.oblique_slots(i)]
                return next((r for j in done if (r := self.root(j))), "ACCUSE")
            return self._plover(self._property(i, "adjective", slots)) or self.cue(i, "adjective")
        return self._noun(i)

    def _noun(self, i: int) -> str:
        keys = self._noun_keys(i)
        below = [[self.clauses.lemma(j), *self._noun_keys(j)] for j in self.clauses.children(i, "nmod") if self.tokens[j].case in ("of", "on", "to", "in")]
        undone = self._paired((self.clauses.lemma(i),), below, "noun")
        if undone:
            return undone
        prop = self._property(i, "noun", self.slots.get(i, ()))
        phrase = next((r for k in keys if " " in k and (r := self._listed(k, "noun"))), "")
        root = phrase or self._plover(prop)
        if root in ("", "SUPPORT") and self._in("aid", "noun", (self.clauses.lemma(i),)):
            root = "AID"
        root = root or next((r for k in keys if (r := self._listed(k, "noun"))), "")
        root = root or next((r for j in self.clauses.children(i, "acl") if (r := self.root(j))), "")  # "a decree granting citizenship"
        return "ACCUSE" if root == "ASSAULT" and self._verbal_attack(i) else root

    def _verbal_attack(self, i: int) -> bool:
        """"launched a scathing attack on the court, calling it biased"."""
        how = [self.clauses.lemma(j) for j in self.clauses.children(i, "amod", "compound")]
        verb = self.tokens[i].head
        said = [self.clauses.lemma(j) for j in self.clauses.children(verb, "advcl")]
        return self._in("scathing", "adjective", how) or any(word in ("call", "accuse", "say", "describe", "brand") for word in said)

    def cue(self, i: int, part: str) -> str:
        return self._listed(self.clauses.lemma(i), part)

    def timely(self, word: str) -> bool:
        """Whether a word names a time."""
        return word in _DAYS or word in self.lexicon.words.get("time_noun", frozenset())

    def _listed(self, word: str, part: str) -> str:
        return next((root for root in ROOTS if self._in(root.lower(), part, (word,))), "")

    # ── properties ──────────────────────────────────────────────────────────────────────────────────

    def _plover(self, prop: str) -> str:
        if prop in _BY_PROPERTY:
            return _BY_PROPERTY[prop]
        record = self.lexicon.properties.get(prop)
        root = (record.plover or "").split(":")[0].split("/")[0] if record else ""
        return _RENAMED.get(root, root)

    def _property(self, i: int, part: str, slots: Iterable[Slot]) -> str:
        """The property of the frame that fits best: its conditions hold, its roles find fillers, of whatever kind."""
        slots = tuple(slots)
        lemmas = self._verb_keys(i) if part == "verb" else (self.clauses.lemma(i),)
        if part == "verb":
            prepositions = dict.fromkeys(s.name for s in slots if not self.timely(s.lemma))
            lemmas = (*(f"{lemma} {p}" for lemma in lemmas for p in prepositions), *(f"{lemmas[-1]} {s.lemma}" for s in slots if s.name == "obj"), *lemmas)
        best: tuple[tuple[int, ...], str] | None = None
        for rank, lemma in enumerate(lemmas):
            for order, frame in enumerate(self.lexicon.frames.get((part, lemma), ())):
                score = self._fit(frame, _renamed(slots, lemma) if part == "verb" else slots)
                if score is not None and (best is None or (*score, -rank, -order) > best[0]):
                    best = ((*score, -rank, -order), frame.property)
        return best[1] if best else ""

    def _fit(self, frame: Frame, slots: tuple[Slot, ...]) -> tuple[int, int, int] | None:
        def holds(slot: str, lemmas: frozenset[str]) -> bool:
            return any(s.name == slot and ("*" in lemmas or s.lemma in lemmas) for s in slots)
        if not all(holds(c.slot, c.lemmas) for c in frame.when) or any(holds(c.slot, c.lemmas) for c in frame.unless):
            return None
        names = {s.name for s in slots}
        filled = sum(any(n in names for n in role.slots) for role in frame.roles)
        missing = sum(not role.optional and not any(n in names for n in role.slots) for role in frame.roles)
        wrong = sum(self._unfit(frame, role, slots) for role in frame.roles)
        return (-missing - wrong, len(frame.when), filled + (self._plover(frame.property) != ""))

    def _unfit(self, frame: Frame, role: RoleSpec, slots: tuple[Slot, ...]) -> bool:
        """Whether what would fill the role is known to be of another kind than the frame asks for."""
        prop = self.lexicon.properties[frame.property]
        wanted = role.kinds or (prop.range if role.role == prop.object else ())
        links = self.trace.links
        kinds = [links.entities[e].type for s in slots if s.name in role.slots[:1] for e in links.of.get(s.token, ())]
        if any(self.lexicon.is_a(k, *role.not_kinds) for k in kinds if role.not_kinds):
            return True
        known = [k for k in kinds if k != "Entity"]
        return bool(known and wanted and "Entity" not in wanted and "Statement" not in wanted) and \
            not any(self.lexicon.is_a(k, *wanted) for k in known)

    def acts(self) -> Iterator[tuple[int, str]]:
        """(token, root) of every predicate that has one, in text order."""
        peace = any(t.lemma.lower().startswith(("peacekeep", "peace-keep", "observer")) for t in self.tokens)  # troops that keep the peace are aid
        for token in self.tokens:
            if token.upos in ("VERB", "AUX", "NOUN", "ADJ") and not (token.upos == "AUX" and token.dep in ("aux", "aux:pass", "cop")):
                root = self.root(token.i)
                if root:
                    yield token.i, self._in_context(token.i, root, peace)

    def _in_context(self, i: int, root: str, peace: bool) -> str:  # noqa: FBT001
        """Troops that keep the peace are aid; what protesters do is protest."""
        if root in ("MOBILIZE", "CONSULT") and peace:
            return "AID"
        by = [s.lemma for s in self.clauses.slots(i) if s.name == "subj"] if root == "ASSAULT" else []
        return "PROTEST" if self._in("protest_by", "noun", by) else root

    def dominant(self, i: int, root: str) -> str:
        """The verbal act over an act that is its content: "is willing to withdraw", "threatened to attack"."""
        while i >= 0:
            token = self.tokens[i]
            above = self.tokens[token.head]
            willing = above.upos == "ADJ" and self._in("agree", "adjective", (self.clauses.lemma(above.i),))
            if token.dep not in ("xcomp", "ccomp", "advcl") or above.i == i or not (token.dep == "xcomp" or willing):
                break
            higher = self.root(above.i)
            if higher:
                root = higher
            i = above.i
        return root
