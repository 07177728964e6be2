"""Named repairs of the parse, tree in, tree out: each mends one error that the parser makes again and again on news."""

from __future__ import annotations

from collections.abc import Callable

from kg.annotate.tree import Tree

REPAIRS: tuple[Callable[[Tree], None], ...] = ()


def repair(tree: Tree) -> Tree:
    """Apply all repairs, in order, to a UD tree; the tree is changed and returned. `tree.repairs` tells which."""
    for mend in REPAIRS:
        mend(tree)
    return tree
