"""The parser of YAML: libyaml's, or where PyYAML came without it, its own, made to take tabs as libyaml does."""

from __future__ import annotations

from typing import Any

import yaml


class Plain(yaml.SafeLoader):
    """PyYAML's own parser: the same tree and the same refusals, ten times slower."""

    def scan_to_next_token(self) -> None:
        """Skip blanks and comments; a tab is a blank wherever no key may begin, a byte order mark ahead of a line."""
        while True:
            if self.column == 0 and self.peek() == "\ufeff":
                first = self.index == 0
                self.forward()
                self.column = int(not first)
            while (mark := self.peek()) == " " or (mark == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            if mark == "#":
                while self.peek() not in "\0\r\n\x85\u2028\u2029":
                    self.forward()
            if not self.scan_line_break():  # type: ignore[no-untyped-call]
                return
            if not self.flow_level:
                self.allow_simple_key = True


LOADER: Any = getattr(yaml, "CSafeLoader", Plain)
