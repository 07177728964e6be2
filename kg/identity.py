"""Ids are content hashes: the same content has the same id on every machine, in every order."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence

_ID_LENGTH = 16  # base32 characters = 80 bits: collision chance below 1e-9 at 10 million statements
_SLUG_LENGTH = 60
_ENTITY_ID = re.compile(r"wd:Q\d+|e:\S+\.[a-z]+|doc:[0-9a-f]+/e/\S+")


def digest(*parts: object) -> str:
    """16 base32 characters (lower case) of the sha256 of the canonical JSON of `parts`."""
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    raw = hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(raw).decode("ascii").lower()[:_ID_LENGTH]


def sha256_text(text: str) -> str:
    """Hex sha256 of the UTF-8 bytes of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(text: str, *, title: str | None = None, published: str | None = None,
               publisher: str | None = None, url: str | None = None) -> str:
    """`doc:` + 16 hex. The text alone decides unless metadata is given, which then counts, too:
    two publishers that print the same text are two articles."""
    metadata = [title, published, publisher, url]
    whole = text if not any(metadata) else json.dumps([text, *metadata], ensure_ascii=False)
    return "doc:" + sha256_text(whole)[:16]


def slug(name: str) -> str:
    """A readable ASCII form of a name for ids; names without ASCII letters, and long ones, end in a digest."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").casefold()
    words = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    if words and len(words) <= _SLUG_LENGTH:
        return words
    return (words[:_SLUG_LENGTH].rstrip("-") + "-" if words else "") + digest(name)


def named_entity_id(name: str, entity_type: str) -> str:
    """Id of a named entity without a checked Wikidata id: corpus-wide, by name and type."""
    return f"e:{slug(name)}.{entity_type.lower()}"


def scoped_entity_id(article: str, phrase: str) -> str:
    """Id of a common noun phrase: it means something only inside its article."""
    return f"{article}/e/{slug(phrase)}"


def is_entity_id(value: str) -> bool:
    """Whether a value is the id of an entity, and not the words of a text."""
    return _ENTITY_ID.fullmatch(value) is not None


def statement_id(predicate: str, key_roles: Mapping[str, Sequence[str]]) -> str:
    """`st:` + hash of the predicate and the sorted fillers of the key roles. No time, polarity, source in it."""
    return "st:" + digest(predicate, {role: sorted(ids) for role, ids in key_roles.items()})


def claim_id(article: str, statement: str, trigger_start: int, trigger_end: int, holder: str) -> str:
    """`cl:` + hash of who says what, where."""
    return "cl:" + digest(article, statement, trigger_start, trigger_end, holder)


def open_edge_id(article: str, subject: str, phrase: str, target: str, trigger_start: int) -> str:
    """`op:` + hash of what stands where."""
    return "op:" + digest(article, subject, phrase, target, trigger_start)
