"""What is worth knowing of a record in which nothing is wrong."""

from __future__ import annotations

from tracker.language import Language, pick


def worth_knowing(claims: int, silent: int, targets: int, language: Language) -> str:
    """How many comparisons the sources claim, which `tracker audit` checks, and how many targets
    have no data.
    """
    said = []
    if claims:
        said.append(
            pick(
                language,
                f"出处里的说法 {claims} 条，用 tracker audit 核对",
                f"{claims} claim{'' if claims == 1 else 's'} in the sources:"
                f" tracker audit checks {'it' if claims == 1 else 'them'}",
            )
        )
    if not targets:
        said.append(
            pick(
                language,
                "还没有目标：用 tracker add-target 加第一个",
                "there is no target yet: tracker add-target adds the first",
            )
        )
    elif silent:
        of = f"{silent} of {targets} target{'' if targets == 1 else 's'} without data"
        said.append(pick(language, f"{targets} 个目标里 {silent} 个无数据", of))
    else:
        said.append(pick(language, "每个目标都有数", "every target has data"))
    text = pick(language, "；", "; ").join(said)
    return text[:1].upper() + text[1:] + pick(language, "。", ".")
