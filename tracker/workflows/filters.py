"""Which targets are asked for: light, for the command line is built with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filters:
    """Which targets are asked for; empty means all."""

    targets: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def narrow(self) -> bool:
        """Whether certain targets are asked for, not only plans: then each is to be seen."""
        asked = (self.targets, self.sections, self.owners, self.natures, self.statuses, self.flags)
        return any(asked)
