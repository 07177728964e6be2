"""From names to nodes: each group of names gets its type by vote and its id from the gazetteer, or one of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.link.body_keys import body_key
from kg.link.chains import Group, chain, group_spans
from kg.link.dates import holds_at, is_lead
from kg.link.discourse import Discourse
from kg.link.gazetteer_people import name_key, title_key
from kg.link.genders import gender_by_name, gender_by_title
from kg.link.kinds import DISASTERS, name_kind, noun_kind
from kg.link.parties import without_foreign_parties
from kg.link.places import among_places, state_after_city
from kg.link.spans import Span, read_spans
from kg.model import Parsed, Title

if TYPE_CHECKING:
    from kg.link.gazetteer import Entry, Gazetteer

_PLACES = frozenset({"Country", "City", "AdminRegion", "Region", "GPE", "Place", "GeographicFeature"})
_THINGS = frozenset({
    "EducationalInstitution", "Facility", "Company", "MediaOrganization", "GovernmentBody", "PoliticalParty", "Court", "SportsTeam",
    "ArmedGroup", "City", "Region", "Place", "Law", "Treaty", "CreativeWork", "Programme", "Competition",
    "Organization", "NGO", "Disaster", "Conflict", "Summit",
})  # fmt: skip
_FEW = 3  # bearers of a surname among whom the only head of state or government is meant
ATTRIBUTES = frozenset({"amod", "compound", "nmod", "nmod:poss", "obl:npmod", "npadvmod"})
_LOCATIVE = frozenset({"in", "near", "inside", "across", "at", "outside", "around", "throughout"})


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name of the text with the node that it stands for."""

    span: Span
    node: str


def link_names(discourse: Discourse) -> list[NamedSpan]:
    """All names of the article with their nodes, in text order."""
    parsed, gazetteer = discourse.parsed, discourse.gazetteer
    groups = group_spans([s for s in read_spans(parsed, gazetteer) if not _is_no_name(discourse, s)])
    entries = without_foreign_parties(discourse, groups, _entries(gazetteer, groups))
    titled = _titled(parsed, groups)
    persons = frozenset(key for key, group in groups.items() if _is_person(discourse, group, entries[key], key in titled))
    fixed = frozenset(key for key, entry in entries.items() if entry is not None and entry.qid is not None)
    persons -= _named_after(groups, persons)
    full = chain(parsed, groups, persons, fixed)
    persons |= frozenset(key for key, end in full.items() if end in persons)
    nodes = {key: _node(discourse, groups, full, entries, key, titled, persons) for key in dict.fromkeys(full.values())}
    found = []
    for key, group in groups.items():
        for span in group.spans:
            state = state_after_city(discourse, span)
            node = discourse.nodes.linked(state) if state is not None else nodes[full[key]]
            discourse.nodes.add_alias(node, _bare(span.surface))
            found.append(NamedSpan(span, node))
    return sorted(found, key=lambda n: n.span.start)


def _named_after(groups: dict[str, Group], persons: frozenset[str]) -> frozenset[str]:
    """ "Ida" of "Hurricane Ida" is nobody."""
    storms = {group.words[-1] for group in groups.values() if len(group.words) == 2 and group.words[0] in DISASTERS}
    return persons & storms


def _is_no_name(discourse: Discourse, span: Span) -> bool:
    """ "Israeli" before a noun is a demonym, "Foreign Secretary" an office, "the Court" a noun that may be met again."""
    token = discourse.parsed.tokens[span.head]
    if _is_class_noun(discourse, span) or _is_first_word(discourse, span) or span.surface in ("No", "Nos"):  # "No. 4 seed"
        return True
    if span.end - span.start == 1 and token.xpos not in ("NNS", "NNPS"):
        entry = discourse.gazetteer.demonym(token.text)
        if entry is not None and entry.label != token.text and attributive(discourse.parsed, span.head):
            return True
    held = {i for title in discourse.parsed.titles for i in (title.holder,)}
    return span.head not in held and token.text.lower() in discourse.lexicon.role_nouns and span.label != "PERSON"


def attributive(parsed: Parsed, i: int) -> bool:
    """Whether a word stands before a noun: "German" in "Canadian, German and Dutch companies", too."""
    while parsed.tokens[i].dep == "conj" and parsed.tokens[i].xpos.startswith("JJ") and parsed.tokens[i].head != i:
        i = parsed.tokens[i].head
    return parsed.tokens[i].dep in ATTRIBUTES


def _is_class_noun(discourse: Discourse, span: Span) -> bool:
    if span.end - span.start > 1 or span.label == "PERSON" or discourse.gazetteer.lookup(span.surface) or _is_team(discourse, span):
        return False
    word = discourse.parsed.tokens[span.head].text.lower()
    return any(noun_kind(discourse.lexicon, form, plural=False) != "Entity" for form in (word, word.removesuffix("s")))


def _is_team(discourse: Discourse, span: Span) -> bool:
    """ "Rangers won": a plural that the tagger takes for a body, and no article beside it."""
    token = discourse.parsed.tokens[span.head]
    return span.label == "ORG" and token.text.endswith("s") and token.upos == "PROPN" and not discourse.parsed.children[span.head]


