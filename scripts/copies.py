"""Prints how many copies of the articles of a folder, made as newspapers change an agency's text, count as copies."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from kg.ledger.shingles import alike, marks, shingles

CHANCE = random.Random(1)
TAIL = "\nCopyright 2024. All rights reserved. This material may not be published. Sign up for our newsletter."


def body(text: str) -> str:
    """The text without its headline, if it has one."""
    first, _, rest = text.partition("\n")
    return rest if len(first) < 100 else text


def cut(text: str, share: float) -> str:
    """The text without this share of its end."""
    return text[: int(len(text) * (1 - share))]


def edited(text: str, share: float) -> str:
    """The text with this share of its words replaced, at random places."""
    return " ".join(f"word{n}" if CHANCE.random() < share else word for n, word in enumerate(text.split(" ")))


MADE: dict[str, Callable[[str], str]] = {
    "another headline": lambda text: "Another headline for this story\n" + body(text),
    "dateline and small print": lambda text: "GENEVA (AP) — " + text + TAIL,
    "cut by a fifth": lambda text: cut(text, 0.2),
    "cut by a half": lambda text: cut(text, 0.5),
    "another headline, dateline, cut by a third, small print":
        lambda text: "Another headline for this story\nGENEVA (AP) — " + cut(body(text), 1 / 3) + TAIL,
    "every 50th word changed": lambda text: edited(text, 0.02),
    "every 20th word changed": lambda text: edited(text, 0.05),
    "every tenth word changed": lambda text: edited(text, 0.1),
}


def main() -> None:
    """A line for each kind of copy, then the pairs of different articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="text files, no two of them copies")
    texts = [path.read_text(encoding="utf-8") for path in sorted(parser.parse_args().folder.glob("*.txt"))]
    marks(frozenset(["loads the package"]))
    started = time.perf_counter()
    known = [(found, set(marks(found))) for found in map(shingles, texts)]
    cost = (time.perf_counter() - started) / len(texts)
    sys.stdout.write(f"{len(texts)} articles, {1000 * cost:.1f} ms each\n\n| copy | alike | found |\n|---|---|---|\n")
    for name, make in MADE.items():
        copies = [shingles(make(text)) for text in texts]
        same = [alike(found, copy) for (found, _), copy in zip(known, copies, strict=True)]
        met = [bool(own & set(marks(copy))) for (_, own), copy in zip(known, copies, strict=True)]
        both = sum(one and other for one, other in zip(same, met, strict=True))
        sys.stdout.write(f"| {name} | {sum(same) / len(texts):.2f} | {both / len(texts):.2f} |\n")
    pairs = list(combinations(known, 2))
    wrong = sum(alike(one[0], other[0]) for one, other in pairs)
    nearest = max(len(one[0] & other[0]) / min(len(one[0]), len(other[0])) for one, other in pairs)
    compared = sum(bool(one[1] & other[1]) for one, other in pairs)
    sys.stdout.write(f"\n{len(pairs)} pairs of different articles: {compared} compared, {wrong} alike; "
                     f"at most {nearest:.2f} of the shorter text in the longer\n")


if __name__ == "__main__":
    main()
