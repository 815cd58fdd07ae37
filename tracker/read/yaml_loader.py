"""The parser of YAML: libyaml's, or where PyYAML came without it, its own, made to take tabs as
libyaml does.
"""

from __future__ import annotations

from typing import Any

import yaml


class PlainLoader(yaml.SafeLoader):
    """PyYAML's own parser: the same tree and the same refusals, ten times slower."""

    def scan_to_next_token(self) -> None:
        """Skip blanks and comments; a tab is a blank wherever no key may begin, a byte order mark
        ahead of a line.
        """
        while True:
            if self.column == 0 and self.peek() == "\ufeff":
                first = self.index == 0
                self.forward()
                self.column = int(not first)
            while (mark := self.peek()) == " " or (
                mark == "\t" and (self.flow_level or not self.allow_simple_key)
            ):
                self.forward()
            if mark == "#":
                while self.peek() not in "\0\r\n\x85\u2028\u2029":
                    self.forward()
            if not self.scan_line_break():  # type: ignore[no-untyped-call]
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def parse_flow_mapping_value(self) -> Any:
        """The value of a key in braces, with the place that libyaml gives to an empty one."""
        return self._left_empty(super().parse_flow_mapping_value())  # type: ignore[no-untyped-call]

    def parse_flow_sequence_entry_mapping_value(self) -> Any:
        """The same of a pair that stands in brackets."""
        return self._left_empty(super().parse_flow_sequence_entry_mapping_value())  # type: ignore[no-untyped-call]

    def _left_empty(self, event: Any) -> Any:
        """In braces and brackets a value that is left empty stands where the next mark does."""
        if isinstance(event, yaml.ScalarEvent) and event.start_mark is event.end_mark:
            event.start_mark = event.end_mark = self.peek_token().start_mark  # type: ignore[no-untyped-call]
        return event


LOADER: Any = getattr(yaml, "CSafeLoader", PlainLoader)
