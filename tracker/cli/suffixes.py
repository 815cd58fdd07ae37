"""What the name of a file says of the format that is written into it (-o)."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.problems.problem import CannotRun, problem

# by suffix, longest first, the formats that such a file may hold; the first is meant where
# nothing else is said
SUFFIXES: dict[str, tuple[str, ...]] = {
    ".sarif.json": ("sarif",),
    ".sarif": ("sarif",),
    ".json": ("json", "sarif", "gitlab", "badge"),
    ".csv": ("csv", "sdmx-csv"),
    ".xlsx": ("xlsx",),
    ".parquet": ("parquet",),
    ".jsonl": ("jsonl",),
    ".ndjson": ("jsonl",),
    ".sqlite3": ("sqlite",),
    ".sqlite": ("sqlite",),
    ".db": ("sqlite",),
    ".zip": ("datapackage", "open-sdg"),
    ".docx": ("docx",),
    ".md": ("markdown", "github-summary"),
    ".markdown": ("markdown", "github-summary"),
    ".html": ("html",),
    ".htm": ("html",),
    ".xml": ("junit", "junit-gitlab"),
    ".yaml": ("yaml",),
    ".yml": ("yaml",),
    ".prom": ("openmetrics",),
    ".ics": ("ics",),
}  # fmt: skip
PLAIN = ".txt"  # any text may stand in it
_PLAIN_FORMATS = ("text", "table")


def format_for(name: str, given: str | None, known: Sequence[str]) -> str | None:
    """The format for a file of this name: as given, else as its suffix says; None for a name
    without a suffix, which is written as stdout would be.

    `known` are the formats of the command. Raises CannotRun(2): U281 where the suffix says
    otherwise than what is given, U282 where it stands for no format of the command.
    """
    lower = name.replace("\\", "/").rpartition("/")[2].lower()
    suffix = next((one for one in (*SUFFIXES, PLAIN) if lower.endswith(one)), "")
    meant = _PLAIN_FORMATS if suffix == PLAIN else SUFFIXES.get(suffix, ())
    if given is not None:
        if suffix in SUFFIXES and given not in meant:
            formats = " / ".join(meant)
            raise CannotRun(
                2, problem("U281", name=name, suffix=suffix, meant=formats, given=given)
            )
        return given
    found = next((one for one in meant if one in known), None)
    if found is None and "." in lower.lstrip("."):
        takes = (one for one, formats in SUFFIXES.items() if set(formats) & set(known))
        raise CannotRun(
            2, problem("U282", name=name, suffixes=" ".join(takes), choices=", ".join(known))
        )
    return found
