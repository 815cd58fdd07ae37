"""What every command that writes does with its work: shows the edit, asks, writes it, and says
what it does to the verdicts.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tracker.cli.asking import confirm
from tracker.cli.options import Consent
from tracker.cli.run import Run
from tracker.problems.problem import CannotRun, problem

_MOST_TOLD = 20

if TYPE_CHECKING:
    from tracker.workflows.edit import RecordEdit, Work


def carry_out(
    run: Run, root: Path, work: Work, consent: Consent, day: date, *, show_diff: bool = True
) -> RecordEdit:
    """Work an edit out, show it as a diff, and, unless it is a dry run, ask, and write it; the
    edit. Both ends say each target's status on the day, before and after. Without `show_diff` the
    edit was shown already, in another way.

    Raises CannotRun for a refusal, Abort where the answer is no.
    """
    from tracker.workflows import edit as workflow

    edit = work(workflow.current(root, day, run.progress))
    if show_diff:
        _show(run, edit)
    _tell_problems(run, edit)
    if not consent.dry_run:
        if not consent.yes:
            _confirm(run, edit)
        edit = workflow.write_edit(root, work, day, run.progress)
        _tell_written(run, edit)
    _tell_effects(run, edit, day)
    return edit


def _show(run: Run, edit: RecordEdit) -> None:
    """The change as a diff."""
    from tracker.formats.text import render_diff

    try:
        run.emit(render_diff(edit.name, edit.old, edit.new))
    except BrokenPipeError:  # that nobody reads it keeps nothing from being recorded
        run.hush()


def _tell_problems(run: Run, edit: RecordEdit) -> None:
    """What is to be said of the change: of much the first, and how much more there is."""
    from tracker.workflows.check import render_refusal

    contents = {edit.name: (edit.new or "").encode()}
    run.tell(render_refusal(edit.problems[:_MOST_TOLD], contents, run.language))
    if more := len(edit.problems[_MOST_TOLD:]):
        said = run.say(
            f"另有 {more} 个问题，tracker check 全部列出。\n",
            f"{more} more problems: tracker check lists them all.\n",
        )
        run.tell(said)


def _confirm(run: Run, edit: RecordEdit) -> None:
    """Ask before writing where someone is there to answer; a slip of 万 or 亿 is never written
    unasked.
    """
    slip = edit.slip
    if run.asks():
        far = run.say(
            "这个值差得太多，确实要写入吗？", "This value is far off. Write it all the same?"
        )
        plain = run.say("写入？", "Write it?")
        if edit.new is None:
            plain = run.say(
                "这个文件里没有别的记录，删掉它？", "It holds no other record. Remove it?"
            )
        question = far if slip else plain
        if not confirm(run, question, default=slip is None):
            run.remark(run.say("没有写入。\n", "Nothing was written.\n"))
            raise typer.Abort
    elif slip is not None:
        value = edit.added[-1].quantity.text if edit.added else edit.name
        raise CannotRun(2, problem("U204", value=value, code=slip.code))


def _tell_written(run: Run, edit: RecordEdit) -> None:
    """Where it was written: the place of the one record, or the file and the number of records."""
    from tracker.words.escape import visible

    if edit.new is None:
        name = visible(edit.name)
        run.emit(run.say(f"已删除 {name}\n", f"Removed {name}\n"))
        return
    number = len(edit.added)
    place = visible(str(edit.added[0].place) if number == 1 else edit.name)
    count = run.say(f"：{number} 条", f": {number}") if number > 1 else ""
    run.emit(run.say(f"已写入 {place}{count}\n", f"Written to {place}{count}\n"))
    if edit.kept:
        kept = visible(edit.kept[0])
        run.emit(run.say(f"文档留存在 {kept}\n", f"The document is kept in {kept}\n"))


def _tell_effects(run: Run, edit: RecordEdit, day: date) -> None:
    """Each target's status before and after, in one line; where the value does not count, why: at
    once, for nobody is to find out later.
    """
    from tracker.formats import render
    from tracker.words.escape import visible
    from tracker.workflows import edit as workflow

    found = workflow.effects(edit, day, run.language)
    run.emit(render("effects", found, "text", run.language, run.terminal()))
    for line in workflow.why_uncounted(edit, found, run.language):
        run.tell(visible(line) + "\n")
