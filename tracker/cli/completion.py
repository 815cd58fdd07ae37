"""What the tab key offers: ids with their names, plans, sections, owners, natures, statuses; in
bash, zsh and fish.

The shell runs the program for each press of the key, so targets.yaml is only scanned, and rich is
kept out.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer
import typer.core

from tracker.assess.status import Status
from tracker.cli.language import LANGUAGE, say
from tracker.model.layout import REGISTRY
from tracker.problems.problem import CannotRun
from tracker.store import folder as files
from tracker.words.terms import WORDS

SHELL = os.environ.get("_TRACKER_COMPLETE", "")
Offers = list[tuple[str, str]]
# typer's scripts for bash and zsh evaluate what is printed: nothing that a shell could take for
# more than a word
_PLAIN = r"(?!-)[\w.,/%+·—（）《》“”、，：-]+(?: [\w.,/%+·—（）《》“”、，：-]+)*"
_ODD = r"[\x00-\x1f\x7f`$\\'\"]+"

# typer runs every text through rich's markup where it finds it: slow, and it eats a name's
# [brackets]
if SHELL:
    sys.modules["rich"] = None  # type: ignore[assignment]


class Commands(typer.core.TyperGroup):
    """The commands, with the help of typer's own options in the language chosen."""

    def get_params(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        params = super().get_params(ctx)
        for one in params:
            if isinstance(one, typer.core.TyperOption) and one.name in _HELP:
                one.help = say(*_HELP[one.name])
        return params

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]
        command = super().get_command(ctx, cmd_name)
        if command is not None and (option := command.get_help_option(ctx)) is not None:
            option.help = say(*_HELP["help"])
        return command


_HELP = {
    "help": ("显示帮助", "show this help"),
    "install_completion": ("为当前的 shell 安装补全", "install completion for the current shell"),
    "show_completion": (
        "打印当前 shell 的补全脚本",
        "print the completion script of the current shell",
    ),
}


def targets(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids; names and aliases where no id begins so."""
    return _called(_items(ctx, "targets"), incomplete)


def indicators(ctx: typer.Context, incomplete: str) -> Offers:
    """The same of every indicator, stated or implied by a target."""
    return _called([*_items(ctx, "targets"), *_items(ctx, "indicators")], incomplete)


def plans(ctx: typer.Context, incomplete: str) -> Offers:
    return _called(_items(ctx, "plans"), incomplete)


def sections(ctx: typer.Context, incomplete: str) -> Offers:
    del incomplete
    return _offers((item.section, "") for item in _items(ctx, "targets"))


def owners(ctx: typer.Context, incomplete: str) -> Offers:
    del incomplete
    return _offers((owner, "") for item in _items(ctx, "targets") for owner in item.owners)


def natures(ctx: typer.Context, incomplete: str) -> Offers:
    del ctx, incomplete
    return _offers([("expected", say("预期性", "expected")), ("binding", say("约束性", "binding"))])


def statuses(ctx: typer.Context, incomplete: str) -> Offers:
    """Keys; the words of both languages where no key begins so."""
    del ctx
    keys = [(str(key), WORDS[key][LANGUAGE == "en"]) for key in Status]
    return _offers(
        keys
        if _any_begins(keys, incomplete)
        else ((word, "") for key in Status for word in WORDS[key])
    )


def _called(items: Iterable[Any], incomplete: str) -> Offers:
    items = list(items)
    ids = [
        (item.id, item.names.get(LANGUAGE) or next(iter(item.names.values()), "")) for item in items
    ]
    words = ((word, item.id) for item in items for word in (*item.names.values(), *item.aliases))
    return _offers(ids if _any_begins(ids, incomplete) else words)


def _any_begins(offers: Offers, incomplete: str) -> bool:
    return any(value.startswith(incomplete) for value, _ in offers)


def _items(ctx: typer.Context, name: str) -> Iterator[Any]:
    """The items of a list of the registry; none where there is no project: a tab key never
    complains.
    """
    from tracker.read.completion import scan

    here = [context.params.get("folder") for context in (ctx, ctx.parent) if context is not None]
    start = next((folder for folder in here if folder), None) or Path(
        os.environ.get("TRACKER_DIR") or "."
    )
    try:
        text = files.read_one(files.find_project(Path(start)), REGISTRY).decode("utf-8", "replace")
    except (CannotRun, OSError):
        return
    yield from scan(text, name)


def _offers(pairs: Iterable[tuple[str, str]]) -> Offers:
    """Each value once, with its help; a value that a shell or the encoding would not bring back
    whole is left out.
    """
    found: dict[str, str] = {}
    for value, said in pairs:
        if re.fullmatch(_PLAIN, value) and _encodes(value):
            # bash takes a space for the end of the word
            found.setdefault(
                value.replace(" ", "\\ ") if SHELL.endswith("_bash") else value,
                re.sub(_ODD, " ", said),
            )
    return list(found.items())


def _encodes(value: str) -> bool:
    try:
        value.encode(sys.stdout.encoding or "utf-8")
    except UnicodeError:
        return False
    return True
