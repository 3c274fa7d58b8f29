"""Offsets: from code points to source offsets, lines and columns, UTF-16 and UTF-8 columns.

Inside the package everything is a code-point offset.  This module is the one place where an
offset becomes something else, and only report writers call it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Unit = Literal["code_points", "utf16", "utf8"]

_NEWLINE = re.compile(r"\r\n|\r|\n")


class Lines:
    """Lines and columns of one text.

    Line ends are CR LF, LF and CR, as editors and code-scanning views count them.

    Args:
        text: The text; kept, not copied.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in _NEWLINE.finditer(text))]

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int, *, unit: Unit = "code_points") -> tuple[int, int]:
        r"""Line and column of an offset, both counted from 1.

        Args:
            offset: Code point, 0 to ``len(text)``; values outside are clamped.
            unit: What a column counts.

        >>> Lines("a\nbé🙂c").position(5)
        (2, 4)
        >>> Lines("a\nbé🙂c").position(5, unit="utf16")
        (2, 5)
        >>> Lines("a\nbé🙂c").position(5, unit="utf8")
        (2, 8)
        """
        offset = min(max(offset, 0), len(self._text))
        line = bisect_right(self._starts, offset) - 1
        before = self._text[self._starts[line] : offset]
        return line + 1, width(before, unit=unit) + 1

    def offset(self, line: int, column: int) -> int:
        r"""Code-point offset of a line and column, both counted from 1.

        >>> Lines("a\nbc").offset(2, 2)
        3
        """
        return self._starts[line - 1] + column - 1


def width(text: str, *, unit: Unit = "code_points") -> int:
    """Length of a text in code points, UTF-16 units or UTF-8 bytes.

    A lone surrogate counts as one UTF-16 unit and three UTF-8 bytes.

    >>> width("é🙂", unit="utf16"), width("é🙂", unit="utf8")
    (3, 6)
    """
    if unit == "utf16":
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    if unit == "utf8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text)


def source_offset(source_map: Sequence[tuple[int, int]] | None, offset: int) -> int:
    """Offset in the source file of an offset in the extracted text.

    Args:
        source_map: Pairs ``(text offset, source offset)``, ascending; None is the identity.
        offset: Code point in the extracted text.

    >>> source_offset([(0, 10), (5, 40)], 6)
    41
    >>> source_offset(None, 6)
    6
    """
    if not source_map:
        return offset
    i = max(bisect_right(source_map, offset, key=lambda pair: pair[0]) - 1, 0)
    text_start, source_start = source_map[i]
    return source_start + offset - text_start
