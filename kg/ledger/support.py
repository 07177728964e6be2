"""How well a statement or an edge is supported: pure functions of its claims and of what is known of their articles."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from kg.model import Claim, Support

_DIGITS = 6  # of a confidence: more would show the order of the multiplication


@dataclass(frozen=True, slots=True)
class Witness:
    """An article as support sees it. `voice` is who speaks in it: articles of one voice are not independent. `published`
    is its ISO date, `written` that of the first of its copies."""

    voice: str
    published: str | None = None
    written: str | None = None


def witnesses(articles: Collection[tuple[str, str | None, str | None]], clusters: Mapping[str, str]) -> dict[str, Witness]:
    """Article id -> witness, of (id, published, publisher) and of the clusters of copies (article id -> cluster).

    A copy speaks with the voice of the publisher who had the text first, as far as dates tell, so that neither the
    copies nor that publisher's other articles count as one more. An article without a publisher speaks for itself.
    """
    voices: dict[str, str] = {}
    written: dict[str, str] = {}
    for key, published, publisher in sorted(articles, key=_age):
        cluster = clusters.get(key, key)
        if name := spelled(publisher):
            voices.setdefault(cluster, name)
        if date := day(published):
            written.setdefault(cluster, date)
    found = {key: (clusters.get(key, key), day(published)) for key, published, _ in articles}
    return {key: Witness(voices.get(cluster, cluster), date, written.get(cluster)) for key, (cluster, date) in found.items()}


def _age(article: tuple[str, str | None, str | None]) -> tuple[bool, float, str]:
    """Sorts the oldest first, those without a date last."""
    when = moment(article[1])
    return when is None, when.timestamp() if when else 0.0, article[0]


def spelled(publisher: str | None) -> str:
    """A publisher in one spelling: "Reuters" and "REUTERS " are one."""
    return " ".join((publisher or "").casefold().split())


def day(published: str | None) -> str | None:
    """The date of an ISO date or time, as it was written there, whatever the time zone; None where it is none."""
    try:
        return datetime.fromisoformat(published or "").date().isoformat()
    except ValueError:
        return None


def moment(published: str | None) -> datetime | None:
    """When that was: a date counts from its midnight, a time without zone as UTC; None where it is none."""
    try:
        found = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


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
