"""One run of the program: its words, environment, streams and language, and what these mean."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, AnyStr

from tracker.cli.streams import Streams
from tracker.language import LANGUAGES, Language, pick
from tracker.model.progress import Stage
from tracker.problems.problem import CannotRun, Problem, problem
from tracker.store.folder import peek_language

if TYPE_CHECKING:
    from tracker.cli.progress import ProgressBar
    from tracker.formats import Terminal
    from tracker.read.settings import Settings


@dataclass(slots=True)
class Run:
    """A run and the options that hold for all of it; those may stand before or after the command.

    `json` says whether stdout is known to be one JSON document. `quiet` leaves unsaid what is no
    error. `output` is the file that takes the answer in place of stdout, `kept` what it will hold.
    `bar` is on the terminal while long work goes on; `asked_day` is that of --as-of.
    """

    arguments: Sequence[str]
    environment: Mapping[str, str]
    streams: Streams
    language: Language
    folder: Path | None = None
    ascii_only: bool = False
    no_color: bool = False
    quiet: bool = False
    json: bool = False
    output: Path | None = None
    kept: list[bytes] = field(default_factory=list)
    bar: ProgressBar | None = None
    asked_day: date | None = None

    @property
    def start(self) -> Path:
        """Where the search for the project begins."""
        return self.folder or Path(self.environment.get("TRACKER_DIR") or ".")

    @property
    def today(self) -> date:
        """The day of the clock."""
        return date.today()

    def say(self, zh: str, en: str) -> str:
        """The sentence in the run's language."""
        return pick(self.language, zh, en)

    def emit(self, text: str) -> None:
        """Data, to stdout, or into the file of -o. A mark of Unicode is for Unicode only."""
        self.rest()
        if self.output is not None:
            self.kept.append(text.encode("utf-8", "replace"))
            return
        stdout = self.streams.stdout
        if not (stdout.encoding or "").lower().startswith("utf"):
            text = text.removeprefix("\ufeff")
        self._send(stdout, text)

    def emit_bytes(self, content: bytes) -> None:
        """The same for what is no text. Raises CannotRun (U133) where stdout is a terminal."""
        if self.output is not None:
            self.kept.append(content)
            return
        if self.streams.stdout.isatty():
            raise CannotRun(2, problem("U133"))
        self._send(self.streams.stdout.buffer, content)

    def deliver(self) -> None:
        """The answer is complete: where it was kept for a file (-o), write that, and say so."""
        if self.output is not None:
            from tracker.store.outputs import write_output

            write_output(self.output, b"".join(self.kept))
            self.tell_written(str(self.output))

    def _send(self, stream: IO[AnyStr], content: AnyStr) -> None:
        """All of it at once: a closed pipe is noticed here."""
        try:
            stream.write(content)
            stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            words = error.strerror or error
            raise CannotRun(2, problem("U203", name="stdout", words=words)) from error

    def tell(self, text: str) -> None:
        """What is to be known beside the answer, to stderr."""
        self.rest()
        self.streams.stderr.write(text)

    def remark(self, text: str) -> None:
        """What is good to know and no error, to stderr; nothing where it is to be quiet."""
        if not self.quiet:
            self.tell(text)

    def tell_written(self, name: str) -> None:
        """A remark: which file was written."""
        from tracker.words.escape import visible

        self.remark(self.say(f"已写入 {visible(name)}\n", f"Written: {visible(name)}\n"))

    def tell_beside(self, problems: Sequence[Problem], contents: Mapping[str, bytes]) -> None:
        """The problems of the files beside an answer: errors in full, and, as a remark, how many
        warnings there are, of the files and of an audit.
        """
        from tracker.problems.audit import AUDIT
        from tracker.problems.codes import severity
        from tracker.workflows.check import render_refusal, warnings_beside

        errors = [one for one in problems if severity(one) == "error"]
        self.tell(render_refusal(errors, contents, self.language))
        audited = sum(one.code in AUDIT for one in problems)
        filed, day = len(problems) - len(errors) - audited, self.asked_day
        self.remark(warnings_beside(filed, self.language, "check", day))
        self.remark(warnings_beside(audited, self.language, "audit", day))

    def progress(self, done: int, total: int, stage: Stage) -> None:
        """How far long work is, where someone watches stderr: workflows are given this to call."""
        if self.quiet:
            return
        if self.bar is None:
            stderr = self.streams.stderr
            if self.environment.get("TERM") == "dumb" or not stderr.isatty():
                return
            from tracker.cli.progress import ProgressBar

            try:
                width = os.get_terminal_size(stderr.fileno()).columns
            except OSError:
                width = 0
            ascii_only = self.plain_signs()
            self.bar = ProgressBar(stderr, self.language, width=width or 80, ascii_only=ascii_only)
        self.bar(done, total, stage)

    def rest(self) -> None:
        """No progress is drawn any more, until there is some again."""
        if self.bar is not None:
            self.bar.close()

    def hush(self) -> None:
        """Nothing more can be written: what still is goes nowhere, and Python does not complain at
        exit.
        """
        with suppress(OSError):  # a stream without a descriptor has nobody who went away
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.streams.stdout.fileno())

    def asks(self) -> bool:
        """Whether a person is there to answer."""
        return self.streams.stdin.isatty()

    def stated(
        self, settings: Settings, command: str, option: str, given: str | None, default: str
    ) -> str:
        """An option as given, else as the registry's settings state it, else the program's
        default; a format also as the suffix of -o says.
        """
        from tracker.read import settings as known

        if option == "format" and self.output is not None:
            from tracker.cli.suffixes import format_for

            formats = known.KNOWN.get(command, {}).get("format", ())
            given = format_for(str(self.output), given, formats) if formats else given
        word = known.setting_of(settings, command, option, default) if given is None else given
        self.json = self.json or (option, word) == ("format", "json")
        return word

    def plain_signs(self) -> bool:
        """Asked for, or needed: stdout's encoding does not have the signs of drawings."""
        if self.ascii_only or self.output is not None:  # a file is UTF-8
            return self.ascii_only
        try:
            "█░▒│▲√△●▽▼◇×○■".encode(self.streams.stdout.encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return True
        return False

    def width(self) -> int | None:
        """The terminal's width, or COLUMNS; None where nothing is to be wrapped."""
        if self.environment.get("COLUMNS", "").isdecimal():
            return max(20, int(self.environment["COLUMNS"]))
        if self.output is not None or not self.streams.stdout.isatty():
            return None
        return max(20, os.get_terminal_size(self.streams.stdout.fileno()).columns)

    def terminal(self, root: Path | None = None) -> Terminal:
        """What is written on; places within the folder `root` are links where one can click."""
        from tracker.formats import Terminal

        linked = root is not None and self.color() and self.streams.stdout.isatty()
        return Terminal(
            self.width(),
            self.plain_signs(),
            self.color(),
            links=root.absolute().as_uri() if linked and root is not None else "",
            ambiguous=self.ambiguous(),
        )

    def ambiguous(self) -> int:
        """How many cells a character of open width takes: as TRACKER_AMBIGUOUS says, else as the
        terminal does, else 1. Raises CannotRun (U138) for another value than 1 and 2.
        """
        said = self.environment.get("TRACKER_AMBIGUOUS", "")
        if said not in ("", "1", "2"):
            raise CannotRun(2, problem("U138", value=said))
        stdin, stdout = self.streams.stdin, self.streams.stdout
        if said or self.plain_signs() or self.environment.get("TERM") in (None, "", "dumb"):
            return int(said or 1)
        if self.output is not None or not (stdin.isatty() and stdout.isatty()):
            return 1
        from tracker.cli.probe import PATIENCE, PATIENCE_FAR, cells_of_mark

        self.rest()
        stdout.flush()
        far = PATIENCE_FAR if self.environment.get("SSH_CONNECTION") else PATIENCE
        found = cells_of_mark(stdin.fileno(), stdout.fileno(), stdout.encoding, far)
        return found or 1

    def color(self) -> bool:
        """Whether the answer is to be in colour: never in a file of -o, else as the environment
        asks, else on a terminal.
        """
        if self.output is not None or self.no_color or self.environment.get("NO_COLOR"):
            return False
        if self.environment.get("FORCE_COLOR"):
            return True
        return self.streams.stdout.isatty() and self.environment.get("TERM") != "dumb"


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """--lang > TRACKER_LANG > the registry's `language` > the locale > en."""
    locale = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    given = [
        *_asked_languages(arguments),
        environment.get("TRACKER_LANG", ""),
        peek_language(_start(arguments, environment)),
        next(filter(None, locale), "")[:2],
    ]
    return next((word for word in given if word in LANGUAGES), "en")


def check_language(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """Raises CannotRun (U270) where TRACKER_LANG decides and names no language."""
    said = environment.get("TRACKER_LANG", "")
    if said not in ("", *LANGUAGES) and not any(_asked_languages(arguments)):
        raise CannotRun(2, problem("U270", value=said))


def _asked_languages(arguments: Sequence[str]) -> list[str]:
    """What follows --lang, in any of its spellings."""
    joined = (word.removeprefix("--lang=") for word in arguments if word.startswith("--lang="))
    return [*_values(arguments, "--lang"), *joined]


def _start(arguments: Sequence[str], environment: Mapping[str, str]) -> Path:
    named = [word[2:] for word in arguments if word.startswith("-C") and len(word) > 2]
    named += _values(arguments, "-C")
    return Path((named or [environment.get("TRACKER_DIR") or "."])[-1])


def _values(arguments: Sequence[str], option: str) -> list[str]:
    """The words that follow an option."""
    pairs = zip(arguments, arguments[1:], strict=False)
    return [after for before, after in pairs if before == option]
