"""Small pictures as inline SVG, each with a title and a description for those who hear the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.report._html.markup import Html, el
from provenance.scoring.scale import BANDS

if TYPE_CHECKING:
    from provenance.types import FramingScore

_WIDTH = 400
_PAD = 8


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
