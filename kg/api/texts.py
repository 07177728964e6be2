"""What is to be read: paths as on the command line, and texts that are at hand."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.errors import InputError
from kg.ingest.articles import article_from_text
from kg.ingest.files import OnError, Sources, find_sources
from kg.model import Article

Path = str | os.PathLike[str]
# A text, an article that is made already, or a mapping with the fields of a JSON Lines file.
Text = str | Article | Mapping[str, str | None]

_FIELDS = frozenset({"text", "title", "published", "publisher", "url"})


@dataclass(frozen=True, slots=True)
class Texts:
    """Articles from files, then from texts; may be asked again."""

    sources: Sources
    texts: tuple[Text, ...]

    def articles(self, on_error: OnError | None = None) -> Iterator[Article]:
        """The articles in order. Raises InputError at the first bad one, or hands each error to `on_error` and goes on."""
        yield from self.sources.articles(on_error)
        for number, text in enumerate(self.texts, 1):
            try:
                article = _article(text, number)
            except InputError as error:
                if on_error is None:
                    raise
                on_error(error)
            else:
                yield article


def find_texts(paths: Path | Iterable[Path], texts: Text | Iterable[Text], encoding: str | None) -> Texts:
    """Looks up what was named; one may stand for a list of one. Raises InputError for a path that is not there."""
    several = [paths] if isinstance(paths, str | os.PathLike) else paths
    given = (texts,) if isinstance(texts, str | Article | Mapping) else tuple(texts)
    return Texts(find_sources([os.fspath(path) for path in several], encoding), given)


def _article(text: Text, number: int) -> Article:
    if isinstance(text, Article):
        return text
    record = {"text": text} if isinstance(text, str) else text
    if problem := _problem(record):
        raise InputError(f"text {number}: {problem}; an article has the fields text, title, published, publisher, url, all strings")
    known = {field: value or None for field, value in record.items()}
    return article_from_text(record["text"] or "", title=known.get("title"), published=known.get("published"),
                             publisher=known.get("publisher"), url=known.get("url"))


def _problem(record: object) -> str:
    """What is wrong with a text that is neither a string nor an Article; "" if nothing is. Nothing else checks its types."""
    if not isinstance(record, Mapping):
        return f"{type(record).__name__} is neither a string nor a mapping"
    if unknown := sorted(set(map(str, record)) - _FIELDS):
        return f"no field {unknown[0]!r}"
    if not isinstance(record.get("text"), str):
        return 'no "text"'
    wrong = [field for field, value in record.items() if not isinstance(value, str | None)]
    return f"{wrong[0]!r} is {type(record[wrong[0]]).__name__}" if wrong else ""
