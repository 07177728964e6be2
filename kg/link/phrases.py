"""How a common noun phrase is called: its label, its shorter names, and what may be said of it again.

The rule was measured on hand-made gold (GOLD.md section 4): the subtree of the head up to its complements; beside
it the phrase before the first preposition or clause; numbers kept; never the bare head of a longer phrase.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.link.times import is_time
from kg.model import Parsed

_LEFT = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "det:predet", "nmod", "flat", "nmod:npmod", "advmod"})
_RIGHT = frozenset({"nmod", "acl", "nummod", "flat", "compound", "amod", "nmod:of"})
_CUT = frozenset({"appos", "acl:relcl", "parataxis", "advcl", "dep", "discourse", "list", "nmod:tmod", "obl:tmod", "ccomp"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_APART = frozenset(
    {
        "including",
        "despite",
        "amid",
        "amidst",
        "like",
        "such as",
        "except",
        "besides",
        "according to",
        "since",
        "during",
        "until",
        "as",
        "due to",
        "because of",
        "following",
        "after",
        "before",
        "unlike",
        "than",
    }
)
_VALUES = frozenset({"CARDINAL", "ORDINAL", "QUANTITY", "DATE", "TIME", "MONEY", "PERCENT"})
_LONGEST = 14  # tokens right of the head; a longer tail is cut after its first complement
_CLAUSE = 10  # tokens: longer relative clauses are no name
_PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. `start`–`end` are the tokens of the label, `words` the content lemmas in it, `modifiers` those
    before the head, `determiner` the first determiner's word (lower case) or "" and `possessor` its head token."""

    head: int
    start: int
    end: int
    label: str
    aliases: tuple[str, ...]
    words: frozenset[str]
    modifiers: frozenset[str]
    determiner: str
    possessor: int | None
    plural: bool
    bare: bool  # nothing follows the head: no complement


def is_plural(parsed: Parsed, i: int) -> bool:
    """Whether a noun is plural by form or by number."""
    token = parsed.tokens[i]
    if token.xpos in _PLURAL:
        return True
    if token.xpos == "CD":
        return token.text.lower() not in ("one", "1")
    numbers = [parsed.tokens[j].text.lower() for j in parsed.dependents(i, "nummod")]
    return any(n not in ("one", "1") for n in numbers) and token.lemma in ("people", "police", "dead", "%")


def read_phrase(parsed: Parsed, head: int) -> Phrase:
    """The noun phrase around a head token."""
    left, owner = _kept(parsed, head)
    start = _leftmost(parsed, head, left)
    end = _rightmost(parsed, head, owner)
    if (end == head + 1 and start == head) or _only_article(parsed, start, head):
        end = max(end, _restricted(parsed, head, end))
    first = _without_articles(parsed, start, head)
    possessor = next(iter(parsed.dependents(head, "nmod:poss")), None)
    label = _tidy(lowered(parsed, first, end))
    determiners = parsed.dependents(head, "det", "det:predet")
    before = {j for j in range(first, head) if j in left and not _inside_possessor(parsed, possessor, j)}
    return Phrase(
        head,
        first,
        end,
        label,
        _aliases(parsed, head, first, end, possessor),
        _words(parsed, range(first, end), head),
        _words(parsed, sorted(before), head),
        parsed.tokens[determiners[0]].text.lower() if determiners else "",
        possessor,
        is_plural(parsed, head),
        end == head + 1,
    )


def span_with(parsed: Parsed, head: int, outer: int) -> tuple[int, int]:
    """The tokens of "hundreds of people": from the start of the quantity `outer` to the end of the phrase of `head`."""
    left, _ = _kept(parsed, outer)
    start = _without_articles(parsed, _leftmost(parsed, outer, left), outer)
    return start, read_phrase(parsed, head).end


def _inside_possessor(parsed: Parsed, possessor: int | None, i: int) -> bool:
    return possessor is not None and i in parsed.subtree(possessor)


