"""A parse as a table, for people who look for the reason of an edge."""

from __future__ import annotations

from kg.model import Parsed, Sentence


def format_parse(parsed: Parsed, sentence: Sentence) -> str:
    """The sentence's tokens, one a line: i, text, lemma, upos, dep, head (its number and word), case."""
    rows = [("i", "text", "lemma", "upos", "dep", "head", "case")]
    for token in parsed.tokens[sentence.start : sentence.end]:
        head = "-" if token.head == token.i else f"{token.head} {parsed.tokens[token.head].text}"
        rows.append((str(token.i), token.text, token.lemma, token.upos, token.dep, head, token.case))
    widths = [max(len(row[column]) for row in rows) for column in range(7)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
