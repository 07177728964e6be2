"""Linking one article: names over the whole document first, then every mention in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.lexicon import Lexicon
from kg.link.discourse import Discourse
from kg.link.mentions import Reader
from kg.link.names import link_names
from kg.link.nodes import Nodes
from kg.link.offices import lifts, office_nodes, read_titles
from kg.link.speech import REPORTING, read_speech
from kg.link.states import States
from kg.model import Links, Parsed, Proposition

if TYPE_CHECKING:
    from kg.link.gazetteer import Gazetteer


def link(parsed: Parsed, gazetteer: Gazetteer, lexicon: Lexicon, propositions: Sequence[Proposition] = ()) -> Links:
    """Which entity each nominal head stands for. Of the propositions only the verbs that attribute are used: they tell
    who speaks where the lexicon's list of reporting verbs lacks one."""
    discourse = Discourse(parsed, gazetteer, lexicon, Nodes(parsed.article.id))
    named = link_names(discourse)
    states = States(discourse, named)
    titles = read_titles(discourse, states)
    offices = office_nodes(discourse, titles)
    Reader(discourse, named, titles, states, read_speech(parsed, REPORTING | _reporting(parsed, lexicon, propositions))).read()
    lifted = lifts(discourse, titles, offices)
    used = {n for ids in discourse.of.values() for n in ids} | set(offices.values())
    used |= {n for lift in lifted for n in (lift.person, lift.state, lift.office)}
    mentions = tuple(sorted(discourse.mentions.values(), key=lambda m: (m.char_start, m.head)))
    return Links(discourse.nodes.entities(used), mentions, dict(sorted(discourse.of.items())), offices, lifted)


def _reporting(parsed: Parsed, lexicon: Lexicon, propositions: Sequence[Proposition]) -> frozenset[str]:
    """Verbs that report: those of the lexicon, and the cues of attributions with a source."""
    cues = (link.cue for p in propositions for link in p.stance.attribution if link.cue is not None and link.source is not None)
    verbs = frozenset(parsed.tokens[i].lemma for i in cues if parsed.tokens[i].upos == "VERB")
    return verbs | lexicon.cues.get("neutral.verb", frozenset()) | lexicon.cues.get("nonfactive.verb", frozenset())