def _kept(parsed: Parsed, head: int) -> tuple[set[int], dict[int, int]]:
    """Tokens left of the head that belong to its phrase, and tokens right of it with the child that brings them."""
    left: set[int] = set()
    right: dict[int, int] = {}
    for child in parsed.children[head]:
        token = parsed.tokens[child]
        if child < head and token.dep in _LEFT and (token.dep != "advmod" or token.lemma in ("then", "ever")):
            left.update(_trimmed(parsed, child))
        elif child > head and (token.dep in _RIGHT or (token.dep == "obl" and token.case == "of")) and _complement(parsed, child):
            right.update((j, child) for j in _trimmed(parsed, child))
    return left, right


def _complement(parsed: Parsed, child: int) -> bool:
    token = parsed.tokens[child]
    if token.case in _APART or (token.dep.startswith("nmod") and is_time(token)):
        return False
    return not parsed.dependents(child, "nsubj", "nsubj:pass")


def _trimmed(parsed: Parsed, top: int) -> list[int]:
    found, stack = [], [top]
    while stack:
        i = stack.pop()
        found.append(i)
        for j in parsed.children[i]:
            token = parsed.tokens[j]
            time = token.dep in ("obl", "nmod") and is_time(token)
            far = token.dep == "conj" and not _close_conjunct(parsed, i, j)
            age = token.dep == "obl:tmod" and parsed.tokens[i].lemma == "old"  # "the 20-year-old winger"
            if age or (token.dep not in _CUT and not time and token.case not in _APART and not far):
                stack.append(j)
    return found


def _close_conjunct(parsed: Parsed, first: int, i: int) -> bool:
    """ "Between Iran and Israel", "rehabilitation and preservation of the gate"; a longer conjunct is rather one of the head."""
    own = parsed.tokens[i]
    return own.upos == "PROPN" or parsed.tokens[first].case == "between" or own.upos not in ("NOUN", "PROPN") or i - first <= 3


def _leftmost(parsed: Parsed, head: int, kept: set[int]) -> int:
    start, i = head, head - 1
    first = parsed.sentences[parsed.tokens[head].sentence].start
    while i >= first:
        if i in kept:
            start = i
        elif parsed.tokens[i].upos != "PUNCT" or parsed.tokens[i].text in "([:;—–":
            break
        i -= 1
    return start


def _rightmost(parsed: Parsed, head: int, owner: dict[int, int]) -> int:
    """Walks right while tokens belong to a complement; a comma only joins tokens of one and the same complement."""
    end = i = head + 1
    last = parsed.sentences[parsed.tokens[head].sentence].end
    while i < last and not _stops(parsed, owner, head, i):
        passed = parsed.tokens[i].upos == "PUNCT" or _is_time_between(parsed, i)
        end = end if passed else i + 1
        i += 1
    while end - 1 > head and parsed.tokens[end - 1].upos in ("CCONJ", "SCONJ", "ADP") and parsed.tokens[end - 1].xpos != "RP":
        end -= 1  # "a breach of law and": the conjunct was left out
    cut = end - 1  # "strikes targeting" what is cut off says nothing
    dangling = parsed.tokens[cut].xpos == "VBG" or parsed.dependents(cut, "advcl", "xcomp", "ccomp")
    return cut if cut > head and parsed.tokens[cut].dep == "acl" and dangling else end


def _stops(parsed: Parsed, owner: dict[int, int], head: int, i: int) -> bool:
    token = parsed.tokens[i]
    if _is_time_between(parsed, i):
        return False
    if token.upos != "PUNCT":
        return i not in owner or (i - head > _LONGEST and owner[i] != owner.get(i - 1, owner[i]))
    joined = owner.get(i - 1) is not None and owner.get(i - 1) == owner.get(i + 1)
    return token.text in ",;:—–(" and not joined


def _is_time_between(parsed: Parsed, i: int) -> bool:
    """ "Attacks this weekend in Baghdad": a bare time between head and complement is passed over."""
    token = parsed.tokens[i]
    above = parsed.tokens[token.head]
    return token.dep == "nmod:tmod" or (token.dep in ("det", "amod", "nummod") and above.dep == "nmod:tmod")


def _only_article(parsed: Parsed, start: int, head: int) -> bool:
    return start == head - 1 and parsed.tokens[start].text.lower() in ("a", "an")


