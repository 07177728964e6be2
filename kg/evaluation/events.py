"""Event coding: who does what to whom as PLOVER roots, with the actors given or end to end, and the files of the bench.

Input: TSV with a header and the columns id, sentence and, where they are given, source and target.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError
from kg.evaluation.coding import Coder
from kg.evaluation.pairing import UNKNOWN, best_root, pairs
from kg.lexicon import Lexicon
from kg.pipeline import Pipeline, Trace


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the input. `source` and `target` are None where the table does not give actors, `root` where it has
    no gold."""

    id: str
    sentence: str
    source: str | None = None
    target: str | None = None
    root: str | None = None


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
        lines = path.read_text(encoding="utf-8").replace("\r\n", "\n").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    header = lines[0].split("\t")
    for name in ("id", "sentence"):
        if name not in header:
            raise InputError(f"{path}: the first line names no column “{name}”")
    actors = "source" in header and "target" in header
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) < len(header):
            raise InputError(f"{path}, line {number}: {len(cells)} cells; the first line names {len(header)}")
        cell = dict(zip(header, cells, strict=False))
        source, target = (cell["source"], cell["target"]) if actors else (None, None)
        rows.append(Row(cell["id"], cell["sentence"], source, target, cell.get("root")))
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


@dataclass(frozen=True, slots=True)
class Coded:
    """A table read: the root of each row in its order ("" without actors), the events of each sentence."""

    rows: tuple[Row, ...]
    roots: tuple[str, ...]
    events: dict[str, list[Event]]

    def lines(self) -> Iterator[str]:
        """The prediction file: id and root where actors are given, else sentence, confidence, source, root, target."""
        if self.rows and self.rows[0].source is not None:
            yield "id\troot"
            for row, root in zip(self.rows, self.roots, strict=True):
                yield f"{row.id}\t{root}"
            return
        for sentence, found in self.events.items():
            for event in found:
                yield "\t".join((sentence, f"{event.confidence:.2f}", event.source, event.root, event.target))


def code_rows(rows: Sequence[Row], pipeline: Pipeline) -> Coded:
    """Codes a table; every sentence is read once."""
    traces = _traces(rows, pipeline)
    found = {sentence: events(trace, pipeline.lexicon) for sentence, trace in traces.items()}
    return Coded(tuple(rows), tuple(_root(row, traces, pipeline.lexicon) for row in rows), found)


def _root(row: Row, traces: Mapping[str, Trace], lexicon: Lexicon) -> str:
    if row.source is None:
        return ""
    trace = traces.get(row.sentence)
    return code(trace, lexicon, row.source, row.target or "") if trace else UNKNOWN


def accuracy(coded: Coded) -> float:
    """The share of rows with gold whose root is right."""
    right = [row.root == root for row, root in zip(coded.rows, coded.roots, strict=True) if row.root is not None]
    return sum(right) / max(len(right), 1)


def confusions(coded: Coded) -> Counter[tuple[str, str]]:
    """(gold root, coded root) -> rows."""
    return Counter((row.root, root) for row, root in zip(coded.rows, coded.roots, strict=True) if row.root is not None)


def end_to_end(coded: Coded, same: Callable[[str, str], object]) -> tuple[float, float]:
    """Pair recall, and code accuracy on the matched pairs, of the events found without actors; `same` compares two
    mentions as the bench's scorer does."""
    matched = right = 0
    for row in coded.rows:
        hits = [e.root for e in coded.events.get(row.sentence, ())
                if same(e.source, row.source or "") and same(e.target, row.target or "")]
        matched += bool(hits)
        right += row.root in hits
    return matched / max(len(coded.rows), 1), right / max(matched, 1)


def _traces(rows: Iterable[Row], pipeline: Pipeline) -> dict[str, Trace]:
    from kg.ingest.articles import article_from_text

    sentences = [s for s in dict.fromkeys(row.sentence for row in rows) if any(c.isalpha() for c in s)]
    articles = [article_from_text(sentence, source=f"sentence {n}") for n, sentence in enumerate(sentences, 1)]
    return dict(zip(sentences, pipeline.trace(articles), strict=True))

