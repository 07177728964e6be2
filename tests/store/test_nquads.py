"""Lines of N-Quads are what pyoxigraph would have written."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st
from made_readings import NAMES

from kg.store import iris
from kg.store.facts import Fact
from kg.store.nquads import line, triple_line
from kg.store.rdf import quad_of

TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(NAMES) | st.text(
    '"\\\x00\b\t\n\f\r\x1f\x7f\x85\u2028\ufffe\uffffu0')
IRI = st.builds(iris.iri, TEXT.map("e:{}".format) | TEXT) | st.builds(iris.term, TEXT)
LITERAL = TEXT | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(0, 1)
FACT = (
    st.builds(Fact, IRI, IRI, LITERAL, IRI, st.just(False), st.none())
    | st.builds(Fact, IRI, IRI, TEXT, IRI, st.just(False), st.sampled_from((iris.XSD + "date", iris.XSD + "dateTime")))
    | st.builds(Fact, IRI, IRI, IRI | st.tuples(IRI, IRI, IRI), IRI, st.just(True), st.none())
)


@given(FACT)
def test_lines_are_those_of_pyoxigraph(fact):
    quad = quad_of(fact)
    assert line(fact).encode() == ox.serialize([quad], format=ox.RdfFormat.N_QUADS)
    assert triple_line(fact).encode() == ox.serialize([quad.triple], format=ox.RdfFormat.N_TRIPLES)


@given(st.lists(FACT, max_size=5))
def test_reading_them_gives_the_facts_back(facts):
    told, quads = "".join(map(line, facts)).encode(), set(map(quad_of, facts))
    assert set(ox.parse(told, format=ox.RdfFormat.N_QUADS)) == quads
    loaded, given_quads = ox.Store(), ox.Store()
    loaded.bulk_load(told, ox.RdfFormat.N_QUADS, lenient=True)
    given_quads.bulk_extend(quads)
    assert set(loaded) == set(given_quads)


@given(LITERAL)
def test_literals_are_the_values(value):
    found = quad_of(Fact("urn:s", "urn:p", value, "urn:g", False)).object
    assert isinstance(found, ox.Literal)
    assert type(value)(found.value if not isinstance(value, bool) else found.value == "true") == value
    assert isinstance(value, float) or found == ox.Literal(value)
