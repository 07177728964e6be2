"""The Python API: a graph that is built, asked, exported. `from kg import Graph, read` gives the same names."""

from kg.api.answers import Answer, Table
from kg.api.comparison_records import ConflictRow, EventRow, SideClaim, SideRow
from kg.api.graph import Built, Graph, read
from kg.api.records import ArticleRow, ClaimRow, EdgeRow, EntityRow, EvidenceRow, SourceRow, StatementRow

__all__ = [
    "Answer", "ArticleRow", "Built", "ClaimRow", "ConflictRow", "EdgeRow", "EntityRow", "EventRow", "EvidenceRow", "Graph",
    "SideClaim", "SideRow", "SourceRow", "StatementRow", "Table", "read",
]
