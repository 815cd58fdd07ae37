"""The questions that make a target: each answer is read beside the registry when it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from tracker.assess.kinds import KINDS
from tracker.cli.asking import ask, choose, confirm
from tracker.cli.run import Run
from tracker.language import split_list
from tracker.model.new_target import TargetRequest
from tracker.problems.problem import CannotRun, problem

if TYPE_CHECKING:
    from tracker.model.target import Plan, Target
    from tracker.workflows.edit import Current

_NONE = ("-", "－", "—")  # typed where the default is not wanted
_KINDS = {
    "reach": ("到期达到某个水平", "reach a level by the due date"),
    "keep": ("每一期都保持", "keep a level in every period"),
    "total": ("规划期内合计", "a total over the years of the plan"),
    "growth": ("年均增速", "an average growth rate a year"),
    "change": ("比基期累计升降", "a rise or fall against the baseline"),
    "done": ("建成与否", "done, or not"),
}
_MEASURES = {
    "stock": ("某一时点的数（存量）", "a number at a time (stock)"),
    "flow": ("一段时间的合计（流量）", "a sum over a time (flow)"),
    "ratio": ("比率", "a ratio"),
}
_OPS = {"ge": ("不低于", "at least"), "le": ("不高于", "at most")}
_ABOUT_OPS = {
    "ge": ("到它附近就算，再多也算完成", "about that or more: beyond it is met as well"),
    "le": ("到它附近就算，再少也算完成", "about that or less: below it is met as well"),
    "around": ("就在它附近，多了少了都不算", "about that and no other: beyond it is a miss"),
}
_LEVEL = ("如 1.2万、不低于85%", "such as 12,000, at least 85%")
_SIGNED = ("带正负号，如 -13.5%", "with its sign, such as -13.5%")
_NATURES = {
    "": ("没有写明", "the plan does not say"),
    "expected": ("预期性", "hoped for: a miss counts as a warning"),
    "binding": ("约束性", "must be met: a miss counts as an error"),
}


@dataclass(slots=True)
class TargetQuestions:
    """The interview of one target beside what is there; `again`: what was said is asked for, too,
    and is the default.
    """

    run: Run
    there: Current
    said: TargetRequest
    again: bool = False

    def answered(self) -> TargetRequest:
        """The target with everything asked for that was not said. Raises Abort, and CannotRun(2)
        for what was said and is wrong.
        """
        self.choose_plan()
        self.made(
            self.said, *(one.name for one in fields(self.said) if getattr(self.said, one.name))
        )
        self.ask_names()
        self.choose_kind()
        self.ask_goal()
        self.ask_baseline()
        self.choose_op()
        self.ask_rest()
        return self.said

    def say(self, pair: tuple[str, str]) -> str:
        """The words of a pair in the run's language."""
        return self.run.say(*pair)

    def made(self, request: TargetRequest, *names: str) -> Target | None:
        """What the request makes so far; what is doubtful about the fields is asked about.

        Raises CannotRun(2) for what is wrong with them, and where a doubtful answer is taken back.
        """
        from tracker.problems.codes import severity
        from tracker.workflows.check import render_refusal
        from tracker.workflows.register import ids_of, tried

        if "id" in names and request.id in ids_of(self.there):
            raise CannotRun(2, problem("T101", id=request.id))
        target, found = tried(self.there, request, names)
        if wrong := [one for one in found if severity(one) == "error"]:
            raise CannotRun(2, *wrong)
        if found:
            self.run.tell(render_refusal(found, {}, self.run.language))
            if not confirm(self.run, self.run.say("就这样写？", "Keep it so?"), default=False):
                raise CannotRun(2)
        return target

    def ask(self, name: str, zh: str, en: str, default: str | None = None, **more: Any) -> None:
        """Ask for a field that was not said, checked beside all that was."""
        before = getattr(self.said, name)
        if before and not self.again:
            return
        if before:
            default = before if isinstance(before, str) else ", ".join(before)

        def checked(answer: str) -> str:
            answer = "" if answer in _NONE else answer
            if not answer and default is None:
                raise CannotRun(2, problem("U240", names=self.run.say(zh, en)))
            if answer:
                self.made(self.with_answer(name, answer), name)
            return answer

        answer = ask(self.run, self.run.say(zh, en), default, checked, **more)
        self.said = self.with_answer(name, answer)

    def with_answer(self, name: str, answer: str) -> TargetRequest:
        """What was said, and an answer; of a list its words."""
        listed = name in ("aliases", "owners")
        value: object = tuple(split_list(answer)) if listed else answer
        return replace(self.said, **{name: value})  # type: ignore[arg-type]

    def choose(
        self, name: str, zh: str, en: str, words: Mapping[str, tuple[str, str]], at: str
    ) -> None:
        """Choose one of the words of a field that was not said."""
        before = getattr(self.said, name)
        if before and not self.again:
            return
        at = before if before in words else at
        options = [
            f"{key}  {self.say(one)}" if key else self.say(one) for key, one in words.items()
        ]
        keys = list(words)
        chosen = choose(self.run, self.run.say(zh, en), options, default=keys.index(at))
        self.said = replace(self.said, **{name: keys[chosen]})  # type: ignore[arg-type]

    @property
    def plan(self) -> Plan:
        """The plan that promises it."""
        plans = self.there.project.plans
        return next((one for one in plans if one.id == self.said.plan), plans[0])

    def choose_plan(self) -> None:
        """Which of several plans promises it; the only one is taken."""
        plans = self.there.project.plans
        if not plans:
            raise CannotRun(2, problem("T103", plan=self.said.plan or "plan"))
        if self.said.plan:
            return
        names = [f"{one.id}  {one.name.text(self.run.language)}" for one in plans]
        title = self.run.say("哪个规划的目标？", "A target of which plan?")
        chosen = choose(self.run, title, names) if len(plans) > 1 else 0
        self.said = replace(self.said, plan=plans[chosen].id)

    def ask_names(self) -> None:
        """The name, an English one of a Chinese one, id and aliases."""
        from tracker.workflows.register import ids_of, proposed_aliases, proposed_id

        if not self.said.name_en:
            self.ask("name", "名称", "Name")
        names = self.there.project.names
        if not self.said.name.isascii():
            self.ask("name_en", "英文名称（可空，也用来起 id）", "English name (may be empty)", "")
        shown = proposed_id(self.said, ids_of(self.there))
        self.ask("id", "id，定了就不改", "id, which never changes", shown)
        offered = ", ".join(proposed_aliases(self.said, names.indicator_words))
        self.ask(
            "aliases",
            "别名，用逗号隔开" + ("（- 表示没有）" if offered else "（可空）"),
            "Other words for it, with commas between"
            + (" (- for none)" if offered else " (may be empty)"),
            offered,
        )

    def choose_kind(self) -> None:
        """The kind, the unit and what its values measure, as far as the kind leaves that open."""
        self.choose("kind", "哪一类目标？", "What kind of target?", _KINDS, "reach")
        kind = KINDS[self.said.kind]
        if kind.yes_no:
            return
        self.ask(
            "unit",
            "单位，如 家、亿元、%",
            "Unit, such as homes, £ million, %",
            "%" if kind.by_rate else None,
            words=sorted({one.unit for one in self.there.project.targets if one.unit}),
        )
        if not kind.sums and not kind.by_rate:
            share = "ratio" if "%" in self.said.unit and not kind.by_change else "stock"
            self.choose("measure", "量的是什么？", "What do its values say?", _MEASURES, share)

    def ask_goal(self) -> None:
        """What is to be met, and by when."""
        from tracker.workflows.register import last_year

        kind = KINDS[self.said.kind]
        if not kind.yes_no:
            zh, en = _SIGNED if kind.by_change else _LEVEL
            self.ask("value", f"目标值，照规划写，{zh}", f"Goal as the plan writes it, {en}")
        self.ask("by", "到什么时候", "Due by", last_year(self.plan))

    def ask_baseline(self) -> None:
        """Where it starts from, which may be unknown."""
        if "baseline" in KINDS[self.said.kind].refuses:
            return
        self.ask("baseline", "基期值（没有就空着）", "Baseline (empty where there is none)", "")
        if self.said.baseline:
            year = str(self.plan.period.start.year - 1)
            self.ask("baseline_period", "基期是哪一年", "Baseline of which year", year)

    def choose_op(self) -> None:
        """At least or at most, where neither the value's words nor a baseline say it; of “about”
        always.
        """
        kind = KINDS[self.said.kind]
        made = None if kind.yes_no or kind.by_change else self.made(self.said)
        if made is None or made.goal.quantity is None:
            return
        if self.said.op and not self.again:
            return
        settled = made.baseline is not None and kind.wants_baseline
        if made.goal.quantity.qualifier == "about" and made.goal.upper is None:
            start = made.baseline.quantity.value if made.baseline and settled else None
            down = start is not None and start > made.goal.quantity.value
            self.choose(
                "op",
                "目标值写的是“左右”，指哪一种？",
                "The goal says “about”: which is meant?",
                _ABOUT_OPS,
                "le" if down else "ge",
            )
            return
        if made.goal.quantity.qualifier == "exact" and made.goal.upper is None and not settled:
            self.choose(
                "op", "目标值是下限还是上限？", "Is the goal a floor or a ceiling?", _OPS, "ge"
            )

    def ask_rest(self) -> None:
        """What groups it and where it stands, all of which may be left out."""
        self.choose("nature", "性质？", "How binding is it?", _NATURES, "")
        names = self.there.project.names
        may = partial(self.run.say, "（可空）", " (may be empty)")
        self.ask("section", "分组" + may(), "Section" + may(), "", words=list(names.section_words))
        self.ask(
            "owners",
            "责任单位" + may(),
            "Who is responsible" + may(),
            "",
            words=list(names.owner_words),
        )
        self.ask(
            "locator",
            "在规划里的位置，如 表1第3行" + may(),
            "Its place in the plan, such as table 1, row 3" + may(),
            "",
        )
