"""Gold annotations: JSON Lines, a file for each article, or a pack of several articles that stay unread.

A pack is base85 of zlib of the JSON object {article name: its lines}. Its articles are `sealed`: they count in the
totals, and nothing else about them is shown.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.evaluation.names import Names, names_of

Row = Mapping[str, Any]  # an object of JSON

_OTHER_END = ("recipient", "patient", "theme", "topic", "location")  # roles of a full statement that are its object


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity of one article. `accept` are the ids of the gold entities that may stand for it, its own first."""

    names: Names
    accept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldEdge:
    """An edge that must (`core`) or may be found. `spans` are its sentences: start and end, end exclusive."""

    view: str
    subject: str
    predicate: str
    object: str
    symmetric: bool = False
    core: bool = False
    alt_predicates: tuple[str, ...] = ()
    alt_views: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class GoldForbidden:
    """An edge that must not be there in these views; `soft` where that can be disputed."""

    subject: str
    predicate: str
    object: str
    views: tuple[str, ...] = ("asserted", "reported")
    soft: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A content that is no edge, with its status."""

    subject: str
    predicate: str
    object: str
    status: str
    alt_predicates: tuple[str, ...] = ()
    alt_status: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """All gold of one article. `id` and `sha256` find it in an export."""

    name: str
    id: str
    sha256: str
    entities: Mapping[str, GoldEntity] = field(default_factory=dict)
    edges: tuple[GoldEdge, ...] = ()
    forbidden: tuple[GoldForbidden, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    sealed: bool = False


def read_gold(paths: Sequence[Path]) -> list[GoldArticle]:
    """The articles of these folders, `.jsonl` files and `.pack` files, each name once (the last one counts).

    Raises InputError for a file that is missing or is no gold.
    """
    found: dict[str, GoldArticle] = {}
    for path in paths:
        try:
            for name, lines in _texts(path):
                found[name] = _article(name, lines, sealed=path.suffix == ".pack")
        except OSError as error:
            raise InputError(f"{path}: cannot be read: {error.strerror}") from error
        except (ValueError, KeyError, TypeError, LookupError, zlib.error) as error:
            raise InputError(f"{path}: holds no gold annotations: {error!r}") from error
    return list(found.values())


def _texts(path: Path) -> Iterator[tuple[str, Sequence[str]]]:
    """(name, lines) of each article."""
    if path.suffix == ".pack":
        yield from json.loads(zlib.decompress(base64.b85decode(path.read_bytes()))).items()
        return
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        yield file.stem, file.read_text(encoding="utf-8").splitlines()


def _article(name: str, lines: Sequence[str], *, sealed: bool) -> GoldArticle:
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in (json.loads(line) for line in lines if line.strip()):
        rows[row["kind"]].append(row)
    spans = {row["id"]: (row["start"], row["end"]) for row in rows["sentence"]}
    return GoldArticle(
        name=name,
        id=rows["article"][0]["id"],
        sha256=rows["article"][0]["sha256"],
        entities={row["id"]: _entity(row) for row in rows["entity"]},
        edges=tuple(_edge(row, spans) for row in rows["edge"]),
        forbidden=tuple(_forbidden(row) for row in rows["forbidden_edge"]),
        statements=tuple(statement for row in rows["statement"] for statement in _statements(row)),
        sealed=sealed,
    )


def _listed(value: Any) -> tuple[str, ...]:
    """A list, a single word or nothing, as a tuple."""
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def _entity(row: Row) -> GoldEntity:
    return GoldEntity(names_of(row), (row["id"], *_listed(row.get("accept_as"))))


def _edge(row: Row, spans: Mapping[str, tuple[int, int]]) -> GoldEdge:
    """`sentences` are ids of sentences in full gold, pairs of offsets in light gold."""
    sentences = [spans[s] if isinstance(s, str) else (s[0], s[1]) for s in row.get("sentences", ())]
    return GoldEdge(
        view=row["view"],
        subject=row["subject"],
        predicate=row["predicate"],
        object=row["object"],
        symmetric=bool(row.get("symmetric")),
        core=row.get("tier") == "core",
        alt_predicates=_listed(row.get("alt_predicates")),
        alt_views=_listed(row.get("alt_views")),
        spans=tuple(sentences),
    )


def _forbidden(row: Row) -> GoldForbidden:
    views = _listed(row.get("views", ("asserted", "reported")))
    ends = (row["subject"], row["predicate"], row["object"])
    return GoldForbidden(*ends, views, bool(row.get("soft")), row.get("why", ""))


def _statements(row: Row) -> Iterator[GoldStatement]:
    """A statement for each pair of ends; none where an end is no entity, or the content is an edge."""
    if "roles" in row:
        pairs = _pairs(row["roles"]) if row["status"] not in ("asserted", "reported") else []
    else:
        pairs = [(row["subject"], row["object"])] if isinstance(row.get("object"), str) else []
    for subject, target in pairs:
        yield GoldStatement(
            subject=subject,
            predicate=row["predicate"],
            object=target,
            status=row["status"],
            alt_predicates=_listed(row.get("alt_predicates")),
            alt_status=_listed(row.get("alt_status")),
        )


def _pairs(roles: Mapping[str, Sequence[Any]]) -> list[tuple[str, str]]:
    """The ends of a full statement: agent, or the first party, with all that the statement is about."""
    entities = {role: [x for x in ids if isinstance(x, str) and not x.startswith("st")] for role, ids in roles.items()}
    parties = entities.get("party", [])
    agents = entities.get("agent") or parties[:1]
    others = [x for role in _OTHER_END for x in entities.get(role, [])] or parties
    return [(agent, other) for agent in agents for other in others if agent != other]
