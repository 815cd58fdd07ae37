"""A new project: a made-up plan of a made-up city, small, commented, without a problem; all of its
files or none.
"""

from __future__ import annotations

from pathlib import Path
from pkgutil import get_data
from string import Template

from tracker.language import Language, pick
from tracker.model.layout import REGISTRY
from tracker.model.periods import Period, read_period
from tracker.problems.problem import CannotRun, Refused, problem
from tracker.read.append import file_name, scalar
from tracker.read.schema import render_schema as schema
from tracker.store.new_project import create_project

PERIOD = "2026..2030"


def begin(folder: Path, language: Language, *, plan: str = "", period: str = "") -> list[str]:
    """Write a new project that works at once; the names of its files.

    Raises CannotRun(2) with nothing written.
    """
    try:
        when = read_period(period or PERIOD)
        published, publisher, _ = publication(language, when)
    except Refused as error:
        if error.code == "F416":
            raise CannotRun(2, problem("U212", text=period)) from error
        raise CannotRun(
            2, problem(error.code).saying(error.facts | {"text": f"--period {period}"})
        ) from error
    name = " ".join(plan.split()).encode("utf-8", "replace").decode() or plan_name(language)
    texts = {
        REGISTRY: registry(language, scalar(name), when),
        file_name(published, publisher, ()): observations(language, when),
        **{f"docs/schema/{one}.json": schema(one) for one in ("targets", "observations")},
    }
    return create_project(folder, {path: text.encode() for path, text in texts.items()})


def plan_name(language: Language) -> str:
    """What the plan is called where nobody named it."""
    return pick(
        language, "示例市科技创新与城市建设规划", "Exampleton plan for innovation and the city"
    )


def registry(language: Language, plan: str, period: Period) -> str:
    """targets.yaml; `plan` is the plan's name as a YAML scalar."""
    return _template(language, "targets").substitute(_years(period), plan=plan, period=period)


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
