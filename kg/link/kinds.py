"""Which class a name or a common noun is of."""

from __future__ import annotations

from kg.lexicon import Lexicon

# word class of the lexicon -> (class, class of the plural); the first that holds the lemma decides
_CLASSES: tuple[tuple[str, str, str], ...] = (
    ("attack_noun", "Attack", "Attack"),
    ("conflict_noun", "Conflict", "Conflict"),
    ("summit_noun", "Summit", "Summit"),
    ("election_noun", "Election", "Election"),
    ("disaster_noun", "Disaster", "Disaster"),
    ("trial_noun", "Trial", "Trial"),
    ("competition_noun", "Competition", "Competition"),
    ("government_noun", "GovernmentBody", "GovernmentBody"),
    ("force_noun", "ArmedForce", "ArmedForce"),
    ("armed_group_noun", "ArmedGroup", "ArmedGroup"),
    ("party_noun", "PoliticalParty", "PoliticalParty"),
    ("court_noun", "Court", "Court"),
    ("company_noun", "Company", "Company"),
    ("media_noun", "MediaOrganization", "MediaOrganization"),
    ("education_noun", "EducationalInstitution", "EducationalInstitution"),
    ("team_noun", "SportsTeam", "SportsTeam"),
    ("organization_noun", "Organization", "Organization"),
    ("country_noun", "Country", "Country"),
    ("city_noun", "City", "City"),
    ("region_noun", "Region", "Region"),
    ("facility_noun", "Facility", "Facility"),
    ("place_noun", "Place", "Place"),
    ("weapon_noun", "Weapon", "Weapon"),
    ("vehicle_noun", "Vehicle", "Vehicle"),
    ("infrastructure_noun", "Infrastructure", "Infrastructure"),
    ("law_noun", "Law", "Law"),
    ("treaty_noun", "Treaty", "Treaty"),
    ("proposal_noun", "Proposal", "Proposal"),
    ("document_noun", "Document", "Document"),
    ("work_noun", "CreativeWork", "CreativeWork"),
    ("programme_noun", "Programme", "Programme"),
    ("group_noun", "Group", "Group"),
    ("person_noun", "Person", "Group"),
    ("event_noun", "Event", "Event"),
    ("artifact_noun", "Artifact", "Artifact"),
    ("concept_noun", "Concept", "Concept"),
)

