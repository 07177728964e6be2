"""The command line: `kg VERB …`. Heavy parts are imported by the verb that needs them."""

from __future__ import annotations

import errno
import os
import sys

from kg.errors import KgError

_INTERRUPTED = 130  # 128 + SIGINT, as shells have it
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def main() -> None:
    """Runs a command; an error that a user can do something about is one line on stderr and exit status 1."""
    try:
        _speak_utf8()
        try:
            from kg.cli.app import app

            app(prog_name="kg")
        finally:
            sys.stdout.flush()
    except KgError as error:
        sys.stderr.write(f"kg: {' '.join(str(error).split())}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:  # "kg facts | head": the reader has seen enough
        _let_output_go()
        sys.exit(1)
    except OSError as error:
        if error.errno not in _NO_ROOM or error.filename is not None:
            raise
        _let_output_go()
        sys.stderr.write(f"kg: the output cannot be written ({error.strerror}); give it room, or write to another place\n")
        sys.exit(1)


def _let_output_go() -> None:
    """What is still to be written to standard output would fail again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    """JSON Lines are UTF-8 whatever the locale; what no encoding can write (a broken file name) comes escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
