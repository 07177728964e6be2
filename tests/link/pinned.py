"""Parses of invented texts, pinned in parses.jsonl so that no change of the parser moves these tests.

`python tests/link/pinned.py` parses texts.txt anew (with the live pipeline) and rewrites the file.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.lexicon import Lexicon, RoleNoun
from kg.model import Article, Block, BlockKind, Name, Parsed, Quotation, Sentence, Title, Token

_HERE = Path(__file__).parent
_PARSES = _HERE / "parses.jsonl"
ROLES = {
    noun: RoleNoun(noun, represents_state=True)
    for noun in ("president", "foreign minister", "foreign secretary", "minister", "prime minister", "ambassador")
} | {"mayor": RoleNoun("mayor"), "spokesman": RoleNoun("spokesman"), "general": RoleNoun("general", rank=True),
    "secretary-general": RoleNoun("secretary-general", properties=("leads",)), "chief": RoleNoun("chief", properties=("leads",))}
LEXICON = Lexicon(role_nouns=ROLES)


def read_texts() -> dict[str, str]:
    """The texts by name: "# name", then the text."""
    parts = (_HERE / "texts.txt").read_text(encoding="utf-8").split("\n# ")
    pairs = [part.removeprefix("# ").split("\n", 1) for part in parts]
    return {name.strip(): text.strip() for name, text in pairs}


def pinned(name: str) -> Parsed:
    """The parse of one text."""
    for line in _PARSES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["name"] == name:
            return _parsed(row)
    raise KeyError(name)


def _parsed(row: dict[str, Any]) -> Parsed:
    blocks = tuple(Block(BlockKind(kind), start, end) for kind, start, end in row["blocks"])
    quotations = tuple(Quotation(*q) for q in row["quotations"])
    article = Article("doc:" + row["name"], row["text"], blocks=blocks, quotations=quotations)
    tokens = tuple(Token(*t) for t in row["tokens"])
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return Parsed(
        article, tokens, tuple(Sentence(*s[:6], BlockKind(s[6])) for s in row["sentences"]), tuple(Name(*n) for n in row["names"]),
        tuple(Title(*t) for t in row["titles"]), tuple(tuple(c) for c in children),
    )  # fmt: skip


def _row(name: str, parsed: Parsed) -> dict[str, Any]:
    article = parsed.article
    return {
        "name": name, "text": article.text, "blocks": [list(asdict(b).values()) for b in article.blocks],
        "quotations": [list(asdict(q).values()) for q in article.quotations], "tokens": [list(t) for t in parsed.tokens],
        "sentences": [list(asdict(s).values()) for s in parsed.sentences],
        "names": [list(asdict(n).values()) for n in parsed.names], "titles": [list(asdict(t).values()) for t in parsed.titles],
    }  # fmt: skip


def _pin() -> None:
    from kg.annotate.parse import annotate
    from kg.ingest.files import article_from_text

    texts = read_texts()
    parses = annotate([article_from_text(text) for text in texts.values()], role_nouns=ROLES)
    rows = [json.dumps(_row(name, parsed), ensure_ascii=False) for name, parsed in zip(texts, parses, strict=True)]
    _PARSES.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _pin()
