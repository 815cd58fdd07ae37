"""The arithmetic behind a row's figures, in the order in which one rests on the other (methods.md's
formulas).

b, t₀ baseline and its time; x, t latest value and its time; T, t₁ target and due time; τ the share
of time gone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction

from tracker.assess.forecast import power
from tracker.assess.kinds import kind_of
from tracker.assess.pace import limits_a_rate, share_of_road
from tracker.assess.ranges import left_range
from tracker.assess.report import Row
from tracker.assess.status import Judged
from tracker.assess.trajectory import HUNDRED, Point, Road
from tracker.words.figures import MARKS, decimals, number, percent, rounded
from tracker.words.working import Term, Values, Working, fewest, shortest, worked

TURNED = {">": "<", "<": ">", "≥": "≤", "≤": "≥"}


def workings(row: Row) -> tuple[Working, ...]:
    """Every figure of a row that is reckoned."""
    a = row.assessment
    if a.latest is None:
        return _whole_way(row)
    if a.course.judged == Judged.MILESTONE:
        return _early(row)
    return (
        *_value(row, a.latest),
        *_towards(row, a.latest),
        *_against_time(row, a.latest),
        *_to_come(row, a.latest),
        *_early(row),
    )


def _value(row: Row, latest: Point) -> tuple[Working, ...]:
    """How the latest value and the target's edge come about, where they are not simply written."""
    target, c, places, mark = (
        row.target,
        row.assessment.course,
        decimals(row),
        MARKS[latest.qualifier],
    )

    kind = kind_of(target)

    def rate(share: Fraction) -> str:
        return mark + number(share * HUNDRED, places) + "%"

    if kind.by_rate and target.level is not None:
        first, last = latest.levels
        terms = {
            "x": _term(last),
            "x₀": _term(first),
            "n": Term(latest.time - target.level.period.time),
        }
        formula = "({x} / {x₀})^(1 / {n}) − 1"
        return (
            worked(
                "growth", formula, terms, lambda v: power(v["x"] / v["x₀"], 1 / v["n"]) - 1, rate
            ),
        )
    if kind.by_rate:
        terms = {f"r{n}": _percent(one.quantity.value) for n, one in enumerate(latest.basis, 1)}
        product = " × ".join(f"(1 + {{{name}}})" for name in terms)
        return (
            worked(
                "growth",
                f"({product})^(1 / {len(terms)}) − 1",
                terms,
                lambda v: power(_product(v), Fraction(1, len(v))) - 1,
                rate,
            ),
        )
    summed = _summed(latest, _figure(places, mark)) if not (kind.by_rate or kind.yes_no) else ()
    if row.assessment.goal.absolute and c.base is not None and c.edge is not None:
        base, edge = _term(c.base), _term(c.edge - c.base)
        return (
            worked(
                "edge",
                "{b} + {c}",
                {"b": base, "c": edge},
                lambda v: v["b"] + v["c"],
                _figure(places),
            ),
            worked(
                "change",
                "{x} − {b}",
                {"x": _term(latest.value), "b": base},
                lambda v: v["x"] - v["b"],
                _figure(places, mark),
            ),
        )
    if kind.by_change and target.unit != "%" and c.base and c.edge is not None:
        base, edge = _term(c.base), _percent((c.edge / c.base - 1) * HUNDRED)
        level = worked(
            "edge",
            "{b} × (1 + {c})",
            {"b": base, "c": edge},
            lambda v: v["b"] * (1 + v["c"]),
            _figure(places),
        )
        if latest.derived and not summed:
            change = _percent((latest.value / c.base - 1) * HUNDRED)
            return level, worked(
                "level",
                "{b} × (1 + {c})",
                {"b": base, "c": change},
                lambda v: v["b"] * (1 + v["c"]),
                _figure(places, mark),
            )
        return (
            *summed,
            level,
            worked(
                "change",
                "{x} / {b} − 1",
                {"x": _term(latest.value), "b": base},
                lambda v: v["x"] / v["b"] - 1,
                lambda share: mark + percent(share),
            ),
        )
    return summed


