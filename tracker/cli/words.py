"""The words of the command line in both languages: pairs, picked when the application is built."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, get_args, get_origin

import typer

from tracker.language import Language, pick

# typer's own words in its help
HELP_WORDS = {
    "DEPRECATED_STRING": "（已弃用）",
    "DEFAULT_STRING": "[默认：{}]",
    "ENVVAR_STRING": "[环境变量：{}]",
    "REQUIRED_LONG_STRING": "[必需]",
    "ARGUMENTS_PANEL_TITLE": "参数",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
}


class Both(str):
    """A text in English that holds its Chinese."""

    zh: str


def both(zh: str, en: str) -> Both:
    """One text in two languages, for typer's `help`."""
    made = Both(en)
    made.zh = zh
    return made


def option(zh: str, en: str, *names: str, **more: Any) -> Any:
    """An option of a command, explained in two languages; `more` as typer.Option takes it."""
    return typer.Option(*names, help=both(zh, en), **more)


def argument(zh: str, en: str, **more: Any) -> Any:
    """An argument of a command, explained in two languages; `more` as typer.Argument takes it."""
    return typer.Argument(help=both(zh, en), **more)


def picked(text: str, language: Language) -> str:
    """A text of `both` in a language; any other as it is."""
    return pick(language, text.zh, str(text)) if isinstance(text, Both) else text


def explained_in(language: Language, command: Callable[..., int]) -> Callable[..., int]:
    """A command as typer calls it: with its context, and options explained in a language."""

    def called(context: typer.Context, **options: Any) -> int:
        return command(context.obj, **options)

    _, *options = (_spoken(one, language) for one in signature(command).parameters.values())
    context = Parameter("context", Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    return with_parameters(called, [context, *options])


def with_parameters(
    function: Callable[..., Any], parameters: list[Parameter]
) -> Callable[..., Any]:
    """A function that takes these parameters, as far as others can see."""
    function.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    function.__annotations__ = {one.name: one.annotation for one in parameters}
    return function


def _spoken(parameter: Parameter, language: Language) -> Parameter:
    if get_origin(parameter.annotation) is not Annotated:
        return parameter
    kind, info = get_args(parameter.annotation)
    info = copy(info)
    info.help = info.help and picked(info.help, language)
    return parameter.replace(annotation=Annotated[kind, info])
