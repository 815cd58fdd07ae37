"""Documents made to do harm: each below a megabyte, each meant to cost its reader minutes or
gigabytes, or to break it.

Nothing but the standard library makes them. benchmarks/documents_hostile.py measures what each
costs.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

M = 1_000_000
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def packed(parts: Mapping[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


# PDF


def pdf(objects: Iterable[str | bytes], trailer: str = "") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    content, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += (
            b"%d 0 obj\n" % number
            + (one.encode("latin-1") if isinstance(one, str) else one)
            + b"\nendobj\n"
        )
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
    return content + head + table + end % (len(places) + 1, trailer.encode(), len(content))


def stream(content: bytes, entries: str = "") -> bytes:
    return (
        b"<< /Length %d %s >>\nstream\n" % (len(content), entries.encode())
        + content
        + b"\nendstream"
    )


FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOGUE, PAGES = "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def page(box: str = "0 0 600 800", more: str = "", kids: str = "") -> list[str]:
    """Catalogue, pages, one page whose content is object 4 and whose font F is object 5."""
    resources = f"<< /Font << /F 5 0 R >> /XObject << {more} >> >>"
    one = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R /Resources {resources} >>"
    )
    count = kids.count("R") or 1
    return [CATALOGUE, f"<< /Type /Pages /Kids [{kids or '3 0 R'}] /Count {count} >>", one]


def written(content: bytes, *objects: str | bytes, font: str = FONT, **how: str) -> bytes:
    """A PDF of one page with this content, packed."""
    return pdf(
        [*page(**how), stream(zlib.compress(content, 9), "/Filter /FlateDecode"), font, *objects]
    )


def deflated(piece: bytes, times: int) -> bytes:
    """A piece many times over, packed without being written out: after a full flush it packs to the
    same bytes.
    """
    packer = zlib.compressobj(9)
    first = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (times - 1) + packer.flush()


def flated(layers: int, megabytes: int) -> bytes:
    content = deflated(b" " * M, megabytes)
    for _ in range(layers - 1):
        content = zlib.compress(content, 9)
    return pdf([*page(), stream(content, f"/Filter [{'/FlateDecode ' * layers}]"), FONT])


def _predicted() -> bytes:
    """Rows of two thousand million columns."""
    how = "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 /Colors 1 /BitsPerComponent 8 >>"
    return pdf([*page(), stream(zlib.compress(b"\2" + b" " * 9000), how), FONT])


def _forms(width: int = 10, depth: int = 12) -> bytes:
    """Forms that draw the next one ten times each: a billion laughs."""
    forms: list[str | bytes] = []
    for level in range(depth):
        last = level == depth - 1
        body = b"BT /F 9 Tf (12 firms) Tj ET" if last else b"/X Do " * width
        inner = f"/Font << /F 5 0 R >> /XObject << /X {7 + level} 0 R >>"
        forms.append(
            stream(
                body, f"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << {inner} >>"
            )
        )
    return pdf([*page(more="/X 6 0 R"), stream(b"/X Do"), FONT, *forms])


def _page_tree(width: int, depth: int) -> bytes:
    """Pages that are the same pages again, ten at each level."""
    nodes = [CATALOGUE]
    for level in range(depth):
        kid = f"{3 + level} 0 R "
        nodes.append(f"<< /Type /Pages /Kids [{kid * width}] /Count {width ** (depth - level)} >>")
    number = len(nodes) + 1
    nodes.append(
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {number + 1} 0 R "
        f"/Resources << /Font << /F {number + 2} 0 R >> >> >>"
    )
    return pdf([*nodes, stream(b"BT /F 9 Tf (12 firms) Tj ET"), FONT])


def _spots(count: int, at: Callable[[int], tuple[float, float]]) -> bytes:
    """A word at each of many places."""
    drawn = b"".join(b"1 0 0 1 %g %g Tm(7)Tj " % at(n) for n in range(count))
    return written(b"BT /F 9 Tf " + drawn + b"ET", box="0 0 14000 14000")


def _unicode_map(lines: str) -> bytes:
    """A font whose characters stand for what these lines say."""
    head = "/CIDInit /ProcSet findresource begin 1 begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    cid = (
        "[<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Ordering (I) >> >>]"
    )
    font = f"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts {cid} >>"
    return written(
        b"BT /F 9 Tf <00410042> Tj ET" * 9000,
        stream(zlib.compress((head + lines).encode()), "/Filter /FlateDecode"),
        font=font,
    )


def _wide_table() -> bytes:
    """A line of thousands of cells above thousands of lines of two: every line as wide as the
    widest.
    """
    cells = b"".join(b"1 0 0 1 %d 14390 Tm(7)Tj " % (n * 30) for n in range(15_000))
    lines = b"".join(
        b"1 0 0 1 0 %d Tm(7)Tj 1 0 0 1 200000 %d Tm(7)Tj " % (14370 - n * 12, 14370 - n * 12)
        for n in range(15_000)
    )
    return written(b"BT /F 9 Tf " + cells + lines + b"ET", box="0 0 14400 14400")


def _type3() -> bytes:
    """A font whose glyphs are drawn with the font."""
    glyph = stream(b"500 0 d0 BT /F 9 Tf (" + b"a" * 100 + b") Tj ET")
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 "
        "/Widths [500] /CharProcs << /a 6 0 R >> /Encoding << /Differences [97 /a] >> /Resources << /Font << /F 5 0 R >> >> >>"
    )
    return written(b"BT /F 9 Tf (" + b"a" * 100_000 + b") Tj ET", glyph, font=font)


PDF: dict[str, Callable[[], bytes]] = {
    "flate-twice": lambda: flated(2, 900), "flate-three-times": lambda: flated(3, 4000),
    "flate-predictor-columns": _predicted,
    "run-lengths": lambda: pdf([*page(), stream(zlib.compress(zlib.compress(b"\x81 " * 15 * M, 9), 9), "/Filter [/FlateDecode /FlateDecode /RunLengthDecode]"), FONT]),
    "forms-of-forms": _forms,
    "forms-of-themselves": lambda: pdf([*page(more="/X 6 0 R"), stream(b"/X Do"), FONT, stream(b"/X Do " * 50, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>")]),
    "media-box": lambda: written(b"BT /F 9 Tf (12 firms) Tj ET", box="0 0 1e38 1e38"),
    "font-size": lambda: written(b"BT /F 1e37 Tf 1e37 0 0 1e37 1e37 1e37 Tm (12 firms) Tj ET" * 1000),
    "size-of-the-table": lambda: pdf([*page(), stream(b"BT /F 9 Tf (12) Tj ET"), FONT]).replace(b"/Size 6", b"/Size 2147483647"),
    "sections-of-the-table": lambda: b"%PDF-1.5\n1 0 obj\n" + stream(zlib.compress(b"\1" * 12 * M, 9), "/Type /XRef /W [1 1 1] /Index [0 4000000] /Size 4000000 /Root 2 0 R /Filter /FlateDecode") + b"\nendobj\nstartxref\n9\n%%EOF",
    "pages-of-pages": lambda: _page_tree(10, 12),
    "pages-a-thousand-times": lambda: pdf([*page(kids="3 0 R " * 4900), stream(zlib.compress(b"BT /F 9 Tf (" + b"12 firms " * 60_000 + b") Tj ET"), "/Filter /FlateDecode"), FONT]),
    "pages-deep": lambda: pdf([CATALOGUE, *(f"<< /Type /Pages /Kids [{n} 0 R] /Count 1 >>" for n in range(3, 9000)), FONT]),
    "arrays-deep": lambda: pdf([CATALOGUE.replace(">>", "/A " + "[" * 400_000 + "]" * 400_000 + " >>"), PAGES]),
    "one-run": lambda: written(b"BT /F 9 Tf (" + b"7" * 2_900_000 + b") Tj ET"),
    "on-one-spot": lambda: _spots(90_000, lambda n: (100, 100)),
    "stairs": lambda: _spots(90_000, lambda n: (n % 300 * 40, n / 10)), "wide-table": _wide_table,
    "unicode-ranges": lambda: _unicode_map("100 beginbfrange " + "<0000> <FFFF> <0000>\n" * 20_000 + "endbfrange"),
    "unicode-long": lambda: _unicode_map("1 beginbfchar " + "".join(f"<{n:04x}> <{'0037' * 250}>\n" for n in range(66)) * 60 + "endbfchar"),
    "type3-of-itself": _type3,
    "widths": lambda: written(b"BT /F 9 Tf <00410042> Tj ET", font="<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [0 2147483647 500] /DW2 [0 0] /W2 [0 2147483647 1 1 1] >>] >>"),
    "encoding-stream": lambda: written(b"BT /F 9 Tf <00410042> Tj ET" * 9000, stream(b"/CIDInit 1 begincidrange\n" + b"<00000000> <ffffffff> 0\n" * 30_000 + b"endcidrange", "/CMapName /A"), font="<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding 6 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A >>] >>"),
    "inline-image": lambda: written(b"q 9 0 0 9 0 0 cm BI /W 2000000000 /H 2000000000 /BPC 8 /CS /G ID 1 EI Q " * 2000),
    "states-deep": lambda: written(b"q " * 3 * M + b"BT /F 9 Tf (12) Tj ET"),
    "objects": lambda: pdf([CATALOGUE, PAGES, *["<< >>"] * 20_000]),
    "previous-tables": lambda: pdf([*page(), stream(b"12"), FONT], "/Prev 9") + b"xref\n0 0\ntrailer << /Prev 9 >>\n" * 9000,
}  # fmt: skip


# Excel


def workbook(
    sheet: str,
    *,
    shared: str = "",
    count: str = "",
    styles: str = "",
    sheets: int = 1,
    at: str = "worksheets/sheet1.xml",
) -> bytes:
    """A workbook whose first sheet holds this XML, the others being the same part."""
    listed = "".join(f'<sheet name="s{n}" sheetId="{n + 1}" r:id="r1"/>' for n in range(sheets))
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="{at}"/><Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
            f"xl/{at}": f'<worksheet xmlns="{SHEET}">{sheet}</worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}" {count}>{shared}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{styles}</styleSheet>',
        }
    )


def cells(*rows: str) -> str:
    return f"<sheetData>{''.join(rows)}</sheetData>"


CORNERS = (
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)
STYLED = '<cellXfs><xf numFmtId="9"/></cellXfs>'

XLSX: dict[str, Callable[[], bytes]] = {
    "corners": lambda: workbook(cells(CORNERS)),
    "corners-elsewhere": lambda: workbook(cells(CORNERS), at="other/sheet1.xml"),
    "corners-with-spaces": lambda: workbook(cells(CORNERS.replace("r=", "r ="))),
    "corners-long-attributes": lambda: workbook(cells(CORNERS.replace("<c ", '<c x="' + "y" * 3000 + '" '))),
    "corners-without-rows": lambda: workbook(cells('<row><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>')),
    "corners-in-small-letters": lambda: workbook(cells(CORNERS.replace("XFD", "xfd"))),
    "corners-with-formulas": lambda: workbook(cells(CORNERS.replace("<v>1</v>", "<f>1</f>"))),
    "corners-in-a-namespace": lambda: workbook(cells(CORNERS).replace("<", "<x-y:").replace("<x-y:/", "</x-y:").replace("<x-y:sheetData", f'<x-y:sheetData xmlns:x-y="{SHEET}"')),
    "far-columns": lambda: workbook(cells('<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZZ9"><v>1</v></c></row>')),
    "far-rows": lambda: workbook(cells('<row r="1"><c r="A1"><v>1</v></c></row><row r="4294967295"><c r="B4294967295"><v>1</v></c></row>')),
    "row-zero": lambda: workbook(cells('<row r="0"><c r="A0"><v>1</v></c></row><row r="4294967295"><c><v>1</v></c></row>')),
    "dimension": lambda: workbook('<dimension ref="A1:XFD1048576"/>' + cells('<row r="1"><c r="A1"><v>1</v></c></row>')),
    "dimension-overflow": lambda: workbook('<dimension ref="A1:ZZZZZZZZ99999999999999999999"/>' + cells("")),
    "shared-count": lambda: workbook(cells('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), count='uniqueCount="4294967295" count="4294967295"'),
    "shared-long": lambda: workbook(cells('<row>' + '<c t="s"><v>0</v></c>' * 16_000 + "</row>"), shared="<si><t>" + "7" * 4 * M + "</t></si>"),
    "shared-many": lambda: workbook(cells('<row><c t="s"><v>0</v></c></row>'), shared="<si/>" * 5 * M),
    "sheets-of-one-part": lambda: workbook(cells('<row>' + "<c><v>7</v></c>" * 900 + "</row>"), sheets=20_000),
    "rows-of-nothing": lambda: workbook(cells("<row/>" * 5 * M)),
    "cells-of-nothing": lambda: workbook(cells("<row>" + "<c/>" * 9 * M + "</row>")),
    "cells": lambda: workbook(cells("<row><c><v>7</v></c></row>" * 1_400_000)),
    "cells-of-a-row": lambda: workbook(cells("<row>" + "<c><v>7</v></c>" * 2 * M + "</row>")),
    "merged": lambda: workbook(cells('<row r="1"><c r="A1"><v>1</v></c></row>') + "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 400_000 + "</mergeCells>"),
    "styles-unclosed": lambda: workbook(cells('<row r="1"><c r="A1"><v>1</v></c></row>'), styles="<cellXfs>" * M),
    "styles-attribute": lambda: workbook(cells('<row r="1"><c r="A1"><v>1</v></c></row>'), styles=f'<numFmt numFmtId="{"9" * 5000}" formatCode="%"/>'),
    "styles-format": lambda: workbook(cells('<row r="1"><c r="A1"><v>1</v></c></row>'), styles='<numFmt numFmtId="1" formatCode="' + "[" * 2 * M + '%"/>'),
    "styles-many": lambda: workbook(cells('<row r="1"><c r="A1" s="0"><v>1</v></c></row>'), styles="<cellXfs>" + "<xf/>" * 4 * M + "</cellXfs>"),
    "percent-exponent": lambda: workbook(cells('<row>' + '<c s="0"><v>1e99999</v></c>' * 20_000 + "</row>"), styles=STYLED),
    "percent-exponent-overflow": lambda: workbook(cells('<row><c s="0"><v>1e999999999</v></c></row>'), styles=STYLED),
    "percent-long": lambda: workbook(cells('<row><c s="0"><v>' + "9" * 9 * M + "</v></c></row>"), styles=STYLED),
    "tags-unclosed": lambda: workbook(cells("<c><v>" * 2 * M)),
    "deep": lambda: workbook("<a>" * 3 * M),
    "attributes": lambda: workbook(cells("<row " + " ".join(f'a{n}="1"' for n in range(400_000)) + "/>")),
    "entities": lambda: workbook(cells("<row><c t='str'><v>" + "&amp;" * 4 * M + "</v></c></row>")),
    "rich-text": lambda: workbook(cells("<row>" + '<c t="s"><v>0</v></c>' * 9000 + "</row>"), shared="<si>" + "<r><t>7</t></r>" * 400_000 + "</si>"),
}  # fmt: skip


# OpenDocument


def opendocument(body: str, **parts: str) -> bytes:
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "table", "text")
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {names}><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>",
            **parts,
        }
    )


def grid(rows: int, columns: int, text: str, more: str = "") -> str:
    cell = f'<table:table-cell table:number-columns-repeated="{columns}" {more}><text:p>{text}</text:p></table:table-cell>'
    return f'<table:table><table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row></table:table>'


FLOAT = 'office:value-type="float" office:value="{}"'
ODS: dict[str, Callable[[], bytes]] = {
    "rows-and-columns": lambda: opendocument(grid(1_048_576, 16_384, "7")),
    "rows-and-columns-below-the-limit": lambda: opendocument(grid(3_900, 1_024, "7")),
    "rows-and-columns-of-words": lambda: opendocument(grid(3_900, 1_024, "12 firms " * 1000)),
    "rows": lambda: opendocument(grid(3_999_999, 1, "7")),
    "rows-of-words": lambda: opendocument(grid(3_999_999, 1, "7" * 10_000)),
    "empty-rows": lambda: opendocument('<table:table><table:table-row table:number-rows-repeated="3999990"/><table:table-row><table:table-cell><text:p>7</text:p></table:table-cell></table:table-row></table:table>'),
    "sheets": lambda: opendocument(grid(3_900, 1_024, "7") * 1000),
    "empty-sheets": lambda: opendocument("<table:table/>" * 2 * M),
    "tables-in-tables": lambda: opendocument("<table:table><table:table-row><table:table-cell><text:p>7</text:p>" * 100_000),
    "closed-tables-in-tables": lambda: opendocument("<table:table><table:table-row><table:table-cell>" * 3000 + "</table:table-cell></table:table-row></table:table>" * 3000),
    "deep-words": lambda: opendocument("<table:table><table:table-row><table:table-cell><text:p>" + "<text:span>7" * 900 + "</text:span>" * 900 + "</text:p></table:table-cell></table:table-row></table:table>"),
    "deeper-words": lambda: opendocument("<table:table><table:table-row><table:table-cell><text:p>" + "<text:span>7" * 200_000 + "</text:span>" * 200_000 + "</text:p></table:table-cell></table:table-row></table:table>"),
    "exponent": lambda: opendocument(grid(1000, 1000, "7", FLOAT.format("1e99999"))),
    "exponent-overflow": lambda: opendocument(grid(1, 1, "7", FLOAT.format("1e999999999"))),
    "exponent-percent": lambda: opendocument(grid(1, 1, "7", FLOAT.format("1e999999").replace("float", "percentage"))),
    "attributes": lambda: opendocument("<table:table " + " ".join(f'a{n}="1"' for n in range(400_000)) + "/>"),
    "namespaces": lambda: opendocument("".join(f'<a{n} xmlns="u{n}"/>' for n in range(150_000))),
    "cells": lambda: opendocument("<table:table><table:table-row>" + "<table:table-cell/>" * 2 * M + "</table:table-row></table:table>"),
    "mimetype": lambda: packed({"mimetype": "opendocument.spreadsheet" + " " * 100 * M, "content.xml": "<a/>"}),
}  # fmt: skip


# Word


def word(body: str, **parts: str | bytes) -> bytes:
    """A Word file whose body holds this XML; more parts by name, `rels` being the document's
    relationships.
    """
    relations = parts.pop("rels", "")
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("footnotes", "footnotes"))
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations!s}</Relationships>',
            **parts,
        }
    )


def words(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def nested(opening: str, inner: str, closing: str, depth: int) -> str:
    return opening * depth + inner + closing * depth


NOTES = "".join(
    f'<Relationship Id="r{n}" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>'
    for n in range(9000)
)
NOTE = f'<w:footnotes xmlns:w="{W}">{"<w:p/>" * 200_000}</w:footnotes>'
TABLE, ENDED = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
SPAN = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr><w:p/></w:tc>'
DOCX: dict[str, Callable[[], bytes]] = {
    "notes-many-times": lambda: word(words("7"), rels=NOTES, **{"word/footnotes.xml": NOTE}),
    "tables-in-tables": lambda: word(nested(TABLE, words("12 firms " * 3 * M), ENDED, 80)),
    "tables-in-tables-deep": lambda: word(nested(TABLE, words("7"), ENDED, 100_000)),
    "tables-broad-and-deep": lambda: word(nested(TABLE + words("7 " * 5000) * 20, words("7"), ENDED, 80)),
    "boxes-in-boxes": lambda: word(nested("<w:p><w:r><w:txbxContent>", words("7") * 100_000, "</w:txbxContent></w:r></w:p>", 80)),
    "boxes": lambda: word("<w:p>" + "<w:r><w:txbxContent><w:p/></w:txbxContent></w:r>" * 400_000 + "</w:p>"),
    "boxes-deep-and-many": lambda: word("<w:p>" + nested("<w:smartTag>", "<w:txbxContent/>" * 2 * M, "</w:smartTag>", 200) + "</w:p>"),
    "spans": lambda: word("<w:tbl><w:tr>" + SPAN.format(64) * 500_000 + "</w:tr></w:tbl>"),
    "spans-huge": lambda: word("<w:tbl>" + ("<w:tr>" + SPAN.format("9" * 5000) + "</w:tr>") * 100 + "</w:tbl>"),
    "grid-before": lambda: word("<w:tbl>" + '<w:tr><w:trPr><w:gridBefore w:val="64"/></w:trPr></w:tr>' * 500_000 + "</w:tbl>"),
    "paragraphs": lambda: word("<w:p/>" * 5 * M),
    "runs": lambda: word("<w:p>" + "<w:r><w:t>7</w:t></w:r>" * 1_500_000 + "</w:p>"),
    "letters": lambda: word(words("7" * 40 * M)),
    "attributes": lambda: word("<w:p " + " ".join(f'a{n}="1"' for n in range(300_000)) + "/>"),
    "namespaces": lambda: word("<w:p " + " ".join(f'xmlns:a{n}="u{n}"' for n in range(200_000)) + "/>"),
    "namespaces-nested": lambda: word("".join(f'<a{n}:p xmlns:a{n}="u{n}"/>' for n in range(100_000))),
    "superscripts": lambda: word("<w:p>" + nested('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "<w:t>7</w:t>" * 200_000, "</w:r>", 200) + "</w:p>"),
    "relationships": lambda: word(words("7"), rels="".join(f'<Relationship Id="r{n}" Type="t" Target="document.xml"/>' for n in range(60_000))),
    "relationships-of-parts": lambda: word(words("7"), rels="".join(f'<Relationship Id="r{n}" Type="t" Target="p{n}.xml"/>' for n in range(4000)), **{f"word/p{n}.xml": "<a/>" for n in range(4000)}),
    "types": lambda: word(words("7"), **{"[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">' + '<Override PartName="/a" ContentType="b"/>' * 600_000 + "</Types>"}),
    "pictures": lambda: word(words("7"), rels="".join(f'<Relationship Id="r{n}" Type="t" Target="p{n}.bin"/>' for n in range(5)), **{f"word/p{n}.bin": bytes(48 * M) for n in range(5)}),
    "bzip2": lambda: packed({"word/document.xml": b"<a>" + b" " * 47 * M}, ZIP_BZIP2),
    "lzma": lambda: packed({"word/document.xml": b"<a>" + b" " * 47 * M, "mimetype": bytes(60 * M)}, ZIP_LZMA),
    "many-parts": lambda: packed({f"{n}": b"" for n in range(9000)}, ZIP_STORED),
}  # fmt: skip


# web pages, texts and tables

HTML: dict[str, Callable[[], str]] = {
    "formatting-again-and-again": lambda: "<html>" + "".join(f"<b a={n}>" for n in range(1900)) + "<p>7" * 100_000,
    "formatting-in-tables": lambda: "<html>" + "".join(f"<i a={n}><table>" for n in range(900)) + "<p>7" * 50_000,
    "adopted": lambda: "<html>" + "<a><b><div>" * 1000 + "</a></b>" * 20_000,
    "headings-in-headings": lambda: "<html>" + "<h1><div>" * 990 + "12 firms " * 90_000,
    "tables-in-tables": lambda: "<html>" + "<table><tr><td>7" * 1900 + "</table>" * 1900,
    "tables-in-tables-wide": lambda: "<html>" + "<table><tr><td>7<td>7" * 600 + "<td>7" * 150_000,
    "spans": lambda: "<html><table>" + "<tr><td colspan=1000000000 rowspan=1000000000>7" * 18_000,
    "spans-of-a-row": lambda: "<html><table><tr>" + "<td colspan=64 rowspan=9999999>7" * 15_000 + "<tr><td>7" * 40_000,
    "cells-of-a-row": lambda: "<html><table><tr>" + "<td>7" * 180_000,
    "attributes": lambda: "<html><p " + " ".join(f"a{n}=1" for n in range(90_000)) + ">12 firms",
    "attributes-again": lambda: "<html>" + "".join(f"<html a{n}=1>" for n in range(60_000)) + "12 firms",
    "misplaced": lambda: "<html><table>" + "7<p>" * 200_000,
    "ends": lambda: "<html>7" + "</p>" * 240_000, "breaks": lambda: "<html>" + "7<br>" * 190_000,
    "selects": lambda: "<html>" + "<select><option>7" * 50_000,
    "templates": lambda: "<html>" + "<template><p>7" * 60_000,
    "foreign": lambda: "<html>" + "<svg><foreignObject><math><mi>7" * 30_000,
    "flat-names": lambda: "<html>" + "<li><dd><option><tbody><td>" * 36_000 + "7",
    "paragraphs-of-lists": lambda: "<html>" + "<li><ul>7" * 1990 + "<li>7" * 100_000,
    "frames": lambda: "<html><frameset>" + "<frameset>" * 90_000,
    "entities": lambda: "<html>7" + "&CounterClockwiseContourIntegral;" * 30_000,
    "metas": lambda: "<html>" + "<meta name=a content=b>" * 40_000 + "7",
    "day-that-is-none": lambda: '<html><meta name="pubdate" content="2025-99-99"><p>高新技术企业达到12家。',
    "script": lambda: "<html>7<script>" + "<!--<script>" * 80_000,
    "styles": lambda: "<html>" + "<p style='display" + " " * 900_000 + "'>7",
    "articles": lambda: "<html>" + "<article><div class=content>" * 900 + "7 " * 400_000,
    "raised": lambda: "<html><p>m" + "<sup>2</sup>" * 75_000,
}  # fmt: skip
TEXTS: dict[str, Callable[[], bytes]] = {
    "heading.md": lambda: b"# " + b"#" * 990_000 + b"x",
    "heading-of-spaces.md": lambda: b"# a" + b" " * 990_000 + b"x",
    "percents.txt": lambda: b"1 per cent " * 90_000,
    "from-to.txt": lambda: b"from 1 to 2 " * 80_000,
    "counts.txt": lambda: "1家、2家、".encode() * 70_000,
    "ten-thousands.txt": lambda: "1万".encode() * 240_000,
    "growth.txt": lambda: "同比增长5%，".encode() * 55_000,
    "rows.txt": lambda: "名称\t1\n".encode() * 110_000,
    "rows.csv": lambda: b"a,1\n" * 240_000,
    "wide.csv": lambda: b"1," * 490_000,
    "quotes.csv": lambda: b'"' * 990_000,
    "years.txt": lambda: "2024年".encode() * 140_000,
    "digits.txt": lambda: b"1" * 990_000,
    "blanks.txt": lambda: b" " * 990_000 + b"1",
    "brackets.txt": lambda: "（".encode() * 330_000,
    "titles.txt": lambda: "《".encode() * 330_000,
    "short-percents.txt": lambda: b"1 per cent " * 5_900,
    "short-heading.md": lambda: b"# " + b"#" * 65_000 + b"x",
}  # fmt: skip


def _all() -> dict[str, tuple[str, Callable[[], bytes]]]:
    found: dict[str, tuple[str, Callable[[], bytes]]] = {}
    for ending, group in (("pdf", PDF), ("xlsx", XLSX), ("ods", ODS), ("docx", DOCX)):
        found |= {f"{ending}-{name}": (f"a.{ending}", make) for name, make in group.items()}
    for name, page_of in HTML.items():
        found[f"html-{name}"] = ("a.html", lambda page_of=page_of: page_of().encode())
    return found | {f"text-{name}": (name, make) for name, make in TEXTS.items()}


ATTACKS = _all()
