"""site: every page as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from tracker.cli.options import common, day_of
from tracker.cli.run import Run
from tracker.cli.signals import interrupted_by_any_signal
from tracker.cli.words import argument, both, option

ABOUT = both(
    "把全部网页写进一个文件夹，可以发布到任何地方。",
    "Every page as a file, in a folder that can be published anywhere.",
)


@common
def command(
    run: Run,
    out: Annotated[
        Path,
        argument("写到这个文件夹", "the folder to write to", metavar="OUT", show_default=False),
    ],
    as_of: Annotated[
        str | None,
        option("截至这一天，默认是今天", "as of this day, or today", metavar="DAY"),
    ] = None,
    dates: Annotated[
        Literal["publications", "month", "none"],
        option(
            "另写哪些日子：公布日、每月底、都不写",
            "other days with pages: of publications, each month, none",
        ),
    ] = "publications",
    base_url: Annotated[
        str,
        option(
            "网站所在的地址，如 /repo/；不写则链接到 index.html，双击就能看",
            "where the site will stand, such as /repo/; without it links name index.html, for a "
            "site that is opened without a server",
            metavar="URL",
            show_default=False,
        ),
    ] = "",
    languages: Annotated[
        str, option("写哪些语言的页面", "the languages of the pages", metavar="zh,en")
    ] = "",
) -> int:
    """Write the site, and say where."""
    from tracker.words.escape import visible
    from tracker.workflows.load import load_project
    from tracker.workflows.publish import check_site, publish, site_address, site_languages

    day = run.today if as_of is None else day_of(run, "--as-of", as_of)
    site_address(base_url)
    wanted = site_languages(languages) if languages else None
    check_site(run.start, out)
    loaded = load_project(run.start, day, run.progress)
    first = loaded.project.language or run.language
    with interrupted_by_any_signal():
        count = publish(
            loaded,
            out,
            day,
            wanted or ((first, "en") if first == "zh" else (first, "zh")),
            dates=dates,
            base_url=base_url,
            progress=lambda done, of: run.progress(done, of, "pages"),
        )
    where = visible(str(out / "index.html"))
    run.emit(run.say(f"已写入 {count} 个文件：{where}\n", f"{count} files written: {where}\n"))
    run.tell_beside(loaded.project.problems, loaded.contents)
    return 0
