"""The chain from a statement to an owner as inline SVG, with the same in words."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.report._chain import CHANNEL, COLUMNS, OUTLET, OWNER, SOURCE, STATEMENT
from provenance.report._clean import one_line
from provenance.report._html.markup import Html, el

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.report._chain import Chain, Step

_LEFT = {STATEMENT: 0, SOURCE: 212, CHANNEL: 384, OUTLET: 536, OWNER: 728}
_WIDTH = {STATEMENT: 186, SOURCE: 146, CHANNEL: 126, OUTLET: 166, OWNER: 152}
_TOTAL = 880
_HEAD = 20
_ROW = 52
_BOX = 42
_PAD = 8
_LETTER = 6.4
"""Width of an average letter at the size of the style sheet; boxes have room to spare."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A step and the row it stands in."""

    step: Step
    row: int

    @property
    def left(self) -> int:
        return _LEFT[self.step.column]

    @property
    def right(self) -> int:
        return self.left + _WIDTH[self.step.column]

    @property
    def middle(self) -> int:
        return _HEAD + self.row * _ROW + _BOX // 2


def picture(chains: Sequence[Chain], *, id_: str) -> Html:
    """Chains as parallel lines that meet where they share a step.

    Args:
        chains: The article's own first.
        id_: Unique on the page; the ids of the title and the description are made from it.
    """
    boxes = _placed(chains)
    heads = [el("text", name, x=_LEFT[i], y=11, class_="tick") for i, name in enumerate(COLUMNS)]
    height = _HEAD + _ROW * len(chains)
    return el(
        "svg",
        el("title", "From the statement to the owner", id=f"{id_}-t"),
        el("desc", ". ".join(one_line(chain.words()) for chain in chains), id=f"{id_}-d"),
        *heads,
        *_edges(chains, boxes),
        *(_drawn(box) for box in boxes.values()),
        class_="way",
        viewBox=f"0 0 {_TOTAL} {height}",
        role="img",
        aria_labelledby=f"{id_}-t {id_}-d",
    )


def in_words(chains: Sequence[Chain]) -> Html:
    """The same as a list, for pages too narrow for the picture."""
    items = (el("li", el("bdi", _told(chain))) for chain in chains)
    return el("ul", *items, class_="chain plain")


def _told(chain: Chain) -> str:
    """A chain without the statement, which stands above the list."""
    return chain.words(first=SOURCE if chain.steps[0].key == "statement" else STATEMENT)


def _placed(chains: Sequence[Chain]) -> dict[tuple[int, str], _Box]:
    """Every step once, in the row of the first chain that has it."""
    boxes: dict[tuple[int, str], _Box] = {}
    for row, chain in enumerate(chains):
        for step in chain.steps:
            boxes.setdefault((step.column, step.key), _Box(step, row))
    return boxes


def _edges(chains: Sequence[Chain], boxes: dict[tuple[int, str], _Box]) -> list[Html]:
    """Lines between neighboring steps, each once; the first chain that has one says its kind."""
    drawn: dict[str, str] = {}
    for row, chain in enumerate(chains):
        stops = [boxes[step.column, step.key] for step in chain.steps]
        kind = "edge" if chain.counts else "edge aside"
        for a, b in pairwise(stops):
            drawn.setdefault(_path(a, b, row), kind)
    return [el("path", d=d, class_=kind) for d, kind in drawn.items()]


def _path(a: _Box, b: _Box, row: int) -> str:
    """A line that changes its row only between two columns, so that it crosses no box."""
    if b.step.column == a.step.column + 1:
        return f"M{a.right} {a.middle} {_bend(a.right, a.middle, b.left, b.middle)}"
    level = _HEAD + row * _ROW + _BOX // 2
    first, last = _LEFT[a.step.column + 1], _before(b)
    return " ".join(
        [
            f"M{a.right} {a.middle}",
            _bend(a.right, a.middle, first, level),
            f"H{last}",
            _bend(last, level, b.left, b.middle),
        ]
    )


def _before(box: _Box) -> int:
    """Right edge of the column before a box's own."""
    column = box.step.column - 1
    return _LEFT[column] + _WIDTH[column]


def _bend(x: int, y: int, to_x: int, to_y: int) -> str:
    if y == to_y:
        return f"L{to_x} {to_y}"
    half = (x + to_x) // 2
    return f"C{half} {y} {half} {to_y} {to_x} {to_y}"


def _drawn(box: _Box) -> Html:
    step = box.step
    top = box.middle - _BOX // 2
    width = _WIDTH[step.column]
    lines = _lines(step.words, int((width - 2 * _PAD) / _LETTER), 1 if step.note else 2)
    rows = [(line, "") for line in lines]
    rows += [(one_line(step.note), "tick")] if step.note else []
    first = box.middle + 4 - (len(rows) - 1) * 8
    own = step.key in ("statement", "source")
    kinds = ["step", f"at{step.column}", "own" if own else "", "" if step.known else "unknown"]
    return el(
        "g",
        el("title", " ".join(filter(None, [one_line(step.words), step.note]))),
        el("rect", x=box.left, y=top, width=width, height=_BOX, rx=3),
        *(
            el("text", line, x=box.left + _PAD, y=first + 16 * i, class_=kind or None)
            for i, (line, kind) in enumerate(rows)
        ),
        class_=" ".join(filter(None, kinds)),
    )


def _lines(words: str, width: int, most: int) -> list[str]:
    """Words broken into so many lines of so many letters; an ellipsis ends what is cut."""
    rest = one_line(words[: 40 * width])
    lines: list[str] = []
    while rest and len(lines) < most:
        at = _reach(rest, width)
        if at < len(rest) and len(lines) == most - 1:
            lines.append(rest[: max(at - 1, 1)].rstrip() + "…")
            break
        space = rest.rfind(" ", 0, at + 1) if at < len(rest) else -1
        at = space if space > 0 else at
        lines.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return lines


def _reach(text: str, width: int) -> int:
    """How many characters fit; wide ones (Chinese, emoji) take two places."""
    used = 0
    for i, char in enumerate(text):
        used += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if used > width:
            return max(i, 1)
    return len(text)
