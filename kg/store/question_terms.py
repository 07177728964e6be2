"""Values of a question as terms of SPARQL, and what its answers are in one normal form for both languages.

The normal form of an answer: ids and names as in the ledger (`wd:Q159`, `st:…`, "Russia"), properties, statuses and
classes by their local names (`attacks`, whether kg: or kgr:), values of factuality as FactBank writes them (`CT+`), days as
ISO text, numbers as such, None for what is not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.model import AUTHOR, GENERIC
from kg.store import iris
from kg.store.articles import FACTUALITY

# Strings, names in backticks and comments may hold a dollar sign that starts no parameter.
_TOKENS = re.compile(
    r"""'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`[^`]*`|<[^<>"{}|^`\\\s]*>|//[^\n]*|#[^\n]*|\$(?P<name>\w+)""")
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"})
_FACTUALITY = {name: value.value for value, name in FACTUALITY.items()}
_VOICES = {iris.iri(key): key for key in (AUTHOR, GENERIC)}


def parameters_in(text: str) -> set[str]:
    """The names of the parameters that a text has."""
    return {token["name"] for token in _TOKENS.finditer(text) if token["name"]}


def term(kind: str, value: str | int) -> str:
    """A value as a term of SPARQL: an IRI, a number or an escaped string; `kind` as in kg.store.questions."""
    if kind == "entity":
        return f"<{iris.iri(str(value))}>"
    if kind in ("predicate", "class"):
        return f"<{iris.term(str(value))}>"
    if kind == "number":
        return str(int(value))
    escaped = str(value).translate(_ESCAPES).encode("utf-8", "replace").decode("utf-8")
    return f'"{escaped}"'


def with_terms(text: str, terms: Mapping[str, str]) -> str:
    """A SPARQL text with its parameters replaced by terms; those without one stay variables, which fit everything."""
    return _TOKENS.sub(lambda token: terms.get(token["name"] or "", token[0]), text)


def normal(full: str) -> str:
    """An IRI of an answer in normal form."""
    for space in (iris.KG, iris.KGR):
        if full.startswith(space):
            name = full.removeprefix(space)
            return _VOICES.get(full) or _FACTUALITY.get(name, name)
    return iris.short(full)
