"""Whether a capital or seat stands for its state, by its syntactic role: who acts is the state, where it happens is
the city."""

from __future__ import annotations

from kg.lexicon import Lexicon
from kg.link.kinds import is_event, noun_kind
from kg.model import Parsed

_PLACED = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "around",
        "across",
        "inside",
        "into",
        "through",
        "throughout",
        "over",
        "above",
        "toward",
        "towards",
        "beyond",
        "within",
        "via",
        "out of",
        "close to",
        "outside of",
    }
)
_PARTNERED = frozenset({"with", "against", "between", "by", "among", "according to", "despite", "without", "like", "on behalf of"})
# what a city does, or suffers, as a city: "Kyiv lies on the Dnipro", "Baghdad was hit"
_OF_CITIES = frozenset({
    "be", "lie", "sit", "stand", "host", "have", "see", "wake", "burn", "fall", "celebrate", "grow", "become", "remain",
    "house", "boast", "flood", "suffer", "mark", "lose", "experience",
})
# what is done to a state in words or by policy; its object is the state: "The envoy warned Tehran"
_TO_STATES = frozenset({
    "warn", "accuse", "urge", "condemn", "tell", "support", "pressure", "sanction", "ask", "assure", "criticise", "criticize",
    "blame", "thank", "isolate", "pressurise", "persuade", "convince", "embarrass", "anger", "appease", "consult", "inform",
    "notify", "antagonise", "provoke", "antagonize", "deter", "press", "push", "call", "lobby", "invite", "recognise",
    "recognize", "back", "arm", "aid", "fund", "join", "please", "offend", "alienate", "force", "oblige",
})
_GIVING = frozenset({
    "give", "send", "offer", "sell", "supply", "provide", "deliver", "say", "propose", "present", "hand", "transfer",
    "promise", "pledge", "respond", "object", "concede", "apologise", "apologize", "complain", "appeal", "reply", "lend",
    "export", "extend", "grant", "make", "pay",
})
_ACTS = frozenset({
    "offer", "involvement", "response", "role", "proposal", "position", "stance", "policy", "view", "decision", "support",
    "interference", "ally", "claim", "denial", "threat", "demand", "refusal", "ambition", "interest", "intention", "reaction",
    "warning", "statement", "strategy", "influence", "pressure", "consent", "approval", "behavior", "behaviour", "commitment",
    "promise", "plan", "bid", "push", "move", "request", "government", "leadership", "rejection", "acceptance", "opposition",
    "help", "aid", "backing", "foe", "enemy", "relation", "relationship", "tie", "envoy", "mediation", "concern", "message",
})
_HELD = frozenset({"Summit", "Competition", "Disaster", "Trial", "Election"})  # "the London conference" is held there


def stands_for_state(parsed: Parsed, lexicon: Lexicon, i: int) -> bool:
    """Whether the name at token i, a capital or seat of government, is meant as the state."""
    token = parsed.tokens[_first_conjunct(parsed, i)]
    head = parsed.tokens[token.head]
    if token.case:
        return _under_preposition(token.case, head.lemma, token.dep, lexicon)
    if token.dep == "nsubj":
        return head.upos == "VERB" and head.lemma not in _OF_CITIES
    if token.dep in ("obj", "nsubj:pass"):
        return head.lemma in _TO_STATES
    if token.dep == "iobj":
        return True
    if token.dep in ("nmod:poss", "compound"):
        kind = noun_kind(lexicon, head.lemma, plural=False)
        return head.lemma in _ACTS or (token.dep == "nmod:poss" and is_event(kind) and kind not in _HELD)
    return False


def _first_conjunct(parsed: Parsed, i: int) -> int:
    while parsed.tokens[i].dep == "conj" and parsed.tokens[i].head != i:
        i = parsed.tokens[i].head
    return i


def _under_preposition(case: str, governor: str, dep: str, lexicon: Lexicon) -> bool:
    """ "talks between Moscow and Tehran", "sold to Tehran" against "talks in Tehran", "flew to Tehran"."""
    if case in _PLACED:
        return False
    if case in _PARTNERED or dep == "obl:agent":
        return True
    if case == "to":
        return governor in _GIVING or governor in _ACTS
    if case == "of":
        return governor in _ACTS
    return case in ("on", "for", "from") and governor in _ACTS | {"impose", "sanction", "sanctions"}
