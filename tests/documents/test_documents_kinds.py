"""What each kind of document has of its own: tables of what is read and what is left out."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from tests.support.documents import PARAGRAPHS, TITLE
from tracker.documents import read_document
from tracker.documents.document import Document

BIG5 = "本市高新技術企業達到一萬五千家，較上年增加二成，研發經費佔地區生產總值的比重為3.2%。"
PROSE = "".join(PARAGRAPHS)


def text_of(name: str, content: bytes | str) -> str:
    return read_document(name, content.encode() if isinstance(content, str) else content).text


@pytest.mark.parametrize(
    ("content", "encoding", "expected"),
    [
        pytest.param("全年15323家".encode(), "UTF-8", "全年15323家", id="utf-8"),
        pytest.param("\ufeff全年15323家".encode(), "UTF-8", "全年15323家", id="utf-8-bom"),
        pytest.param("全年15323家".encode("utf-16"), "UTF-16", "全年15323家", id="utf-16"),
        pytest.param("全年15323家".encode("gbk"), "GB18030", "全年15323家", id="gbk-short"),
        pytest.param("家".encode("gbk"), "GB18030", "家", id="gbk-one-character"),
        pytest.param(
            "𠮷林路㐂，全年企业共有家".encode("gb18030"),
            "GB18030",
            "𠮷林路㐂，全年企业共有家",
            id="gb18030-rare",
        ),
        pytest.param(BIG5.encode("big5"), "Big5", BIG5, id="big5"),
        pytest.param(PROSE.encode("gb2312"), "GB18030", PROSE, id="gb2312-long"),
        pytest.param(
            "costs £1.8bn, “half” of it".encode("cp1252"),
            "Windows-1252",
            "costs £1.8bn, “half” of it",
            id="english",
        ),
        pytest.param(b"a\r\nb\rc\n", "UTF-8", "a\nb\nc\n", id="universal-newlines"),
    ],
)
def test_encodings(content: bytes, encoding: str, expected: str) -> None:
    document = read_document("a.txt", content)
    assert (document.encoding, document.text) == (encoding, expected)


@pytest.mark.parametrize(
    ("line", "skipped"),
    [
        pytest.param("－ 12 －", True, id="full-width-dashes"),
        pytest.param("—3—", True, id="dashes"),
        pytest.param("  第 12 页 共 36 页", True, id="page-of-pages"),
        pytest.param("Page 3 of 12", True, id="english"),
        pytest.param("12", False, id="a-bare-number"),
        pytest.param("12/36", False, id="a-fraction"),
        pytest.param("第 12 页所列数据", False, id="a-sentence"),
        pytest.param("-3.5%", False, id="a-figure"),
        pytest.param("-12", False, id="a-negative"),
    ],
)
def test_page_numbers_of_a_text(line: str, skipped: bool) -> None:
    document = read_document("a.txt", f"上文\n{line}\n下文\n".encode())
    assert [document.text[a:b] for a, b in document.skipped] == ([line] if skipped else [])


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param(
            "a.csv", '指标,值\n"企业数","12,000"\n', "指标\t值\n企业数\t12,000\n", id="comma"
        ),
        pytest.param("a.csv", "指标;值\n企业数;1,5\n", "指标\t值\n企业数\t1,5\n", id="semicolon"),
        pytest.param("a.tsv", "指标\t值\n企业数\t1\n", "指标\t值\n企业数\t1\n", id="tab"),
        pytest.param("a.csv", '"甲\n乙",1\n', "甲乙\t1\n", id="a-record-is-a-line"),
        pytest.param("a.csv", "甲,,1,,\n\n乙,,2\n", "甲\t\t1\n\n乙\t\t2\n", id="empty-cells"),
        pytest.param(
            "a.csv", "指标,值\n企业数,3\n".encode("gbk"), "指标\t值\n企业数\t3\n", id="gbk"
        ),
    ],
)
def test_csv(name: str, content: str | bytes, expected: str) -> None:
    assert text_of(name, content) == expected


def test_a_table_that_was_read_leaves_the_limit_of_records() -> None:
    """csv has one limit for a process: a library's next record must not be read by another rule."""
    before = csv.field_size_limit()
    text_of("a.csv", "a,1\n")
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>甲<p>乙<br>丙<div>丁</div>戊", "甲\n乙\n丙\n丁\n戊\n", id="blocks"),
        pytest.param("<p>全年\n  总值<b>12</b><i>家</i></p>", "全年总值12家\n", id="inline"),
        pytest.param("<p>a\n b &nbsp;c&amp;d</p>", "a b c&d\n", id="spaces"),
        pytest.param("<ul><li>一<li>二</ul>", "一\n二\n", id="list"),
        pytest.param("<p>总值<sup>2</sup>1234亿元", "总值[2]1234亿元\n", id="note-before-a-number"),
        pytest.param("<p>12000<sup>1</sup>家", "12000[1]家\n", id="note-after-a-number"),
        pytest.param("<p>总值<sup>[2]</sup>1234", "总值[2]1234\n", id="note-in-brackets"),
        pytest.param("<p>8 km<sup>2</sup>，PM<sub>2.5</sub>", "8 km²，PM2.5\n", id="exponent"),
        pytest.param(
            "<p>甲<p hidden>乙<p style='display: none'>丙<script>1</script><!--2-->",
            "甲\n",
            id="hidden",
        ),
        pytest.param("<nav>首页</nav><p>甲</p><footer>乙</footer>", "甲\n", id="landmarks"),
        pytest.param("<form action=x><p>甲12家</p></form>", "甲12家\n", id="a-form-round-the-page"),
        pytest.param("<pre>甲\n乙</pre>", "甲乙\n", id="pre"),
        pytest.param("<p>甲</p>\ufffd", "甲\n\ufffd\n", id="odd"),
    ],
)
def test_html(source: str, expected: str) -> None:
    assert text_of("a.html", source) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param("<tr><th>指标<th>值<tr><td>甲<td>1", "指标\t值\n甲\t1\n", id="plain"),
        pytest.param(
            "<tr><td rowspan=2>指标<td colspan=2>值<tr><td>今年<td>去年<tr><td>甲<td>1<td>2",
            "指标\t值\n\t今年\t去年\n甲\t1\t2\n",
            id="spans",
        ),
        pytest.param(
            "<tr><td>甲<td rowspan=3>家<tr><td>乙<tr><td>丙<tr><td>丁<td>个",
            "甲\t家\n乙\n丙\n丁\t个\n",
            id="rowspan-at-the-end",
        ),
        pytest.param(
            "<tr><td><p>地区<br>总值</p><td><p>12</p>", "地区总值\t12\n", id="blocks-in-a-cell"
        ),
        pytest.param(
            "<tr><td>甲</td></tr><tr><td>乙</td></tr>", "甲\n乙\n", id="one-column-is-layout"
        ),
        pytest.param(
            "<tr><td>左<td><table><tr><td>甲<td>1</table>右", "左\n甲\t1\n右\n", id="nested"
        ),
        pytest.param(
            f"<tr><td>左<td><p>{PROSE}<p>{PROSE}",
            f"左\n{PROSE}\n{PROSE}\n",
            id="an-article-in-a-cell",
        ),
        pytest.param("<caption>表1</caption><tr><td>甲<td>1", "表1\n甲\t1\n", id="caption"),
        pytest.param("<tr><td colspan=99999999>甲<td>1", f"甲{chr(9)}1\n", id="absurd-span"),
    ],
)
def test_tables_of_a_web_page(rows: str, expected: str) -> None:
    assert text_of("a.html", f"<p>前</p><table>{rows}</table>") == f"前\n{expected}"


