"""Claims of Chinese sentences: of what a growth, a change, a multiple or a share is."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from tracker.extract.candidate import Candidate, Context, Mention
from tracker.extract.claims import as_said, year_before
from tracker.extract.figure import FigureClaim
from tracker.extract.zh.vocabulary import POINT_UNITS, own_subject

_SCALES = {Decimal(10) ** 4: "万", Decimal(10) ** 8: "亿", Decimal(10) ** 12: "万亿"}
_YEAR_BEFORE = re.compile("同比|(?:上年|去年|上一年)度?同期")
_LAST_YEAR = re.compile("(?:上年|去年|上一年)度?(?P<end>[年]?[末底])?")
# what is compared with a month before, averaged, or freed of what changed its scope
_OTHERWISE = re.compile("环比|上月|上季|两年平均|年均|同口径|可比口径|剔除|日均")
_PACE = re.compile("增速|增幅|涨幅|降幅")  # by how much a growth changed is no change of the level
_REAL = re.compile("不变价|可比价|实际增|实际下|实际[，。；]?$|扣除价格")
_AT_PRICES = re.compile("名义|现价")
# what statistics offices grow at constant prices unless they say otherwise
_REAL_NAMES = re.compile("生产总值|GDP|增加值|农林牧渔业?总产值", re.IGNORECASE)
_SHARE = re.compile(
    r"(?:^|[，,、（(])(?:约|相当于|已)?占(?:到)?(?P<whole>[^，。；、（）()\d]{2,16}?)的?(?:比重|比例|份额|比)?"
    r"(?:为|达到?|是|约|近|超过?|突破|仅)*$"
)


def settled_claim(claim: FigureClaim, context: Context, figure: Candidate) -> FigureClaim:
    """A claim of a figure with what it is of, where the words between the two say so for certain;
    its words, where it is no plain number.
    """
    text, mention = context.text, context.mention
    between = text[figure.mention.end : mention.start]
    of = _of(context, figure, between)
    in_points = mention.unit in POINT_UNITS
    if claim.changes and not in_points:
        claim = replace(claim, said=_amount(claim, mention))
    if mention.form == "double":
        claim = replace(claim, said=re.sub(r"\s", "", text[mention.start : mention.end]))
    elif (told := as_said(claim, mention)) is not None:
        claim = told
    else:
        of = None
    in_percent = figure.mention.unit == "%"
    if in_points != in_percent and (claim.grows or claim.changes):
        of = None  # points of what is no rate, or the growth of a rate
    if claim.changes and not in_points and mention.unit != figure.mention.unit:
        of = None
    if mention.unit == "倍" and claim.grows and mention.amount < 1:
        of = None  # 0.5倍 is rounder than the 50% of a file says
    if mention.unit == "个基点" or (_PACE.search(between) and not figure.is_growth):
        of = None
    yearly = of is not None and of == year_before(figure.period)
    real = claim.grows and _is_real(figure.name, between, yearly=yearly)
    return replace(claim, of=of, real=real)


def _of(context: Context, figure: Candidate, between: str) -> str | None:
    """The period that a claim is of, as the words between the figure and it say."""
    if _OTHERWISE.search(between):
        return None
    base = context.base
    if base is None or base.start < figure.mention.end:
        return year_before(figure.period) if _YEAR_BEFORE.search(between) else None
    words = context.text[base.start : base.end]
    last = _LAST_YEAR.match(words)
    if last is None:
        return base.period
    if last["end"] or context.text[base.end : base.end + 1] in ("末", "底"):
        return str(int(figure.period[:4]) - 1) if figure.period else None
    if figure.basis == "carried" and figure.period and len(figure.period) > len("2024"):
        return None  # a part of a year, said before: whether of that is meant, the words leave open
    return year_before(figure.period) or (base.period if figure.period is None else None)


def _amount(claim: FigureClaim, mention: Mention) -> str:
    """A change with its unit, scaled as it is written: -0.3万人."""
    scale = _SCALES.get(mention.factor)
    value = claim.value if scale is None else claim.value / mention.factor
    return f"{value.normalize():f}{scale or ''}{mention.unit}"


def _is_real(name: str, between: str, *, yearly: bool) -> bool:
    """Whether a growth is at constant prices: as the words say, else, from one year to the next, by
    what statistics offices do.
    """
    if _AT_PRICES.search(between):
        return False
    return bool(_REAL.search(between) or (yearly and _REAL_NAMES.search(name)))


def net_rise(context: Context, level: Candidate) -> FigureClaim | None:
    """What a net rise, a figure of its own as well, says of the level before it: 净增2000家."""
    change, mention = context.change, context.mention
    if change is None or "净增" not in change["verb"] or mention.unit != level.mention.unit:
        return None
    if level.role != "observation" or own_subject(context.left[: change.start()]):
        return None
    return settled_claim(FigureClaim("change", mention.amount), context, level)


def share_of(figure: Candidate, whole: Candidate, text: str) -> FigureClaim | None:
    """What a share says of the amount before it: 761亿元，占GDP比重3.8%."""
    mention = figure.mention
    if mention.unit != "%" or whole.mention.unit in ("%", ""):
        return None
    if figure.role != "observation" or whole.role != "observation":
        return None
    found = _SHARE.search(text[whole.mention.end : mention.start])
    return as_said(FigureClaim("share", mention.amount, found["whole"]), mention) if found else None
