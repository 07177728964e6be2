"""Projections of a ledger: RDF and SPARQL, JSON Lines, networkx and GraphML. Nothing heavy is loaded before its use."""

from kg.protocols import Judged, Record
from kg.store.formats import ENDINGS, FORMATS, format_of, write

__all__ = ["ENDINGS", "FORMATS", "Judged", "Record", "format_of", "write"]
