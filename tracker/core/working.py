"""An operand and a figure with its arithmetic: `(16,000 − 6,259) / (12,000 − 6,259) = 169.7%`.

Operands that are not exact are printed with as many digits as it takes: whoever reckons with what is printed
gets what is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tracker.core.phrases import rounded

MOST_PLACES = 9
Values = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Term:
    """An operand: the fewest places it is printed with where it is not exact, and whether in per cent."""

    value: Fraction
    places: int = 0
    percent: bool = False

    def at(self, more: int) -> tuple[Fraction, str]:
        """Its value as printed with so many more places, and the print; an exact figure keeps its own."""
        scale = 100 if self.percent else 1
        exact = next((n for n in range(7) if (self.value * scale * 10**n).denominator == 1), None)
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
    figure: str, formula: str, terms: Mapping[str, Term], reckon: Callable[[Values], Fraction],
    show: Callable[[Fraction], str],
) -> Working:  # fmt: skip
    """A figure by a formula whose operands stand in braces.

    >>> terms = {"x": Term(Fraction(1, 3), percent=True), "T": Term(Fraction(2))}
    >>> str(worked("ratio", "{x} / {T}", terms, lambda v: v["x"] / v["T"], percent))
    '33.3% / 2 = 16.7%'
    """
    value = reckon({name: term.value for name, term in terms.items()})
    for more in range(MOST_PLACES):
        printed = {name: term.at(more) for name, term in terms.items()}
        if show(reckon({name: shown for name, (shown, _) in printed.items()})) == show(value):
            break
    texts = {name: text for name, (_, text) in printed.items()}
    plain = formula.format(**{name: name for name in terms})
    return Working(figure, plain, formula.format(**texts), show(value), value)
