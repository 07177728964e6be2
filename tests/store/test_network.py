"""networkx, GraphML, GEXF: weights, views, and the way back."""

from __future__ import annotations

import io

import networkx as nx
import pytest
from made_readings import KEYS, NAMES, Said, build, reading_of

from kg.errors import QueryError
from kg.model import GENERIC, Entity
from kg.store import write
from kg.store.formats import Options
from kg.store.network import VIEWS, from_network, network

X, Y, ANN, BO = KEYS
# What XML can hold: all names but the one with a control character.
NASTY = [*(name for name in NAMES if "\x01" not in name), "n" * 10_000, " blanks ", "<&>\"'"]
READERS = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    entities = [Entity(key, NASTY[n], "Person", None, tuple(sorted(set(NASTY) - {NASTY[n]}))) for n, key in enumerate(KEYS)]
    said = [Said(X, "attacks", Y, quad=4), Said(ANN, "meets", X, symmetric=True), Said(ANN, "visits", BO, "Uu", GENERIC, "CT+"),
            Said(Y, "attacks", X, "CT-")]
    readings = [reading_of(said[:2], entities=entities, opening=f"{day}. ", published=day) for day in ("2024-05-06", "2024-06-07")]
    with build(tmp_path_factory.mktemp("network") / "a.kg", [*readings, reading_of(said, entities=entities)]) as found:
        yield found


def read(ledger, name: str, view: str, folder) -> nx.Graph:
    out = io.BytesIO()
    write(ledger, out, name, Options(view=view))
    (folder / "graph").write_bytes(out.getvalue())
    return READERS[name](folder / "graph")


def test_edges_have_their_weights(ledger):
    edge = network(ledger).edges[X, Y, "attacks"]
    wanted = {"weight": 3, "n_claims": 3, "n_articles": 3, "n_publishers": 2,  # two of the texts are copies of each other
              "quad": 4, "first_seen": "2024-05-06", "last_seen": "2024-06-07", "confidence": 1.0}
    assert {name: edge[name] for name in wanted} == wanted


def test_views(ledger):
    assert {view: sorted(network(ledger, view=view).edges(keys=True)) for view in VIEWS} == {
        "asserted": [(ANN, X, "meets"), (X, Y, "attacks")], "reported": [(ANN, BO, "visits")],
        "all": [(ANN, BO, "reported:visits"), (ANN, X, "meets"), (X, Y, "attacks")]}
    with pytest.raises(QueryError, match="known: asserted"):
        network(ledger, view="both")


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("view", VIEWS)
def test_a_file_becomes_the_same_graph_again(ledger, name, view, tmp_path):
    graph, back = network(ledger, view=view), from_network(read(ledger, name, view, tmp_path))
    assert nx.utils.graphs_equal(graph, back)
    assert graph.graph == back.graph
    assert {repr(data) for _, _, data in graph.edges(data=True)} == {repr(data) for _, _, data in back.edges(data=True)}


def test_a_graph_of_another_origin_is_refused():
    with pytest.raises(QueryError, match="kg export"):
        from_network(nx.path_graph(["a", "b"]))


def test_gexf_is_for_gephi(ledger, tmp_path):
    graph = read(ledger, "gexf", "asserted", tmp_path)
    assert {node: data["label"] for node, data in graph.nodes(data=True)} == {X: NASTY[0], Y: NASTY[1], ANN: NASTY[2]}
    assert {data["label"]: data["weight"] for _, _, data in graph.edges(data=True)} == {"attacks": 3.0, "meets": 3.0}
    assert b"lastmodified" not in (tmp_path / "graph").read_bytes()


def test_options_that_a_format_has_no_room_for_are_one_line(ledger):
    for name, options in (("graphml", Options(rdf12=True)), ("turtle", Options(view="all")), ("jsonl", Options(inferred=True)),
                          ("jsonld", Options(rdf12=True))):
        with pytest.raises(QueryError, match=f"{name} has no .*; these have: "):
            write(ledger, io.BytesIO(), name, options)