MENU = "<div class=box><a>统计公报</a><a>统计年鉴</a><a>数据发布</a><a>专题</a></div>"


@pytest.mark.parametrize(
    ("source", "kept", "lost"),
    [
        pytest.param(f"{MENU}<p>{PROSE}</p>", PROSE, "统计年鉴", id="a-list-of-links"),
        pytest.param(f"<p>{PROSE}</p><div>版权所有 12号</div>", PROSE, "12号", id="imprint"),
        pytest.param(
            f"<div class=footer>电话 12345</div><p>{PROSE}</p>", PROSE, "12345", id="footer-by-name"
        ),
        pytest.param(
            f"<div class=footer><p>{PROSE}</p></div>", PROSE, "\0", id="a-page-all-called-footer"
        ),
        pytest.param(
            f"<div class=top-menu><p>{PROSE}</p><p>{PROSE}</p></div><p>短</p>",
            PROSE,
            "\0",
            id="text-called-menu",
        ),
        pytest.param(
            f"<p>浏览 88 次</p><div class=TRS_Editor>{PROSE}</div>", PROSE, "88", id="editor"
        ),
        pytest.param(
            f"<p>{PROSE}</p><div class=TRS_Editor>附件</div>",
            PROSE,
            "\0",
            id="an-editor-with-little-in-it",
        ),
        pytest.param(
            f"<p>{PROSE}</p><div class=content>{PROSE}末尾</div>", "末尾", "\0", id="half-outside"
        ),
    ],
)
def test_boilerplate(source: str, kept: str, lost: str) -> None:
    found = text_of("a.html", f"<html><body>{source}")
    assert kept in found and lost not in found


