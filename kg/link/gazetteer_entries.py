"""The records that the gazetteer gives out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that has a name. `type` is a class of the ontology, `gender` is "male", "female" or ""."""

    label: str
    type: str
    qid: str | None
    country_qid: str | None
    aliases: tuple[str, ...]
    gender: str = ""


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """A time in office. `start` and `end` are ISO dates, perhaps only a year or month; `end` is "" when none is known:
    that is "no end when the table was made", not "still in office"."""

    office: str
    office_qid: str | None
    country_qid: str | None
    start: str
    end: str
