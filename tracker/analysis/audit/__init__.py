"""Audit: does what was said hold, do parts make their whole, has what is awaited come."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from tracker.analysis.audit.claims import claim_checks
from tracker.analysis.audit.parts import parts_checks
from tracker.analysis.audit.releases import release_checks
from tracker.analysis.checks import AWAITED_VERDICTS, AuditScope, Check, Checks

# each kind's checks, in its own order; a further kind is a module of this folder and its row here
AUDITS: Mapping[str, Callable[[AuditScope], Sequence[Check]]] = {
    "claims": claim_checks,
    "parts": parts_checks,
    "releases": release_checks,
}


def audit(scope: AuditScope, only: Collection[str] = (), also: Collection[str] = ()) -> Checks:
    """All checks of a scope, in the order of file and line, or `only` some kinds of AUDITS.

    What is no more than awaited is left out, but for the verdicts `also` wanted, unless its kind
    was asked for; a single kind keeps its own order.
    """
    found = []
    for name, made in AUDITS.items():
        if name in only or not only:
            found += [
                one
                for one in made(scope)
                if only or one.verdict not in AWAITED_VERDICTS or one.verdict in also
            ]
    if len(only) != 1:
        found.sort(key=lambda one: (one.place.file, one.place.line or 0))
    return Checks(scope.report, tuple(found), tuple(only or AUDITS))
