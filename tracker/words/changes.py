"""A comparison in words: its two ends, moved goalposts, losses of the record, and the causes of
each change.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.compare.changes import Cause, Change, Diff, Move, Side
from tracker.compare.observations import Edit
from tracker.language import Language, bracketed, enumerated, in_sequence, pick
from tracker.model.observation import Observation
from tracker.model.target import Goal, Indicator, Target
from tracker.words.figures import NOTHING, goal_text, goal_unit, quantity
from tracker.words.headline import day_texts
from tracker.words.terms import word
from tracker.words.wording import titled, value_of, with_unit

_VERDICTS = {
    "worse": ("变差", "worse"), "removed": ("删去", "removed"), "better": ("变好", "better"),
    "changed": ("有变化", "changed"), "added": ("新增", "added"),
    "unchanged": ("未变", "unchanged"),
}  # fmt: skip
_FIELDS = {
    "value": ("数值", "value"), "op": ("要求", "op"), "by": ("期限", "due"),
    "kind": ("类型", "kind"), "unit": ("单位", "unit"), "measure": ("计量", "measure"),
    "baseline": ("基期", "baseline"), "milestones": ("年度分解", "milestones"),
    "pace": ("路线", "pace"), "level": ("水平值", "level"), "period": ("时期", "period"),
    "area": ("地区", "area"), "release": ("发布规律", "release"), "nature": ("性质", "nature"),
    "severity": ("严重程度", "severity"), "revisions": ("目标的变动", "revisions"),
    "parts": ("分解", "parts"), "thresholds": ("阈值", "thresholds"), "name": ("名称", "name"),
    "indicator": ("指标", "indicator"), "aliases": ("又名", "aliases"),
    "owners": ("责任单位", "owners"), "section": ("分组", "section"),
    "locator": ("原文位置", "locator"), "note": ("说明", "note"),
    "accept": ("已接受的问题", "accept"), "plan": ("规划", "plan"), "ytd": ("累计", "ytd"),
    "qualifier": ("说法", "qualifier"), "status": ("状态", "status"),
    "published": ("发布日期", "published"), "publisher": ("发布者", "publisher"),
    "tier": ("级别", "tier"), "revises": ("更正", "revises"), "title": ("标题", "title"),
    "url": ("网址", "url"), "sha256": ("指纹", "sha256"), "file": ("留存文件", "kept file"),
    "reason": ("理由", "reason"), "claims": ("说法的核对", "claims"),
}  # fmt: skip
_AT_LAST = {  # terms of which it is only said that they were moved, after the others
    "revisions": ("已有的记录被改动", "entries rewritten"),
    "thresholds": ("见上", "see above"),
}
_EFFECTS = {
    "eased": ("放宽", "eased"),
    "tightened": ("收紧", "tightened"),
    "moved": ("移动", "moved"),
}
_WHYS = {
    "new_period": ("新一期", "new period"), "revision": ("修订", "revision"),
    "late": ("补录早期", "late publication"), "conflicting": ("来源冲突", "conflicting source"),
    "source": ("同期另一来源", "another source"),
    "forecast": ("预测，不作依据", "forecast, no evidence"),
    "not_yet": ("已记录，到这一天还不算数", "recorded, does not count by that day"),
    "withdrawal": ("撤回", "withdrawal"), "withdrawn": ("已被撤回", "withdrawn"),
    "removed": ("观测被删", "observation removed"), "edited": ("观测被改", "observation edited"),
}  # fmt: skip
_BESIDE = {"conflicting": ("，与 {} 矛盾", "; against {}"), "withdrawn": ("，撤回见 {}", "; by {}")}


def verdict_word(key: str, language: Language) -> str:
    """What became of a target, in a word; KeyError for what is none."""
    return pick(language, *_VERDICTS[key])


def effect_word(key: str, language: Language) -> str:
    """What a move of the terms does; KeyError for what is none."""
    return pick(language, *_EFFECTS[key])


def field_word(key: str, language: Language) -> str:
    """What a field of the files is called; KeyError for what is none."""
    return pick(language, *_FIELDS[key])


def ends_line(diff: Diff, language: Language) -> str:
    """What is compared with what: main (3f2a1c9e01) → the files as they are; or two days."""
    if diff.before.project is diff.after.project:
        return f"{diff.before.report.known_at} → {diff.after.report.known_at}"
    return f"{_end(diff.before, language)} → {_end(diff.after, language)}"


def _end(side: Side, language: Language) -> str:
    if not side.commit:
        return pick(language, "当前文件", "the files as they are")
    short = side.commit[:10]
    named = side.name if side.commit.startswith(side.name) else f"{side.name} ({short})"
    return short if named == side.name else named


def days_line(diff: Diff, language: Language) -> str:
    """The days that both ends were assessed for; nothing where days are what is compared."""
    if diff.before.project is diff.after.project:
        return ""
    return in_sequence(day_texts(diff.after.report, language), language)


def counts_line(diff: Diff, language: Language) -> str:
    """What was moved or lost, then how many targets came out how."""
    loud = [
        (pick(language, "目标条件变动", "goalposts moved"), len(diff.moved) + diff.limits_moved),
        (pick(language, "观测消失", "observations lost"), len(diff.record.removed)),
        (pick(language, "观测改写", "observations rewritten"), len(diff.rewritten)),
    ]
    if language == "en":
        loud = [(name.replace("s ", " ", 1) if count == 1 else name, count) for name, count in loud]
    said = [*loud, *((verdict_word(key, language), count) for key, count in diff.summary.items())]
    if language == "zh":
        return "　".join(f"{name} {count}" for name, count in said if count)
    return " · ".join(f"{count} {name}" for name, count in said if count)


def notes_lines(diff: Diff, language: Language) -> list[str]:
    """What must be known to read the comparison rightly."""
    missing = pick(
        language,
        "前一个版本里没有这个项目：所有目标都算新增。",
        "The earlier revision has no such project: every target counts as added.",
    )
    lost = pick(
        language,
        "{name} 有 {n} 个目标读不出，可能因此显得新增或删去。",
        "In {name} {n} targets cannot be read; they may look added or removed.",
    )
    ends = [(_end(side, language), side.report.lost) for side in (diff.before, diff.after)]
    said = [] if diff.before.found else [missing]
    return said + [lost.format(name=name, n=n) for name, n in ends if n]


def limits_moved_lines(diff: Diff, language: Language) -> list[str]:
    """The thresholds that were moved, for every target at once."""
    if not diff.limits_moved:
        return []
    old, new = diff.before.report.thresholds, diff.after.report.thresholds
    pairs = [(key, getattr(old, key), getattr(new, key)) for key in ("ahead", "on_track", "about")]
    return [
        pick(
            language,
            f"判定阈值 {key}：{a.normalize():f} → {b.normalize():f}",
            f"threshold {key}: {a.normalize():f} → {b.normalize():f}",
        )
        for key, a, b in pairs
        if a != b
    ]


def moved_title(change: Change, language: Language) -> str:
    """The target and what was done to its terms."""
    name = titled_target(change.row.target, language)
    if change.after is None:
        status = word(change.row.assessment.status, language)
        return pick(
            language,
            f"{name}：目标被删去（原状态：{status}）",
            f"{name}: target removed (it was {status})",
        )
    assert change.move is not None
    effect = effect_word(change.move.effect, language)
    said = pick(language, f"{name}：目标条件{effect}", f"{name}: terms {effect}")
    if change.move.hidden:
        said += pick(language, "，没有写明理由", ", no reason recorded")
    return said


def moved_lines(change: Change, language: Language) -> list[tuple[str, str]]:
    """Each term before and after, the recorded reason, and the verdict on the old terms."""
    if change.move is None or change.before is None or change.after is None:
        return []
    move, old, new = change.move, change.before, change.after
    said = {key: _terms(old, new, key, language) for key in move.fields if key not in _AT_LAST}
    said |= {key: pick(language, *_AT_LAST[key]) for key in _AT_LAST if key in move.fields}
    if move.reason:
        said["reason"] = move.reason
    lines = [(field_word(key, language), text) for key, text in said.items()]
    lines.append((pick(language, "按原条件", "on the old terms"), _unmoved(move, new, language)))
    return lines


def _unmoved(move: Move, after: Row, language: Language) -> str:
    new = word(after.assessment.status, language)
    if move.unmoved is None:
        return pick(language, f"无法比较（现为{new}）", f"cannot be said (now {new})")
    old = word(move.unmoved.status, language)
    if move.unmoved.status == after.assessment.status:
        return pick(language, f"也是{old}", f"{old} as well")
    return pick(language, f"应为{old}，现为{new}", f"would be {old}, is {new}")


def titled_target(target: Target, language: Language) -> str:
    """A target's name with its id."""
    return target.name.text(language) + bracketed(target.id, language)


