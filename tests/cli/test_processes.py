"""What only a process of its own shows: interruption, a closed pipe, a kill, what is loaded at the start."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.ledger import Ledger

KG = (sys.executable, "-c", "from kg.cli import main; main()")
HEAVY = ("spacy", "rdflib", "neo4j", "networkx", "numpy", "pyoxigraph")


def texts(folder: Path, count: int) -> Path:
    """A folder with so many articles."""
    made = folder / "texts"
    made.mkdir()
    for number in range(count):
        (made / f"{number:04}.txt").write_text(f"Iran attacked Israel on day {number}.\n" * 20)
    return made


def started(folder: Path, *arguments: object) -> subprocess.Popen[bytes]:
    """`kg build` of the folder, running, with its first articles in the ledger."""
    process = subprocess.Popen([*KG, *map(str, arguments)], cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        if (folder / "news.kg").exists() and written(folder):
            return process
        time.sleep(0.02)
    process.kill()
    raise AssertionError(process.communicate())


def written(folder: Path) -> int:
    """Number of articles in the ledger."""
    try:
        with Ledger.open(folder / "news.kg") as ledger:
            return len(ledger.run_of())
    except Exception:  # it is just being made
        return 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_whole_articles(tmp_path: Path, number: signal.Signals) -> None:
    process = started(tmp_path, "build", texts(tmp_path, 500))
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert process.returncode == (130 if number is signal.SIGINT else -number)
    assert b"Traceback" not in err and out == b""
    with Ledger.open(tmp_path / "news.kg") as ledger:
        articles = ledger.articles()
        assert 0 < len(articles) < 500
        assert ledger.verify() == ()
        assert {len(ledger.reading(a.id).sentences) for a in articles} == {20}
    again = subprocess.run([*KG, "build", str(tmp_path / "texts" / "0000.txt")], cwd=tmp_path, capture_output=True, check=True)
    assert b"nothing changed" in again.stderr  # and the next one can write


def test_a_reader_that_has_seen_enough(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Iran attacked Israel.\n")
    subprocess.run([*KG, "build", "a.txt"], cwd=tmp_path, capture_output=True, check=True)
    for verb in (("facts",), ("export", "-f", "nquads"), ("export", "-f", "jsonl", "-o", "/dev/stdout")):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([*KG, *verb], cwd=tmp_path, stdout=writer, stderr=subprocess.PIPE, check=False)
        os.close(writer)
        assert (done.returncode, done.stderr) == (1, b"")


def loaded(code: str, folder: Path) -> str:
    """The heavy packages that are loaded when this code has run."""
    check = f"import sys, atexit; atexit.register(lambda: sys.stderr.write(' '.join(m for m in {HEAVY!r} if m in sys.modules)))"
    done = subprocess.run([sys.executable, "-c", f"{check}\n{code}"], cwd=folder, capture_output=True, text=True, check=True)
    return done.stderr


@pytest.mark.parametrize("code", [
    "import kg", "import kg.cli.app", "import sys; sys.argv = ['kg', '--help']; from kg.cli import main; main()",
    "import sys; sys.argv = ['kg', 'build', '--help']; from kg.cli import main; main()", "import kg.pipeline, kg.evaluation",
    "import kg.ledger, kg.store, kg.ingest.files",
])
def test_nothing_heavy_is_loaded_at_the_start(tmp_path: Path, code: str) -> None:
    assert loaded(code, tmp_path) == ""


def test_reading_verbs_do_not_load_the_parser(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Iran attacked Israel.\n")
    subprocess.run([*KG, "build", "a.txt"], cwd=tmp_path, capture_output=True, check=True)
    assert loaded("import sys; sys.argv = ['kg', 'facts']; from kg.cli import main; main()", tmp_path) == ""


def test_people_get_tables_and_a_progress_bar(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    texts(tmp_path, 7)
    environment = {**os.environ, "TERM": "xterm"}
    process = subprocess.Popen([*KG, "build", "texts"], cwd=tmp_path, stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    seen = b""
    while chunk := _read(master):
        seen += chunk
    os.close(master)
    assert process.wait() == 0
    assert b"reading" in seen and b"100%" in seen  # the bar
    assert b"The graph now holds" in seen and b"7 of 7 articles new or changed" in seen


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # the other side has closed
        return b""


def test_output_is_utf_8_in_any_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Recep Tayyip Erdoğan attacked Iran.\n", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([*KG, "build", "a.txt"], cwd=tmp_path, capture_output=True, env=environment, check=True)
    assert "Erdoğan" in done.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("verb", [("ask", "--list"), ("export", "-f", "nquads")])
def test_a_full_disk_behind_the_output_is_one_line(tmp_path: Path, verb: tuple[str, ...]) -> None:
    Ledger.open(tmp_path / "news.kg", mode="write").close()
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*KG, *verb], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"kg: the output cannot be written (No space left on device)" in done.stderr


def test_a_new_ledger_without_room_leaves_nothing(tmp_path: Path) -> None:
    for name in ("a", "b"):
        Ledger.open(tmp_path / f"{name}.kg", mode="write").close()
    no_room = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); from kg.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", no_room, "merge", "a.kg", "b.kg", "-o", "c.kg"], cwd=tmp_path, capture_output=True,
                          check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.kg", "b.kg"]
