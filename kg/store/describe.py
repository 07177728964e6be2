"""What the graph says, as plain facts: the one place that decides which node has which property in which graph."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from kg.identity import digest
from kg.model import Claim, Edge, EdgeKey, Entity, Statement, Support, Touched
from kg.protocols import Judged, Record
from kg.store import iris
from kg.store.articles import describe_article
from kg.store.facts import Fact, Node, graph, ids, kg
from kg.store.jsonl import pairs
from kg.store.vocabulary import QUADS, below_quad, properties, vocabulary


def describe(record: Record, touched: Touched | None = None, *, reified: bool = False) -> Iterator[Fact]:
    """All facts of a ledger, or those about what was touched (and the runs; never the vocabulary); with `reified` also the
    triples of statements, as RDF 1.2 has them. Some may come twice."""
    only = touched or _Everything()
    judged = record.statements(only.statements)
    if touched is None:
        yield from vocabulary()
    yield from strangers(judged)
    for entity in record.entities(only.entities):
        yield from _entity(entity)
    for judgement in judged:
        yield from _statement(judgement)
    if reified:
        yield from (fact for judgement in judged for fact in _reified(judgement.statement))
    yield from _edges(record, judged, only.edges)
    for run, ran_with in record.runs().items():
        yield from _run(run, ran_with)
    run_of = record.run_of(only.articles)
    clusters, voices = record.dup_clusters(only.articles), record.voices(only.articles)
    claims = _by_article(judged)
    for article in record.articles(only.articles):
        key = article.id
        yield from describe_article(record, article, claims.get(key, ()), run_of[key], clusters[key], voices[key])


def _by_article(judged: Sequence[Judged]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in (claim for judgement in judged for claim in judgement.claims):
        found.setdefault(claim.article, []).append(claim)
    return found


class _Everything:
    """Stands for all ids."""

    articles = entities = statements = edges = None


def _entity(entity: Entity) -> Iterator[Fact]:
    node = Node(iris.iri(entity.id), graph("entities"))
    node.types(*dict.fromkeys(("Entity", entity.type, *entity.ancestors))).value(iris.RDFS + "label", entity.label)
    node.value(iris.SKOS + "altLabel", *entity.aliases).value(kg("qid"), entity.qid)
    if entity.qid and entity.id != f"wd:{entity.qid}":
        node.link(iris.OWL + "sameAs", iris.iri(f"wd:{entity.qid}"))
    if entity.article:
        node.link(kg("scope"), iris.iri(entity.article))
    yield from node


def _statement(judged: Judged) -> Iterator[Fact]:
    statement = judged.statement
    node = Node(iris.iri(statement.id), graph("statements")).types("Statement", statement.kind)
    node.value(iris.RDFS + "label", statement.predicate)
    node.link(kg("predicate"), iris.term(statement.predicate)).link(kg("status"), kg(judged.status.value))
    node.value(kg("contested"), judged.contested or None).value(kg("official"), statement.official or None)
    node.value(kg("plover"), statement.plover).value(kg("cameo"), statement.cameo).value(kg("quad"), statement.quad)
    for role, fillers in statement.roles:
        node.link(iris.term(role), *ids(fillers))
    yield from _weigh(node, judged.support)


def _reified(statement: Statement) -> Iterator[Fact]:
    """The triples that a statement projects to, whatever its status; that asserts none of them."""
    for subject, target in pairs(statement):
        said = (iris.iri(subject), iris.term(statement.predicate), iris.iri(target))
        yield Fact(iris.iri(statement.id), iris.RDF + "reifies", said, graph("reified"), True)


def _weigh(node: Node, support: Support) -> Node:
    node.value(kg("nClaims"), support.claims).value(kg("nArticles"), support.articles)
    node.value(kg("nPublishers"), support.publishers).value(kg("confidence"), support.confidence)
    for name, day in (("firstSeen", support.first_seen), ("lastSeen", support.last_seen)):
        node.value(kg(name), day, datatype=iris.XSD + "date")
    return node


def _edges(record: Record, judged: Sequence[Judged], only: Collection[EdgeKey] | None) -> Iterator[Fact]:
    edges = record.edges(only=only, judged=judged)
    quads = {judgement.statement.id: judgement.statement.quad for judgement in judged}
    others = {key for edge in edges for key in edge.statements} - set(quads)
    quads |= {judgement.statement.id: judgement.statement.quad for judgement in record.statements(others)} if others else {}
    for edge in edges:
        yield from _edge(edge, quads)


def edge_id(view: str, key: EdgeKey) -> str:
    """The id of the node of an edge."""
    return "edge:" + digest(view, *key)


def _edge(edge: Edge, quads: Mapping[str, int | None]) -> Iterator[Fact]:
    """The plain edge, and a node that leads from it to its statements: RDF 1.1 cannot point at a triple."""
    name = iris.term(edge.predicate) if edge.view == "asserted" else iris.reported(edge.predicate)
    subject, target = iris.iri(edge.subject), iris.iri(edge.object)
    yield Fact(subject, name, target, graph(edge.view), True)
    key = edge_id(edge.view, (edge.subject, edge.predicate, edge.object))
    node = Node(iris.iri(key), graph("statements")).types("Edge")
    node.link(iris.RDF + "subject", subject).link(iris.RDF + "predicate", name).link(iris.RDF + "object", target)
    node.link(kg("view"), kg(edge.view)).value(kg("via"), edge.via).value(kg("symmetric"), edge.symmetric or None)
    node.value(kg("quad"), min((quad for key in edge.statements if (quad := quads[key]) is not None), default=None))
    node.link(kg("basedOn"), *ids(edge.statements)).link(iris.PROV + "wasDerivedFrom", *ids(edge.claims))
    yield from _weigh(node, edge.support)


def _run(run: str, ran_with: Mapping[str, str]) -> Node:
    told = (f"{name}={value}" for name, value in sorted(ran_with.items()))
    return Node(iris.iri(run), graph("runs")).types(iris.PROV + "Activity", "Run").value(kg("ranWith"), *told)


def strangers(judged: Sequence[Judged]) -> Iterator[Fact]:
    """Properties of a user's ontology, which is not at hand here, below the quad classes that their statements have."""
    found = {(iris.term(j.statement.predicate), j.statement.quad) for j in judged if j.statement.quad in QUADS}
    for term, quad in sorted((term, quad) for term, quad in found if quad and term not in properties()):
        yield from below_quad(term, quad)
