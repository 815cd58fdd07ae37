"""What the tab key offers: ids with their names, plans, sections, owners, natures, statuses; in
bash, zsh and fish.

The shell runs the program for each press of the key, so targets.yaml is only scanned, and rich is
kept out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tracker.assess.status import EVIDENCE_WORDS, STATUS_WORDS, Evidence, Status
from tracker.model.layout import REGISTRY
from tracker.problems.problem import CannotRun
from tracker.store.folder import find_project, read_file

if TYPE_CHECKING:
    from tracker.cli.run import Run

ASKED = "_TRACKER_COMPLETE"  # the variable by which a shell asks
Offers = list[tuple[str, str]]
# typer's scripts for bash and zsh evaluate what is printed: nothing that a shell could take for
# more than a word
_PLAIN = r"(?!-)[\w.,/%+·—（）《》“”、，：-]+(?: [\w.,/%+·—（）《》“”、，：-]+)*"
_ODD = r"[\x00-\x1f\x7f`$\\'\"]+"


def targets(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids; names and aliases where no id begins so."""
    return _called(ctx, _items(ctx, "targets"), incomplete)


def indicators(ctx: typer.Context, incomplete: str) -> Offers:
    """The same of every indicator, stated or implied by a target."""
    return _called(ctx, [*_items(ctx, "targets"), *_items(ctx, "indicators")], incomplete)


def plans(ctx: typer.Context, incomplete: str) -> Offers:
    """Ids; names where no id begins so."""
    return _called(ctx, _items(ctx, "plans"), incomplete)


def sections(ctx: typer.Context, incomplete: str) -> Offers:
    """The sections of the registry's targets."""
    del incomplete
    return _offers(ctx, ((item.section, "") for item in _items(ctx, "targets")))


def owners(ctx: typer.Context, incomplete: str) -> Offers:
    """The bodies that answer for the registry's targets."""
    del incomplete
    return _offers(ctx, ((owner, "") for item in _items(ctx, "targets") for owner in item.owners))


def natures(ctx: typer.Context, incomplete: str) -> Offers:
    """Expected and binding."""
    del incomplete
    say = _run(ctx).say
    return _offers(
        ctx, [("expected", say("预期性", "expected")), ("binding", say("约束性", "binding"))]
    )


def statuses(ctx: typer.Context, incomplete: str) -> Offers:
    """Keys; the words of both languages where no key begins so."""
    keys = [(str(key), _run(ctx).say(*STATUS_WORDS[key])) for key in Status]
    words = ((word, "") for key in Status for word in STATUS_WORDS[key])
    return _offers(ctx, keys if _any_begins(keys, incomplete) else words)


def flags(ctx: typer.Context, incomplete: str) -> Offers:
    """The same of what must be known beside a verdict."""
    keys = [(str(key), _run(ctx).say(*EVIDENCE_WORDS[key])) for key in Evidence]
    words = ((word, "") for key in Evidence for word in EVIDENCE_WORDS[key])
    return _offers(ctx, keys if _any_begins(keys, incomplete) else words)


def method_names(ctx: typer.Context, incomplete: str) -> Offers:
    """The names of other rules, with whose they are."""
    del incomplete
    from tracker.analysis.methods import METHODS

    said = _run(ctx).say
    return _offers(ctx, [*((one.name, said(*one.title)) for one in METHODS.values()), ("all", "")])


def _run(ctx: typer.Context) -> Run:
    run: Run = ctx.obj
    return run


def _called(ctx: typer.Context, items: Iterable[Any], incomplete: str) -> Offers:
    items = list(items)
    language = _run(ctx).language
    ids = [
        (item.id, item.names.get(language) or next(iter(item.names.values()), "")) for item in items
    ]
    words = ((word, item.id) for item in items for word in (*item.names.values(), *item.aliases))
    return _offers(ctx, ids if _any_begins(ids, incomplete) else words)


def _any_begins(offers: Offers, incomplete: str) -> bool:
    return any(value.startswith(incomplete) for value, _ in offers)


def _items(ctx: typer.Context, name: str) -> Iterator[Any]:
    """The items of a list of the registry; none where there is no project: a tab key never
    complains.
    """
    from tracker.read.completion import scan_names

    here = [context.params.get("folder") for context in (ctx, ctx.parent) if context is not None]
    start = next((folder for folder in here if folder), _run(ctx).start)
    try:
        text = read_file(find_project(Path(start)), REGISTRY).decode("utf-8", "replace")
    except (CannotRun, OSError):
        return
    yield from scan_names(text, name)


def _offers(ctx: typer.Context, pairs: Iterable[tuple[str, str]]) -> Offers:
    """Each value once, with its help; a value that a shell or the encoding would not bring back
    whole is left out.
    """
    in_bash = _run(ctx).environment.get(ASKED, "").endswith("_bash")
    encoding = _run(ctx).streams.stdout.encoding or "utf-8"
    found: dict[str, str] = {}
    for value, said in pairs:
        if re.fullmatch(_PLAIN, value) and _encodes(value, encoding):
            # bash takes a space for the end of the word
            found.setdefault(
                value.replace(" ", "\\ ") if in_bash else value, re.sub(_ODD, " ", said)
            )
    return list(found.items())


def _encodes(value: str, encoding: str) -> bool:
    try:
        value.encode(encoding)
    except UnicodeError:
        return False
    return True
