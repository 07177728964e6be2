"""Families of classes: what shares a colour. Few enough to tell apart, for the colour-blind, too."""

from __future__ import annotations

from kg.model import Entity

# Name -> classes; the nearest class above an entity decides, so classes of a user's ontology find their family, too.
FAMILIES: dict[str, frozenset[str]] = {
    "People": frozenset({"Person"}),
    "States and cities": frozenset({"GPE", "Country", "City", "AdminRegion"}),
    "Organizations": frozenset({"Organization"}),
    "Groups": frozenset({"Group"}),
    "Places": frozenset({"Place", "Region", "Facility", "GeographicFeature"}),
    "Events": frozenset({"NamedEvent", "Event"}),
    "Things and ideas": frozenset(),  # all else: artifacts, works, offices, concepts
}
NAMES = tuple(FAMILIES)


def family(entity: Entity) -> int:
    """The number of an entity's family in `NAMES`; the last one where nothing else fits."""
    for name in (entity.type, *entity.ancestors):
        for number, members in enumerate(FAMILIES.values()):
            if name in members:
                return number
    return len(NAMES) - 1
