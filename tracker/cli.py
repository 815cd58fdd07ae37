"""Options → one pipeline call → print → exit code. Alone reads the clock, the environment and the terminal."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, NoReturn, cast

from tracker import __version__, files, pipeline
from tracker.core.problem import CannotRun, Problem, Refused, problem
from tracker.core.words import LANGUAGES, Language, pick

BUGS = "https://github.com/plan-target-tracker/tracker/issues"


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """--lang > TRACKER_LANG > the registry's `language` > the locale > zh."""
    given = [
        *(after for before, after in zip(arguments, arguments[1:], strict=False) if before == "--lang"),
        *(word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")),
        environment.get("TRACKER_LANG", ""),
        files.peek_language(_start(arguments, environment)),
        (environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or "")[:2],
    ]
    return next((cast(Language, word) for word in given if word in LANGUAGES), "zh")


def _start(arguments: Sequence[str], environment: Mapping[str, str]) -> Path:
    named = [after for before, after in zip(arguments, arguments[1:], strict=False) if before == "-C"]
    return Path((named or [environment.get("TRACKER_DIR") or "."])[-1])


LANGUAGE = chosen_language(sys.argv[1:], os.environ)


def _say(zh: str, en: str) -> str:
    return pick(LANGUAGE, zh, en)


_TYPER_WORDS = {
    "Arguments": "参数", "Options": "选项", "Commands": "命令", "Error": "错误", "Aborted.": "已中止。",
    "[default: {}]": "[默认：{}]", "[required]": "[必需]", "(deprecated) ": "（已弃用）", "[env var: {}]": "[环境变量：{}]",
    "Missing command.": "缺少命令。", "No such command {name!r}.": "没有 {name!r} 这个命令。",
    "Try [blue]'{command_path} {help_option}'[/] for help.": "用 [blue]'{command_path} {help_option}'[/] 查看帮助。",
}  # fmt: skip
if LANGUAGE == "zh":  # typer asks gettext for its own words when it is imported
    gettext.gettext = lambda message: _TYPER_WORDS.get(message, message)

import typer  # noqa: E402

app = typer.Typer(
    name="tracker", no_args_is_help=True, rich_markup_mode="markdown", pretty_exceptions_enable=False,
    help=_say("规划目标的明文、可审计跟踪。", "Plain-text, auditable tracking of public plan targets."),
)  # fmt: skip

Folder = Annotated[Path | None, typer.Option("-C", metavar="DIR", help=_say("项目文件夹", "the project's folder"))]
Lang = Annotated[
    Literal["zh", "en"] | None, typer.Option("--lang", metavar="zh|en", help=_say("输出语言", "language of the output"))
]
Ascii = Annotated[bool, typer.Option("--ascii", help=_say("只用 ASCII 字符画图", "draw with ASCII characters only"))]
NoColor = Annotated[bool, typer.Option("--no-color", help=_say("不用颜色", "no colour"))]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DAY", help=_say("只用这一天以前结束的时期", "use only periods that ended by this day")),
]
KnownAt = Annotated[
    str | None,
    typer.Option(metavar="DAY", help=_say("只用这一天以前公布的数据", "use only what was published by this day")),
]
FailOn = Annotated[
    str,
    typer.Option(metavar="LIST", help=_say("遇到这些状态、标记或 error、warning 时以 1 退出", "exit 1 on these: statuses, flags, error, warning")),
]


@dataclass(slots=True)
class Common:
    """The options that work before and after the command."""

    folder: Path | None = None
    ascii_only: bool = False
    no_color: bool = False
    problems: list[Problem] = field(default_factory=list)


COMMON = Common()


def _common(folder: Path | None, lang: str | None, ascii_only: bool, no_color: bool) -> Path:
    """Take the options wherever they stood; `lang` was read before anything else (chosen_language)."""
    del lang
    COMMON.folder = folder or COMMON.folder
    COMMON.ascii_only = COMMON.ascii_only or ascii_only
    COMMON.no_color = COMMON.no_color or no_color
    return COMMON.folder or Path(os.environ.get("TRACKER_DIR") or ".")


