"""`kg openie`: open propositions of tokenised sentences, in the form that benchmarks read."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import Model, app
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.extract.openie import OpenProposition


@app.command()
def openie(
    file: Annotated[str, typer.Argument(help="One tokenised sentence a line, tokens parted by blanks; - for standard input.")],
    model: Model = None,
) -> None:
    """Print what each sentence says: sentence, confidence, subject, predicate, object and further objects, tab separated.

    Only words of the sentence are used. The confidence is the measured precision of the construction.

    Example: kg openie sentences.txt > propositions.tsv
    """
    for line, _ in open_propositions(read_sentences(file), model):
        sys.stdout.write(line + "\n")


def read_sentences(file: str) -> list[str]:
    """The lines of a file or of standard input. Raises InputError where they cannot be read."""
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return raw.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except (OSError, UnicodeError) as error:
        raise InputError(f"{file}: cannot be read as UTF-8 text ({error})") from error


def open_propositions(sentences: Iterable[str], model: str | None = None) -> Iterator[tuple[str, OpenProposition]]:
    """The line to print for each proposition, with the proposition; sentences and propositions in their order."""
    from kg.annotate.pretokenised import annotate_tokens
    from kg.extract.openie import read_open_propositions
    from kg.pipeline import Pipeline

    lexicon = Pipeline(model).lexicon
    kept = [sentence for sentence in (s.replace("\t", " ") for s in sentences) if sentence.strip()]
    tokens = [[token for token in sentence.split(" ") if token.strip()] for sentence in kept]
    parses = annotate_tokens(tokens, pipeline=model, role_nouns=lexicon.role_nouns, words=lexicon.words)
    for sentence, words, parsed in zip(kept, tokens, parses, strict=True):
        for one in read_open_propositions(parsed, lexicon):
            parts = (one.subject, one.predicate, *one.objects)
            yield "\t".join([sentence, f"{one.confidence:.2f}", *(" ".join(words[i] for i in part) for part in parts)]), one
