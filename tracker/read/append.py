"""Text + records → text: records spliced behind the last one, or a new file.

Old text is never touched, but for the number of records where the publication says it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from tracker.model.layout import OBSERVATIONS
from tracker.problems.problem import CannotRun, problem
from tracker.read.yamltext import Node, block_list, read_yaml

MODELINE = "# yaml-language-server: $schema=../docs/schema/observations.json"
_PLAIN = re.compile(
    r"(?!-(?:\s|$))(?:[^\W_]|[-+（《≥≤＞])(?:[\w /.,+%‰（）()《》“”‘’、，。；：！？·—~＞≥≤→:-])*"
)
# what YAML does not print as it stands: controls, surrogates, line ends of other systems, byte
# order marks
_ODD = re.compile(
    r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]"
)
LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines
_COUNT = re.compile(r"[\"']?([0-9]+)")
_TRUTHS = frozenset({"ytd", "real"})  # fields of records that are true or false, not a text
_NOT_TEXT = re.compile(r"(?i)null|true|false|yes|no|on|off|~|\.nan|[-+]?\.inf|---.*|\.\.\.")


def scalar(text: str) -> str:
    """A text as a YAML scalar that reads back as itself: plain where that is safe, else quoted."""
    if _ODD.search(text):
        return quoted_as(text, '"')
    plain = (
        _PLAIN.fullmatch(text)
        and not _NOT_TEXT.fullmatch(text)
        and text[-1] not in ": "
        and ": " not in text
    )
    # smart quotes round a whole value are refused by the reader, so they get plain ones round them
    if plain and text[0] not in "“‘「『":
        return text
    return quoted_as(text, "'")


def quoted_as(text: str, mark: str) -> str:
    """A text in these quotes; in double ones where it holds what others cannot."""
    if mark == "'" and not _ODD.search(text):
        return "'" + text.replace("'", "''") + "'"
    return _ODD.sub(lambda odd: f"\\U{ord(odd[0]):08X}", json.dumps(text, ensure_ascii=False))


def item(record: Mapping[str, Any], indent: int, newline: str = "\n") -> str:
    """A record as one item of a block list whose dashes stand at column `indent`."""
    lines = []
    for key, value in record.items():
        if isinstance(value, Mapping):
            lines.append(f"{key}: {in_flow(value)}")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            if all(isinstance(one, str) for one in value):
                lines.append(f"{key}: {in_flow(value)}")
                continue
            lines.append(f"{key}:")
            lines += [f"  - {in_flow(one)}" for one in value]
        else:
            lines.append(f"{key}: {field_text(key, value)}")
    space = " " * indent
    return "".join(
        f"{space}{'- ' if not n else '  '}{line}{newline}" for n, line in enumerate(lines)
    )


def recount(text: str, place: tuple[int, int], number: int) -> str | None:
    """The text with another whole number at a line and column (from 1); None where none stands
    there.
    """
    ends = [0, *(found.end() for found in islice(LINE_END.finditer(text), place[0] - 1))]
    digits = _COUNT.match(text, ends[place[0] - 1] + place[1] - 1)
    if digits is None:
        return None
    return text[: digits.start(1)] + str(number) + text[digits.end(1) :]


def splice(text: str, root: Node, name: str, records: Sequence[Mapping[str, Any]]) -> str | None:
    """The text of a publication's file with records at its end, in the file's own line ends; None
    where nothing can be put there or it would not read back as what was there and the records.

    `root` is the text's tree. Raises CannotRun(2) where the file holds fewer records than it says:
    a file that was cut off is mended first.
    """
    indent = block_list(root, "observations")
    if indent is None:
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    between = "" if text.endswith("\n") else newline
    new = _recounted(text, root, name, len(records)) + between
    new += "".join(item(one, indent, newline) for one in records)
    tree = read_yaml(new, name)[0]
    return new if tree is not None and _grown(root.plain(), tree.plain(), records) else None


def new_file(publication: Mapping[str, str], records: Sequence[Mapping[str, Any]]) -> str:
    """A file of one publication with its first records; it says how many it holds."""
    said = {"records": str(len(records)), **publication}
    lines = "".join(f"  {key}: {scalar(value)}\n" for key, value in said.items())
    items = "".join(item(one, 2) for one in records)
    return f"{MODELINE}\npublication:\n{lines}observations:\n{items}"


def last_lines(root: Node | None, records: Sequence[Mapping[str, Any]]) -> list[int] | None:
    """The line of each of the records, where they are the last ones of a tree."""
    last = root.listed("observations")[-len(records) :] if root is not None else []
    same = [node.plain() for node in last] == list(records)
    return [node.line for node in last] if same else None


def _recounted(text: str, root: Node, name: str, more: int) -> str:
    """The text that says so many records more than it holds now, where it says their number."""
    source, listed = root.get("publication"), root.get("observations")
    said = source.get("records") if source is not None else None
    if said is None or said.value is None or listed is None:
        return text
    there = len(listed.items())
    if int(str(said.value)) > there:
        raise CannotRun(
            2,
            problem("O120", name, line=said.line, column=said.column, said=said.value, there=there),
        )
    return recount(text, (said.line, said.column), there + more) or text


def _grown(old: Any, new: Any, records: Sequence[Mapping[str, Any]]) -> bool:
    """Nothing changed but the records at the end of the list, and their number where it is said."""
    if not isinstance(new, dict) or list(old) != list(new):
        return False
    source, listed = old["publication"], [*old["observations"], *records]
    if source.get("records") is not None:
        source = {**source, "records": str(len(listed))}
    return bool(new == {**old, "publication": source, "observations": listed})


def file_name(
    published: str,
    words: str,
    taken: Sequence[str],
    folder: str = OBSERVATIONS,
    suffix: str = ".yaml",
) -> str:
    """observations/<published>-<words>.yaml with Chinese kept; -2, -3 … where the name is taken.

    >>> file_name("2026-03", "武汉市统计局", ["observations/2026-03-武汉市统计局.yaml"])
    'observations/2026-03-武汉市统计局-2.yaml'
    """
    slug = re.sub(r"[\W_]+", "-", words.lower()).strip("-")[:40].rstrip("-")
    stem = f"{folder}/{published}-{slug}".rstrip("-")
    present = {name.lower() for name in taken}
    number = 1
    while (name := f"{stem}{f'-{number}' if number > 1 else ''}{suffix}").lower() in present:
        number += 1
    return name


def field_text(key: str, value: Any, *, flow: bool = False) -> str:
    """The value of a record's field as it is written behind its key; `flow`: inside braces."""
    if key in _TRUTHS:
        return str(value)
    return in_flow(value) if flow else scalar(value)


def in_flow(value: Any) -> str:
    """A text, a list or a mapping as it is written inside brackets or braces."""
    if isinstance(value, Mapping):
        pairs = (f"{key}: {field_text(key, one, flow=True)}" for key, one in value.items())
        return "{" + ", ".join(pairs) + "}"
    if not isinstance(value, str):
        return "[" + ", ".join(map(in_flow, value)) + "]"
    written = scalar(value)
    plain = written[0] not in "'\""
    return quoted_as(value, "'") if plain and re.search(r"[,\[\]{}]", value) else written
