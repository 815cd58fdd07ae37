"""Proposals: the figures of a document beside the record: of what, how they would be written, what
is there already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from tracker.assess.clocks import Clocks
from tracker.assess.series import known
from tracker.extract.figure import Figure, FigureClaim
from tracker.model.bilingual import in_either_unit, words_of
from tracker.model.names import Names
from tracker.model.numbers import read_number
from tracker.model.periods import Period, read_period
from tracker.model.project import Project
from tracker.model.quantity import Quantity, plain
from tracker.model.target import Indicator
from tracker.model.units import agreement, read_unit
from tracker.problems.problem import Place, Refused

_SCALES = {Decimal(10) ** 4: "万", Decimal(10) ** 8: "亿", Decimal(10) ** 12: "万亿"}
_GDP = ("GDP", "地区生产总值", "生产总值", "国内生产总值")  # one thing, as a share is said of it
ProposalState = Literal[
    "new", "equal", "agreeing", "contradicting", "no_indicator", "no_period", "no_unit"
]
# words of a name that do not change what is measured
_HARMLESS = re.compile(
    r"[“”‘’\"'《》\s·，,、：:]|^(?:的|其中)|数量$|总数$|总量$|总数量$|个数$|数$|总计$|累计|目前|当前|全部|分别|均|我市|全市|本市|市域|全年|已|在汉|^武汉(?:市)?(?:地区)?"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure and how it lies beside the record; `beside`: what is
    there, and where.

    `value` is what would be written; `period` is None where the text gives none and the model
    forbids a guess.
    """

    figure: Figure
    state: ProposalState
    indicator: Indicator | None = None
    quantity: Quantity | None = None
    value: str = ""
    period: str | None = None
    dated: bool = True
    beside: tuple[str, str] | None = None


