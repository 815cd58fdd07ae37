"""What stands around the verdicts of a briefing: headings, a summary, silences, publications, how
it was judged.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.assess.groups import Served, words_used
from tracker.assess.kinds import kind_of
from tracker.assess.report import Report, Row
from tracker.assess.standing import Silence
from tracker.assess.status import Evidence
from tracker.language import Language, bracketed, enumerated, in_sequence, pick
from tracker.model.observation import Observation, Publication
from tracker.model.target import Source
from tracker.words.figures import cells
from tracker.words.headline import about_text, legend
from tracker.words.meanings import MEANINGS
from tracker.words.terms import word
from tracker.words.verdict import dated
from tracker.words.wording import titled, value_of, with_unit

_TITLES: dict[str, tuple[str, str]] = {
    "report": ("规划目标进展简报", "Progress of plan targets"),
    "summary": ("总体情况", "Summary"),
    "overview": ("目标一览", "All targets"),
    "attention": ("需要关注", "Needs attention"),
    "pending": ("到期，结果未公布", "Due, result pending"),
    "achieved": ("完成与超额", "Met and exceeded"),
    "under_way": ("正在推进", "Under way"),
    "silent": ("尚无数据", "No data yet"),
    "stale": ("数据已旧", "Data out of date"),
    "problems": ("数据中的问题", "Problems in the data"),
    "sources": ("数据出处", "Sources"),
    "methods": ("口径与说明", "How it was judged"),
}


def part_title(key: str, language: Language) -> str:
    """The title of a part."""
    return pick(language, *_TITLES[key])


def unread(report: Report, language: Language) -> str:
    """That targets are left out because they could not be read; empty where all could."""
    return legend(report, language)[0] if report.lost else ""


def duration(months: int, language: Language) -> str:
    """So many years and months.

    >>> duration(50, "zh"), duration(12, "en"), duration(0, "zh")
    ('4年2个月', '1 year', '不足1个月')
    """
    years, rest = divmod(months, 12)
    if not months:
        return pick(language, "不足1个月", "less than a month")
    if language == "zh":
        return (f"{years}年" if years else "") + (f"{rest}个月" if rest else "")
    parts = [
        f"{n} {name}{'' if n == 1 else 's'}" for n, name in ((years, "year"), (rest, "month")) if n
    ]
    return " ".join(parts)


def last_known(one: Silence, language: Language) -> str:
    """The last value known of a target without data, or its baseline; that there is neither."""
    target = one.row.target
    if one.last is not None:
        last, done = one.last, kind_of(target).yes_no
        value = value_of(last.quantity, last.unit, done, language)
        return value + bracketed(_period(last, language), language)
    if target.baseline is not None:
        c = cells(one.row, language)
        value = with_unit(c.baseline, target.unit, language)
        when = bracketed(dated(c.baseline_period, language), language)
        return pick(language, f"基期 {value}{when}", f"baseline {value}{when}")
    return pick(language, "从未有数据", "never any")


def silent_for(one: Silence, language: Language) -> str:
    """Since when, and for how long."""
    long = duration(one.months, language)
    return pick(language, f"{one.since} 之后，已 {long}", f"since {one.since}, {long}")


def stale_since(one: Silence, language: Language) -> str:
    """Of a target with data: that the data has become old."""
    return pick(
        language,
        f"最新数据止于 {one.since}，已过 {duration(one.months, language)}",
        f"the latest data ends {one.since}, {duration(one.months, language)} ago",
    )


def source_cited(source: Publication | Source, language: Language) -> str:
    """Publisher, title and date."""
    tier = source.tier if isinstance(source, Publication) else None
    rank = "" if tier is None else bracketed(word(f"tier.{tier}", language), language)
    day = "" if source.published is None else str(source.published)
    published = day and pick(language, f"{dated(day, language)}发布", f"published {day}")
    titled_rank = (titled(source.title, language) + rank).strip()
    return in_sequence((source.publisher, titled_rank, published), language)


def served_text(one: Served, language: Language) -> str:
    """What a publication gives: the plan's own figures, or which periods of which targets."""
    said = [pick(language, "目标值与基期", "targets and baselines")] if one.plans else []
    for row, used in one.rows:
        periods = enumerated(dict.fromkeys(_period(x, language) for x in used), language)
        said.append(row.target.name.text(language) + bracketed(periods, language))
    return pick(language, "用于：", "Serves: ") + pick(language, "；", "; ").join(said)


def method_lines(report: Report, language: Language) -> list[str]:
    """The method, the limits used, and what each status and flag that occurs means."""
    about = about_text(report.thresholds)
    return [
        *legend(report, language)[bool(report.lost) :],
        pick(
            language,
            f"“约”按 ±{about} 理解，但不超过末位有效数字的一个单位。",
            f"“about” is taken as ±{about}, but as no more than one unit of the last written"
            " digit.",
        ),
        pick(
            language,
            "序时进度：从基期到目标值、按时间应走到的位置；“落后序时进度 X"
            " 个百分点”即完成进度比它少 X 个百分点。",
            "The road by time: how far the way from baseline to target should have been gone; “X"
            " points behind” means that the share of the way gone is X points less.",
        ),
    ]


def meanings_used(rows: Sequence[Row], language: Language) -> list[tuple[str, str]]:
    """Each status and flag that occurs, with its meaning."""
    used = words_used(rows)
    return [
        (word(key, language), pick(language, *MEANINGS[key])) for key in used if key in MEANINGS
    ]


def flags_text(row: Row, language: Language) -> str:
    """What qualifies the latest value, in one line."""
    return enumerated(cells(row, language).flags, language)


def is_stale(row: Row) -> bool:
    """Whether a target has data, and the data has become old."""
    return row.assessment.latest is not None and Evidence.STALE in row.assessment.evidence


def rows_left_out(count: int, language: Language) -> str:
    """That a part was cut."""
    return pick(
        language,
        f"篇幅所限，另有 {count} 行没有列出。",
        f"{count} more line{'' if count == 1 else 's'} left out for want of room.",
    )


def _period(one: Observation, language: Language) -> str:
    said = dated(str(one.period), language)
    return pick(language, f"年初至{said}", f"{said} year to date") if one.ytd else said
