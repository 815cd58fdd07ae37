"""One page, the bulletin of a city that does not exist, as every kind of document that an office
keeps.

`KINDS` makes it by the ending of its name. The PDF has running heads, page numbers, a table cut by
a page's end and Kangxi radicals; the text is broken in mid-sentence; the web page is a government
site's, its article in nested tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from io import BytesIO

TITLE = "云溪市2024年国民经济和社会发展统计公报"
HEAD = "云溪市统计局文件"
PARAGRAPHS = (
    "2024年，面对复杂多变的外部环境，全市上下齐心协力，经济运行总体平稳，高质量发展取得新进展。",
    "初步核算，全年地区生产总值3862.4亿元，比上年增长5.6%。其中，第一产业增加值186.3亿元，增长3.2%；第二产业增加值"
    "1524.8亿元，增长6.1%；第三产业增加值2151.3亿元，增长5.4%。",
    "年末全市高新技术企业2318家，比上年增加276家；全社会研究与试验发展经费支出占地区生产总值的比重为3.14%，"
    "比上年提高0.12个百分点。每万人口发明专利拥有量达到28.7件。",
    "民营经济增加值2259.5亿元，占全市的58.5%。年末常住人口412.6万人，城镇化率71.3%。",
    "根据规划，到2025年，高新技术企业达到2600家以上，研发经费投入强度达到3.3%左右。",
)
CAPTION = "表1 2024年主要指标"
# as shown; in a workbook and a Word file the figures are numbers and percentages of their own
TABLE = (
    ("指标", "单位", "2024年", "比上年增长"),
    ("地区生产总值", "亿元", "3862.4", "5.6%"),
    ("规模以上工业增加值", "亿元", "1208.7", "6.8%"),
    ("固定资产投资", "亿元", "1745", "4.2%"),
    ("社会消费品零售总额", "亿元", "1630.9", "5.1%"),
    ("进出口总额", "亿元", "402.18", "-2.3%"),
    ("一般公共预算收入", "亿元", "258.6", "3.7%"),
    ("高新技术企业", "家", "2318", "13.5%"),
    ("技术合同成交额", "亿元", "186.52", "22.4%"),
    ("发明专利授权", "件", "3140", "9%"),
    ("城镇新增就业", "人", "46200", "1.3%"),
    ("居民人均可支配收入", "元", "48325", "5.2%"),
)
AFTER = "注：增长速度按可比价格计算，2024年数据为初步统计数。"
LINES = (TITLE, *PARAGRAPHS, CAPTION, *("\t".join(row) for row in TABLE), AFTER)
_RADICALS = str.maketrans("高人民长", "⾼⼈⺠⻓")
_WIDTH = 30  # characters of a line that is broken


def broken(text: str) -> Iterator[str]:
    """The lines of a paragraph, broken anywhere but before a mark or within a number."""
    line = ""
    for character in text:
        if len(line) >= _WIDTH and character not in "0123456789.%，。；":
            yield line
            line = ""
        line += character
    yield line


def plain() -> str:
    body = [TITLE, ""]
    for paragraph in PARAGRAPHS:
        body += broken(f"　　{paragraph}")
    return "\n".join(
        [
            *body,
            "",
            "－ 1 －",
            "",
            CAPTION,
            *("\t".join(row) for row in TABLE),
            *broken(AFTER),
            "－ 2 －",
            "",
        ]
    )


def markdown() -> str:
    rows = [f"| {' | '.join(row)} |" for row in TABLE]
    rows.insert(1, "| --- | --- | ---: | ---: |")
    return "\n\n".join([f"# {TITLE}", *PARAGRAPHS, CAPTION, "\n".join(rows), AFTER]) + "\n"


def html(charset: str = "utf-8") -> str:
    rows = "".join(
        f"<tr>{''.join(f'<td><p>{escape(cell)}</p></td>' for cell in row)}</tr>\n" for row in TABLE
    )
    prose = "\n".join(
        f'<p style="text-indent:2em">&nbsp;&nbsp;{escape(one)}</p>' for one in PARAGRAPHS
    )
    menu = "".join(
        f'<li><a href="/{i}">{name}</a></li>'
        for i, name in enumerate(("首页", "要闻2024", "数据", "服务"))
    )
    return f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2025-03-21 09:30">
<title>{TITLE}_云溪市人民政府</title><style>p {{ margin: 5px }}</style>
<script>var visits = "全年12345家";</script></head>
<body><div class="header-nav"><ul>{menu}</ul></div>
<table width="1000"><tr><td width="200"><ul class="menu"><li><a>统计数据99</a></li><li><a>公报</a></li><li><a>年鉴</a></li></ul></td>
<td><table><tr><td><h1>{TITLE}</h1></td></tr>
<tr><td><div class="view TRS_UEDITOR"><p>{TITLE}</p>{prose}<p>{CAPTION}</p>
<table border="1"><tbody>{rows}</tbody></table><p>{AFTER}</p></div>
<div style="display:none">已阅读 8888 次</div></td></tr></table></td></tr></table>
<div class="footer">主办：云溪市人民政府 网站标识码 4200000099<br>鄂ICP备05001234号</div></body></html>
"""


