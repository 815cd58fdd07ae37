"""Which targets are asked for: the argument and the options that status and report share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import completion
from tracker.cli.language import say

if TYPE_CHECKING:
    from tracker.workflows.select import Filters

Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TARGET]...",
        help=say("目标的 id、名称或别名", "ids, names or aliases"),
        show_default=False,
        autocompletion=completion.targets,
    ),
]
Plan = Annotated[
    list[str] | None,
    typer.Option(help=say("只看这个规划", "only this plan"), autocompletion=completion.plans),
]
Section = Annotated[
    list[str] | None,
    typer.Option(help=say("只看这个分组", "only this section"), autocompletion=completion.sections),
]
Owner = Annotated[
    list[str] | None,
    typer.Option(
        help=say("只看这个责任单位", "only this responsible body"), autocompletion=completion.owners
    ),
]
Nature = Annotated[
    list[str] | None,
    typer.Option(
        help=say("expected 预期性或 binding 约束性", "expected or binding"),
        autocompletion=completion.natures,
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--status", help=say("只看这个状态", "only this status"), autocompletion=completion.statuses
    ),
]


def asked(*words: Sequence[str] | None) -> Filters:
    """Targets, plans, sections, owners, natures and statuses as filters."""
    from tracker.workflows.select import Filters

    return Filters(*(tuple(each or ()) for each in words))
