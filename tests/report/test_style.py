"""Colors of the HTML report: every pair that carries words has a contrast of 4.5 or more."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = (files("provenance.report._html") / "style.css").read_text("utf-8")
# Words that stand on a ground; --t1 to --t8 are the sources' tints and --c1 to --c8 their letters.
PAIRS = [
    *((word, ground)
      for word in ("ink", "soft", "link", "info", "warning", "error", "good")
      for ground in ("paper", "sheet")),
    *(("ink", ground) for ground in ("mark-info", "mark-warning", "mark-error")),
    *(("link", ground) for ground in ("mark-info", "mark-warning", "mark-error")),
    ("error", "mark-error"),
    *((word, f"t{i}") for i in range(9) for word in (f"c{i}", "ink", "link", "soft")),
    *(("paper", f"c{i}") for i in range(9)),
]  # fmt: skip


def scheme(name: str) -> dict[str, str]:
    """Custom properties of the light or the dark scheme, the dark over the light."""
    light, dark = re.findall(r":root \{(.*?)\}", STYLE, flags=re.DOTALL)[:2]
    found = re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light)
    if name == "dark":
        found += re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark)
    return dict(found)


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_ruler() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_can_be_read(name: str) -> None:
    colors = scheme(name)
    weak = {
        f"{word} on {ground}": round(contrast(colors[word], colors[ground]), 2)
        for word, ground in PAIRS
        if contrast(colors[word], colors[ground]) < 4.5
    }
    assert weak == {}


def test_every_color_is_named_once() -> None:
    """No color stands in a rule, where the dark scheme could not change it."""
    rules = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,6}\b", rules) == []
