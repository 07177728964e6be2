"""The way of an article: annotate it, extract propositions, link mentions, normalize, keep what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.identity import digest, sha256_text
from kg.model import Article, Links, Parsed, Proposition, Reading

if TYPE_CHECKING:
    from kg.lexicon import Lexicon
    from kg.link.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Trace:
    """Every stage's result for one article, for `kg explain` and for tests."""

    parsed: Parsed
    propositions: tuple[Proposition, ...]
    links: Links
    reading: Reading


@dataclass
class Pipeline:
    """Reads articles. The model, the lexicon and the gazetteer are loaded at the first article."""

    spacy_pipeline: str | None = None
    ontologies: tuple[str, ...] = field(default=())  # further ontology files of the user

    @cached_property
    def lexicon(self) -> Lexicon:
        """The vocabulary: ours and the user's files."""
        from kg.ontology.reader import read_lexicon

        return read_lexicon(self._paths())

    def _paths(self) -> list[Path]:
        from kg.ontology.reader import default_paths

        return [*default_paths(), *map(Path, self.ontologies)]

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Names that are known beforehand."""
        from kg.link.gazetteer import Gazetteer

        return Gazetteer.load()

    def run(self) -> dict[str, str]:
        """What this run reads with, for provenance: the graph depends on it. Loads the model and the vocabulary.

        Raises ModelError and OntologyError where they are missing or unfit.
        """
        import kg
        from kg.annotate.pipeline import pipeline_version
        from kg.ontology.confidence import confidence_path

        model, version = pipeline_version(self.spacy_pipeline)
        _ = self.lexicon  # a bad file is an error here, not at the first article
        paths = [*self._paths(), confidence_path()]
        files = sorted(sha256_text(path.read_text(encoding="utf-8")) for path in paths)
        return {"kg": kg.__version__, "model": model, "model_version": version, "vocabulary": digest(*files)}

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """The readings of the articles, in their order, one at a time."""
        for trace in self.trace(articles):
            yield trace.reading

    def trace(self, articles: Iterable[Article]) -> Iterator[Trace]:
        """As `read`, with the results of all stages."""
        from kg.annotate.parse import annotate
        from kg.extract.extractor import extract
        from kg.link import link
        from kg.ontology.normalize import normalize

        lexicon = self.lexicon
        for parsed in annotate(articles, pipeline=self.spacy_pipeline, role_nouns=lexicon.role_nouns, words=lexicon.words):
            propositions = extract(parsed, lexicon)
            links = link(parsed, self.gazetteer, lexicon, propositions)
            yield Trace(parsed, propositions, links, normalize(parsed, propositions, links, lexicon))
