"""The live site on this machine: its sockets, its server, and the watch over the files."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Event, Thread

import uvicorn

from tracker.problems.problem import CannotRun, problem
from tracker.web.app import LiveSite
from tracker.web.live import LiveRecord

_ABSENT = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)  # a machine without IPv6
_TRIES = 20


def listen(port: int) -> list[socket.socket]:
    """Sockets at 127.0.0.1 and, where the machine has it, ::1, of one port; 0: the system chooses.

    Raises CannotRun (U136) where the port cannot be had.
    """
    for tries in range(_TRIES):
        made: list[socket.socket] = []
        try:
            made.append(socket.create_server(("127.0.0.1", port)))
            own = made[0].getsockname()[1]
            made.append(socket.create_server(("::1", own), family=socket.AF_INET6))
        except OSError as error:
            if made and error.errno in _ABSENT:
                return made
            for one in made:
                one.close()
            if port or not made or tries == _TRIES - 1:  # else another port is tried
                words = os.strerror(error.errno) if error.errno else error
                raise CannotRun(2, problem("U136", port=port, words=words)) from error
        else:
            return made
    raise AssertionError


def serve(
    live: LiveRecord,
    sockets: list[socket.socket],
    changes: Callable[[Event], Iterable[bool]],
    ready: Callable[[], None],
    tell_bug: Callable[[str], None],
) -> None:
    """Serve the record until the process is told to end.

    `changes` gives True whenever the files may have changed, until its event is set. `ready` is
    called when requests are answered, `tell_bug` takes the traceback of a page that failed.
    Raises KeyboardInterrupt at Ctrl-C, and whatever reading the files raised.
    """
    site = LiveSite(live, sockets[0].getsockname()[1], tell_bug)
    stop, failed = Event(), []

    def follow(loop: asyncio.AbstractEventLoop) -> None:
        try:
            for changed in changes(stop):
                if live.look(changed):
                    with suppress(RuntimeError):  # the loop has ended
                        loop.call_soon_threadsafe(site.publish)
        except Exception as error:
            failed.append(error)
            server.should_exit = True

    def started() -> None:
        follower = Thread(target=follow, args=(asyncio.get_running_loop(),), daemon=True)
        follower.start()
        followers.append(follower)
        ready()

    followers: list[Thread] = []
    server = _Server(site, started)
    try:
        asyncio.run(server.serve(sockets))
    finally:
        stop.set()
        for one in followers:
            one.join(1)
    if failed:
        raise failed[0]


class _Server(uvicorn.Server):
    """Says when it has started, and ends the streams of events before it waits for what is open."""

    def __init__(self, site: LiveSite, started: Callable[[], None]) -> None:
        self._site, self._started = site, started
        super().__init__(
            uvicorn.Config(
                site,
                loop="asyncio",
                http="h11",
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="critical",
                access_log=False,
                server_header=False,
                date_header=False,
                timeout_graceful_shutdown=1,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._site.close()
        await super().shutdown(sockets)
