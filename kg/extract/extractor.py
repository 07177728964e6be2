"""The rule extractor: everything that a parsed article says, as propositions in text order."""

from __future__ import annotations

from kg.extract.circumstances import Circumstances
from kg.extract.clauses import Clauses
from kg.extract.predicates import Draft, read_predicates
from kg.extract.quotes import Speech, read_speeches
from kg.extract.stance import Stances
from kg.extract.structures import read_structures
from kg.lexicon import Lexicon
from kg.model import Parsed, Proposition


def extract(parsed: Parsed, lexicon: Lexicon) -> tuple[Proposition, ...]:
    """The propositions of an article, with the stance towards each and its circumstances."""
    clauses = Clauses(parsed, lexicon)
    stances = Stances(clauses, read_speeches(clauses))
    drafts = [*read_predicates(clauses, stances), *read_structures(clauses, stances)]
    drafts.sort(key=lambda d: (d.head, d.kind, d.lemma, d.trigger, [(s.name, s.token) for s in d.slots]))
    circumstances = Circumstances(clauses)
    return tuple(_number(parsed, index, draft, circumstances) for index, draft in enumerate(drafts))


def _number(parsed: Parsed, index: int, draft: Draft, circumstances: Circumstances) -> Proposition:
    time, condition, quantities = circumstances.of(draft)
    return Proposition(index, draft.kind, draft.lemma, draft.head, draft.trigger, draft.slots, draft.stance, draft.rule,
                       parsed.tokens[draft.head].sentence, draft.tense, time, condition, quantities)


def speeches(parsed: Parsed, lexicon: Lexicon) -> tuple[Speech, ...]:
    """Who speaks where."""
    return read_speeches(Clauses(parsed, lexicon))
