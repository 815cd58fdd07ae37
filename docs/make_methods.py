"""Write what the modules of other methods hold into docs/methods.md and docs/methods.zh-CN.md:
python docs/make_methods.py.
"""

from __future__ import annotations

import re
from pathlib import Path

from tracker.analysis.methods import METHODS
from tracker.analysis.methods.base import Common, Method, Reason
from tracker.analysis.opinions import COMMON_WORDS
from tracker.assess.status import STATUS_WORDS
from tracker.language import Language, pick
from tracker.words.methods import ATTESTED_WORDS, REASON_WORDS

NAMES: dict[str, Language] = {"methods.md": "en", "methods.zh-CN.md": "zh"}
PLACE = re.compile(r"(<!-- methods: (\w+) -->\n).*?(<!-- end -->\n)", re.DOTALL)


def pages() -> dict[str, str]:
    """The text of each page by its name, with the tables as the modules have them."""
    return {name: _filled(name, language) for name, language in NAMES.items()}


def _filled(name: str, language: Language) -> str:
    page = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return PLACE.sub(lambda mark: f"{mark[1]}\n{_part(mark[2], language)}\n{mark[3]}", page)


def _part(name: str, language: Language) -> str:
    if name == "scale":
        return _scale(language)
    if name == "reasons":
        return _table(
            (pick(language, "理由", "reason"), pick(language, "中文", "in Chinese")),
            [(f"`{one}`", REASON_WORDS[one][0]) for one in Reason],
        )
    method = METHODS[name]
    formulas = "\n".join(method.formulas)
    return f"```text\n{formulas}\n```\n\n{_statuses(method, language)}\n{_known(method, language)}"


def _scale(language: Language) -> str:
    """The program's own statuses on the common scale."""
    head = pick(language, "状态", "status"), pick(language, "中文", "in words"), "`common`"
    rows = [
        (f"`{status}`", pick(language, *STATUS_WORDS[status]), _common(words))
        for status, words in COMMON_WORDS.items()
    ]
    return _table(head, rows)


def _statuses(method: Method, language: Language) -> str:
    head = (
        pick(language, "状态", "status"),
        pick(language, "条件，依次", "when, in order"),
        pick(language, "文字", "in words"),
        "`common`",
    )
    others = pick(language, "其他", "else")
    rows = [
        (
            f"`{one.name}`",
            one.when.replace("|", "\\|") or others,
            f"{one.sign} {pick(language, *one.words)}".lstrip(),
            _common(one.common),
        )
        for one in method.statuses
    ]
    return _table(head, rows)


def _known(method: Method, language: Language) -> str:
    head = (
        pick(language, "部分", "part"),
        pick(language, "怎么知道的", "how it is known"),
        pick(language, "出处", "source"),
    )
    rows = [
        (
            pick(language, *one.part),
            f"**{pick(language, *ATTESTED_WORDS[one.attested])}**",
            pick(language, *one.source),
        )
        for one in method.testimonies
    ]
    return _table(head, rows)


def _common(words: frozenset[Common]) -> str:
    return ", ".join(f"`{word}`" for word in Common if word in words)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def main() -> None:
    for name, text in pages().items():
        Path(__file__).with_name(name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
