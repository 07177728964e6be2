"""The explorer's first view as a picture, without browser and Node: the facts, at the same places, with their names."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Edge, Entity
from kg.protocols import Record
from kg.serve.drawing import FAMILY_COLOURS, SOFT, Box, Disc, Drawing, Line, Words, apart, shortened, width_of
from kg.serve.families import NAMES, family
from kg.serve.links import links
from kg.serve.positions import Position, positions

_WIDTH, _MARGIN, _HEAD, _FOOT = 1200, 72, 64, 44
_TALLEST = 1200
_NAME_LENGTH = 34  # characters
_FEW = 60  # entities up to which every one has its name, and lines have their predicates
_NAMES = 70  # names on a larger picture
_CROWD = 400  # entities up to which no name lies on any disc


@dataclass(frozen=True, slots=True)
class _Spot:
    """An entity on the picture. `lean` is to which side its neighbours lie, in pixels: its name goes to the other."""

    entity: Entity
    x: float
    y: float
    radius: float
    lines: int
    lean: float


def picture(record: Record, title: str) -> Drawing:
    """The facts of a ledger as a drawing; the same for the same ledger."""
    with record.snapshot():
        edges = record.edges("asserted")
        ends = {end for edge in edges for end in (edge.subject, edge.object)}
        entities = {entity.id: entity for entity in record.entities(ends)}
        places = positions((link.subject, link.object, link.status) for link in links(record.statements(), record.edges()))
        articles = len(record.articles())
    height, spots = _scaled({key: place for key, place in places.items() if key in ends}, entities, edges)
    head = f"{articles} article{'s' * (articles != 1)}, {len(edges)} fact{'s' * (len(edges) != 1)}"
    if not edges:
        head += ": nothing to draw yet; `kg build` reads articles"
    if len(ends) > len(spots):
        head += f"; {len(spots)} of {len(ends)} entities"
    shapes = [
        *_graph(spots, _pairs(edge for edge in edges if edge.subject in spots and edge.object in spots), height),
        Words(24, 34, shortened(title, 80), 18, bold=True), Words(24, 54, head, 13, SOFT), *_legend(spots.values(), height)]
    return Drawing(_WIDTH, height, f"{title}: {head}", tuple(shapes))


def _graph(spots: Mapping[str, _Spot], pairs: Mapping[tuple[str, str], Sequence[Edge]], height: int) -> list[Line | Disc | Words]:
    """Lines, discs, names, and on a small picture what the lines say."""
    few = len(spots) <= _FEW
    taken = [(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in spots.values()]
    names = _names(spots.values(), taken if len(spots) <= _CROWD else [], height)
    return [
        *(_line(spots[a], spots[b], group, 7.0 if few else 3.0) for (a, b), group in pairs.items()),
        *(Disc(s.x, s.y, s.radius, FAMILY_COLOURS[family(s.entity)]) for s in spots.values()),
        *names,
        *(_predicates(pairs, spots, taken) if few else ()),
    ]


def _scaled(
    places: Mapping[str, Position], entities: Mapping[str, Entity], edges: Sequence[Edge]
) -> tuple[int, dict[str, _Spot]]:
    """The height of the picture, and the entities on it in pixels."""
    if not places:
        return 240, {}
    left, right = min(p[0] for p in places.values()), max(p[0] for p in places.values())
    top, bottom = min(p[1] for p in places.values()), max(p[1] for p in places.values())
    room = _WIDTH - 2 * _MARGIN
    scale = min(room / max(right - left, 1), (_TALLEST - _HEAD - _FOOT - _MARGIN) / max(bottom - top, 1), 26)
    height = max(360, round((bottom - top) * scale) + _HEAD + _FOOT + _MARGIN)
    across = _MARGIN + (room - (right - left) * scale) / 2
    down = _HEAD + (height - _HEAD - _FOOT - (bottom - top) * scale) / 2
    size = min(5.0, max(1.5, 42 / math.sqrt(len(places) + 1)))
    lines, lean = _neighbours(places, edges)
    return height, {
        key: _Spot(entities.get(key) or Entity(key, key, "Entity"), across + (x - left) * scale, down + (bottom - y) * scale,
                   2.2 + radius * size, lines[key], lean[key] * scale)
        for key, (x, y, radius) in places.items()}


def _neighbours(places: Mapping[str, Position], edges: Sequence[Edge]) -> tuple[dict[str, int], dict[str, float]]:
    """How many lines each entity has, and how far to the right its neighbours lie."""
    lines, lean = dict.fromkeys(places, 0), dict.fromkeys(places, 0.0)
    for edge in edges:
        for one, other in ((edge.subject, edge.object), (edge.object, edge.subject)):
            if one in places and other in places:
                lines[one] += 1
                lean[one] += places[other][0] - places[one][0]
    return lines, lean


def _pairs(edges: Iterable[Edge]) -> dict[tuple[str, str], list[Edge]]:
    """The edges between each two entities."""
    found: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        if edge.subject != edge.object:
            found.setdefault((min(edge.subject, edge.object), max(edge.subject, edge.object)), []).append(edge)
    return found


def _line(one: _Spot, other: _Spot, group: Sequence[Edge], head: float) -> Line:
    """One line for all edges of a pair, from disc to disc; with a head where all lead the same way."""
    heads = {edge.object for edge in group if not edge.symmetric}
    start, end = (other, one) if heads == {one.entity.id} else (one, other)
    length = math.hypot(end.x - start.x, end.y - start.y) or 1
    one_way = len(heads) == 1 and not any(edge.symmetric for edge in group)
    arrow = head if one_way and length > start.radius + end.radius + 3 * head else 0.0
    across, down = (end.x - start.x) / length, (end.y - start.y) / length
    claims = sum(edge.support.claims for edge in group)
    return Line(start.x + across * start.radius, start.y + down * start.radius, end.x - across * (end.radius + 1),
                end.y - down * (end.radius + 1), min(5.0, 1.1 + 0.6 * math.log2(claims or 1)), arrow=arrow)


def _names(spots: Iterable[_Spot], taken: list[Box], height: int) -> list[Words]:
    """Names beside the discs, those with most lines first; one that finds no free place is left out. The name of a hub may
    lie on other discs: without it the picture would not tell what it is about."""
    ordered = sorted(spots, key=lambda s: (-s.lines - (s.entity.article is None), s.entity.id))
    shown = ordered if len(ordered) <= _FEW else ordered[:_NAMES]
    found, written = [], list[Box]()
    for rank, spot in enumerate(shown):
        bold = rank < 10 and spot.lines > 2
        size = 14.0 if bold else 12.5
        text = shortened(spot.entity.label, _NAME_LENGTH)
        wide = width_of(text, size, bold=bold)
        boxes = [box for box in _beside(spot, wide, size) if _inside(box, height)]
        free = [box for box in boxes if apart(box, taken)] or [box for box in boxes if bold and apart(box, written)]
        if free:
            taken.append(free[0])
            written.append(free[0])
            found.append(_name(free[0], spot, text, size, bold))
    return found


def _inside(box: Box, height: int) -> bool:
    """Whether a box lies between head and foot."""
    return box[0] >= 8 and box[2] <= _WIDTH - 8 and box[1] >= _HEAD and box[3] <= height - _FOOT


def _name(box: Box, spot: _Spot, text: str, size: float, bold: bool) -> Words:
    """A name in its box; how wide it is exactly nobody knows here, so it hangs on its disc."""
    base = box[3] - size * 0.3
    if box[0] > spot.x:
        return Words(box[0] + 2, base, text, size, bold=bold)
    if box[2] < spot.x:
        return Words(box[2] - 2, base, text, size, bold=bold, anchor="end")
    return Words(spot.x, base, text, size, bold=bold, anchor="middle")


def _beside(spot: _Spot, wide: float, size: float) -> list[Box]:
    """To the side of the disc that its neighbours are not on, to the other, below, above."""
    gap, half, high = spot.radius + 3, size * 0.62, size * 1.24
    middle = (spot.x - wide / 2 - 2, spot.x + wide / 2 + 2)
    right = (spot.x + gap, spot.y - half, spot.x + gap + wide + 4, spot.y + half)
    left = (spot.x - gap - wide - 4, spot.y - half, spot.x - gap, spot.y + half)
    return [
        *((left, right) if spot.lean > 4 else (right, left)),
        (middle[0], spot.y + gap, middle[1], spot.y + gap + high),
        (middle[0], spot.y - gap - high, middle[1], spot.y - gap),
    ]


def _predicates(pairs: Mapping[tuple[str, str], Sequence[Edge]], spots: Mapping[str, _Spot], taken: list[Box]) -> list[Words]:
    """What each line says, beside its middle, where that is free."""
    found = []
    for (a, b), group in sorted(pairs.items(), key=lambda item: (-sum(e.support.claims for e in item[1]), item[0])):
        words = list(dict.fromkeys(in_words(edge.predicate) for edge in group))
        text = shortened(words[0], 28) + (f" +{len(words) - 1}" if len(words) > 1 else "")
        wide = width_of(text, 11)
        for share in (0.5, 0.4, 0.6, 0.3, 0.7):
            x = spots[a].x + (spots[b].x - spots[a].x) * share
            y = spots[a].y + (spots[b].y - spots[a].y) * share
            box = (x - wide / 2 - 2, y - 7.5, x + wide / 2 + 2, y + 6.5)
            if apart(box, taken):
                taken.append(box)
                found.append(Words(x, y + 3.8, text, 11, SOFT, anchor="middle"))
                break
    return found


def in_words(predicate: str) -> str:
    """`offersMediation` as "offers mediation"; of a full IRI its last part."""
    last = re.split(r"[#/:]", predicate)[-1] or predicate
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", last).replace("_", " ").lower()


def _legend(spots: Iterable[_Spot], height: int) -> list[Disc | Words]:
    """The colours that occur, in one row at the foot."""
    shapes: list[Disc | Words] = []
    x = 24.0
    for number in sorted({family(spot.entity) for spot in spots}):
        shapes += [Disc(x + 5, height - 22, 5, FAMILY_COLOURS[number]), Words(x + 15, height - 18, NAMES[number], 12, SOFT)]
        x += 36 + width_of(NAMES[number], 12)
    return shapes
