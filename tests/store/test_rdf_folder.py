"""The RDF store on disk: it follows the ledger, survives what may happen to it, and never stands in the way."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_readings import KEYS, RUN, Said, build, made_readings, reading_of, unlike

from kg.ledger import Ledger
from kg.store.articles import home_of
from kg.store.folder_lock import folder_lock
from kg.store.rdf_folder import folder_of, in_memory, with_store
from kg.store.rdf_sync import follow

X, Y, ANN, BO = KEYS
OTHER = "https://my.example/v#hits"
FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def content(store: ox.Store) -> set[ox.Quad]:
    return set(store)


def numbered(number: int, *said: Said):
    return reading_of(said or [Said(X, "attacks", Y)], opening=f"{number}. ")


@FEW
@given(st.lists(made_readings(), min_size=1, max_size=4).filter(unlike), st.randoms())
def test_a_store_that_follows_holds_what_a_new_one_would(readings, choice):
    with tempfile.TemporaryDirectory() as folder, build(Path(folder) / "a.kg", ()) as ledger:
        store = in_memory(ledger)
        for step in range(3):
            since = ledger.change
            for reading in choice.sample(readings, k=choice.randint(1, len(readings))):
                if choice.random() < 0.6:
                    ledger.add(reading, {**RUN, "step": str(step)})
                elif any(article.id == reading.article.id for article in ledger.articles()):
                    ledger.retract(reading.article.id)
            follow(store, ledger, since)
            assert content(store) == content(in_memory(ledger))


def test_a_property_of_the_user_goes_with_its_last_statement(tmp_path):
    first, second = (numbered(n, Said(X, OTHER, end, quad=4, trigger="hits")) for n, end in enumerate((Y, ANN)))
    with build(tmp_path / "a.kg", [first, second]) as ledger:
        store = in_memory(ledger)
        for reading in (first, second):
            since = ledger.change
            ledger.retract(reading.article.id)
            follow(store, ledger, since)
            assert content(store) == content(in_memory(ledger))
            articles = {name.value for name in store.named_graphs() if "/doc/" in name.value}
            assert articles == {home_of(article.id) for article in ledger.articles()}


def test_an_article_that_joins_a_cluster_of_copies_changes_the_others(tmp_path):
    text = "The same words, printed by many papers on one day, with hardly a difference between them. "
    readings = [reading_of([Said(X, "attacks", Y)], opening=text, published=f"2024-05-0{day}") for day in range(1, 5)]
    readings.sort(key=lambda reading: reading.article.id, reverse=True)
    with build(tmp_path / "a.kg", ()) as ledger:
        store = in_memory(ledger)
        for reading in (*readings, *readings[:0:-1]):
            since = ledger.change
            if not ledger.add(reading, RUN):  # it is there: the second time round it goes
                ledger.retract(reading.article.id)
            follow(store, ledger, since)
            assert content(store) == content(in_memory(ledger))
        assert ledger.dup_clusters() == {readings[0].article.id: readings[0].article.id}


def test_the_default_graph_is_the_merge_without_what_is_no_fact(tmp_path):
    with build(tmp_path / "a.kg", [numbered(1, Said(X, "attacks", Y), Said(ANN, "visits", BO, "Uu", BO, "CT+"))]) as ledger:
        store = in_memory(ledger)
    merged = {q.triple for q in store if q.graph_name == ox.DefaultGraph()}
    facts = {q.triple for q in store if not str(q.graph_name).endswith(("DEFAULT", "/reported>", "/reified>", "/ledger>"))}
    assert merged == facts != set()


# ── On disk ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def ledger(tmp_path):
    with build(tmp_path / "a.kg", [numbered(number) for number in range(3)]) as found:
        yield found


def asked(ledger: Ledger) -> set[ox.Quad]:
    """All that the store holds that answers; it must be what a new one would hold."""
    found = with_store(ledger, content)
    assert found == content(in_memory(ledger))
    return found


def stamp(ledger: Ledger) -> int:
    return (folder_of(ledger) / "store" / "IDENTITY").stat().st_ino


def test_it_is_made_once_and_follows(ledger):
    asked(ledger)
    first = stamp(ledger)
    ledger.add(numbered(7), RUN)
    asked(ledger)
    ledger.retract(numbered(1).article.id)
    asked(ledger)
    assert stamp(ledger) == first
    assert {path.name for path in folder_of(ledger).iterdir()} == {"lock", "store"}


def test_a_store_of_another_ledger_is_made_anew(ledger, tmp_path):
    asked(ledger)
    with build(tmp_path / "b.kg", [numbered(number) for number in range(3)]) as other:
        shutil.copytree(folder_of(ledger), folder_of(other))
        first = stamp(other)
        asked(other)
        assert stamp(other) != first


@pytest.mark.parametrize("harm", ["CURRENT", "MANIFEST", ".sst", "everything"])
def test_a_damaged_store_is_made_anew(ledger, harm):
    asked(ledger)
    for path in (folder_of(ledger) / "store").iterdir():
        if harm in path.name or (harm == "everything" and path.is_file()):
            path.write_bytes(b"\x00" * min(path.stat().st_size, 1000))
    asked(ledger)
    shutil.rmtree(folder_of(ledger) / "store")
    (folder_of(ledger) / "store").write_text("a file in its place")
    asked(ledger)


def test_a_folder_that_may_not_be_made_is_done_without(ledger):
    folder_of(ledger).write_text("in the way")
    asked(ledger)
    assert folder_of(ledger).read_text() == "in the way"


def test_a_reader_beside_does_not_hinder_one_that_is_up_to_date(ledger):
    asked(ledger)
    with folder_lock(folder_of(ledger)) as lock:
        assert lock and lock.share()
        asked(ledger)
        first = stamp(ledger)
    assert stamp(ledger) == first


def test_while_others_keep_the_folder_memory_answers(ledger, monkeypatch):
    monkeypatch.setattr("kg.store.rdf_folder._PATIENCE", 0.1)
    asked(ledger)
    ledger.add(numbered(9), RUN)
    with folder_lock(folder_of(ledger)) as lock:
        assert lock and lock.share()
        asked(ledger)
        assert lock.alone()
        asked(ledger)


# ── Processes ───────────────────────────────────────────────────────────────────────────────────────

ASK = """
import sys
from kg.ledger import Ledger
from kg.store.rdf_folder import with_store
with Ledger.open(sys.argv[1]) as ledger:
    print(with_store(ledger, lambda store: len(store)), flush=True)
"""


def asking(ledger: Ledger) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", ASK, str(ledger.path)], stdout=subprocess.PIPE)


def test_several_processes_ask_at_once(ledger):
    running = [asking(ledger) for _ in range(4)]
    found = {process.communicate(timeout=60)[0].strip() for process in running}
    assert found == {str(len(in_memory(ledger))).encode()}


def test_killed_at_any_moment_it_is_old_or_new(ledger):
    choice = random.Random(4)
    for number in range(8):
        ledger.add(numbered(10 + number, *(Said(X, "attacks", end) for end in (Y, ANN, BO))), RUN)
        process = asking(ledger)
        time.sleep(choice.uniform(0.0, 0.6))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        asked(ledger)
