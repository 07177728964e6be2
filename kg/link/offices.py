"""Offices: a node for every title of the text, the state it belongs to, and for whom its holder acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.lexicon import RoleNoun
from kg.link.bodies import state_bodies
from kg.link.dates import holds_at, holds_now, is_lead
from kg.link.discourse import Discourse
from kg.link.folding import fold
from kg.link.gazetteer_people import title_key
from kg.link.phrases import read_phrase
from kg.link.states import States
from kg.model import Lift, Parsed, Title

if TYPE_CHECKING:
    from kg.link.gazetteer import Entry

_FORMERLY = frozenset({"former", "ex", "late", "then"})


@dataclass(frozen=True, slots=True)
class Held:
    """A title of the text with its holder's node. `body` is the node of the state or body that it names, or ""."""

    index: int
    title: Title
    person: str
    core: str  # the title without state, article and "former": "Foreign Minister"
    noun: RoleNoun | None
    body: str

    @property
    def words(self) -> frozenset[str]:
        """The folded words of the title."""
        return frozenset(fold(self.core).split())


def read_titles(discourse: Discourse, states: States) -> list[Held]:
    """All titles whose holder is a name of the text, with the body of each: named in it, or known from elsewhere."""
    parsed = discourse.parsed
    found = []
    for index, title in enumerate(parsed.titles):
        person = states.node_at.get(title.holder)
        if person is not None and discourse.is_person(person):
            core = _core(parsed, title)
            body = _named_body(discourse, states, title)
            found.append(Held(index, title, person, core, role_noun(discourse, core), body))
    return [_with_body(discourse, held, found) for held in found]


def _named_body(discourse: Discourse, states: States, title: Title) -> str:
    """The node of the body that a title names, directly or with a noun: "president of the Lombardy region", "spokesman
    for the Indonesian military"; "the Afghan team's coach" names no body that is known."""
    if title.of is None:
        return ""
    parsed, node_at = discourse.parsed, states.node_at
    if title.of in node_at:
        return node_at[title.of]
    bodies = state_bodies(discourse, states, read_phrase(parsed, title.of))
    if bodies:
        return bodies[0]
    return next((node_at[j] for j in parsed.dependents(title.of, "compound", "appos") if j in node_at and j != title.holder), "")


def role_noun(discourse: Discourse, text: str) -> RoleNoun | None:
    """The role noun that a title ends in, before any "of"; the longest wins."""
    words = fold(text).split()
    inventory = discourse.lexicon.role_nouns
    for end in range(len(words), 0, -1):
        for start in range(end):
            found = inventory.get(" ".join(words[start:end]))
            if found is not None and (end == len(words) or words[end] in ("of", "for", "to", "at", "in")):
                return found
    return None


def _core(parsed: Parsed, title: Title) -> str:
    """The title's words without its state: "Russian President" and "President of Russia" are "President"."""
    dropped = _body_tokens(parsed, title)
    bracket = next((i for i in range(title.start, title.end) if parsed.tokens[i].text == "("), title.end)
    kept = [i for i in range(title.start, bracket) if i not in dropped]
    while kept and parsed.tokens[kept[0]].text.lower() in ("the", "a", "an", "its", "their", ",", *_FORMERLY):
        kept.pop(0)
    while kept and parsed.tokens[kept[-1]].upos in ("ADP", "PUNCT", "PART", "DET"):
        kept.pop()
    text, last = "", None
    for i in kept:
        glued = last is not None and parsed.tokens[last].char_end == parsed.tokens[i].char_start
        text += ("" if glued or not text else " ") + parsed.tokens[i].text
        last = i
    return text


def _body_tokens(parsed: Parsed, title: Title) -> set[int]:
    if title.of is None or not title.start <= title.of < title.end or title.of == title.noun:
        return set()
    return {i for i in parsed.subtree(title.of) if title.start <= i < title.end and i != title.noun and i != title.holder}


def _with_body(discourse: Discourse, held: Held, all_held: list[Held]) -> Held:
    if held.body or held.title.of is not None:
        return held
    same = [o.body for o in all_held if o.body and o.person == held.person]
    body = same[0] if same else _body_by_table(discourse, held) or _body_by_publisher(discourse, held)
    return Held(held.index, held.title, held.person, held.core, held.noun, body)


def _body_by_table(discourse: Discourse, held: Held) -> str:
    """The state in whose table of offices the person has, or had, this title."""
    qid = discourse.nodes.qid(held.person)
    terms = discourse.gazetteer.offices(qid) if qid is not None else ()
    states = {t.country_qid for t in terms if t.country_qid and _names_office(held.core, t.office)}
    entry = discourse.gazetteer.by_qid(states.pop()) if len(states) == 1 else None
    return discourse.nodes.linked(entry) if entry is not None else ""


def _names_office(core: str, office: str) -> bool:
    """Whether a title may stand for an office of the table. "Prime Minister" is no other office than just that: those
    of regions are in the tables of their states, too."""
    if is_lead(core):
        return _title_words(core) == _title_words(office)
    return _title_words(core) <= _title_words(office)