@pytest.mark.parametrize(
    ("head", "title", "published"),
    [
        pytest.param("<title>甲</title>", "甲", None, id="title"),
        pytest.param(
            "<meta name=ArticleTitle content=乙><title>甲_站</title>", "乙", None, id="government"
        ),
        pytest.param(
            '<meta name="PubDate" content="2025-03-21 09:30">', None, "2025-03-21", id="pubdate"
        ),
        pytest.param(
            '<meta property="article:published_time" content="2025-3-1T08:00">',
            None,
            "2025-03-01",
            id="article",
        ),
        pytest.param('<time datetime="2025-03-21">今天</time>', None, "2025-03-21", id="time"),
        pytest.param(
            '<time datetime="2025-03-21">a</time><time datetime="2025-03-22">b</time>',
            None,
            None,
            id="two-times",
        ),
        pytest.param('<meta name="PubDate" content="">', None, None, id="empty"),
    ],
)
def test_what_a_web_page_says_of_itself(
    head: str, title: str | None, published: str | None
) -> None:
    document = read_document("a.html", f"{head}<p>甲</p>".encode())
    assert (document.title, document.published) == (title, published)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("-", "<!DOCTYPE html><p>甲</p>", "甲\n", id="html-on-standard-input"),
        pytest.param("a.txt", " <!-- x --><html><p>甲", "甲\n", id="html-called-txt"),
        pytest.param("a.xls", "<html><table><tr><td>甲<td>1", "甲\t1\n", id="html-called-xls"),
        pytest.param("a.md", "<html> is a tag", "<html> is a tag", id="markdown-stays"),
        pytest.param("-", "甲,乙", "甲,乙", id="text-on-standard-input"),
    ],
)
def test_kinds_by_content(name: str, content: str, expected: str) -> None:
    assert text_of(name, content) == expected


def test_kinds_need_no_name() -> None:
    from tests.support.documents import docx, pdf, xlsx

    for make in (docx, pdf, xlsx):
        assert read_document("-", make()).text == read_document("a.txt", make()).text


