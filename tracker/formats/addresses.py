"""Where the project and its pages live: as pyproject.toml says, by what is installed."""

from __future__ import annotations

from functools import cache

from tracker.language import Language, pick

_NAME = "plan-target-tracker"


@cache
def project_addresses() -> dict[str, str]:
    """The addresses of pyproject.toml by their names; none where only the files are there."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        listed = metadata(_NAME).get_all("Project-URL") or []
    except PackageNotFoundError:
        return {}
    return {name: address for name, _, address in (one.partition(", ") for one in listed)}


def page_address(page: str, language: Language) -> str:
    """The address of a page of docs/ in a language, such as `problems`; "" where it is not known.

    The name in pyproject.toml that leads to a page is Documentation.
    """
    folder, _, _ = project_addresses().get("Documentation", "").rpartition("/")
    return f"{folder}/{page}{pick(language, '.zh-CN', '')}.md" if folder else ""