def _summed(latest: Point, show: Callable[[Fraction], str]) -> tuple[Working, ...]:
    """The sum that a total, or a year that is known by its parts only, is made of."""
    if len(latest.basis) < 2:
        return ()
    terms = {f"x{n}": _term(one.quantity.value) for n, one in enumerate(latest.basis, 1)}
    formula = " + ".join(f"{{{name}}}" for name in terms)
    return (worked("sum", formula, terms, lambda v: sum(v.values(), Fraction(0)), show),)


def _towards(row: Row, latest: Point) -> tuple[Working, ...]:
    """Progress, ratio, gap and overshoot."""
    a, c, places = row.assessment, row.assessment.course, decimals(row)
    mark = MARKS[latest.qualifier]
    turned = TURNED.get(mark, mark)
    terms = {"x": _term(latest.value, places)}
    found = []
    if c.judged == Judged.EVERY_PERIOD and a.progress is not None:
        counts = {"n": Term(a.progress * len(c.points)), "N": Term(Fraction(len(c.points)))}
        found.append(worked("progress", "{n} / {N}", counts, lambda v: v["n"] / v["N"], percent))
    if c.edge is None:
        return tuple(found)
    terms["T"] = _term(c.edge, places)
    if c.judged != Judged.EVERY_PERIOD and a.progress is not None and c.base is not None:
        both = terms | {"b": _term(c.base, places)}
        own = turned if c.edge < c.base else mark
        found.append(
            worked(
                "progress",
                "({x} − {b}) / ({T} − {b})",
                both,
                lambda v: (v["x"] - v["b"]) / (v["T"] - v["b"]),
                lambda v: own + percent(v),
            )
        )
    down = c.within is not None and c.within.low is None
    if a.ratio is not None and c.judged not in (Judged.RATE, Judged.CEILING):
        upright = latest.value == a.ratio * c.edge
        over, under, own = ("x", "T", mark) if upright else ("T", "x", turned)
        found.append(
            worked(
                "ratio",
                f"{{{over}}} / {{{under}}}",
                terms,
                lambda v: v[over] / v[under],
                lambda v: own + percent(v),
            )
        )
    if a.gap and c.within is not None:
        above = c.within.high is not None and latest.value > c.within.high
        edge = c.within.high if above else c.within.low
        terms["T"] = _term(edge if edge is not None else c.edge, places)
        more, less, own = ("x", "T", mark) if above else ("T", "x", turned)
        found.append(_difference("gap", more, less, terms, _figure(places, own)))
    if left_range(a) is not None:
        found.append(_difference("left", "T", "x", terms, _figure(places, turned)))
    if a.overshoot:
        more, less, own = ("T", "x", turned) if down else ("x", "T", mark)
        over_it = _difference("overshoot", more, less, terms, _figure(places, own))
        found.append(over_it)
        if a.overshoot_ratio is not None:
            terms = {"o": _term(over_it.value, places), "T": _term(abs(c.edge), places)}
            found.append(
                worked(
                    "overshoot_ratio",
                    "{o} / {T}",
                    terms,
                    lambda v: v["o"] / v["T"],
                    lambda v: own + percent(v),
                )
            )
    return tuple(found)


