"""The named questions on what the pipeline reads out of the seed article: the same rows by every door."""

from __future__ import annotations

import pytest
from commands import SEED
from question_doors import DOORS

from kg.ingest.files import find_sources
from kg.ledger import Ledger
from kg.store.questions import shipped

pytestmark = [pytest.mark.live, pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")]

RUSSIA, PUTIN, TRUMP, IRAN, ISRAEL, UKRAINE = "wd:Q159", "wd:Q7747", "wd:Q22686", "wd:Q794", "wd:Q801", "wd:Q212"
TOLD = {
    "articles-about": {"what": IRAN}, "common-adversaries": {"first": IRAN, "second": UKRAINE},
    "common-allies": {"first": IRAN, "second": ISRAEL}, "direct-quotes": {"who": PUTIN}, "everything-about": {"what": IRAN},
    "evidence-of-edge": {"subject": RUSSIA, "predicate": "offersMediation", "object": IRAN},
    "how-connected": {"first": TRUMP, "second": UKRAINE}, "sentences-with-word": {"words": "mediat"}, "source-of": {"who": PUTIN},
    "three-step-links": {"first": PUTIN, "last": UKRAINE}, "timeline-of-pair": {"first": RUSSIA, "second": IRAN},
    "unconfirmed-reports": {"publisher": "none"},
    "unrealised-acts-on": {"whom": "wd:Q57336"}, "what-is-new": {"since": "2025-01-01"},
}
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
