"""All example sentences of the lexicon, of frames and of compositions, and those that are known to fail."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.evaluation.examples import Example, Outcome, examples
from kg.lexicon import Frame, Lexicon
from kg.ontology.reader import default_paths
from kg.ontology.turtle import KG, SKOS, local, of_type, read_entries

KNOWN_FAILURES = Path(__file__).parent / "known_failures.txt"
_HEAD = """\
# Examples of the lexicon that fail: entry, sentence. An example that passes must leave this list (the test says so), and
# nothing new should come onto it. scripts/lexicon/known_failures --rewrite writes it anew.
"""


def all_examples(lexicon: Lexicon) -> list[Example]:
    """The examples of all frames, then those of all compositions."""
    return [*examples(lexicon), *examples(Lexicon(frames={("", ""): tuple(_compositions())}))]


def unread_lines(lexicon: Lexicon) -> list[str]:
    """Example lines that do not have the form "Sentence. => subject | property | object" and would be passed over."""
    frames = {f.id: f for group in lexicon.frames.values() for f in group} | {f.id: f for f in _compositions()}
    read = {(e.frame, e.text) for e in all_examples(lexicon) if e.subject}
    return [line for f in frames.values() for line in f.examples if (f.id, line.split("=>")[0].strip()) not in read]


def _compositions() -> list[Frame]:
    """Compositions in the guise of frames: they have examples, too."""
    entries = [e for path in default_paths() for e in of_type(read_entries(path), KG + "Composition")]
    return [
        Frame(e.name, local(e.get("evokes")[0]), "", (), (), (), (), tuple(e.get(SKOS + "example")), tuple(e.get("counterExample")))
        for e in entries
    ]


def key(example: Example) -> str:
    """An example's line in the list of known failures."""
    return f"{example.frame}\t{example.text}"


def read_known_failures() -> list[str]:
    """The lines of the list."""
    lines = KNOWN_FAILURES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def write_known_failures(outcomes: Iterable[Outcome]) -> None:
    """Lists what fails now."""
    lines = sorted({key(o.example) + "\n" for o in outcomes if not o.passed})
    KNOWN_FAILURES.write_text(_HEAD + "".join(lines), encoding="utf-8")
