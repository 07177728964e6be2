"""Corrections by people: read from a file, and applied to what was read out of an article, before the ledger."""

from kg.corrections.correct import correct
from kg.corrections.decisions import Corrections
from kg.corrections.file import CorrectionsFile, Entry, read_corrections
from kg.corrections.proposals import Proposal, as_toml, proposals
from kg.corrections.resolve import Known, Resolved, check, resolve

__all__ = [
    "Corrections", "CorrectionsFile", "Entry", "Known", "Proposal", "Resolved", "as_toml", "check", "correct", "proposals",
    "read_corrections", "resolve",
]
