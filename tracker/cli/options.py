"""The options that commands share, as decorators: each adds its options to a command's own and
gives the command what they mean.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from tracker.assess.clocks import Clocks
from tracker.assess.status import Evidence, Status
from tracker.cli import completion
from tracker.cli.run import Run
from tracker.cli.words import argument, option, with_parameters
from tracker.language import enumerated, split_list
from tracker.model.observation import Tier
from tracker.model.request import Request
from tracker.problems.problem import CannotRun, Refused, problem, problem_of
from tracker.workflows.filters import Filters

if TYPE_CHECKING:
    from tracker.model.project import Project
    from tracker.read.settings import Settings

Command = Callable[..., int]
Decorator = Callable[[Command], Command]
Words = list[str] | None
STDOUT = "-"  # as the file of -o


class Gates(NamedTuple):
    """The words of --fail-on, none where nothing is said, and what fails by default."""

    given: tuple[str, ...]
    default: str

    def of(self, settings: Settings, command: str) -> tuple[str, ...]:
        """What fails: as given, else as the registry's settings state it, else the default."""
        from tracker.read.settings import setting_of

        stated = setting_of(settings, command, "fail-on", self.default)
        return self.given or tuple(stated.split(","))


class Codes(NamedTuple):
    """The words of --select and --ignore, codes or how these begin; None where one is not said."""

    select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None

    def of(self, settings: Settings, command: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Both as given, else as the registry's settings state them, else none."""
        stated = settings.get(command, {})
        select = stated.get("select", ()) if self.select is None else self.select
        return select, stated.get("ignore", ()) if self.ignore is None else self.ignore


class Consent(NamedTuple):
    """How a command that writes asks for it: `dry_run` shows only, `yes` does not ask."""

    dry_run: bool
    yes: bool


def shared(name: str, meaning: Callable[..., Any]) -> Decorator:
    """A decorator from a function of a run and options.

    The command gets what the function returns as the parameter `name`, if it has one. The options
    stand behind the command's own.
    """

    def decorate(command: Command) -> Command:
        run, *own = signature(command, eval_str=True).parameters.values()
        _, *added = signature(meaning, eval_str=True).parameters.values()
        handed = any(one.name == name for one in own)
        own = [one for one in own if one.name != name]

        def decorated(run: Run, **given: Any) -> int:
            meant = meaning(run, **{one.name: given.pop(one.name) for one in added})
            return command(run, **given, **({name: meant} if handed else {}))

        rest = [one.replace(kind=Parameter.KEYWORD_ONLY) for one in (*own, *added)]
        return with_parameters(decorated, [run, *rest])

    return decorate


def _common(
    run: Run,
    folder: Annotated[
        Path | None,
        option("项目文件夹", "the project's folder", "-C", metavar="DIR"),
    ] = None,
    lang: Annotated[
        Literal["zh", "en"] | None,
        option("输出语言", "language of the output", "--lang", metavar="zh|en"),
    ] = None,
    ascii_only: Annotated[
        bool,
        option("只用 ASCII 字符画图", "draw with ASCII characters only", "--ascii"),
    ] = False,
    no_color: Annotated[bool, option("不用颜色", "no colour", "--no-color")] = False,
    quiet: Annotated[
        bool,
        option("除了答案只说错误", "nothing beside the answer but errors", "--quiet", "-q"),
    ] = False,
) -> None:
    """Taken wherever they stand; `lang` was read before anything else (run.chosen_language)."""
    del lang
    run.folder = folder or run.folder
    run.ascii_only = run.ascii_only or ascii_only
    run.no_color = run.no_color or no_color
    run.quiet = run.quiet or quiet


Force = Annotated[
    bool,
    option(
        "-o 可以替换不是 tracker 写的文件", "-o may replace a file not tracker's own", "--force"
    ),
]
AsOf = Annotated[
    str | None,
    option("只用这一天以前结束的时期", "use only periods that ended by this day", metavar="DAY"),
]
KnownAt = Annotated[
    str | None,
    option("只用这一天以前公布的数据", "use only what was published by this day", metavar="DAY"),
]


def _day(run: Run, as_of: AsOf = None) -> date:
    if as_of is None:
        return run.today
    run.asked_day = day_of(run, "--as-of", as_of)
    return run.asked_day


def _asked_clocks(run: Run, as_of: AsOf = None, known_at: KnownAt = None) -> Clocks | None:
    """As-of alone sets both; None where neither is said."""
    if as_of is None and known_at is None:
        return None
    day = _day(run, as_of)
    return Clocks(day, day if known_at is None else day_of(run, "--known-at", known_at))


def _clocks(run: Run, as_of: AsOf = None, known_at: KnownAt = None) -> Clocks:
    """As asked, else both today."""
    return _asked_clocks(run, as_of, known_at) or Clocks.of(run.today)


def _filters(
    run: Run,
    targets: Annotated[
        Words,
        argument(
            "目标的 id、名称或别名",
            "ids, names or aliases",
            metavar="[TARGET]...",
            show_default=False,
            autocompletion=completion.targets,
        ),
    ] = None,
    plan: Annotated[
        Words,
        option(
            "只看这个规划，名称的一部分也行",
            "only this plan; a part of its name will do",
            autocompletion=completion.plans,
        ),
    ] = None,
    section: Annotated[
        Words,
        option(
            "只看这个分组，同上", "only this section, likewise", autocompletion=completion.sections
        ),
    ] = None,
    owner: Annotated[
        Words,
        option(
            "只看这个责任单位，同上",
            "only this responsible body, likewise",
            autocompletion=completion.owners,
        ),
    ] = None,
    nature: Annotated[
        Words,
        option(
            "expected 预期性或 binding 约束性",
            "expected or binding",
            autocompletion=completion.natures,
        ),
    ] = None,
    only: Annotated[
        Words,
        option(
            "只看这些状态，用逗号分开",
            "only these statuses, a list with commas",
            "--status",
            metavar="LIST",
            autocompletion=completion.statuses,
        ),
    ] = None,
    flag: Annotated[
        Words,
        option(
            "只看有这些标记的：stale,conflicting",
            "only what has one of these flags: stale,conflicting",
            metavar="LIST",
            autocompletion=completion.flags,
        ),
    ] = None,
) -> Filters:
    """Targets, plans, sections, owners, natures, statuses and flags."""
    del run
    names = (tuple(words or ()) for words in (targets, plan, section, owner))
    return Filters(*names, *(_listed(words) for words in (nature, only, flag)))


def _listed(words: Words) -> tuple[str, ...]:
    """The words of an option that takes lists and may be repeated."""
    return tuple(one for text in words or () for one in split_list(text))


def gates(known: Sequence[str], default: str = "never") -> Decorator:
    """--fail-on of a command that knows these words."""
    own = [word for word in known if word not in (*Status, *Evidence)]
    judges = len(own) < len(known)

    def meaning(run: Run, fail_on: str | None = None) -> Gates:
        del run
        return Gates(_gates_of(fail_on, known), default)

    meaning.__annotations__["fail_on"] = Annotated[
        str | None,
        option(
            f"遇到其中之一时以 1 退出：{'状态、标记，' * judges}{', '.join(own)}",
            f"exit 1 on one of these: {'statuses, flags, ' * judges}{', '.join(own)}",
            metavar="LIST",
            show_default=default,
        ),
    ]
    return shared("gates", meaning)


def _codes(
    run: Run,
    select: Annotated[
        Words,
        option(
            "只列这些编号的问题，如 T、O2", "only problems of these codes: T, O2", metavar="CODE"
        ),
    ] = None,
    ignore: Annotated[
        Words,
        option("不列这些编号的问题", "no problems of these codes", metavar="CODE"),
    ] = None,
) -> Codes:
    del run
    return Codes(_codes_of("--select", select), _codes_of("--ignore", ignore))


def _codes_of(name: str, words: Words) -> tuple[str, ...] | None:
    """Raises CannotRun (U283) for what begins no code."""
    if words is None:
        return None
    from tracker.problems.nearest import nearest
    from tracker.problems.prefixes import PREFIXES

    said = _listed(words)
    for one in said:
        if one.upper() not in PREFIXES:
            near = nearest(one, PREFIXES)
            raise CannotRun(2, problem("U283", option=name, name=one, near=near))
    return tuple(one.upper() for one in said)


def _output(
    run: Run,
    output: Annotated[
        str,
        option(
            "写到这个文件，- 是标准输出",
            "write to this file; - is stdout",
            "-o",
            "--output",
            metavar="FILE",
            show_default=False,
        ),
    ] = STDOUT,
    force: Force = False,
) -> None:
    """Into `run.output`: what the command prints is kept, and written when it has ended."""
    if output != STDOUT:
        from tracker.workflows.outputs import check_outputs

        run.output = Path(output)
        check_outputs(run.start, [run.output], force=force)


def _consent(
    run: Run,
    dry_run: Annotated[bool, option("只看不写", "show, do not write", "--dry-run")] = False,
    yes: Annotated[bool, option("不再询问", "do not ask", "--yes", "-y")] = False,
) -> Consent:
    del run
    return Consent(dry_run, yes)


def _source(
    run: Run,
    published: Annotated[
        str,
        option("发布日期", "when it was published"),
    ] = "",
    title: Annotated[str, option("出处的标题", "title of the source")] = "",
    publisher: Annotated[str, option("发布者", "publisher")] = "",
    url: Annotated[str, option("网址", "URL")] = "",
    tier: Annotated[Tier | None, option("出处的级别", "kind of source")] = None,
) -> Request:
    """A request that says its publication only."""
    del run
    return Request(published=published, title=title, publisher=publisher, url=url, tier=tier or "")


def _what_if(
    run: Run,
    what_if: Annotated[
        Words,
        option(
            "假设一个数，看结论怎样变；可以写多次，什么都不写入",
            "what a value would mean for the verdicts; may be repeated, nothing is written",
            metavar="ID=VALUE@PERIOD",
            autocompletion=completion.indicators,
        ),
    ] = None,
) -> tuple[str, ...]:
    """What is assumed, as it was written."""
    del run
    return tuple(what_if or ())


common = shared("common", _common)
supposed = shared("what_if", _what_if)
source = shared("source", _source)
consent = shared("consent", _consent)
output = shared("output", _output)
codes = shared("codes", _codes)
day = shared("day", _day)
clocks = shared("clocks", _clocks)
asked_clocks = shared("clocks", _asked_clocks)
filters = shared("filters", _filters)


def tell_parts(run: Run, project: Project, filters: Filters) -> None:
    """What was taken for words that are only a part of a name."""
    from tracker.words.escape import visible
    from tracker.workflows.select import part_matches

    for one in part_matches(project, filters):
        taken = enumerated(one.taken, run.language)
        run.remark(visible(f"{one.option} {one.word}: {taken}") + "\n")


def day_of(run: Run, option: str, text: str) -> date:
    """The last day of a period given as an option; of a financial year by the project's own."""
    from tracker.model.periods import CALENDAR, in_own_spelling, read_period
    from tracker.workflows.load import year_starts

    try:
        said = in_own_spelling(text)
        financial = "/" in said or "／" in said
        return read_period(said, year_starts(run.start) if financial else CALENDAR).end
    except Refused as error:
        raise CannotRun(2, problem_of(error, text=f"{option} {text}")) from error


def _gates_of(text: str | None, known: Sequence[str]) -> tuple[str, ...]:
    """Raises CannotRun(2) for a word that is not known."""
    if text is None:
        return ()
    from tracker.assess.status import CHECK_WORDS, EVIDENCE_WORDS, STATUS_WORDS
    from tracker.workflows.fail_on import check_gates

    words = STATUS_WORDS | EVIDENCE_WORDS | CHECK_WORDS
    keys = {name.lower(): key for key, names in words.items() for name in names}
    found = tuple(keys.get(word.lower(), word) for word in split_list(text))
    check_gates(found, known)
    return found or ("never",)
