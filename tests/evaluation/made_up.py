"""Two made-up articles with gold, and an export that gets some of it right and some of it wrong."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path

Row = dict[str, object]


def entity(key: str, label: str, qid: str | None = None, aliases: tuple[str, ...] = (), **more: object) -> Row:
    return {"kind": "entity", "id": key, "label": label, "qid": qid, "aliases": list(aliases), **more}


def edge(view: str, subject: str, predicate: str, target: str, tier: str = "core", **more: object) -> Row:
    return {"kind": "edge", "view": view, "subject": subject, "predicate": predicate, "object": target, "tier": tier,
            "symmetric": False, "sentences": [[0, 40]], **more}


def forbidden(subject: str, predicate: str, target: str, **more: object) -> Row:
    return {"kind": "forbidden_edge", "subject": subject, "predicate": predicate, "object": target, "why": "made up", **more}


# Light gold: statements have ends, sentences are offsets.
HARBOUR: list[Row] = [
    {"kind": "article", "id": "harbour", "sha256": "aa11"},
    entity("wd:Q1", "Norland", "Q1", ("Norlandic",)),
    entity("wd:Q2", "Sudia", "Q2"),
    entity("kg:lind", "Marta Lind", aliases=("Lind", "the minister")),
    entity("art:raid", "raid on the harbour of Selby", aliases=("the raid",)),
    entity("art:ships", "three fishing ships", accept_as=["art:fleet"]),
    entity("art:fleet", "the fleet of Selby"),
    edge("asserted", "wd:Q1", "attacks", "wd:Q2", alt_predicates=["strikesFromAir"]),
    edge("asserted", "wd:Q1", "meets", "wd:Q2", symmetric=True, alt_views=["reported"]),
    edge("asserted", "art:raid", "destroys", "art:ships", sentences=[[41, 80]]),
    edge("asserted", "kg:lind", "holdsOffice", "wd:Q1", tier="stretch"),
    edge("reported", "kg:lind", "criticizes", "art:raid", alt_views=["asserted"], alt_predicates="opposes"),
    edge("reported", "wd:Q2", "accuses", "wd:Q1"),
    forbidden("wd:Q2", "attacks", "wd:Q1"),
    forbidden("kg:lind", "attacks", "wd:Q2", views=["asserted"], soft=True),
    forbidden("wd:Q1", "attacks", "wd:Q2"),  # in the gold, too: never counted
    {"kind": "statement", "subject": "wd:Q1", "predicate": "withdrawsFrom", "object": "wd:Q2", "status": "planned",
     "alt_status": ["possible"]},
    {"kind": "statement", "subject": "wd:Q2", "predicate": "accepts", "object": "art:raid", "status": "negated"},
    {"kind": "statement", "subject": "wd:Q2", "predicate": "hasAttribute", "object": {"value": "small"}, "status": "possible"},
]

# Full gold: statements have roles, edges name their sentences.
BRIDGE: list[Row] = [
    {"kind": "article", "id": "bridge", "sha256": "bb22"},
    {"kind": "sentence", "id": "s1", "start": 0, "end": 30},
    {"kind": "sentence", "id": "s2", "start": 31, "end": 70},
    entity("wd:Q1", "Norland", "Q1"),
    entity("wd:Q2", "Sudia", "Q2"),
    entity("kg:bridge", "Selby Bridge"),
    edge("asserted", "kg:bridge", "locatedIn", "wd:Q1", sentences=["s1"]),
    edge("asserted", "wd:Q1", "attacks", "wd:Q2", sentences=["s2"]),
    {"kind": "statement", "id": "st1", "predicate": "negotiatesWith", "roles": {"party": ["wd:Q1", "wd:Q2"]}, "status": "planned"},
    {"kind": "statement", "id": "st2", "predicate": "destroys", "status": "hypothetical",
     "roles": {"agent": ["wd:Q2"], "patient": ["kg:bridge"], "content": ["st1"]}},
    {"kind": "statement", "id": "st3", "predicate": "attacks", "status": "asserted",
     "roles": {"agent": ["wd:Q1"], "patient": ["wd:Q2"]}},
]
GOLD = {"bridge": BRIDGE, "harbour": HARBOUR}


def predicted(view: str, subject: str, predicate: str, target: str, *evidence: tuple[str, int, int]) -> Row:
    places = [{"article": article, "start": start, "end": end} for article, start, end in evidence]
    return {"kind": "edge", "view": view, "subject": subject, "predicate": predicate, "object": target, "evidence": places}


def content(status: str, subject: str, predicate: str, target: str, *evidence: tuple[str, int, int]) -> Row:
    return {**predicted("-", subject, predicate, target, *evidence), "kind": "statement", "status": status}


PLACE = ("doc:1", 5, 35)
ARTICLES: list[Row] = [
    {"kind": "article", "id": "doc:1", "sha256": "aa11"},
    {"kind": "article", "id": "doc:2", "sha256": "bb22"},
    {"kind": "article", "id": "doc:3", "sha256": "cc33"},
]
ENTITIES: list[Row] = [
    entity("n", "the Kingdom of Norland", "Q1"),
    entity("s", "Republic of Sudia", None, ("Sudia",)),
    entity("m", "Minister Marta Lind"),
    entity("r", "the raid"),
    entity("f", "Fleet of Selby"),
    entity("b", "the Selby Bridge"),
    entity("x", "Norland", "Q9"),
]
EDGES: list[Row] = [
    predicted("asserted", "n", "strikesFromAir", "s", PLACE, ("doc:2", 40, 60)),  # lenient in one article, extra in the other
    predicted("reported", "s", "meets", "n", PLACE),  # symmetric, other view
    predicted("asserted", "r", "destroys", "f", PLACE),  # by accept_as; evidence elsewhere
    predicted("reported", "m", "criticizes", "r", PLACE),
    predicted("reported", "s", "praises", "n", PLACE),  # right ends, wrong predicate
    predicted("asserted", "s", "attacks", "n", PLACE),  # forbidden
    predicted("asserted", "m", "attacks", "s", PLACE),  # soft
    predicted("asserted", "x", "attacks", "s", PLACE),  # another Norland: its id differs
    predicted("asserted", "b", "locatedIn", "n", ("doc:2", 0, 20)),
    predicted("asserted", "n", "attacks", "b", ("doc:3", 0, 9)),  # outside the gold
    predicted("inferred", "n", "attacks", "s", PLACE),  # no view of ours
]
STATEMENTS: list[Row] = [
    content("possible", "n", "withdrawsFrom", "s", PLACE),
    content("asserted", "s", "accepts", "r", PLACE),
    content("planned", "n", "negotiatesWith", "s", ("doc:2", 31, 70)),
    content("possible", "s", "destroys", "b", ("doc:2", 31, 70)),
]
EXPORT = [*ARTICLES, *ENTITIES, *EDGES, *STATEMENTS, {"kind": "open_edge", "subject": "n"}]


def write_gold(folder: Path) -> Path:
    for name, rows in GOLD.items():
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def write_pack(path: Path) -> Path:
    packed = {name: [json.dumps(row) for row in rows] for name, rows in GOLD.items()}
    path.write_bytes(base64.b85encode(zlib.compress(json.dumps(packed).encode())))
    return path


def write_export(path: Path, rows: list[Row]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
