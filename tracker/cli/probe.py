"""How many cells a terminal gives to a character whose width Unicode leaves open (│ █ ▲): asked of
the terminal itself, which leaves no trace of the question.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

PATIENCE, PATIENCE_FAR = 0.1, 1.0  # seconds that an answer may take, and over a slow line
_MARK = "│"
# remember the place, say it, draw the mark, say it again, go back, and take the mark away
_QUESTION = f"\x1b7\x1b[6n{_MARK}\x1b[6n\x1b8\x1b[K"
_ANSWER = re.compile(rb"\x1b\[(\d+);(\d+)R")


def cells_of_mark(reader: int, writer: int, encoding: str, patience: float) -> int | None:
    """1 or 2, by the answer of the terminal behind both descriptors; None where it gives none, or
    must not be asked: of another terminal, in the background, while someone types.

    What is typed in between is handed back to the terminal, as far as the system lets it.
    """
    try:
        import termios
    except ImportError:  # Windows
        return None
    try:
        if os.ttyname(reader) != os.ttyname(writer) or os.tcgetpgrp(reader) != os.getpgrp():
            return None
        before = termios.tcgetattr(reader)
    except (OSError, termios.error):
        return None
    quiet = [*before[:3], before[3] & ~(termios.ICANON | termios.ECHO), *before[4:]]
    heard = b""
    with _undisturbed():
        try:
            termios.tcsetattr(reader, termios.TCSANOW, quiet)
            if not _waits(reader, 0):
                os.write(writer, _QUESTION.encode(encoding, "replace"))
                heard = _heard(reader, monotonic() + patience)
                _hand_back(reader, _ANSWER.sub(b"", heard))
        except OSError:
            pass
        finally:
            termios.tcsetattr(reader, termios.TCSANOW, before)
    places = [(int(row), int(column)) for row, column in _ANSWER.findall(heard)]
    if len(places) != 2 or places[0][0] != places[1][0]:
        return None
    cells = places[1][1] - places[0][1]
    return cells if cells in (1, 2) else None


def _heard(reader: int, until: float) -> bytes:
    """What comes until both answers are there or time is up, byte by byte: what is behind them is
    for whoever reads next.
    """
    heard = b""
    while len(_ANSWER.findall(heard)) < 2 and _waits(reader, until - monotonic()):
        byte = os.read(reader, 1)
        if not byte:
            break
        heard += byte
    return heard


def _waits(reader: int, seconds: float) -> bool:
    """Whether something can be read within some seconds."""
    from select import select

    return bool(select([reader], [], [], max(seconds, 0))[0])


def _hand_back(reader: int, typed: bytes) -> None:
    """What was typed is typed anew, before what was typed after it; Linux may forbid that
    (dev.tty.legacy_tiocsti).
    """
    import fcntl
    import termios

    def put(text: bytes) -> None:
        for byte in text:
            fcntl.ioctl(reader, termios.TIOCSTI, bytes([byte]))

    with suppress(OSError):
        after = int.from_bytes(fcntl.ioctl(reader, termios.FIONREAD, bytes(4)), sys.byteorder)
        put(typed)
        if typed and after:
            put(os.read(reader, after))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals that would end or stop the program wait: the terminal is never left as it was made
    for the question.
    """
    import signal

    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGTSTP")
    waiting = {getattr(signal, name) for name in names}
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, waiting)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
