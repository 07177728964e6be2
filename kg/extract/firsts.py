""""The first country to recognize Chad": the infinitive tells what has been done, not what is to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.clauses import Clauses

_ORDER = frozenset({"first", "second", "third", "fourth", "fifth", "last", "only", "latest", "youngest", "oldest", "1st", "2nd"})
_DOERS = ("person_noun", "country_noun", "company_noun", "team_noun", "group_noun", "organization_noun", "city_noun",
          "government_noun", "armed_group_noun", "force_noun", "party_noun", "vehicle_noun", "disaster_noun",
          "attack_noun")


def first_to(clauses: Clauses, infinitive: int, head: int) -> int | None:
    """The noun of "Norway was the first country to recognize Chad", "became the second player to win", if the infinitive
    under `head` is one of these; not "the first step to end the war". "The worst storm to
    hit Chad" has hit it, too."""
    if not clauses.is_infinitive(infinitive):
        return None
    nouns = [head, *clauses.children(head, "xcomp", "obj")] if clauses.tokens[infinitive].dep == "advcl" else [head]
    return next((j for j in nouns if _is_first(clauses, j)), None)


def _is_first(clauses: Clauses, j: int) -> bool:
    if clauses.lemma(j) in _ORDER:
        return bool(clauses.children(j, "det"))
    before = clauses.children(j, "amod")
    ordered = any(clauses.lemma(k) in _ORDER or clauses.tokens[k].xpos == "JJS" for k in before)
    words = clauses.lexicon.words
    doer = any(clauses.lemma(j) in words.get(name, ()) for name in _DOERS) or clauses.lemma(j) in clauses.lexicon.role_nouns
    return ordered and doer
