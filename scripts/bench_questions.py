"""How long the named questions take on a ledger of made articles: median and worst, in SPARQL and in Cypher.

    python scripts/bench_questions.py --articles 5000 --rounds 5 --graph /tmp/made.kg      makes it where it is not there

The questions that take an entity are asked of the one that has most claims and of rarer ones. Times are of a store that is
open; how long it takes to follow the ledger is another figure.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kg import identity
from kg.ledger import Ledger
from kg.model import (
    AUTHOR,
    Article,
    BlockKind,
    Claim,
    Entity,
    Factuality,
    Modality,
    Reading,
    Sentence,
    Source,
    Statement,
)
from kg.store.embedded_cypher import EmbeddedCypher
from kg.store.question_answers import Values, cypher_parameters, sparql_text
from kg.store.question_terms import normal
from kg.store.questions import Question, shipped
from kg.store.sparql import ask, on_disk

Ask = Callable[[Question, Values], int]  # the number of rows

# Predicate, role of the object, quad, PLOVER, how often.
PREDICATES = (
    ("offersMediation", "party", 1, "AGREE/diplomatic", 4), ("meets", "recipient", 1, "CONSULT", 10),
    ("supports", "patient", 1, "SUPPORT", 10), ("accepts", "theme", 1, "AGREE", 4),
    ("cooperatesWith", "recipient", 2, "COOPERATE", 6), ("supplies", "recipient", 2, "AID", 6),
    ("accuses", "recipient", 3, "ACCUSE:allege", 12), ("rejects", "theme", 3, "REJECT", 6),
    ("warns", "recipient", 3, "THREATEN", 8), ("attacks", "patient", 4, "ASSAULT", 12), ("kills", "patient", 4, "ASSAULT", 4),
    ("sanctions", "patient", 4, "COERCE:restrict", 4), ("operates", "theme", None, None, 3),
    ("manufacturedBy", "recipient", None, None, 3), ("headOfStateOf", "theme", None, None, 2),
    ("locatedIn", "location", None, None, 6),
)
STANCES = (  # author, holder's value, modality, whether somebody is quoted, how often
    ("CT+", "CT+", "actual", False, 50), ("CT+", "CT+", "actual", True, 8), ("Uu", "CT+", "actual", True, 22),
    ("Uu", "CT-", "actual", True, 6), ("CT-", "CT-", "actual", False, 2), ("Uu", "Uu", "planned", True, 7),
    ("Uu", "Uu", "hypothetical", True, 5),
)
CLAIMS = 40  # of an article


class World:
    """Who acts, who prints; the first ones most."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        kinds = (("Country", 150), ("Person", 900), ("Organization", 700), ("City", 150), ("WeaponSystem", 100))
        named = [(f"{kind} {n}", kind) for kind, count in kinds for n in range(count)]
        self.random.shuffle(named)
        self.entities = [_entity(n, name, kind) for n, (name, kind) in enumerate(named, start=1)]
        self.weights = [1 / (n + 3) for n in range(len(self.entities))]
        self.publishers = [f"Paper {n}" for n in range(60)]

    def readings(self, count: int) -> Iterator[Reading]:
        """Made articles, the same in every run."""
        for number in range(count):
            yield self._reading(number)

    def _reading(self, number: int) -> Reading:
        draw = self.random
        chosen = draw.choices(self.entities, self.weights, k=3 * CLAIMS)
        frames = draw.choices(PREDICATES, [frame[-1] for frame in PREDICATES], k=CLAIMS)
        stances = draw.choices(STANCES, [stance[-1] for stance in STANCES], k=CLAIMS)
        lines = [f"{chosen[3 * n].label} {frames[n][0]} {chosen[3 * n + 1].label} in report {draw.randrange(10**9)}."
                 for n in range(CLAIMS)]
        text = "\n".join(lines)
        published = f"2024-{1 + number * 12 // 5000 % 12:02}-{1 + draw.randrange(28):02}"
        publisher = draw.choice(self.publishers)
        key = identity.article_id(text, published=published, publisher=publisher)
        starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(CLAIMS)]
        sentences = tuple(Sentence(n, 3 * n, 3 * n + 3, 3 * n, start, start + len(line), BlockKind.PARAGRAPH)
                          for n, (start, line) in enumerate(zip(starts, lines, strict=True)))
        made = [_said(key, sentence, chosen[3 * n : 3 * n + 3], frames[n], stances[n]) for n, sentence in enumerate(sentences)]
        return Reading(Article(key, text, f"Report {number}", published, publisher), sentences,
                       tuple({entity.id: entity for entity in chosen}.values()), (),
                       tuple({statement.id: statement for statement, _ in made}.values()), tuple(claim for _, claim in made))


