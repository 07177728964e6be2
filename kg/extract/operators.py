"""What each operator does to a commitment: the words inside a clause, and the classes of words over it."""

from __future__ import annotations

from kg.extract.clauses import Clauses
from kg.extract.cues import CueClasses
from kg.extract.factuality import Commitment
from kg.model import Modality

_CONDITIONAL = frozenset({"if", "unless", "whether", "lest", "provided", "assuming"})
_FUTURE = frozenset({"will", "shall", "wo", "'ll", "’ll"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
_OBLIGED = frozenset({"must", "should", "ought", "need"})
REPORTING = frozenset({"factive", "semifactive", "neutral", "nonfactive", "belief", "hope", "deny", "commissive", "request",
                        "attempt", "obligation", "consideration"})
_WEAKER = {
    "belief": Modality.POSSIBLE, "hope": Modality.POSSIBLE, "ability": Modality.POSSIBLE,
    "commissive": Modality.PLANNED, "attempt": Modality.PLANNED,
}
_AUTHOR = {"factive": "CT", "semifactive": "PR", "neutral": "U", "nonfactive": "U"}
_TWO_WAY = frozenset({"fail", "forget", "neglect", "avoid", "hesitate"})  # "did not fail to": it was done
# "Did not promise to leave": it may still leave.
_LEFT_OPEN = frozenset({"promise", "vow", "pledge", "agree", "offer", "propose", "proposal", "threaten", "threat", "swear",
                        "consent", "volunteer", "vote", "decide", "schedule", "scheduled", "expect", "commit", "commitment"})
_FICTION = frozenset({
    "universe", "scenario", "novel", "film", "movie", "book", "series", "play", "game", "dream", "simulation", "exercise",
    "episode", "drama",
})


def apply_local(clauses: Clauses, classes: CueClasses, i: int, state: Commitment, scope: str, via: str) -> None:
    """The operators inside clause i: negator, modals, adverbs, marks, mood, "according to". `via` is the class through
    which the proposition hangs under i ("did not say that": not said is not false)."""
    _according(clauses, i, state)
    _as_said(clauses, classes, i, state)
    if scope == "attribution":
        return
    _fiction(clauses, i, state)
    _modals(clauses, i, state, via)
    _marks(clauses, i, state)
    _mood(clauses, i, state)
    if scope == "full" or via in REPORTING:
        _negation(clauses, i, state, via)
    _adverbs(clauses, classes, i, state)


def _according(clauses: Clauses, i: int, state: Commitment) -> None:
    # "The army killed three and freed two, according to a statement": what ends a coordination is said of all of it
    later = [k for c in clauses.children(i, "conj") if not clauses.children(c, "nsubj", "nsubj:pass")
             for k in clauses.children(c, "obl", "advcl", "nmod", "dep") if k > c]
    for j in [*clauses.children(i, "obl", "advcl", "nmod", "advmod", "dep", "parataxis"), *later]:
        token = clauses.tokens[j]
        if token.case.startswith(("according", "in the words")):
            state.attribute(j, min(clauses.children(j, "case"), default=j), "U")
        elif token.text.lower() == "according":  # the parser left "according" as a head
            deeper = clauses.children(j, "obl", "nmod", "obj")
            state.attribute(deeper[0] if deeper else None, j, "U")


def _as_said(clauses: Clauses, classes: CueClasses, i: int, state: Commitment) -> None:
    for j in clauses.children(i, "advcl"):
        name = said_aside(clauses, classes, j)
        if name:
            state.attribute(_source(clauses, j), j, _AUTHOR[name])


def said_aside(clauses: Clauses, classes: CueClasses, j: int) -> str:
    """The class of a reporting clause beside what it reports: "Rebels attacked the convoy, as the minister said"."""
    if "as" not in clauses.marks(j) or not clauses.children(j, "nsubj") or clauses.children(j, "obj", "ccomp", "xcomp"):
        return ""
    return next((name for name in _AUTHOR if classes.has(name, clauses.lemma(j), "verb")), "")


def _fiction(clauses: Clauses, i: int, state: Commitment) -> None:
    """What a novel or an exercise tells: "In the novel, Chad attacks Niger"."""
    for j in clauses.children(i, "obl"):
        if clauses.tokens[j].case == "in" and clauses.lemma(j) in _FICTION and j < i:
            state.weaken(Modality.HYPOTHETICAL, j)


def _negation(clauses: Clauses, i: int, state: Commitment, via: str) -> None:
    negator = clauses.negator(i)
    if negator is None:
        negator = next((k for j in clauses.children(i, "nsubj", "obj", "nsubj:pass") for k in _negative_word(clauses, j)), None)
    if negator is None and _shares_auxiliaries(clauses, i):
        negator = clauses.negator(clauses.first(i))
    if negator is None or negator in state.cues or via in ("factive", "semifactive"):
        return
    if via in REPORTING:
        state.weaken(Modality.HYPOTHETICAL, negator)
    else:
        state.negate(negator)


def _negative_word(clauses: Clauses, j: int) -> list[int]:
    """"Nobody came", "No country recognizes it", "Not one did"; not "no matter"."""
    if clauses.tokens[j].text.lower() in ("nobody", "none", "nothing", "neither"):
        return [j]
    if clauses.lemma(j) == "matter":
        return []
    words = [k for k in clauses.children(j, "det", "cc:preconj") if clauses.tokens[k].text.lower() in ("no", "neither")]
    return words or [k for k in clauses.children(j, "advmod") if clauses.tokens[k].text.lower() == "not" and k == 0]


def _shares_auxiliaries(clauses: Clauses, i: int) -> bool:
    """"will attack and destroy": a bare form without subject has the first verb's auxiliaries."""
    token = clauses.tokens[i]
    return token.dep == "conj" and token.xpos == "VB" and not clauses.children(i, "aux", "nsubj")


def _modals(clauses: Clauses, i: int, state: Commitment, via: str) -> None:
    carriers = [i, clauses.first(i)] if _shares_auxiliaries(clauses, i) else [i]
    for carrier in carriers:
        auxiliaries = clauses.children(carrier, "aux", "aux:pass", "cop")
        words = [clauses.tokens[j].text.lower() for j in auxiliaries]
        for j, word in zip(auxiliaries, words, strict=True):
            if word in _FUTURE:
                state.weaken(Modality.PLANNED, j)
            elif word in ("would", "'d", "’d") and clauses.tokens[j].xpos == "MD":
                reported = clauses.tokens[clauses.first(carrier)].dep == "ccomp" and "have" not in words
                state.weaken(Modality.PLANNED if reported else Modality.HYPOTHETICAL, j)
            elif word in _POSSIBLE and clauses.tokens[j].xpos == "MD":
                state.weaken(Modality.HYPOTHETICAL if "have" in words and word == "could" else Modality.POSSIBLE, j)
            elif word in _OBLIGED and via not in ("factive",):
                state.weaken(Modality.HYPOTHETICAL, j)


def _marks(clauses: Clauses, i: int, state: Commitment) -> None:
    for j in clauses.children(i, "mark", "advmod"):
        word = clauses.tokens[j].text.lower()
        if word in _CONDITIONAL or (word == "though" and j > 0 and clauses.tokens[j - 1].text.lower() == "as"):
            state.weaken(Modality.CONDITIONAL, j)
        elif word == "than" and clauses.tokens[j].dep == "mark":  # "rather than attack, they talked"
            state.negate(j)
        elif word == "for" and clauses.tokens[j].dep == "mark":  # "Calls for an attack were ignored", read as a clause
            state.weaken(Modality.HYPOTHETICAL, j)
    first = clauses.first(i)
    if first != i and any(w in _CONDITIONAL for w in clauses.marks(first)):
        state.weaken(Modality.CONDITIONAL, first)
    # "Had it happened earlier, …": inversion instead of "if"
    kids = clauses.children(i, "aux", "nsubj", "nsubj:pass")
    if clauses.tokens[i].dep == "advcl" and kids and clauses.tokens[kids[0]].dep == "aux" \
            and clauses.tokens[kids[0]].text.lower() in ("had", "should", "were") and clauses.children(i, "nsubj", "nsubj:pass"):
        state.weaken(Modality.CONDITIONAL, kids[0])


def _mood(clauses: Clauses, i: int, state: Commitment) -> None:
    token = clauses.tokens[i]
    sentence = clauses.parsed.sentences[token.sentence]
    main = clauses.first(i) == sentence.root or token.dep in ("root", "parataxis")
    if main and any(clauses.tokens[j].text == "?" for j in range(sentence.start, sentence.end)):
        state.weaken(Modality.INTERROGATIVE, i)
    bare = token.xpos == "VB" and not clauses.children(i, "aux", "cop", "nsubj", "nsubj:pass") and not clauses.is_infinitive(i)
    if bare and (main or token.dep in ("ccomp", "conj")) and not _shares_with_modal(clauses, i) and not _under_subject(clauses, i):
        state.weaken(Modality.IMPERATIVE, i)


def _under_subject(clauses: Clauses, i: int) -> bool:
    """"Gangs burn down police station, kill four": a verb beside one with a subject gives no order."""
    first = clauses.first(i)
    return first != i and bool(clauses.children(first, "nsubj", "nsubj:pass"))


def _shares_with_modal(clauses: Clauses, i: int) -> bool:
    first = clauses.first(i)
    return first != i and bool(clauses.children(first, "aux") or clauses.is_infinitive(first))


def _adverbs(clauses: Clauses, classes: CueClasses, i: int, state: Commitment) -> None:
    for j in clauses.children(i, "advmod"):
        word = clauses.lemma(j)
        if classes.has("hedge_reported", word, "adverb"):
            state.attribute(None, j, "PR")
        elif word in ("almost", "nearly"):
            state.weaken(Modality.HYPOTHETICAL, j)
        elif classes.has("hedge_possible", word, "adverb"):
            state.weaken(Modality.POSSIBLE, j)
        elif classes.has("hedge_probable", word, "adverb") and state.modality is Modality.ACTUAL:
            state.doubt(j)


def apply_class(clauses: Clauses, name: str, head: int, state: Commitment, scope: str) -> str:
    """Applies the class of `head` to what hangs under it; returns the scope in which to go on upwards."""
    if name in _AUTHOR:
        source = _source(clauses, head)
        if source is None and name == "factive":  # "documenting", "shows that" without a known source
            return "attribution"
        state.attribute(source, head, _AUTHOR[name])
        return "modality" if scope != "attribution" else "attribution"
    if scope == "attribution":
        return "attribution"
    if name == "deny":
        state.negate(head)
        state.attribute(_source(clauses, head), head, "U")
        return "attribution"
    if name in ("implicative_negative", "prevent", "prevent_event"):
        state.negate(head)
        if clauses.negator(head) is not None and clauses.lemma(head) not in _TWO_WAY:  # "has not ruled out attacking"
            state.weaken(Modality.HYPOTHETICAL, head)
        return "full"
    if name in ("implicative_positive", "oneway", "perception", "terminative"):
        return "full"
    if name == "hedge_probable":  # "seems to control"
        state.doubt(head)
        return "full"
    _weaken(clauses, name, head, state)
    return "attribution"


def _weaken(clauses: Clauses, name: str, head: int, state: Commitment) -> None:
    """Hoped, promised, tried, asked for: it may come about, and that is what its source says."""
    state.weaken(_WEAKER.get(name, Modality.HYPOTHETICAL), head)
    negator = clauses.negator(head)
    if negator is not None and name in ("commissive", "attempt"):
        if clauses.lemma(head) in _LEFT_OPEN:
            state.weaken(Modality.HYPOTHETICAL, negator)
        else:  # "is not ready to leave", "has no plans to leave": it will not
            state.negate(negator)
    source = _source(clauses, head) if name in ("belief", "hope", "commissive", "request") else None
    if source is not None:
        state.attribute(source, head, "U")


def _source(clauses: Clauses, head: int) -> int | None:
    """Who says, believes or promises: the subject of a verb, the owner of a noun ("Israel's claim that")."""
    if clauses.tokens[head].upos in ("NOUN", "PROPN"):
        owners = clauses.noun_actors(head)
        return owners[0] if owners else None
    subjects = clauses.deep_subjects(head)
    return subjects[0] if subjects else None
