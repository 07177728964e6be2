"""Where the entities lie on the overview: a force-directed layout of each connected part, the parts packed around the
largest. No chance in it: starting places come from the ids, so a graph that grows keeps its shape."""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.floating[Any]]]
    Ends = np.ndarray[Any, np.dtype[np.intp]]

Position = tuple[float, float, float]  # x, y, radius
Place = tuple[float, float]

CORE = 2000  # entities that get a place; of a larger graph, those with most lines
_PULL = {"asserted": 1.0, "reported": 0.7}  # of a line by its status
_WEAK_PULL = 0.3  # of all other lines
_GAP = 1.6  # least distance between two discs; an entity with one line has radius 1
_ROUNDS = 250
_EXACT = 600  # entities of a part up to which it is reckoned so finely that every processor comes to the same picture
_WORK = 6e8  # pairs of entities that are looked at at most, over all rounds: some seconds


def positions(lines: Iterable[tuple[str, str, str]], core: int = CORE) -> dict[str, Position]:
    """Entity id -> where it lies, for the `core` entities with most lines; lines are (subject, object, status)."""
    pulls: defaultdict[tuple[str, str], float] = defaultdict(float)
    degree: Counter[str] = Counter()
    for subject, target, status in sorted(lines):
        if subject != target:
            pulls[min(subject, target), max(subject, target)] += _PULL.get(status, _WEAK_PULL)
        degree.update({subject, target})
    kept = {key for key, _ in sorted(degree.items(), key=lambda item: (-item[1], item[0]))[:core]}
    inner = {pair: 1 + math.log1p(pull) for pair, pull in sorted(pulls.items()) if kept.issuperset(pair)}
    radius = {key: 0.55 + 0.45 * math.sqrt(degree[key]) for key in kept}
    parts = [_layout(part, inner, radius) for part in _parts(kept, inner)]
    return {key: (round(x, 2), round(y, 2), round(radius[key], 2)) for key, (x, y) in sorted(_packed(parts, radius).items())}


def _parts(kept: set[str], lines: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The connected parts, largest first."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(kept))
    graph.add_edges_from(lines)
    return sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part[0]))


def _start(key: str) -> Place:
    """A place in the unit disc that hangs on the id alone."""
    raw = hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
    angle, distance = 2 * math.pi * int.from_bytes(raw[:4]) / 2**32, math.sqrt(int.from_bytes(raw[4:8]) / 2**32)
    return distance * math.cos(angle), distance * math.sin(angle)


def _layout(part: Sequence[str], pulls: Mapping[tuple[str, str], float], radius: Mapping[str, float]) -> dict[str, Place]:
    """The places of one connected part, around its middle."""
    import numpy as np

    number = {key: i for i, key in enumerate(part)}
    pairs = [pair for pair in pulls if pair[0] in number]
    kind = np.dtype(np.float64 if len(part) <= _EXACT else np.float32)
    ends = np.array([[number[a], number[b]] for a, b in pairs], dtype=np.intp).reshape(-1, 2)
    weights: Array = np.array([pulls[pair] for pair in pairs], dtype=kind)
    places: Array = np.array([_start(key) for key in part], dtype=kind)
    places *= 3 * math.sqrt(len(part))
    places = _spread(_settle(places, ends, weights), np.array([radius[key] for key in part], dtype=kind))
    places -= places.mean(axis=0)
    return {key: (float(x), float(y)) for key, (x, y) in zip(part, places, strict=True)}


def _settle(places: Array, ends: Ends, weights: Array) -> Array:
    """Entities push each other off, lines pull them together, a light weight draws all to the middle."""
    import numpy as np

    size = len(places)
    degrees = (np.bincount(ends.ravel(), minlength=size) + 1).astype(places.dtype)
    rounds = int(min(_ROUNDS, max(60, _WORK / size**2)))
    for turn in range(rounds):
        force = _repulsion(places, degrees) * 1.5 - places * (degrees * 0.08)[:, None]
        pull = (places[ends[:, 0]] - places[ends[:, 1]]) * (weights * 0.5)[:, None]
        np.subtract.at(force, ends[:, 0], pull)
        np.add.at(force, ends[:, 1], pull)
        length = np.sqrt((force**2).sum(axis=1)) + 1e-9
        step = (0.36 * math.sqrt(size) + 0.5) * (1 - turn / rounds) ** 1.5 + 0.01
        places = places + force * np.minimum(step / length, 0.2 / degrees)[:, None]
    return places


def _repulsion(places: Array, degrees: Array) -> Array:
    """Who has more lines pushes harder; the force falls with the distance."""
    import numpy as np

    near = np.subtract.outer(places[:, 0], places[:, 0])
    up = np.subtract.outer(places[:, 1], places[:, 1])
    near *= near
    up *= up
    near += up
    near += 0.01
    np.reciprocal(near, out=near)
    # The sum over all others of degree × (place - other place) / distance², by one product of matrices.
    sums = near @ np.column_stack([degrees, degrees * places[:, 0], degrees * places[:, 1]])
    found: Array = (places * sums[:, :1] - sums[:, 1:]) * degrees[:, None]
    return found


def _spread(places: Array, sizes: Array) -> Array:
    """Moves entities that lie on each other apart."""
    import numpy as np

    least = sizes[:, None] + sizes[None, :] + _GAP
    for _ in range(80):
        across = places[:, 0, None] - places[None, :, 0]
        up = places[:, 1, None] - places[None, :, 1]
        distance = np.sqrt(across * across + up * up) + 1e-6
        lack = np.clip(least - distance, 0, None)
        np.fill_diagonal(lack, 0)
        if lack.max(initial=0) < 0.1:
            break
        lack *= 0.3 / distance
        places = places + np.stack([(across * lack).sum(axis=1), (up * lack).sum(axis=1)], axis=1)
    return places


def _packed(parts: Sequence[Mapping[str, Place]], radius: Mapping[str, float]) -> dict[str, Place]:
    """The parts side by side: the largest in the middle, each next one at the nearest free place of a spiral."""
    import numpy as np

    found: dict[str, Place] = {}
    taken = np.zeros((0, 3))  # discs: of each entity of the largest part, of each further part as a whole
    turn = 0.0
    for part in parts:
        size = max(math.hypot(x, y) + radius[key] for key, (x, y) in part.items()) + _GAP
        while True:
            distance = 0.35 * turn
            x, y = distance * math.cos(turn), distance * math.sin(turn)
            if not found or np.all(np.hypot(taken[:, 0] - x, taken[:, 1] - y) >= taken[:, 2] + size):
                break
            turn += 0.8 / max(distance, 1)
        discs = [(x, y, size)] if found else [(px, py, radius[key] + 3 * _GAP) for key, (px, py) in part.items()]
        taken = np.concatenate([taken, np.array(discs)])
        found.update({key: (px + x, py + y) for key, (px, py) in part.items()})
    return found
