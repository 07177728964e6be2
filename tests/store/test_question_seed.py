"""The named questions on what the pipeline reads out of the seed article: the same rows by every door."""

from __future__ import annotations

import pytest
from commands import SEED
from question_doors import DOORS
from question_seed import TOLD

from kg.ingest.files import find_sources
from kg.ledger import Ledger
from kg.store.questions import shipped

pytestmark = [pytest.mark.live, pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")]

# Without a second article, a date and a publisher.
EMPTY = {"claims-per-publisher", "common-adversaries", "confirmed-by-several", "unconfirmed-reports", "what-is-new"}


@pytest.fixture(scope="module")
def doors(pipeline, tmp_path_factory):
    with Ledger.open(tmp_path_factory.mktemp("seed") / "news.kg", mode="write") as ledger:
        for reading in pipeline.read(find_sources([str(SEED)]).articles()):
            ledger.add(reading, pipeline.run())
        yield {name: door(ledger) for name, door in DOORS.items()}


@pytest.mark.parametrize("name", sorted(shipped()))
def test_all_doors_agree(doors, name):
    question = shipped()[name]
    values = {each.name: each.default for each in question.parameters if each.default is not None} | TOLD.get(name, {})
    answers = {door: ask(question, values) for door, ask in doors.items()}
    first = answers.pop("pyoxigraph")
    for door, answer in answers.items():
        assert answer == first, door
    assert not (first[1] and name in EMPTY)


def test_what_the_article_is_about(doors):
    for ask in doors.values():
        _, rows = ask(shipped()["who-offers-mediation"], {})
        assert {row[:3] for row in rows} == {
            ("Russia", "Iran", "office"), ("Russia", "Israel", "office"), ("Vladimir Putin", "Iran", "text"),
            ("Vladimir Putin", "Israel", "text")}
        _, rows = ask(shipped()["how-connected"], TOLD["how-connected"])
        assert {row[3] for row in rows} == {"Russia"}
        _, rows = ask(shipped()["whose-weapons"], {})
        assert {(row[0], row[2]) for row in rows} <= {("Iran", "Russia")}
