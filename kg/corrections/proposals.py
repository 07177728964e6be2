"""Proposals: which entities may be one thing, with a score, the reason and a sentence of each. Only a person accepts them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kg.corrections.file import ARROW
from kg.corrections.near import Near, near_pairs
from kg.model import Entity, Mention
from kg.protocols import Record

_MANY = 50  # articles of an entity that are looked at; more do not tell more
# Rule -> score without any context in common, what a common context adds, and the reason in words.
_RULES = {
    "same name": (0.7, 0.2, "the same name"),
    "alias": (0.7, 0.25, "one is also called what the other is called"),
    "acronym": (0.3, 0.4, "an acronym and the only name with these initials"),
    "middle name": (0.75, 0.2, "the same name with more or fewer words"),
    "initial": (0.55, 0.3, "the same surname and the initial of the first name"),
    "surname": (0.4, 0.45, "a surname and the only full name with it"),
    "surname, no person": (0.2, 0.5, "a name that was taken for no person's, and the only full name of a person with it"),
    "longer form": (0.35, 0.35, "the only longer form of the name"),
    "spelling": (0.3, 0.2, "another spelling"),
}
_ALIKE = {"acronym": 0.2, "longer form": 0.15, "spelling": 0.45}  # what a full likeness adds

_TOLD_APART = frozenset({"same name", "spelling", "middle name", "longer form"})  # by the linker, who read the whole article
_LONGER = frozenset({"acronym", "surname", "surname, no person", "initial", "alias"})  # the longer name is the better one


@dataclass(frozen=True, slots=True)
class Proposal:
    """`source` may be `target`: the one with a Wikidata id, in more articles, or with the longer name. The sentences are of
    the first mention of each."""

    source: Entity
    target: Entity
    score: float
    reason: str
    source_sentence: str = ""
    target_sentence: str = ""

    @property
    def key(self) -> str:
        """How an [[accept]] line names it."""
        return f"{self.source.id}{ARROW}{self.target.id}"


class _Context:
    """Where the entities stand, and beside which others."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.articles: dict[str, list[str]] = defaultdict(list)
        self._inside: dict[str, set[str]] = {}
        for article in record.articles():
            named = {key for mention in record.mentions(article.id) for key in mention.entities if "/e/" not in key}
            self._inside[article.id] = named
            for key in sorted(named):
                self.articles[key].append(article.id)
        self._spread = Counter({key: len(found) for key, found in self.articles.items()})

    def together(self, one: str, other: str) -> bool:
        """Whether an article names both."""
        return not set(self.articles[one]).isdisjoint(self.articles[other])

    def common(self, one: str, other: str) -> float:
        """0 to 1: what both stand beside, if in different articles: the three that fewest articles name."""
        beside = self._beside(one) & self._beside(other) - {one, other}
        return min(1.0, sum(2 / spread for spread in sorted(self._spread[key] for key in beside)[:3]))

    def _beside(self, key: str) -> set[str]:
        return {other for article in self.articles[key][:_MANY] for other in self._inside[article]}

    def sentence(self, key: str) -> str:
        """The sentence of its first mention, by name if there is one."""
        for article in self.articles[key][:1]:
            mentions = [m for m in self._record.mentions(article) if key in m.entities]
            mention = min(mentions, key=lambda m: (m.kind != "name", m.char_start))
            return self._around(article, mention)
        return ""

    def _around(self, article: str, mention: Mention) -> str:
        (text,) = (a.text for a in self._record.articles([article]))
        for sentence in self._record.sentences(article):
            if sentence.char_start <= mention.char_start < sentence.char_end:
                return " ".join(text[sentence.char_start : sentence.char_end].split())
        return ""


def proposals(
    record: Record, *, apart: Collection[frozenset[str]] = (), least: float = 0.5, limit: int | None = None
) -> list[Proposal]:
    """The best proposals first. `apart` are pairs never to be merged; `least` is the lowest score, `limit` how many."""
    with record.snapshot():
        context = _Context(record)
        best: dict[frozenset[str], Proposal] = {}
        for near in near_pairs(record.entities()):
            pair = frozenset((near.one.entity.id, near.other.entity.id))
            if pair in apart or any(key not in context.articles for key in pair):
                continue
            found = _proposal(near, context)
            if found.score >= least and (pair not in best or found.score > best[pair].score):
                best[pair] = found
        ranked = sorted(best.values(), key=lambda p: (-p.score, p.key))
        return [_with_sentences(each, context) for each in ranked[:limit]]


def _proposal(near: Near, context: _Context) -> Proposal:
    one, other = near.one.entity, near.other.entity
    reason = _RULES[near.rule][2]
    if near.rule == "same name" and one.type != other.type:
        reason += " with another class"
    if context.together(one.id, other.id) and near.rule in _TOLD_APART:
        reason += ", but one article names both"
    source, target = sorted((one, other), key=lambda e: (e.qid is not None, near.rule in _LONGER and len(e.label),
                                                         len(context.articles[e.id]), len(e.label), e.id))
    return Proposal(source, target, round(_score(near, context), 2), reason)


def _score(near: Near, context: _Context) -> float:
    ids = near.one.entity.id, near.other.entity.id
    least, most, _ = _RULES[near.rule]
    common = context.common(*ids)
    if near.rule.startswith("surname") and not common:
        return 0.0  # there are many Smiths
    score = least + most * common + _ALIKE.get(near.rule, 0.0) * near.alike
    if context.together(*ids) and near.rule in _TOLD_APART:
        score -= 0.2
    if near.rule == "same name" and near.one.family != near.other.family:
        score -= 0.25
    if near.rule == "spelling" and len(near.one.words) == 1:
        score -= 0.2 * (1 - common)
    return min(score, 0.99)


def _with_sentences(each: Proposal, context: _Context) -> Proposal:
    return Proposal(each.source, each.target, each.score, each.reason, context.sentence(each.source.id),
                    context.sentence(each.target.id))


def as_toml(found: Iterable[Proposal]) -> str:
    """Both decisions on each proposal for a corrections file, behind comment marks: a person takes them away from one."""
    return "\n".join(line for each in found for line in _entry(each))


def _entry(each: Proposal) -> tuple[str, ...]:
    ids = ", ".join(json.dumps(entity.id, ensure_ascii=False) for entity in (each.source, each.target))
    return (
        f"# {each.score:.2f} {each.reason}",
        f"#   {_one_line(f'{each.source.label} ({each.source.type}): {each.source_sentence}')}",
        f"#   {_one_line(f'{each.target.label} ({each.target.type}): {each.target_sentence}')}",
        "# [[accept]]",
        f"# proposal = {json.dumps(each.key, ensure_ascii=False)}",
        "# [[never_merge]]",
        f"# entities = [{ids}]",
        "",
    )


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
