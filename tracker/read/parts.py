"""Parts and wholes in the registry: what contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.model.target import Target
from tracker.problems.nearest import nearest
from tracker.problems.problem import Problem
from tracker.read.about import at_target
from tracker.read.checked import CheckedRecord
from tracker.read.limits import meant


def check_parts(on: CheckedRecord) -> Iterator[Problem]:
    """T147: parts name what is no target. T155, T156: one of another unit, or due at another time.
    T154: weights by what is no indicator. T141: a target is a part of itself, however far down.
    """
    targets = {one.id: one for one in on.registry.targets}
    unknown: list[Problem] = []
    for whole in targets.values():
        if whole.parts is None:
            continue
        for n, name in enumerate(whole.parts.of):
            if name not in targets and name not in on.registry.lost:
                near = meant(name, [one for one in targets if one != whole.id], unknown)
                unknown.append(at_target("T147", whole, "parts", "of", n, name=name, near=near))
            elif name in targets:
                yield from _unlike(whole, targets[name], n)
        weights, indicators = whole.parts.weights, on.registry.indicators
        if isinstance(weights, str) and weights not in {*indicators, *on.registry.lost}:
            near = nearest(weights, indicators)
            yield at_target("T154", whole, "parts", "weights", name=weights, near=near)
    yield from unknown
    yield from _cycles(targets)


def _unlike(whole: Target, part: Target, n: int) -> Iterator[Problem]:
    assert whole.parts is not None
    loc, ids = ("parts", "of", n), {"part": part.id, "whole": whole.id}
    if whole.parts.factors[n] is None and part.unit:
        facts = ids | {"unit": part.unit, "other": whole.unit}
        yield at_target("T155", whole, *loc).saying(facts)
    if not whole.due_with(part):
        facts = ids | {"by": str(part.goal.by), "due": str(whole.goal.by)}
        yield at_target("T156", whole, *loc).saying(facts)


def _cycles(targets: Mapping[str, Target]) -> Iterator[Problem]:
    """T141 at each part that leads back to its whole: depth first, without recursion."""
    done: set[str] = set()
    for start in targets:
        chain: dict[str, Iterator[tuple[int, str]]] = {}
        if start not in done:
            chain[start] = _parts_of(targets[start])
        while chain:
            name = next(reversed(chain))
            for n, part in chain[name]:
                if part in chain:
                    ids = list(chain)
                    path = " → ".join([*ids[ids.index(part) :], part])
                    yield at_target("T141", targets[name], "parts", "of", n, path=path)
                elif part in targets and part not in done:
                    chain[part] = _parts_of(targets[part])
                    break
            else:
                done.add(name)
                del chain[name]


def _parts_of(target: Target) -> Iterator[tuple[int, str]]:
    return enumerate(target.parts.of if target.parts else ())
