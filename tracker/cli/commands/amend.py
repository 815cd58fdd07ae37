"""amend: a slip in one record put right in its place, or the record taken out."""

from __future__ import annotations

from typing import Annotated

from tracker.cli.editing import carry_out
from tracker.cli.options import Consent, common, consent
from tracker.cli.run import Run
from tracker.cli.words import argument, both, option
from tracker.model.observation import ObservationStatus
from tracker.model.quantity import StatedQualifier
from tracker.model.request import Amendment
from tracker.problems.problem import CannotRun, problem
from tracker.store import folder as files

ABOUT = both(
    "改正一条记录里的笔误，或删掉这一条；公布过的数用新的发布来更正。",
    "Put a slip in one record right, or remove the record; what is published is corrected by a new"
    " publication.",
)


@common
@consent
def command(
    run: Run,
    consent: Consent,
    record: Annotated[
        str,
        argument(
            "指标@时期，如 firms@2024", "the record, such as firms@2024", metavar="INDICATOR@PERIOD"
        ),
    ],
    published: Annotated[
        str, option("哪一次发布的", "of the publication of this day", metavar="DAY")
    ] = "",
    publisher: Annotated[str, option("哪个发布者的", "of this publisher")] = "",
    area: Annotated[str, option("哪个地区的", "of this area")] = "",
    at: Annotated[
        str, option("在哪个文件的哪一行", "the one that begins here", metavar="FILE:LINE")
    ] = "",
    value: Annotated[str | None, option("改成这个值", "the value is this")] = None,
    period: Annotated[str | None, option("改成这个时期", "the period is this")] = None,
    unit: Annotated[str | None, option("改成这个单位", "the unit is this")] = None,
    qualifier: Annotated[
        StatedQualifier | None, option("改成这个限定词", "the qualifier is this")
    ] = None,
    status: Annotated[
        ObservationStatus | None, option("改成这个性质", "the kind of figure is this")
    ] = None,
    ytd: Annotated[
        bool | None,
        option("是（不是）年初至今累计", "is (is not) from 1 January on", "--ytd/--no-ytd"),
    ] = None,
    locator: Annotated[
        str | None, option("改成这个出处位置", "the place in the source is this")
    ] = None,
    note: Annotated[str | None, option("改成这个说明", "the note is this")] = None,
    removes: Annotated[bool, option("删掉这一条", "remove the record", "--remove")] = False,
    committed: Annotated[
        bool,
        option("已提交到 git 的也改", "also where git holds the record", "--committed"),
    ] = False,
) -> int:
    """Put one record right: shown, confirmed, written, and what it changes."""
    from tracker.workflows.amend import amending

    root = files.find_project(run.start)
    given = {
        "period": period,
        "value": value,
        "unit": unit,
        "qualifier": qualifier,
        "status": status,
        "ytd": None if ytd is None else str(ytd).lower(),
        "locator": locator,
        "note": note,
    }
    changes = {key: text.strip() for key, text in given.items() if text is not None}
    _one_thing(run, changes, removes=removes)
    indicator, mark, named = record.replace("＠", "@").rpartition("@")
    if not (indicator and mark and named):
        raise CannotRun(2, problem("U228", text=record))
    asked = Amendment(indicator, named, published, publisher, area, at, changes, removes, committed)
    home = str(run.folder or "")
    work = amending(root, asked, run.environment, run.language, home)
    carry_out(run, root, work, consent, run.today)
    return 0


def _one_thing(run: Run, changes: dict[str, str], *, removes: bool) -> None:
    """Raises CannotRun (U226) where nothing is asked for, an empty text, or a change of what is
    removed.
    """
    if removes == bool(changes) or not all(changes.values()):
        words = [f"--{key} {text or repr(text)}" for key, text in changes.items()]
        said = " ".join([*words, *(["--remove"] if removes else [])])
        raise CannotRun(2, problem("U226", words=said or run.say("什么也没写", "nothing is given")))