def _against_time(row: Row, latest: Point) -> tuple[Working, ...]:
    """Where time stands, what the road asks for by then, and the pace against it."""
    a, c = row.assessment, row.assessment.course
    found: list[Working] = []
    if a.elapsed is not None and c.start is not None:
        years = {"t": Term(latest.time - c.start), "N": Term(c.due.time - c.start)}
        found.append(worked("elapsed", "{t} / {N}", years, lambda v: v["t"] / v["N"], percent))
    mark = MARKS[latest.qualifier]
    if c.edge is not None and (c.base is None or c.edge < c.base) and c.judged != Judged.RATE:
        mark = TURNED.get(mark, mark)
    if (
        c.judged == Judged.RATE
        and a.pace is not None
        and c.edge is not None
        and not _inside_a_band(row)
    ):
        down = limits_a_rate(c)
        rates = {"x": _percent(latest.value), "T": _percent(c.edge)}
        over, under, mark = ("T", "x", TURNED.get(mark, mark)) if down else ("x", "T", mark)
        found.append(
            worked(
                "pace",
                f"{{{over}}} / {{{under}}}",
                rates,
                lambda v: v[over] / v[under],
                lambda v: mark + number(v, 2),
            )
        )
    if c.road is None or a.expected is None:
        return tuple(found)
    found += _expected(row, c.road, latest)
    if c.judged == Judged.CEILING:
        sums = {"e": Term(a.expected, decimals(row)), "x": _term(latest.value)}
        own = TURNED.get(MARKS[latest.qualifier], MARKS[latest.qualifier])
        return (
            (
                *found,
                worked(
                    "pace",
                    "{e} / {x}",
                    sums,
                    lambda v: v["e"] / v["x"],
                    lambda v: own + number(v, 2),
                ),
            )
            if latest.value > 0
            else tuple(found)
        )
    if a.pace is None:
        return tuple(found)
    share = share_of_road(c, a.expected)
    if share is None or a.progress is None or not share or c.base is None or c.edge is None:
        return tuple(found)
    if share != a.elapsed:
        terms = {"e": Term(a.expected, decimals(row)), "b": _term(c.base), "T": _term(c.edge)}
        found.append(
            worked(
                "expected_share",
                "({e} − {b}) / ({T} − {b})",
                terms,
                lambda v: (v["e"] - v["b"]) / (v["T"] - v["b"]),
                percent,
            )
        )
    shares = {"p": Term(a.progress, 1, percent=True), "pₑ": Term(share, 1, percent=True)}
    found.append(
        worked(
            "pace", "{p} / {pₑ}", shares, lambda v: v["p"] / v["pₑ"], lambda v: mark + number(v, 2)
        )
    )
    found.append(
        worked(
            "pace_pp",
            "{p} − {pₑ}",
            shares,
            lambda v: (v["p"] - v["pₑ"]) * HUNDRED,
            lambda v: mark + number(v, 1),
        )
    )
    if a.lead_years is not None and c.start is not None:
        times = {"t": Term(latest.time - c.start), "r": Term(latest.time - c.start - a.lead_years)}
        found.append(
            worked("lead_years", "{t} − {r}", times, lambda v: v["t"] - v["r"], years_text)
        )
    return tuple(found)


def _inside_a_band(row: Row) -> bool:
    """A rate inside the promised band is as promised: there is nothing to divide."""
    c, latest = row.assessment.course, row.assessment.latest
    if c.within is None or c.within.low is None or c.within.high is None or latest is None:
        return False
    return c.within.low <= latest.value <= c.within.high


def years_text(years: Fraction) -> str:
    """A span of years to a tenth, or as fine as it takes to see it."""
    places = next((n for n in range(1, 4) if rounded(years, n)), 1)
    return number(years, places)


def computed(row: Row, value: Fraction) -> str:
    """A figure that nobody wrote: one place finer than the written ones, but no more than five
    digits.
    """
    places = max(0, min(decimals(row) + 1, 5 - len(str(abs(int(value))))))
    exact = fewest(value, places)
    return number(value, places if exact is None else exact)


def _expected(row: Row, road: Road, latest: Point) -> tuple[Working, ...]:
    """The road at the latest value's time; after its end nothing is reckoned, it asks for the
    target.
    """
    sections = zip(road.knots, road.knots[1:], strict=False)
    section = next((pair for pair in sections if latest.time <= pair[1][0]), None)
    if section is None:
        return ()
    (t0, v0), (t1, v1) = section
    first, last = ("b", "T") if len(road.knots) == 2 else ("v₀", "v₁")
    share = (latest.time - t0) / (t1 - t0)
    terms = {first: _term(v0), last: _term(v1), "τ": Term(share, 1, percent=True)}
    if not road.compound:
        formula = f"{{{first}}} + ({{{last}}} − {{{first}}}) × {{τ}}"
        return (
            worked(
                "expected",
                formula,
                terms,
                lambda v: v[first] + (v[last] - v[first]) * v["τ"],
                lambda v: computed(row, v),
            ),
        )
    terms["τ"] = Term(share, 2)
    if not road.shift:
        formula = f"{{{first}}} × ({{{last}}} / {{{first}}})^{{τ}}"
        return (
            worked(
                "expected",
                formula,
                terms,
                lambda v: v[first] * power(v[last] / v[first], v["τ"]),
                lambda v: computed(row, v),
            ),
        )
    del terms[first]
    formula = f"100 × (1 + {{{last}}} / 100)^{{τ}} − 100"
    return (
        worked(
            "expected",
            formula,
            terms,
            lambda v: 100 * power(1 + v[last] / 100, v["τ"]) - 100,
            lambda v: computed(row, v),
        ),
    )


