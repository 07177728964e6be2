"""The words of a phrase, given its head: for details that stand for no entity, and for time expressions."""

from __future__ import annotations

from collections.abc import Set

from kg.model import Parsed

_LEFT_OUT = frozenset({"acl", "acl:relcl", "advcl", "appos", "parataxis", "conj", "cc", "cop", "nsubj", "expl", "dep"})
_CLAUSAL = ("VERB", "AUX")
_ENDS = ("PUNCT", "CCONJ", "DET", "ADP", "SCONJ")
_UNTIL = ("to", "until", "till", "through", "-", "–")


def phrase(parsed: Parsed, head: int) -> str:
    """A noun phrase without its preposition and article, or a whole clause, on one line."""
    if parsed.tokens[head].upos in _CLAUSAL:
        return clause(parsed, head)
    start, end = _run(_reach(parsed, head, _LEFT_OUT), head)
    while start < head and parsed.tokens[start].upos in _ENDS:
        start += 1
    while end - 1 > head and parsed.tokens[end - 1].upos in _ENDS:
        end -= 1
    return _line(parsed, start, end)


def clause(parsed: Parsed, head: int) -> str:
    """A clause with its "if" or "to", without the marks around it."""
    whole = parsed.subtree(head)
    start, end = whole[0], whole[-1] + 1
    while start < head and parsed.tokens[start].upos == "PUNCT":
        start += 1
    while end - 1 > head and parsed.tokens[end - 1].upos == "PUNCT":
        end -= 1
    return _line(parsed, start, end)


def time_phrase(parsed: Parsed, head: int) -> str:
    """A time expression with its preposition, and with the other end of a range: "from Monday to Friday"."""
    kept = _reach(parsed, head, _LEFT_OUT - {"conj", "cc"} if parsed.tokens[head].case == "between" else _LEFT_OUT)
    start, end = _run(kept | _named(parsed, head), head)
    following = end + 1 if end + 1 < len(parsed.tokens) and parsed.tokens[end].text.lower() in _UNTIL else 0
    if following and parsed.tokens[end].sentence == parsed.tokens[following].sentence and _is_date(parsed, following):
        end = _run(_named(parsed, following) | {following}, following)[1]
    while end - 1 > head and parsed.tokens[end - 1].upos == "PUNCT":
        end -= 1
    return _line(parsed, start, end)


def _is_date(parsed: Parsed, i: int) -> bool:
    return parsed.tokens[i].name >= 0 and parsed.names[parsed.tokens[i].name].label in ("DATE", "TIME")


def _named(parsed: Parsed, i: int) -> set[int]:
    if not _is_date(parsed, i):
        return set()
    name = parsed.names[parsed.tokens[i].name]
    return set(range(name.start, name.end))


def _reach(parsed: Parsed, head: int, left_out: Set[str]) -> set[int]:
    found, stack = {head}, [head]
    while stack:
        below = [j for j in parsed.children[stack.pop()] if parsed.tokens[j].dep not in left_out]
        found.update(below)
        stack += below
    return found


def _run(kept: Set[int], head: int) -> tuple[int, int]:
    """The stretch around the head without a gap."""
    start, end = head, head + 1
    while start - 1 in kept:
        start -= 1
    while end in kept:
        end += 1
    return start, end


def _line(parsed: Parsed, start: int, end: int) -> str:
    return " ".join(parsed.text(start, end).split())
