"""What a reader with exact arithmetic makes of a formula or a sum in print."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from fractions import Fraction

from tracker.assess.forecast import power
from tracker.assess.student import student_t


def reckon(text: str, known: Mapping[str, Fraction]) -> Fraction:
    """The exact value of an arithmetic text: + − × / ^, brackets, and the names of
    lines above it.
    """
    plain = text.replace("−", "-").replace("×", "*").replace("^", "**")
    return _value(ast.parse(plain.strip(), mode="eval").body, known)


def _value(node: ast.expr, known: Mapping[str, Fraction]) -> Fraction:
    match node:
        case ast.Constant(value=int() | float()):
            return Fraction(ast.unparse(node))
        case ast.Name(id=name):
            return known[name]
        case ast.Call(func=ast.Name(id="F"), args=[z, freedom]):
            return student_t(_value(z, known), _value(freedom, known))
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner, known)
        case ast.BinOp(left=left, op=op, right=right):
            a, b = _value(left, known), _value(right, known)
            match op:
                case ast.Add():
                    return a + b
                case ast.Sub():
                    return a - b
                case ast.Mult():
                    return a * b
                case ast.Div():
                    return a / b
                case ast.Pow():
                    return a ** int(b) if b.denominator == 1 else power(a, b)
    raise ValueError(ast.unparse(node))