def _to_come(row: Row, latest: Point) -> tuple[Working, ...]:
    """What is needed a year, counted from the latest data and from the day of the report; for a
    growth target also the growth that leads to the promised average. Once the plan is over,
    nothing.
    """
    a, c = row.assessment, row.assessment.course
    if a.needed_per_year is None or a.needed_from_now is None or c.edge is None:
        return ()
    left = c.due.time - latest.time
    edge, mark = latest.value + a.needed_per_year * left, MARKS[latest.qualifier]
    mark = TURNED.get(mark, mark)
    from_now = (edge - latest.value) / a.needed_from_now if a.needed_from_now else left
    needed: tuple[Working, ...] = tuple(
        worked(
            figure,
            "({T} − {x}) / {n}",
            {"T": _term(edge), "x": _term(latest.value), "n": Term(years)},
            lambda v: (v["T"] - v["x"]) / v["n"],
            lambda v: mark + computed(row, v),
        )
        for figure, years in (("needed_per_year", left), ("needed_from_now", from_now))
        if edge != latest.value
        and (a.gap_high != 0 or c.judged == Judged.CEILING)
        # an average does not move by so much a year from now on, nor down again where it is beyond
        # the promised one
        and (c.judged != Judged.RATE or (figure == "needed_per_year" and a.gap))
    )
    if c.judged is not Judged.RATE or c.edge <= -HUNDRED or c.start is None:
        return needed
    terms = {"T": _percent(c.edge), "N": Term(c.due.time - c.start), "n": Term(left)}
    if row.target.level is not None:
        terms |= {"x": _term(latest.levels[1]), "x₀": _term(latest.levels[0])}
        return *needed, worked(
            "needed_growth",
            "({x₀} × (1 + {T})^{N} / {x})^(1 / {n}) − 1",
            terms,
            lambda v: power(v["x₀"] * power(1 + v["T"], v["N"]) / v["x"], 1 / v["n"]) - 1,
            lambda v: mark + percent(v),
        )
    rates = {f"r{n}": _percent(one.quantity.value) for n, one in enumerate(latest.basis, 1)}
    terms["n"] = Term(terms["N"].value - len(rates))
    if terms["n"].value <= 0:
        return needed
    product = " × ".join(f"(1 + {{{name}}})" for name in rates)
    return *needed, worked(
        "needed_growth",
        f"((1 + {{T}})^{{N}} / ({product}))^(1 / {{n}}) − 1",
        terms | rates,
        lambda v: (
            power(power(1 + v["T"], v["N"]) / _product({k: v[k] for k in rates}), 1 / v["n"]) - 1
        ),
        lambda v: mark + percent(v),
    )


def _early(row: Row) -> tuple[Working, ...]:
    a = row.assessment
    if a.years_early is None or a.met_since is None:
        return ()
    return (
        Working(
            "years_early",
            "t₁ − t",
            f"{a.goal.by.year} − {a.met_since.year}",
            str(a.years_early),
            Fraction(a.years_early),
        ),
    )


def _whole_way(row: Row) -> tuple[Working, ...]:
    """Without a latest value: the whole way from the baseline to the target."""
    a, c = row.assessment, row.assessment.course
    if not a.gap or c.base is None or c.edge is None:
        return ()
    terms = {"T": _term(c.edge), "b": _term(c.base)}
    more, less = ("T", "b") if c.edge > c.base else ("b", "T")
    return (_difference("gap", more, less, terms, _figure(decimals(row))),)


def _difference(
    figure: str, more: str, less: str, terms: Mapping[str, Term], show: Callable[[Fraction], str]
) -> Working:
    used = {name: terms[name] for name in (more, less)}
    return worked(figure, f"{{{more}}} − {{{less}}}", used, lambda v: v[more] - v[less], show)


def _figure(places: int, mark: str = "") -> Callable[[Fraction], str]:
    return lambda value: mark + shortest(value, places)


def _term(value: Fraction | Decimal, places: int = 0) -> Term:
    return Term(Fraction(value), places, written=True)


def _percent(value: Fraction | Decimal) -> Term:
    return Term(Fraction(value) / HUNDRED, 1, percent=True, written=True)


def _product(rates: Values) -> Fraction:
    product = Fraction(1)
    for rate in rates.values():
        product *= 1 + rate
    return product
