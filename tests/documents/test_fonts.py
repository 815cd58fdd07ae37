"""The text of a PDF is the same on every machine (docs: reliability): no font of the system has a
say in it.
"""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys

import pytest

from tests.support.documents import pdf, raw_pdf
from tests.support.processes import environment
from tests.support.projects import PROJECT
from tracker.documents import fonts, read_document
from tracker.documents.box_font import BOX
from tracker.problems.problem import CannotRun

DESCRIPTOR = (
    "/FontDescriptor<</Type/FontDescriptor/FontName/{name}/Flags 32/FontBBox[0 -120 1000 880]/ItalicAngle 0"
    "/Ascent 880/Descent -120/CapHeight 700/StemV 80>>"
)


def asian(name: str, encoding: str, ordering: str) -> str:
    """A font for East Asian text that the file does not hold."""
    return (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/{encoding}/DescendantFonts[<</Type/Font"
        f"/Subtype/CIDFontType0/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 2>>"
        + DESCRIPTOR.format(name=name)
        + ">>]>>"
    )


def simple(name: str, encoding: str, widths: bool = True) -> str:
    """A font of one byte a character that the file does not hold; readers have those without
    widths.
    """
    known = (
        f"/FirstChar 32/LastChar 255/Widths[{'500 ' * 224}]" + DESCRIPTOR.format(name=name)
        if widths
        else ""
    )
    return f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding{encoding}{known}>>"


def named(glyph: str) -> str:
    return f"<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[65/{glyph}]>>"


GB1 = asian("STSong-Light", "UniGB-UCS2-H", "GB1")
HELVETICA = simple("Helvetica", "/WinAnsiEncoding", widths=False)
# objects of one character: these pdfium leaves out where it has no glyph for them
READ = [
    pytest.param(
        GB1,
        ["企业".encode("utf-16-be"), "家".encode("utf-16-be"), b"\x002\x003"],
        "企业\t家\t23\n",
        id="gb1",
    ),
    pytest.param(
        asian("SimSun", "GBK-EUC-H", "GB1"), ["家".encode("gbk"), b"23"], "家\t23\n", id="gbk"
    ),
    pytest.param(
        asian("MSung", "UniCNS-UCS2-H", "CNS1"), ["家".encode("utf-16-be")], "家\n", id="cns1"
    ),
    pytest.param(
        asian("HeiseiMin-W3", "UniJIS-UCS2-H", "Japan1"),
        ["家".encode("utf-16-be")],
        "家\n",
        id="japan1",
    ),
    pytest.param(
        asian("HYGoThic", "UniKS-UCS2-H", "Korea1"), ["家".encode("utf-16-be")], "家\n", id="korea1"
    ),
    pytest.param(
        GB1, [b"\x5b\xb6", b"\x00 ", b"\x00\xa0", b"\x30\x00", b"\x002"], "家\t2\n", id="spaces"
    ),
    pytest.param(simple("Calibri", named("greaterequal")), [b"A", b"65%"], "≥\t65%\n", id="office"),
    pytest.param(simple("Calibri", named("afii10017")), [b"A"], "А\n", id="cyrillic"),
    pytest.param(simple("MyriadPro", named("uni5BB6")), [b"A"], "家\n", id="by-name"),
    pytest.param(HELVETICA, [b"12", b" ", b"\xa0", b" ", b"firms"], "12\tfirms\n", id="standard"),
    pytest.param(
        HELVETICA, [b"12 firms and more"], "12 firms and more\n", id="widths-of-the-standard"
    ),
]
LEFT_OUT = [
    pytest.param(
        simple("Times-Roman", named("greaterequal"), widths=False),
        b"A",
        "≥",
        id="outside-the-standard",
    ),
    pytest.param(
        simple("Helvetica", named("uni5BB6"), widths=False), b"A", "家", id="outside-in-chinese"
    ),
    pytest.param(
        asian("Foo", "Identity-H", "Identity"), "家".encode("utf-16-be"), "?", id="nobody-knows"
    ),
]


@pytest.mark.parametrize(("font", "words", "expected"), READ)
def test_a_character_that_stands_alone_is_read(
    font: str, words: list[bytes], expected: str
) -> None:
    assert read_document("a.pdf", raw_pdf(font, *words)).text == expected


@pytest.mark.parametrize(("font", "word", "said"), LEFT_OUT)
def test_a_character_that_is_left_out_is_said(font: str, word: bytes, said: str) -> None:
    """Again and again: what the second look is given stays with it."""
    for _ in range(2):
        with pytest.raises(CannotRun) as stopped:
            read_document("a.pdf", raw_pdf(font, word * 3, word))
        [one] = stopped.value.problems
        assert (one.code, dict(one.facts)) == ("D110", {"page": "1", "text": said})
    assert read_document("a.pdf", raw_pdf(HELVETICA, b"12 firms")).text == "12 firms\n"


def test_the_machines_fonts_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the box the character is gone, whatever fonts this machine has: no other mapper is at
    work.
    """
    content = raw_pdf(GB1, "家".encode("utf-16-be"), "企业".encode("utf-16-be"))
    assert read_document("a.pdf", content).text == "家\t企业\n"
    monkeypatch.setattr(fonts, "_find", lambda name: None)
    with pytest.raises(CannotRun) as stopped:
        read_document("a.pdf", content)
    assert stopped.value.problems[0].code == "D110"


TEXTS = (
    "import json, sys; from tests.documents.test_fonts import texts; json.dump(texts(), sys.stdout)"
)
# each folder of fonts is empty in a name space of its own, which ends with the process
HIDDEN = """
for folder in /usr/share/fonts /usr/share/X11/fonts /usr/local/share/fonts; do
  [ ! -d "$folder" ] || mount -t tmpfs none "$folder" || exit 77
done
exec "$@"
"""


def texts() -> dict[str, str]:
    """What is read from each of the PDFs above, and from a page with everything on it."""
    made = {
        str(one.id): raw_pdf(one.values[0], *one.values[1])  # type: ignore[arg-type]
        for one in READ
    }
    return {
        name: read_document("a.pdf", content).text
        for name, content in (made | {"page": pdf()}).items()
    }


def test_hidden_fonts_change_nothing() -> None:
    spaces = ["unshare", "-m"] if os.name == "posix" and os.geteuid() == 0 else ["unshare", "-rm"]
    run = [*spaces, "sh", "-c", HIDDEN, "sh", sys.executable, "-c", TEXTS]
    try:
        done = subprocess.run(run, cwd=PROJECT, env=environment(), capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no unshare here")
    if done.returncode == 77 or b"unshare" in done.stderr:
        pytest.skip("mounting is not allowed here")
    assert json.loads(done.stdout) == texts()


def test_the_box_is_what_its_script_makes() -> None:
    made = runpy.run_path(str(PROJECT / "docs/make_font.py"))
    assert made["font"]() == BOX and len(BOX) < 500
    assert made["module"]() == (PROJECT / "tracker/documents/box_font.py").read_text("utf-8")
