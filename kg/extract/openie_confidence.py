"""How sure an open proposition is: the precision of its construction, as measured."""

from __future__ import annotations

# Precision on the 484 sentences of the CaRB development set (Bhardwaj et al. 2019), matched one to one as its scorer
# does, `scripts/eval openie --rules`. A construction with fewer than ten propositions there has that of its family.
_PRECISION: dict[str, float] = {
    "adverbial.object": 0.50, "adverbial.preposition": 0.83, "content.object": 0.59, "content.preposition": 0.75,
    "coordinated.object": 0.72, "coordinated.preposition": 0.75, "copula.adjective": 0.57, "copula.existence": 0.28,
    "copula.noun": 0.64, "copula.object": 0.77, "copula.preposition": 0.61, "infinitive.object": 0.37,
    "infinitive.preposition": 0.47, "noun.examples": 0.47, "participle.object": 0.42, "participle.preposition": 0.54,
    "relative.object": 0.61, "relative.preposition": 0.70, "verb.clause": 0.80, "verb.object": 0.79,
    "verb.preposition": 0.73,
}
_FAMILIES: dict[str, float] = {
    "adverbial": 0.61, "content": 0.65, "control": 0.28, "coordinated": 0.72, "copula": 0.61, "infinitive": 0.38,
    "noun": 0.43, "participle": 0.48, "relative": 0.63, "verb": 0.78,
}
_UNKNOWN = 0.66  # of all constructions


def confidence_of(rule: str) -> float:
    """Between 0 and 1; `rule` is "family.construction"."""
    return _PRECISION.get(rule, _FAMILIES.get(rule.split(".")[0], _UNKNOWN))