def removed_line(one: Observation, diff: Diff, language: Language) -> str:
    """An observation that is gone, with a hint where its file has errors now."""
    said = observed_line(one, diff, language)
    if any(
        found.file == one.file and found.code[0] in "FO" for found in diff.after.report.problems
    ):
        said += pick(
            language, "；文件有问题：见 tracker check", "; its file has problems: see tracker check"
        )
    return said


def edited_line(edit: Edit, diff: Diff, language: Language) -> str:
    """An observation that was changed in its place, with what it was where the figure
    is concerned.
    """
    names = fields_text(edit.fields, language)
    old, new = observed_line(edit.before, diff, language), observed_line(edit.after, diff, language)
    if not edit.of_figures:
        return f"{new} [{names}]"
    return f"{old} → {new} [{names}]"


def fields_text(keys: Iterable[str], language: Language) -> str:
    """What fields of the files are called."""
    return enumerated((field_word(key, language) for key in keys), language)


def observed_line(one: Observation, diff: Diff, language: Language) -> str:
    """An observation in a line: indicator, period, value, source and place."""
    indicator = observed_indicator(one, diff)
    name = indicator.name.text(language) if indicator else one.indicator
    return f"{name} {_figure(one, indicator is not None and indicator.done, language)}"


def observed_indicator(one: Observation, diff: Diff) -> Indicator | None:
    """What an observation measures, as it is now or was before."""
    new, old = diff.after.project.indicators, diff.before.project.indicators
    return new.get(one.indicator) or old.get(one.indicator)


