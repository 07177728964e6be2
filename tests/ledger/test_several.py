"""Merging and comparing ledgers."""

from __future__ import annotations

import io
import itertools
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_readings import Said, build, made_readings, reading_of, unlike

from kg.api.joining import merge_files
from kg.errors import LedgerError
from kg.ledger import Ledger, difference, merge
from kg.model import Reading
from kg.store import write

FEW = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
several = st.lists(made_readings(), min_size=1, max_size=5).filter(unlike)
X, Y, URL = "wd:Q1", "wd:Q2", "https://news.example/1"


def exported(path: Path) -> list[bytes]:
    out = io.BytesIO()
    with Ledger.open(path) as ledger:
        write(ledger, out, "nquads")
    return sorted(out.getvalue().splitlines())


@FEW
@given(several, st.lists(st.sets(st.integers(0, 4), max_size=3), min_size=2, max_size=3))
def test_merging_is_building_all_in_any_order(readings: Sequence[Reading], parts: Sequence[set[int]]) -> None:
    shares = [[readings[n % len(readings)] for n in sorted(part)] for part in parts]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"{n}.kg" for n in range(len(shares))]
        for path, share in zip(paths, shares, strict=True):
            build(path, share).close()
        build(folder / "all.kg", [reading for share in shares for reading in share]).close()
        wanted = exported(folder / "all.kg")
        for number, order in enumerate(itertools.permutations(paths)):
            merge_files([str(path) for path in order], str(folder / f"out{number}.kg"))
            assert exported(folder / f"out{number}.kg") == wanted
            with Ledger.open(folder / f"out{number}.kg") as ledger, Ledger.open(folder / "all.kg") as whole:
                assert list(difference(ledger, whole)) == []
                assert ledger.verify() == ()


def texts(**dates: str | None) -> list[Reading]:
    """Texts of one url by their opening words."""
    return [reading_of([Said(X, "attacks", Y)], url=URL, published=day, opening=f"{name}. ") for name, day in dates.items()]


@pytest.mark.parametrize("dates", [("2024-05-01", "2024-05-02"), (None, None), ("2024-05-01", "2024-05-01"), (None, "2024-05-01")])
def test_of_two_texts_of_a_url_the_same_one_stays_either_way(tmp_path: Path, dates: tuple[str | None, str | None]) -> None:
    old, new = texts(Old=dates[0], New=dates[1])
    left = set()
    for first, second in ((old, new), (new, old)):
        build(tmp_path / "b.kg", [second]).close()
        with build(tmp_path / "a.kg", [first]) as ledger, Ledger.open(tmp_path / "b.kg") as other:
            merge(ledger, other)
            left |= {article.id for article in ledger.articles()}
    assert len(left) == 1
    if dates[0] and dates[1] and dates[0] < dates[1]:
        assert left == {new.article.id}


def test_an_article_read_in_two_ways_stops_it_and_nothing_changes(tmp_path: Path) -> None:
    same, other = reading_of([Said(X, "visits", Y)], opening="One. "), reading_of([Said(X, "attacks", Y)])
    build(tmp_path / "a.kg", [other]).close()
    build(tmp_path / "b.kg", [same, reading_of([Said(X, "attacks", Y)], engine="rules 2")]).close()
    before = exported(tmp_path / "a.kg")
    for output in (None, str(tmp_path / "c.kg")):
        with pytest.raises(LedgerError, match="was read otherwise than in"):
            merge_files([str(tmp_path / "a.kg"), str(tmp_path / "b.kg")], output)
    assert exported(tmp_path / "a.kg") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.kg", "b.kg"]


def test_the_place_of_a_text_is_seen_from_the_new_ledger(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        reading = reading_of([Said(X, "attacks", Y)], source=str(tmp_path / name / "t.txt"), opening=f"{name} ")
        build(tmp_path / name / "a.kg", [reading]).close()
    merge_files([str(tmp_path / "one" / "a.kg"), str(tmp_path / "two" / "a.kg")], str(tmp_path / "both.kg"))
    with Ledger.open(tmp_path / "both.kg") as ledger:
        assert set(ledger.places().values()) == {"one/t.txt", "two/t.txt"}


def test_difference_names_what_only_one_has_and_what_is_unlike(tmp_path: Path) -> None:
    shared = reading_of([Said(X, "attacks", Y)], opening="Shared. ")
    build(tmp_path / "a.kg", [shared, reading_of([Said(X, "visits", Y)], opening="First. ")]).close()
    build(tmp_path / "b.kg", [shared, reading_of([Said(X, "attacks", Y, "CT-", value="CT-")], opening="Second. ")]).close()
    with Ledger.open(tmp_path / "a.kg") as first, Ledger.open(tmp_path / "b.kg") as second:
        found = list(difference(first, second))
        assert list(difference(first, first)) == []
    assert sorted(d.where for d in found if d.kind == "article") == ["first", "second"]
    assert ("edge", "first", f"asserted {X} visits {Y}") in {(d.kind, d.where, d.id) for d in found}
    assert {d.where for d in found if d.kind == "statement"} == {"first", "both"}  # of the attack, one has another claim


def test_a_new_ledger_takes_nobodys_place(tmp_path: Path) -> None:
    for name in ("a.kg", "b.kg", "c.kg"):
        build(tmp_path / name, []).close()
    with pytest.raises(LedgerError, match="is there already"):
        merge_files([str(tmp_path / "a.kg"), str(tmp_path / "b.kg")], str(tmp_path / "c.kg"))


def test_compact_gives_room_back(tmp_path: Path) -> None:
    readings = [reading_of([Said(X, "attacks", f"e:place-{n}.city") for n in range(50)], opening=f"{k}. ") for k in range(10)]
    with build(tmp_path / "a.kg", readings) as ledger:
        for reading in readings[1:]:
            ledger.retract(reading.article.id)
        with Ledger.open(tmp_path / "a.kg") as reader:
            assert reader.articles()
            before, after = ledger.compact()
        assert after < before / 2
        assert after == (tmp_path / "a.kg").stat().st_size
        assert [a.id for a in ledger.articles()] == [readings[0].article.id]
