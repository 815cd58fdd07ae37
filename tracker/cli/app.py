"""The application, built for one run: the commands that it may need, explained in its language."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from types import ModuleType
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from tracker import __version__
from tracker.cli.options import common
from tracker.cli.run import Run
from tracker.cli.variables import epilogue
from tracker.cli.words import HELP_WORDS, both, explained_in, option, picked
from tracker.language import pick

# each is a module of its name in commands/, which holds `command` and what it is ABOUT
COMMANDS = (
    "status",
    "check",
    "explain",
    "show",
    "list",
    "due",
    "history",
    "diff",
    "audit",
    "report",
    "export",
    "site",
    "serve",
    "add-observation",
    "amend",
    "add-target",
    "add-plan",
    "import",
    "extract",
    "init",
    "schema",
)


def _version(context: typer.Context, asked: bool) -> None:
    if asked:
        context.obj.emit(f"tracker {__version__}\n")
        raise typer.Exit(0)


_ABOUT = both(
    "规划目标的明文、可审计跟踪。", "Plain-text, auditable tracking of public plan targets."
)
_OPTIONS_HERE, _COMMAND_HERE = (
    both("[选项]", "[OPTIONS]"),
    both("命令 [参数]...", "COMMAND [ARGS]..."),
)
_HELP = ("-h", "--help")
_OPTIONS = {  # of typer's own
    "help": both("显示帮助", "show this help"),
    "install_completion": both(
        "为当前的 shell 安装补全", "install completion for the current shell"
    ),
    "show_completion": both(
        "打印当前 shell 的补全脚本", "print the completion script of the current shell"
    ),
}


def build(run: Run) -> typer.core.TyperGroup:
    """The command line of a run: of the one command that is named, or of all of them.

    All are needed for help, for completion, and where it is unclear which one is meant.
    """
    named = [name for name in COMMANDS if name in run.arguments]
    app = typer.Typer(
        name="tracker",
        cls=_Group,
        no_args_is_help=True,
        context_settings={"help_option_names": list(_HELP)},
        options_metavar=picked(_OPTIONS_HERE, run.language),
        subcommand_metavar=picked(_COMMAND_HERE, run.language),
        rich_markup_mode="markdown",
        pretty_exceptions_enable=False,
        help=picked(_ABOUT, run.language),
        epilog=epilogue(run.language),
    )
    app.callback()(explained_in(run.language, _tracker))
    for name in named if len(named) == 1 else COMMANDS:
        module = module_of_command(name)
        command = explained_in(run.language, module.command)
        about, places = (picked(one, run.language) for one in (module.ABOUT, _OPTIONS_HERE))
        app.command(name, cls=_Command, help=about, options_metavar=places)(command)
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    for one in (group, *group.commands.values()):
        asked = typer.Context(one, help_option_names=list(_HELP))
        for known in (one.get_help_option(asked), *one.params):
            if isinstance(known, typer.core.TyperOption) and known.name in _OPTIONS:
                known.help = picked(_OPTIONS[known.name], run.language)
            _name_type(known, asked)
    return group


def _name_type(known: Any, asked: typer.Context) -> None:
    """The type of an option or argument in the words of people: choices as they are, TEXT for
    words, nothing for a switch or an argument.
    """
    shown = known.display_type_rich(ctx=asked) if hasattr(known, "display_type_rich") else None
    if shown and shown.startswith("<") and "|" not in shown:
        plain = known.param_type_name == "argument" or shown == "<bool>"
        known.display_type_rich = lambda ctx: None if plain else "TEXT"


def module_of_command(name: str) -> ModuleType:
    """The module of a command; one whose name is a word of Python has a stroke behind it."""
    word = name.replace("-", "_")
    return import_module(f"tracker.cli.commands.{word}{'_' if iskeyword(word) else ''}")


@common
def _tracker(
    run: Run,
    version: Annotated[
        bool,
        option("版本", "the version", "--version", is_eager=True, callback=_version),
    ] = False,
) -> int:
    del run, version
    return 0


class _Spoken:
    """A command whose help has typer's own words in the run's language."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help of all that it takes."""
        from rich.console import Group
        from rich.table import Table
        from typer import rich_utils

        class Folding(Table):
            """A table that breaks a text without blanks, such as Chinese, and never cuts it."""

            def add_row(self, *cells: Any, **more: Any) -> None:
                super().add_row(*cells, **more)
                for column in self.columns:
                    column.overflow = "fold"

        own = {name: getattr(rich_utils, name) for name in (*HELP_WORDS, "Table", "Columns")}
        words = HELP_WORDS if ctx.obj.language == "zh" else {}
        vars(rich_utils).update(words, Table=Folding, Columns=lambda items: Group(*items))
        try:
            super().format_help(ctx, formatter)  # type: ignore[misc]
        finally:
            vars(rich_utils).update(own)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The first line of the help and of what is said of a misuse."""
        usage = pick(ctx.obj.language, "用法：", "Usage: ")
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), usage)


class _Command(_Spoken, typer.core.TyperCommand):
    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Each argument as its metavar has it, brackets and all."""
        del ctx
        arguments = [one for one in self.params if one.param_type_name == "argument"]
        places = [getattr(one, "metavar", None) or str(one.name).upper() for one in arguments]
        return [self.options_metavar or "", *places]

    def invoke(self, ctx: Any) -> Any:
        """Runs it, and writes the file of -o where it did not fail; however it ends, nothing of
        its progress stays on the terminal.
        """
        try:
            answer = super().invoke(ctx)
            ctx.obj.deliver()
            return answer
        finally:
            ctx.obj.rest()


class _Group(_Spoken, typer.core.TyperGroup):
    pass
