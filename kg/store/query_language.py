"""Which language a query is written in, by its first word."""

from __future__ import annotations

import re

from kg.errors import QueryError

# Blanks and the comments of both languages; `//` and `/*` cannot begin a SPARQL query, nor `#` a Cypher query.
_BEFORE = re.compile(r"(?:\s+|\ufeff|#[^\n\r]*|//[^\n\r]*|/\*.*?(?:\*/|\Z))*", re.DOTALL)
_WORDS = {
    "sparql": "PREFIX BASE SELECT ASK CONSTRUCT DESCRIBE INSERT CLEAR ADD MOVE COPY VERSION",
    "cypher": "MATCH OPTIONAL WITH UNWIND CALL RETURN MERGE DETACH NODETACH SET REMOVE FOREACH EXPLAIN PROFILE USE SHOW CYPHER "
              "LET FILTER FINISH",
    # These begin updates of both; what follows them is an IRI, or a word of SPARQL.
    "": "CREATE DROP DELETE LOAD",
}
_LANGUAGE = {word: language for language, words in _WORDS.items() for word in words.split()}
_UPDATE = re.compile(r"(?:WITH|LOAD)\s+(?:SILENT\s+)?<|(?:CREATE|DROP)\s+(?:SILENT\s+)?(?:GRAPH|DEFAULT|NAMED|ALL)\b|"
                     r"DELETE\s*(?:\{|DATA\b|WHERE\b)", re.IGNORECASE)


def language_of(text: str) -> str:
    """`sparql` or `cypher`. Raises QueryError for a text that begins as neither."""
    rest = text[_BEFORE.match(text).end() :]  # type: ignore[union-attr]  # it matches nothing, too
    word = re.match(r"[A-Za-z]*", rest)[0].upper()  # type: ignore[index]
    if word not in _LANGUAGE:
        begins = f"begins with {rest[:20]!r}" if rest else "is empty"
        raise QueryError(f"the query {begins}, neither SPARQL (SELECT, ASK …) nor Cypher (MATCH, RETURN …); or name it by --lang")
    return "sparql" if _UPDATE.match(rest) else _LANGUAGE[word] or "cypher"
