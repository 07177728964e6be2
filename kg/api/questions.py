"""The questions that a graph answers, each with records in words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from kg.api.answers import Answer, Table
from kg.api.records import ArticleRow, ClaimRow, EdgeRow, EntityRow, EvidenceRow, SourceRow, StatementRow
from kg.api.selection import Ids, check_property, ids_of, is_about, is_by, leads
from kg.api.wording import Wording
from kg.errors import QueryError
from kg.ledger import Ledger
from kg.lexicon import Property
from kg.model import EdgeKey, Status

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

View = Literal["asserted", "reported", "all"]
Frame = Literal["facts", "reports", "unasserted", "claims", "sources", "entities", "articles"]
Placed = TypeVar("Placed", EdgeRow, StatementRow)


class Questions(ABC):
    """The asking half of a graph; see kg.api.graph.Graph for the rest."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: tuple[int, Wording] | None = None

    @property
    @abstractmethod
    def ledger(self) -> Ledger:
        """The record that the answers come from, open for reading."""

    @property
    @abstractmethod
    def properties(self) -> Mapping[str, Property]:
        """The properties of the vocabulary by name."""

    def facts(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,
        *,
        view: View = "asserted",
        article: str | None = None,
    ) -> Answer[EdgeRow]:
        """The plain edges: what the articles themselves say; in the view "reported", what their sources say.

        Ends by name or id; a symmetric edge is found from both. `article` (its id) gives the edges of one article with
        its own sentences, in the order of its text. Raises QueryError where nobody is called so, or no property.

        Examples:
            >>> import kg
            >>> graph = kg.read("France and Germany held talks with Iran in Oslo.")
            >>> print(graph.facts("Iran", "negotiatesWith"))
            France negotiatesWith Iran
            Germany negotiatesWith Iran
        """
        if view not in get_args(View):
            raise QueryError(f"no view {view!r}; known: {', '.join(get_args(View))}")
        with self.ledger.snapshot():
            words, subjects, objects = self._some_edges(subject, predicate, object, article)
            found = [words.edge(edge, article) for edge in words.edges
                     if view in ("all", edge.view) and predicate in (None, edge.predicate) and leads(edge, subjects, objects)
                     and (article is None or article in edge.articles)]
        if not found:
            check_property(predicate, self.properties)
        return Answer(found if article is None else _in_text_order(found))

    def reports(
        self, subject: str | None = None, predicate: str | None = None, object: str | None = None, *, article: str | None = None
    ) -> Answer[EdgeRow]:
        """What sources say, and the articles leave open: `facts` with the view "reported"."""
        return self.facts(subject, predicate, object, view="reported", article=article)

    def unasserted(self, *, article: str | None = None) -> Answer[StatementRow]:
        """What is said but is no fact: planned, negated, possible, hypothetical, disputed."""
        with self.ledger.snapshot():
            scope = None if article is None else self.ledger.finder.statements(article=article)
            found = list(self._words(statements=scope).unasserted(article))
        return Answer(found if article is None else _in_text_order(found))

    def claims(
        self,
        source: str | None = None,
        *,
        about: str | None = None,
        predicate: str | None = None,
        status: Status | str | None = None,
    ) -> Answer[ClaimRow]:
        """Who says what, how surely: every claim, fact or not; by source, by what it is about (names or ids), by status.

        Raises QueryError where nobody is called so, and for an unknown status.
        """
        if status not in (None, *Status):
            raise QueryError(f"no status {status!r}; known: {', '.join(Status)}")
        with self.ledger.snapshot():
            holders, ends = ids_of(self.ledger, source), ids_of(self.ledger, about)
            narrow = any(given is not None for given in (source, about, predicate, status))
            words = self._words(statements=self.ledger.finder.statements(
                about=ends, holders=holders, predicate=predicate, status=status) if narrow else None)
            return Answer(words.claim(claim) for judged in words.statements.values() for claim in judged.claims
                          if predicate in (None, judged.statement.predicate) and status in (None, judged.status)
                          and is_about(judged.statement, ends) and is_by(claim, holders))

    def evidence(self, edge: EdgeRow | tuple[str, str, str]) -> Answer[EvidenceRow]:
        """The claims behind one edge: an edge of an answer, or (subject, predicate, object) in names or ids.

        Raises QueryError where there is no such edge.
        """
        with self.ledger.snapshot():
            if isinstance(edge, EdgeRow):
                words = self._words([(edge.subject_id, edge.predicate, edge.object_id)])
                edges = [e for e in words.edges if e.view == edge.status]
            else:
                words, subjects, objects = self._some_edges(*edge)
                edges = [e for e in words.edges if leads(e, subjects, objects)]
            if not edges:
                subject, predicate, target = (edge.subject, edge.predicate, edge.object) if isinstance(edge, EdgeRow) else edge
                raise QueryError(f"{self.path}: no edge {subject} {predicate} {target}; "
                                 f"`kg claims -p {predicate}` shows what is no fact")
            return Answer(EvidenceRow(f"{words.name(e.subject)} {e.predicate} {words.name(e.object)}", e.view, e.via,
                                      words.claim(words.claims[claim])) for e in edges for claim in e.claims)

    def sources(self) -> Answer[SourceRow]:
        """Who is quoted or cited, those first who say most."""
        words = self._words()
        counted: dict[str, Counter[str]] = {}
        for claim in words.claims.values():
            counted.setdefault(claim.holder, Counter())[claim.holder_value.value] += 1
        ordered = sorted(counted.items(), key=lambda item: (-item[1].total(), item[0]))
        return Answer(SourceRow(words.name(key), n.total(), n["CT+"], n["CT-"], n.total() - n["CT+"] - n["CT-"], key)
                      for key, n in ordered)

    def entities(self, name: str | None = None) -> Answer[EntityRow]:
        """The nodes, or those called so (else those with this in a name); those with most edges first."""
        with self.ledger.snapshot():
            found = self.ledger.find_entities(name) if name else self.ledger.entities()
            only = self.ledger.finder.edges(subjects={entity.id for entity in found}) if name else None
            counted = Counter(end for edge in self.ledger.edges(only=only) for end in (edge.subject, edge.object))
        return Answer(EntityRow(e.label, e.type, e.id, e.qid, counted[e.id], list(e.aliases))
                      for e in sorted(found, key=lambda e: (-counted[e.id], e.id)))

    def articles(self) -> Answer[ArticleRow]:
        """The texts, by id."""
        with self.ledger.snapshot():
            counted = Counter(claim.article for claim in self.ledger.claims())
            clusters = self.ledger.dup_clusters()
            return Answer(ArticleRow(a.id, a.title, a.published, a.publisher, a.url, a.source, len(a.text.split()), counted[a.id],
                                     clusters[a.id]) for a in self.ledger.articles())

    def sparql(self, query: str, *, reported: bool = False, inferred: bool = False, reified: bool = False) -> Table | bool:
        """Answers a SPARQL query: a Table for SELECT, of triples for CONSTRUCT and DESCRIBE; a truth value for ASK.

        The prefixes kg:, kgr:, wd:, rdfs: … are known. Reported edges join where the query names kgr:, or with
        `reported`; with `inferred` what follows from the facts by the rules of ontologies/rules; with `reified` the triples
        of all statements, facts or not, as RDF 1.2 has them (`?statement rdf:reifies <<( ?a kg:attacks ?b )>>`).
        Raises QueryError for an error of syntax, an update, or SERVICE.
        """
        from kg.store.sparql import Dataset, Result
        from kg.store.sparql import query as ask

        answer = ask(self.ledger, query, Dataset(reported, inferred, reified))
        if isinstance(answer, bool):
            return answer
        if isinstance(answer, Result):
            return Table(answer.columns, answer.rows)
        return Table(("subject", "predicate", "object"), answer)

    def sparql_result(
        self, query: str, format: str, *, reported: bool = False, inferred: bool = False, reified: bool = False
    ) -> bytes:
        """As `sparql`, in a format of SPARQL with full IRIs: sparql-json, sparql-xml, sparql-csv or sparql-tsv for SELECT and
        ASK, turtle or ntriples for CONSTRUCT and DESCRIBE. Raises QueryError also for a format that does not fit the query."""
        from kg.store.sparql import Dataset, written

        return written(self.ledger, query, format, Dataset(reported, inferred, reified))

    def cypher(self, query: str, parameters: Mapping[str, object] | None = None) -> Table:
        """Answers a Cypher query from the property graph (kg.store.property_graph says what it holds), without a server.

        `$name` in the query stands for `parameters["name"]`. A node comes as its labels and properties. Raises QueryError
        for an error in the query, and for one that writes.
        """
        from kg.store.embedded_cypher import EmbeddedCypher

        answer = EmbeddedCypher.of(self.ledger).ask(query, parameters)
        return Table(answer.columns, answer.rows, answer.warnings)

    def ask(
        self,
        name: str,
        parameters: Mapping[str, str | int] | None = None,
        *,
        lang: Literal["sparql", "cypher"] = "sparql",
        folders: Iterable[str | Path] = (),
    ) -> Table:
        """Answers a named question of docs/queries.md, or of further folders; both languages give the same rows.

        Entities by name or id. Columns that end in `_id` hold ids. Raises QueryError for an unknown question, language or
        parameter, one that is missing, and a name that nobody or more than one entity has.

            >>> import kg
            >>> graph = kg.read("Russia offered to mediate between Iran and Israel.")
            >>> [row["party"] for row in graph.ask("who-offers-mediation", {"who": "Russia"}).rows()]
            ['Iran', 'Israel']
        """
        from kg.api.asking import values_of
        from kg.store.question_answers import in_cypher, in_sparql
        from kg.store.questions import known, named

        if lang not in ("sparql", "cypher"):
            raise QueryError(f"no language {lang!r}; known: sparql, cypher")
        question = named(known(folders), name)
        values = values_of(self.ledger, question, parameters or {})
        found = (in_cypher if lang == "cypher" else in_sparql)(self.ledger, question, values)
        return Table(found.columns, found.rows)

    def to_networkx(self, view: View = "asserted") -> nx.MultiDiGraph[str]:
        """A networkx MultiDiGraph of one view, or of both; see kg.store.network for its weights and other attributes, and for
        `from_network`, which makes the same graph of what networkx reads of an exported file."""
        from kg.store.network import network

        return network(self.ledger, view=view)

    def to_pandas(self, frame: Frame = "facts") -> pd.DataFrame:
        """A DataFrame of all facts, reports, claims …; of a narrower answer, `graph.claims("Putin").to_pandas()`.

        Raises QueryError for an unknown name, KgError where pandas is not installed.
        """
        answers: dict[str, Callable[[], Answer[object]]] = {
            "facts": self.facts, "reports": self.reports, "unasserted": self.unasserted, "claims": self.claims,
            "sources": self.sources, "entities": self.entities, "articles": self.articles}
        if frame not in answers:
            raise QueryError(f"no frame {frame!r}; known: {', '.join(answers)}")
        return answers[frame]().to_pandas()

    def _some_edges(
        self, subject: str | None, predicate: str | None, object: str | None, article: str | None = None
    ) -> tuple[Wording, Ids, Ids]:
        """The edges that may fit, in words, and the ids that the names stand for."""
        subjects, objects = ids_of(self.ledger, subject), ids_of(self.ledger, object)
        if subject is predicate is object is article is None:
            return self._words(), subjects, objects
        found = self.ledger.finder.edges(subjects=subjects, predicate=predicate, objects=objects, article=article)
        return self._words(found), subjects, objects

    def _words(self, edges: Collection[EdgeKey] | None = None, statements: Collection[str] | None = None) -> Wording:
        """These records in words, as of now; or all, which are kept until the ledger changes."""
        if edges is not None or statements is not None:
            return Wording(self.ledger, edges or (), statements or ())
        change = self.ledger.change
        if self._known is None or self._known[0] != change:
            self._known = (change, Wording(self.ledger))
        return self._known[1]


def _in_text_order(found: list[Placed]) -> list[Placed]:
    return sorted(found, key=lambda row: row.char_start)