def _version(asked: bool) -> None:
    if asked:
        emit(f"tracker {__version__}\n")
        raise typer.Exit(0)


@app.callback()
def common_options(
    folder: Folder = None,
    lang: Lang = None,
    ascii_only: Ascii = False,
    no_color: NoColor = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=_say("版本", "the version"))
    ] = False,
) -> None:
    del version
    _common(folder, lang, ascii_only, no_color)


@app.command(help=_say("一眼看清每个目标的完成情况。", "What is met, overshot, behind or missing, in one look."))
def status(
    targets: Annotated[
        list[str] | None, typer.Argument(metavar="[TARGET]...", help=_say("目标的 id、名称或别名", "ids, names or aliases"), show_default=False)
    ] = None,
    plan: Annotated[list[str] | None, typer.Option(help=_say("只看这个规划", "only this plan"))] = None,
    section: Annotated[list[str] | None, typer.Option(help=_say("只看这个分组", "only this section"))] = None,
    owner: Annotated[list[str] | None, typer.Option(help=_say("只看这个责任单位", "only this responsible body"))] = None,
    nature: Annotated[list[str] | None, typer.Option(help=_say("expected 预期性或 binding 约束性", "expected or binding"))] = None,
    only: Annotated[list[str] | None, typer.Option("--status", help=_say("只看这个状态", "only this status"))] = None,
    sort: Annotated[
        Literal["registry", "status", "progress", "name"], typer.Option(help=_say("排序", "order of the rows"))
    ] = "registry",
    format: Annotated[
        Literal["table", "json", "csv", "markdown"], typer.Option(help=_say("输出格式", "output format"))
    ] = "table",
    as_of: AsOf = None,
    known_at: KnownAt = None,
    fail_on: FailOn = "never",
    folder: Folder = None,
    lang: Lang = None,
    ascii_only: Ascii = False,
    no_color: NoColor = False,
) -> int:
    gates = _gates(fail_on)
    day, known = _clocks(as_of, known_at)
    loaded = pipeline.load(_common(folder, lang, ascii_only, no_color), day)
    filters = pipeline.Filters(
        tuple(targets or ()), tuple(plan or ()), tuple(section or ()), tuple(owner or ()), tuple(nature or ()), tuple(only or ())
    )
    report = pipeline.status(loaded, filters, as_of=day, known_at=known, language=LANGUAGE, sort=sort)
    if format == "table":
        emit(pipeline.table(report, LANGUAGE, width=_width(), ascii_only=COMMON.ascii_only, color=_color(), grouped=sort == "registry"))
    else:
        emit(pipeline.rendered(report, format, LANGUAGE))
    _talk(report.problems, loaded.contents)
    return pipeline.gate(gates, report.rows, report.problems)


@app.command(help=_say("列出登记表和观测文件里的每个问题，附位置和改法。", "Every problem in registry and observations, with place and mend."))
def check(
    strict: Annotated[bool, typer.Option("--strict", help=_say("警告也算错误", "warnings count as errors"))] = False,
    format: Annotated[Literal["text", "json"], typer.Option(help=_say("输出格式", "output format"))] = "text",
    as_of: AsOf = None,
    fail_on: FailOn = "error",
    folder: Folder = None,
    lang: Lang = None,
    ascii_only: Ascii = False,
    no_color: NoColor = False,
) -> int:
    gates = _gates(fail_on)
    day, _ = _clocks(as_of, None)
    loaded = pipeline.load(_common(folder, lang, ascii_only, no_color), day)
    found = pipeline.check(loaded)
    emit(pipeline.checked(loaded, found, format, LANGUAGE))
    return pipeline.gate(gates, (), found, strict=strict)


@app.command(help=_say("解释一个问题编号、状态或标记。", "What a problem's code, a status or a flag means."))
def explain(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help=_say("如 F208、behind、滞后", "such as F208 or behind"))] = None,
    folder: Folder = None,
    lang: Lang = None,
    ascii_only: Ascii = False,
    no_color: NoColor = False,
) -> int:
    _common(folder, lang, ascii_only, no_color)
    emit(pipeline.explain(code, LANGUAGE))
    return 0


