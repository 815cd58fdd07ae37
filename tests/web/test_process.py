"""tracker serve as a process: how it begins, what it says, how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tests.support.processes import command, environment, tracker
from tests.support.projects import GOOD, write_project

posix = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path / "project", {"observations/good.yaml": GOOD})


@contextmanager
def serving(
    root: Path, *options: str, **variables: str
) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server at a port of its own choice, until it is asked no more."""
    with subprocess.Popen(
        command("serve", "--port", "0", *options),
        cwd=root,
        env=environment(**variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as run:
        try:
            assert run.stdout is not None and run.stderr is not None
            address = run.stdout.readline()
            assert address.startswith("http://127.0.0.1:"), run.stderr.read()
            yield run, int(address.split("/")[2].partition(":")[2])
        finally:
            run.kill()


@contextmanager
def get(port: int, path: str, host: str = "127.0.0.1") -> Iterator[HTTPResponse]:
    """The answer to a request, on a connection of its own."""
    with closing(HTTPConnection(host, port, timeout=10)) as connection:
        connection.request("GET", path)
        with connection.getresponse() as answer:
            yield answer


def page(port: int, path: str, host: str = "127.0.0.1") -> str:
    with get(port, path, host) as answer:
        assert answer.status == 200
        return answer.read().decode()


def lines(stream: HTTPResponse, count: int) -> list[str]:
    return [stream.readline().decode().rstrip("\n") for _ in range(count)]


@pytest.mark.long
@posix
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15)])
def test_it_ends_within_a_second_of_a_signal(root: Path, number: int, code: int) -> None:
    """With streams of events open, read and unread; as every command: 130, or by the signal."""
    with serving(root) as (run, port), ExitStack() as stack:
        for _ in range(20):
            stream = stack.enter_context(get(port, "/events"))
            assert lines(stream, 3)[-1] == "event: change"
        began = time.monotonic()
        run.send_signal(number)
        assert run.wait(10) == code
        print(f"ended after {time.monotonic() - began:.2f} s")
        assert run.stdout is not None and run.stderr is not None
        assert (run.stdout.read(), run.stderr.read().strip()) == ("", "")


@pytest.mark.long
def test_a_save_is_told_and_served(root: Path) -> None:
    """By the process, over the network: a change, a broken file, a mended one."""
    with serving(root) as (_, port), get(port, "/events") as stream:
        assert lines(stream, 5)[0] == "retry: 1000"
        for value, said in (
            ("83", '"problems": 0'),
            ("many", '"held": true'),
            ("84", '"held": false'),
        ):
            began = time.monotonic()
            text = GOOD.replace("82", value)
            (root / "observations/good.yaml").write_text(text, "utf-8")
            event = lines(stream, 3)
            print(f"told after {time.monotonic() - began:.3f} s")
            assert event[0] == "event: change" and said in event[1], event
        assert "84" in page(port, "/zh/")


@pytest.mark.long
def test_a_registry_that_goes_is_no_other_project(root: Path) -> None:
    """Never that of a folder above."""
    inner = write_project(root / "inner", {"observations/good.yaml": GOOD})
    with serving(inner) as (_, port), get(port, "/events") as stream:
        lines(stream, 5)
        (inner / "targets.yaml").unlink()
        assert '"held": true' in lines(stream, 3)[1]
        assert "F107" in page(port, "/zh/checks/")


@pytest.mark.long
def test_only_this_machine_can_reach_it(root: Path) -> None:
    with serving(root) as (_, port):
        assert page(port, "/zh/")
        if socket.has_ipv6:
            assert page(port, "/zh/", "::1")
        others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None)}
        for address in others - {"127.0.0.1", "::1"}:
            with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
                page(port, "/zh/", str(address))


@pytest.mark.long
def test_the_browser_is_opened_at_the_address(root: Path, tmp_path: Path) -> None:
    """A browser of the environment, never a program of the project's folder."""
    seen = tmp_path / "seen"
    browser = tmp_path / "browser.py"
    browser.write_text(f"import sys; open({str(seen)!r}, 'w').write(sys.argv[1])", "utf-8")
    with serving(root, "--open", BROWSER=f"{sys.executable} {browser} %s") as (_, port):
        until = time.monotonic() + 10
        while not (seen.exists() and seen.read_text()) and time.monotonic() < until:
            time.sleep(0.05)
        assert seen.read_text() == f"http://127.0.0.1:{port}/"


def test_a_port_that_is_taken_is_said(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        found = tracker("serve", "--port", port, at=root)
    assert (found.code, found.out) == (2, "") and "U136" in found.err and port in found.err
    assert "attempting" not in found.err, "what the system says, without Python's words"
    assert tracker("serve", "--port", "65536", at=root).code == 2


def test_a_port_that_is_taken_on_the_other_loopback_is_said(root: Path) -> None:
    """A browser may go there for localhost."""
    try:
        taken = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("no IPv6 here")
    with taken:
        found = tracker("serve", "--port", str(taken.getsockname()[1]), at=root)
    assert found.code == 2 and "U136" in found.err


def test_nothing_to_serve_is_3(tmp_path: Path) -> None:
    found = tracker("serve", at=tmp_path)
    assert (found.code, found.out) == (3, "") and "F107" in found.err


def test_without_its_libraries_it_says_what_to_install(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.workflows.serve.find_spec", lambda name: None)
    found = tracker("serve", at=root)
    assert found.code == 2 and "U134" in found.err and "[serve]" in found.err
