"""The whole way with the live parser: the seed article, and small texts of our own around it."""

from __future__ import annotations

import io
import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
from commands import ROOT, SEED, Kg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.evaluation import read_gold, score
from kg.ingest.articles import article_from_text
from kg.ingest.files import read_text_file
from kg.ledger import Ledger
from kg.model import Article, Reading
from kg.pipeline import Pipeline
from kg.store import write
from kg.store.jsonl import rows

pytestmark = pytest.mark.live

# They share persons and states with the seed, and say some of the same things, in part as fact, in part not.
SMALL = (
    "Russia offers to mediate\nRussian President Vladimir Putin offered to mediate between Iran and Israel on Friday.\n"
    "Iran rejected the offer. Israel denied that it had attacked Iran.\n",
    "Israel attacked Iran on Monday, the Iranian foreign minister said. The United States may impose sanctions on Iran.\n",
    "KYIV, Ukraine (AP) — Russia did not attack Ukraine in May. “We will sign the treaty,” Putin said.\n",
)
RUN = {"test": "seed"}


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """The seed and the small texts."""
    return [read_text_file(SEED), *(article_from_text(text, source=f"{i}.txt") for i, text in enumerate(SMALL))]


@pytest.fixture(scope="module")
def readings(pipeline: Pipeline, articles: list[Article]) -> list[Reading]:
    """What was read out of them."""
    return list(pipeline.read(articles))


def exported(ledger: Ledger, name: str = "nquads") -> bytes:
    """The export in a format."""
    out = io.BytesIO()
    write(ledger, out, name)
    return out.getvalue()


def built(folder: Path, readings: Sequence[Reading]) -> bytes:
    """The N-Quads of a fresh ledger with these, added in this order."""
    path = folder / "fresh.kg"
    path.unlink(missing_ok=True)
    with Ledger.open(path, mode="write") as ledger:
        for reading in readings:
            ledger.add(reading, RUN)
        return exported(ledger)


def test_articles_are_read_alike_in_any_company(pipeline: Pipeline, articles: list[Article], readings: list[Reading]) -> None:
    expected = {reading.article.id: reading for reading in readings}
    for order in (articles[::-1], [articles[2], articles[0]], articles[1:2]):
        for reading in pipeline.read(order):
            assert reading == expected[reading.article.id]


def test_building_twice_changes_nothing(kg: Kg) -> None:
    first = kg("build", SEED)
    before = kg("export", "-f", "nquads").out
    second = kg("build", SEED)
    assert second.err == "news.kg: the article was there already; nothing changed\n"
    assert (second.out, kg("export", "-f", "nquads").out) == (first.out, before)
    assert before.splitlines() == sorted(set(before.splitlines()))


def test_the_order_of_the_articles_makes_no_difference(tmp_path: Path, readings: list[Reading]) -> None:
    assert len({built(tmp_path, order) for order in itertools.permutations(readings)}) == 1


def test_the_order_on_the_command_line_makes_no_difference(kg: Kg, tmp_path: Path) -> None:
    for number, text in enumerate(SMALL):
        (tmp_path / f"{number}.txt").write_text(text)
    kg("build", "-g", "one.kg", SEED, "0.txt", "1.txt", "2.txt")
    kg("build", "-g", "two.kg", "2.txt", "1.txt")
    kg("build", "-g", "two.kg", "0.txt", SEED)
    assert kg("export", "-g", "one.kg", "-f", "nquads").out == kg("export", "-g", "two.kg", "-f", "nquads").out


def test_a_retracted_article_was_never_there(kg: Kg, tmp_path: Path) -> None:
    for number, text in enumerate(SMALL):
        (tmp_path / f"{number}.txt").write_text(text)
    kg("build", "-g", "without.kg", "0.txt", "1.txt", "2.txt")
    kg("build", "0.txt", SEED, "1.txt", "2.txt")
    assert kg("retract", SEED).code == 0
    assert kg("export", "-f", "nquads").out == kg("export", "-g", "without.kg", "-f", "nquads").out


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.booleans(), st.integers(0, len(SMALL))), max_size=9))
def test_only_what_is_there_in_the_end_counts(tmp_path: Path, readings: list[Reading], moves: list[tuple[bool, int]]) -> None:
    path = tmp_path / "moved.kg"
    path.unlink(missing_ok=True)
    there: dict[int, None] = {}
    with Ledger.open(path, mode="write") as ledger:
        for add, number in moves:
            if add:
                ledger.add(readings[number], RUN)
                there[number] = None
            elif number in there:
                ledger.retract(readings[number].article.id)
                del there[number]
        found = exported(ledger)
        assert ledger.verify() == ()
    assert found == built(tmp_path, [readings[number] for number in there])


def test_every_span_stands_in_its_text(kg: Kg) -> None:
    kg("build", SEED)
    assert kg("verify").code == 0
    text = SEED.read_text(encoding="utf-8")
    for row in kg("export", "-f", "jsonl").rows:
        evidence = row.get("evidence", [])
        assert isinstance(evidence, list)
        assert all(text[each["start"] : each["end"]] == each["text"] for each in evidence)
        assert all(each.get("trigger", "") in each["text"] for each in evidence)


def test_what_the_seed_says(kg: Kg) -> None:
    kg("build", SEED)
    pairs = kg("query", "SELECT ?who ?whom { ?who kg:offersMediation ?whom }").rows
    assert {"who": "wd:Q7747", "whom": "wd:Q794"} in pairs  # Putin to Iran
    assert {"who": "wd:Q159", "whom": "wd:Q801"} in pairs  # and so Russia to Israel
    assert kg("facts", "--view", "all", "-s", "Israel", "-o", "Khamenei").rows == []  # "if Israel targeted …"
    (attack,) = kg("claims", "-p", "attacks", "--about", "Khamenei").rows
    assert (attack["status"], attack["trigger"]) == ("hypothetical", "targeted")
    (offer,) = (row for row in kg("facts", "-s", "Russia", "-p", "offersMediation", "-o", "Iran").rows)
    assert offer["via"] == "office"


def test_the_seed_has_no_forbidden_edge_and_most_core_edges(tmp_path: Path, readings: list[Reading]) -> None:
    with Ledger.open(tmp_path / "seed.kg", mode="write") as ledger:
        ledger.add(readings[0], RUN)
        scores = score(read_gold([ROOT / "tests" / "gold" / "putin_mediation.jsonl"]), rows(ledger))
    (article,) = scores.articles
    assert article.forbidden == ()
    asserted = article.figures.asserted
    assert asserted.core == 31
    assert round(asserted.lenient.recall_core * asserted.core) >= 24, article.misses
