"""Prints what ledger and stores take for made articles, beside the raw client doing the same batches in the same run.

A ratio is the raw client's time divided by ours: 1 is as fast, .8 means that a fifth of our time is not the client's.
Readings are made directly, without parsing. Few actors are in most of them, as in the news.
"""

from __future__ import annotations

import argparse
import gc
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate
from pathlib import Path
from statistics import median

import kglite
import pyoxigraph as ox

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests" / "ledger"))

from made_readings import RUN, Said, reading_of  # noqa: E402

from kg.ledger import Ledger, rows  # noqa: E402
from kg.model import Entity, Reading  # noqa: E402
from kg.store import cypher_writes, embedded_cypher, rdf_folder, rdf_sync  # noqa: E402
from kg.store.describe import describe  # noqa: E402
from kg.store.facts import Fact  # noqa: E402
from kg.store.neo4j_server import Neo4jServer  # noqa: E402
from kg.store.question_answers import cypher_parameters, sparql_text  # noqa: E402
from kg.store.question_terms import normal  # noqa: E402
from kg.store.questions import known  # noqa: E402
from kg.store.sparql import ask as sparql  # noqa: E402

CLAIMS = 40  # of one article
ACTORS = 5000
PORT = 17699


# ── Made articles ───────────────────────────────────────────────────────────────────────────────────


def entities() -> list[Entity]:
    """Countries and persons, the most frequent first."""
    above = {"Country": ("GPE", "Agent", "Place", "Entity"), "Person": ("Agent", "Entity")}
    kinds = ["Country"] * 200 + ["Person"] * (ACTORS - 200)
    return [Entity(f"wd:Q{n}", f"Actor {n}", kind, f"Q{n}", (f"A. {n}",), ancestors=above[kind]) for n, kind in enumerate(kinds, 1)]


def readings(count: int, seed: int = 7) -> Iterator[Reading]:
    """Made articles, the same in every run."""
    chance, actors = random.Random(seed), entities()
    often = list(accumulate(1 / n for n in range(1, ACTORS + 1)))
    properties = [f"does{chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(100)]
    for number in range(count):
        said = []
        for name in chance.choices(properties, cum_weights=often[:100], k=CLAIMS):
            one, other, third = chance.choices(actors, cum_weights=often, k=3)
            other = other if other is not one else actors[int(one.id[4:]) % ACTORS]
            said.append(_said(chance, one.id, name, other.id, third.id))
        used = {end for s in said for end in (s.subject, s.object, s.holder)}
        yield reading_of(said, entities=[e for e in actors if e.id in used], title=f"Article {seed}-{number}",
                         published=f"2024-{1 + number % 12:02}-{1 + number % 28:02}", url=f"https://news.example/{seed}/{number}",
                         opening=f"News {seed}-{number}. ")


def _said(chance: random.Random, one: str, name: str, other: str, third: str) -> Said:
    """Six of ten claims are the author's, three somebody's, one is only possible."""
    kind, quad = chance.random(), chance.choice((None, 1, 2, 3, 4))
    if kind < 0.6:
        return Said(one, name, other, quad=quad)
    if kind < 0.9:
        return Said(one, name, other, "Uu", third, "CT+", quad=quad)
    return Said(one, name, other, "Uu", third, "PS+", "possible")


# ── Measuring ───────────────────────────────────────────────────────────────────────────────────────


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def say(line: str) -> None:
    """A line of figures, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def compare(what: str, number: int, unit: str, ours: float, raw: float) -> None:
    """Our time beside the raw client's."""
    say(f"{what:<28} {ours:8.2f} s {number / ours:10,.0f} {unit}/s   raw {raw:8.2f} s   ratio {raw / ours:5.2f}")


def filled(path: Path, made: list[Reading]) -> None:
    """Puts the readings into a ledger."""
    with Ledger.open(path, mode="write") as ledger:
        for reading in made:
            ledger.add(reading, RUN)


def raw_insert(path: Path, model: Path, made: list[Reading]) -> float:
    """The same rows, also of the tables that follow from the readings, by sqlite3 alone, a transaction for each article."""
    with sqlite3.connect(model) as source, sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        for (text,) in source.execute("SELECT sql FROM sqlite_schema WHERE sql NOT NULL AND name NOT LIKE 'sqlite_%'"):
            connection.execute(text)
        seen: set[str] = set()
        prepared = [(rows.article_row(r.article), rows.rows_of(r), derived(source, r, seen)) for r in made]
        return seconds(lambda: [_raw_article(connection, *one) for one in prepared])


def derived(model: sqlite3.Connection, reading: Reading, seen: set[str]) -> rows.Tables:
    """The rows of tables that follow from a reading; `seen` are the statements that earlier ones have made."""
    ask, key, new = model.execute, reading.article.id, {statement.id for statement in reading.statements} - seen
    seen |= new
    return {
        "mark": ask("SELECT * FROM mark WHERE article = ?", (key,)).fetchall(),
        "log": ask("SELECT * FROM log WHERE article = ?", (key,)).fetchall(),
        "projection": [row for one in sorted(new) for row in ask("SELECT * FROM projection WHERE statement = ?", (one,))],
    }


def _raw_article(
    connection: sqlite3.Connection, article: tuple[object, ...], tables: rows.Tables, following: rows.Tables
) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"INSERT INTO article ({rows.ARTICLE}, change, digest, run, path, sha256) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, '', '', '', '')", article)
    for table, values in tables.items():
        columns = rows.COLUMNS[table]
        connection.executemany(f"INSERT OR IGNORE INTO {table} (article, {columns}) "
                               f"VALUES ({', '.join('?' * (columns.count(',') + 2))})", values)
    for table, values in following.items():
        if values:
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values[0]))})", values)
    connection.execute("COMMIT")


