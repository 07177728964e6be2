"""The protocol by its old address; it lives in kg.protocols, where stores and pages may both use it."""

from kg.protocols import Judged, Record

__all__ = ["Judged", "Record"]
