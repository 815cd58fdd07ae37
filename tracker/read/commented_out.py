"""Fields that a stray # took out: comments that stand where a field of an item would."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.problems.problem import Problem, problem
from tracker.read.fields import Fields
from tracker.read.observation_fields import ClaimFields, ObservationFields, PublicationFields
from tracker.read.registry_fields import REGISTRY_LISTS, BaselineFields, GoalFields

_MODELS: tuple[type[Fields], ...] = (
    *REGISTRY_LISTS.values(), BaselineFields, GoalFields, PublicationFields, ObservationFields,
    ClaimFields,
)  # fmt: skip
_KEYS = {key: key for model in _MODELS for key in model.model_fields}
_BEHEADED = {key[1:]: key for key in _KEYS}  # the # in the place of the first letter
_WORDS = "|".join(sorted(_KEYS.keys() | _BEHEADED.keys()))
_COMMENT = re.compile(
    rf"^(?P<lead> {{0,80}})#(?P<gap> {{0,80}})(?P<key>{_WORDS}):(?: |\r?$)", re.MULTILINE
)
_TAKEN_OUT = re.compile(r" *# *(?:- +)?[A-Za-z_]+:(?: |\r?$)")
_FIELD = re.compile(r"(?P<indent> *(?:- +)?)(?P<key>[A-Za-z_]+):(?: |\r?$)")


def commented(text: str, file: str) -> Iterator[Problem]:
    """F307: a # put before a field, or in the place of its first letter or of a blank of its
    indentation.

    A comment that is meant has one blank behind its # and stands in line with fields or dashes, or
    at the margin; or it is one of several lines: who takes a whole record out means it.
    """
    if not _COMMENT.search(text):
        return
    lines = text.split("\n")
    above = None
    for n, line in enumerate(lines):
        found = _COMMENT.match(line)
        if found is None:
            above = (
                above if not line.strip() or line.lstrip().startswith("#") else _FIELD.match(line)
            )
            continue
        beside = [
            one
            for one in (above, _FIELD.match(lines[n + 1]) if n + 1 < len(lines) else None)
            if one
        ]
        columns = {len(one["indent"]) for one in beside}
        lead, gap = len(found["lead"]), len(found["gap"])
        key = _KEYS.get(found["key"]) or ("" if gap else _BEHEADED[found["key"]])
        meant = gap == 1 and lead in {0} | columns | {column - 2 for column in columns}
        meant = meant or any(
            _TAKEN_OUT.match(one) for one in (*lines[max(n - 1, 0) : n], *lines[n + 1 : n + 2])
        )
        twice = key in {one["key"] for one in beside}
        if key and columns & {lead + gap, lead + gap + 1} and not meant and not twice:
            yield problem("F307", file, line=n + 1, column=lead + 1, key=key)
