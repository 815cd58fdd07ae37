"""The words on charts: axes, silences, crossings, what is unusual about an axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from tracker.language import Language, bracketed, enumerated, in_sequence, pick
from tracker.model.periods import Period
from tracker.words.figures import number, shortest

_SCALES = {  # from which value on ticks are written in a larger unit, and its names
    10**12: ("万亿", "T"), 10**9: ("", "bn"), 10**8: ("亿", ""), 10**6: ("", "m"),
    10**4: ("万", ""),
}  # fmt: skip
LONGEST_TICK, MOST_TOLD = 7, 12


def tick_texts(ticks: Iterable[Fraction], language: Language) -> list[str]:
    """Round values as an axis writes them: in full, or in 万, 亿, m, bn where that is too long;
    beyond what has a name with an exponent.
    """
    ticks = list(ticks)
    plain = [shortest(value, 0) if value.denominator == 1 else _decimal(value) for value in ticks]
    if max(map(len, plain)) <= LONGEST_TICK:
        return plain
    step, most = abs(ticks[1] - ticks[0]), max(map(abs, ticks))
    if most < 1:
        return plain if max(map(len, plain)) <= 12 else [_scientific(value) for value in ticks]
    for size, names in sorted(_SCALES.items(), reverse=True):
        name = pick(language, *names)
        if name and most >= size and (step * 100 / size).denominator == 1:
            figures = [shortest(value / size, 2) for value in ticks]
            if max(map(len, figures)) <= LONGEST_TICK:
                gap = pick(language, " ", "")
                return [f"{text}{gap}{name}" if text != "0" else "0" for text in figures]
    return [_scientific(value) for value in ticks]


def _decimal(value: Fraction) -> str:
    """A finite decimal in full."""
    places = next((n for n in range(1, 30) if (value * 10**n).denominator == 1), 4)
    return number(value, places)


def _scientific(value: Fraction) -> str:
    return f"{float(value):.3g}" if value else "0"


def silence_text(months: int | None, language: Language) -> str:
    """For how many months nothing new was published: 4 年 2 个月没有新数; None: ever."""
    if months is None:
        return pick(language, "从来没有公布过", "never published")
    years, months = divmod(months, 12)
    zh = f"{f'{years} 年' if years else ''}{' ' if years and months else ''}"
    zh += f"{months} 个月" if months else ""
    en = " ".join((*([f"{years} yr"] if years else []), *([f"{months} mo"] if months else [])))
    if not zh:
        return pick(language, "没有新数", "no new figure")
    return pick(language, f"{zh}没有新数", f"no new figure for {en}")


def day_text(day: date, language: Language) -> str:
    """The day that is looked at."""
    return pick(language, f"截至 {day}", f"as of {day}")


def came_out(day: str, language: Language) -> str:
    """When a publication came out."""
    return pick(language, f"{day} 公布", f"published {day}")


def plan_years(period: Period, language: Language) -> str:
    """The years that a plan runs."""
    years = str(period).replace("..", "–")
    return pick(language, f"规划期 {years}", f"plan {years}")


def gone_text(share: str, language: Language) -> str:
    """The share of a plan's time that is gone."""
    return pick(language, f"已过 {share}", f"{share} gone")


def due_now(value: str, language: Language) -> str:
    """The value that the road by time asks for on the day."""
    return pick(language, f"此刻应到 {value}", f"due by now {value}")


def first_met(published: Period, language: Language, *, beyond: bool) -> tuple[str, str]:
    """The publication by which a series first reached its goal, or passed it: what is known is
    when it came out, not when it happened.
    """
    passed = pick(language, "第一次越过目标", "first across the goal")
    reached = pick(language, "第一次达到目标", "first at the goal")
    when = pick(language, f"{published} 公布的数", f"published {published}:")
    return when, passed if beyond else reached


def outlook_lines(low: str, high: str, language: Language) -> tuple[str, str]:
    """An extrapolation, always called so; without a range only its value."""
    said = low if low == high else f"{low}–{high}"
    return pick(language, "期末外推", "extrapolated"), said


def goal_aside(by: Period, language: Language) -> str:
    """Beside the goal: what it is, and by when."""
    return pick(language, f"目标 {by}", f"goal {by}")


def at_most(value: str, language: Language) -> str:
    """A goal that is not to be passed."""
    return pick(language, f"不超过 {value}", f"at most {value}")


def baseline_aside(period: str, language: Language) -> str:
    """Beside the baseline: what it is, and of when."""
    return f"{pick(language, '基期', 'baseline')} {period}".strip()


def axis_caption(*, broken: str, falling: bool, language: Language) -> str:
    """What is unusual about an axis: where it begins if not at zero, and that ranks count from
    the top.
    """
    parts = (
        pick(language, f"纵轴从 {broken} 开始，不是从 0", f"the axis begins at {broken}, not at 0")
        if broken
        else "",
        pick(language, "名次越靠上越好", "the best rank stands on top") if falling else "",
    )
    return in_sequence(parts, language)


def described(
    figures: Sequence[tuple[str, str, str]], goal: str, unit: str, language: Language
) -> str:
    """What a chart shows, for whoever does not see it: the goal, and the latest figures, each with
    its period and what is said beside it.
    """
    said = [
        f"{when} {label}".strip() + bracketed(aside, language)
        for when, label, aside in figures[-MOST_TOLD:]
    ]
    more = len(figures) - len(said)
    if more:
        said.insert(0, pick(language, f"更早的 {more} 个", f"{more} earlier ones"))
    figure_list = enumerated(said, language)
    return pick(language, "；", "; ").join(filter(None, (unit, goal, figure_list)))


LEGEND_WORDS = {
    "counted": ("公布的数", "published"),
    "derived": ("推算的数", "derived"),
    "baseline": ("基期", "baseline"),
    "latest": ("最新值", "latest"),
    "up": ("向上没有封顶（突破、以上）", "no upper end is known (more than)"),
    "down": ("向下没有说到底（近、不足）", "no lower end is known (nearly)"),
    "both": ("在两端之间（约、一段数）", "between two ends (about, a range)"),
    "unused": ("有数而没有采用", "known, not used"),
    "conflicting": ("与采用的数矛盾", "contradicts the one used"),
    "road": ("按时间应走的路", "the road by time"),
    "silent": ("中间没有公布", "nothing published between"),
    "hatch": ("没有新数", "no new figure"),
}


def legend_word(key: str, language: Language) -> str:
    """What a mark or line of a chart means."""
    return pick(language, *LEGEND_WORDS[key])
