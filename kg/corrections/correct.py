"""Corrections applied to what was read out of one article: a pure function, the last step before the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.corrections.decisions import Corrections, Spot
from kg.corrections.rejections import rejected
from kg.corrections.rekey import EVERYWHERE, Rekeyed, Removed
from kg.identity import is_entity_id, open_edge_id
from kg.model import AUTHOR, GENERIC, Entity, Lift, Mention, OpenEdge, Reading

_VOICES = frozenset({AUTHOR, GENERIC})


def correct(reading: Reading, corrections: Corrections) -> Reading:
    """What was read, as the corrections have it; the very same reading where they do not concern it.

    Ids of statements, claims and open edges are those of their corrected content; texts and spans stay. No statement is
    left without a claim, no entity without a use, that had one. Applying it twice is applying it once.
    """
    part = corrections.part(reading)
    if not part:
        return reading
    maps = _maps(reading, part)
    removed = rejected(reading, maps, part.rejections)
    corrected = _corrected(reading, part, maps, removed)
    return reading if corrected == reading else corrected


def _maps(reading: Reading, corrections: Corrections) -> dict[int, Mapping[str, str]]:
    """EVERYWHERE -> the moves of the article; the number of a sentence -> those that hold in it, where a mention of it was
    made another entity."""
    maps: dict[int, Mapping[str, str]] = {EVERYWHERE: corrections.moves}
    for spot, mention in _spots(reading, corrections):
        for sentence in reading.sentences:
            if sentence.char_start <= mention.char_start < sentence.char_end:
                here = maps.get(sentence.index, corrections.moves)
                maps[sentence.index] = {**here, **dict.fromkeys(mention.entities, spot.entity)}
    return maps


def _spots(reading: Reading, corrections: Corrections) -> Iterator[tuple[Spot, Mention]]:
    at = {(mention.char_start, mention.char_end): mention for mention in reading.mentions}
    for spot in corrections.spots.get(reading.article.id, ()):
        if mention := at.get((spot.char_start, spot.char_end)):
            yield spot, mention


def _corrected(reading: Reading, corrections: Corrections, maps: Mapping[int, Mapping[str, str]], removed: Removed) -> Reading:
    rekeyed = Rekeyed(reading, maps, removed)
    claims, dropped = rekeyed.claims()
    open_edges = tuple(_by_id(_open_edge(x, maps.get(x.sentence, maps[EVERYWHERE])) for x in reading.open_edges))
    changed = replace(reading, statements=rekeyed.statements(), claims=claims, dropped=(*reading.dropped, *dropped),
                      open_edges=open_edges)
    changed = replace(changed, lifts=tuple(_lifts(reading, changed, maps[EVERYWHERE])))
    gone = _moved(used(reading), maps[EVERYWHERE]) - used(changed)
    entities = {e.id: e for e in _entities(reading, corrections, maps[EVERYWHERE]) if e.id not in gone}
    entities |= {key: corrections.targets[key] for key in sorted(used(changed) - set(entities)) if key in corrections.targets}
    mentions = _mentions(reading, corrections, maps[EVERYWHERE], gone)
    return replace(changed, entities=tuple(_decided(entity, corrections) for entity in entities.values()), mentions=tuple(mentions))


def _moved(ids: Iterable[str], moves: Mapping[str, str]) -> set[str]:
    return {moves.get(key, key) for key in ids}


# ── Entities and mentions ───────────────────────────────────────────────────────────────────────────


def used(reading: Reading) -> set[str]:
    """The entities that something is said of, or by."""
    statements = {s.id for s in reading.statements}
    found = {end for s in reading.statements for _, fillers in s.roles for end in fillers}
    found |= {end for s in reading.statements for pair in s.edges for end in pair}
    found |= {value for c in reading.claims for value in (c.holder, *(link.entity for link in c.attribution))}
    found |= {value for c in reading.claims for _, value in c.details if is_entity_id(value)}
    found |= {end for x in reading.open_edges for end in (x.subject, x.object)}
    found |= {end for lift in reading.lifts for end in (lift.person, lift.state, lift.office)}
    return found - statements - _VOICES - {""}


def _entities(reading: Reading, corrections: Corrections, moves: Mapping[str, str]) -> Iterator[Entity]:
    """One record for all that are one entity now, in the order of the first; called as that entity is called."""
    members: dict[str, list[Entity]] = {}
    for entity in reading.entities:
        members.setdefault(moves.get(entity.id, entity.id), []).append(entity)
    for key, each in members.items():
        own = next((e for e in each if e.id == key), None)
        first = own or corrections.targets.get(key) or replace(each[0], id=key)
        aliases = dict.fromkeys(alias for e in (first, *each) for alias in (*e.aliases, *([] if e is own else [e.label])))
        aliases.pop(first.label, None)
        yield own if len(each) == 1 and own else replace(first, aliases=tuple(aliases))


def _decided(entity: Entity, corrections: Corrections) -> Entity:
    """With the class and the label that a correction gives it."""
    if entity.id in corrections.types:
        kind, above = corrections.types[entity.id]
        entity = replace(entity, type=kind, ancestors=above)
    label = corrections.labels.get(entity.id, entity.label)
    if label != entity.label:
        aliases = dict.fromkeys((*entity.aliases, entity.label))
        aliases.pop(label, None)
        entity = replace(entity, label=label, aliases=tuple(aliases))
    return entity


def _mentions(reading: Reading, corrections: Corrections, moves: Mapping[str, str], gone: set[str]) -> Iterator[Mention]:
    spots = {mention: spot.entity for spot, mention in _spots(reading, corrections)}
    for mention in reading.mentions:
        ids = (spots[mention],) if mention in spots else mention.entities
        kept = tuple(dict.fromkeys(now for key in ids if (now := moves.get(key, key)) not in gone))
        if kept == mention.entities:
            yield mention
        elif kept:
            yield replace(mention, entities=kept)


# ── Lifts and open edges ────────────────────────────────────────────────────────────────────────────


def _lifts(before: Reading, changed: Reading, moves: Mapping[str, str]) -> Iterator[Lift]:
    """Those of persons that something is still said of; nobody acts for himself."""
    gone = _moved(used(replace(before, lifts=())), moves) - used(replace(changed, lifts=()))
    done: dict[Lift, None] = {}
    for lift in before.lifts:
        now = Lift(*(moves.get(key, key) for key in (lift.person, lift.state, lift.office)))
        if now == lift or (now.person != now.state and now not in done):
            if now.person not in gone:
                yield now
            done[now] = None


def _open_edge(edge: OpenEdge, moves: Mapping[str, str]) -> OpenEdge | None:
    subject, target = moves.get(edge.subject, edge.subject), moves.get(edge.object, edge.object)
    if (subject, target) == (edge.subject, edge.object):
        return edge
    if subject == target:
        return None
    key = open_edge_id(edge.article, subject, edge.phrase, target, edge.trigger_start)
    return replace(edge, id=key, subject=subject, object=target)


def _by_id(edges: Iterable[OpenEdge | None]) -> Iterator[OpenEdge]:
    """Each once, in the order of their ids where any changed."""
    found: dict[str, OpenEdge] = {}
    for edge in edges:
        if edge is not None:
            found.setdefault(edge.id, edge)
    yield from found.values()
