"""RDF files as other programs read them: RDF 1.2 and inferences on request, and every character comes back."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
import rdflib
from made_readings import KEYS, NAMES, Said, build, reading_of

from kg.errors import QueryError
from kg.model import GENERIC, Entity
from kg.store import iris, write
from kg.store.formats import Options

X, Y, ANN, BO = KEYS
FORMS = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "turtle": ox.RdfFormat.TURTLE,
         "ntriples": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}
NASTY = (*NAMES, "n" * 10_000, '"""', "'''", "\\u0022 . }", "<<( >>", "{| |}",
         "\x00\x7f\x1b[31m", "\ufeff\ufffe", "_:b ^^<x> @en .", "\r\n")
WHOLE = " ".join(NASTY)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    entities = [Entity(key, NASTY[n], "Person", None, NASTY) for n, key in enumerate(KEYS)]
    said = [Said(X, "attacks", Y, sentence=f"{name} attacks.", details=(("theme", name),), quantity=name) for name in NASTY]
    said += [Said(ANN, "visits", BO, "Uu", GENERIC, "CT+"), Said(BO, "visits", ANN, "CT-"), Said(X, "meets", ANN, symmetric=True)]
    reading = reading_of(said, entities=entities, title=WHOLE, opening=WHOLE, url="https://news.example/?a=1&b=<2> \"{}")
    with build(tmp_path_factory.mktemp("files") / "a.kg", [reading]) as found:
        yield found


def exported(ledger, name: str, options: Options | None = None) -> bytes:
    out = io.BytesIO()
    write(ledger, out, name, options or Options())
    return out.getvalue()


def literals(quads) -> set[tuple[str, str]]:
    return {(quad.predicate.value, quad.object.value) for quad in quads if isinstance(quad.object, ox.Literal)}


@pytest.mark.parametrize("name", FORMS)
def test_every_character_comes_back(ledger, name):
    found = literals(ox.parse(exported(ledger, name), format=FORMS[name]))
    article = ledger.articles()[0]
    assert {value for predicate, value in found if predicate == iris.SKOS + "altLabel"} == set(NASTY)
    assert {value for predicate, value in found if predicate == iris.RDFS + "label"} >= set(NASTY[:4])
    assert {value for predicate, value in found if predicate == iris.KG + "claimTheme"} == set(NASTY)
    assert {value for predicate, value in found if predicate == iris.KG + "quantity"} == set(NASTY)
    assert (iris.SCHEMA + "headline", WHOLE) in found
    assert (iris.SCHEMA + "url", article.url) in found
    texts = {article.text[s.char_start : s.char_end] for s in ledger.sentences(article.id)}
    assert {value for predicate, value in found if predicate == iris.SCHEMA + "text"} >= texts


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(("name", "form"), [("turtle", "turtle"), ("ntriples", "nt"), ("nquads", "nquads"), ("trig", "trig")])
def test_rdflib_reads_it_too(ledger, name, form):
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=exported(ledger, name), format=form)
    assert {str(value) for value in dataset.objects(None, rdflib.SKOS.altLabel)} == set(NASTY)
    assert {str(value) for value in dataset.objects(None, rdflib.URIRef(iris.KG + "quantity"))} == set(NASTY)


@pytest.mark.parametrize("name", [name for name in FORMS if name != "jsonld"])
def test_rdf_1_2_adds_what_statements_reify_and_asserts_none_of_it(ledger, name):
    plain = set(ox.parse(exported(ledger, name), format=FORMS[name]))
    more = set(ox.parse(exported(ledger, name, Options(rdf12=True)), format=FORMS[name]))
    added = more - plain
    assert plain <= more
    assert {quad.predicate.value for quad in added} == {iris.RDF + "reifies"}
    reified = {tuple(iris.short(term.value) for term in quad.object) for quad in added}
    assert reified == {(X, "kg:attacks", Y), (ANN, "kg:visits", BO), (BO, "kg:visits", ANN), (ANN, "kg:meets", X)}
    statements = {iris.iri(judged.statement.id) for judged in ledger.statements()}
    assert {quad.subject.value for quad in added} == statements
    asserted = {tuple(iris.short(term.value) for term in quad.triple) for quad in more if isinstance(quad.object, ox.NamedNode)}
    assert not asserted & {(ANN, "kg:visits", BO), (BO, "kg:visits", ANN)}


def test_json_ld_refuses_rdf_1_2(ledger):
    with pytest.raises(QueryError, match=r"^jsonld has no RDF 1.2; these have: nquads, trig, turtle, ntriples$"):
        exported(ledger, "jsonld", Options(rdf12=True))


@pytest.mark.parametrize("name", FORMS)
def test_inferences_join_on_request_in_a_graph_of_their_own(ledger, name):
    plain = set(ox.parse(exported(ledger, name), format=FORMS[name]))
    added = set(ox.parse(exported(ledger, name, Options(inferred=True)), format=FORMS[name])) - plain
    assert (iris.iri(Y), iris.KG + "attackedBy", iris.iri(X)) in {tuple(term.value for term in q.triple) for q in added}
    assert not any(end in q.subject.value for q in added for end in (iris.iri(BO),))
    graphs = {q.graph_name for q in added}
    assert graphs == {ox.DefaultGraph() if name in ("turtle", "ntriples") else ox.NamedNode(iris.GRAPH + "inferred")}
