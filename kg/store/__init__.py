"""Projections of a ledger: RDF and SPARQL, JSON Lines, networkx and GraphML. Nothing heavy is loaded before its use."""

from kg.store.formats import ENDINGS, FORMATS, format_of, write
from kg.store.record import Judged, Record

__all__ = ["ENDINGS", "FORMATS", "Judged", "Record", "format_of", "write"]
