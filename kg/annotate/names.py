"""Named entities, repaired for news text: titles peeled off, halves joined, types voted over the document.

The traps are those of EXTRACTION.md section 3 ("Names, titles"); each repair stands with its example in the module
that does it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.annotate.name_context import name_context
from kg.annotate.name_joins import bind_acronyms, join_names
from kg.annotate.name_spans import repair_spans
from kg.annotate.name_votes import vote
from kg.lexicon import RoleNoun
from kg.model import Name, Sentence, Token


def repair_names(
    tokens: Sequence[Token],
    names: Sequence[Name],
    sentences: Sequence[Sentence],
    role_nouns: Mapping[str, RoleNoun],
    words: Mapping[str, frozenset[str]],
) -> list[Name]:
    """The tagger's spans (token ranges), repaired: in text order, without overlaps, none across a sentence's end.

    Word classes that are looked at, each with a default: `portfolio`, `organisation_noun`, `known_name`.
    """
    context = name_context(tokens, sentences, role_nouns, words)
    found = repair_spans(context, sorted(names, key=lambda name: name.start))
    found = join_names(context, found)
    found = bind_acronyms(context, found)
    found = vote(context, found)
    return _disjoint(found)


def _disjoint(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(set(names), key=lambda n: (n.start, -n.end, n.label)):
        if name.end > name.start and (not kept or name.start >= kept[-1].end):
            kept.append(name)
    return kept