def _entity(number: int, name: str, kind: str) -> Entity:
    """Every other one has a Wikidata id."""
    above = ("Agent", "Entity")
    if number % 2:
        return Entity(f"wd:Q{number}", name, kind, f"Q{number}", ancestors=above)
    return Entity(identity.named_entity_id(name, kind), name, kind, ancestors=above)


def _said(article: str, sentence: Sentence, chosen: list[Entity], frame: tuple[str, str, int | None, str | None, int],
          stance: tuple[str, str, str, bool, int]) -> tuple[Statement, Claim]:
    (subject, target, speaker), (predicate, role, quad, plover, _), (author, held, modality, quoted, _) = chosen, frame, stance
    roles = {"agent": (subject.id,), role: (target.id,)}
    statement = Statement(identity.statement_id(predicate, roles), predicate, tuple(roles.items()), ((subject.id, target.id),),
                          quad=quad, plover=plover)
    start = sentence.char_start + len(subject.label) + 1
    holder, chain = (speaker.id, (Source(speaker.id, "said"),)) if quoted else (AUTHOR, ())
    claim = Claim(identity.claim_id(article, statement.id, start, start + len(predicate), holder), statement.id, article,
                  sentence.index, sentence.char_start, sentence.char_end, start, start + len(predicate), predicate,
                  Factuality(author), holder, Factuality(held), Modality(modality), chain, "past", "verb.active", confidence=0.8)
    return statement, claim


def made_ledger(path: Path, articles: int) -> Ledger:
    """The ledger at this path with so many made articles; made where it is not there."""
    if not path.exists():
        with Ledger.open(path, mode="write") as ledger:
            for reading in World(7).readings(articles):
                ledger.add(reading, {"engine": "made"})
    return Ledger.open(path)


def told(ledger: Ledger) -> list[dict[str, str]]:
    """Values for all parameters, by name: of the busiest entities first, then of rarer ones."""
    entities = World(7).entities
    countries = [entity.id for entity in entities if entity.type == "Country"]
    words = {"predicate": "attacks", "words": "supports Country", "publisher": "paper 7", "since": "2024-06-01"}
    return [{**words, "who": one, "what": one, "whom": other, "first": one, "second": other, "last": other, "subject": one,
             "object": other, "of": other}
            for one, other in ((countries[0], countries[1]), (countries[3], countries[20]), (countries[60], countries[0]))]


def values_of(question: Question, given: Mapping[str, str]) -> Values:
    """What the question needs of these values: its defaults go first, and optional parameters are left out."""
    return {each.name: given[each.name] if each.default is None else each.default
            for each in question.parameters if each.required or each.default is not None}


def latencies(ask_one: Ask, question: Question, values: list[dict[str, str]], rounds: int) -> tuple[float, float, int]:
    """Median and worst in milliseconds over all values and rounds, and the most rows."""
    took, rows = [], 0
    for given in values:
        for _ in range(rounds):
            started = time.perf_counter()
            rows = max(rows, ask_one(question, values_of(question, given)))
            took.append(1000 * (time.perf_counter() - started))
    return statistics.median(took), max(took), rows


def section(ledger: Ledger, rounds: int, *, every: bool = False) -> None:
    """Prints a table: the ten questions of the data model, or all forty."""
    graph = EmbeddedCypher.of(ledger)
    values = told(ledger)

    def cypher(question: Question, given: Values) -> int:
        return len(graph.ask(question.cypher, cypher_parameters(question, given)).rows)

    sys.stdout.write(f"{'question':28}{'rows':>8}   SPARQL median  worst ms    Cypher median  worst ms\n")
    for question in sorted(shipped().values(), key=lambda each: (not each.competency, each.competency, each.name)):
        if question.competency or every:
            median, worst, rows = on_disk(ledger, lambda store, question=question: latencies(
                lambda one, given: len(ask(store, sparql_text(one, given), iri=normal).rows), question, values, rounds))
            again = latencies(cypher, question, values, rounds)
            line = f"{question.name:28}{rows:>8}{median:>16.1f}{worst:>10.1f}{again[0]:>17.1f}{again[1]:>10.1f}"
            sys.stdout.write(line + ("" if again[2] == rows else f"   Cypher has {again[2]} rows") + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--graph", type=Path, default=Path("made.kg"))
    parser.add_argument("--all", action="store_true", help="all forty, not only the ten of the data model")
    asked = parser.parse_args()
    with made_ledger(asked.graph, asked.articles) as opened:
        section(opened, asked.rounds, every=asked.all)