def word(build: Callable[[Any], None], more: str = "") -> Document:
    """A Word file; `more` is XML put at the start of its body."""
    from docx import Document as new

    made, file = new(), BytesIO()
    build(made)
    made.save(file)
    changed = BytesIO()
    with ZipFile(file) as old, ZipFile(changed, "w") as package:
        for one in old.infolist():
            content = old.read(one)
            if one.filename == "word/document.xml":
                content = content.replace(b"<w:body>", b"<w:body>" + more.encode())
            package.writestr(one, content)
    return read_document("a.docx", changed.getvalue())


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        pytest.param(run("全年12") + run("000家"), "全年12000家\n", id="runs"),
        pytest.param(
            f'<w:smartTag w:element="x">{run("12000")}</w:smartTag>{run("家")}',
            "12000家\n",
            id="smart-tag",
        ),
        pytest.param(
            f"<w:ins>{run('12')}</w:ins><w:del><w:r><w:delText>13</w:delText></w:r></w:del>{run('家')}",
            "12家\n",
            id="tracked",
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent>{run('12')}</w:sdtContent></w:sdt>{run('家')}",
            "12家\n",
            id="content-control",
        ),
        pytest.param(
            run("12") + run("99", "<w:vanish/>") + run("家", '<w:vanish w:val="0"/>'),
            "12家\n",
            id="hidden",
        ),
        pytest.param(
            run("总值") + run("2", '<w:vertAlign w:val="superscript"/>') + run("1234"),
            "总值[2]1234\n",
            id="note",
        ),
        pytest.param(
            run("8km") + run("2", '<w:vertAlign w:val="superscript"/>'), "8km²\n", id="exponent"
        ),
        pytest.param(
            "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>",
            "甲\n乙\t丙\n",
            id="breaks",
        ),
        pytest.param(
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框12</w:t></w:r></w:p></w:txbxContent></w:pict><w:t>文</w:t></w:r>",
            "文\n框12\n",
            id="text-box",
        ),
        pytest.param(
            "<w:r><w:instrText>PAGE 9</w:instrText></w:r>" + run("甲"), "甲\n", id="field-code"
        ),
    ],
)
def test_word_paragraphs(xml: str, expected: str) -> None:
    assert word(lambda made: None, f"<w:p>{xml}</w:p>").text == expected


