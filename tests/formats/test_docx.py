"""The report as a Word document: its layout, its words and figures, its pictures, its bytes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.support.builders import target
from tests.support.drawn import chart_of, row_of
from tests.support.projects import PROJECT, write_project
from tests.support.text_attacks import ATTACKS, project
from tracker.analysis.blocks import Blocks
from tracker.assess.clocks import Clocks
from tracker.formats.charts.label_font import CHARACTERS
from tracker.formats.charts.picture import chart_drawing, chart_png, paper_styles
from tracker.formats.own import is_own
from tracker.formats.site import style_source
from tracker.language import LANGUAGES, Language
from tracker.pages.briefing import told_of
from tracker.problems.problem import CannotRun
from tracker.words.charts import LEGEND_WORDS
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import render_report, status

DAY = date(2025, 2, 28)
REGISTRY = """\
plans:
  - id: p
    name: {zh: 示例规划, en: Example plan}
    period: 2021..2025
    source: {title: 示例规划, publisher: 市政府, published: 2021-06}
targets:
  - {id: firms, plan: p, name: {zh: 高新技术企业, en: High-tech firms}, unit: 家, baseline: {value: 6259, period: 2020}, target: {value: 12000, by: 2025}}
  - {id: share, plan: p, name: {zh: 占比, en: Share}, unit: "%", baseline: {value: 20, period: 2020}, target: {value: 30, by: 2025}}
  - {id: none, plan: p, name: {zh: 无数据, en: Nothing}, unit: 个, target: {value: 7, by: 2025}}
"""
SEEN = """\
publication: {title: 统计公报, publisher: 统计局, published: 2025-02, url: "https://a.example/x?y=1&z=2"}
observations:
  - {indicator: firms, period: 2024, value: 突破1.6万}
  - {indicator: share, period: 2024, value: 21}
