"""Courts: who a verdict or a sentence is about, which court gave it, and the deed that it vouches for.

Who was convicted of or jailed for a deed did it, as far as the text is concerned; who was arrested for it, or charged with
it, may not have.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.clauses import Clauses
from kg.extract.cues import CueClasses
from kg.extract.tree import VERBAL


@dataclass(frozen=True, slots=True)
class Verdict:
    """Its predicate, and whether the text vouches for it: not for "wrongly convicted of", "not guilty of"."""

    token: int
    vouched: bool


_CASES = ("for", "of", "over", "on", "to")
_UNJUST = frozenset({"wrongly", "wrongfully", "falsely", "unjustly", "mistakenly", "unfairly", "allegedly"})
_NOT_GIVEN = frozenset({"face", "seek", "demand", "request", "want", "risk", "escape", "avoid", "call", "fear", "appeal", "quash",
                        "overturn"})


def verdict_over(clauses: Clauses, classes: CueClasses, first: int, head: int) -> Verdict | None:
    """The verdict over the deed in clause or noun `first` under `head`: "jailed" of "jailed for killing X", "found" of "found
    guilty of killing X", "sentenced" of "sentenced to serve ten years for killing X", "given" of "given a life sentence for
    killing X"."""
    if clauses.tokens[first].case not in _CASES:
        return None
    found = _above(clauses, classes, first, head)
    if found is None:
        return None
    unjust = any(clauses.lemma(j) in _UNJUST for j in clauses.children(found, "advmod"))
    denied = clauses.negator(found) is not None or clauses.negator(head) is not None
    return Verdict(found, vouched=not unjust and not denied)


def _above(clauses: Clauses, classes: CueClasses, first: int, head: int) -> int | None:
    token, lemma, case = clauses.tokens[head], clauses.lemma(head), clauses.tokens[first].case
    if token.upos == "ADJ":
        guilty = classes.has("verdict", lemma, "adjective")
        return (token.head if token.dep == "xcomp" else head) if guilty else None
    if case == "to":
        return None
    if token.upos == "NOUN":
        given = clauses.tokens[token.head].upos in VERBAL and clauses.lemma(token.head) not in _NOT_GIVEN
        return token.head if classes.has("verdict", lemma, "noun") and token.dep in ("obj", "obl") and given else None
    if token.upos not in VERBAL:
        return None
    if token.dep == "xcomp" and classes.has("verdict", clauses.lemma(token.head), "verb"):
        return token.head
    if classes.has("verdict", lemma, "verb"):
        return head
    penalties = [j for j in clauses.children(head, "obj") if classes.has("verdict", clauses.lemma(j), "noun")]
    return head if penalties and case == "for" and lemma not in _NOT_GIVEN else None


def convicted(clauses: Clauses, noun: int) -> int | None:
    """The verdict that says whose deed a noun is: "convicted of the murder of X", "jailed for an attack on X"."""
    token = clauses.tokens[noun]
    if token.dep not in ("obl", "nmod") or token.case not in ("of", "for") or token.head == noun:
        return None
    verdict = verdict_over(clauses, CueClasses(clauses.lexicon), noun, token.head)
    return verdict.token if verdict is not None and verdict.vouched else None


def punished(clauses: Clauses, verdict: int) -> list[int]:
    """Who was found guilty or punished: the recipient of a sentence, or the object, else the subject ("pleaded guilty")."""
    penalties = clauses.lexicon.cues.get("verdict.noun", frozenset())
    if clauses.is_passive(verdict):
        return clauses.surface_subjects(verdict)
    slots = [s for s in clauses.slots(verdict) if s.via is None and s.lemma not in penalties]
    people = [s.token for s in slots if s.name == "iobj"] or [s.token for s in slots if s.name == "obj"]
    return people or clauses.surface_subjects(verdict)