def bare_figure(one: Observation, is_done: bool, language: Language) -> str:
    """An observation's period and value."""
    return f"{one.period} {value_of(one.quantity, one.unit, is_done, language)}"


def _figure(one: Observation, is_done: bool, language: Language, *, places: bool = True) -> str:
    said, published = bare_figure(one, is_done, language), str(one.publication.published)
    return said + cited_text(one, published, language, places=places)


def cited_text(one: Observation, published: str, language: Language, *, places: bool = True) -> str:
    """In brackets, where an observation is from, with what is to be said of when; `places`: with
    file and line.
    """
    paper = one.publication
    source = (
        paper.publisher or titled(paper.title, language),
        published,
        str(one.place) if places else "",
    )
    return bracketed(in_sequence(source, language), language)


def cause_text(
    cause: Cause, change: Change, language: Language, *, places: bool = True, cited: bool = True
) -> str:
    """One cause in a sentence without a stop; `places`: with file and line of its observations,
    `cited`: with the publication.
    """
    if cause.why == "renamed" and change.before is not None:
        was = change.before.target.id
        return pick(language, f"改名：原为 {was}", f"renamed: it was {was}")
    if cause.why == "described":
        names = fields_text(cause.fields, language)
        return pick(language, f"登记有改动：{names}", f"described anew: {names}")
    if cause.why == "time" or cause.observation is None:
        return pick(language, "时间推移", "time passed")
    done = kind_of(change.row.target).yes_no
    said = pick(language, *_WHYS[cause.why]) + pick(language, "：", ": ")
    said += (
        _figure(cause.observation, done, language, places=places)
        if cited
        else bare_figure(cause.observation, done, language)
    )
    if cause.fields:
        said += f" [{fields_text(cause.fields, language)}]"
    if cause.other is not None:
        beside = pick(language, *_BESIDE.get(cause.why, ("，原有 {}", "; before: {}")))
        said += beside.format(_figure(cause.other, done, language, places=places))
    return said


def _terms(old: Row, new: Row, key: str, language: Language) -> str:
    """One term before and after: of the goals that held or, where these are equal, of those that
    were written.
    """
    held = [_term(row.target, row.assessment.goal, key, language) for row in (old, new)]
    if held[0] != held[1]:
        return " → ".join(held)
    written = [_term(row.target, row.target.goal, key, language) for row in (old, new)]
    return " → ".join(written) + pick(language, "（以后生效）", " (later)") * (
        written[0] != written[1]
    )


def _term(target: Target, goal: Goal, key: str, language: Language) -> str:
    """One term of a target as it is shown."""
    match key:
        case "value":
            if goal.quantity is None:
                return NOTHING
            return with_unit(goal_text(target, goal, language), goal_unit(target, goal), language)
        case "op":
            return word(f"op.{goal.op}", language)
        case "by":
            return str(goal.by)
        case "kind" | "measure":
            return word(f"{key}.{getattr(target, key)}", language)
        case "nature":
            return word(f"nature.{target.nature}", language) if target.nature else NOTHING
        case "severity":
            return word(target.severity, language)
        case "baseline":
            if target.baseline is None:
                return NOTHING
            value = with_unit(quantity(target.baseline.quantity), target.unit, language)
            return f"{value} ({target.baseline.period})"
        case "milestones":
            said = (f"{period}: {quantity(q)}" for period, q in target.milestones)
            return " ".join(said) or NOTHING
        case "level":
            return f"{target.level.indicator} {target.level.period}" if target.level else NOTHING
        case "period":
            return str(target.plan.period)
        case "release":
            due = target.release
            return f"{word(f'every.{due.every}', language)} +{due.lag}" if due else NOTHING
        case "parts":
            return f"{target.parts.how}({', '.join(target.parts.of)})" if target.parts else NOTHING
    return str(getattr(target, key)) or NOTHING
