"""The data of the page: true to the ledger, the same bytes for the same ledger, and no text can leave its element."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_readings import Said, build, made_readings, reading_of, unlike

from kg.ingest.articles import article_from_text
from kg.model import Entity, Reading
from kg.pipeline import Pipeline
from kg.serve.page import filled
from kg.serve.page_data import contents, page_data, to_json
from kg.serve.positions import positions
from kg.store.iris import PREFIXES

IRAN, ISRAEL, RUSSIA = "wd:Q794", "wd:Q801", "wd:Q159"


def data_of(path: Path, readings: list[Reading]) -> dict[str, Any]:
    with build(path, readings) as ledger:
        found: dict[str, Any] = json.loads(to_json(page_data(contents(ledger), "made", PREFIXES)))
        return found


def lines(data: dict[str, Any]) -> set[tuple[str, str, str, str]]:
    links, ids = data["links"], data["entities"]["id"]
    return {(ids[s], data["predicates"][p], ids[o], data["statuses"][status])
            for s, p, o, status in zip(links["subject"], links["predicate"], links["object"], links["status"], strict=True)}


def test_lines_have_the_status_of_their_statements(tmp_path: Path) -> None:
    data = data_of(tmp_path / "a.kg", [reading_of([
        Said(ISRAEL, "attacks", IRAN), Said(IRAN, "attacks", ISRAEL, author="Uu", holder=RUSSIA),
        Said(RUSSIA, "warns", IRAN, author="Uu", holder=RUSSIA, value="Uu", modality="planned"),
        Said(RUSSIA, "attacks", IRAN, author="CT-", value="CT-")])])
    assert lines(data) == {
        (ISRAEL, "attacks", IRAN, "asserted"), (IRAN, "attacks", ISRAEL, "reported"), (RUSSIA, "warns", IRAN, "planned"),
        (RUSSIA, "attacks", IRAN, "negated")}


def test_a_claim_leads_to_its_words(tmp_path: Path) -> None:
    data = data_of(tmp_path / "a.kg", [reading_of([Said(ISRAEL, "attacks", IRAN, sentence="😀 Israel attacks Iran.")])])
    start, end, trigger_start, trigger_end = data["claims"]["span"][0]
    text = data["articles"]["text"][data["claims"]["article"][0]]
    assert (text[start:end], text[trigger_start:trigger_end]) == ("😀 Israel attacks Iran.", "attacks")
    assert data["claims"]["holder"] == ["the article itself"]


@pytest.mark.live
def test_a_state_that_stands_in_an_edge_only_is_there(pipeline: Pipeline, tmp_path: Path) -> None:
    """Nothing names Russia: it offers by its president's office."""
    data = data_of(tmp_path / "a.kg", list(pipeline.read([article_from_text("Putin offered to mediate between Iran and Israel.")])))
    assert (RUSSIA, "offersMediation", IRAN, "asserted") in lines(data)
    assert min(*data["links"]["subject"], *data["links"]["object"]) >= 0


def test_both_sides_of_a_contested_edge_are_there(tmp_path: Path) -> None:
    data = data_of(tmp_path / "a.kg", [
        reading_of([Said(ISRAEL, "attacks", IRAN)]),
        reading_of([Said(ISRAEL, "attacks", IRAN, author="Uu", holder=IRAN, value="CT-")], opening="Other news. ")])
    (statement,) = data["links"]["statements"][0]
    assert data["statements"]["contested"][statement] == 1
    assert sorted(data["claims"]["value"]) == ["CT+", "CT-"]


@given(st.lists(made_readings(), min_size=1, max_size=2).filter(unlike))
def test_any_ledger_gives_the_same_bytes_in_any_order(tmp_path_factory: pytest.TempPathFactory, readings: list[Reading]) -> None:
    folder = tmp_path_factory.mktemp("page")
    assert data_of(folder / "a.kg", readings) == data_of(folder / "b.kg", readings[::-1])


HOSTILE = ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "\u2028alert(1)", "&lt;b&gt;", "\ud800"]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_leaves_the_data(tmp_path: Path, name: str) -> None:
    with build(tmp_path / "a.kg", [reading_of([Said("e:ann.person", "meets", "e:bo.person")], entities=[
            Entity("e:ann.person", name.encode("utf-8", "replace").decode(), "Person")])]) as ledger:
        text = to_json(page_data(contents(ledger), name, PREFIXES))
    assert not set(text) & set("<>&\u2028\u2029")
    page = filled("<title>{{title}}</title><h1>{{title}}</h1><script>{{data}}</script>{{data}}", name, text)
    assert page.count("<script>") == page.count("</script>") == 1
    assert page.endswith("</script>{{data}}")  # what stands in the page's own script is left alone


def test_places_do_not_depend_on_order_and_keep_apart() -> None:
    wheel = [("hub", f"rim{i}", "asserted") for i in range(12)] + [("a", "b", "reported")]
    found = positions(wheel)
    assert found == positions(wheel[::-1])
    assert len(found) == 15
    keys = sorted(found)
    for i, one in enumerate(keys):
        for other in keys[i + 1:]:
            (x1, y1, r1), (x2, y2, r2) = found[one], found[other]
            assert ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5 > r1 + r2, (one, other)


def test_of_a_large_graph_those_with_most_lines_have_a_place() -> None:
    found = positions([("hub", f"rim{i}", "asserted") for i in range(30)] + [("rim1", "rim2", "asserted")], core=3)
    assert set(found) == {"hub", "rim1", "rim2"}


def test_an_empty_ledger_has_empty_tables(tmp_path: Path) -> None:
    data = data_of(tmp_path / "a.kg", [])
    assert data["links"]["subject"] == data["entities"]["id"] == data["articles"]["id"] == []
