"""Event coding: who does what to whom as PLOVER roots, with the actors given or end to end, and the files of the bench.

Input: TSV with a header and the columns id, sentence and, where they are given, source and target.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.evaluation.coding import Coder
from kg.evaluation.pairing import best_root, pairs
from kg.lexicon import Lexicon
from kg.pipeline import Pipeline, Trace


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the input. `source` and `target` are None where the table does not give actors."""

    id: str
    sentence: str
    source: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A coded event: the words of the actors, the PLOVER root, how sure (0 to 1)."""

    source: str
    root: str
    target: str
    confidence: float


def read_rows(path: Path) -> list[Row]:
    """The rows of an input table. Raises InputError for a missing file or column and for a short line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    header = lines[0].split("\t") if lines else []
    for name in ("id", "sentence"):
        if name not in header:
            raise InputError(f"{path}: the first line names no column “{name}”")
    given = "source" in header and "target" in header
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) < len(header):
            raise InputError(f"{path}, line {number}: {len(cells)} cells; the first line names {len(header)}")
        cell = dict(zip(header, cells, strict=False))
        rows.append(Row(cell["id"], cell["sentence"], cell["source"] if given else None, cell["target"] if given else None))
    return rows


def code(trace: Trace, lexicon: Lexicon, source: str, target: str) -> str:
    """The PLOVER root of what `source` does to `target` in the text."""
    return best_root(Coder(trace, lexicon), source, target)


def events(trace: Trace, lexicon: Lexicon) -> list[Event]:
    """All events of the text, the surest first; each pair of actors with a root once."""
    found: dict[tuple[str, str, str], Event] = {}
    for source, root, target, confidence in pairs(Coder(trace, lexicon)):
        known = found.get((source, root, target))
        if known is None or known.confidence < confidence:
            found[source, root, target] = Event(source, root, target, confidence)
    return sorted(found.values(), key=lambda e: (-e.confidence, e.source, e.root, e.target))


def code_rows(rows: Sequence[Row], pipeline: Pipeline) -> Iterator[tuple[str, ...]]:
    """The lines of the prediction file: id and root where actors are given, else sentence, confidence, source, root,
    target. Every sentence is read once."""
    traces = _traces(rows, pipeline)
    if rows and rows[0].source is not None:
        yield ("id", "root")
        for row in rows:
            yield (row.id, code(traces[row.sentence], pipeline.lexicon, row.source or "", row.target or ""))
        return
    for sentence, trace in traces.items():
        for event in events(trace, pipeline.lexicon):
            yield (sentence, f"{event.confidence:.2f}", event.source, event.root, event.target)


def _traces(rows: Iterable[Row], pipeline: Pipeline) -> dict[str, Trace]:
    from kg.ingest.articles import article_from_text

    sentences = list(dict.fromkeys(row.sentence for row in rows))
    articles = [article_from_text(sentence, source=f"sentence {n}") for n, sentence in enumerate(sentences, 1)]
    return dict(zip(sentences, pipeline.trace(articles), strict=True))


def write_predictions(source: Path, target: Path, pipeline: Pipeline | None = None) -> int:
    """Codes the table at `source` and writes the prediction file at `target`; gives the number of lines back.

    Raises InputError for a bad table.
    """
    lines = ["\t".join(cells) for cells in code_rows(read_rows(source), pipeline or Pipeline())]
    target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)