class DocumentNames:
    """The indicators by all their names, for words that a document uses; a name of two indicators
    finds neither.
    """

    def __init__(self, names: Names) -> None:
        self._of: dict[str, set[str]] = {}
        self._indicators = names.indicators
        areas = {plan.area for plan in names.plans}
        short = {one for area in areas if area for one in (area, area[:-1]) if len(one) > 1}
        self._areas = re.compile(
            "|".join(sorted(map(re.escape, short), key=len, reverse=True)) or r"(?!)"
        )
        for name, indicator in names.indicators_called():
            self._of.setdefault(self._plain(name), set()).add(indicator)

    def find(self, words: str, unit: str) -> Indicator | None:
        """The indicator that words name for certain, if the figure's unit can be its."""
        found = self._of.get(self._plain(words), set())
        fitting = [
            self._indicators[one]
            for one in found
            if one in self._indicators and _fits(unit, self._indicators[one].unit)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _plain(self, words: str) -> str:
        before = None
        words = re.sub(
            "(?:同比|环比)?(?:增长率?|增幅|增速)$", "增速", self._areas.sub("", words.lower())
        )
        while before != words:
            before, words = words, _HARMLESS.sub("", words)
        return words


def propose(
    figures: Iterable[Figure],
    names: DocumentNames,
    project: Project | None,
    published: Period | None,
) -> list[Proposal]:
    """Each figure beside what registry and record hold."""
    made = (_proposal(figure, names, published) for figure in figures)
    return [one if project is None else _compared(one, project) for one in made]


def _proposal(figure: Figure, names: DocumentNames, published: Period | None) -> Proposal:
    """A figure with its indicator, and the value and period that would be written."""
    indicator = names.find(figure.name, figure.unit)
    figure = replace(
        figure,
        indicator=indicator.id if indicator else None,
        claims=tuple(_named(one, indicator, names) for one in figure.claims),
    )
    made = Proposal(
        figure, "no_indicator", indicator, value=written_value(figure), period=figure.period
    )
    if indicator is None:
        return made
    try:
        quantity, _ = in_either_unit(read_number(made.value), None, indicator.unit)
    except Refused:
        return replace(made, state="no_unit")
    made = replace(made, quantity=replace(quantity, qualifier=figure.qualifier), state="new")
    undated = figure.period is None and figure.role == "observation" and indicator.measure != "flow"
    if (
        undated and published is not None
    ):  # the model: a stock or ratio without a date has its publication's month
        return replace(made, period=str(published)[:7], dated=False)
    if figure.role == "observation" and made.period and published is not None:
        try:  # what is said of a year that has not ended is no value of that year yet
            made = (
                replace(made, period=None) if read_period(made.period).end > published.end else made
            )
        except Refused:
            made = replace(made, period=None)
    return made if made.period else replace(made, state="no_period")


def _named(claim: FigureClaim, own: Indicator | None, names: DocumentNames) -> FigureClaim:
    """A claim of a share, of the indicator that its words name; of nothing where they name none."""
    if not claim.of_whole or claim.of is None:
        return claim
    words = _GDP if claim.of in _GDP else (claim.of,)
    whole = next((one for word in words if (one := names.find(word, ""))), None)
    return replace(claim, of=None if whole is None or whole is own else whole.id)


def _compared(proposal: Proposal, project: Project) -> Proposal:
    """The proposal beside the target or the live observations of its indicator and period."""
    quantity, indicator = proposal.quantity, proposal.indicator
    if proposal.state != "new" or quantity is None or indicator is None:
        return proposal
    try:
        span = read_period(proposal.period or "")
    except Refused:
        return replace(proposal, state="no_period", period=None)
    if proposal.figure.role == "target":
        goals = [
            one
            for one in project.names.targets_of.get(indicator.id, ())
            if one.goal.by == span and one.goal.quantity
        ]
        there = [
            (one.goal.quantity, Place(one.file, one.line)) for one in goals if one.goal.quantity
        ]
    else:
        of_it = [
            one
            for area in project.areas.get(indicator.id, ())
            for one in project.series[indicator.id, area]
            if one.period == span
        ]
        latest = max((one.publication.published.end for one in of_it), default=span.end)
        live = [
            e.observation for e in known(of_it, Clocks(span.end, latest)) if e.state != "superseded"
        ]
        there = [(one.quantity, one.place) for one in live]
    for other, where in there:
        if other.value == quantity.value and (
            other.qualifier == quantity.qualifier or proposal.figure.role == "target"
        ):
            return replace(proposal, state="equal", beside=(other.text, str(where)))
    for other, where in there:
        if other.interval().disjoint(quantity.interval()):
            return replace(proposal, state="contradicting", beside=(other.text, str(where)))
    if there:
        return replace(proposal, state="agreeing", beside=(there[0][0].text, str(there[0][1])))
    return proposal


def written_value(figure: Figure) -> str:
    """The value as a file may hold it: the figure's own words where they read back, else digits and
    unit.
    """
    try:
        number = read_number(figure.text)
        if number.quantity.value == plain(figure.value * abs(figure.factor)) and figure.factor > 0:
            bare = number.unit is None and figure.unit and not number.scaled
            return figure.text + (figure.unit if bare else "")
    except Refused:
        pass
    scale = _SCALES.get(abs(figure.factor), "") if re.match("[\u4e00-\u9fff]", figure.unit) else ""
    factor = figure.factor / abs(figure.factor) if scale else figure.factor
    upper = f"-{plain(figure.upper * factor):f}" if figure.upper is not None else ""
    return f"{plain(figure.value * factor):f}{upper}{scale}{figure.unit}"


def qualifier_beside(figure: Figure) -> str:
    """The qualifier that the value's own words do not say already; empty where there is none."""
    try:
        said = read_number(written_value(figure)).quantity.qualifier
    except Refused:
        said = "exact"
    return "" if figure.qualifier in ("exact", "range", said) else figure.qualifier


def _fits(unit: str, other: str) -> bool:
    """Whether a figure's unit can be an indicator's: the same measure, or two nouns of counting."""
    try:
        words = [read_unit(word) for word in words_of(other)]
        return not unit or any(agreement(read_unit(unit), word) is not None for word in words)
    except Refused:
        return False
