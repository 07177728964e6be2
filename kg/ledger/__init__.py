"""The record: articles with what was read out of them, in one SQLite file, and the views computed from it."""

from kg.ledger.check import Fault
from kg.ledger.ledger import Change, Ledger
from kg.ledger.views import Judgement, contested, edges, ends, status

__all__ = ["Change", "Fault", "Judgement", "Ledger", "contested", "edges", "ends", "status"]
