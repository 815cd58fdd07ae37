"""A saved report against the record, in words: what was said, what would be said, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tracker.assess.assess import METHOD
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.standing import whole_months
from tracker.assess.status import PACES, Evidence, Status
from tracker.compare.changes import Side
from tracker.compare.frozen import AgainCause, Frozen, FrozenDiff, limits_of
from tracker.language import Language, bracketed, enumerated, in_sequence, pick
from tracker.model.observation import Observation
from tracker.model.saved import SavedTarget
from tracker.words.changes import (
    bare_figure,
    cited_text,
    effect_word,
    field_word,
    verdict_word,
)
from tracker.words.figures import done_word, goal_text, number
from tracker.words.headline import day_texts
from tracker.words.terms import word

_MOST_NAMED = 6
_ENGLISH = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def frozen_ends(diff: FrozenDiff, language: Language) -> str:
    """What is compared with what: saved.json → the files as they are."""
    after = diff.after
    end = after.name or pick(language, "当前文件", "the files as they are")
    return f"{diff.saved.name} → {end}"


def frozen_days(diff: FrozenDiff, language: Language) -> list[str]:
    """As of which days, and with what known, was judged three times."""
    saved = diff.saved
    was = pick(
        language,
        f"当时：截至 {saved.as_of}，按 {saved.known_at} 已公布的数据",
        f"then: as of {saved.as_of}, known at {saved.known_at}",
    )
    ends = ((diff.again, "重判", "judged again"), (diff.after, "现在", "now"))
    return [was, *(_end_days(side, zh, en, language) for side, zh, en in ends)]


def _end_days(side: Side, zh: str, en: str, language: Language) -> str:
    said = in_sequence(day_texts(side.report, language), language)
    return pick(language, f"{zh}：{said}", f"{en}: {said}")


def frozen_counts(diff: FrozenDiff, language: Language) -> str:
    """How many targets came out how, from what was said to what is said now."""
    said = [(key, count) for key, count in diff.summary.items() if count]
    if language == "zh":
        return "　".join(f"{verdict_word(key, language)} {count}" for key, count in said)
    return " · ".join(f"{count} {verdict_word(key, language)}" for key, count in said)


def unsaved_note(diff: FrozenDiff, language: Language) -> str:
    """The targets that the saved report does not name; empty where it names all."""
    names = [one.name.short_text(language) for one in diff.unsaved]
    if not names:
        return ""
    listed = enumerated(names[:_MOST_NAMED], language)
    listed += pick(language, "等", " …") if len(names) > _MOST_NAMED else ""
    some = len(names) > 1
    return pick(
        language,
        f"保存的报告里没有以下 {len(names)} 个目标（后来新增，或当时未列出），不作比较：{listed}",
        f"{len(names)} target{'s' * some} not in the saved report (new, or left out then), not "
        f"compared: {listed}",
    )


def frozen_title(one: Frozen, language: Language) -> str:
    """The target's name with its id, as it is now or was saved."""
    row = one.after
    name = row.target.name.text(language) if row else one.was.text("name") or one.was.id
    return name + bracketed(row.target.id if row else one.was.id, language)


def was_shown(was: SavedTarget) -> Status:
    """The status whose sign and colour what was saved has: what is due without its result is
    open.
    """
    return Status.OPEN if _awaited(was) else Status(was.status)


def was_word(was: SavedTarget, language: Language) -> str:
    """The word of a saved status."""
    if _awaited(was):
        return pick(language, "到期，结果未公布", "due, result pending")
    return word(was.status, language)


def _awaited(was: SavedTarget) -> bool:
    return Evidence.AWAITING_FINAL in was.evidence and Status(was.status) in (*PACES, Status.OPEN)


def was_value(was: SavedTarget, row: Row | None, language: Language) -> str:
    """The saved value with its period; empty where there was none."""
    latest = was.part("latest")
    value, period = latest.get("value"), latest.get("period")
    if not isinstance(value, Decimal) or not isinstance(period, str):
        return ""
    if row is not None and kind_of(row.target).yes_no:
        said = done_word(Fraction(value), language)
    else:
        said = _plain(value)
    return f"{said} {period}"


def _plain(value: Decimal) -> str:
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return number(Fraction(value), max(0, -exponent))


