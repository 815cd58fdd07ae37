"""The colours of pages and charts: legible on what they stand on, and apart for every eye."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

import tracker.formats

CSS = (Path(tracker.formats.__file__).parent / "page" / "tokens.css").read_text("utf-8")
STATUSES = ("good", "ok", "warn", "bad", "doubt", "none")
# Machado, Oliveira and Fernandes 2009, severity 1: what an eye without one kind of cone sees, in
# linear RGB.
EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
# against the paper, in light and in dark
CONTRASTS = {
    "ink": (16.5, 15.2), "soft": (6.5, 9.1), "faint": (5.3, 6.7), "link": (8.0, 9.4),
    "good": (7.8, 11.0), "good2": (3.0, 4.0), "ok": (5.4, 7.5), "warn": (5.4, 8.9),
    "bad": (9.5, 7.1), "doubt": (11.9, 12.5), "none": (5.1, 6.2),
}  # fmt: skip
Colour = tuple[float, float, float]


def themes() -> list[dict[str, str]]:
    """The custom properties of each block that sets the paper: light, then dark twice."""
    blocks = re.findall(r"\{([^{}]*--paper:#[^{}]*)\}", CSS)
    found = [dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", block)) for block in blocks]
    return [block for block in found if "ink" in block]


LIGHT, DARK, CHOSEN_DARK = themes()


def linear(code: str) -> Colour:
    """A colour in linear RGB."""
    parts = [int(code[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return r, g, b


def luminance(code: str) -> float:
    r, g, b = linear(code)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def seen(code: str, eye: str) -> Colour:
    """What an eye sees of a colour, in CIE L*a*b* (D65)."""
    rgb = linear(code)
    r, g, b = (
        min(max(sum(m * c for m, c in zip(row, rgb, strict=True)), 0), 1) for row in EYES[eye]
    )
    xyz = (
        (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
        0.2126729 * r + 0.7151522 * g + 0.0721750 * b,
        (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: str, other: str, eye: str) -> float:
    """The distance of two colours, ΔE of 1976."""
    pairs = zip(seen(one, eye), seen(other, eye), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


@pytest.mark.parametrize("name", CONTRASTS)
def test_contrast_with_the_paper(name: str) -> None:
    found = tuple(contrast(theme[name], theme["paper"]) for theme in (LIGHT, DARK))
    assert found == pytest.approx(CONTRASTS[name], abs=0.1)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("name", STATUSES)
def test_a_status_is_legible_wherever_it_stands(theme: dict[str, str], name: str) -> None:
    washes = ("paper", "card", "nonew" if name == "none" else f"{name}w")
    assert min(contrast(theme[name], theme[ground]) for ground in washes) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("eye", EYES)
def test_statuses_are_apart_for_every_eye(theme: dict[str, str], eye: str) -> None:
    near = min(apart(theme[a], theme[b], eye) for a, b in combinations(STATUSES, 2))
    assert near >= 11


def test_dark_is_dark_whoever_chose_it() -> None:
    assert DARK == CHOSEN_DARK and LIGHT.keys() == DARK.keys()


def test_every_class_of_a_chart_has_a_colour() -> None:
    """What the drawings name, this style defines, and no more than it says of classes."""
    drawn = (Path(__file__).parent / "charts").glob("*.svg")
    used = {
        c
        for path in drawn
        for found in re.findall(r'class="([^"]*)"', path.read_text("utf-8"))
        for c in found.split()
    }
    assert {c for c in used if f".{c}" not in CSS} <= {"rb"}
    assert len(CSS.encode()) <= 6 * 1024