# ── Stores ──────────────────────────────────────────────────────────────────────────────────────────


def bench_oxigraph(ledger: Ledger, folder: Path) -> None:
    """The RDF store beside pyoxigraph with the same values: quads of them, and bulk_extend."""
    ours = seconds(lambda: rdf_folder.with_store(ledger, lambda store: None))
    with ledger.snapshot():
        told = list(describe(ledger, reified=True))
    raw = seconds(lambda: ox.Store(str(folder / "raw.rdf")).bulk_extend(raw_quads(told)))
    compare("Oxigraph projection", sum(1 + (fact.graph not in rdf_sync.HIDDEN) for fact in told), "quads", ours, raw)


def raw_quads(told: list[Fact]) -> Iterator[ox.Quad]:
    """As a client makes them that has the values at hand, in their graphs and in the default graph."""
    for subject, predicate, value, graph, is_iri, datatype in told:
        target: ox.NamedNode | ox.Literal | ox.Triple
        if isinstance(value, tuple):
            target = ox.Triple(*map(ox.NamedNode, value))
        elif is_iri:
            target = ox.NamedNode(str(value))
        else:
            target = ox.Literal(str(value), datatype=ox.NamedNode(datatype)) if datatype else ox.Literal(value)
        triple = ox.NamedNode(subject), ox.NamedNode(predicate), target
        yield ox.Quad(*triple, ox.NamedNode(graph))
        if graph not in rdf_sync.HIDDEN:
            yield ox.Quad(*triple)


def bench_kglite(ledger: Ledger, folder: Path) -> None:
    """The embedded property graph beside kglite with the same writes."""
    ours = seconds(lambda: embedded_cypher.EmbeddedCypher.of(ledger))
    with ledger.snapshot():
        writes = list(cypher_writes.insertions(ledger, None, embedded_cypher._SIZE))

    def raw() -> None:
        graph = kglite.open(str(folder / "raw.cypher"), durable="off")
        for text in (*cypher_writes.CONSTRAINTS, *cypher_writes.INDEXES, *cypher_writes.NAMES):
            graph.cypher(text)
        for write in writes:
            graph.cypher(write.text, params={"rows": write.rows})
        for text in cypher_writes.FULLTEXT:
            graph.cypher(text)
        embedded_cypher._save(graph)

    compare("kglite projection", sum(len(write.rows) for write in writes), "rows", ours, seconds(raw))


def bench_neo4j(ledger: Ledger, server: Neo4jServer) -> None:
    """A load beside the driver with the same writes, each into the emptied database of a server that has warmed up."""
    server.load(ledger)
    server._clear()
    ours = seconds(lambda: server.load(ledger))
    with ledger.snapshot():
        writes = list(cypher_writes.insertions(ledger, None, 2000))
    server._clear()

    def raw() -> None:
        for write in writes:
            server._driver.execute_query(write.text, rows=write.rows, database_="neo4j")

    raw()  # each text is planned once, as the texts of the load were
    server._clear()
    taken = seconds(raw)
    compare("Neo4j load", sum(len(write.rows) for write in writes), "rows", ours, taken)
    server._clear()
    server.load(ledger)