def _title_words(title: str) -> frozenset[str]:
    return frozenset(title_key(title).split())


def _body_by_publisher(discourse: Discourse, held: Held) -> str:
    """A government's own press statement names its ministers without the state."""
    entry = publisher_state(discourse)
    represents = held.noun is not None and held.noun.represents_state
    return discourse.nodes.linked(entry) if entry is not None and represents else ""


def publisher_state(discourse: Discourse) -> Entry | None:
    """The state whose organ publishes the article."""
    publisher = discourse.parsed.article.publisher
    entries = discourse.gazetteer.lookup(publisher) if publisher else ()
    for entry in entries:
        if entry.type == "Country":
            return entry
        if entry.country_qid is not None and entry.type == "GovernmentBody":
            return discourse.gazetteer.by_qid(entry.country_qid)
    return None


def office_nodes(discourse: Discourse, titles: list[Held]) -> dict[int, str]:
    """The office node of each title: index into Parsed.titles -> node. Ranks and callings are no offices."""
    offices = [held for held in titles if held.core and (held.noun is None or (held.noun.office and not held.noun.rank))]
    found = {held.index: _office(discourse, _fullest(held, offices)) for held in offices}
    for held in offices:
        discourse.nodes.add_alias(found[held.index], _as_it_stands(discourse.parsed, held.title))
    return found


def _fullest(held: Held, offices: list[Held]) -> Held:
    """ "Minister" of a person who is elsewhere called "Minister for Trade" is that office."""
    longer = [
        o
        for o in offices
        if o.person == held.person
        and held.words < o.words
        and held.body in ("", o.body)
        and held.title.former == o.title.former
        and o.noun is not None
        and held.noun is not None
    ]
    return max(longer, key=lambda o: (len(o.words), -o.index)) if longer else held


def _office(discourse: Discourse, held: Held) -> str:
    nodes, parsed = discourse.nodes, discourse.parsed
    text = _as_it_stands(parsed, held.title) or held.core
    if not held.body:
        found = nodes.scoped(text, "Office")
        nodes.add_alias(found, held.core)
        return found
    state = nodes.label(held.body)
    qid = nodes.qid(held.body)
    entry = discourse.gazetteer.office(held.core, qid) if qid is not None else None
    full = f"{held.core} of {state}"
    found = nodes.linked(entry) if entry is not None else nodes.named(text, "Office", full)
    for alias in (text, full, f"{held.core} ({state})"):
        nodes.add_alias(found, alias)
    return found


def _as_it_stands(parsed: Parsed, title: Title) -> str:
    start = title.start
    while start < title.end and parsed.tokens[start].text.lower() in ("the", "a", "an", ",", "its", "their", "our", *_FORMERLY):
        start += 1
    return " ".join(parsed.text(start, title.end).split()).strip(" ,;-–—'’")


def lifts(discourse: Discourse, titles: list[Held], offices: dict[int, str]) -> tuple[Lift, ...]:
    """Persons whose current title, or dated office, makes their official acts those of a state."""
    found: dict[Lift, None] = {}
    former = {(h.person, h.body) for h in titles if h.title.former}
    for held in titles:
        represents = held.noun is not None and held.noun.represents_state
        if represents and not held.title.former and held.body and discourse.is_state(held.body) and held.index in offices:
            found.setdefault(Lift(held.person, held.body, offices[held.index]))
    titled = {lift.person for lift in found}
    people = sorted({n for ids in discourse.of.values() for n in ids if discourse.is_person(n)} - titled - {p for p, _ in former})
    for person in people:
        for lift in _lifts_by_table(discourse, person):
            found.setdefault(lift)
    return tuple(sorted(found, key=lambda lift: (lift.person, lift.state, lift.office)))


def state_of_officer(discourse: Discourse, person: str) -> str:
    """The state that a person represented on the day of the article by the table of offices, "" where it knows of none."""
    return next((lift.state for lift in _lifts_by_table(discourse, person)), "")


def _lifts_by_table(discourse: Discourse, person: str) -> list[Lift]:
    qid = discourse.nodes.qid(person)
    date = (discourse.parsed.article.published or "")[:10]
    found = []
    for term in discourse.gazetteer.offices(qid) if qid is not None else ():
        head = role_noun(discourse, term.office.split(" of ")[0])
        leads = is_lead(term.office)
        held = holds_at(term, date) if date else (leads and holds_now(term))
        state = discourse.gazetteer.by_qid(term.country_qid) if term.country_qid and held else None
        if state is not None and state.type == "Country" and (leads or (head is not None and head.represents_state)):
            found.append(Lift(person, discourse.nodes.linked(state), _term_office(discourse, term.office, term.office_qid, state)))
    return found[:1]


def _term_office(discourse: Discourse, office: str, qid: str | None, state: Entry) -> str:
    entry = discourse.gazetteer.by_qid(qid) if qid else None
    if entry is not None:
        return discourse.nodes.linked(entry)
    full = office if state.label in office else f"{office} of {state.label}"
    return discourse.nodes.named(office, "Office", full)
