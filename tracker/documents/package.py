"""The parts of an Office package, unpacked within limits: what a package declares and what it
really holds.
"""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from tracker.problems.problem import Refused

MOST_PARTS = 10_000
MOST_UNPACKED = 256 * 1024 * 1024  # pictures and all
MOST_XML = 48 * 1024 * 1024  # a part that is parsed


def read_parts(content: bytes, *, only: tuple[str, ...]) -> dict[str, bytes]:
    """The parts whose names end so. Raises Refused: D103 encrypted, D104 broken, D107 too large."""
    found = {}
    try:
        with ZipFile(BytesIO(content)) as package:
            infos = package.infolist()
            if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_UNPACKED:
                raise Refused("D107", most=f"{MOST_UNPACKED >> 20}")
            for info in infos:
                if info.flag_bits & 1:
                    raise Refused("D103")
                if not info.filename.endswith(only):
                    continue
                if info.file_size > MOST_XML:
                    raise Refused("D107", most=f"{MOST_XML >> 20}")
                part = package.read(
                    info
                )  # never more than declared, and its checksum must be right
                if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
                    raise Refused("D104", words="DOCTYPE")
                found[info.filename] = part
    except (Refused, MemoryError):
        raise
    except Exception as error:  # zlib, struct, encodings, CRC: a broken archive fails in many ways
        raise Refused("D104", words=type(error).__name__) from None
    return found
