"""Records as they are written, before anything of them is judged: where each stands, and what its
fields say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.model.names import Names
from tracker.model.periods import Period, read_period
from tracker.problems.problem import Place, Refused
from tracker.read.encoding import decode
from tracker.read.financial_years import starts_of
from tracker.read.observation_fields import OF_PUBLICATION
from tracker.read.observations_csv import cells_by_column
from tracker.read.yamltext import Node, read_yaml

# those that a slip is mended in, in the order in which records are written
SCALARS = ("period", "value", "unit", "qualifier", "status", "ytd", "locator", "note")


@dataclass(frozen=True, slots=True)
class WrittenRecord:
    """One record of a file, its own fields and its publication's: texts, or what is made of them.
    `index` counts from 0 the items of a YAML file, the rows behind the header of a CSV file.
    """

    file: str
    line: int
    index: int
    fields: Mapping[str, Any]
    source: Mapping[str, Any]

    @property
    def place(self) -> Place:
        """The file and line on which it begins."""
        return Place(self.file, self.line)

    def period(self, names: Names) -> Period | None:
        """The period that it is of; None where that cannot be read."""
        try:
            return read_period(str(self.fields.get("period")), **starts_of(names, self.fields))
        except Refused:
            return None

    @property
    def published(self) -> Period | None:
        """When its publication was published; None where that cannot be read."""
        try:
            return read_period(str(self.source.get("published")))
        except Refused:
            return None

    def words(self, name: str) -> tuple[str, ...]:
        """What its field, or its publication's, says: in both languages where it has both."""
        said = self.fields.get(name) or self.source.get(name)
        texts = said.values() if isinstance(said, dict) else (said,)
        return tuple(str(text) for text in texts if text)


def records_of(content: bytes, file: str, tree: Node | None = None) -> Iterator[WrittenRecord]:
    """The records of a file's bytes, or of its tree where that is there already; what is no
    mapping, or was refused, is left out.
    """
    if file.lower().endswith(".csv"):
        text = decode(content, file, gb18030=True)[0]
        yield from _of_csv(text, file) if text is not None else ()
        return
    if tree is None:
        text = decode(content, file)[0]
        tree = None if text is None else read_yaml(text, file)[0]
    source = tree.get("publication") if tree is not None else None
    if tree is None or source is None:
        return
    said = source.plain() if isinstance(source.value, dict) else {}
    for index, node in enumerate(tree.listed("observations")):
        if isinstance(node.value, dict) and not node.bad:
            yield WrittenRecord(file, node.line, index, node.plain(), said)


def _of_csv(text: str, file: str) -> Iterator[WrittenRecord]:
    for line, index, row in cells_by_column(text, file):
        source = {key: row.pop(key) for key in OF_PUBLICATION if key in row}
        yield WrittenRecord(file, line, index, row, source)
