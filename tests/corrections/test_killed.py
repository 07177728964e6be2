"""A process that is killed while it corrects leaves whole articles, and the next one completes."""

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
from made_readings import Said, build, reading_of
from test_corrected import LEXICON, content

import kg
from kg.corrected import Corrected
from kg.corrections import correct, read_corrections
from kg.ledger import Ledger
from kg.model import Reading

FILE = """
[[merge]]
entities = ["e:place-1.city"]
into = "e:place-2.city"
[[reject]]
subject = "wd:Q1"
object = "e:place-3.city"
"""
WRITER = """
import sys
from test_killed import LEXICON, Corrected, Ledger, read_corrections
with Ledger.open(sys.argv[1], mode="write") as ledger:
    print("open", flush=True)
    Corrected(ledger, read_corrections(ledger.path), LEXICON).settle()
"""


def numbered(number: int) -> Reading:
    said = [Said("wd:Q1", "attacks", f"e:place-{n}.city") for n in range(30)]
    return reading_of(said, opening=f"Part {number}. ", source=f"/in/{number}.txt")


@pytest.mark.parametrize("seed", range(3))
def test_a_kill_leaves_whole_articles(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "news.kg"
    readings = {reading.article.id: reading for reading in map(numbered, range(60))}
    with build(path, readings.values()):
        (tmp_path / "corrections.toml").write_text(FILE, encoding="utf-8")
    folders = [Path(__file__).parent, Path(made_readings.__file__).parent, Path(kg.__file__).parents[1]]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, folders))}
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, env=environment)
    assert writer.stdout is not None and writer.stdout.readline() == b"open\n"
    time.sleep(random.Random(seed).uniform(0.02, 0.5))
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()

    with Ledger.open(path, mode="write") as ledger:
        desk = Corrected(ledger, read_corrections(path), LEXICON)
        for article, before in readings.items():
            assert ledger.reading_before(article) == before
            assert ledger.reading(article) in (before, correct(before, desk.corrections))
        desk.settle()
        assert content(ledger) == [correct(readings[key], desk.corrections) for key in sorted(readings)]
        assert ledger.verify() == ()
