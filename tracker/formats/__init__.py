"""How it is written; the folder is the registry.

A writer (`terminal`, `markdown`) has `write_page(page, on)` and sets any page. A format
that other programs read is a contract, kept by hand: a module with `render(subject, language)`,
named after its format, or after format and page where it has one for each (`json_target`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, Any

from tracker.language import Language

if TYPE_CHECKING:
    from tracker.words.findings import Finding

NAMES = frozenset(one.name for one in iter_modules(__path__))
_ALSO = {"text": "terminal", "table": "terminal", "github-summary": "markdown"}


@dataclass(frozen=True, slots=True)
class Terminal:
    """What is written on: how wide it is (None: a pipe or a file, nothing is folded), whether it
    shows ASCII only, and whether it shows colours; `links` is the address of the folder in which
    the places lie that texts lead to, empty where nothing can be clicked; `ambiguous` is how many
    cells a character takes whose width Unicode leaves open (█ ▲ · “): 1, or 2 in many Chinese
    terminals.
    """

    width: int | None = None
    ascii: bool = False
    color: bool = False
    links: str = ""
    ambiguous: int = 1

    @property
    def plain_chart(self) -> bool:
        """Whether charts are drawn in ASCII: also where their signs would be of two widths."""
        return self.ascii or self.ambiguous == 2


def render(
    page: str,
    subject: object,
    name: str,
    language: Language,
    terminal: Terminal | None = None,
    **options: Any,
) -> Any:
    """A subject in a format: by the contract of that name, or as its page (a module of that name in
    pages/), set by the writer, the terminal's on that `terminal`. A workbook is bytes, all else is
    text.
    """
    module = module_of(page, name)
    if hasattr(module, "render"):
        return module.render(subject, language, **options)
    made = import_module(f"tracker.pages.{page}").page(subject, language, **options)
    on = terminal if module.__name__.startswith(f"{__name__}.terminal") else None
    return module.write_page(made, on)


def render_findings(found: Iterable[Finding], name: str, language: Language, **options: Any) -> str:
    """Findings alone, in a format of build servers."""
    text: str = import_module(f"{__name__}.{name}").render_findings(found, language, **options)
    return text


def module_of(page: str, name: str) -> ModuleType:
    """The contract of a format for a page, or the format's own module."""
    name = _ALSO.get(name, name).replace("-", "_")
    contract = f"{name}_{page}"
    return import_module(f"{__name__}.{contract if contract in NAMES else name}")
