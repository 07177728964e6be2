"""What the graph says, as plain facts: the one place that decides which node has which property in which graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.identity import digest
from kg.model import AUTHOR, GENERIC, Claim, Edge, Entity
from kg.protocols import Judged, Record
from kg.store import iris
from kg.store.articles import describe_article
from kg.store.facts import Fact, Node, graph, ids, kg

QUADS = {1: "verballyCooperatesWith", 2: "materiallyCooperatesWith", 3: "verballyConflictsWith",
         4: "materiallyConflictsWith"}
_VOICES = {AUTHOR: "the author", GENERIC: "an unnamed source"}


def describe(record: Record) -> Iterator[Fact]:
    """All facts of a ledger. Some may come twice."""
    judged = record.statements()
    for entity in record.entities():
        yield from _entity(entity)
    for judgement in judged:
        yield from _statement(judgement)
    for edge in record.edges():
        yield from _edge(edge)
    yield from _ontology(judged)
    yield from _voices(claim for judgement in judged for claim in judgement.claims)
    runs, run_of = record.runs(), record.run_of()
    for article in record.articles():
        run = run_of[article.id]
        yield from describe_article(record, article, run, runs[run])


def _entity(entity: Entity) -> Iterator[Fact]:
    node = Node(iris.iri(entity.id), graph("entities"))
    node.types("Entity", entity.type).value(iris.RDFS + "label", entity.label)
    node.value(iris.SKOS + "altLabel", *entity.aliases).value(kg("qid"), entity.qid)
    if entity.qid and entity.id != f"wd:{entity.qid}":
        node.link(iris.OWL + "sameAs", iris.iri(f"wd:{entity.qid}"))
    if entity.article:
        node.link(kg("scope"), iris.iri(entity.article))
    yield from node


def _statement(judged: Judged) -> Iterator[Fact]:
    statement = judged.statement
    node = Node(iris.iri(statement.id), graph("statements")).types("Statement", statement.kind)
    node.link(kg("predicate"), iris.term(statement.predicate)).link(kg("status"), kg(judged.status.value))
    node.value(kg("contested"), judged.contested or None).value(kg("official"), statement.official or None)
    node.value(kg("plover"), statement.plover).value(kg("cameo"), statement.cameo).value(kg("quad"), statement.quad)
    for role, fillers in statement.roles:
        node.link(iris.term(role), *ids(fillers))
    yield from node


def _edge(edge: Edge) -> Iterator[Fact]:
    """The plain edge, and a node that leads from it to its statements: RDF 1.1 cannot point at a triple."""
    name = iris.term(edge.predicate) if edge.view == "asserted" else iris.reported(edge.predicate)
    subject, target = iris.iri(edge.subject), iris.iri(edge.object)
    yield Fact(subject, name, target, graph(edge.view), True)
    key = digest(edge.view, edge.subject, edge.predicate, edge.object)
    node = Node(iris.iri(f"edge:{key}"), graph("statements")).types("Edge")
    node.link(iris.RDF + "subject", subject).link(iris.RDF + "predicate", name).link(iris.RDF + "object", target)
    node.link(kg("view"), kg(edge.view)).value(kg("via"), edge.via)
    node.link(kg("basedOn"), *ids(edge.statements)).link(iris.PROV + "wasDerivedFrom", *ids(edge.claims))
    yield from node


def _ontology(judged: Sequence[Judged]) -> Iterator[Fact]:
    """Each property below the quad class that most of its statements have: enough to count cooperation and conflict
    where the ontology itself is not loaded."""
    counts: dict[str, Counter[int]] = {}
    for judgement in judged:
        if judgement.statement.quad in QUADS:
            counts.setdefault(judgement.statement.predicate, Counter())[judgement.statement.quad] += 1
    for name in sorted(counts):
        quad = min(counts[name], key=lambda number: (-counts[name][number], number))
        yield from Node(iris.term(name), graph("ontology")).link(iris.RDFS + "subPropertyOf", kg(QUADS[quad]))
        yield from Node(kg(QUADS[quad]), graph("ontology")).link(iris.RDFS + "subPropertyOf", kg("interactsWith"))


def _voices(claims: Iterator[Claim]) -> Iterator[Fact]:
    found = {source for claim in claims for source in (claim.holder, *(link.entity for link in claim.attribution))}
    for voice in sorted(found & set(_VOICES)):
        yield from Node(iris.iri(voice), graph("entities")).types("Voice").value(iris.RDFS + "label", _VOICES[voice])