def test_word_tables() -> None:
    """A merged cell stands once, columns agree, tables stand where they are; a table in a cell is
    part of it.
    """

    def build(made: Any) -> None:
        made.add_paragraph("前")
        table = made.add_table(3, 3)
        for number, text in enumerate("甲乙丙丁戊己庚辛壬"):
            table.cell(number // 3, number % 3).text = text
        table.cell(0, 0).merge(table.cell(0, 1))
        table.cell(1, 2).merge(table.cell(2, 2))
        table.cell(1, 0).text = "地区\n总值"
        made.add_paragraph("后")

    assert word(build).text == "前\n甲乙\t\t丙\n地区总值\t戊\t己壬\n庚\t辛\n后\n"


def test_word_leaves_out_heads_and_feet() -> None:
    def build(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "页眉1"
        made.sections[0].footer.paragraphs[0].text = "第2页"
        made.add_paragraph("文", style="List Number")

    assert word(build).text == "文\n"


@pytest.mark.parametrize(
    ("value", "format", "expected"),
    [
        pytest.param(12000.0, "General", "12000", id="whole"),
        pytest.param(0.1 + 0.2, "General", "0.3", id="fifteen-digits"),
        pytest.param(3.14, "0.0", "3.14", id="as-kept-not-as-shown"),
        pytest.param(0.28, "0%", "28%", id="percent"),
        pytest.param(0.286, "0.00%", "28.6%", id="percent-two-digits"),
        pytest.param(0.07, "0.0%;[Red]-0.0%", "7%", id="percent-by-a-format-of-its-own"),
        pytest.param(-0.023, "0.0%", "-2.3%", id="negative"),
        pytest.param(1.95, "0.00%", "195%", id="over-one"),
        pytest.param(28, '0"%"', "28%", id="a-percent-sign-that-is-only-text"),
        pytest.param(28, "0\\%", "28%", id="a-percent-sign-escaped"),
        pytest.param(16000, '0.0,"k"', "16k", id="shown-in-thousands"),
        pytest.param(16000, '0\\.0,"万"', "1.6万", id="shown-in-万"),
        pytest.param(2.4, '£0.0"m"', "£2.4m", id="a-scale-that-is-only-shown"),
        pytest.param(16000, "#,##0,;-#,##0,", "16", id="divided-without-a-word"),
        pytest.param(16, '[>9]0"k";0', '16 [[>9]0"k";0]', id="divided-or-not"),
        pytest.param(5, "0,,,,,,", "5 [0,,,,,,]", id="divided-beyond-reason"),
        pytest.param(123456789012, "#,##0", "123456789012", id="large"),
        pytest.param(1e-7, "General", "0.0000001", id="small"),
        pytest.param(45657, "yyyy-mm-dd", "2024-12-31", id="day"),
        pytest.param(45657.5, "yyyy-mm-dd hh:mm", "2024-12-31 12:00:00", id="day-and-time"),
        pytest.param(True, "General", "TRUE", id="yes"),
        pytest.param("地区\n生产总值", "General", "地区生产总值", id="broken-text"),
        pytest.param("a\tb", "General", "a b", id="tab-in-a-cell"),
        pytest.param("28%", "0%", "28%", id="text-in-a-percent-format"),
    ],
)
def test_cells(value: Any, format: str, expected: str) -> None:
    assert workbook([[("首", "General"), (value, format)]]).text == f"首\t{expected}\n"


def workbook(*sheets: list[list[tuple[Any, str]]]) -> Document:
    import xlsxwriter

    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    for rows in sheets:
        sheet = book.add_worksheet()
        for number, cells in enumerate(rows):
            for column, (value, format) in enumerate(cells):
                if value is not None:
                    sheet.write(number, column, value, book.add_format({"num_format": format}))
    book.close()
    return read_document("a.xlsx", file.getvalue())


def test_sheets_are_pages_and_rows_are_lines() -> None:
    document = workbook([[], [], [(None, ""), ("甲", ""), (1, "")]], [[("乙", "")]])
    assert document.text == "\n\n\t甲\t1\n乙\n" and document.pages == (0, 7)
    assert document.place(document.text.index("甲")) == (1, 3, 2) and document.place(7) == (2, 1, 1)


def opendocument(rows: str) -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    body = f"<office:body><office:spreadsheet><table:table>{rows}</table:table></office:spreadsheet></office:body>"
    file = BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml", f"<office:document-content {names}>{body}</office:document-content>"
        )
    return file.getvalue()


def ods_cell(kind: str, value: str, shown: str, more: str = "") -> str:
    key = {"date": "date-value", "string": "string-value"}.get(kind, "value")
    return f'<table:table-cell office:value-type="{kind}" office:{key}="{value}" {more}><text:p>{shown}</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(ods_cell("float", "12000", "1.2万"), "12000", id="number"),
        pytest.param(ods_cell("percentage", "0.28", "28.0%"), "28%", id="percent"),
        pytest.param(ods_cell("date", "2024-12-31", "12月31日"), "2024-12-31", id="day"),
        pytest.param(ods_cell("string", "", "高新<text:s/>技术"), "高新 技术", id="text"),
        pytest.param(
            ods_cell("float", "7", "7", 'table:number-columns-repeated="3"'),
            "7\t7\t7",
            id="repeated",
        ),
        pytest.param(
            '<table:table-cell table:number-columns-repeated="2"/>' + ods_cell("float", "7", "7"),
            "\t\t7",
            id="empty",
        ),
    ],
)
def test_opendocument(cell: str, expected: str) -> None:
    rows = f'<table:table-row table:number-rows-repeated="2"/><table:table-row>{cell}</table:table-row>'
    last = '<table:table-row table:number-rows-repeated="1048576"/>'
    assert text_of("a.ods", opendocument(rows + last)) == f"\n\n{expected}\n"


