"""Several processes at one ledger: one writes, the others read, and who comes second waits."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import made_readings
import pytest
from made_readings import RUN, Said, build, reading_of

import kg
from kg.errors import LedgerError
from kg.ledger import Ledger

FOLDERS = [Path(__file__).parent, Path(made_readings.__file__).parent, Path(kg.__file__).parents[1]]
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, FOLDERS))}

WRITER = """
import sys
from test_crash import numbered, RUN, Ledger
with Ledger.open(sys.argv[1], mode="write") as ledger:
    for n in range(int(sys.argv[2])):
        ledger.add(numbered(n), RUN)
        print(n, flush=True)
    sys.stdin.readline()
"""
# Reads until all articles are there; each look must show whole articles, and no fewer than the look before.
READER = """
import sys
from test_crash import numbered, Ledger
seen = looks = 0
while seen < int(sys.argv[2]):
    with Ledger.open(sys.argv[1]) as ledger, ledger.snapshot():
        articles = ledger.articles()
        assert len(articles) >= seen, (len(articles), seen)
        assert len(ledger.claims()) == 60 * len(articles)
        assert len(ledger.edges()) == (60 if articles else 0)
        seen, looks = len(articles), looks + 1
print(looks)
"""


def started(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], env=ENVIRONMENT, text=True,
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_readers_see_whole_articles_while_one_writes(tmp_path: Path) -> None:
    path, count = tmp_path / "news.kg", 25
    build(path, []).close()
    readers = [started(READER, path, count) for _ in range(3)]
    writer = started(WRITER, path, count)
    for reader in readers:
        out, error = reader.communicate(timeout=120)
        assert (reader.returncode, error) == (0, "")
        assert int(out) >= 1
    assert writer.communicate("end\n", timeout=120)[1] == ""
    assert writer.returncode == 0


def test_a_second_writer_waits_or_says_who_holds_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "news.kg"
    writer = started(WRITER, path, 1)
    assert writer.stdout is not None and writer.stdin is not None
    assert writer.stdout.readline() == "0\n"
    with pytest.raises(LedgerError, match=rf"another kg is writing to it \(process {writer.pid} since 20\d\d-"):
        Ledger.open(path, mode="write", wait=0.2)
    opener = started("import sys; from kg.ledger import Ledger; Ledger.open(sys.argv[1], mode='write', wait=60).close()", path)
    time.sleep(0.5)
    assert opener.poll() is None  # it waits
    writer.communicate("end\n", timeout=60)
    assert opener.communicate(timeout=60)[1] == ""
    assert opener.returncode == 0


def test_a_signature_left_behind_locks_nobody_out(tmp_path: Path) -> None:
    path = tmp_path / "news.kg"
    Path(f"{path}-lock").write_text(f"process {os.getpid()} since 2024-01-01 00:00:00 UTC")
    with Ledger.open(path, mode="write") as ledger:
        assert ledger.add(reading_of([Said("wd:Q1", "attacks", "wd:Q2")]), RUN)
    assert not Path(f"{path}-lock").exists()