def main() -> NoReturn:
    """Run, and turn every ending into its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(run())


def run() -> int:
    """The exit code of the command line given in sys.argv."""
    try:
        answer = app(standalone_mode=False)
        return answer if isinstance(answer, int) else 0
    except CannotRun as stop:
        return _fail(stop.status, stop.problems, stop.contents)
    except typer.TyperException as stop:
        return _fail(2, [problem("U104", words=_usage(stop.format_message()))], {})
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except BrokenPipeError:
        _hush()
        return 0
    except Exception:
        return _bug()


def emit(text: str) -> None:
    """Data, to stdout, at once: a closed pipe is noticed here."""
    sys.stdout.write(text)
    sys.stdout.flush()


def _talk(problems: Iterable[Problem], contents: Mapping[str, bytes]) -> None:
    """Problems beside an answer, to stderr: errors in full, warnings counted."""
    sys.stderr.write(pipeline.talked(problems, contents, LANGUAGE))


def _fail(status: int, problems: Sequence[Problem], contents: Mapping[str, bytes]) -> int:
    """A run that could not be done: why, to stderr; with --format json one document, to stdout."""
    try:
        if _json_asked():
            emit(pipeline.failed(problems, LANGUAGE))
        else:
            sys.stderr.write(pipeline.explained(problems, contents, LANGUAGE))
    except BrokenPipeError:
        _hush()
    return status


def _json_asked() -> bool:
    words = sys.argv[1:]
    return "--format=json" in words or any(a == "--format" and b == "json" for a, b in zip(words, words[1:], strict=False))


def _usage(message: str) -> str:
    """typer's sentence, in Chinese where it is one of the usual ones."""
    if LANGUAGE == "en":
        return message
    for before, after in (
        ("Missing argument", "缺少参数"), ("Missing option", "缺少选项"), ("No such option:", "没有这个选项："),
        ("Got unexpected extra argument", "多余的参数"), ("Invalid value for", "值不对："), ("is not one of", "不在可选值之内："),
        ("Did you mean", "是不是"), ("requires an argument", "后面要有值"), ("Possible options:", "相近的选项："),
        ("does not take a value", "后面不带值"),
    ):  # fmt: skip
        message = message.replace(before, after)
    return message


def _bug() -> int:
    """A report to paste: what ran, where, and the traceback."""
    import platform
    import traceback

    trace = traceback.format_exc()
    if _json_asked():
        emit(pipeline.failed([problem("U105", words=trace.strip().splitlines()[-1])], LANGUAGE))
    sys.stderr.write(
        _say(f"tracker 出错了，这是程序的缺陷。请把下面的内容发到 {BUGS}\n", f"This is a bug in tracker. Please report what follows at {BUGS}\n")
        + f"\ntracker {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        + f"tracker {' '.join(sys.argv[1:])}\n\n{trace}"
    )
    return 4


def _hush() -> None:
    """Nothing more can be written: keep the interpreter from complaining about it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _clocks(as_of: str | None, known_at: str | None) -> tuple[date, date]:
    """as-of and known-at: both today by default; as-of alone sets both."""
    today = date.today()
    day = _day("--as-of", as_of) if as_of else today
    return day, _day("--known-at", known_at) if known_at else (day if as_of else today)


def _day(option: str, text: str) -> date:
    from tracker.core.periods import read_period

    try:
        return read_period(text).end
    except Refused as error:
        raise CannotRun(2, problem(error.code, **(error.facts | {"text": f"{option} {text}"}))) from error


def _gates(text: str) -> tuple[str, ...]:
    gates = tuple(word.strip() for word in text.split(",") if word.strip())
    pipeline.check_gates(gates)
    return gates


def _width() -> int | None:
    """The terminal's width, or COLUMNS; None where nothing is to be wrapped."""
    if os.environ.get("COLUMNS", "").isdigit():
        return max(20, int(os.environ["COLUMNS"]))
    if not sys.stdout.isatty():
        return None
    return max(20, os.get_terminal_size(sys.stdout.fileno()).columns)


def _color() -> bool:
    if COMMON.no_color or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
