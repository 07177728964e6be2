"""What JSON Lines take out, `kg import` puts in again; what is broken stays out whole."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_readings import RUN, Said, build, made_readings, reading_of, unlike

from kg.api.joining import import_file
from kg.errors import InputError, LedgerError
from kg.ledger import Ledger, difference
from kg.ledger.uncorrected import Before
from kg.model import AUTHOR, Entity, Reading
from kg.store import write
from kg.store.plain import plain, restored

FEW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
several = st.lists(made_readings(), min_size=1, max_size=4).filter(unlike)
X, Y = "wd:Q1", "wd:Q2"


def exported(ledger: Ledger, name: str = "jsonl") -> bytes:
    out = io.BytesIO()
    write(ledger, out, name)
    return out.getvalue()


@FEW
@given(made_readings())
def test_a_reading_comes_back_from_json(reading: Reading) -> None:
    assert restored(Reading, json.loads(json.dumps(plain(reading)))) == reading


@FEW
@given(several)
def test_the_ledger_comes_back(readings: Sequence[Reading]) -> None:
    with tempfile.TemporaryDirectory() as name, build(Path(name) / "a.kg", readings) as ledger:
        file, copy = Path(name) / "a.jsonl", Path(name) / "copy.kg"
        file.write_bytes(exported(ledger))
        assert import_file(str(file), str(copy)) == len(readings)
        with Ledger.open(copy) as other:
            assert list(difference(ledger, other)) == []
            assert [other.reading(r.article.id) for r in readings] == readings
            assert (other.runs(), other.run_of()) == (ledger.runs(), ledger.run_of())
            assert sorted(exported(other, "nquads").splitlines()) == sorted(exported(ledger, "nquads").splitlines())
            assert exported(other) == exported(ledger)
        assert import_file(str(file), str(copy)) == 0


def test_corrections_can_still_be_undone(tmp_path: Path) -> None:
    before = reading_of([Said(X, "attacks", Y)], entities=[Entity(X, "Ann", "Person")])
    now = replace(before, entities=tuple(replace(e, label="Anna") if e.id == X else e for e in before.entities))
    with build(tmp_path / "a.kg", []) as ledger:
        ledger.add(now, RUN, Before(before, "some"))
        (tmp_path / "a.jsonl").write_bytes(exported(ledger))
    import_file(str(tmp_path / "a.jsonl"), str(tmp_path / "b.kg"))
    with Ledger.open(tmp_path / "b.kg") as other:
        assert other.reading(before.article.id) == now
        assert other.reading_before(before.article.id) == before


def broken_json(lines: list[bytes]) -> list[bytes]:
    return [*lines[:-1], lines[-1][:-30] + b"\n"]


def another_text(lines: list[bytes]) -> list[bytes]:
    return [*lines[:-1], lines[-1].replace(b'"text": "News', b'"text": "Nows')]


def shifted_claim(lines: list[bytes]) -> list[bytes]:
    row = json.loads(lines[-1])
    row["reading"]["claims"][0]["trigger_start"] += 1
    return [*lines[:-1], json.dumps(row).encode() + b"\n"]


def with_field(name: str, value: object) -> Callable[[list[bytes]], list[bytes]]:
    def change(lines: list[bytes]) -> list[bytes]:
        row = json.loads(lines[-1])
        row["reading"]["claims"][0][name] = value
        return [*lines[:-1], json.dumps(row).encode() + b"\n"]

    return change


def with_reading(part: str, name: str, value: object) -> Callable[[list[bytes]], list[bytes]]:
    def change(lines: list[bytes]) -> list[bytes]:
        row = json.loads(lines[-1])
        held = row["reading"][part]
        (held[0] if isinstance(held, list) else held)[name] = value
        return [*lines[:-1], json.dumps(row).encode() + b"\n"]

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (broken_json, "no JSON"),
        (another_text, "the text is not the one"),
        (shifted_claim, "trigger 'attacks' is not at"),
        (with_field("author", "surely"), "Reading.claims.author is 'surely', which is no Factuality"),
        (with_field("char_start", "1"), "Reading.claims.char_start is '1', not of type int"),
        (with_field("holder", f"e:nobody.person{AUTHOR}"), "names e:nobody"),
        (with_field("mood", "good"), "Reading.claims has no 'mood'"),
        (with_field("confidence", 7.0), "confidence 7.0 is not between 0 and 1"),
        (with_field("confidence", float("nan")), "confidence nan is not between"),  # SQLite would leave the claim out
        (with_field("article", "doc:0"), "is of another article, doc:0"),
        (with_reading("statements", "predicate", "attacks`) DETACH DELETE"), "no name of a property"),
        (with_reading("entities", "type", "a class"), "'a class' is no name"),
        (with_reading("article", "blocks", [{"kind": "title", "char_start": 0, "char_end": 9**9}]), "block title 0-387420489"),
        (lambda lines: [*lines[:-1], b'{"kind": "raeding"}\n'], "unknown kind 'raeding'"),
        (lambda lines: [*lines[:-1], b"[1]\n"], "no object"),
        (lambda lines: [*lines[:-1], b"{}\n"], "lacks 'kind'"),
        (lambda lines: [*lines[:-1], b"\xff\xfe\n"], "utf-8"),
        (lambda lines: lines[-1:], "has the run"),
    ],
)
def test_a_broken_line_is_named_and_nothing_comes_in(
    tmp_path: Path, change: Callable[[list[bytes]], list[bytes]], words: str
) -> None:
    with build(tmp_path / "a.kg", [reading_of([Said(X, "visits", Y)]), reading_of([Said(X, "attacks", Y)])]) as ledger:
        lines = exported(ledger).splitlines(keepends=True)
        last = next(n for n, line in enumerate(lines) if b'"kind": "reading"' in line and b'"trigger": "attacks"' in line)
    changed = change([*lines[:last], *lines[last + 1 :], lines[last]])
    (tmp_path / "bad.jsonl").write_bytes(b"".join(changed))
    build(tmp_path / "there.kg", []).close()
    for graph in ("new.kg", "there.kg"):
        with pytest.raises(InputError) as caught:
            import_file(str(tmp_path / "bad.jsonl"), str(tmp_path / graph))
        message = str(caught.value)
        assert words in message
        assert message.endswith("nothing was imported")
        assert f"bad.jsonl:{len(changed)}: " in message
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.kg", "bad.jsonl", "there.kg"]
    with Ledger.open(tmp_path / "there.kg") as ledger:
        assert (ledger.articles(), ledger.change) == ((), 0)


def test_an_export_of_an_older_kg_says_so(tmp_path: Path) -> None:
    (tmp_path / "old.jsonl").write_text('{"kind": "article", "id": "doc:1"}\n')
    with pytest.raises(InputError, match="no line of kind"):
        import_file(str(tmp_path / "old.jsonl"), str(tmp_path / "new.kg"))
    with pytest.raises(InputError, match=r"none\.jsonl: cannot be read"):
        import_file(str(tmp_path / "none.jsonl"), str(tmp_path / "new.kg"))
    assert not (tmp_path / "new.kg").exists()


def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    with build(tmp_path / "a.kg", [reading_of([Said(X, "attacks", Y)], entities=[Entity(X, "Ann", "Person")])]) as ledger:
        (tmp_path / "a.jsonl").write_bytes(exported(ledger).replace(b'"Ann"', b'"\\ud800"'))
    with pytest.raises(LedgerError) as caught:
        import_file(str(tmp_path / "a.jsonl"), str(tmp_path / "b.kg"))
    assert str(caught.value).startswith(f"{tmp_path}/b.kg: cannot import")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "a.kg"]
