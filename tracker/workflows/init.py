"""A new project: a made-up plan of a made-up city, small, commented, without a problem, or a plan
of one's own that has no target yet; all of its files or none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from pkgutil import get_data
from string import Template
from typing import Any

from tracker.language import Language, pick
from tracker.model.layout import REGISTRY
from tracker.model.periods import CALENDAR, Period, read_start, read_typed_period
from tracker.problems.problem import CannotRun, Refused, problem, problem_of
from tracker.read.append import file_name, item, scalar
from tracker.read.schema import render_schema as schema
from tracker.store.new_project import create_project

PERIOD = "2026..2030"


@dataclass(frozen=True, slots=True)
class NewPlan:
    """The plan that a new project is to have, each field as written; empty where nothing was
    said.
    """

    name: str = ""
    area: str = ""
    period: str = ""
    year_starts: str = ""
    title: str = ""
    published: str = ""


def begin(folder: Path, language: Language, plan: NewPlan, *, bare: bool = False) -> list[str]:
    """Write a new project: with an example that works at once, or `bare`, with a plan that has no
    target yet; the names of its files.

    Raises CannotRun(2) with nothing written.
    """
    if plan.year_starts and not bare:
        raise CannotRun(2, problem("U212", text=plan.period))
    when = years_asked_for(plan)
    if bare:
        return create(folder, {REGISTRY: bare_registry(language, plan, when)})
    published, publisher, _ = publication(language, when)
    texts = {
        REGISTRY: registry(language, plan, when),
        file_name(published, publisher, ()): observations(language, when),
    }
    return create(folder, texts)


def create(folder: Path, texts: Mapping[str, str]) -> list[str]:
    """Write the files of a new project, and the schemas by which editors know them; the names."""
    schemas = {f"docs/schema/{one}.json": schema(one) for one in ("targets", "observations")}
    every = dict(texts) | schemas
    return create_project(folder, {path: text.encode() for path, text in every.items()})


def years_asked_for(plan: NewPlan) -> Period:
    """The years of a plan. Raises CannotRun(2), naming the option, for what is none."""
    option, text = "--year-starts", plan.year_starts
    try:
        starts = read_start(text) if text else CALENDAR
        option, text = "--period", plan.period or PERIOD
        when = read_typed_period(text, starts)
        _years(when)
    except Refused as error:
        if error.code == "F416":
            raise CannotRun(2, problem("U212", text=text)) from error
        raise CannotRun(2, problem_of(error, text=f"{option} {text}")) from error
    return when


def bare_registry(language: Language, plan: NewPlan, period: Period) -> str:
    """targets.yaml with a plan and no target yet."""
    name = _tidy(plan.name) or pick(language, "我的规划", "My plan")
    named = replace(plan, name=name, period=str(period))
    said = item(plan_record(named, "plan"), 2)
    return _template(language, "bare").substitute(_years(period), plan=said)


def plan_record(plan: NewPlan, id: str) -> dict[str, Any]:
    """A plan as an item of `plans`."""
    said = {key: _tidy(getattr(plan, key)) for key in ("name", "area", "year_starts", "period")}
    source = {key: _tidy(getattr(plan, key)) for key in ("title", "published")}
    made: dict[str, Any] = {"id": id} | {key: text for key, text in said.items() if text}
    source = {key: text for key, text in source.items() if text}
    return made | ({"source": source} if source else {})


def _tidy(text: str) -> str:
    """A text on one line, which any file can hold."""
    return " ".join(text.split()).encode("utf-8", "replace").decode()


def plan_name(language: Language) -> str:
    """What the plan is called where nobody named it."""
    return pick(
        language, "示例市科技创新与城市建设规划", "Exampleton plan for innovation and the city"
    )


def area(language: Language) -> str:
    """Whose plan it is where nobody said it."""
    return pick(language, "示例市", "Exampleton")


def registry(language: Language, plan: NewPlan, period: Period) -> str:
    """targets.yaml with the example."""
    return _template(language, "targets").substitute(
        _years(period),
        plan=scalar(_tidy(plan.name) or plan_name(language)),
        area=scalar(_tidy(plan.area) or area(language)),
        period=period,
    )


def publication(language: Language, period: Period) -> tuple[str, str, str]:
    """When the sample's figures were published, by whom and under which title."""
    first = _years(period)["first"]
    publisher = pick(language, "示例市统计局", "Exampleton Statistics Office")
    title = pick(
        language, f"示例市{first}年上半年统计快报", f"Exampleton in figures, first half of {first}"
    )
    return f"{first}-07", publisher, title


def observations(language: Language, period: Period) -> str:
    """The publication's file."""
    _, publisher, title = publication(language, period)
    return _template(language, "observations").substitute(
        _years(period), title=title, publisher=publisher
    )


def _template(language: Language, name: str) -> Template:
    content = get_data("tracker", f"templates/{language}/{name}.yaml")
    assert content is not None, "the package holds its templates"
    return Template(content.decode())


def _years(period: Period) -> dict[str, int]:
    """The plan's first year, the year before and the last one.

    Raises Refused where there is no year before.
    """
    if period.start.year <= 1000:
        raise Refused("F412", text=str(period))
    return {"first": period.start.year, "base": period.start.year - 1, "due": period.end.year}
