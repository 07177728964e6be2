"""News articles in, a knowledge graph that can be trusted out.

    >>> import kg
    >>> graph = kg.read("Israel attacked Iran. Iran said that the United States had helped Israel.")
    >>> print(graph.facts())
    Israel attacks Iran
    >>> print(graph.reports())
    United States supports Israel [reported by Iran (said)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import Graph, read

__version__ = "0.1.0"
__all__ = ["Graph", "__version__", "read"]


def __getattr__(name: str) -> object:
    """`Graph` and `read` are loaded when they are used, so that `import kg` stays light."""
    if name in ("Graph", "read"):
        import kg.api

        return getattr(kg.api, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), "Graph", "read"])
