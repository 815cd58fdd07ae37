"""`tracker site`: every page as a file (docs: site.md)."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest

from tests.support import text_attacks
from tests.support.processes import command, environment, tracker
from tests.support.projects import GOOD, PROJECT, write_project
from tests.support.recording import snapshot
from tests.support.site_pages import wrong_with
from tracker.assess.clocks import Clocks
from tracker.formats.site import Links
from tracker.pages.site.record import SiteRecord
from tracker.problems.problem import CannotRun
from tracker.web.export import site_files, site_routes
from tracker.words.escape import visible
from tracker.workflows.load import load_project
from tracker.workflows.publish import publish, site_address, site_languages

DAY = date(2025, 3, 31)
OLDER = """\
publication: {title: 统计公报, publisher: 统计局, published: 2024-02}
observations:
  - {indicator: firms, period: 2023, value: 9800, claims: [{growth: 12%, of: 2022}]}
  - {indicator: spending, period: 2023, value: 500}
"""
SMALL = {"observations/2024 #1 年.yaml": OLDER, "observations/2025.yaml": GOOD}


def exported(root: Path, out: Path, **options: str) -> dict[str, bytes]:
    """The files of the site of a project, as of DAY."""
    dates, base = options.get("dates", "publications"), options.get("base_url", "")
    publish(load_project(root, DAY), out, DAY, ("zh", "en"), dates=dates, base_url=base)  # type: ignore[arg-type]
    return files_in(out)


def files_in(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    root = write_project(tmp_path_factory.mktemp("small"), SMALL)
    return root, exported(root, root / "site")


def test_every_page_is_sound_and_every_link_leads_somewhere(
    small: tuple[Path, dict[str, bytes]],
) -> None:
    _, files = small
    assert list(wrong_with(files)) == []
    assert {"index.html", "404.html", "zh/index.html", "zh/@2024-02-29/t/firms/index.html"} <= set(
        files
    )
    assert "zh/compare/2024-02-29..2025-02-28/index.html" in files


def test_both_languages_have_the_same_pages(small: tuple[Path, dict[str, bytes]]) -> None:
    _, files = small
    zh, en = ({name[3:] for name in files if name.startswith(f"{one}/")} for one in ("zh", "en"))
    assert zh == en and len(zh) > 40


def test_a_name_with_blanks_and_signs_is_a_folder_that_links_reach(
    small: tuple[Path, dict[str, bytes]],
) -> None:
    _, files = small
    assert "zh/pub/2024-1-年/index.html" in files
    assert "2024-1-%E5%B9%B4/index.html" in files["zh/pub/index.html"].decode()


def test_a_strangers_texts_stay_texts(tmp_path: Path) -> None:
    root = text_attacks.project(tmp_path / "p", text_attacks.ATTACKS["all"])
    files = exported(root, tmp_path / "site", dates="none", base_url="/repo/")
    assert list(wrong_with(files, "/repo/")) == []
    pages = "".join(text.decode() for name, text in files.items() if name.endswith(".html"))
    assert "<script>alert" not in pages and "<img" not in pages and 'javascript:x"' not in pages
    assert visible(pages.replace("\n", "")) == pages.replace("\n", "")


def test_data_are_what_the_commands_print(small: tuple[Path, dict[str, bytes]]) -> None:
    root, files = small
    for asked, name in (
        ("status --format json", "status.json"),
        ("status --format csv", "status.csv"),
        ("show firms --format csv", "t/firms.csv"),
    ):
        said = tracker(*asked.split(), "--as-of", str(DAY), "--lang", "en", at=root)
        assert said.out.encode() == files[f"en/data/{name}"], name
    found = json.loads(files["zh/data/search.json"])
    assert {
        "name": "高新技术企业数量",
        "words": ["高新技术企业数量", "High-tech enterprises", "firms", "高企"],
        "path": "t/firms/index.html",
    } in found


def test_the_same_input_gives_the_same_bytes(
    small: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    """Elsewhere, written to the disk in another order; nothing of the place is in it."""
    root, files = small
    moved = load_project(write_project(tmp_path / "x", dict(reversed(SMALL.items()))), DAY)
    record = SiteRecord(moved.project, moved.contents, Clocks.of(DAY), ("zh", "en"))
    record.paged = record.published
    again = dict(site_files(record, tuple(site_routes(record))[::9], Links(index=True)))
    assert {name: files[name] for name in again} == again and len(again) > 12
    assert not any(str(root).encode() in content for content in files.values())


def test_options(small: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    root, _ = small
    asked = [
        "site",
        "--as-of",
        "2025-03-31",
        "--dates",
        "none",
        "--languages",
        "en",
        "--base-url",
        "https://a.example/x",
    ]
    said = tracker(*asked, "out", at=root)
    assert said.code == 0 and "out/index.html" in said.out
    fewer = files_in(root / "out")
    assert len(fewer) == int(re.findall(r"\d+", said.out)[0]) + 1  # and the mark
    assert list(wrong_with(fewer, "https://a.example/x/")) == []
    assert not any(name.startswith("zh/") or "/@" in name for name in fewer)
    page = fewer["en/t/firms/index.html"].decode()
    assert '<link rel="canonical" href="https://a.example/x/en/t/firms/">' in page
    assert 'href="../../../en/' not in page and "index.html" not in page
    assert b'href="https://a.example/x/en/"' in fewer["404.html"]


REFUSED = [
    ("site .", "F507"), ("site observations/x", "F507"), ("site no/site", "U135"),
    ("site given", "F506"), ("site s --base-url ftp://x", "U137"), ("site s --base-url x y", "U104"),
    ("site s --base-url //x/", "U137"), ("site s --languages fr", "U102"),
    ("site s --dates week", "U104"), ("site s --as-of soon", "F411"), ("site", "U104"),
]  # fmt: skip


def test_refusals_leave_everything_as_it_was(tmp_path: Path) -> None:
    root = write_project(tmp_path / "p", {**SMALL, "given/notes.txt": "mine"})
    before = snapshot(tmp_path)
    for asked, code in REFUSED:
        said = tracker(*asked.split(), at=root)
        assert said.code == 2 and code in said.err, (asked, said.err)
    assert snapshot(tmp_path) == before


def test_addresses_and_languages() -> None:
    assert site_address("/repo") == site_address("/repo/") == "/repo/"
    assert site_address("https://a.example") == "https://a.example/" and site_address("") == ""
    for text in ("repo/", "http:///x", "/x?y", "/x#y", "\\\\x", "javascript:x", "http://[x"):
        with pytest.raises(CannotRun):
            site_address(text)
    assert site_languages("en，zh, en") == ("en", "zh")


def test_a_broken_file_is_said_and_the_site_is_written(tmp_path: Path) -> None:
    root = write_project(
        tmp_path / "p",
        {
            **SMALL,
            "observations/bad.yaml": "publication: {title: x, published: 2025-13}\nobservations: []\n",
        },
    )
    said = tracker("site", "out", "--dates", "none", "--as-of", "2025-03-31", at=root)
    assert said.code == 0 and "observations/bad.yaml" in said.err
    checks = (root / "out/zh/checks/index.html").read_text("utf-8")
    assert "observations/bad.yaml" in checks and "<mark>" in checks


@pytest.mark.long
def test_the_shipped_site(tmp_path: Path) -> None:
    files = exported(PROJECT, tmp_path / "site")
    assert list(wrong_with(files)) == []
    assert len(files["zh/data/search.json"]) <= 60_000
    assert exported(PROJECT, tmp_path / "again") == files
    named = exported(PROJECT, tmp_path / "named", base_url="/repo/")
    assert list(wrong_with(named, "/repo/")) == [] and named.keys() == files.keys()


@pytest.mark.long
def test_a_page_for_each_month(tmp_path: Path) -> None:
    root = write_project(tmp_path / "p", SMALL)
    files = exported(root, tmp_path / "site", dates="month")
    days = {name.split("/")[1] for name in files if "/@" in name}
    assert {"@2024-02-29", "@2024-03-31", "@2025-02-28", "@2025-03-31"} <= days and len(days) == 14
    assert list(wrong_with(files)) == []


@pytest.mark.long
@pytest.mark.parametrize("name", text_attacks.ATTACKS)
def test_each_attack_in_every_page(name: str, tmp_path: Path) -> None:
    root = text_attacks.project(tmp_path / "p", text_attacks.ATTACKS[name])
    assert list(wrong_with(exported(root, tmp_path / "site"))) == []


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_run_leaves_the_old_site_and_nothing_else(
    number: signal.Signals, tmp_path: Path
) -> None:
    out = tmp_path / "out" / "site"
    out.parent.mkdir()
    exported(PROJECT, out, dates="none")
    before = snapshot(out.parent)
    with subprocess.Popen(
        command("site", str(out)), cwd=PROJECT, env=environment(), stderr=subprocess.PIPE
    ) as run:
        for _ in range(600):
            if len(os.listdir(out.parent)) > 1:
                break
            time.sleep(0.05)
        time.sleep(0.3)
        run.send_signal(number)
        assert run.wait(60) == 130 and run.stderr is not None and not run.stderr.read().strip()
    assert snapshot(out.parent) == before
