"""Ids of bodies of states."""

from __future__ import annotations


def body_key(words: list[str], state: str) -> str:
    """The name that makes the id: "Iraqi army", "Iraq's army" and "army of Iraq" are one."""
    return f"{' '.join(words)} of {state}"
