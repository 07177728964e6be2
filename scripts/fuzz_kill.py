"""Kills kg at random moments (kill -9), fills the disk and takes rights away; prints how much was lost or half-written.

    scripts/fuzz_kill [WORK …] [--times 200] [--seed 1]

A work is a class with the methods of `Work`; another one (a load into a server, say) is added to WORKS. The model is loaded
once: what is killed is a fork of this process, so that the moments lie in the work and not in the loading.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from kg.api import Graph
from kg.api.joining import import_file
from kg.errors import KgError
from kg.ledger import Ledger
from kg.store import write

ROOT = Path(__file__).resolve().parents[1]
TEXTS = 12
TEXT = """{name} Talks No. {n} begin
Russia offered to mediate between Iran and Israel on day {n}. French President Emmanuel Macron said that Israel had attacked Iran.
The mayor of Town{n} denied that Company {n} had bought Factory {n}. Germany may impose sanctions on Iran.
"""


@dataclass
class Losses:
    """What a kill did to what had been acknowledged."""

    lost: int = 0
    half_written: int = 0
    unfinished: int = 0  # the next run did not complete, or not to the same graph


class Work(Protocol):
    """Something that is killed. All methods get the folder of one trial."""

    def prepare(self, folder: Path) -> None:
        """Makes what the work needs; not killed."""

    def run(self, folder: Path, acknowledge: Callable[[str], None]) -> None:
        """The work itself; calls `acknowledge` with a name as soon as something is done for good."""

    def losses(self, folder: Path, acknowledged: set[str]) -> Losses:
        """Looks at what the kill left, runs the work again to its end, looks again."""


@contextmanager
def telling(acknowledge: Callable[[str], None]):
    """Inside, each article that a ledger has taken in is acknowledged."""
    add = Ledger.add

    def told(self: Ledger, reading: Any, *args: Any, place: str | None = None) -> bool:
        done = add(self, reading, *args, place=place)
        acknowledge(reading.article.id)
        return done

    Ledger.add = told  # type: ignore[method-assign]
    try:
        yield
    finally:
        Ledger.add = add  # type: ignore[method-assign]


def say(line: str) -> None:
    """A line of figures, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def exported(path: Path) -> list[bytes]:
    """The sorted N-Quads of a ledger."""
    out = io.BytesIO()
    with Ledger.open(path) as ledger:
        write(ledger, out, "nquads")
    return sorted(out.getvalue().splitlines())


class Build:
    """`kg build` of a folder of texts."""

    def __init__(self) -> None:
        self._home = Path(tempfile.mkdtemp(prefix="kg-fuzz-"))
        self.texts = self._home / "texts"
        self.texts.mkdir()
        for n in range(TEXTS):
            (self.texts / f"{n:02}.txt").write_text(TEXT.format(n=n, name=" ".join(random.Random(n).choices("ABCDEFGH", k=30))))
        self.whole = self._home / "whole.kg"
        Graph(self.whole).build(self.texts)
        with Ledger.open(self.whole) as ledger:
            self.readings = {article.id: ledger.reading(article.id) for article in ledger.articles()}
        self.wanted = exported(self.whole)

    def prepare(self, folder: Path) -> None:
        """Nothing: the ledger is new."""

    def run(self, folder: Path, acknowledge: Callable[[str], None]) -> None:
        """Reads all texts."""
        with telling(acknowledge):
            Graph(folder / "news.kg").build(self.texts)

    def losses(self, folder: Path, acknowledged: set[str]) -> Losses:
        """Articles that are gone, articles that are not what was read, faults."""
        found = Losses()
        path = folder / "news.kg"
        with Ledger.open(path, mode="write") as ledger:  # the file may not be there yet, or be empty
            here = {article.id: ledger.reading(article.id) for article in ledger.articles()}
            found.half_written = sum(self.readings[key] != reading for key, reading in here.items()) + len(ledger.verify())
        found.lost = len(acknowledged - here.keys())
        Graph(path).build(self.texts)
        found.unfinished = int(exported(path) != self.wanted)
        return found


class Import(Build):
    """`kg import`: all articles or none."""

    def __init__(self) -> None:
        super().__init__()
        self._export = self._home / "news.jsonl"
        Graph(self.whole).export(self._export)

    def prepare(self, folder: Path) -> None:
        """A ledger that is there already, so that it is written to in place."""
        Ledger.open(folder / "news.kg", mode="write").close()

    def run(self, folder: Path, acknowledge: Callable[[str], None]) -> None:
        """Imports the export."""
        import_file(str(self._export), str(folder / "news.kg"))
        for key in self.readings:
            acknowledge(key)

    def losses(self, folder: Path, acknowledged: set[str]) -> Losses:
        """As for a build; also half-written where some articles are there, and not all."""
        with Ledger.open(folder / "news.kg") as ledger:
            some = len(ledger.articles()) not in (0, len(self.readings))
        found = super().losses(folder, acknowledged)
        found.half_written += some
        return found