def pdf() -> bytes:
    """On small pages, set with a font that every reader has; Kangxi radicals stand for four
    characters.
    """
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    made = BytesIO()
    sheet = canvas.Canvas(made, pagesize=(420, 480), invariant=1)
    rows: list[list[tuple[int, str]]] = [[(60, TITLE)]]
    for paragraph in PARAGRAPHS:
        rows += [[(30, line)] for line in broken(f"　　{paragraph}")]
    rows.append([(150, CAPTION)])
    rows += [[(x, cell) for x, cell in zip((30, 180, 240, 310), row, strict=True)] for row in TABLE]
    rows += [[(30, line)] for line in broken(AFTER)]
    a_page = 20
    for number in range(0, len(rows), a_page):
        sheet.setFont("STSong-Light", 9)
        sheet.drawString(160, 455, HEAD)
        sheet.drawString(195, 15, f"－ {number // a_page + 1} －")
        sheet.setFont("STSong-Light", 11)
        for place, row in enumerate(rows[number : number + a_page]):
            for x, cell in row:
                sheet.drawString(x, 425 - 20 * place, cell.translate(_RADICALS))
        sheet.showPage()
    sheet.save()
    return made.getvalue()


def docx() -> bytes:
    from docx import Document

    made = Document()
    made.sections[0].header.paragraphs[0].text = HEAD
    made.add_paragraph(TITLE, style="Title")
    for paragraph in PARAGRAPHS:
        middle = len(paragraph) // 2  # a run may end anywhere
        words = made.add_paragraph(paragraph[:middle])
        words.add_run(paragraph[middle:]).bold = True
    made.add_paragraph(CAPTION)
    table = made.add_table(len(TABLE), len(TABLE[0]))
    for row, cells in zip(TABLE, table.rows, strict=True):
        for text, cell in zip(row, cells.cells, strict=True):
            cell.text = text
    made.add_paragraph(AFTER)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def xlsx() -> bytes:
    """Prose in the first column; figures are numbers, growth a share of one in a percent format."""
    import xlsxwriter

    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"created": date(2025, 3, 21)})
    percent = book.add_format({"num_format": "0.0%"})
    sheet = book.add_worksheet("公报")
    lines = (TITLE, *PARAGRAPHS, CAPTION)
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line)
    for number, row in enumerate(TABLE, len(lines)):
        for column, cell in enumerate(row):
            if cell.endswith("%"):
                sheet.write_number(number, column, float(cell[:-1]) / 100, percent)
            elif cell[0].isdecimal() and cell[-1].isdecimal():
                sheet.write_number(number, column, float(cell))
            else:
                sheet.write_string(number, column, cell)
    sheet.write_string(len(lines) + len(TABLE), 0, AFTER)
    hidden = book.add_worksheet("草稿")
    hidden.write_string(0, 0, "高新技术企业9999家")
    hidden.hide()
    book.close()
    return file.getvalue()


KINDS: dict[str, Callable[[], bytes]] = {
    "page.txt": lambda: plain().encode(),
    "page-crlf.txt": lambda: plain().replace("\n", "\r\n").encode("utf-8-sig"),
    "page-gbk.txt": lambda: plain().encode("gbk"),
    "page-utf16.txt": lambda: plain().encode("utf-16"),
    "page.md": lambda: markdown().encode(),
    "page.html": lambda: html().encode(),
    "page-gb2312.html": lambda: html("gb2312").encode("gb18030"),
    "page.pdf": pdf,
    "page.docx": docx,
    "page.xlsx": xlsx,
}


def raw_pdf(font: str, *words: bytes) -> bytes:
    """A PDF of one page and one font, whose dictionary is given; each of the words is an object of
    its own.
    """
    shown = b"".join(
        b"BT /F 12 Tf %d 400 Td <%s> Tj ET\n" % (50 + 40 * number, one.hex().encode())
        for number, one in enumerate(words)
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%sendstream" % (len(shown), shown),
        font.encode(),
    ]
    body, starts = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        starts.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(body))
    )