# what holds until the lexicon's data says more (tests, a user's own small lexicon)
_FALLBACK: dict[str, str] = {
    "attack_noun": "attack airstrike strike bombing raid assault shelling bombardment shooting massacre ambush atrocity explosion "
    "blast stabbing offensive killing murder assassination beheading",
    "conflict_noun": "war conflict battle fighting clash hostility insurgency uprising crisis operation campaign invasion",
    "summit_noun": "summit conference meeting talks talk dialogue forum negotiation consultation",
    "election_noun": "election referendum vote poll",
    "disaster_noun": "earthquake flood storm collapse stampede accident crash disaster fire hurricane cyclone famine drought",
    "trial_noun": "trial lawsuit hearing prosecution",
    "competition_noun": "competition tournament contest championship match olympics game race",
    "government_noun": "government ministry regime administration parliament department embassy cabinet council municipality "
    "agency authority leadership senate congress assembly consulate state",
    "force_noun": "army military navy troops troop force police airforce marines gendarmerie command battalion brigade guard",
    "armed_group_noun": "militia rebel insurgent militant faction terrorist jihadist extremist gunman guerrilla",
    "party_noun": "party",
    "court_noun": "court tribunal",
    "company_noun": "company firm corporation business bank manufacturer airline retailer",
    "media_noun": "newspaper magazine broadcaster agency channel",
    "education_noun": "university school college academy",
    "team_noun": "team squad club",
    "organization_noun": "organization organisation coalition alliance institution association union charity foundation ngo body "
    "commission committee church movement network opposition society partner",
    "country_noun": "country nation republic kingdom",
    "city_noun": "city town village capital",
    "region_noun": "region province state territory area district neighborhood neighbourhood governorate county zone",
    "facility_noun": "building hospital mosque airport base camp bridge prison hotel church factory plant station facility house "
    "home museum gate embassy port shelter target",
    "place_noun": "place site border coast sea river mountain street location valley island scene",
    "weapon_noun": "weapon bomb missile rocket gun rifle grenade explosive mine drone artillery ammunition warhead munition",
    "vehicle_noun": "vehicle ship boat plane aircraft car truck tank helicopter bus train convoy jet",
    "infrastructure_noun": "pipeline road railway grid dam",
    "law_noun": "law legislation bill decree statute",
    "treaty_noun": "treaty agreement accord pact convention ceasefire truce deal",
    "proposal_noun": "proposal offer request plan initiative petition demand",
    "document_noun": "report document statement letter sentence judgement judgment declaration communique summary",
    "work_noun": "book film video song article photo photograph play novel",
    "programme_noun": "programme program project policy effort assistance aid support partnership grant fund work mission",
    "group_noun": "people group family child woman man public community population crowd casualty victim refugee migrant youth "
    "minority crew",
    "person_noun": "person citizen civilian soldier resident official leader critic pilgrim student teacher journalist fisherman "
    "hacker editor worker deputy expert fighter seeker girl boy friend teenager passenger pilot protester activist "
    "ally spokesman spokesperson spokeswoman representative member scientist doctor",
    "event_noun": "visit death arrest evacuation arrival release announcement evacuation ceremony festival protest demonstration "
    "liberation destruction treatment rescue withdrawal deployment investigation inquiry incident event advance "
    "response involvement mediation interference construction pilgrimage conversation call exercise launch rain wind "
    "capture siege blockade return departure detention",
    "artifact_noun": "food medicine equipment computer robot phone luggage clock system device material goods supplies",
    "concept_noun": "peace security stability right freedom democracy progress solution resolution decision position role "
    "concern hope fear risk threat tie tension commitment determination support",
}
_FALLBACK_SETS = {name: frozenset(words.split()) for name, words in _FALLBACK.items()}

_BY_LABEL = {
    "PERSON": "Person",
    "NORP": "Group",
    "GPE": "GPE",
    "ORG": "Organization",
    "LOC": "Place",
    "FAC": "Facility",
    "EVENT": "NamedEvent",
    "PRODUCT": "Product",
    "LAW": "Law",
    "WORK_OF_ART": "CreativeWork",
}
# a telling word in a name; it outweighs the tagger, which wavers
_NAME_WORDS: tuple[tuple[str, str], ...] = (
    (
        "GovernmentBody",
        "government ministry department embassy parliament senate congress cabinet council municipality agency "
        "authority administration consulate regime office bureau assembly directorate board",
    ),
    ("ArmedForce", "army navy military forces force guard guards command corps marines police brigade battalion task"),
    ("PoliticalParty", "party"),
    ("Court", "court tribunal"),
    ("EducationalInstitution", "university school college academy institute"),
    ("MediaOrganization", "times gazette news post herald tribune guardian tv television radio magazine journal newspaper"),
    (
        "Organization",
        "coalition union association foundation fund organization organisation church federation league committee "
        "commission society movement network front",
    ),
    ("Summit", "summit conference forum dialogue talks"),
    ("Conflict", "war battle intifada"),
    ("Competition", "cup olympics challenge championship championships league prix"),
    ("Facility", "mosque airport bridge camp hospital hotel hall museum gate base church palace stadium cathedral"),
    ("GeographicFeature", "river mountain mountains sea lake island islands valley desert ocean strait gulf bay"),
    ("Region", "province region governorate district county neighborhood neighbourhood"),
    ("Law", "resolution act law constitution"),
    ("Treaty", "treaty agreement accord accords pact convention protocol"),
    ("Company", "inc corp corporation ltd company plc llc airlines bank"),
)
_WORD_KIND = {word: kind for kind, words in reversed(_NAME_WORDS) for word in words.split()}
_FRONT = frozenset({"mount", "lake", "camp", "fort", "hotel", "river", "university", "bank"})
DISASTERS = frozenset({"hurricane", "cyclone", "typhoon", "storm"})  # in front of a name: "Typhoon Linda"
_GAMES = frozenset(
    {"olympic", "paralympic", "commonwealth", "asian", "african", "european", "world", "winter", "summer", "national", "youth"}
)
_REMAINS = frozenset({"Person", "Group"})  # "Naseem Force" stays a person only if a title or first name says so