class Sync(Build):
    """SPARQL on the store that follows the ledger: killed while it follows, it must give the whole answer next time."""

    QUERY = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"  # the named graphs hold the mark of the ledger, too

    def prepare(self, folder: Path) -> None:
        """A ledger of all texts."""
        Graph(folder / "news.kg").build(self.texts)

    def run(self, folder: Path, acknowledge: Callable[[str], None]) -> None:
        """Asks, takes an article back, asks, reads it again, asks."""
        with Graph(folder / "news.kg") as graph:
            graph.sparql(self.QUERY)
            graph.retract(str(self.texts / "00.txt"))
            graph.close()
            graph.sparql(self.QUERY)
        Graph(folder / "news.kg").build(self.texts)
        Graph(folder / "news.kg").sparql(self.QUERY)

    def losses(self, folder: Path, acknowledged: set[str]) -> Losses:
        """The store that was killed must answer as one made from nothing."""
        found = super().losses(folder, acknowledged)
        fresh = folder / "fresh.kg"
        Graph(fresh).build(self.texts)
        found.unfinished += self._answer(folder / "news.kg") != self._answer(fresh)
        return found

    def _answer(self, path: Path) -> bytes:
        """By a process of its own: the threads of a store that was opened here would be missing in later forks."""
        command = [sys.executable, "-c", "from kg.cli import main; main()", "query", self.QUERY, "-g", str(path), "--json"]
        return subprocess.run(command, check=True, capture_output=True).stdout


WORKS: dict[str, Callable[[], Work]] = {"build": Build, "import": Import, "sync": Sync}


def forked(work: Work, folder: Path) -> tuple[int, int]:
    """Starts the work in a fork; its process id, and the pipe that acknowledgements come by."""
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        return child, reader
    try:
        os.close(reader)
        work.run(folder, lambda name: os.write(writer, f"{name}\n".encode()) and None)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def killed(work: Work, after: float) -> tuple[Losses, bool]:
    """One trial; whether the kill came before the work had ended."""
    with tempfile.TemporaryDirectory(prefix="kg-fuzz-") as name:
        work.prepare(Path(name))
        child, pipe = forked(work, Path(name))
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        with os.fdopen(pipe) as lines:
            acknowledged = {line.strip() for line in lines if line.endswith("\n")}
        return work.losses(Path(name), acknowledged), os.WIFSIGNALED(status)


def duration(work: Work) -> float:
    """Seconds that the work takes when it is left alone."""
    with tempfile.TemporaryDirectory(prefix="kg-fuzz-") as name:
        work.prepare(Path(name))
        start = time.monotonic()
        child, pipe = forked(work, Path(name))
        _, status = os.waitpid(child, 0)
        os.close(pipe)
        assert status == 0, "the work fails even when it is left alone"
        return time.monotonic() - start


def fuzz(name: str, times: int, chance: random.Random) -> bool:
    """Prints the figures of one work; whether nothing was lost."""
    work = WORKS[name]()
    whole = duration(work)
    total, inside = Losses(), 0
    for _ in range(times):
        losses, in_time = killed(work, chance.uniform(0, whole))
        inside += in_time
        total.lost += losses.lost
        total.half_written += losses.half_written
        total.unfinished += losses.unfinished
    say(f"{name}: {times} kills ({inside} before the end of {whole:.2f} s): {total.lost} acknowledged articles lost, "
        f"{total.half_written} half-written, {total.unfinished} next runs not completed")
    return total == Losses()


# ── A disk that is full, a folder that may not be written ───────────────────────────────────────────


def outcome(folder: Path, work: Build) -> str:
    """What a build says that cannot write; the ledger must be whole afterwards, or not there."""
    try:
        Graph(folder / "news.kg").build(work.texts)
        return "wrote everything"
    except KgError as error:
        message = str(error)
    path = folder / "news.kg"
    if not path.exists():
        return f"no ledger, and the error: {message}"
    with Ledger.open(path) as ledger:
        whole = all(work.readings[a.id] == ledger.reading(a.id) for a in ledger.articles()) and ledger.verify() == ()
        return f"{'whole' if whole else 'BROKEN'} with {len(ledger.articles())} articles, and the error: {message}"


def full_disk(work: Build) -> bool:
    """On a tmpfs of 1 MB, for which one must be root."""
    if os.geteuid() != 0:
        say("full disk: left out: mounting a tmpfs needs root")
        return True
    with tempfile.TemporaryDirectory(prefix="kg-full-") as folder:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False, capture_output=True).returncode:
            say("full disk: left out: this system mounts no tmpfs")
            return True
        try:
            (Path(folder) / "ballast").write_bytes(b"x" * 400_000)
            said = outcome(Path(folder), work)
            (Path(folder) / "ballast").unlink()
        finally:
            subprocess.run(["umount", folder], check=True)
    say(f"full disk: {said}")
    return said.startswith(("whole", "no ledger"))


def file_too_large(work: Build) -> bool:
    """The same without root: no file of this process may grow beyond 300 kB."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with tempfile.TemporaryDirectory(prefix="kg-full-") as folder:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
        try:
            said = outcome(Path(folder), work)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    say(f"file too large: {said}")
    return said.startswith(("whole", "no ledger"))


def read_only(work: Build) -> bool:
    """A folder on a file system that is mounted for reading only: root may write to all others."""
    said = outcome(Path("/proc"), work)
    say(f"folder that may not be written: {said}")
    return said.startswith("no ledger")


def main() -> None:
    """Runs what was asked for; exit status 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("works", nargs="*", help=f"{', '.join(WORKS)}; all without any")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if unknown := set(asked.works) - set(WORKS):
        parser.error(f"no work {min(unknown)!r}; known: {', '.join(WORKS)}")
    held = [fuzz(name, asked.times, random.Random(asked.seed)) for name in asked.works or WORKS]
    work = Build()
    held += [full_disk(work), file_too_large(work), read_only(work)]
    sys.exit(not all(held))


if __name__ == "__main__":
    main()
