"""How well a statement or an edge is supported: pure functions of its claims and of what is known of their articles."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kg.model import Claim, Support

_DIGITS = 6  # of a confidence: more would show the order of the multiplication


@dataclass(frozen=True, slots=True)
class Witness:
    """An article as support sees it. `voice` is who speaks in it: articles of one voice are not independent.
    `published` is an ISO date."""

    voice: str
    published: str | None = None


def witnesses(articles: Iterable[tuple[str, str | None, str | None]]) -> dict[str, Witness]:
    """Article id -> witness, of (id, published, publisher). An article without a publisher speaks for itself."""
    return {key: Witness(spelled(publisher) or key, day(published)) for key, published, publisher in articles}


def spelled(publisher: str | None) -> str:
    """A publisher in one spelling: "Reuters" and "REUTERS " are one."""
    return " ".join((publisher or "").casefold().split())


def day(published: str | None) -> str | None:
    """The date of an ISO date or time, as it was written there, whatever the time zone; None where it is none."""
    try:
        return datetime.fromisoformat(published or "").date().isoformat()
    except ValueError:
        return None


def support(claims: Collection[Claim], known: Mapping[str, Witness]) -> Support:
    """What the claims amount to. `known` holds their articles.

    Confidence is 1 − Π (1 − c) over the independent publishers, c the confidence of the surest claim of each.
    """
    articles = {claim.article for claim in claims}
    surest: dict[str, float] = {}
    for claim in claims:
        voice = known[claim.article].voice
        surest[voice] = max(claim.confidence, surest.get(voice, 0.0))
    days = sorted(day for article in articles if (day := known[article].published))
    doubt = math.prod(sorted(1.0 - sure for sure in surest.values()))
    return Support(
        claims=len(claims), articles=len(articles), publishers=len(surest), first_seen=days[0] if days else None,
        last_seen=days[-1] if days else None, confidence=round(1.0 - doubt, _DIGITS))