def _restricted(parsed: Parsed, head: int, end: int) -> int:
    """ "A group that uses the tool": the clause is all that tells this group from others."""
    for j in parsed.dependents(head, "acl:relcl"):
        inside = [k for k in parsed.subtree(j) if parsed.tokens[k].upos != "PUNCT"]
        if inside and inside[0] == end and inside[-1] - head <= _CLAUSE and inside == list(range(end, inside[-1] + 1)):
            return inside[-1] + 1
    return end


def coordination(parsed: Parsed, phrase: Phrase) -> str:
    """ "The families and friends of the victims": the whole, for both nouns, where a complement follows the last."""
    head = phrase.head
    first = parsed.tokens[head].head if parsed.tokens[head].dep == "conj" else head
    rest = [j for j in parsed.dependents(first, "conj") if parsed.tokens[j].upos == "NOUN" and j - first <= 3]
    if len(rest) != 1 or parsed.tokens[first].upos != "NOUN" or head not in (first, rest[0]):
        return ""
    of = [j for j in (*parsed.dependents(rest[0], "nmod"), *parsed.dependents(first, "nmod")) if j > rest[0]]
    if not any(parsed.tokens[j].case == "of" for j in of) or parsed.dependents(rest[0], "det", "nmod:poss"):
        return ""
    end = max(k for j in of for k in parsed.subtree(j)) + 1
    if end - head >= _LONGEST:
        return ""
    left, _ = _kept(parsed, first)
    return _tidy(lowered(parsed, _without_articles(parsed, _leftmost(parsed, first, left), first), end))


def _without_articles(parsed: Parsed, start: int, head: int) -> int:
    while start < head and (
        parsed.tokens[start].text.lower() in _ARTICLES
        or parsed.tokens[start].upos == "PUNCT"
        or parsed.tokens[start].xpos in ("PRP$", "PDT", "WDT", "WP$", "WRB", "WP")
    ):
        start += 1
    return start


def _aliases(parsed: Parsed, head: int, start: int, end: int, possessor: int | None) -> tuple[str, ...]:
    found = []
    if head + 1 < end and start < head:
        found.append(lowered(parsed, start, head + 1))
    clause = min((min(parsed.subtree(j)) for j in parsed.dependents(head, "acl") if head < j < end), default=end)
    if head + 1 < clause < end:
        found.append(lowered(parsed, start, clause))
    if possessor is not None and start <= possessor < head:
        after = max(parsed.subtree(possessor)) + 1
        found += [parsed.text(after, end)] if after < head or end > head + 1 else []
        found += [parsed.text(after, head + 1)] if after < head else []
    return tuple(dict.fromkeys(_tidy(text) for text in found))


def _words(parsed: Parsed, tokens: range | list[int], head: int) -> frozenset[str]:
    """Lower-case lemmas of what carries meaning."""
    kinds = {"NOUN", "PROPN", "ADJ", "NUM", "VERB"}
    return frozenset(parsed.tokens[i].lemma.lower() for i in tokens if i != head and parsed.tokens[i].upos in kinds)


def lowered(parsed: Parsed, start: int, end: int) -> str:
    """The text without the capitals that only the start of a sentence, or a headline, gives."""
    first = parsed.sentences[parsed.tokens[start].sentence]
    opens = all(parsed.tokens[j].upos in ("PUNCT", "DET") for j in range(first.start, start))
    if first.section.is_headline:
        small = {i for i in range(start, end) if _is_common(parsed, i)}
    else:
        small = {start} if opens and _is_common(parsed, start) else set()
    text = parsed.article.text
    parts = []
    for i in range(start, end):
        token = parsed.tokens[i]
        gap = text[parsed.tokens[i - 1].char_end : token.char_start] if i > start else ""
        parts.append(gap + (token.text[:1].lower() + token.text[1:] if i in small else token.text))
    return " ".join("".join(parts).split())


def _is_common(parsed: Parsed, i: int) -> bool:
    token = parsed.tokens[i]
    named = token.name >= 0 and parsed.names[token.name].label not in _VALUES
    return not named and token.upos != "PROPN" and not token.text[1:2].isupper()


def _tidy(text: str) -> str:
    """One line, no marks at the ends, every bracket and quotation mark with its partner."""
    text = " ".join(text.split()).strip(" ,;:.-–—'’‘\"“”()[]")
    return text
