"""The Python API on texts of our own, with the live parser."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.api import Answer, EdgeRow, Graph, Table
from kg.errors import InputError, KgError, LedgerError, QueryError, StoreError
from kg.ingest.articles import article_from_text

pytestmark = pytest.mark.live

TEXT = """Envoys meet in Oslo
France and Germany held talks with Iran in Oslo on Monday.
French President Emmanuel Macron said that Israel had attacked Iran.
The United States may impose sanctions on Iran.
"""


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    """A graph in memory of one article."""
    with kg.read(TEXT) as read:
        yield read


def test_import_is_light() -> None:
    code = "import sys, kg; print(sorted({'kg.api', 'kg.ledger', 'typer', 'spacy', 'sqlite3'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"
    with pytest.raises(AttributeError, match="no attribute 'Graf'"):
        _ = kg.Graf
    assert {"Graph", "read"} <= set(dir(kg))


def test_facts_reports_and_the_rest_are_three_lists(graph: Graph) -> None:
    assert "France negotiatesWith Iran" in map(str, graph.facts())
    assert [str(report) for report in graph.reports()] == ["Israel attacks Iran [reported by Emmanuel Macron (said)]"]
    (rest,) = (row for row in graph.unasserted() if row.object == "Iran")
    assert (rest.status, rest.subject) == ("possible", "United States")
    assert set(graph.facts(view="all")) == {*graph.facts(), *graph.reports()}


def test_facts_are_chosen_by_their_ends_and_their_predicate(graph: Graph) -> None:
    assert {fact.subject for fact in graph.facts("France", "negotiatesWith", "iran")} == {"France"}
    assert graph.facts("Iran", "negotiatesWith", "wd:Q142") == graph.facts("France", "negotiatesWith", "Iran") != ()
    assert graph.facts(predicate="bombs") == ()


def test_one_article_in_the_order_of_its_text(graph: Graph) -> None:
    (article,) = graph.articles()
    places = [row.char_start for row in graph.facts(article=article.id)]
    assert places == sorted(places) and len(places) == len(graph.facts())


def test_claims_and_their_evidence(graph: Graph) -> None:
    (claim,) = graph.claims("Macron", predicate="attacks")
    assert TEXT[claim.char_start : claim.char_end] == claim.trigger == "attacked"
    assert str(claim) == "attacks (agent Israel; patient Iran) · Emmanuel Macron (said): certain · reported"
    assert graph.claims(status="possible", about="United States") != ()
    (report,) = graph.reports()
    (evidence,) = graph.evidence(report)
    assert evidence.claim == claim and evidence.edge == "Israel attacks Iran"
    assert graph.evidence(("Israel", "attacks", "Iran")) == (evidence,)
    assert str(evidence).startswith("French President Emmanuel Macron said that Israel had [attacked] Iran.")


def test_sources_and_entities(graph: Graph) -> None:
    assert graph.sources()[0].source == "the article itself"
    (macron,) = graph.entities("macron")
    assert (macron.label, macron.type) == ("Emmanuel Macron", "Person")


@pytest.mark.parametrize(("question", "problem"), [
    (lambda g: g.facts("Atlantis"), "in memory: nobody is called 'Atlantis'"),
    (lambda g: g.facts(view="none"), "no view 'none'; known: asserted, reported, all"),
    (lambda g: g.claims(status="true"), "no status 'true'; known: asserted, "),
    (lambda g: g.evidence(("Iran", "attacks", "Israel")), "no edge Iran attacks Israel"),
    (lambda g: g.sparql("SELEKT"), "SPARQL: "),
    (lambda g: g.to_pandas("everything"), "no frame 'everything'; known: facts, "),
    (lambda g: g.load("http://news.example"), "not the URI of a Neo4j server"),
    (lambda g: g.load("neo4j://127.0.0.1:port"), "not the URI of a Neo4j server"),
    (lambda g: g.load("neo4j://"), "followed by a host"),
    (lambda g: g.load("bolt://127.0.0.1?policy=eu"), "not the URI of a Neo4j server"),
    (lambda g: g.load("bolt://me:secret@127.0.0.1"), "^the URI of a server holds no user or password here"),
    (lambda g: g.load("bolt://127.0.0.1", database="system"), "name another with --database"),
    (lambda g: g.export("a.xyz"), "no format ends in"),
    (lambda g: g.export(io.BytesIO(), "xyz"), "no format 'xyz'"),
])
def test_questions_without_an_answer(graph: Graph, question: object, problem: str) -> None:
    assert callable(question)
    with pytest.raises((QueryError, StoreError), match=problem):
        question(graph)


def test_sparql(graph: Graph) -> None:
    table = graph.sparql("SELECT ?who { ?who kg:negotiatesWith wd:Q794 } ORDER BY ?who")
    assert isinstance(table, Table) and table.columns == ("who",) and {"who": "wd:Q142"} in table.rows()
    assert str(table).splitlines()[:2] == ["who", "wd:Q142"] and len(table) == len(table.to_pandas())
    assert graph.sparql("ASK { wd:Q801 kg:attacks wd:Q794 }") is False
    assert graph.sparql("ASK { wd:Q801 kgr:attacks wd:Q794 }") is True
    made = graph.sparql("CONSTRUCT WHERE { ?a kg:negotiatesWith ?b }")
    assert isinstance(made, Table) and made.columns == ("subject", "predicate", "object")


def test_cypher(graph: Graph) -> None:
    table = graph.cypher("MATCH (a)-[r:NEGOTIATES_WITH]-(b {name: $name}) RETURN a.name ORDER BY a.name", {"name": "Iran"})
    assert {"a.name": "France"} in table.rows()


def test_a_graph_in_memory_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with kg.read("Iran attacked Israel.") as read:
        assert read.sparql("ASK { wd:Q794 kg:attacks wd:Q801 }") is True
        assert len(read.cypher("MATCH (a)-[:ATTACKS]->(b) RETURN a.name")) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_graph_shows_itself_in_a_notebook(graph: Graph) -> None:
    from kg.serve.page import BUILT

    html = graph._repr_html_()
    if not BUILT.exists():
        assert html.startswith("<p>the explorer page is not built")
        return
    assert html.startswith("<iframe srcdoc=") and html.count("<") == 2  # all of the page is escaped
    assert "Emmanuel Macron" in html and 'sandbox="allow-scripts' in html


def test_networkx_and_pandas(graph: Graph) -> None:
    network = graph.to_networkx()
    assert network.has_edge("wd:Q142", "wd:Q794", "negotiatesWith") and not network.has_edge("wd:Q801", "wd:Q794")
    assert graph.to_networkx("reported").has_edge("wd:Q801", "wd:Q794")
    for name in ("facts", "reports", "unasserted", "claims", "sources", "entities", "articles"):
        assert len(graph.to_pandas(name)) > 0  # type: ignore[arg-type]
    frame = graph.claims("Macron").to_pandas()
    assert set(frame["holder_value"]) == {"CT+"}


def test_answers_show_themselves(graph: Graph) -> None:
    html = graph.facts()._repr_html_()
    assert html.startswith("<table>") and "<td>negotiatesWith</td>" in html
    assert graph.facts(predicate="bombs")._repr_html_() == "<p>nothing</p>"
    assert "<script>" not in Table(("<script>",), (("<script>",),))._repr_html_()
    assert "… 10 more" in Answer(graph.articles() * 60)._repr_html_()
    assert isinstance(graph.facts().rows()[0], dict) and isinstance(graph.facts()[0], EdgeRow)


def test_a_file_is_made_extended_and_taken_back(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": "Iran attacked Israel.", "url": "https://news.example/1"}))
    path = tmp_path / "news.kg"
    with Graph(path) as graph:
        built = graph.build([tmp_path / "a.txt", tmp_path / "b.jsonl"])
        assert (built.added, built.total, str(built)) == (2, 2, "2 of 2 articles new or changed")
        assert graph.build(tmp_path / "a.txt").added == 0
        assert list(map(str, graph.facts(predicate="attacks"))) == ["Iran attacks Israel"]
    with Graph.open(path) as again:
        assert again.verify() == ()
        again.retract("https://news.example/1")
        assert again.facts(predicate="attacks") == ()
        assert [row.source for row in again.articles()] == [str(tmp_path / "a.txt")]
        assert str(again.articles()[0]) == "Envoys meet in Oslo"


def test_what_another_one_wrote_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "news.kg"
    with Graph(path) as one, Graph(path) as other:
        one.build(texts=["Iran attacked Israel."])
        assert len(other.facts()) == 1
        one.build(texts=["Syria attacked Iraq."])
        assert len(other.facts()) == 2


def test_texts_come_as_strings_mappings_and_articles() -> None:
    with Graph.in_memory() as graph:
        known = {"title": "Attack", "published": "2024-05-01", "publisher": "The Paper", "url": "https://news.example/2"}
        graph.build(texts=["Iran attacked Israel.", {"text": "Syria attacked Iraq.", **known}, article_from_text("Iraq left.")])
        assert len(graph.articles()) == 3
        (row,) = (row for row in graph.articles() if row.title == "Attack")
        assert (row.published, row.publisher, row.url) == ("2024-05-01", "The Paper", "https://news.example/2")
        assert str(row) == "Attack (The Paper, 2024-05-01)"


@pytest.mark.parametrize(("text", "problem"), [
    ("", "the article is empty"), ({"text": "Iran left.", "date": "x"}, "text 1: no field 'date'"), ({}, 'text 1: no "text"'),
    (7, "text 1: int is neither a string nor a mapping"), ({"text": "Iran left.", "published": 2024}, "text 1: 'published' is int"),
])
def test_bad_texts_stop_before_anything_is_written(tmp_path: Path, text: object, problem: str) -> None:
    path = tmp_path / "news.kg"
    with pytest.raises(InputError, match=problem):
        Graph(path).build(texts=[text])  # type: ignore[list-item]
    with pytest.raises(InputError, match="no article in what was named"):
        Graph(path).build()
    assert not path.exists()


def test_the_good_ones_are_kept_when_asked() -> None:
    errors: list[InputError] = []
    with Graph.in_memory() as graph:
        assert graph.build(texts=["", "Iran attacked Israel."], on_error=errors.append).total == 1
    assert len(errors) == 1


def test_progress_is_watched() -> None:
    seen = []
    with Graph.in_memory() as graph:
        graph.build(texts=["Iran attacked Israel."], watch=lambda articles, total: (seen.append(total), articles)[1])
    assert seen == [1]


def test_no_graph_there(tmp_path: Path) -> None:
    for question in (Graph.open, lambda path: Graph(path).facts(), lambda path: Graph(path).retract("x")):
        with pytest.raises(LedgerError, match="no such ledger"):
            question(tmp_path / "none.kg")
    assert list(tmp_path.iterdir()) == []


def test_a_closed_graph_in_memory_is_gone() -> None:
    with kg.read("Iran attacked Israel.") as graph:
        assert repr(graph) == "<kg.Graph in memory>"
    with pytest.raises(KgError, match="in memory and is closed"):
        graph.facts()


def test_export_to_a_file_and_to_a_stream(graph: Graph, tmp_path: Path) -> None:
    out = io.BytesIO()
    graph.export(out, "nquads")
    graph.export(tmp_path / "a.nq")
    assert (tmp_path / "a.nq").read_bytes() == out.getvalue() != b""
    with pytest.raises(QueryError, match="cannot be written"):
        graph.export(tmp_path / "none" / "a.nq")