def _is_first_word(discourse: Discourse, span: Span) -> bool:
    """ "Mistakes are made": a common noun with the capital of its sentence."""
    parsed = discourse.parsed
    token = parsed.tokens[span.head]
    if span.end - span.start > 1 or span.label or token.i != parsed.sentences[token.sentence].start:
        return False
    return any(other.text == token.text.lower() for other in parsed.tokens)


def _bare(surface: str) -> str:
    return surface[4:] if surface.startswith(("the ", "The ")) else surface


def _entries(gazetteer: Gazetteer, groups: dict[str, Group]) -> dict[str, Entry | None]:
    """The gazetteer's entry for each name. One that several countries share ("Korea") is that of the only one of them
    that the article also names in full."""
    known = {key: _known(gazetteer, group) for key, group in groups.items()}
    clear = {entries[0].qid for entries in known.values() if len(entries) == 1}
    found: dict[str, Entry | None] = {}
    for key, entries in known.items():
        named = [entry for entry in entries if entry.qid in clear] if len(entries) > 1 else entries
        found[key] = named[0] if len(named) == 1 else None
    return found


def _known(gazetteer: Gazetteer, group: Group) -> tuple[Entry, ...]:
    """What a name as it stands may be: a country, or the countries that share it, else the first of what has it."""
    for span in group.spans:
        surface = _bare(span.surface).replace("’", "'")
        plain = surface.replace("'", "").replace("‘", "")  # "Dae'sh"
        entries = gazetteer.lookup(surface) or gazetteer.lookup(span.surface.replace("’", "'")) or gazetteer.lookup(plain)
        if entries:
            return tuple(e for e in entries if e.type == "Country") or entries[:1]
    return ()


def _titled(parsed: Parsed, groups: dict[str, Group]) -> dict[str, list[Title]]:
    """The titles that go with each name."""
    by_holder: dict[int, list[Title]] = {}
    for title in parsed.titles:
        by_holder.setdefault(title.holder, []).append(title)
    found: dict[str, list[Title]] = {}
    for key, group in groups.items():
        titles = [t for span in group.spans for i in range(span.start, span.end) for t in by_holder.get(i, ())]
        if titles:
            found[key] = titles
    return found


def _apposed_kind(discourse: Discourse, group: Group) -> str:
    """What the text says a name is: "Hillview, a school in Lima"."""
    parsed = discourse.parsed
    for span in group.spans:
        for j in parsed.dependents(span.head, "appos"):
            token = parsed.tokens[j]
            if token.upos == "NOUN" and not any(parsed.tokens[k].text in ":;(" for k in range(span.head, j)):
                return noun_kind(discourse.lexicon, token.lemma, plural=token.xpos == "NNS")
    return "Entity"


def _is_person(discourse: Discourse, group: Group, entry: Entry | None, titled: bool) -> bool:
    if titled:
        return True
    if entry is not None:
        return entry.type == "Person"
    if group.label != "PERSON" or group.words[0] in DISASTERS or _like_a_thing(discourse.parsed, group.spans):
        return False
    if all(among_places(discourse.parsed, span) for span in group.spans):
        return False
    given = discourse.gazetteer.gender(group.spans[0].surface.split()[0])
    return bool(given) or _apposed_kind(discourse, group) not in _THINGS


def _like_a_thing(parsed: Parsed, spans: Sequence[Span]) -> bool:
    """ "during the Hajj": a name with an article, or mostly in a place, is no person, whatever the tagger says."""
    article = sum(
        any(parsed.tokens[j].lemma == "the" and j < s.start for j in parsed.dependents(s.head, "det"))
        or s.surface.lower().startswith("the ")
        for s in spans
    )
    inside = sum(parsed.tokens[s.head].case in _LOCATIVE for s in spans)
    acting = any(parsed.tokens[s.head].dep in ("nsubj", "nmod:poss") for s in spans)
    return (article > 0 and not acting) or 2 * max(article, inside) > len(spans)


def _node(
    discourse: Discourse,
    groups: dict[str, Group],
    full: dict[str, str],
    entries: dict[str, Entry | None],
    key: str,
    titled: dict[str, list[Title]],
    persons: frozenset[str],
) -> str:
    members = [k for k, end in full.items() if end == key]
    group = groups[key]
    label = _best_surface(group.spans)
    if key in persons:
        titles = [t for k in members for t in titled.get(k, ())]
        return _person_node(discourse, label, titles)
    entry = entries[key] or next((entries[k] for k in members if entries[k] is not None), None)
    if entry is not None:
        return discourse.nodes.linked(entry)
    kind, apposed = _kind(discourse.parsed, group), _apposed_kind(discourse, group)
    kind = apposed if kind in ("Entity", "Organization", "Product") and apposed in _THINGS else kind
    kind = "Company" if kind in ("Entity", "Organization", "Product") and _has_chief(discourse.parsed, group) else kind
    return discourse.nodes.named(label, kind, _state_key(discourse, label, kind))