def moved_text(one: Frozen, language: Language) -> str:
    """The target whose terms are others than when it was saved, or that is gone."""
    name = frozen_title(one, language)
    if one.moved is None:
        status = was_word(one.was, language)
        return pick(
            language,
            f"{name}：目标被删去（原状态：{status}）",
            f"{name}: target removed (it was {status})",
        )
    effect = effect_word(one.moved.effect, language)
    said = pick(language, f"{name}：目标条件{effect}", f"{name}: terms {effect}")
    if one.moved.effect == "eased" and not one.moved.reason:
        said += pick(language, "，没有写明理由", ", no reason recorded")
    return said


def again_text(
    cause: AgainCause, one: Frozen, diff: FrozenDiff, language: Language, *, places: bool = True
) -> str:
    """Why the same day is judged otherwise, in a sentence without a stop."""
    row, seen = one.again, cause.observation
    assert row is not None
    done = kind_of(row.target).yes_no
    if seen is not None:
        figure = bare_figure(seen, done, language)
        if cause.other is not None:
            old = bare_figure(cause.other, done, language)
            said = pick(
                language,
                f"后来修订：原为 {old}，改为 {figure}",
                f"revised: it was {old}, is {figure}",
            )
        else:
            said = pick(language, f"公布在后：{figure}", f"came late: {figure}")
        return said + cited_text(
            seen, _when(seen, diff.saved.known_at, language), language, places=places
        )
    if cause.why == "goal":
        said = pick(language, "，", ", ").join(
            _term(key, one.was, row, language) for key in cause.fields
        )
        return pick(language, f"目标条件变了：{said}", f"the terms were changed: {said}")
    if cause.why == "method":
        return _rules(cause, diff, language)
    if cause.fields:
        gone = enumerated(map(_basis, one.was.basis), language)
        return pick(
            language,
            f"当时依据的数已改过或删去：{gone}",
            f"what it rested on was edited or removed: {gone}",
        )
    return pick(
        language,
        "当时已公布的数，后来补记过或改过",
        "what had been published by then was recorded later, or edited",
    )


def limits_text(diff: FrozenDiff, language: Language) -> str:
    """The thresholds that are others than those that were saved."""
    after = diff.after.report.thresholds
    before = limits_of(diff.saved, after)
    keys = ("ahead", "on_track", "about")
    pairs = ((key, getattr(before, key), getattr(after, key)) for key in keys)
    said = ", ".join(f"{key} {_plain(a)} → {_plain(b)}" for key, a, b in pairs if a != b)
    return pick(language, f"判定阈值变了：{said}", f"the thresholds were changed: {said}")


def _when(one: Observation, known_at: date, language: Language) -> str:
    """published 2024-11, eight months after."""
    paper = one.publication.published
    months, days = whole_months(known_at, paper.end), (paper.end - known_at).days
    if months:
        count = _ENGLISH[months - 1] if months <= len(_ENGLISH) else str(months)
        after = pick(language, f"晚 {months} 个月", f"{count} month{'s' * (months > 1)} after")
    else:
        after = pick(language, f"晚 {days} 天", f"{days} day{'s' * (days > 1)} after")
    return in_sequence((pick(language, f"{paper} 公布", f"published {paper}"), after), language)


def _term(key: str, was: SavedTarget, row: Row, language: Language) -> str:
    """A term that was moved, with what it was and is where a line can say it."""
    goal, saved = row.assessment.goal, was.part("target")
    old: Any = saved.get(key)
    pairs: Mapping[str, str] = {
        "value": goal_text(row.target, goal, language),
        "by": str(goal.by),
    }
    if isinstance(old, Decimal):
        old = _plain(old)
    if key not in pairs or not isinstance(old, str):
        return field_word(key, language)
    return f"{field_word(key, language)} {old} → {pairs[key]}"


def _rules(cause: AgainCause, diff: FrozenDiff, language: Language) -> str:
    if not cause.fields:
        old = diff.saved.method
        said = "?" if old is None else str(old)
        return pick(
            language,
            f"评定规则改了：method {said} → {METHOD}",
            f"the rules of verdicts were changed: method {said} → {METHOD}",
        )
    return limits_text(diff, language)


def _basis(one: Mapping[str, Any]) -> str:
    value = one.get("value")
    return f"{one.get('period')} {_plain(value) if isinstance(value, Decimal) else value}"
