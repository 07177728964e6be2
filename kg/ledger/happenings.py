"""Events as a view: claims that most likely tell of one happening, grouped by what they are about and date.

Made anew from the claims each time, and no key of anything: an article that comes late changes no id of a statement or
claim. A happening's own id is the hash of its property, ends and first day (of the article, where there is no date), so
that it changes only when its beginning does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.identity import digest
from kg.ledger.days import day, iso
from kg.ledger.material import Material, Matter, matter
from kg.ledger.support import support
from kg.ledger.views import affirms
from kg.model import Claim, Factuality, Support


@dataclass(frozen=True, slots=True)
class Happening:
    """Claims of one property between the same ends, none more than the property's window after the one before.

    `first` and `last` are ISO dates of what happened, None where no claim can be dated. `view` is "asserted" where an
    article itself says so, else "reported". `best` is the surest claim, of the article's own if there is one; `claims`
    are in order of date, article and text."""

    id: str
    predicate: str
    view: str
    first: str | None
    last: str | None
    statements: tuple[str, ...]
    claims: tuple[Claim, ...]
    best: Claim
    support: Support


def happenings(material: Material) -> tuple[Happening, ...]:
    """The happenings that the articles, or their sources, say took place; by date, those without date last."""
    groups: dict[Matter, list[Claim]] = {}
    for judged in material.judgements:
        for claim in filter(affirms, judged.claims) if judged.statement.kind == "Event" else ():
            groups.setdefault(matter(judged.statement, claim, material.entities), []).append(claim)
    found = [happening for about, claims in groups.items() for happening in _split(about, claims, material)]
    return tuple(sorted(found, key=lambda h: (h.first is None, h.first or "", h.predicate, h.id)))


def _split(about: Matter, claims: Sequence[Claim], material: Material) -> Iterator[Happening]:
    window = material.window(about[0])
    days = {claim.id: day(claim, material.witnesses[claim.article], window) for claim in claims}
    ordered = sorted(claims, key=lambda c: (days[c.id] or 0, c.article, c.char_start, c.trigger_start, c.id))
    for series in _series(ordered, days, window):
        first, last = days[series[0].id], days[series[-1].id]
        yield Happening(
            id="ev:" + digest(*about, iso(first) or series[0].article),
            predicate=about[0],
            view="asserted" if any(claim.author is Factuality.CT_POS for claim in series) else "reported",
            first=iso(first),
            last=iso(last),
            statements=tuple(sorted({claim.statement for claim in series})),
            claims=tuple(series),
            best=min(series, key=lambda c: (c.author is not Factuality.CT_POS, -c.confidence)),
            support=support(series, material.witnesses),
        )


def _series(ordered: Iterable[Claim], days: Mapping[str, int | None], window: int) -> Iterator[list[Claim]]:
    """Ends a series where more than `window` days pass without a claim; claims without date go by article."""
    series: list[Claim] = []
    for claim in ordered:
        if series and not _together(series[-1], claim, days, window):
            yield series
            series = []
        series.append(claim)
    if series:
        yield series


def _together(one: Claim, next_one: Claim, days: Mapping[str, int | None], window: int) -> bool:
    before, now = days[one.id], days[next_one.id]
    if before is None or now is None:
        return before is now and one.article == next_one.article
    return now - before <= window
