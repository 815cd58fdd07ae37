"""FORMULAS: every figure that is computed, once. A row has the text that pages print with the real
numbers, the function that computes it, and how it moves with an operand that is an interval.

b, t₀ baseline and its time; x, t latest value and its time; T, t₁ target and due time; τ the share
of time gone; p progress, pₑ that of the path; e what the path asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal
from unicodedata import normalize

from tracker.assess.bounds import Bounded, carried, jointly
from tracker.assess.forecast import power
from tracker.assess.student import student_t
from tracker.model.quantity import Interval

FigureUnit = Literal[
    "share", "rate", "amount", "computed", "pace", "points", "years", "whole years", "days"
]
Operand = Fraction | Bounded
HUNDRED = Fraction(100)
_EACH = re.compile(r"\[(.*?) (\S) …\]")
OPERAND = re.compile(r"\{(\S+?)(%?)\}")


@dataclass(frozen=True, slots=True)
class Formula:
    """One way to compute a figure.

    `name` is the figure, behind a point the case. In `text` operands stand in braces, with % those
    that are shares and are written as per cents; [{x#} + …] stands for {x1} + {x2} and so on, {#}
    for their number. `unit` says what the value is: a share of one; a rate a year as a share; an
    amount in the target's unit, as written or computed (which has more digits); points, where the
    text gives a share; years; days, whose operands are dates, as their ordinals. With the operands
    of `rises` the figure rises, with those of `falls` it falls, the other way round where `sign`
    (an operand, or a difference of two) is below zero.
    `pole` is the operand at whose zero it ends.
    """

    name: str
    text: str
    unit: FigureUnit
    compute: Callable[..., Fraction]
    rises: tuple[str, ...] = ()
    falls: tuple[str, ...] = ()
    sign: str = ""
    pole: str = ""

    @property
    def figure(self) -> str:
        """The figure it computes: gap.above is one of the ways to a gap."""
        return self.name.partition(".")[0]

    def __call__(self, **given: Operand) -> Calculation:
        """The calculation with these operands; one that is Bounded carries its interval over.

        Raises ArithmeticError where the figure is not defined.
        """
        plain = {name: _value(one) for name, one in given.items()}
        known = {name: value for name, value in plain.items() if value is not None}
        value = self.compute(**known) if len(known) == len(plain) else None
        bounded = self._bounded(given)
        if value is not None and all(_is_exact(one) for one in bounded.values()):
            span = Interval(value, value)
        else:
            span = self.span_of(given)
        moves = {name: self._rises(name, known) == one.rising for name, one in bounded.items()}
        if len(bounded) == 1:
            ((name, one),) = bounded.items()
            return Calculation(value, span, one.qualifier, moves[name], self.name, given)
        kinds = [carried(one.qualifier, rising=moves[n]) for n, one in bounded.items()]
        return Calculation(value, span, jointly(kinds), True, self.name, given)

    def span_of(self, given: Mapping[str, Operand]) -> Interval:
        """All values of the figure for those that its operands may stand for, each end by itself;
        None where nothing bounds it.
        """
        bounded = {name: one.span for name, one in self._bounded(given).items()}
        plain = {name: v for name, one in given.items() if (v := _value(one)) is not None}
        pole = bounded.get(self.pole)
        if pole is not None and (pole.low or 0) <= 0 <= (pole.high or 0):
            return Interval(None, None)
        ends: list[tuple[Fraction | None, bool]] = []
        for upper in (False, True):
            taken: dict[str, tuple[Fraction | None, bool]] = {}
            for name, span in bounded.items():
                at_high = upper == self._rises(name, plain)
                taken[name] = (span.high, span.high_open) if at_high else (span.low, span.low_open)
            ends.append((self._end(plain, taken), any(is_open for _, is_open in taken.values())))
        return Interval(ends[0][0], ends[1][0], ends[0][1], ends[1][1])

    def _end(
        self, plain: Mapping[str, Fraction], taken: Mapping[str, tuple[Fraction | None, bool]]
    ) -> Fraction | None:
        found = {name: end for name, (end, _) in taken.items() if end is not None}
        if len(found) < len(taken):
            return None
        try:
            return self.compute(**{**plain, **found})
        except ArithmeticError:
            return None

    def _bounded(self, given: Mapping[str, Operand]) -> dict[str, Bounded]:
        """The operands whose interval the figure takes over."""
        carrying = (*self.rises, *self.falls)
        return {
            name: one
            for name, one in given.items()
            if isinstance(one, Bounded) and (name in carrying or _numbered(name) in carrying)
        }

    def _rises(self, name: str, plain: Mapping[str, Fraction]) -> bool:
        upright = name not in self.falls and _numbered(name) not in self.falls
        if not self.sign:
            return upright
        more, _, less = operand_name(self.sign).partition(" − ")
        return upright == (plain[more] >= plain.get(less, 0))


@dataclass(frozen=True, slots=True)
class Calculation(Bounded):
    """A figure with the formula by `name` and the operands it was computed from."""

    name: str = ""
    operands: Mapping[str, Operand] = field(default_factory=dict, hash=False)

    @property
    def formula(self) -> Formula:
        """The row that it was computed by."""
        return FORMULAS[self.name]

    @property
    def figure(self) -> str:
        """The figure that it is: gap for gap.above."""
        return self.formula.figure

    @property
    def template(self) -> str:
        """The formula's text for as many operands as there are, these in braces."""
        text, count = self.formula.text, len(self.operands)
        if each := _EACH.search(text):
            others = OPERAND.findall(text.replace(each[0], ""))
            count -= len({name for name, _ in others} - {"#"})
            pieces = (each[1].replace("#", str(n)) for n in range(1, count + 1))
            text = text.replace(each[0], f" {each[2]} ".join(pieces))
        return text.replace("{#}", str(count))

    def plain(self) -> dict[str, Fraction]:
        """Its operands without their intervals."""
        return {name: v for name, one in self.operands.items() if (v := _value(one)) is not None}


def operand_name(shown: str) -> str:
    """The name of an operand that is shown as x₀, as the function has it: x0."""
    return normalize("NFKC", shown)


def _value(one: Operand) -> Fraction | None:
    return one.value if isinstance(one, Bounded) else one


def _is_exact(one: Bounded) -> bool:
    return one.span.low is not None and one.span.low == one.span.high


def _numbered(name: str) -> str:
    """x# of x1, x2 …"""
    return name.rstrip("0123456789") + "#"


def _product(rates: Mapping[str, Fraction]) -> Fraction:
    """What amounts are multiplied with by rates of growth one after the other."""
    product = Fraction(1)
    for rate in rates.values():
        if rate <= -1:
            raise ArithmeticError("nothing is left to grow")
        product *= 1 + rate
    return product


# a row that stands for several figures, or several cases of one, has all their names
_ROWS: tuple[Formula, ...] = (
    # the latest value and the goal, where they are not simply written
    Formula("growth", "({x} / {x₀})^(1 / {n}) − 1", "rate",
            lambda x, x0, n: power(x / x0, 1 / n) - 1, rises=("x",), falls=("x0",)),
    Formula("growth.rates", "([(1 + {r#%}) × …])^(1 / {#}) − 1", "rate",
            lambda **r: power(_product(r), Fraction(1, len(r))) - 1, rises=("r#",)),
    Formula("sum", "[{x#} + …]", "amount",
            lambda **x: sum(x.values(), Fraction(0)), rises=("x#",)),
    Formula("edge level", "{b} × (1 + {c%})", "amount",
            lambda b, c: b * (1 + c), rises=("c",), sign="b"),
    Formula("edge.amount", "{b} + {c}", "amount",
            lambda b, c: b + c, rises=("c",)),
    Formula("change", "{x} / {b} − 1", "share",
            lambda x, b: x / b - 1, rises=("x",), sign="b"),
    Formula("change.amount", "{x} − {b}", "amount",
            lambda x, b: x - b, rises=("x",)),
    # towards the target
    Formula("progress", "({x} − {b}) / ({T} − {b})", "share",
            lambda x, b, T: (x - b) / (T - b), rises=("x",), sign="T − b"),
    Formula("progress.periods", "{n} / {N}", "share",
            lambda n, N: n / N),
    Formula("ratio", "{x} / {T}", "share",
            lambda x, T: x / T, rises=("x",), sign="T"),
    Formula("ratio.down", "{T} / {x}", "share",
            lambda x, T: T / x, falls=("x",), sign="T", pole="x"),
    Formula("gap left overshoot.below", "{T} − {x}", "amount", lambda x, T: T - x, falls=("x",)),
    Formula("gap.above overshoot", "{x} − {T}", "amount", lambda x, T: x - T, rises=("x",)),
    Formula("gap.whole", "{T} − {b}", "amount", lambda b, T: T - b),
    Formula("gap.whole.down", "{b} − {T}", "amount", lambda b, T: b - T),
    Formula("gap_ratio", "{g} / {T}", "share", lambda g, T: g / T, rises=("g",)),
    Formula("overshoot_ratio", "{o} / {T}", "share", lambda o, T: o / T, rises=("o",)),
    # against time
    Formula("elapsed", "{t} / {N}", "share", lambda t, N: t / N),
    Formula("expected", "{b} + ({T} − {b}) × {τ%}", "computed",
            lambda b, T, τ: b + (T - b) * τ),
    Formula("expected.steps", "{v₀} + ({v₁} − {v₀}) × {τ%}", "computed",
            lambda v0, v1, τ: v0 + (v1 - v0) * τ),
    Formula("expected.geometric", "{b} × ({T} / {b})^{τ}", "computed",
            lambda b, T, τ: b * power(T / b, τ)),
    Formula("expected.index", "100 × (1 + {T} / 100)^{τ} − 100", "computed",
            lambda T, τ: 100 * power(1 + T / 100, τ) - 100),
    Formula("expected.due", "{T}", "computed", lambda T: T),
    Formula("expected_share", "({e} − {b}) / ({T} − {b})", "share",
            lambda e, b, T: (e - b) / (T - b)),
    Formula("pace", "{p%} / {pₑ%}", "pace",
            lambda p, pe: p / pe, rises=("p",), sign="pₑ"),
    Formula("pace.rate", "{x%} / {T%}", "pace",
            lambda x, T: x / T, rises=("x",), sign="T"),
    Formula("pace.limit", "{T%} / {x%}", "pace",
            lambda x, T: T / x, falls=("x",), sign="T", pole="x"),
    Formula("pace.band", "1", "pace", lambda: Fraction(1)),
    Formula("pace.ceiling", "{e} / {x}", "pace",
            lambda e, x: e / x, falls=("x",), pole="x"),
    Formula("pace_pp", "{p%} − {pₑ%}", "points",
            lambda p, pe: HUNDRED * (p - pe), rises=("p",)),
    Formula("lead_years", "{t} − {r}", "years", lambda t, r: t - r),
    # what is to come
    Formula("needed_per_year needed_from_now", "({T} − {x}) / {n}", "computed",
            lambda x, T, n: (T - x) / n, falls=("x",)),
    Formula("needed_growth", "({x₀} × (1 + {T%})^{N} / {x})^(1 / {n}) − 1", "share",
            lambda x, x0, T, N, n: power(x0 * power(1 + T, N) / x, 1 / n) - 1,
            rises=("x0",), falls=("x",)),
    Formula("needed_growth.rates", "((1 + {T%})^{N} / ([(1 + {r#%}) × …]))^(1 / {n}) − 1", "share",
            lambda T, N, n, **r: power(power(1 + T, N) / _product(r), 1 / n) - 1, falls=("r#",)),
    Formula("years_early", "{t₁} − {t}", "whole years", lambda t, t1: t1 - t),
    # was it hard (analysis.md: “Ambition”)
    Formula("edge.growth", "{b} × (1 + {c%})^{n}", "computed",
            lambda b, c, n: b * power(1 + c, n), rises=("b",)),
    Formula("required", "({T} − {b}) / {n}", "computed", lambda b, T, n: (T - b) / n),
    Formula("required.compound", "({T} / {b})^(1 / {n}) − 1", "share",
            lambda b, T, n: power(T / b, 1 / n) - 1),
    Formula("was", "({b} − {v}) / {m}", "computed",
            lambda b, v, m: (b - v) / m, rises=("b",), falls=("v",)),
    Formula("was.compound", "({b} / {v})^(1 / {m}) − 1", "share",
            lambda b, v, m: power(b / v, 1 / m) - 1, rises=("b",), falls=("v",)),
    Formula("ambition", "{r} / {w}", "pace",
            lambda r, w: r / w, falls=("w",), sign="r", pole="w"),
    Formula("ambition.compound", "{r%} / {w%}", "pace",
            lambda r, w: r / w, falls=("w",), sign="r", pole="w"),
    Formula("continued", "{b} + {w} × {n}", "computed",
            lambda b, w, n: b + w * n, rises=("w",)),
    Formula("continued.compound", "{b} × (1 + {w%})^{n}", "computed",
            lambda b, w, n: b * power(1 + w, n), rises=("w",), sign="b"),
    Formula("actual", "({x} − {b}) / {n}", "computed",
            lambda x, b, n: (x - b) / n, rises=("x",)),
    Formula("actual.compound", "({x} / {b})^(1 / {n}) − 1", "share",
            lambda x, b, n: power(x / b, 1 / n) - 1, rises=("x",), sign="b"),
    # what is left (“Buffer”)
    Formula("slack_days", "{a} − {t}", "days", lambda a, t: a - t, rises=("a",)),
    Formula("slack_days.ceiling", "{t} − {a}", "days", lambda a, t: t - a, falls=("a",)),
    Formula("safe_share", "{p%} / {L}", "share", lambda p, L: p / L, rises=("p",)),
    Formula("needed", "{T} − ({T} − {x}) × {k} / {n}", "computed",
            lambda x, T, k, n: T - (T - x) * k / n, rises=("x",)),
    Formula("needed.geometric", "{T} × ({x} / {T})^({k} / {n})", "computed",
            lambda x, T, k, n: T * power(x / T, k / n), rises=("x",)),
    Formula("needed.index", "(100 + {T}) × ((100 + {x}) / (100 + {T}))^({k} / {n}) − 100",
            "computed",
            lambda x, T, k, n: (100 + T) * power((100 + x) / (100 + T), k / n) - 100,
            rises=("x",)),
    Formula("probability", "F(({h} − {T}) / {s}, {ν})", "share",
            lambda h, T, s, ν: student_t((h - T) / s, ν)),
    Formula("probability.below", "F(({T} − {h}) / {s}, {ν})", "share",
            lambda h, T, s, ν: student_t((T - h) / s, ν)),
    # how a plan stands as a whole (“Score”)
    Formula("low", "{g} / {N}", "share", lambda g, N: g / N),
    Formula("high", "({N} − {u}) / {N}", "share", lambda u, N: (N - u) / N),
    Formula("of_judged", "{g} / ({g} + {u})", "share", lambda g, u: g / (g + u)),
    Formula("coverage", "({g} + {u}) / {N}", "share", lambda g, u, N: (g + u) / N),
)  # fmt: skip
FORMULAS = {name: replace(row, name=name) for row in _ROWS for name in row.name.split()}
