"""Small pictures as inline SVG, each with a title and a description for those who hear the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report._html.markup import Html, el
from provenance.scoring.scale import BANDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.types import FramingScore

_WIDTH = 400
_PAD = 8
_POINTS = 60
"""Points of a sparkline; more cannot be told apart at its size."""


def gauge(score: FramingScore, *, id_: str) -> Html:
    """The framing score on a line from 0 to 100, with its interval.

    Args:
        score: The score.
        id_: Unique on the page; the title's and description's ids are made from it.
    """

    def x(value: float) -> str:
        return f"{_PAD + max(0.0, min(100.0, value)) / 100 * (_WIDTH - 2 * _PAD):.1f}"

    low, high = float(x(score.low)), float(x(score.high))
    ticks = [
        el("text", str(at), x=x(at), y=34, class_="tick", text_anchor="middle")
        for at in (round(limit) for limit, _ in BANDS)
    ]
    ends = [
        el("text", "0 agency", x=x(0), y=34, class_="tick"),
        el("text", "100 opinion", x=x(100), y=34, class_="tick", text_anchor="end"),
    ]
    return el(
        "svg",
        el("title", "Framing score", id=f"{id_}-t"),
        el(
            "desc",
            f"{score.value:.0f} on a scale from 0 to 100, interval {score.low:.0f} to "
            f"{score.high:.0f}",
            id=f"{id_}-d",
        ),
        el("rect", x=x(0), y=11, width=f"{_WIDTH - 2 * _PAD}", height=2, class_="axis"),
        el("rect", x=f"{low:.1f}", y=7, width=f"{max(high - low, 1):.1f}", height=10, rx=5,
           class_="interval"),
        el("circle", cx=x(score.value), cy=12, r=7, class_="point"),
        *ticks,
        *ends,
        class_="gauge",
        viewBox=f"0 0 {_WIDTH} 40",
        role="img",
        aria_labelledby=f"{id_}-t {id_}-d",
    )  # fmt: skip


def bar(share: float, *, kind: str = "") -> Html:
    """A bar of a share of its cell; the number stands beside it, so it is hidden from readers.

    Args:
        share: 0 to 1.
        kind: Class that colors it.
    """
    width = max(0.0, min(1.0, share)) * 100
    return el(
        "svg",
        el("rect", x=0, y=0, width=100, height=6, class_="axis"),
        el("rect", x=0, y=0, width=f"{width:.1f}", height=6, class_=f"fill {kind}".strip()),
        class_="bar",
        viewBox="0 0 100 6",
        preserveAspectRatio="none",
        aria_hidden="true",
        focusable="false",
    )


def sparkline(values: Sequence[float], *, id_: str) -> Html:
    """Framing scores in order as a line, with a dot on the last.

    Args:
        values: 0 to 100, two or more; of many, every so manieth is drawn.
        id_: Unique on the page; the title's and description's ids are made from it.
    """
    step = max(1, len(values) // _POINTS)
    drawn = [*values[:-1:step], values[-1]]
    across = 116 / (len(drawn) - 1)
    points = [(2 + i * across, 20 - max(0.0, min(100.0, v)) * 0.16) for i, v in enumerate(drawn)]
    line = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    told = f"From {values[0]:.0f} to {values[-1]:.0f}, least {min(values):.0f}, most "
    return el(
        "svg",
        el("title", f"Framing of {len(values)} articles in order of date", id=f"{id_}-t"),
        el("desc", f"{told}{max(values):.0f}", id=f"{id_}-d"),
        el("path", d="M2 20 H118", class_="edge aside"),
        el("path", d=f"M{line}", class_="edge line"),
        el("circle", cx=f"{points[-1][0]:.1f}", cy=f"{points[-1][1]:.1f}", r=2, class_="dot"),
        class_="spark",
        viewBox="0 0 120 24",
        role="img",
        aria_labelledby=f"{id_}-t {id_}-d",
    )