def _has_chief(parsed: Parsed, group: Group) -> bool:
    """ "Peloton CEO John Foley": who has a CEO is a company."""
    titles = [t for t in parsed.titles if parsed.tokens[t.noun].text.lower() in ("ceo", "cfo", "coo")]
    chiefs = {t.of for t in titles if t.of is not None}
    return any(span.start <= i < span.end for span in group.spans for i in chiefs)


def _best_surface(spans: Sequence[Span]) -> str:
    """The surface of the body with the most capitals: "Foreign Office" rather than "foreign office"."""
    return max((_bare(s.surface) for s in spans), key=lambda text: (not text.isupper(), sum(c.isupper() for c in text)))


def _kind(parsed: Parsed, group: Group) -> str:
    """By the tagger's vote and telling words; a name mostly used as a place is one."""
    label = "" if group.label == "PERSON" else group.label
    kind = name_kind(label, group.words)
    if kind in ("Organization", "Entity") and all(among_places(parsed, span) for span in group.spans):
        return "GPE"
    inside = sum(parsed.tokens[s.head].case in _LOCATIVE for s in group.spans)
    return "Place" if kind == "Entity" and 2 * inside > len(group.spans) else kind


def _state_key(discourse: Discourse, label: str, kind: str) -> str | None:
    """ "Iraqi Army" and "Army of Iraq" are one body."""
    first, _, rest = label.partition(" ")
    if kind not in ("GovernmentBody", "ArmedForce") or not rest:
        return None
    demonym = discourse.gazetteer.demonym(first)
    if demonym is not None and demonym.type == "Country":
        return body_key([rest], demonym.label)
    front, _, state = label.rpartition(" of ")
    entry = next((e for e in discourse.gazetteer.lookup(state) if e.type == "Country"), None) if front else None
    return body_key([front], entry.label) if entry is not None else None


# ── People ──────────────────────────────────────────────────────────────────────────────────────────


def _person_node(discourse: Discourse, label: str, titles: list[Title]) -> str:
    entry = find_person(discourse, label, titles)
    node = discourse.nodes.linked(entry) if entry is not None else discourse.nodes.named(label, "Person")
    gender = entry.gender if entry is not None else None
    gender = gender or gender_by_title(discourse.parsed, titles)
    gender = gender or gender_by_name(discourse.gazetteer, label)
    if gender:
        discourse.genders[node] = gender
    return node


def find_person(discourse: Discourse, label: str, titles: list[Title]) -> Entry | None:
    """The one person of the gazetteer with this name. Several are told apart by the title, then by the article's date;
    a bare surname needs a title or office that fits."""
    gazetteer, parsed = discourse.gazetteer, discourse.parsed
    wanted = _initials(label)
    found = [e for e in gazetteer.persons(label) if not wanted or _initials(e.label) == wanted]
    found = [e for e in found if e.qid is not None] or found  # without a checked QID: label, gender and an id of its own
    words = [_title_words(parsed, title) for title in titles]
    date = (parsed.article.published or "")[:10]
    if " " in label and len(found) == 1 and _same_name(label, found[0]):
        return found[0]
    fitting = [
        e for e in found if any(_fits(gazetteer, e, w, former=t.former, date=date) for w, t in zip(words, titles, strict=True))
    ]
    if len(fitting) == 1:
        return fitting[0]
    current = [e for e in found if date and any(holds_at(term, date) for term in gazetteer.offices(e.qid or ""))]
    if date and " " in label:
        return current[0] if len(current) == 1 else None
    leaders = [e for e in (current if date else found) if any(is_lead(term.office) for term in gazetteer.offices(e.qid or ""))]
    return leaders[0] if len(leaders) == 1 and len(found) <= _FEW and not titles else None


def _same_name(label: str, entry: Entry) -> bool:
    """Whether a person is called so; "Ana Soto" for "Ana L. Soto" needs a title that fits."""
    names = (entry.label, *entry.aliases)
    return any(name_key(label) == name_key(name) and _initials(label) == _initials(name) for name in names)


def _initials(name: str) -> list[str]:
    """The lone letters in a name: those of "George H. W. Bush"."""
    return [word for word in re.findall(r"\w+", name.casefold()) if len(word) == 1]


def _title_words(parsed: Parsed, title: Title) -> frozenset[str]:
    skipped = set(parsed.subtree(title.of)) if title.of is not None and title.of != title.holder else set()
    return frozenset(
        title_key(
            " ".join(
                parsed.tokens[i].text
                for i in range(title.start, title.end)
                if i not in skipped and parsed.tokens[i].upos in ("NOUN", "PROPN", "ADJ")
            )
        ).split()
    )


def _fits(gazetteer: Gazetteer, entry: Entry, words: frozenset[str], *, former: bool, date: str) -> bool:
    """Whether a person holds, or held, an office whose name has the title's words."""
    for term in gazetteer.offices(entry.qid or ""):
        office = set(title_key(term.office).split())
        if words and words <= office and (former or not date or holds_at(term, date)):
            return True
    return False
