"""Floors under the figures on gold: what was once reached may not be lost unseen.

    scripts/floors                               prints the figures beside their floors
    scripts/floors --update                      raises the floors to the figures, where these are better
    scripts/floors --update --allow-regression   sets the floors to the figures, whatever they are

`floors.json` has an entry for each set of gold: the digest of its files, figures that must be at least so high, and
counts that must be at most so high. The seed's gold lies beside it; the other sets are read from `../shared`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.evaluation import Figures
from kg.evaluation.run import measure
from kg.pipeline import Pipeline

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
FILE = Path(__file__).with_name("floors.json")
SETS = {
    "seed": (ROOT / "tests" / "gold" / "putin_mediation.jsonl", ROOT / "articles"),
    "gold": (SHARED / "gold", SHARED / "articles"),
    "check": (SHARED / "check" / "gold.pack", SHARED / "articles"),
}


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one set of gold."""

    gold: str  # sha256 of its files
    at_least: Mapping[str, float]
    at_most: Mapping[str, int]


def present() -> list[str]:
    """The sets whose gold and texts are there."""
    return [name for name, paths in SETS.items() if all(path.exists() for path in paths)]


def digest(path: Path) -> str:
    """Sha256 over names and bytes of the gold at a path."""
    seen = hashlib.sha256()
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        seen.update(file.name.encode() + b"\0" + file.read_bytes())
    return seen.hexdigest()


def measured(names: Iterable[str], pipeline: Pipeline) -> dict[str, Floors]:
    """What these sets reach now."""
    found = {}
    for name in names:
        gold, texts = SETS[name]
        result = measure([gold], [texts], pipeline, timed=False)
        found[name] = Floors(digest(gold), *figures(result.scores[0][1].totals, len(result.faults)))
    return found


def figures(totals: Figures, faults: int) -> tuple[dict[str, float], dict[str, int]]:
    """The figures that have floors, and the counts that have ceilings."""
    high: dict[str, float] = {}
    for view, rates in (("asserted", totals.asserted), ("reported", totals.reported)):
        for mode, each in (("strict", rates.strict), ("lenient", rates.lenient)):
            named = {"P": each.precision, "R_core": each.recall_core, "F1_core": each.f1_core}
            high |= {f"{view}_{mode}_{key}": value for key, value in named.items()}
    high |= {"evidence": totals.evidence or 0.0, "unasserted_status_right": float(totals.unasserted_status_right)}
    low = {"forbidden_hard": totals.forbidden_hard, "wrongly_asserted": totals.wrongly_asserted, "faults": faults}
    return {key: _down(value) for key, value in high.items()}, low


def _down(value: float) -> float:
    """Three digits, never rounded up: a floor may not lie above the figure that it was made from."""
    return int(value * 1000 + 1e-6) / 1000


def below(floors: Floors, now: Floors) -> list[str]:
    """What is worse than its floor, a line each."""
    high, low = now.at_least, now.at_most
    lines = [f"{key} is {high[key]}, its floor {floor}" for key, floor in floors.at_least.items() if high[key] < floor]
    return lines + [f"{key} is {low[key]}, its ceiling {top}" for key, top in floors.at_most.items() if low[key] > top]


def raised(floors: Floors, now: Floors) -> Floors:
    """The better of both, figure by figure."""
    return Floors(
        now.gold,
        {key: max(value, floors.at_least.get(key, value)) for key, value in now.at_least.items()},
        {key: min(value, floors.at_most.get(key, value)) for key, value in now.at_most.items()},
    )


def read() -> dict[str, Floors]:
    """The floors that are kept."""
    kept: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return {name: Floors(entry["gold"], entry["at_least"], entry["at_most"]) for name, entry in kept.items()}


def write(floors: Mapping[str, Floors]) -> None:
    """Keeps these floors."""
    entries = {name: asdict(each) for name, each in floors.items()}
    FILE.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")


def main() -> int:
    """Prints the figures beside their floors, and updates the floors where asked to."""
    parser = argparse.ArgumentParser(prog="scripts/floors", description="Floors under the figures on gold.")
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures that are better")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors, too, and take changed gold")
    wanted = parser.parse_args()
    kept, now = read(), measured(present(), Pipeline())
    worse = False
    for name, each in now.items():
        old = kept.get(name)
        for key, value in {**each.at_least, **each.at_most}.items():
            floor = {**old.at_least, **old.at_most}.get(key, "") if old else ""
            sys.stdout.write(f"{name:6} {key:28} {value:>8} {floor:>8}\n")
        problems = below(old, each) if old else []
        if old and old.gold != each.gold:
            problems.append("its gold has changed, so that figures cannot be compared")
        sys.stdout.writelines(f"{name}: {problem}\n" for problem in problems)
        worse = worse or bool(problems)
        if wanted.update and (wanted.allow_regression or not (old and old.gold != each.gold)):
            kept[name] = raised(old, each) if old and not wanted.allow_regression else each
    if wanted.update:
        write(kept)
    return int(worse and not wanted.allow_regression)


if __name__ == "__main__":
    sys.exit(main())
