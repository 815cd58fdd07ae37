"""The writer of the site: a view, filled into its template, with links from page to page."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tracker.formats.charts.marks import glyph_svg, legend_svg
from tracker.formats.charts.mini import mini_road_svg, multiple_svg
from tracker.formats.charts.road import road_svg
from tracker.formats.charts.rows import dumbbell_svg, road_head_svg, road_row_svg, row_mark_svg
from tracker.formats.charts.strip_table import strip_head_svg, strip_row_svg
from tracker.formats.charts.times import heat_strips_svg, time_bar_svg, timeline_svg
from tracker.language import Language, pick
from tracker.pages.site.frame import PageFrame, SiteView
from tracker.pages.site.routes import SiteRoute, relative
from tracker.words.escape import visible

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile(r"(?=.*[a-z]{2}.* )[\x20-\u024f\u2010-\u2027]+")  # of two words and more
_CHARTS: dict[str, Callable[..., str]] = {  # what templates draw, by name
    "dumbbell": dumbbell_svg, "glyph": cache(glyph_svg), "mark": cache(legend_svg),
    "mini": mini_road_svg, "multiple": multiple_svg, "road": road_svg, "row": road_row_svg,
    "rowmark": cache(row_mark_svg), "scale": cache(road_head_svg), "strip": strip_row_svg,
    "striphead": strip_head_svg, "strips": heat_strips_svg, "days": lru_cache(64)(time_bar_svg),
    "timeline": timeline_svg,
}  # fmt: skip
SITE_STYLES = ("tokens.css", "app.css", "pages.css", "live.css")
SITE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)


@dataclass(frozen=True, slots=True)
class Links:
    """How pages lead to each other: `index`: by the names of files, for whoever opens them without
    a server. `live` names the state of the record, for a page that is told when it changes; "" for
    a file. `base_url` is where the site stands, for the addresses that name it as a whole; ""
    where that is not known.
    """

    index: bool = False
    live: str = ""
    base_url: str = ""


def write_view(view: SiteView, frame: PageFrame, links: Links) -> str:
    """A page of the site."""

    def href(to: SiteRoute | str) -> str:
        """The address of a route, or of a path from the root, from this page."""
        path, anchor = (to.path, to.anchor) if isinstance(to, SiteRoute) else (to, "")
        address = relative(frame.route, path, index=links.index)
        if frame.route.page == "missing":  # it may be answered anywhere
            address = links.base_url + address
        return f"{address}#{anchor}" if anchor else address

    values = {"layout": "site.html.j2", "frame": frame, "links": links, "policy": SITE_POLICY}
    return _filled(view, frame.language, values | {"href": href, "static": _static_paths()})


def write_root(languages: Sequence[Language], links: Links) -> str:
    """The page at the root: it leads on to the first of the languages."""
    template = _environment().get_template("root.html.j2")
    pages = [(one, f"{one}/index.html" if links.index else f"{one}/") for one in languages]
    return template.render(pages=pages).rstrip("\n") + "\n"


def write_one_file(view: SiteView, language: Language) -> str:
    """A page by itself: nothing is loaded, nothing runs, and no link leads to another page; one to
    a target leads to what the page itself has of it.
    """

    def href(to: SiteRoute) -> str:
        """The address of a route in the page; none where it has no such place."""
        return f"#t-{to.key}" if to.page == "target" else ""

    style = assets()["app.css"].decode()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    values = {"layout": "one_file.html.j2", "style": style, "policy": policy}
    return _filled(view, language, values | {"href": href})


def _filled(view: SiteView, language: Language, values: Mapping[str, Any]) -> str:
    template = _environment().get_template(view.template)
    words = {"t": partial(pick, language), "foreign": partial(_foreign, language)}
    html = template.render(view=view, language=language, **words, **values)
    return html.rstrip("\n") + "\n"


@cache
def assets() -> Mapping[str, bytes]:
    """What pages load, by file name: the style, the script, the icon; without their comments."""
    style = "".join(map(style_source, SITE_STYLES))
    lines = (line.strip() for line in _source("app.js").splitlines())
    made = {
        "app.css": re.sub(r"\s*([{};,>])\s*|(?<=:)\s+", r"\1", style),
        "app.js": "\n".join(line for line in lines if not line.startswith("//")),
        "favicon.svg": _source("favicon.svg"),
    }
    return {name: text.encode() for name, text in made.items()}


@cache
def _static_paths() -> Mapping[str, str]:
    """The path of each asset from the root; it changes with what it holds."""
    return {
        name: f"/static/{sha256(content).hexdigest()[:12]}/{name}"
        for name, content in assets().items()
    }


def static_files() -> Mapping[str, bytes]:
    """The assets by their paths from the root."""
    return {path: assets()[name] for name, path in _static_paths().items()}


def style_source(name: str) -> str:
    """A sheet of styles without its comments."""
    return re.sub(r"/\*.*?\*/", "", _source(name), flags=re.DOTALL)


def _source(name: str) -> str:
    loader = _environment().loader
    assert loader is not None
    return loader.get_source(_environment(), name)[0]


@cache
def _environment() -> Environment:
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
        auto_reload=False,
        finalize=lambda value: (
            visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
        ),
    )
    made.globals |= {"link": link, "draw": _draw, "glyph": partial(_draw, "glyph")}
    return made


def link(url: str) -> str:
    """An address that a browser may open: http or https, and nothing in it that had to be made
    harmless; else none.
    """
    opens = url.startswith(("https://", "http://")) and visible(url) == url and " " not in url
    return url if opens else ""


def _draw(name: str, drawing: Any, *more: Any, **how: Any) -> Markup:
    """A drawing as SVG."""
    from markupsafe import Markup

    return Markup(_CHARTS[name](drawing, *more, **how))


def _foreign(language: Language, text: str) -> Markup:
    """The attribute that says that a text is in the other language; none where it is not.

    Of a text without Chinese characters on a Chinese page nothing is known but that of a sentence
    in Latin letters.
    """
    from markupsafe import Markup

    if language == "en":
        return Markup(' lang="zh-CN"') if _HAN.search(text) else Markup("")
    return Markup(' lang="en"') if _ENGLISH.fullmatch(text) else Markup("")
