"""Pictures: the facts with their names, readable, in any reader of SVG and PNG."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from commands import SEED, Kg
from hypothesis import given
from hypothesis import strategies as st
from made_pages import LONG, PAYLOADS, person, strange
from made_readings import Said, build, made_readings, reading_of, unlike

from kg.ingest.articles import article_from_text
from kg.model import Reading
from kg.pipeline import Pipeline
from kg.serve.drawing import Drawing, Line, Words, width_of
from kg.serve.picture import in_words, picture
from kg.serve.png import to_png
from kg.serve.svg import to_svg

SVG = "{http://www.w3.org/2000/svg}"


def drawing_of(path: Path, readings: list[Reading]) -> Drawing:
    with build(path, readings) as ledger:
        return picture(ledger, "made.kg")


def texts(drawing: Drawing) -> list[str]:
    return [element.text or "" for element in ET.fromstring(to_svg(drawing)).iter(f"{SVG}text")]


def boxes(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    found = []
    for words in (shape for shape in drawing.shapes if isinstance(shape, Words)):
        wide = width_of(words.text, words.size, bold=words.bold)
        left = words.x - {"start": 0.0, "middle": wide / 2, "end": wide}[words.anchor]
        found.append((left, words.y - words.size * 0.8, left + wide, words.y + words.size * 0.1))
    return found


@pytest.mark.live
def test_the_seed_article_can_be_read_off_its_picture(pipeline: Pipeline, tmp_path: Path) -> None:
    article = article_from_text(SEED.read_text(encoding="utf-8"))
    drawing = drawing_of(tmp_path / "a.kg", list(pipeline.read([article])))
    shown = texts(drawing)
    assert {"made.kg", "Russia", "Iran", "Israel", "Vladimir Putin", "offers mediation"} <= set(shown)
    places = boxes(drawing)
    for i, (left, top, right, bottom) in enumerate(places):
        assert left >= 0 and right <= drawing.width and top >= 0 and bottom <= drawing.height, shown[i]
        for other in places[i + 1:]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_what_is_no_fact_is_not_drawn(tmp_path: Path) -> None:
    drawing = drawing_of(tmp_path / "a.kg", [reading_of([
        Said("wd:Q1", "attacks", "wd:Q2"), Said("wd:Q2", "attacks", "wd:Q3", author="Uu", holder="wd:Q1")])])
    assert sum(isinstance(shape, Line) for shape in drawing.shapes) == 1
    assert "Q3" not in texts(drawing)


def test_an_empty_graph_is_a_picture_that_says_so(tmp_path: Path) -> None:
    drawing = drawing_of(tmp_path / "a.kg", [])
    assert "0 articles, 0 facts: nothing to draw yet; `kg build` reads articles" in texts(drawing)
    assert to_png(drawing)[1:4] == b"PNG"


@pytest.mark.parametrize("start", range(0, len(PAYLOADS), 12))
def test_hostile_and_strange_names_are_text(tmp_path: Path, start: int) -> None:
    names = [*PAYLOADS[start : start + 12], LONG]
    people = [person(f"e:a{i}.person", name) for i, name in enumerate(names)]
    readings = [reading_of([Said(one.id, "meets", "e:bo.person")], entities=[one], opening=f"{one.id} ") for one in people]
    drawing = drawing_of(tmp_path / "a.kg", readings)
    root = ET.fromstring(to_svg(drawing))
    plain = ("svg", "title", "rect", "line", "polygon", "circle", "text")
    assert {element.tag for element in root.iter()} <= {SVG + tag for tag in plain}
    assert max(map(len, texts(drawing))) < 100


def test_png_has_every_name_that_svg_has(tmp_path: Path) -> None:
    drawing = drawing_of(tmp_path / "a.kg", strange())
    png = to_png(drawing)
    assert struct.unpack(">II", png[16:24]) == (drawing.width * 3 // 2, drawing.height * 3 // 2)
    assert png == to_png(drawing)


@given(st.lists(made_readings(), min_size=1, max_size=2).filter(unlike))
def test_any_ledger_gives_the_same_picture_in_any_order(tmp_path_factory: pytest.TempPathFactory, readings: list[Reading]) -> None:
    folder = tmp_path_factory.mktemp("picture")
    one = to_svg(drawing_of(folder / "a.kg", readings))
    assert one == to_svg(drawing_of(folder / "b.kg", readings[::-1]))
    ET.fromstring(one)


def test_predicates_are_written_in_words() -> None:
    names = ("offersMediation", "http://x.org/v#isA_thing", "leads")
    assert [in_words(name) for name in names] == ["offers mediation", "is a thing", "leads"]


def test_bad_targets_are_one_line_errors_and_leave_nothing(kg: Kg, tmp_path: Path) -> None:
    build(tmp_path / "news.kg", [reading_of([Said("wd:Q1", "attacks", "wd:Q2")])]).close()
    for target, said in (("nowhere/graph.svg", "cannot be written"), ("graph.pdf", "no view ends in '.pdf'")):
        outcome = kg("show", "-o", target)
        assert (outcome.code, outcome.err.count("\n")) == (1, 1)
        assert said in outcome.err
    missing = kg("show", "-g", "gone.kg", "-o", "graph.svg")
    assert (missing.code, missing.err.count("\n")) == (1, 1)
    assert not list(tmp_path.glob("graph*")) and not (tmp_path / "nowhere").exists()
    assert kg("show", "-o", "graph.svg").code == 0
    ET.parse(tmp_path / "graph.svg")


def test_a_page_can_be_made_while_another_writes(kg: Kg, tmp_path: Path) -> None:
    with build(tmp_path / "news.kg", [reading_of([Said("wd:Q1", "attacks", "wd:Q2")])]) as writer:
        writer.add(reading_of([Said("wd:Q2", "attacks", "wd:Q1")], opening="Later. "), {"engine": "rules"})
        assert kg("show", "-o", "graph.svg").code == 0
    assert b"2 articles, 2 facts" in (tmp_path / "graph.svg").read_bytes()


def test_without_a_built_page_one_line_says_how(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serve.page.BUILT", tmp_path / "static" / "explorer.html")
    build(tmp_path / "news.kg", []).close()
    outcome = kg("show", "-o", "graph.html")
    assert outcome.code == 1
    assert outcome.err.startswith("kg: the explorer page is not built: run scripts/explorer once") and outcome.err.count("\n") == 1
