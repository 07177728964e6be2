"""Measures the whole way: articles are built into a throw-away ledger, scored against gold, and timed."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.evaluation.gold import GoldArticle, read_gold
from kg.evaluation.scores import Scores, score
from kg.identity import sha256_text
from kg.ingest.files import find_sources
from kg.ledger import Ledger
from kg.model import Article, Claim
from kg.pipeline import Pipeline
from kg.store.jsonl import rows


@dataclass(frozen=True, slots=True)
class Speed:
    """Processor time of this process for the same texts: the whole way into the ledger, and the parser alone."""

    words: int
    build_seconds: float
    parser_seconds: float

    @property
    def words_per_second(self) -> float:
        """Of the whole way: parse, extract, link, normalize, store."""
        return self.words / max(self.build_seconds, 1e-9)

    @property
    def parser_words_per_second(self) -> float:
        """Of a bare `nlp.pipe`."""
        return self.words / max(self.parser_seconds, 1e-9)

    @property
    def ratio(self) -> float:
        """How many times as long as the bare parser the whole way takes."""
        return self.build_seconds / max(self.parser_seconds, 1e-9)


@dataclass(frozen=True, slots=True)
class Measured:
    """The scores for each path of gold, in the order given; spans that are not literal; the speed, where asked for."""

    scores: tuple[tuple[str, Scores], ...]
    faults: tuple[str, ...]
    speed: Speed | None


def measure(
    gold: Sequence[Path], articles: Sequence[Path], pipeline: Pipeline | None = None, *, timed: bool = True
) -> Measured:
    """Builds those articles that the gold is about and scores them. `timed`: the texts are parsed bare, too, to compare.

    Raises InputError for paths that hold no gold or no articles, and where not one article of the gold is there.
    """
    wanted = [(str(path), read_gold([path])) for path in gold]
    texts = _texts(articles, [article for _, found in wanted for article in found])
    pipeline = pipeline or Pipeline()
    with tempfile.TemporaryDirectory(prefix="kg-eval-") as folder, Ledger.open(Path(folder) / "eval.kg", mode="write") as ledger:
        speed = _timed(ledger, pipeline, texts) if timed else None
        if not timed:
            _build(ledger, pipeline, texts)
        exported = list(rows(ledger))
        faults = tuple(map(str, ledger.verify()))
    return Measured(tuple((name, score(found, exported)) for name, found in wanted), faults, speed)


def build_once(
    gold: Sequence[GoldArticle], articles: Sequence[Path], pipeline: Pipeline | None = None
) -> tuple[list[dict[str, Any]], tuple[Claim, ...]]:
    """The export's rows and the claims of the articles that the gold is about. Raises InputError where none is there."""
    with tempfile.TemporaryDirectory(prefix="kg-eval-") as folder, Ledger.open(Path(folder) / "eval.kg", mode="write") as ledger:
        _build(ledger, pipeline or Pipeline(), _texts(articles, gold))
        return list(rows(ledger)), ledger.claims()


def _texts(paths: Sequence[Path], gold: Sequence[GoldArticle]) -> list[Article]:
    """The articles that the gold is about, each once, known by the hash of their text."""
    hashes = {article.sha256 for article in gold}
    sources = find_sources([str(path) for path in paths])
    found = {a.id: a for a in sources.articles() if sha256_text(a.text) in hashes}
    if not found:
        raise InputError(f"{', '.join(map(str, paths))}: holds no article of the gold; name the folder with its texts")
    return list(found.values())


def _build(ledger: Ledger, pipeline: Pipeline, articles: Sequence[Article]) -> None:
    run = pipeline.run()
    for reading in pipeline.read(articles):
        ledger.add(reading, run)


def _timed(ledger: Ledger, pipeline: Pipeline, articles: Sequence[Article]) -> Speed:
    """Builds and parses bare, both after a warm-up on the first article."""
    from kg.annotate.pipeline import load_pipeline

    parser = load_pipeline(pipeline.spacy_pipeline)
    for _ in pipeline.read(articles[:1]):
        pass
    start = time.process_time()
    _build(ledger, pipeline, articles)
    built = time.process_time()
    for _ in parser.pipe(article.text for article in articles):
        pass
    parsed = time.process_time()
    return Speed(sum(len(article.text.split()) for article in articles), built - start, parsed - built)
