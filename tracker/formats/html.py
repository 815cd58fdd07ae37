"""Any page as one self-contained HTML document: no address is loaded, nothing runs."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, Any

from tracker.formats import chart_svg
from tracker.formats.escape import visible
from tracker.language import Language, pick
from tracker.pages.blocks import Page, Phrase, Piece, Section

if TYPE_CHECKING:
    from jinja2 import Environment

STYLE, TEMPLATE = "style.css", "blocks.html.j2"


def write_page(page: Page, on: object = None) -> str:
    """The whole page; there is nothing to say of what it is written on."""
    del on
    titles = [block.title for block in page.blocks if isinstance(block, Section)]
    title = page.title or (_plain(titles[0]) if titles else "")
    values = {"page": page, "title": title, "several": len(titles) > 1, "serial": count(1)}
    return filled(TEMPLATE, page.language, values)


def filled(
    template: str,
    language: Language,
    values: Mapping[str, Any],
    words: Mapping[str, Any] | None = None,
) -> str:
    """A template filled with values, with the style and its hash; `words` are what it may call."""
    pages = _environment(language)
    pages.globals |= words or {}
    assert pages.loader is not None
    style, _, _ = pages.loader.get_source(pages, STYLE)
    style_hash = b64encode(sha256(style.encode()).digest()).decode()
    html = pages.get_template(template).render(
        **values, language=language, style=style, style_hash=style_hash
    )
    return html.rstrip("\n") + "\n"


def _environment(language: Language) -> Environment:
    """Every text is made harmless first (control characters, direction of writing) and escaped
    then.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=PackageLoader("tracker", "formats/page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: (
            visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
        ),
    )
    made.globals |= {
        "t": partial(pick, language),
        "kind": lambda value: type(value).__name__,
        "bullet": chart_svg.bullet,
        "plot": chart_svg.plot,
        "bullet_size": (chart_svg.WIDE, chart_svg.HIGH),
        "goal_at": chart_svg.GOAL,
        "start_at": chart_svg.START,
        "chart_high": chart_svg.CHART_HIGH,
        "link": link,
        "next": next,
        "refused": _refused,
    }
    return made


def _refused(block: object) -> None:
    raise TypeError(f"no way to write {type(block).__name__}")


def link(url: str) -> str:
    """An address that a browser may open: http or https, and nothing in it that had to be made
    harmless; else none.
    """
    return (
        url
        if url.startswith(("https://", "http://")) and visible(url) == url and " " not in url
        else ""
    )


def _plain(phrase: Phrase) -> str:
    return "".join(part.text for part in phrase if isinstance(part, Piece))
