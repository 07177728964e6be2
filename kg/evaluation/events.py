"""Event coding: who does what to whom as PLOVER roots, with the actors given or end to end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.evaluation.coding import ROOTS, Coder
from kg.lexicon import Lexicon
from kg.model import Parsed
from kg.pipeline import Trace

_WORD = re.compile(r"\w+")
_STOP = frozenset("the a an of in on at to for and or its his her their s from with by".split())


def words(text: str) -> set[str]:
    """Content words, lower case."""
    return {w for w in _WORD.findall(text.lower()) if w not in _STOP}


def mention(parsed: Parsed, text: str) -> set[int]:
    """The tokens of a mention of the text: where it stands literally, else those that share its words."""
    start = parsed.article.text.find(text)
    if start < 0:
        wanted = words(text)
        return {t.i for t in parsed.tokens if t.text.lower() in wanted}
    return {t.i for t in parsed.tokens if t.char_start >= start and t.char_end <= start + len(text)}


def code(trace: Trace, lexicon: Lexicon, source: str, target: str) -> str:
    """The root of what `source` does to `target` in the text; "" never: the last resort is the commonest root."""
    coder = Coder(trace, lexicon)
    parsed = trace.parsed
    first, second = mention(parsed, source), mention(parsed, target)
    best: tuple[float, int, str] = (0.0, -1, "")
    for i, root in coder.acts():
        score = _linked(coder, i, first, second)
        if score > best[0]:
            best = (score, i, root)
    return coder.dominant(best[1], best[2]) or fallback(coder, first, second)


def _depth(parsed: Parsed, i: int) -> int:
    depth = 0
    while parsed.tokens[i].head != i and depth < 50:
        i, depth = parsed.tokens[i].head, depth + 1
    return depth


def _linked(coder: Coder, i: int, source: set[int], target: set[int]) -> float:
    """How well the act at i joins the two: its subject is (in) the source, its other arguments reach the target."""
    parsed = coder.trace.parsed
    slots = coder.slots.get(i, ()) or coder.clauses.slots(i)
    score = 0.0
    subjects = {s.token for s in slots if s.name in ("subj", "poss", "by", "amod", "compound")}
    others = {s.token for s in slots if s.name not in ("subj", "self")}
    if subjects & source:
        score += 4
    elif any(set(parsed.subtree(j)) & source for j in subjects):
        score += 2
    if others & target:
        score += 3
    elif any(set(parsed.subtree(j)) & target for j in others):
        score += 2.8
    elif set(parsed.subtree(i)) & target:
        score += 1
    if not score:
        return 0.0
    return score + (1.0 if parsed.tokens[i].upos == "VERB" else 0.0) - 0.3 * _depth(parsed, i)


def fallback(coder: Coder, source: set[int], target: set[int]) -> str:
    """Words that point to a root, wherever they stand outside the two mentions; the highest in the tree first."""
    parsed = coder.trace.parsed
    found: list[tuple[int, int, str]] = []
    for token in parsed.tokens:
        part = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}.get(token.upos)
        if part and (root := coder._cue(token.i, part)):
            inside = token.i in source or token.i in target
            found.append((inside * 10 + _depth(parsed, token.i), token.i, root))
    return min(found)[2] if found else "REJECT"
