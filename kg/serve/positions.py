"""Where the entities lie on the overview: a force-directed layout of each connected part, the parts packed around the
largest. No chance in it: starting places come from the ids, so a graph that grows keeps its shape."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]

Position = tuple[float, float, float]  # x, y, radius; the unit is the radius of an entity with one line

CORE = 2000  # entities that get a place; of a larger graph, those with most lines
_ROUNDS = 300
_PULL = {"asserted": 1.0, "reported": 0.7}  # of a line by its status; of all others less
_GAP = 1.6  # between two entities, in radii of the smallest


def positions(lines: Iterable[tuple[str, str, str]], core: int = CORE) -> dict[str, Position]:
    """Entity id -> where it lies, for the `core` entities with most lines; lines are (subject, object, status)."""
    pulls: Counter[tuple[str, str]] = Counter()
    degree: Counter[str] = Counter()
    for subject, target, status in lines:
        if subject != target:
            pulls[min(subject, target), max(subject, target)] += _PULL.get(status, 0.3)  # type: ignore[assignment]
        degree.update({subject, target})
    kept = {key for key, _ in sorted(degree.items(), key=lambda item: (-item[1], item[0]))[:core]}
    inner = {pair: pull for pair, pull in pulls.items() if kept >= set(pair)}
    radius = {key: 0.55 + 0.45 * math.sqrt(degree[key]) for key in kept}
    parts = [_layout(part, inner, radius) for part in _parts(kept, inner)]
    return {key: (round(x, 2), round(y, 2), round(radius[key], 2)) for key, (x, y) in sorted(_packed(parts, radius).items())}


def _parts(kept: set[str], lines: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The connected parts, largest first."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(kept))
    graph.add_edges_from(sorted(lines))
    return sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part[0]))


def _start(key: str) -> tuple[float, float]:
    """A place in the unit disc that hangs on the id alone."""
    raw = hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
    angle, distance = int.from_bytes(raw[:4]) / 2**32, int.from_bytes(raw[4:8]) / 2**32
    return math.sqrt(distance) * math.cos(2 * math.pi * angle), math.sqrt(distance) * math.sin(2 * math.pi * angle)


def _layout(part: Sequence[str], pulls: Mapping[tuple[str, str], float], radius: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """The places of one connected part, around its middle."""
    import numpy as np

    number = {key: i for i, key in enumerate(part)}
    pairs = sorted(pair for pair in pulls if pair[0] in number and pair[1] in number)
    ends = np.array([[number[a], number[b]] for a, b in pairs], dtype=np.intp).reshape(-1, 2)
    weights = np.array([1 + math.log(pulls[pair] + 1) for pair in pairs])
    sizes = np.array([radius[key] for key in part])
    places = np.array([_start(key) for key in part]) * (3 * math.sqrt(len(part)))
    places = _spread(_settle(places, ends, weights, sizes), sizes)
    places -= places.mean(axis=0)
    return {key: (float(x), float(y)) for key, (x, y) in zip(part, places, strict=True)}


def _settle(places: Array, ends: Array, weights: Array, sizes: Array) -> Array:
    """Entities push each other off, lines pull them together, a light weight draws all to the middle."""
    import numpy as np

    degrees = np.bincount(ends.ravel(), minlength=len(places)) + 1.0
    reach = 3 * math.sqrt(len(places)) + 4
    for turn in range(_ROUNDS):
        across, up = (places[:, None, axis] - places[None, :, axis] for axis in (0, 1))
        push = degrees[:, None] * degrees[None, :] / (across**2 + up**2 + 0.01)
        force = np.stack([(across * push).sum(axis=1), (up * push).sum(axis=1)], axis=1) * 1.5
        span = places[ends[:, 0]] - places[ends[:, 1]]
        pull = span * (weights * 0.5)[:, None]
        np.add.at(force, ends[:, 0], -pull)
        np.add.at(force, ends[:, 1], pull)
        force -= places * (degrees * 0.08)[:, None]
        length = np.sqrt((force**2).sum(axis=1)) + 1e-9
        step = reach * 0.12 * (1 - turn / _ROUNDS) ** 1.5 + 0.01
        places = places + force * np.minimum(step / length, 0.2 / degrees)[:, None]
    return places


def _spread(places: Array, sizes: Array) -> Array:
    """Moves entities that lie on each other apart."""
    import numpy as np

    least = sizes[:, None] + sizes[None, :] + _GAP
    for _ in range(80):
        away = places[:, None, :] - places[None, :, :]
        distance = np.sqrt((away**2).sum(axis=2)) + 1e-6
        lack = np.clip(least - distance, 0, None)
        np.fill_diagonal(lack, 0)
        if lack.max(initial=0) < 0.05:
            break
        places = places + (away / distance[:, :, None] * (lack * 0.3)[:, :, None]).sum(axis=1)
    return places


def _packed(parts: Sequence[Mapping[str, tuple[float, float]]], radius: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """The parts side by side: the largest in the middle, each next one at the nearest free place of a spiral."""
    discs: list[tuple[float, float, float]] = []
    found: dict[str, tuple[float, float]] = {}
    turn = 0.0
    for part in parts:
        size = max(math.hypot(x, y) + radius[key] for key, (x, y) in part.items()) + 1.5
        while True:
            distance = 0.35 * turn
            x, y = distance * math.cos(turn), distance * math.sin(turn)
            if all(math.hypot(x - cx, y - cy) >= size + other for cx, cy, other in discs):
                break
            turn += 0.5 / max(distance, 1)
        discs.append((x, y, size))
        found.update({key: (px + x, py + y) for key, (px, py) in part.items()})
    return found
