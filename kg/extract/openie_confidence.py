"""How sure an open proposition is: the precision of its construction, as measured."""

from __future__ import annotations

# Precision on the 484 sentences of the CaRB development set (Bhardwaj et al. 2019), matched one to one as its scorer
# does, `scripts/eval openie --rules`. A construction with fewer than ten propositions there has that of its family.
_PRECISION: dict[str, float] = {
    "adverbial.object": 0.51, "adverbial.preposition": 0.83, "content.object": 0.58, "content.preposition": 0.75,
    "coordinated.object": 0.73, "coordinated.preposition": 0.74, "copula.adjective": 0.59, "copula.existence": 0.28,
    "copula.noun": 0.63, "copula.object": 0.77, "copula.preposition": 0.65, "infinitive.object": 0.40,
    "infinitive.preposition": 0.47, "noun.examples": 0.49, "participle.object": 0.44, "participle.preposition": 0.53,
    "relative.object": 0.58, "relative.preposition": 0.70, "verb.clause": 0.81, "verb.object": 0.80,
    "verb.preposition": 0.74,
}
_FAMILIES: dict[str, float] = {
    "adverbial": 0.63, "content": 0.65, "control": 0.27, "coordinated": 0.72, "copula": 0.61, "infinitive": 0.40,
    "noun": 0.45, "participle": 0.48, "relative": 0.61, "verb": 0.78,
}
_UNKNOWN = 0.66  # of all constructions


def confidence_of(rule: str) -> float:
    """Between 0 and 1; `rule` is "family.construction"."""
    return _PRECISION.get(rule, _FAMILIES.get(rule.split(".")[0], _UNKNOWN))
