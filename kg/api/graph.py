"""The graph as one object: built from articles, asked, exported, taken back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from kg.api import texts as given
from kg.api.comparison import Comparisons
from kg.api.keeping import Keeping
from kg.api.questions import View
from kg.corrected import Corrected
from kg.corrections import CorrectionsFile, check, read_corrections
from kg.errors import InputError, LedgerError, PageError, QueryError
from kg.ledger import Ledger
from kg.lexicon import Property
from kg.model import Article
from kg.pipeline import Pipeline

if TYPE_CHECKING:
    from kg.store.neo4j_server import Loaded

Watch = Callable[[Iterator[Article], int], Iterable[Article]]


@dataclass(frozen=True, slots=True)
class Built:
    """What `Graph.build` did: `added` of `total` articles were new or changed; `articles` are the ids of all. `corrected`
    that were there were brought in line with other corrections."""

    added: int
    total: int
    articles: tuple[str, ...]
    corrected: int = 0

    def __str__(self) -> str:
        """How many were new."""
        return f"{self.added} of {self.total} articles new or changed"


class Graph(Comparisons, Keeping):
    """The knowledge graph in one file, or in memory. Questions always see what was written last, by whomever.

    Examples:
        >>> from kg import Graph
        >>> with Graph("news.kg") as graph:
        ...     print(graph.build(texts=["Israel attacked Iran. Iran may attack Israel."]))
        ...     print(graph.facts(subject="Israel"))
        ...     print(graph.unasserted())
        1 of 1 articles new or changed
        Israel attacks Iran
        possible: Iran attacks Israel
    """

    def __init__(
        self, path: str | os.PathLike[str] = "news.kg", *, model: str | None = None, ontologies: Iterable[str] = (),
        corrections: str | os.PathLike[str] | None = None, wait: float = 10.0,
    ) -> None:
        """The graph in the file `path`, which `build` makes where it is not there. `model` is another spaCy pipeline,
        `ontologies` are further files of the vocabulary, `corrections` is a file of corrections other than the
        corrections.toml beside `path`; all three matter for `build` only. `wait`
        are the seconds to wait for another process that writes to the file."""
        super().__init__(Path(path))
        self._corrections = None if corrections is None else os.fspath(corrections)
        self._pipeline = _pipeline(model, tuple(ontologies))
        self._ledger: Ledger | None = None
        self._in_memory = False
        self._wait = wait

    @classmethod
    def open(
        cls, path: str | os.PathLike[str] = "news.kg", *, model: str | None = None, ontologies: Iterable[str] = (),
        corrections: str | os.PathLike[str] | None = None, wait: float = 10.0,
    ) -> Self:
        """The graph in a file that is there already. Raises LedgerError where it is not, or is no ledger."""
        graph = cls(path, model=model, ontologies=ontologies, corrections=corrections, wait=wait)
        _ = graph.ledger
        return graph

    @classmethod
    def in_memory(cls, *, model: str | None = None, ontologies: Iterable[str] = ()) -> Self:
        """A graph without a file, gone when it is closed."""
        graph = cls("in memory", model=model, ontologies=ontologies)
        graph._ledger = Ledger.in_memory()
        graph._in_memory = True
        return graph

    @property
    def ledger(self) -> Ledger:
        """The record that the answers come from, open for reading. Raises LedgerError where there is none."""
        if self._ledger is None:
            if self._in_memory:
                raise LedgerError("the graph was in memory and is closed; make another one")
            self._ledger = Ledger.open(self.path)
        return self._ledger

    @property
    def properties(self) -> Mapping[str, Property]:
        """The properties of the vocabulary by name. Raises OntologyError for a bad file."""
        return self._pipeline.lexicon.properties

    def close(self) -> None:
        """Lets the file go; a later question opens it again."""
        if self._ledger is not None:
            self._ledger.close()
        self._ledger = self._known = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<kg.Graph {self.path}>"

    # ── Writing ─────────────────────────────────────────────────────────────────────────────────────

    def build(
        self,
        paths: given.Path | Iterable[given.Path] = (),
        *,
        texts: given.Text | Iterable[given.Text] = (),
        encoding: str | None = None,
        on_error: Callable[[InputError], None] | None = None,
        watch: Watch | None = None,
    ) -> Built:
        """Reads articles into the graph; the same again changes nothing.

        `paths`: text files, folders, JSON Lines files. `texts`: strings, or mappings with the fields text, title,
        published (ISO 8601), publisher, url. `on_error` is told of each article that cannot be read, and the others
        are kept; without it nothing is written where one cannot be read. `watch` gets the articles and their number
        and hands them on, as a progress bar does.

        Raises InputError, ModelError, OntologyError, LedgerError, CorrectionsError.
        """
        file = self._corrections_file()
        named = given.find_texts(paths, texts, encoding)
        total = _count(named, on_error)
        run = self._pipeline.run()  # a missing model or a bad ontology stops here, before there is a ledger
        check(file, self._pipeline.lexicon)
        articles = named.articles(None if on_error is None else _ignore)
        added, seen = 0, dict[str, None]()
        with self._writer() as ledger:
            desk = Corrected(ledger, file, self._pipeline.lexicon)
            for reading in self._pipeline.read(watch(articles, total) if watch else articles):
                added += desk.add(reading, run)
                seen[reading.article.id] = None
            corrected = desk.settle()
        return Built(added, total, tuple(seen), corrected)

    def _corrections_file(self) -> CorrectionsFile:
        """A graph without a file has no corrections beside it."""
        if self._in_memory and self._corrections is None:
            return CorrectionsFile(self.path)
        return read_corrections(self.path, self._corrections)

    def retract(self, article: str) -> Article:
        """Takes an article back, with all that only it supported; `article` is its id, path or URL.

        Raises LedgerError where none or several match.
        """
        _ = self.ledger  # a ledger that is not there is an error, not a new one
        with self._writer() as ledger:
            return ledger.retract(article)

    @contextmanager
    def _writer(self) -> Iterator[Ledger]:
        if self._in_memory:
            yield self.ledger
            return
        with Ledger.open(self.path, mode="write", wait=self._wait) as ledger:
            yield ledger

    # ── Keeping ─────────────────────────────────────────────────────────────────────────────────────

    def export(
        self,
        path: str | os.PathLike[str] | BinaryIO,
        format: str | None = None,
        *,
        view: View = "asserted",
        inferred: bool = False,
        rdf: str = "1.1",
    ) -> None:
        """Writes the whole graph; the format is what the ending of the file says unless it is named.

        `view` is for formats that hold plain edges only (graphml, gexf); `inferred` adds what follows from the facts by the
        rules of ontologies/rules to RDF; `rdf="1.2"` writes the triples that statements reify. Raises QueryError for an
        unknown format or ending, for what a format has no room for, and where the file cannot be written: then there is none.
        """
        from kg.api.writing import write_file, write_folder
        from kg.store.formats import FORMATS, Options, format_of, write

        if rdf not in ("1.1", "1.2"):
            raise QueryError(f"no RDF {rdf}; known: 1.1, 1.2")
        options = Options(view, inferred, rdf == "1.2")
        if not isinstance(path, str | os.PathLike):
            write(self.ledger, path, format or "jsonl", options)
            return
        known = format or format_of(os.fspath(path))
        if known in FORMATS and FORMATS[known].folder:
            write_folder(Path(path), lambda folder: write(self.ledger, folder, known, options))
        else:
            write_file(Path(path), lambda out: write(self.ledger, out, known, options))

    def show(self, path: str | os.PathLike[str] = "graph.html") -> Path:
        """Writes the graph for people, as the ending of the file says: .html is the explorer page, one file that any
        browser opens offline; .svg and .png are pictures of the facts. Returns the path.

        Raises PageError where the page is not built or matplotlib is missing, and QueryError for another ending or where
        nothing can be written.
        """
        from kg.api.showing import view
        from kg.api.writing import write_file

        content = view(self.ledger, self.path.name, Path(path))
        write_file(Path(path), lambda out: out.write(content))
        return Path(path)

    def load(
        self, uri: str, user: str = "", password: str = "", *, database: str = "neo4j", replace: bool = False
    ) -> Loaded:
        """Loads the graph into a Neo4j database: all of it the first time, later what has changed since.

        `replace` takes out what was loaded there before. Interrupted, the next load goes on where this one stopped. Raises
        StoreError where no server answers, it refuses the user, or it holds the graph of another ledger.
        """
        from kg.store.neo4j_server import Neo4jServer

        with Neo4jServer(uri, user, password, database) as server:
            return server.load(self.ledger, replace=replace)

    def _repr_html_(self) -> str:
        """The page in a frame of a notebook; it works offline. Scripts of the page cannot reach the notebook."""
        from html import escape

        from kg.api.showing import page

        try:
            text = page(self.ledger, self.path.name).decode("utf-8")
        except PageError as error:
            return f"<p>{escape(str(error))}</p>"
        return (f'<iframe srcdoc="{escape(text)}" sandbox="allow-scripts allow-downloads" allow="clipboard-write" '
                f'title="{escape(self.path.name)}" width="100%" height="640" style="border: 0"></iframe>')


def read(text: given.Text, *, model: str | None = None, ontologies: Iterable[str] = ()) -> Graph:
    """Reads a sentence or a text into a graph in memory, without any file.

    Examples:
        >>> import kg
        >>> graph = kg.read("Iran denied that it had attacked Israel. Russia offered to mediate between Iran and Israel.")
        >>> for fact in graph.facts():
        ...     print(fact)
        Russia offersMediation Iran
        Russia offersMediation Israel
        >>> print(graph.unasserted())
        planned: Russia mediatesBetween Iran
        planned: Russia mediatesBetween Israel
        negated: Iran attacks Israel
    """
    graph = Graph.in_memory(model=model, ontologies=ontologies)
    graph.build(texts=[text])
    return graph


def _pipeline(model: str | None, ontologies: tuple[str, ...]) -> Pipeline:
    """One pipeline for all graphs with the vocabulary of the package; a user's file may have changed, so it is read anew."""
    return Pipeline(model, ontologies) if ontologies else _shared(model)


@cache
def _shared(model: str | None) -> Pipeline:
    return Pipeline(model)


def _count(named: given.Texts, on_error: Callable[[InputError], None] | None) -> int:
    """Reads everything once, so that bad input stops the call before a write."""
    skipped: list[InputError] = []
    total = sum(1 for _ in named.articles(None if on_error is None else skipped.append))
    for error in skipped:
        if on_error is not None:
            on_error(error)
    if not total:
        raise InputError("no article could be read" if skipped else "no article in what was named")
    return total


def _ignore(error: InputError) -> None:
    """Was told when the articles were counted."""
