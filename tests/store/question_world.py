"""Four made articles that all named questions are asked of: what is asserted, and beside it what must not pass for a fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from made_readings import Said, reading_of

from kg.model import GENERIC, Entity, Lift, Reading

NORWAY, CHAD, SUDAN, EGYPT, QATAR, OSLO = "wd:Q20", "wd:Q657", "wd:Q1049", "wd:Q79", "wd:Q846", "wd:Q585"
KARE, OMAR, AMIRA, HAMID = "e:kare-lund.person", "e:idris-omar.person", "e:amira-saleh.person", "e:hamid-nur.person"
ARMY, FRONT, NYALA = "e:sudanese-army.armedforce", "e:red-front.armedgroup", "e:nyala.city"
DRONE, GUN, PLAN = "e:falcon-drone.weaponsystem", "e:viper-gun.weaponsystem", "e:doha-plan.proposal"
PRESIDENT, MINISTER = "e:president-of-chad.office", "e:foreign-minister.office"
VILLAGERS = "SCOPED"  # becomes an id of its article

_GPE = ("GPE", "Agent", "Place", "Entity")
_FORCE = ("Organization", "Agent", "Entity")
ENTITIES = (
    Entity(NORWAY, "Norway", "Country", "Q20", ("Kingdom of Norway",), ancestors=_GPE),
    Entity(CHAD, "Chad", "Country", "Q657", ancestors=_GPE),
    Entity(SUDAN, "Sudan", "Country", "Q1049", ancestors=_GPE), Entity(EGYPT, "Egypt", "Country", "Q79", ancestors=_GPE),
    Entity(QATAR, "Qatar", "Country", "Q846", ancestors=_GPE), Entity(OSLO, "Oslo", "City", "Q585", ancestors=_GPE),
    Entity(NYALA, "Nyala", "City", ancestors=_GPE),
    Entity(KARE, "Kåre Lund", "Person", ancestors=("Agent", "Entity")),
    Entity(OMAR, "Idris Omar", "Person", ancestors=("Agent", "Entity")),
    Entity(AMIRA, "Amira Saleh", "Person", ancestors=("Agent", "Entity")),
    Entity(HAMID, "Hamid Nur", "Person", ancestors=("Agent", "Entity")),
    Entity(ARMY, "Sudanese army", "ArmedForce", ancestors=_FORCE), Entity(FRONT, "Red Front", "ArmedGroup", ancestors=_FORCE),
    Entity(DRONE, "Falcon drone", "WeaponSystem", ancestors=("Weapon", "Artifact", "Entity")),
    Entity(GUN, "Viper gun", "WeaponSystem", ancestors=("Weapon", "Artifact", "Entity")),
    Entity(PLAN, "Doha plan", "Proposal", ancestors=("CreativeWork", "Entity")),
    Entity(PRESIDENT, "president of Chad", "Office", ancestors=("Entity",)),
    Entity(MINISTER, "foreign minister", "Office", ancestors=("Entity",)),
)
NAMES = {entity.id: entity.label for entity in ENTITIES}

# Codes as in the ontology: quad, PLOVER.
_CODES = {
    "offersMediation": (1, "AGREE/diplomatic"), "attacks": (4, "ASSAULT"), "strikesFromAir": (4, "ASSAULT:aerial"),
    "targetsForKilling": (4, "ASSAULT:targeted"), "shells": (4, "ASSAULT:heavy-weapons"), "kills": (4, "ASSAULT"),
    "injures": (4, "ASSAULT"), "declinesOffer": (3, "REJECT:assist"), "meets": (1, "CONSULT"), "visits": (1, "CONSULT:visit"),
    "sanctions": (4, "COERCE:restrict/diplomatic"), "liftsSanctionsOn": (2, "RETREAT/economic"),
    "supports": (1, "SUPPORT"), "praises": (1, "SUPPORT"),
    "threatens": (3, "THREATEN:violence"), "warns": (3, "THREATEN"), "deploysTo": (4, "MOBILIZE:troops"),
    "cooperatesWith": (2, "COOPERATE"), "accuses": (3, "ACCUSE:allege"), "criticizes": (3, "ACCUSE:disapprove"),
    "opposes": (3, "ACCUSE:disapprove"), "providesHumanitarianAidTo": (2, "AID/humanitarian"), "supplies": (2, "AID"),
    "withdrawsFrom": (2, "RETREAT:withdraw"), "rejects": (3, "REJECT"), "accepts": (1, "AGREE"),
    "rejectsMediationBy": (3, "REJECT:meet/diplomatic"),
}
_SYMMETRIC = {"meets", "alliedWith", "hasCloseTiesWith", "cooperatesWith"}
_OFFICIAL = {"offersMediation", "meets", "visits", "threatens"}
_STATES = {"operates", "manufacturedBy", "headOfStateOf", "headOfGovernmentOf", "holdsOffice", "spokespersonFor"}
_ROLES = {
    "offersMediation": "party", "visits": "location", "deploysTo": "location", "withdrawsFrom": "location", "opposes": "theme",
    "rejects": "theme", "accepts": "theme", "declinesOffer": "theme", "operates": "theme", "headOfStateOf": "theme",
    "headOfGovernmentOf": "theme", "holdsOffice": "theme", "spokespersonFor": "theme", "threatens": "recipient",
    "warns": "recipient", "accuses": "recipient", "criticizes": "recipient", "providesHumanitarianAidTo": "recipient",
    "supplies": "recipient", "rejectsMediationBy": "recipient", "manufacturedBy": "recipient",
}


def fact(subject: str, predicate: str, object: str, sentence: str = "", *, day: str = "", section: str = "paragraph",
         quantity: str = "", details: tuple[tuple[str, str], ...] = ()) -> Said:
    """What the article itself says; `day` is named in the sentence."""
    quad, plover = _CODES.get(predicate, (None, None))
    words = sentence or f"{NAMES.get(subject, subject)} {predicate} {NAMES.get(object, object)}."
    return Said(subject, predicate, object, symmetric=predicate in _SYMMETRIC, official=predicate in _OFFICIAL, quad=quad,
                plover=plover, kind="State" if predicate in _STATES else "Event", role=_ROLES.get(predicate, "patient"),
                sentence=words, trigger=words.split()[1], section=section, quantity=quantity, details=details,
                time=(day, day, "") if day else ("", "", ""))


def word_of(holder: str, said: Said, value: str = "CT+", modality: str = "actual", *, outer: tuple[str, ...] = (),
            mode: str = "indirect") -> Said:
    """What only a source says: the article does not commit itself."""
    return replace(said, author="Uu", holder=holder, value=value, modality=modality, outer=outer, mode=mode)


HERALD = [
    fact(FRONT, "attacks", NYALA, "Red Front storms Nyala", section="title"),
    fact(EGYPT, "supports", CHAD, "Egypt backs Chad", section="heading"),
    fact(KARE, "offersMediation", CHAD, "Lund offered to mediate for Chad."),
    fact(KARE, "offersMediation", CHAD, "The offer of Lund to Chad came on Monday."),
    fact(NORWAY, "offersMediation", SUDAN),
    word_of(OMAR, fact(SUDAN, "attacks", CHAD, "Sudan attacked Chad, Omar said.")),
    word_of(OMAR, fact(CHAD, "attacks", SUDAN, "Chad attacked nobody in Sudan, Omar said."), "CT-"),
    fact(CHAD, "strikesFromAir", SUDAN, "Chad bombed Sudan on 20 May.", day="2024-05-20"),
    word_of(GENERIC, fact(SUDAN, "targetsForKilling", OMAR, "What targets, if Sudan wanted Omar dead?"), "Uu", "hypothetical"),
    fact(OMAR, "declinesOffer", DRONE),
    fact(CHAD, "operates", DRONE),
    fact(DRONE, "manufacturedBy", NORWAY),
    fact(OMAR, "headOfStateOf", CHAD),
    fact(OMAR, "holdsOffice", PRESIDENT),
    fact(AMIRA, "spokespersonFor", ARMY),
    fact(KARE, "meets", OMAR, "Lund met Omar in Oslo.", details=(("location", OSLO),)),
    fact(NORWAY, "sanctions", SUDAN),
    word_of(AMIRA, fact(EGYPT, "liftsSanctionsOn", SUDAN)),
    word_of(AMIRA, fact(FRONT, "targetsForKilling", OMAR, "The Front would kill Omar, Saleh said."), "Uu", "planned"),
]
POST = [
    fact(SUDAN, "criticizes", QATAR, "Sudan scolds Qatar", section="title"),
    fact(CHAD, "strikesFromAir", SUDAN, "Chad bombed Sudan again.", day="2024-06-04"),
    fact(EGYPT, "supports", CHAD, "Egypt supports Chad in full."),
    replace(fact(NORWAY, "sanctions", SUDAN, "Norway sanctions nobody in Sudan."), author="CT-", value="CT-"),
    fact(FRONT, "kills", VILLAGERS, "It killed 28 villagers.", quantity="28", details=(("location", NYALA),)),
    word_of(AMIRA, fact(FRONT, "injures", VILLAGERS, "It hurt more than 100, Saleh said.", quantity="more than 100")),
    fact(OMAR, "threatens", SUDAN, "Omar threatened Sudan.", details=(("condition", "if the raids go on"),)),
    word_of(AMIRA, fact(SUDAN, "warns", EGYPT, "Sudan warned Egypt, Saleh said.")),
    word_of(KARE, fact(KARE, "visits", CHAD, "Lund plans to visit Chad."), "Uu", "planned"),
    word_of(AMIRA, fact(SUDAN, "deploysTo", NYALA, "Sudan would send troops to Nyala."), "Uu", "planned"),
    fact(QATAR, "alliedWith", CHAD),
    fact(EGYPT, "hasCloseTiesWith", QATAR),
    fact(NORWAY, "cooperatesWith", CHAD),
    fact(NORWAY, "cooperatesWith", EGYPT),
    fact(SUDAN, "accuses", CHAD),
    fact(EGYPT, "criticizes", SUDAN),
    word_of(OMAR, fact(CHAD, "attacks", SUDAN, "“We attack nobody.”"), "CT-", mode="direct"),
    word_of(OMAR, fact(EGYPT, "providesHumanitarianAidTo", CHAD, "Egypt gave “rice and tents”, Omar said."), mode="mixed"),
]
WIRE = [
    word_of(ARMY, fact(SUDAN, "withdrawsFrom", NYALA), outer=(AMIRA,)),
    word_of(OMAR, fact(QATAR, "supplies", FRONT), outer=(GENERIC,)),
    fact(EGYPT, "supplies", CHAD, "Egypt sent 200 Vipers to Chad.", quantity="200", details=(("theme", GUN),)),
    fact(NORWAY, "providesHumanitarianAidTo", SUDAN, "Norway gave Sudan some tents.", details=(("theme", "some tents"),)),
    fact(EGYPT, "rejects", PLAN),
    fact(SUDAN, "accepts", PLAN),
    fact(SUDAN, "rejects", PLAN),
    fact(EGYPT, "opposes", CHAD),
    fact(QATAR, "praises", NORWAY),
    word_of(AMIRA, fact(SUDAN, "rejectsMediationBy", NORWAY)),
    fact(EGYPT, "meets", QATAR, "Egypt met Qatar on 3 June.", day="2024-06-03"),
    word_of(GENERIC, fact(CHAD, "strikesFromAir", SUDAN, "Some deny that Chad bombed Sudan."), "CT-"),
    replace(fact(EGYPT, "attacks", SUDAN, "Egypt may attack Sudan."), author="PS+", value="PS+", modality="possible"),
    word_of(OMAR, fact(FRONT, "attacks", EGYPT, "The Front attacked Egypt, Omar said.")),
    word_of(AMIRA, fact(FRONT, "attacks", EGYPT, "Nobody attacked Egypt, Saleh said."), "CT-"),
    word_of(AMIRA, fact(FRONT, "shells", NYALA)),
]
LEAFLET = [
    fact(FRONT, "operates", GUN),
    fact(GUN, "manufacturedBy", EGYPT),
    fact(FRONT, "attacks", CHAD, "Fighters attack Chad."),
    fact(HAMID, "headOfGovernmentOf", EGYPT),
    fact(OMAR, "headOfStateOf", CHAD, "Omar is head of Chad."),
]
HERALD_DAY, POST_DAY, WIRE_DAY = "2024-06-02", "2024-06-05", "2024-06-05T18:30:00Z"


def readings() -> list[Reading]:
    """The four articles as they were read."""
    chad, norway = Lift(OMAR, CHAD, PRESIDENT), Lift(KARE, NORWAY, MINISTER)
    return [
        _reading(HERALD, "Offers and attacks", HERALD_DAY, "Daily Herald", (chad, norway)),
        _reading(POST, "The week in Chad", POST_DAY, "Nile Post", (chad,)),
        _reading(WIRE, "Talks", WIRE_DAY, "Gulf Wire", ()),
        _reading(LEAFLET, None, None, None, ()),
    ]


def _reading(said: Sequence[Said], title: str | None, published: str | None, publisher: str | None,
             lifts: tuple[Lift, ...]) -> Reading:
    """The id of a common noun has that of its article, which its text makes."""
    def read(scoped: str, article: str) -> Reading:
        ends = [replace(one, object=scoped if one.object == VILLAGERS else one.object) for one in said]
        named = {end for one in ends for end in (one.subject, one.object, one.holder, *one.outer, *(v for _, v in one.details))}
        named |= {end for lift in lifts for end in (lift.person, lift.state, lift.office)}
        known = [entity for entity in ENTITIES if entity.id in named]
        villagers = Entity(scoped, "villagers", "Group", article=article, ancestors=("Agent", "Entity"))
        return reading_of(ends, entities=known + [villagers] * (scoped in named), lifts=lifts, title=title, published=published,
                          publisher=publisher)

    article = read(VILLAGERS, "").article.id
    return read(f"{article}/e/villagers", article)
