"""What there is, in words: how many of a kind, and the titles of its columns."""

from __future__ import annotations

from tracker.analysis.inventory import Inventory, ListedKind
from tracker.language import Language, pick

_COUNTED: dict[ListedKind, tuple[str, str, str]] = {
    "plans": ("{} 个规划", "{} plan", "{} plans"),
    "sections": ("{} 个分组", "{} section", "{} sections"),
    "indicators": ("{} 个指标", "{} indicator", "{} indicators"),
    "owners": ("{} 个责任单位", "{} owner", "{} owners"),
    "publications": ("{} 份出处", "{} publication", "{} publications"),
    "targets": ("{} 个目标", "{} target", "{} targets"),
}
LISTED_TITLES: dict[str, tuple[str, str]] = {
    "id": ("id", "id"),
    "years": ("年份", "Years"),
    "area": ("地区", "Area"),
    "targets": ("目标", "Targets"),
    "statuses": ("完成情况", "How they stand"),
    "last_published": ("最近公布", "Last published"),
    "observations": ("观测", "Figures"),
    "latest": ("最新值", "Latest"),
    "title": ("标题", "Title"),
    "publisher": ("发布者", "Publisher"),
    "tier": ("级别", "Tier"),
    "file": ("文件", "File"),
}


def listed_title(key: str, language: Language) -> str:
    """The title of a column."""
    return pick(language, *LISTED_TITLES[key])


def listed_count(found: Inventory, language: Language) -> str:
    """How many there are of the kind, and as of which day."""
    n, (zh, one, more) = len(found.each), _COUNTED[found.kind]
    said = pick(language, zh, one if n == 1 else more).format(n)
    day = found.report.as_of
    return pick(language, f"{said}，截至 {day}", f"{said}, as of {day}")


def none_of(kind: ListedKind, language: Language) -> str:
    """In place of the name of a section or owner where targets have none."""
    return {
        "sections": pick(language, "（没有分组）", "(no section)"),
        "owners": pick(language, "（没有写责任单位）", "(no owner given)"),
    }[kind]
