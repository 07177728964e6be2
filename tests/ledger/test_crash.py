"""A process that is killed leaves whole articles, and a ledger that the next one can use."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import made_readings
import pytest
from made_readings import RUN, Said, reading_of

import kg
from kg.ledger import Ledger
from kg.model import Reading

# Adds articles and takes every third out again, until it is killed.
WRITER = """
import sys
from test_crash import numbered, RUN, Ledger
with Ledger.open(sys.argv[1], mode="write") as ledger:
    print("open", flush=True)
    for n in range(10_000):
        ledger.add(numbered(n), RUN)
        if n % 3 == 2:
            ledger.retract(numbered(n - 1).article.id)
"""


def numbered(number: int) -> Reading:
    """One article of many sentences, so that a kill falls inside a transaction."""
    said = [Said("wd:Q1", "attacks", f"e:place-{n}.city") for n in range(60)]
    return reading_of(said, opening=f"Part {number}. ", source=f"/in/{number}.txt")


@pytest.mark.parametrize("seed", range(4))
def test_a_kill_leaves_whole_articles(tmp_path, seed):
    path = tmp_path / "news.kg"
    folders = [Path(__file__).parent, Path(made_readings.__file__).parent, Path(kg.__file__).parents[1]]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, folders))}
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, env=environment)
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"open\n"
    time.sleep(random.Random(seed).uniform(0.05, 0.8))
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()

    with Ledger.open(path, mode="write") as ledger:
        kept = [int(Path(article.source).stem) for article in ledger.articles()]
        assert all(ledger.reading(article.id) == numbered(int(Path(article.source).stem)) for article in ledger.articles())
        assert ledger.verify() == ()
        last = max(kept, default=-1)
        gone = {n - 1 for n in range(2, last + 1, 3)}
        # Each step is whole; only the last addition may lack the retraction that follows it.
        assert set(kept) in ({*range(last + 1)} - gone, {*range(last + 1)} - (gone - {last - 1}))
        assert ledger.add(numbered(20_000), RUN)


# Writes until files may grow no more, as on a disk that is full.
FILLER = """
import os, resource, signal, sys
from test_crash import numbered, RUN, Ledger
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Ledger.open(sys.argv[1], mode="write") as ledger:
    for n in range(10_000):
        ledger.add(numbered(n), RUN)
        if n == 2:
            room = os.path.getsize(sys.argv[1] + "-wal") + 300_000
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
"""


def test_a_full_disk_stops_with_whole_articles(tmp_path):
    path = tmp_path / "news.kg"
    folders = [Path(__file__).parent, Path(made_readings.__file__).parent, Path(kg.__file__).parents[1]]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, folders))}
    filler = subprocess.run([sys.executable, "-c", FILLER, str(path)], env=environment, capture_output=True, text=True, check=False)
    assert filler.returncode == 1
    last = filler.stderr.strip().splitlines()[-1]
    assert last.startswith(f"kg.errors.LedgerError: {path}: cannot store /in/")
    with Ledger.open(path, mode="write") as ledger:
        kept = sorted(int(Path(article.source).stem) for article in ledger.articles())
        assert kept == list(range(len(kept))) and len(kept) >= 3
        assert f"/in/{len(kept)}.txt" in last
        assert ledger.verify() == ()
        assert ledger.add(numbered(len(kept)), RUN)
