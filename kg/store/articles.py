"""The facts of one article's graph: the article, its sentences, mentions, claims and open edges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.identity import is_entity_id, sha256_text
from kg.model import Article, Claim, Factuality, Mention, OpenEdge, Sentence
from kg.protocols import Record
from kg.store import iris
from kg.store.facts import Fact, Node, ids, kg

# FactBank's values as names: "CT+" is no local name.
FACTUALITY = {
    Factuality.CT_POS: "CTPos", Factuality.CT_NEG: "CTNeg", Factuality.PR_POS: "PRPos", Factuality.PR_NEG: "PRNeg",
    Factuality.PS_POS: "PSPos", Factuality.PS_NEG: "PSNeg", Factuality.CT_UNKNOWN: "CTu", Factuality.UNKNOWN: "Uu",
}
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")


def describe_article(
    record: Record, article: Article, claims: Iterable[Claim], run: str, cluster: str, voice: str
) -> Iterator[Fact]:
    """All facts of the article's own graph, with its claims; `cluster` and `voice` as in `Record.dup_clusters` and `voices`."""
    home = home_of(article.id)
    yield from _article(article, run, cluster, home).link(kg("dupCluster"), iris.iri(cluster)).value(kg("voice"), voice)
    for sentence in record.sentences(article.id):
        yield from _sentence(sentence, article, home)
    for mention in record.mentions(article.id):
        yield from _mention(mention, article, home)
    for claim in claims:
        yield from _claim(claim, run, home)
    for edge in record.open_edges(article.id):
        yield from _open_edge(edge, run, home)


def home_of(article: str) -> str:
    """The IRI of the graph of an article, by its id."""
    return iris.GRAPH + iris.iri(article).removeprefix(iris.BASE)


def _article(article: Article, run: str, cluster: str, home: str) -> Node:
    node = Node(iris.iri(article.id), home).types(iris.SCHEMA + "NewsArticle", "Article")
    node.value(iris.SCHEMA + "headline", article.title).value(iris.SCHEMA + "publisher", article.publisher)
    node.value(iris.SCHEMA + "datePublished", article.published, datatype=_datatype(article.published or ""))
    node.value(iris.SCHEMA + "url", article.url).value(kg("sha256"), sha256_text(article.text))
    return node.link(iris.PROV + "wasGeneratedBy", iris.iri(run))


def _datatype(moment: str) -> str | None:
    if _DATE.fullmatch(moment):
        return iris.XSD + "date"
    return iris.XSD + "dateTime" if _DATE_TIME.fullmatch(moment) else None


def _place(article: str, char_start: int, char_end: int, home: str) -> Node:
    node = Node(iris.span(article, char_start, char_end), home)
    node.value(kg("charStart"), char_start).value(kg("charEnd"), char_end)
    return node.link(iris.SCHEMA + "isPartOf", iris.iri(article))


def _sentence(sentence: Sentence, article: Article, home: str) -> Iterator[Fact]:
    node = _place(article.id, sentence.char_start, sentence.char_end, home).types("Sentence")
    node.value(iris.SCHEMA + "text", article.text[sentence.char_start : sentence.char_end])
    yield from node.value(kg("index"), sentence.index).value(kg("section"), sentence.section.value)


def _mention(mention: Mention, article: Article, home: str) -> Iterator[Fact]:
    node = _place(article.id, mention.char_start, mention.char_end, home).types("Mention")
    node.value(iris.SCHEMA + "text", article.text[mention.char_start : mention.char_end])
    yield from node.value(kg("mentionKind"), mention.kind).link(kg("refersTo"), *ids(mention.entities))


def _claim(claim: Claim, run: str, home: str) -> Iterator[Fact]:
    """`charStart` and `charEnd` of a claim are those of its trigger, those of its evidence are the sentence's."""
    sentence = iris.span(claim.article, claim.char_start, claim.char_end)
    node = Node(iris.iri(claim.id), home).types("Claim").link(kg("asserts"), iris.iri(claim.statement))
    node.link(kg("holder"), iris.iri(claim.holder)).link(kg("modality"), kg(claim.modality.value))
    node.link(kg("authorFactuality"), kg(FACTUALITY[claim.author]))
    node.link(kg("holderFactuality"), kg(FACTUALITY[claim.holder_value]))
    node.value(kg("trigger"), claim.trigger).value(kg("tense"), claim.tense or None)
    node.value(kg("rule"), claim.rule or None)
    node.value(kg("charStart"), claim.trigger_start).value(kg("charEnd"), claim.trigger_end)
    node.value(kg("engine"), claim.engine).value(kg("confidence"), claim.confidence).link(kg("evidence"), sentence)
    node.link(iris.PROV + "wasDerivedFrom", sentence).link(iris.PROV + "wasGeneratedBy", iris.iri(run))
    _circumstances(claim, node)
    for depth, source in enumerate(claim.attribution, start=1):
        link = f"{iris.iri(claim.id)}#source={depth}"
        node.link(kg("attribution"), link)
        step = Node(link, home).types("Attribution").value(kg("depth"), depth).link(kg("source"), *ids([source.entity]))
        yield from step.value(kg("cue"), source.cue or None).value(kg("quoteMode"), source.mode)
    yield from node


def _circumstances(claim: Claim, node: Node) -> None:
    """`kg:claimLocation` and the like: the entity, or its words; the roles of statements (`kg:location`) are their keys."""
    for role, value in claim.details:
        name = iris.term("claim" + role[:1].upper() + role[1:])
        if is_entity_id(value):
            node.link(name, iris.iri(value))
        else:
            node.value(name, value)
    node.value(kg("timeText"), claim.time_text or None).value(kg("quantity"), claim.quantity or None)
    for name, day in (("timeFrom", claim.time_from), ("timeTo", claim.time_to)):
        node.value(kg(name), day or None, datatype=_datatype(day))


def _open_edge(edge: OpenEdge, run: str, home: str) -> Iterator[Fact]:
    """What no property covers is a node of its own with every status: never a plain edge."""
    sentence = iris.span(edge.article, edge.char_start, edge.char_end)
    node = Node(iris.iri(edge.id), home).types("OpenEdge").link(kg("openSubject"), *ids([edge.subject]))
    node.value(kg("phrase"), edge.phrase).link(kg("openObject"), *ids([edge.object]))
    node.link(kg("status"), kg(edge.status.value)).link(kg("evidence"), sentence)
    node.value(kg("charStart"), edge.trigger_start).value(kg("charEnd"), edge.trigger_end)
    yield from node.link(iris.PROV + "wasDerivedFrom", sentence).link(iris.PROV + "wasGeneratedBy", iris.iri(run))
