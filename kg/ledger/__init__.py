"""The record: articles with what was read out of them, in one SQLite file, and the views computed from it."""

from kg.ledger.check import Fault
from kg.ledger.conflicts import Conflict, Side, conflicts
from kg.ledger.happenings import Happening, happenings
from kg.ledger.ledger import Change, Ledger
from kg.ledger.material import Material, gather
from kg.ledger.several import Difference, difference, merge
from kg.ledger.views import Judgement, contested, edges, ends, status

__all__ = [
    "Change", "Conflict", "Difference", "Fault", "Happening", "Judgement", "Ledger", "Material", "Side", "conflicts",
    "contested", "difference", "edges", "ends", "gather", "happenings", "merge", "status",
]