def drawn(*pages: list[tuple[float, float, str]], size: float = 10, turn: int = 0) -> Document:
    """A PDF of words at points, from the bottom left."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    made = BytesIO()
    sheet = canvas.Canvas(made, pagesize=(500, 500), invariant=1)
    for page in pages:
        if turn:
            sheet.translate(250, 250)
            sheet.rotate(turn)
            sheet.translate(-250, -250)
        for x, y, words in page:
            sheet.setFont("STSong-Light", size * (0.6 if words.startswith("^") else 1))
            sheet.drawString(x, y, words.removeprefix("^"))
        sheet.showPage()
    sheet.save()
    return read_document("a.pdf", made.getvalue())


LEFT = ["全市经济运行总体平稳高质量发展", "取得新进展地区生产总值增长百分", "之五企业数量达到一万二千家比上", "年增加二百家研发经费投入强度达", "到百分之三专利拥有量达到二十八", "件常住人口四百一十二万人城镇化"]  # fmt: skip
RIGHT = [line[::-1] for line in LEFT]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param([(50, 400, "下"), (50, 450, "上")], "上\n下\n", id="from-the-top"),
        pytest.param([(50, 400, "甲"), (200, 400, "12")], "甲\t12\n", id="cells"),
        pytest.param([(50, 400, "全年"), (70, 400, "12家")], "全年12家\n", id="pieces"),
        pytest.param(
            [(70, 400, "12家"), (50, 400, "全年")], "全年12家\n", id="pieces-drawn-backwards"
        ),
        pytest.param(
            [
                (50, 450, "指标"),
                (150, 450, "今年"),
                (250, 450, "去年"),
                (50, 430, "甲"),
                (250, 430, "7"),
            ],
            "指标\t今年\t去年\n甲\t\t7\n",
            id="an-empty-cell",
        ),
        pytest.param(
            [
                (x, 400 - 20 * n, line)
                for n in range(6)
                for x, line in ((30, LEFT[n]), (270, RIGHT[n]))
            ],
            "\n".join([*LEFT, *RIGHT]) + "\n",
            id="columns-of-prose",
        ),
        pytest.param(
            [
                (x, 400 - 20 * n, w)
                for n in range(8)
                for x, w in ((30, "指标名称"), (270, f"{n}2家"))
            ],
            "".join(f"指标名称\t{n}2家\n" for n in range(8)),
            id="a-table-of-two-columns",
        ),
    ],
)
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pdf_lines(words: list[tuple[float, float, str]], expected: str, turn: int) -> None:
    assert drawn(words, turn=turn).text == expected


def test_a_raised_note_of_a_pdf_is_no_part_of_a_number() -> None:
    assert drawn([(50, 400, "总值"), (70, 404, "^2"), (74, 400, "1234")]).text == "总值[2]1234\n"


def _skipped(*pages: list[str]) -> list[str]:
    document = drawn(
        *([(50.0, 450.0 - 20 * n, line) for n, line in enumerate(page)] for page in pages)
    )
    return [document.text[start:end] for start, end in document.skipped]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param(
            [["甲市公报", "a", "b", "1"], ["甲市公报", "c", "d", "2"]],
            ["甲市公报", "1", "甲市公报", "2"],
            id="head-and-number",
        ),
        pytest.param(
            [["公报 1", "a", "b", "x"], ["公报 2", "c", "d", "y"]],
            ["公报 1", "公报 2"],
            id="number-in-the-head",
        ),
        pytest.param([["a", "b", "c", "12/36"]], ["12/36"], id="of-pages"),
        pytest.param(
            [["a", "b", "c", "13"], ["d", "e", "f", "14"]],
            ["13", "14"],
            id="counted-from-elsewhere",
        ),
        pytest.param(
            [["a", "b", "c", "2318"], ["d", "e", "f", "46200"]], [], id="figures-at-the-foot"
        ),
        pytest.param(
            [["企业 10", "b", "c", "x"], ["企业 12", "e", "f", "y"]], [], id="figures-at-the-head"
        ),
        pytest.param(
            [["甲", "b", "同样", "c", "d"], ["乙", "e", "同样", "f", "g"]],
            [],
            id="repeated-in-the-middle",
        ),
    ],
)
def test_running_heads(pages: list[list[str]], expected: list[str]) -> None:
    assert _skipped(*pages) == expected


def test_a_watermark_is_no_text() -> None:
    from reportlab.pdfgen import canvas

    made = BytesIO()
    sheet = canvas.Canvas(made, invariant=1)
    sheet.drawString(100, 500, "12 firms")
    sheet.rotate(45)
    sheet.drawString(300, 100, "DRAFT 99")
    sheet.save()
    assert read_document("a.pdf", made.getvalue()).text == "12 firms\n"


def test_a_title_of_markdown() -> None:
    assert read_document("a.md", f"前言\n\n# {TITLE}\n## 小节\n".encode()).title == TITLE
