"""Role nouns in running text: where "Prime Minister", "secretary of state" or "Lt. Gen." stand, and the word lists
that tell a title from a name. The lists are defaults for classes that the lexicon's `words` may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.lexicon import RoleNoun
from kg.model import Name, Token

# Spans that are no entities: they pass through untouched.
VALUES = frozenset(["DATE", "TIME", "MONEY", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "LANGUAGE"])
ARTICLES = frozenset(("the", "a", "an"))
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
PARTICLES = frozenset([
    "al", "el", "ul", "bin", "ibn", "ben", "abu", "bint", "de", "da", "di", "del", "della", "der", "den", "van",
    "von", "la", "le", "du", "dos", "das", "al-", "el-"
])
# Role nouns that are first names as well ("Dean Kamen", "Earl Warren").
FIRST_NAMES = frozenset(
    [
        "dean", "earl", "duke", "sultan", "amir", "baron", "marshal", "major", "marine", "don", "khan", "prior",
        "abbot", "count", "private", "guru", "lama", "ally", "sri", "tun", "chef", "rider", "driver", "pilot",
        "model", "saint", "haji"
    ]
)
HONORIFICS = frozenset(
    [
        "mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "sir", "dame", "lord", "lady", "madam", "madame", "mme",
        "st", "saint", "don", "doña", "señor", "signor", "herr", "frau", "monsieur", "tun", "datuk", "dato", "khan",
        "fr", "msgr", "hon", "sri", "shri", "smt", "esquire", "messrs", "honourable", "honorable", "excellency"
    ]
)
RANKS = frozenset(
    [
        "gen", "lt", "col", "maj", "capt", "sgt", "brig", "adm", "cmdr", "cpl", "pvt", "lieutenant", "major",
        "colonel", "captain", "sergeant", "brigadier", "admiral", "general", "commodore", "ayatollah", "sheikh",
        "sheik", "imam", "rev", "reverend", "hon", "prof", "mullah", "hojatoleslam"
    ]
)
ABBREVIATED = {"sen": "senator", "rep": "representative", "gov": "governor", "pres": "president", "prof": "professor"}
_CLASSES = {
    "former_word": "former ex late then ousted deposed onetime one-time erstwhile sometime",
    "portfolio": "state defence defense education health finance interior justice trade energy agriculture culture "
    "environment labour labor home treasury commerce transport transportation tourism sport sports economy science "
    "religion information communications development foreign_affairs home_affairs internal_affairs housing oil water "
    "war security intelligence immigration equality refugees foreign europe asia africa middle_east "
    "north_america south_asia central_asia homeland_security national_security",
    "body_noun": "team party group company government ministry opposition police army military navy city council union "
    "church club university school bank agency department parliament region province state court embassy office "
    "coalition movement organisation organization association committee commission force forces board federation "
    "institute hospital museum gallery newspaper magazine network station firm country nation kingdom republic "
    "municipality county district town village tribe militia faction alliance campaign foundation academy senate "
    "congress assembly cabinet mission",
    "region_noun": "region province state city district republic kingdom county municipality governorate town village",
    "organisation_noun": "department ministry organisation organization office council committee commission board "
    "university institute institution foundation union party bank court agency centre center association federation "
    "society museum school academy college fund bureau authority church command conference congress parliament "
    "government coalition municipality league alliance front movement army house hospital service forces force corps study",
}
_INNER = frozenset(("-", "–", "'s", "’s", "'", "’", "."))  # marks that a key may hold: "vice-president"
_INSIDE = frozenset(("of", "at", "for", "to", "in", "without"))  # the head noun stands before: "secretary of state"
_LOOSE = re.compile(r"[-–.'’\s]")


class Role(NamedTuple):
    """A role noun of the text: tokens `start`–`end`, head token `noun`, its key in the inventory."""

    start: int
    end: int
    noun: int
    key: str
    plural: bool
    rank: bool
    office: bool


def word_class(words: Mapping[str, frozenset[str]], name: str) -> frozenset[str]:
    """The words of a class, from the lexicon or else the default list of this module."""
    found = words.get(name)
    if found:
        return frozenset(w.lower() for w in found)
    return frozenset(w.replace("_", " ") for w in _CLASSES.get(name, "").split())


def compact(text: str) -> str:
    """Lower case without hyphens, points, apostrophes and blanks: "Vice-President" and "vice president" are one."""
    return _LOOSE.sub("", text.lower())


def singular(text: str) -> str:
    """A rough singular for nouns that the tagger took for proper nouns ("Ministers")."""
    low = text.lower()
    if low.endswith("men"):
        return low[:-3] + "man"
    if low.endswith("ies"):
        return low[:-3] + "y"
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def is_capital(token: Token) -> bool:
    """Whether the word starts with a capital letter."""
    return token.text[:1].isupper()


@lru_cache(maxsize=4)
def _index(keys: tuple[str, ...]) -> tuple[dict[str, str], frozenset[str]]:
    """The keys by their compact form, and all beginnings of compact forms."""
    forms = {compact(key): key for key in keys}
    return forms, frozenset(form[:n] for form in forms for n in range(1, len(form) + 1))


def find_roles(tokens: Sequence[Token], role_nouns: Mapping[str, RoleNoun]) -> tuple[Role, ...]:
    """All role nouns, longest match first, in text order, none overlapping."""
    keys, beginnings = _index(tuple(sorted(role_nouns)))
    found: list[Role] = []
    i = 0
    while i < len(tokens):
        role = _role_at(tokens, i, keys, beginnings, role_nouns) or _abbreviation(tokens, i, role_nouns)
        if role is not None:
            found.append(role)
        i = role.end if role is not None else i + 1
    return tuple(found)


def _role_at(
    tokens: Sequence[Token],
    i: int,
    keys: Mapping[str, str],
    beginnings: frozenset[str],
    role_nouns: Mapping[str, RoleNoun],
) -> Role | None:
    if beginnings.isdisjoint(_readings(tokens[i].text, tokens[i].lemma)):
        return None
    if not tokens[i].text[:1].isalpha() or _is_other_word(tokens[i], ("VERB", "AUX", "ADP", "PRON", "DET")):
        return None
    best: Role | None = None
    forms = {""}
    for j in range(i, min(i + 8, len(tokens))):
        if tokens[j].sentence != tokens[i].sentence or (not tokens[j].text[:1].isalpha() and tokens[j].text not in _INNER):
            break
        grown = {form + part for form in forms for part in _readings(tokens[j].text, tokens[j].lemma)}
        key = next((keys[form] for form in sorted(grown) if form in keys), None)
        ends = compact(tokens[j].text) and tokens[j].text not in _INNER
        if key is not None and ends and not (j == i and _is_adjective(tokens, i, role_nouns[key])) and _even_case(tokens, i, j):
            best = _role(tokens, i, j + 1, key, role_nouns[key])
        forms = grown & beginnings
        if not forms:
            break
    return best


def _is_other_word(token: Token, parts: tuple[str, ...]) -> bool:
    return token.upos in parts and not is_capital(token)


def _is_adjective(tokens: Sequence[Token], i: int, role: RoleNoun) -> bool:
    """ "a general strike", "a major Warhol donor", against "academic and professor Ann Lee"."""
    plain = role.rank or i + 1 == len(tokens) or tokens[i + 1].upos != "CCONJ"
    return plain and _is_other_word(tokens[i], ("ADJ", "ADV"))


@lru_cache(maxsize=65536)  # an article is searched twice, and has few words of its own
def _readings(text: str, lemma: str) -> frozenset[str]:
    return frozenset((compact(text), compact(lemma), compact(singular(text))))


def _even_case(tokens: Sequence[Token], i: int, j: int) -> bool:
    """ "director General X" is a director with a rank, "Director General X" is a director general."""
    return is_capital(tokens[i]) or not is_capital(tokens[j])


def _role(tokens: Sequence[Token], start: int, end: int, key: str, role: RoleNoun) -> Role:
    noun = start
    for k in range(start, end):
        low = tokens[k].text.lower()
        if k > start and (low in _INSIDE or low in ("elect", "designate") or low.startswith(("d'", "d’"))):
            break
        noun = k if compact(low) else noun
    plural = compact(tokens[noun].text) not in compact(key)
    # "English captain Ann Lee" captains a team; ranks are capitalised.
    return Role(start, end, noun, key, plural, role.rank and is_capital(tokens[start]), role.office)


def _abbreviation(tokens: Sequence[Token], i: int, role_nouns: Mapping[str, RoleNoun]) -> Role | None:
    word = compact(tokens[i].text)
    full = ABBREVIATED.get(word, "")
    if full in role_nouns and tokens[i].text.endswith(".") and is_capital(tokens[i]):
        return Role(i, i + 1, i, full, False, role_nouns[full].rank, role_nouns[full].office)
    known = word in RANKS or word in HONORIFICS
    return Role(i, i + 1, i, word, False, True, False) if known and is_capital(tokens[i]) else None


def name_index(names: Iterable[Name], size: int) -> list[Name | None]:
    """For each token the name that it lies in."""
    found: list[Name | None] = [None] * size
    for name in names:
        for i in range(name.start, min(name.end, size)):
            found[i] = name
    return found


def name_head(tokens: Sequence[Token], name: Name) -> int:
    """The token of the name whose head lies outside it; of several the one nearest to the root, then the last."""
    inside = range(name.start, name.end)
    outside = [i for i in inside if tokens[i].head not in inside or tokens[i].head == i]
    link = next((i for i in inside if i > name.start and tokens[i].text.lower() in _INSIDE), name.end)
    outside = [i for i in outside if i < link] or outside  # "Global Coalition | to Counter Piracy"
    return min(outside, key=lambda i: (_depth(tokens, i), -i), default=name.end - 1)


def _depth(tokens: Sequence[Token], i: int) -> int:
    steps = 0
    while tokens[i].head != i and steps < len(tokens):
        i, steps = tokens[i].head, steps + 1
    return steps