class Follower:
    """A ledger whose stores are up to date, and what one more article takes."""

    def __init__(self, path: Path, server: Neo4jServer | None) -> None:
        self.path, self.server = path, server
        self.ledger = Ledger.open(path, mode="write")
        self.store = ox.Store(str(path.with_name(path.name + ".follow")))
        rdf_sync.fill(self.store, self.ledger)
        self.graph = kglite.open(str(path.with_name(path.name + ".kgl")), durable="normal", lock=False)
        with self.ledger.snapshot():
            embedded_cypher._whole(self.ledger, self.graph)
        embedded_cypher._save(self.graph)
        if server:
            server.load(self.ledger, replace=True)

    def one_more(self, reading: Reading) -> dict[str, float]:
        """Seconds to add the article and to sync each store, which is open."""
        change = self.ledger.change
        found = {"ledger": seconds(lambda: self.ledger.add(reading, RUN)),
                 "Oxigraph": seconds(lambda: rdf_sync.follow(self.store, self.ledger, change)),
                 "kglite": seconds(lambda: self._kglite(change))}
        if self.server:
            found["Neo4j"] = seconds(lambda: self.server and self.server.load(self.ledger))
        return found

    def _kglite(self, since: int) -> None:
        with self.ledger.snapshot():
            embedded_cypher.follow(self.ledger, self.graph, self.ledger.touched(since))


def bench_one_more(folder: Path, server: Neo4jServer | None) -> None:
    """One article into the full ledger and into one with a single article, and from there to each store."""
    found = []
    for name in ("small", "news"):
        follower = Follower(folder / f"{name}.kg", server)
        each = [follower.one_more(reading) for reading in readings(9, seed=11)]
        found.append({store: median(one[store] for one in each) for store in each[0]})
        follower.ledger.close()
    for store in found[0]:
        few, many = (1000 * one[store] for one in found)
        say(f"one more article: {store:<10} {few:8.1f} ms beside 1 article {many:8.1f} ms beside all   {many / few:5.2f} x")


def bench_questions(ledger: Ledger) -> None:
    """The named questions without a value, on stores that are there."""
    graph = embedded_cypher.EmbeddedCypher.of(ledger)
    asked: dict[str, list[tuple[float, str]]] = {"Cypher": [], "SPARQL": []}
    for question in known().values():
        parameters, text = cypher_parameters(question, {}), sparql_text(question, {})
        cypher = seconds(partial(graph.ask, question.cypher, parameters))
        asked["Cypher"].append((cypher, question.name))
        answer = partial(sparql, text=text, iri=normal)
        asked["SPARQL"].append((seconds(partial(rdf_folder.with_store, ledger, answer)), question.name))
    for language, found in asked.items():
        worst = max(found)
        say(f"{len(found)} questions in {language}: median {1000 * median(t for t, _ in found):,.0f} ms, "
            f"worst {1000 * worst[0]:,.0f} ms ({worst[1]})")


def main() -> None:
    """Runs everything in a folder that goes away."""
    parser = argparse.ArgumentParser(prog="scripts/bench stores", description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--without-neo4j", action="store_true")
    parser.add_argument("--without-questions", action="store_true")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kg-bench-"))
    script = [str(ROOT / "scripts" / "neo4j")]
    place = ["--data", str(folder / "neo4j"), "--port", str(PORT)]
    try:
        if not given.without_neo4j:
            subprocess.run([*script, "start", *place], check=True, stdout=subprocess.DEVNULL)
        server = None if given.without_neo4j else Neo4jServer(f"neo4j://127.0.0.1:{PORT}", "neo4j", "news-graph")
        run(folder, given.articles, server, questions=not given.without_questions)
    finally:
        if not given.without_neo4j:
            subprocess.run([*script, "stop", "--now", *place], check=False)
        shutil.rmtree(folder)


def run(folder: Path, count: int, server: Neo4jServer | None, *, questions: bool) -> None:
    """All measurements, in order."""
    made = list(readings(count))
    say(f"{count} made articles, {sum(len(r.claims) for r in made):,} claims")
    filled(folder / "small.kg", made[:1])
    ours = seconds(lambda: filled(folder / "news.kg", made))
    compare("ledger", count, "articles", ours, raw_insert(folder / "raw.kg", folder / "news.kg", made))
    made.clear()
    with Ledger.open(folder / "news.kg") as ledger:
        bench_oxigraph(ledger, folder)
        bench_kglite(ledger, folder)
        if server:
            bench_neo4j(ledger, server)
        if questions:
            bench_questions(ledger)
    bench_one_more(folder, server)


if __name__ == "__main__":
    main()
