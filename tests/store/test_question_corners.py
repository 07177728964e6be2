"""Questions whose two languages once gave different rows on real articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_readings import Said, build, reading_of

from kg import Graph
from kg.model import Entity

NORWAY, ICELAND, TALKS = "wd:Q20", "wd:Q189", "e:oslo-talks.summit"
EVENT = ("NamedEvent", "Event", "Statement", "Entity")
ENTITIES = [Entity(NORWAY, "Norway", "Country", "Q20"), Entity(ICELAND, "Iceland", "Country", "Q189"),
            Entity(TALKS, "Oslo talks", "Summit", ancestors=EVENT), Entity("e:oslo.city", "Oslo", "City")]
SAID = [
    Said(ICELAND, "signsAgreementWith", NORWAY, symmetric=True, quad=2, plover="SUPPORT"),
    Said(NORWAY, "praises", ICELAND, quad=1, plover="SUPPORT"),
    Said(TALKS, "occursIn", "e:oslo.city", "Uu", NORWAY, "CT+"),
    Said(TALKS, "occursIn", "e:oslo.city"),
]


@pytest.mark.parametrize("lang", ["sparql", "cypher"])
def test_agreements_are_support_and_events_no_statements(tmp_path: Path, lang: str) -> None:
    build(tmp_path / "a.kg", [reading_of(SAID, entities=ENTITIES)]).close()
    with Graph.open(tmp_path / "a.kg") as graph:
        acts = [row["act"] for row in graph.ask("who-supports-whom", lang=lang).rows()]
        assert sorted(map(str, acts)) == ["praises", "signsAgreementWith"]
        named = {row["name"]: row["statements"] for row in graph.ask("entities-without-id", lang=lang).rows()}
        assert named == {"Oslo talks": 1, "Oslo": 1}
