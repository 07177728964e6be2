"""How fast the explorer page is, on made data: `scripts/bench explorer [ENTITIES EDGES]`.

Prints how long the page takes to make, to paint its first frame, to draw the graph, and to answer a filter, each as the
median of several tries in headless Chromium with software graphics: a real graphics card is faster.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests" / "ledger"))

from made_readings import Said, build, reading_of  # noqa: E402

from kg.api.showing import view  # noqa: E402
from kg.ledger import Ledger  # noqa: E402
from kg.model import Entity, Reading  # noqa: E402

_CLASSES = ("Person", "Country", "Organization", "Group", "Facility", "Conflict", "Artifact")
_IN_ARTICLE = 25  # sentences
_WORDS = {
    "page_size": "KB", "make": "ms to make the page", "first_paint": "ms to the first paint, with the facts",
    "drawn": "ms until the graph is drawn", "status_filter": "ms for a status filter",
    "predicate_filter": "ms for a predicate filter",
    "frame_while_panning": "ms for a frame while the graph is moved", "entities_drawn": "entities drawn",
}


def readings(entities: int, edges: int) -> list[Reading]:
    """Articles about entities of which few are in many edges, as in news; the same every time."""
    dice = random.Random(1)
    known = [Entity(f"e:entity-{i}.{_CLASSES[i % 7].lower()}", f"{_CLASSES[i % 7]} {i}", _CLASSES[i % 7]) for i in range(entities)]
    pairs: set[tuple[int, int, int]] = set()
    while len(pairs) < edges:
        one, other = (int(entities * dice.random() ** 2.2) for _ in range(2))
        missing = len(pairs) if len(pairs) < entities else one  # each is in some edge
        if missing != other:
            pairs.add((missing, other, dice.randrange(60)))
    named = {entity.id: entity for entity in known}
    said = [Said(known[a].id, f"predicate{p}", known[b].id, author="CT+" if dice.random() < 0.7 else "Uu", holder=known[0].id,
                 quad=p % 4 + 1) for a, b, p in sorted(pairs)]
    found = []
    for i in range(0, len(said), _IN_ARTICLE):
        part = said[i : i + _IN_ARTICLE]
        ends = {end for one in part for end in (one.subject, one.object, one.holder)}
        found.append(reading_of(part, entities=[named[end] for end in sorted(ends)], opening=f"Article {i}. ",
                                published=f"2025-{i % 12 + 1:02d}-10"))
    return found


def measured(ledger: Ledger, folder: Path) -> dict[str, float]:
    """The figures of one ledger's page."""
    path = folder / "page.html"
    start = time.process_time()
    content = view(ledger, "made.kg", path)
    made = (time.process_time() - start) * 1000
    path.write_bytes(content)
    environment = {**os.environ, "KG_CHROMIUM": shutil.which("chromium") or "chromium"}
    command = ["node", "bench.mjs", str(path)]
    done = subprocess.run(command, cwd=ROOT / "explorer", env=environment, check=True, capture_output=True, text=True)
    return {"page_size": len(content) / 1024, "make": made, **json.loads(done.stdout)}


def main() -> None:
    """Prints the figures."""
    entities, edges = map(int, sys.argv[1:3] or (2000, 5000))
    with TemporaryDirectory() as folder, build(Path(folder) / "made.kg", readings(entities, edges)) as ledger:
        found = measured(ledger, Path(folder))
    sys.stdout.write(f"{entities:,} entities, {edges:,} edges\n")
    for name, words in _WORDS.items():
        sys.stdout.write(f"{found[name]:10,.0f} {words}\n")


if __name__ == "__main__":
    main()