"""
STYLES = style_source("tokens.css")


def written(home: Path, language: Language) -> tuple[bytes, Any]:
    loaded = load_project(home, DAY)
    made = status(loaded, Filters(), Clocks.of(DAY), language)
    content = render_report(loaded, made, "docx")
    assert isinstance(content, bytes)
    return content, made


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"targets.yaml": REGISTRY, "observations/a.yaml": SEEN}
    return write_project(tmp_path_factory.mktemp("docx"), files)


@pytest.fixture(scope="module", params=LANGUAGES)
def made(home: Path, request: pytest.FixtureRequest) -> tuple[Language, bytes, Any, Any]:
    content, report = written(home, request.param)
    return request.param, content, Document(BytesIO(content)), report


def headings(document: Any) -> list[tuple[int, str]]:
    found = [
        (re.fullmatch(r"Heading (\d)", one.style.name), one.text) for one in document.paragraphs
    ]
    return [(int(level[1]), text) for level, text in found if level]


def said(document: Any) -> str:
    return "\n".join(
        "".join(node.text or "" for node in one.iter(qn("w:t")))
        for one in document.element.body.iter(qn("w:p"))
    )


def test_it_has_the_parts_of_an_official_report(made: Any) -> None:
    language, _, document, _ = made
    parts = {
        "zh": [
            "一、总体情况",
            "二、主要指标完成情况",
            "三、分项说明",
            "四、数据来源与口径",
            "五、附注",
        ],
        "en": [
            "1. Overall position",
            "2. Progress of the main indicators",
            "3. Target by target",
            "4. Sources and method",
            "5. Notes",
        ],
    }
    found = headings(document)
    assert [text for level, text in found if level == 1] == parts[language]
    assert (2, {"zh": "（一）需要关注", "en": "3.1 Needs attention"}[language]) in found
    assert (3, {"zh": "1. 占比", "en": "3.1.1 Share"}[language]) in found
    titles = {"zh": "示例规划进展情况报告", "en": "Example plan: progress report"}
    first = document.paragraphs[0]
    assert (first.style.name, first.text) == ("Title", titles[language])
    assert document.paragraphs[2].text.startswith({"zh": "摘要：", "en": "Abstract. "}[language])


def test_every_verdict_is_that_of_the_briefing_with_its_source_and_place(made: Any) -> None:
    language, _, document, report = made
    text = said(document)
    for row in report.rows[:2]:
        verdict = told_of(Blocks(report), row, language)
        assert f"{verdict[:1].upper()}{verdict[1:]}[1][2]\n" in text
    assert "observations/a.yaml:3" in text and "observations/a.yaml:4" in text
    assert "targets.yaml:7, 8, 9" in text


def test_every_number_leads_to_its_source(made: Any) -> None:
    _, _, document, _ = made
    body = document.element.body
    leads = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]
    marks = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    assert marks == ["source1", "source2"] and {one for one in leads if one} == set(marks)
    links = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert links == ["https://a.example/x?y=1&z=2"]


def test_the_page_is_a4_as_official_papers_are_laid_out(made: Any) -> None:
    language, _, document, _ = made
    section = document.sections[0]
    size = section.page_width, section.page_height
    assert [round(one / Mm(1), 1) for one in size] == [210, 297]
    margins = [section.top_margin, section.right_margin, section.bottom_margin, section.left_margin]
    wanted = (37, 26, 35, 28) if language == "zh" else (25, 25, 25, 25)
    assert [round(one / Mm(1)) for one in margins] == list(wanted)
    if language == "zh":
        body, title = document.styles["Normal"], document.styles["Title"]
        fonts = body.element.rPr.rFonts
        assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii"))) == (
            "仿宋_GB2312",
            "Times New Roman",
        )
        assert (body.font.size, body.paragraph_format.line_spacing) == (Pt(16), Pt(29))
        assert (title.font.size, title.element.rPr.rFonts.get(qn("w:eastAsia"))) == (
            Pt(22),
            "方正小标宋简体",
        )
        feet = [section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]]
        assert [one.text for one in feet] == ["— 1 —"] * 2
        assert feet[0].alignment != feet[1].alignment


def test_tables_repeat_their_head_and_break_no_row(made: Any) -> None:
    _, _, document, report = made
    first, *_ = tables = document.tables
    assert len(first.rows) == 1 + len(report.rows)
    for table in tables:
        for n, row in enumerate(table.rows):
            kept = row._tr.trPr
            assert kept.find(qn("w:cantSplit")) is not None
            assert (kept.find(qn("w:tblHeader")) is not None) == (n == 0)
        width = sum(column.width for column in table.columns)
        section = document.sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        assert abs(width - room) < Mm(1)


def test_pictures_say_what_they_show(made: Any) -> None:
    language, _, document, _ = made
    shapes = [shape._inline.docPr for shape in document.inline_shapes]
    names = {"zh": ("占比", "高新技术企业"), "en": ("Share", "High-tech firms")}[language]
    for shape, name in zip(shapes, names, strict=True):
        assert name in shape.get("descr") and shape.get("name")
    captions = [one.text for one in document.paragraphs if one.style.name == "Figure Title"]
    assert len(captions) == len(shapes) and names[0] in captions[0]


def test_its_properties_name_no_machine_and_no_time(made: Any) -> None:
    language, content, document, _ = made
    core = document.core_properties
    assert core.language == {"zh": "zh-CN", "en": "en-GB"}[language]
    assert core.title == document.paragraphs[0].text
    assert core.author == core.last_modified_by == "tracker" and is_own(content)
    assert core.created == core.modified and core.created.date() == DAY
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not {"docProps/app.xml", "docProps/thumbnail.jpeg"} & set(parts.namelist())


@pytest.mark.long
def test_no_text_of_anybody_s_can_break_it(tmp_path: Path) -> None:
    registry = REGISTRY.replace("高新技术企业", "'=1+1 <b>&amp; ${x} \U0001f41f'").replace(
        "unit: 家", "unit: 万株𠮷"
    )
    found = write_project(tmp_path, {"targets.yaml": registry, "observations/a.yaml": SEEN})
    content, _ = written(found, "zh")
    document = Document(BytesIO(content))
    assert "=1+1 <b>&amp; ${x} \U0001f41f" in said(document)
    assert len(document.inline_shapes) == 2  # the unit is no part of the picture


FIRMS = target("12000", base="6259")


def test_every_word_of_charts_is_in_the_fonts_that_come_along() -> None:
    assert set("".join(word for both in LEGEND_WORDS.values() for word in both)) <= CHARACTERS
    for language in LANGUAGES:
        chart = chart_of(row_of(FIRMS, {"2022": "8000", "2024": "突破1.6万"}), language=language)
        assert chart is not None
        drawn = chart_drawing(chart)
        assert all(word in drawn for _, word in chart.legend)
        assert set(re.sub(r"<[^>]*>", "", drawn)) <= CHARACTERS
        assert "var(" not in paper_styles(STYLES, chart.tone)


def test_what_cannot_be_labelled_is_told_in_words() -> None:
    chart = chart_of(row_of(FIRMS, {"2024": "16000"}))
    assert chart is not None
    strange = replace(chart, as_of=replace(chart.as_of, name="鱻"))
    assert chart_png(strange, STYLES) is None


def test_without_the_extra_it_says_what_to_install(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(CannotRun) as raised:
        written(home, "zh")
    (found,) = raised.value.problems
    assert (raised.value.status, found.code) == (2, "U134")
    assert dict(found.facts)["name"] == "resvg-py"


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("attack", ATTACKS)
def test_every_attack_leaves_a_document_that_opens(
    tmp_path: Path, attack: str, language: Language
) -> None:
    content, _ = written(project(tmp_path, attack), language)
    document = Document(BytesIO(content))
    assert document.paragraphs and not list(document.element.body.iter(qn("w:instrText")))
    links = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert all(one.startswith(("http://", "https://")) for one in links)


@pytest.mark.external
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_opens_it(tmp_path: Path, language: Language) -> None:
    """LibreOffice makes a PDF of A4 pages of it, with every verdict in its text."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice (.ci/external)")
    content, report = written(PROJECT, language)
    (tmp_path / "a.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    run = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*run, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=300)
    import pypdfium2

    pages = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    assert {tuple(map(round, page.get_size())) for page in pages} == {(595, 842)}
    text = re.sub(r"\s", "", "".join(page.get_textpage().get_text_bounded() for page in pages))
    for row in report.rows:
        assert re.sub(r"\s", "", row.target.name.text(language)) in text
