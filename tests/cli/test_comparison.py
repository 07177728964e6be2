"""Articles of three publishers, one of them a copy, one against the first: from their texts to what they say together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Kg

AGENCY = """Israel strikes Gaza
GAZA (Agency) — Israel killed 28 people in Gaza on Monday. Israel attacked Lebanon hours later, the Lebanese army said.
French President Emmanuel Macron called for calm in a speech to students in the southern city of Marseille. Russia condemned Israel.
Turkey has rejected the Geneva Accord, which eleven other states of the region signed in the spring after months of talks.
"""
COPY = AGENCY.replace("Israel strikes Gaza", "Dozens die").replace("GAZA (Agency) — ", "") + "Sign up for our newsletter.\n"
OTHER = """Israel denies attack
Israel killed more than 100 people in Gaza on Monday. Israel denied that it had attacked Lebanon.
French President Marine Le Pen visited Berlin. Turkey accepted the Geneva Accord on Saturday.
"""
ARTICLES = [
    {"text": AGENCY, "publisher": "Agency", "published": "2025-06-16"},
    {"text": COPY, "publisher": "Daily Post", "published": "2025-06-17T08:00:00+00:00"},
    {"text": OTHER, "publisher": "Evening Star", "published": "2025-06-16"},
]


@pytest.fixture
def built(kg: Kg, tmp_path: Path) -> Kg:
    """A command line whose folder holds a ledger `news.kg` of the articles."""
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(article) + "\n" for article in ARTICLES))
    assert kg("build", "news.jsonl").code == 0
    return kg


def test_what_the_articles_say_together(built: Kg) -> None:
    articles = {str(row["publisher"]): row for row in built("articles").rows}
    assert articles["Agency"]["dup_cluster"] == articles["Daily Post"]["dup_cluster"]
    assert articles["Evening Star"]["dup_cluster"] == articles["Evening Star"]["id"]
    found = {str(row["kind"]): row for row in built("conflicts").rows}
    told = {kind: {side["holds"]: (len(side["claims"]), side["publishers"]) for side in row["sides"]}  # type: ignore[attr-defined]
            for kind, row in found.items()}
    assert told == {
        "denial": {"asserts": (2, 1), "denies": (1, 1)},
        "value": {"Emmanuel Macron": (2, 1), "Marine Le Pen": (1, 1)},
        "quantity": {"28": (2, 1), "more than 100": (1, 1)},
        "opposition": {"accepts": (1, 1), "rejects": (2, 1)},
    }
    assert {kind for kind, row in found.items() if row["verdict"] == "change"} == {"opposition"}
    assert [(row["subject"], row["predicate"], row["object"]) for row in found.values()] == [
        ("Israel", "attacks", "Lebanon"), ("", "headOfStateOf", "France"), ("Israel", "kills", ""),
        ("Turkey", "accepts/rejects", "Geneva Accord")]


def test_contested(built: Kg) -> None:
    rows = built("contested", "--about", "Lebanon").rows
    assert rows == built("conflicts", "--kind", "denial").rows
    assert len(rows) == 1
    assert built("contested", "--about", "Turkey").rows == []
    table = built("contested", "--table").out
    assert "Israel denied that it had attacked Lebanon." in table and "the Lebanese army" in table


def test_events(built: Kg) -> None:
    events = built("events", "-p", "kills").rows
    assert [(row["first"], row["last"], row["subject"], row["articles"], row["publishers"]) for row in events] == [
        ("2025-06-16", "2025-06-16", "Israel", 3, 2)]
    assert str(events[0]["sentence"]).startswith("Israel killed")
    assert {row["predicate"] for row in built("events", "--about", "Turkey").rows} == {"accepts", "rejects"}
