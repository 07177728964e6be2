"""The arguments of a clause, with voice, control, relative clauses, participles and coordination undone once.

Everything above works on deep slots: `subj` is who acts, `obj` who or what is acted on, a preposition names the rest.
"""

from __future__ import annotations

from kg.extract.accidents import by_accident, where_accident
from kg.extract.complements import gapped, is_result, is_small
from kg.extract.firsts import first_to
from kg.extract.tree import EVENT_VERBS, VERBAL, Tree
from kg.lexicon import Lexicon
from kg.model import Parsed, Slot

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_OBJECT_CONTROL = ("of", "from", "into", "for", "against")
_VALUES = ("CARDINAL", "ORDINAL", "DATE", "TIME", "QUANTITY", "MONEY", "PERCENT")
_OWN_DEED = frozenset({"spend", "serve", "receive", "get", "face", "do", "pay", "earn", "win", "take"})  # what is had for a deed
HELP = frozenset({"support", "help", "assistance", "aid", "backing", "cooperation"})


class Clauses(Tree):
    """Deep arguments of the predicates of one article; every answer is computed once."""

    def __init__(self, parsed: Parsed, lexicon: Lexicon) -> None:
        super().__init__(parsed, lexicon)
        self._surface: dict[int, list[int]] = {}
        self._slots: dict[int, tuple[Slot, ...]] = {}

    # ── subjects ────────────────────────────────────────────────────────────────────────────────────

    def surface_subjects(self, i: int) -> list[int]:
        """Who stands, or is understood, as the grammatical subject of predicate i."""
        if i not in self._surface:
            self._surface[i] = []  # cuts a cycle of a broken tree
            surface = self.children(i, *SUBJECTS)
            # "Near Mosul, three strikes destroyed a dam": the parser took the name for a subject
            if len(surface) > 1 and surface[-1] < i:
                surface = surface[-1:]
            own = self._meant(surface)
            self._surface[i] = own or self._inherited_subjects(i)
        return self._surface[i]

    def _inherited_subjects(self, i: int) -> list[int]:
        token = self.tokens[i]
        head = token.head
        if head == i:
            return []
        if token.dep == "conj":
            head = self.partner(i)
            if self._is_stray(i, head):
                return []
            return self.surface_subjects(head) if self._is_clausal(head) and self.is_coordinated(i) else []
        if token.dep == "xcomp":
            return self._controller(i, head)
        if token.dep == "advcl":
            return self._adverbial_subjects(i, head)
        if token.dep == "ccomp" and token.xpos == "VBG":
            return self.surface_subjects(head)
        if token.dep == "acl":
            return self._noun_controller(i, head)
        if token.dep == "acl:relcl":
            return self._relative_gap(i, head)
        if token.dep == "amod":
            return [head]
        return []

    def _is_stray(self, i: int, head: int) -> bool:
        """"identified the suspect shot and killed by the officer": the parser joins a passive to an active verb."""
        bare = self.tokens[i].xpos == "VBN" and bool(self.children(i, "obl:agent")) and not self.children(i, "aux", "aux:pass")
        return bare and not self.is_passive(head) and self.tokens[head].upos in VERBAL

    def _adverbial_subjects(self, i: int, head: int) -> list[int]:
        """"accused Egypt of bombing X", "kept them from entering": the object; else the subject of the clause above."""
        if not self._shares_subject(i):
            return []
        if absolute := self._absolute_subject(i, head):
            return absolute
        objects = self._blamed(i, head) if self.tokens[i].case in _OBJECT_CONTROL else []
        return objects or self.surface_subjects(head)

    def _blamed(self, i: int, head: int) -> list[int]:
        """Not the object of "was given two life terms for killing X" or "spent years in jail for killing X"."""
        own = self.tokens[i].case == "for" and self.lemma(head) in _OWN_DEED
        return [] if own or self.is_passive(head) else self._arguments(head, "iobj") or self._arguments(head, "obj")

    def _at_hands(self, i: int) -> list[int]:
        """"killed at the hands of the militia": who did it."""
        hands = [j for j in self.children(i, "obl") if self.lemma(j) == "hand" and self.tokens[j].case == "at"]
        return [m for j in hands for k in self.children(j, "nmod") if self.tokens[k].case == "of" for m in self.conjuncts(k)]

    def _absolute_subject(self, i: int, head: int) -> list[int]:
        """"The match ended with Sweden winning": who stands between "with" and the participle."""
        if self.tokens[i].xpos != "VBG":
            return []
        near = [j for j in self.children(head, "obl") if self.tokens[j].case == "with" and self.parsed.subtree(j)[-1] == i - 1]
        return self.conjuncts(near[0]) if near else []

    def _arguments(self, i: int, *deps: str) -> list[int]:
        return self._meant(self.children(i, *deps))

    def _meant(self, tokens: list[int]) -> list[int]:
        """All that is coordinated, and the antecedents of relative pronouns."""
        return [k for j in tokens for k in self.conjuncts(self.antecedent(j))]

    def _is_clausal(self, i: int) -> bool:
        return self.tokens[i].upos in VERBAL or bool(self.children(i, "cop", *SUBJECTS)) or self.tokens[i].upos == "ADJ"

    def _shares_subject(self, i: int) -> bool:
        """Participles and infinitives have the subject of the clause above: "Speaking in Rome, X said"."""
        token = self.tokens[i]
        if self.children(i, "aux") and not self.is_infinitive(i) and token.xpos not in ("VBG", "VBN"):
            return False
        return token.xpos in ("VBG", "VBN", "VB") or self.is_infinitive(i)

    def _controller(self, i: int, head: int) -> list[int]:
        """"asked Iran to stop": Iran; "promised Iran to stop": the one who promised."""
        subject_control = self.lexicon.words.get("subject_control", frozenset({"promise", "vow", "pledge", "threaten"}))
        objects = self._arguments(head, "obj", "iobj")
        if objects and self.lemma(head) not in subject_control:
            return objects
        recipients = [j for j in self.children(head, "obl") if self.tokens[j].case in ("on", "upon", "to", "for") and j < i]
        if recipients and self.lemma(head) in ("call", "appeal", "prevail", "plead"):
            return [k for j in recipients for k in self.conjuncts(j)]
        if self.tokens[head].upos in ("NOUN", "PROPN"):
            return self._noun_controller(i, head)
        return self.surface_subjects(head)

    def _noun_controller(self, i: int, noun: int) -> list[int]:
        """"strikes targeting X" and "areas held by X": the noun; "Iran's offer to mediate": whose offer it is; "arrested
        on suspicion of murder": who was arrested."""
        if self._is_charge(noun):
            verb = self.tokens[noun].head
            return self._arguments(verb, "obj") or self.surface_subjects(verb)
        verb = self.tokens[noun].head
        if self.tokens[i].case == "for" and self.tokens[noun].dep == "obj":  # "gave him a life sentence for killing X"
            recipients = self.surface_subjects(verb) if self.is_passive(verb) else self._arguments(verb, "iobj")
            if recipients:
                return recipients
        if first_to(self, i, noun) is not None and not self.children(noun, "cop") and self.tokens[noun].dep != "xcomp":
            return self.conjuncts(noun)  # "met the first man to walk on the moon"
        bare = not self.is_infinitive(i) and self.tokens[i].case == ""
        return self.conjuncts(self.called(noun)) if bare else self.noun_actors(noun)

    def _is_charge(self, noun: int) -> bool:
        token, words = self.tokens[noun], self.lexicon.words
        charged = self.lemma(token.head) in words.get("charge_verb", ())
        return token.dep == "obl" and charged and self.lemma(noun) in words.get("charge_noun", ())

    def noun_actors(self, noun: int) -> list[int]:
        """Whose act a noun is: its possessor or demonym, else the subject of the verb that it is the object of."""
        owners = [k for j in self.children(noun, "nmod:poss") for k in self.conjuncts(j)]
        if not owners:
            owners = self._named_modifiers(noun)
        if not owners:  # "an attempt by lawmakers to oust him"
            owners = [k for j in self.children(noun, "nmod") if self.tokens[j].case == "by" for k in self.conjuncts(j)]
        if owners:
            return owners
        head = self.tokens[noun].head
        if head != noun and self.tokens[noun].dep in ("obj", "obl", "xcomp") and self.tokens[head].upos in VERBAL:
            return self.deep_subjects(head)
        if self.children(noun, "cop"):
            return self.surface_subjects(noun)
        return []

    def _relative_gap(self, i: int, head: int) -> list[int]:
        """"the city they held": the clause has its own subject, the noun is its object; without a subject it is that."""
        return self.conjuncts(self.called(head))

    def deep_subjects(self, i: int) -> list[int]:
        """Who acts."""
        return [slot.token for slot in self.slots(i) if slot.name == "subj"]

    # ── slots ───────────────────────────────────────────────────────────────────────────────────────

    def slots(self, i: int) -> tuple[Slot, ...]:
        """The deep arguments of a verb or adjective, own ones first, then those found under its object."""
        if i not in self._slots:
            self._slots[i] = ()
            self._slots[i] = tuple(self._collect(i))
        return self._slots[i]

    def slot(self, name: str, token: int, via: int | None = None, *, inherited: bool = False) -> Slot:
        """A slot with its filler's lemma."""
        token = self.bearer(token)
        return Slot(name, token, via, inherited, self.lemma(token))

    def _collect(self, i: int) -> list[Slot]:
        passive = self.is_passive(i)
        own = bool(self.children(i, *SUBJECTS))
        surface = self.surface_subjects(i)
        name = "subj" if not passive else "iobj" if self.children(i, "obj") else "obj"  # "was awarded a medal": the recipient
        found = [self.slot(name, j, inherited=not own) if passive else self.agent_slot(j, inherited=not own) for j in surface]
        if passive:
            found += [slot for k in (*self._arguments(i, "obl:agent"), *self._at_hands(i)) for slot in self._agents(k)]
        objects = self._arguments(i, "obj")
        if not objects and not passive:
            objects = self._gap_object(i) or self._shared_object(i)
        found += [self.slot("obj", j) for j in objects]
        found += [self.slot("iobj", k) for k in self._arguments(i, "iobj")]
        found += self.oblique_slots(i)
        found += [self.slot("xcomp" if is_small(self, j) else self.tokens[j].dep, j) for j in self.children(i, "xcomp", "ccomp")]
        found += [self.slot("xcomp", k) for j in objects for k in self.children(j, "amod", "acl") if is_result(self, j, k)]
        found += self._asked(i)
        if not passive:  # "suffered at the hands of the militia"
            found += [self.slot("at the hands of", k) for k in self._at_hands(i)]
        found += self._under_objects(objects if not passive else surface)
        found += where_accident(self, i)
        if passive and not any(s.name == "subj" for s in found):
            found += self._absolute_event(i) or by_accident(self, i) or self._owners(surface)
        return found

    def _asked(self, i: int) -> list[Slot]:
        return [self.slot("ccomp.subj", k) for j in self.asked_for(i) for k in self._arguments(j, "nsubj")]

    def asked_for(self, i: int) -> list[int]:
        """The clauses under i that say what is to be: "demanded that Russia leave", "called for Russia to leave"."""
        finite = [j for j in self.children(i, "ccomp") if self._is_subjunctive(j)]
        return finite + [j for j in self.children(i, "advcl", "xcomp", "acl")
                         if "for" in self.marks(j) and self.is_infinitive(j)]

    def _is_subjunctive(self, j: int) -> bool:
        """"that Russia leave", "that Russia should leave": what stands in no tense."""
        auxiliaries = {self.tokens[k].text.lower() for k in self.children(j, "aux")}
        bare = (self.tokens[j].xpos in ("VB", "VBP") and not auxiliaries) or auxiliaries == {"should"}
        return bare and not {"if", "whether"} & set(self.marks(j)) and not self.is_infinitive(j)

    def _agents(self, i: int) -> list[Slot]:
        """"aided by support from Turkey and Chad"."""
        helpers = self.conjuncts(self.speaker(i)) if self.speaker(i) != i else [i]
        return [Slot("subj", self.bearer(k), None, False, self.lemma(i)) for k in helpers]

    def agent_slot(self, i: int, *, inherited: bool = False) -> Slot:
        """Who acts, under the lemma of the word that stands there: "Israeli warplanes bombed" is Israel's act, by planes."""
        return Slot("subj", self.bearer(self.speaker(i)), None, inherited, self.lemma(i))

    def speaker(self, i: int) -> int:
        """"Trump's statements showed openness", "dependent on Russian support": whose words, whose help."""
        if self.lemma(i) in self.lexicon.words.get("speech_act_noun", ()):
            owners = self.children(i, "nmod:poss")
            return owners[0] if owners else i
        if self.lemma(i) in HELP:  # "aided by support from Turkey"
            helpers = self.children(i, "nmod:poss")
            helpers = helpers or [j for j in self.children(i, "nmod") if self.tokens[j].case in ("from", "by", "of")]
            helpers = helpers or self._named_modifiers(i)
            return helpers[0] if helpers else i
        if any(self.lemma(i) in self.lexicon.words.get(name, ()) for name in ("vehicle_noun", "weapon_noun")):
            owners = self.children(i, "nmod:poss") or self._named_modifiers(i)
            return owners[0] if owners else i
        return i

    def _named_modifiers(self, i: int) -> list[int]:
        names = self.parsed.names
        return [j for j in self.children(i, "amod", "compound")
                if self.tokens[j].name >= 0 and names[self.tokens[j].name].label not in _VALUES]

    def _owners(self, objects: list[int]) -> list[Slot]:
        """"Russian systems were offered to Iran": with no agent named, a frame may take the owner of what is given."""
        owners = [k for j in objects for k in self.children(j, "nmod:poss", "amod", "compound")]
        return [self.slot("owner", k) for k in owners if self.tokens[k].name >= 0]

    def _gap_object(self, i: int) -> list[int]:
        """"the city that they held": the antecedent is the object of a relative clause with another subject."""
        token = self.tokens[i]
        first = self.first(i)
        if first != i and self.tokens[first].dep == "acl:relcl":  # "support we have promised and are providing"
            return self._gap_object(first)
        if token.dep != "acl:relcl" or not self.children(i, *SUBJECTS) or self.is_passive(i):
            return []
        if any(self.antecedent(j) != j for j in self.children(i, *SUBJECTS, "obl")) or self.children(i, "cop"):
            return []
        if any(self.tokens[j].text.lower() in ("where", "when", "why") for j in self.children(i, "advmod")):
            return []
        return self.conjuncts(token.head)

    def _shared_object(self, i: int) -> list[int]:
        """"killed and injured residents": the object of the second verb is the first one's, too."""
        for j in self.children(i, "conj"):
            close = 0 < j - i <= 4 and self.partner(j) == i and self.tokens[j].upos == "VERB" and not self.children(j, *SUBJECTS)
            if close and not self.is_passive(j) and not self.children(i, "xcomp", "ccomp", "obl"):
                return [k for o in self.children(j, "obj") for k in self.conjuncts(o)]
        return []

    def _absolute_event(self, i: int) -> list[Slot]:
        """"an attack in the market, with ten people killed": the event of the clause did it."""
        if self.lemma(i) not in EVENT_VERBS or not self.is_absolute(i):
            return []
        clause = self.tokens[i].head
        events = self.lexicon.words.get("event_noun", frozenset())
        near = [clause, *self.children(clause, "nsubj", "nsubj:pass", "obj")]
        return [self.slot("subj", j, inherited=True) for j in near if self.lemma(j) in events][:1]

    def oblique_slots(self, i: int) -> list[Slot]:
        """Prepositional arguments of a predicate, and gerunds after a preposition ("accused of bombing")."""
        found = []
        apart = gapped(self, i)
        for j in self.children(i, "obl", "nmod", "advcl", "acl", "xcomp"):
            case = self.tokens[j].case
            if case and not (case == "at" and self.lemma(j) == "hand"):
                found += [self.slot(case, self.antecedent(k)) for k in self.conjuncts(j) if k not in apart]
        return found

    def _under_objects(self, objects: list[int]) -> list[Slot]:
        """The parser often hangs a verb's PP on its object: "presented proposals to Iran"."""
        found = []
        for j in objects:
            for k in self.children(j, "nmod"):
                if self.tokens[k].case:
                    found += [self.slot(self.tokens[k].case, m, via=j) for m in self.conjuncts(k)]
            # "overturned X's conviction"
            found += [self.slot("poss", m, via=j) for k in self.children(j, "nmod:poss") for m in self.conjuncts(k)]
        return found
