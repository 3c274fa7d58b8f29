"""A page of terminal text: styled words wrapped to a width, written through rich.

rich wraps and colors; nothing is ever parsed as its markup, since the words are not ours.
"""

from __future__ import annotations

import io
import os
import shutil
from itertools import zip_longest
from typing import TYPE_CHECKING, TextIO

from provenance.report._clean import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.segment import Segment
    from rich.table import Table
    from rich.text import Text

    from provenance.report._base import Options

_NARROWEST = 40
_TWO_COLUMNS = 72
"""Columns from which a statement and its evidence stand side by side."""

_BETWEEN = " │ "
_TYPOGRAPHY = str.maketrans(
    {
        "⟨": "<",
        "⟩": ">",
        "–": "-",
        "—": "-",
        "─": "-",
        "·": "-",
        "→": "->",
        "│": "|",
        "≠": "!=",
        "×": "x",
        "…": "...",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
    }
)


class Page:
    """Collects one report's lines; `take` hands them over and starts anew.

    Args:
        out: The stream the lines go to in the end; asked for its width and whether it is a
            terminal.
        options: Width and color.
    """

    def __init__(self, out: TextIO, options: Options) -> None:
        from rich.console import Console

        self.width = max(options.width or _terminal_width(out), _NARROWEST)
        color = _wants_color(out, options)
        self._buffer = io.StringIO()
        self.console: Console = Console(
            file=self._buffer,
            width=self.width,
            force_terminal=color,
            color_system="standard" if color else None,
            no_color=not color,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
        )

    def flow(self, text: Text, *, first: str = "", rest: str | None = None) -> None:
        """Wrap a text and write it.

        Args:
            text: Styled words.
            first: Put before the first line.
            rest: Put before every other line; blanks as wide as `first` by default.
        """
        from rich.text import Text

        indent = " " * len(first) if rest is None else rest
        width = max(self.width - max(len(first), len(indent)), _NARROWEST // 2)
        prefix = first
        for line in text.wrap(self.console, width):
            line.rstrip()
            self.console.print(Text(prefix).append_text(line), crop=False, overflow="ignore")
            prefix = indent

    def beside(self, left: Text, right: Text, *, indent: str) -> None:
        """Write two texts side by side, or one below the other where the page is narrow.

        Args:
            left: One text.
            right: The other.
            indent: Put before every line.
        """
        from rich.text import Text

        if self.width < _TWO_COLUMNS:
            self.flow(left, first=f"{indent}article: ", rest=f"{indent}  ")
            self.flow(right, first=f"{indent}there: ", rest=f"{indent}  ")
            return
        width = (self.width - len(indent) - len(_BETWEEN)) // 2
        columns = (left.wrap(self.console, width), right.wrap(self.console, width))
        for mine, other in zip_longest(*columns, fillvalue=Text()):
            mine.rstrip()
            other.rstrip()
            blank = " " * (width - mine.cell_len)
            line = Text(indent).append_text(mine).append(blank + _BETWEEN, "dim")
            line.append_text(other)
            line.rstrip()
            self.console.print(line, crop=False, overflow="ignore")

    def blank(self) -> None:
        """Write an empty line."""
        self._buffer.write("\n")

    def rule(self) -> None:
        """Write a line across the page."""
        self._buffer.write("─" * self.width + "\n")

    def heading(self, words: str) -> None:
        """Write a heading with an empty line before it."""
        self.blank()
        self.flow(styled(words, "bold"))

    def table(self, table: Table) -> None:
        """Write a table."""
        lines = self.console.render_lines(table, pad=False)
        for line in lines:
            self.console.print(_joined(line), crop=False, overflow="ignore")

    def take(self, *, unicode: bool) -> str:
        """All lines written since the last call.

        Args:
            unicode: The stream holds every character; otherwise our typography becomes ASCII.
        """
        text = self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate()
        return text if unicode else text.translate(_TYPOGRAPHY)


def styled(words: str, style: str = "") -> Text:
    """Untrusted words on one line, in a style."""
    from rich.text import Text

    return Text(one_line(words), style=style)


def _joined(line: list[Segment]) -> Text:
    from rich.text import Text

    text = Text()
    for segment in line:
        text.append(segment.text, segment.style)
    text.rstrip()
    return text


def _terminal_width(out: TextIO) -> int:
    return shutil.get_terminal_size((80, 24)).columns if out.isatty() else 80


def _wants_color(out: TextIO, options: Options) -> bool:
    """Color as asked; ``auto`` follows the terminal, ``NO_COLOR`` and ``TERM=dumb``."""
    if options.color != "auto":
        return options.color == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return out.isatty() and not plain
