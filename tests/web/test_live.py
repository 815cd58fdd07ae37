"""The record as it is served: read anew on a change, the last good one kept while files are broken;
the watch over the files is driven by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.support.projects import GOOD, write_project
from tracker.model.project import Project
from tracker.pages.site.routes import SiteRoute
from tracker.problems.problem import CannotRun
from tracker.store.watching import watch_folder
from tracker.web.live import LiveRecord
from tracker.workflows.load import load_project

DAY = date(2025, 2, 28)
ZH = SiteRoute("zh")


class Clock:
    """A day that a test moves."""

    def __init__(self) -> None:
        self.day = DAY

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path, {"observations/good.yaml": GOOD})


def live(root: Path, clock: Clock | None = None) -> LiveRecord:
    def read(day: date) -> tuple[Project, Mapping[str, bytes]]:
        loaded = load_project(root, day)
        return loaded.project, loaded.contents

    return LiveRecord(read, clock or Clock())


def latest(record: LiveRecord, target: str) -> str:
    """What is shown of a target."""
    rows = record.served.record.report(ZH).rows
    shown = next(row.assessment.latest for row in rows if row.target.id == target)
    return str(shown and shown.value)


def save(root: Path, text: str) -> None:
    (root / "observations/good.yaml").write_text(text, "utf-8")


def test_a_change_is_served_and_named(root: Path) -> None:
    record = live(root)
    before = record.served
    assert not record.look(True), "nothing has changed"
    save(root, GOOD.replace("82", "83"))
    assert record.look(True)
    after = record.served
    assert latest(record, "share") == "83" and after.rev != before.rev
    assert after.changed_since(before.number) == ["share"] and after.errors == 0
    save(root, GOOD)
    assert record.look(True)
    assert record.served.rev == before.rev, "the same files, the same name"
    assert record.served.changed_since(after.number) == ["share"]
    assert record.served.changed_since(record.served.number) == []


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param("observations: [", id="no YAML"),
        pytest.param(GOOD.replace("82", "about eighty"), id="a value that is none"),
        pytest.param(GOOD.replace("indicator: share, ", ""), id="an observation half written"),
    ],
)
def test_a_broken_file_keeps_the_last_good_view(root: Path, broken: str) -> None:
    record = live(root)
    shown = record.served.record.report(ZH).rows
    save(root, broken)
    assert record.look(True)
    served = record.served
    assert served.held and served.errors and served.changed_since(0) == []
    assert [(r.target, r.assessment) for r in served.record.report(ZH).rows] == [
        (r.target, r.assessment) for r in shown
    ]
    assert served.record.report(ZH).problems == tuple(served.record.project.problems)
    save(root, GOOD.replace("82", "84"))
    assert record.look(True)
    assert not record.served.held and record.served.errors == 0
    assert latest(record, "share") == "84"


def test_a_registry_that_cannot_be_read_keeps_the_view(root: Path) -> None:
    record, registry = live(root), (root / "targets.yaml").read_text("utf-8")
    for text in ("plans: [", "", None):
        if text is None:
            (root / "targets.yaml").unlink()
        else:
            (root / "targets.yaml").write_text(text, "utf-8")
        assert record.look(True)
        assert record.served.held and record.served.errors and latest(record, "share") == "82"
    (root / "targets.yaml").write_text(registry, "utf-8")
    assert record.look(True) and not record.served.held


def test_errors_from_the_start_hold_nothing_back(root: Path) -> None:
    """The record begins as it is, and follows the files as long as it does not get worse."""
    save(root, GOOD + "  - {indicator: share, period: 2023, value: about eighty}\n")
    record = live(root)
    assert record.served.errors == 1 and not record.served.held
    save(root, GOOD.replace("82", "85") + "  - {indicator: share, period: 2023, value: eighty}\n")
    assert record.look(True)
    assert not record.served.held and latest(record, "share") == "85"


def test_the_default_day_moves_at_midnight(root: Path) -> None:
    clock = Clock()
    record = live(root, clock)
    assert not record.look(False)
    clock.day = date(2025, 3, 1)
    assert record.look(False)
    assert record.served.record.report(ZH).as_of == date(2025, 3, 1)


def test_nothing_to_begin_with_is_refused(tmp_path: Path) -> None:
    (tmp_path / "targets.yaml").write_text("plans: [", "utf-8")
    with pytest.raises(CannotRun) as stop:
        live(tmp_path)
    assert stop.value.status == 3


class Stop:
    """An event that a test sets; a wait ends at once."""

    def __init__(self) -> None:
        self.ended = False

    def is_set(self) -> bool:
        return self.ended

    def wait(self, timeout: float) -> bool:
        return self.ended


def test_the_watch_tells_of_saves(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the system's word or by a look at the files; of new folders, and without the system."""
    told: list[set[tuple[int, str]]] = []

    def watch(*folders: Path, **settings: object):  # type: ignore[no-untyped-def]
        if not settings["force_polling"] and len(folders) > 2:
            raise OSError(28, "inotify watch limit reached")
        while True:
            yield told.pop() if told else set()

    monkeypatch.setattr("watchfiles.watch", watch)
    stop = Stop()
    changes = watch_folder(root, stop)  # type: ignore[arg-type]
    assert [next(changes) for _ in range(3)] == [True, False, False]
    save(root, GOOD.replace("82", "8.2"))
    assert [next(changes) for _ in range(2)] == [True, False]
    told.append({(1, str(root / "observations/good.yaml"))})
    assert [next(changes) for _ in range(2)] == [True, False]
    (root / "observations/deeper").mkdir()
    (root / "observations/deeper/more.yaml").write_text(GOOD, "utf-8")
    assert [next(changes) for _ in range(3)] == [True, True, False]
    (root / ".tracker.lock").touch()
    assert next(changes) is False
    stop.ended = True
