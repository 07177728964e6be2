"""What a command of the command line did, and where the project's files lie."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEED = ROOT / "articles" / "putin_mediation.txt"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, object]]:
        """The JSON Lines that it printed."""
        return [json.loads(line) for line in self.out.splitlines()]


Kg = Callable[..., Outcome]