def in_class(lexicon: Lexicon, name: str, lemma: str) -> bool:
    """Whether a lemma is in a word class of the lexicon, or of the fallback where the lexicon lacks the class."""
    found = lexicon.words.get(name)
    return lemma in (found if found is not None else _FALLBACK_SETS.get(name, frozenset()))


_indexed: list[tuple[Lexicon, dict[str, tuple[str, str]]]] = []  # the last lexicon asked for, with its index


def _index(lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    """Lemma -> (class, class of the plural)."""
    if not _indexed or _indexed[0][0] is not lexicon:
        found: dict[str, tuple[str, str]] = {}
        for name, single, several in _CLASSES:
            for lemma in sorted(lexicon.words.get(name, _FALLBACK_SETS.get(name, frozenset()))):
                found.setdefault(lemma, (single, several))
        for noun in lexicon.role_nouns:
            found.setdefault(noun, ("Person", "Group"))
        _indexed[:] = [(lexicon, found)]
    return _indexed[0][1]


def noun_kind(lexicon: Lexicon, lemma: str, *, plural: bool) -> str:
    """The class of a common noun, "Entity" when no word class holds it."""
    lemma = lemma.lower()
    index = _index(lexicon)
    for form in (lemma, lemma.removesuffix("s")) if plural else (lemma,):  # proper nouns keep their plural: "Refugees"
        if form in index:
            return index[form][plural]
    return "Entity"


def is_event(kind: str) -> bool:
    """Whether a class is one of happenings."""
    return kind in ("Event", "NamedEvent", "Attack", "Conflict", "Summit", "Election", "Disaster", "Trial", "Competition")


def is_place(kind: str) -> bool:
    """Whether a class is one of places."""
    return kind in ("Place", "Region", "Facility", "GeographicFeature", "GPE", "Country", "AdminRegion", "City")


def is_body(kind: str) -> bool:
    """Whether a class is an organisation or a state."""
    return kind in _BODIES


_BODIES = frozenset(
    {
        "Organization",
        "GovernmentBody",
        "PoliticalParty",
        "Court",
        "ArmedForce",
        "ArmedGroup",
        "InternationalOrganization",
        "NGO",
        "Company",
        "MediaOrganization",
        "SportsTeam",
        "EducationalInstitution",
        "CriminalGroup",
        "Country",
        "GPE",
    }
)


def name_kind(label: str, words: list[str]) -> str:
    """The class of a name by the tagger's label and the telling words in it (its last word, or the one before "of")."""
    kind = _BY_LABEL.get(label, "Entity")
    if words and words[0].lower() in DISASTERS:
        return "Disaster"
    if kind in _REMAINS:
        return kind
    lowered = [word.lower() for word in words if not word.isdigit()]
    if len(lowered) > 1 and lowered[-1] == "games":  # "Epic Games" makes some
        return "Competition" if lowered[-2] in _GAMES else kind
    stop = next((i for i, word in enumerate(lowered) if word in ("of", "for", "on", "to", "against") and i), len(lowered))
    for word in ([lowered[stop - 1]] if lowered else []) + lowered[-1:] + [w for w in lowered[:1] if w in _FRONT]:
        if word in _WORD_KIND:
            return _WORD_KIND[word]
    return kind
