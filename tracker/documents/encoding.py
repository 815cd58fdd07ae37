"""Bytes → text: UTF-8, else the encoding of Chinese office programs in which the text is mostly
common characters.
"""

from __future__ import annotations

import codecs
from contextlib import suppress

from tracker.problems.problem import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# encoding, its name, the plain standard it extends, first bytes of that standard's punctuation and
# common characters
_CHINESE = (
    ("gb18030", "GB18030", "gb2312", (0xA1, 0xA3, 0xB0, 0xD7)),
    ("big5hkscs", "Big5", "big5", (0xA1, 0xA3, 0xA4, 0xC6)),
)
_DECLARED = {
    "gb2312": _CHINESE[0][:2],
    "gbk": _CHINESE[0][:2],
    "gb18030": _CHINESE[0][:2],
    "big5": _CHINESE[1][:2],
}
_SAMPLE = 20_000
_COMMON = 0.8


def decode_document(content: bytes, declared: str = "") -> tuple[str, str]:
    """The text, its lines ended by "\\n", and the name of its encoding; `declared` is what the
    document says of itself.

    Raises Refused: D101 for bytes that are no text, D109 where no encoding fits.
    """
    for mark, codec, said in _MARKS:
        if content.startswith(mark):
            return _read(content, codec), said
    if b"\0" in content:
        raise Refused("D101")
    with suppress(UnicodeDecodeError):
        return _lines(content.decode("utf-8")), "UTF-8"
    if chosen := _DECLARED.get(declared.lower()):
        with suppress(UnicodeDecodeError):
            return _lines(content.decode(chosen[0])), chosen[1]
    fits = []
    for codec, said, standard, firsts in _CHINESE:
        with suppress(UnicodeDecodeError):
            text = content.decode(codec)
            fits.append((_common(text, standard, firsts), said, text))
    share, said, text = max(fits, default=(0.0, "", ""))
    if share >= _COMMON:
        return _lines(text), said
    if _western(content):
        return _read(content, "cp1252"), "Windows-1252"
    raise Refused("D109")


def _read(content: bytes, codec: str) -> str:
    try:
        return _lines(content.decode(codec))
    except UnicodeDecodeError:
        raise Refused("D109") from None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _common(text: str, standard: str, firsts: tuple[int, int, int, int]) -> float:
    """Share of the characters beyond ASCII that a writer of this standard uses every day."""
    beyond = [c for c in text[: 50 * _SAMPLE] if ord(c) > 127][:_SAMPLE]
    found = 0
    for character in beyond:
        first = character.encode(standard, "ignore")[:1]
        found += bool(first) and (
            firsts[0] <= first[0] <= firsts[1] or firsts[2] <= first[0] <= firsts[3]
        )
    return found / len(beyond) if beyond else 0.0


def _western(content: bytes) -> bool:
    """Whether bytes beyond ASCII stand alone between letters, as in £1.8bn or “quoted” of an
    English document.
    """
    beyond = [i for i, byte in enumerate(content[: 50 * _SAMPLE]) if byte > 127][:_SAMPLE]
    pairs = sum(second - first == 1 for first, second in zip(beyond, beyond[1:], strict=False))
    return bool(beyond) and pairs * 10 <= len(beyond)
