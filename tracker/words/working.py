"""An operand and a figure with its arithmetic: `(16,000 − 6,259) / (12,000 − 6,259) = 169.7%`.

Operands that are not exact are printed with as many digits as it takes: whoever reckons with what
is printed gets what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tracker.words.figures import number, rounded

MOST_PLACES = 20
_FIRST = re.compile(r"(?<![^(])\((-[\d,.]+%?)\)(?!\^)")  # at the beginning a sign needs no brackets
Values = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Term:
    """An operand.

    A written figure is printed as it is, one that is itself reckoned with `places` or as many more
    as it takes, the other one's zeros left out.
    """

    value: Fraction
    places: int = 0
    percent: bool = False
    written: bool = False

    def at(self, more: int) -> tuple[Fraction, str]:
        """Its value as printed with so many more places, and the print; below zero in brackets."""
        scale = 100 if self.percent else 1
        most = MOST_PLACES if self.written else self.places + more
        exact = fewest(self.value * scale, most)
        shown = rounded(self.value * scale, self.places + more if exact is None else exact)
        text = f"{shown:,f}" + ("%" if self.percent else "")
        return Fraction(shown) / scale, f"({text})" if shown < 0 else text


@dataclass(frozen=True, slots=True)
class Working:
    """A figure and how it comes about: the formula, the same in numbers, and what comes out."""

    figure: str
    formula: str
    text: str
    result: str
    value: Fraction

    def __str__(self) -> str:
        return f"{self.text} = {self.result}"


def worked(
    figure: str,
    formula: str,
    terms: Mapping[str, Term],
    reckon: Callable[[Values], Fraction],
    show: Callable[[Fraction], str],
) -> Working:
    """A figure by a formula whose operands stand in braces.

    >>> terms = {"x": Term(Fraction(1, 3), percent=True), "T": Term(Fraction(2))}
    >>> shown = lambda share: number(share, 3)
    >>> str(worked("ratio", "{x} / {T}", terms, lambda v: v["x"] / v["T"], shown))
    '33.33% / 2 = 0.167'
    """
    value = reckon({name: term.value for name, term in terms.items()})
    for more in range(MOST_PLACES):
        printed = {name: term.at(more) for name, term in terms.items()}
        if _same(reckon, {name: shown for name, (shown, _) in printed.items()}, value, show):
            break
    texts = {name: text for name, (_, text) in printed.items()}
    plain = formula.format(**{name: name for name in terms})
    text = _FIRST.sub(r"\1", formula.format(**texts))
    return Working(figure, plain, text, show(value), value)


def _same(
    reckon: Callable[[Values], Fraction],
    printed: Values,
    value: Fraction,
    show: Callable[[Fraction], str],
) -> bool:
    """Whether the printed operands lead to the printed value; they do not where one was rounded to
    zero.
    """
    try:
        return show(reckon(printed)) == show(value)
    except ArithmeticError:
        return False


def fewest(value: Fraction, most: int) -> int | None:
    """With how many places, at most so many, a value can be printed exactly; None where
    it cannot.
    """
    return next((n for n in range(most + 1) if (value * 10**n).denominator == 1), None)


def shortest(value: Fraction, places: int) -> str:
    """A figure with as few places as hold it exactly, at most four; with so many where none do."""
    exact = fewest(value, 4)
    return number(value, places if exact is None else exact)
