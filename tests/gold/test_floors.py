"""The figures on gold do not fall below their floors (see floors.py), and floors only rise."""

from __future__ import annotations

import floors
import pytest
from floors import Floors

from kg.pipeline import Pipeline

pytestmark = pytest.mark.live


@pytest.mark.parametrize("name", list(floors.SETS))
def test_no_figure_is_below_its_floor(name: str, pipeline: Pipeline) -> None:
    if name not in floors.present():
        pytest.skip(f"{floors.SETS[name][0]} is not there")
    kept = floors.read()[name]
    reached = floors.measured([name], pipeline)[name]
    assert kept.gold == reached.gold, "the gold has changed: scripts/floors --update --allow-regression, and say why in the commit"
    assert floors.below(kept, reached) == []


def test_every_set_has_floors_and_the_seed_is_always_measured() -> None:
    assert set(floors.read()) == set(floors.SETS)
    assert "seed" in floors.present()


OLD = Floors("g", {"P": 0.5, "R": 0.4}, {"forbidden": 1})


def test_floors_only_rise() -> None:
    better_and_worse = Floors("g", {"P": 0.6, "R": 0.3}, {"forbidden": 2})
    assert floors.raised(OLD, better_and_worse) == Floors("g", {"P": 0.6, "R": 0.4}, {"forbidden": 1})
    assert floors.below(OLD, better_and_worse) == ["R is 0.3, its floor 0.4", "forbidden is 2, its ceiling 1"]
    assert floors.below(OLD, OLD) == []


def run(monkeypatch: pytest.MonkeyPatch, tmp_path: object, reached: Floors, *arguments: str) -> tuple[int, Floors]:
    """What `scripts/floors` makes of the floors OLD."""
    from pathlib import Path

    monkeypatch.setattr(floors, "FILE", Path(str(tmp_path)) / "floors.json")
    monkeypatch.setattr(floors, "measured", lambda names, pipeline: {"seed": reached})
    monkeypatch.setattr("sys.argv", ["floors", *arguments])
    floors.write({"seed": OLD})
    return floors.main(), floors.read()["seed"]


WORSE = Floors("g", {"P": 0.6, "R": 0.3}, {"forbidden": 0})
OTHER_GOLD = Floors("h", {"P": 0.1, "R": 0.1}, {"forbidden": 0})


@pytest.mark.parametrize(("reached", "arguments", "code", "kept"), [
    (WORSE, (), 1, OLD),
    (WORSE, ("--update",), 1, Floors("g", {"P": 0.6, "R": 0.4}, {"forbidden": 0})),
    (WORSE, ("--update", "--allow-regression"), 0, WORSE),
    (OTHER_GOLD, ("--update",), 1, OLD),
    (OTHER_GOLD, ("--update", "--allow-regression"), 0, OTHER_GOLD),
])
def test_the_script(monkeypatch: pytest.MonkeyPatch, tmp_path: object, reached: Floors, arguments: tuple[str, ...], code: int,
                    kept: Floors) -> None:
    assert run(monkeypatch, tmp_path, reached, *arguments) == (code, kept)


def test_a_floor_is_never_above_its_figure() -> None:
    assert floors._down(2 / 3) == 0.666
    assert floors._down(0.7) == 0.7
