"""Markdown's blocks: headings, paragraphs, quotations and list items, by lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)")
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]{1,200}\]:[ \t]*\S")


@dataclass(slots=True)
class MarkdownBlock:
    """Lines of one block: ``(start, end)`` in the source, markers and margins left out.

    ``breaks`` holds the numbers of the lines that end in a hard line break.
    """

    tag: str
    lines: list[tuple[int, int]] = field(default_factory=list)
    breaks: set[int] = field(default_factory=set)


class _Walk:
    """State between two lines."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.block: MarkdownBlock | None = None
        self.fence = ""
        self.comment = False

    def walk(self, start: int) -> Iterator[MarkdownBlock]:
        """Blocks from an offset on."""
        for match in _LINE.finditer(self.source, start):
            line = match[0].rstrip("\r\n")
            if self._unseen(line):
                continue
            yield from self._line(line, match.start())
        yield from self._ended()

    def _unseen(self, line: str) -> bool:
        """Whether a line is code or comment; keeps track of where those end."""
        if self.comment:
            self.comment = "-->" not in line
            return True
        if self.fence:
            if line.strip().startswith(self.fence) and not line.strip().strip(self.fence[0]):
                self.fence = ""
            return True
        fence = _FENCE.match(line)
        if fence and "`" not in line[fence.end() :]:
            self.fence = fence[1]
            return True
        if line.lstrip().startswith("<!--") and "-->" not in line:
            self.comment = True
            return True
        return False

    def _line(self, line: str, at: int) -> Iterator[MarkdownBlock]:
        inner, tag = self._unmarked(line)
        text = line[inner:]
        heading = _ATX.match(text)
        setext = _SETEXT.match(text) if self.block and self.block.tag == "p" else None
        if setext and self.block and self.block.lines:
            self.block.tag = "h1" if setext[1][0] == "=" else "h2"
            yield from self._ended()
        elif not text.strip() or _RULE.match(text) or _DEFINITION.match(text):
            yield from self._ended()
        elif heading:
            yield from self._ended()
            body = text[heading.end() :].rstrip()
            body = _CLOSING_HASHES.sub("", body)
            self.block = MarkdownBlock(f"h{len(heading[1])}")
            self._add(body, at + inner + heading.end())
            yield from self._ended()
        else:
            if tag == "li" or (self.block and tag != self.block.tag and tag == "blockquote"):
                yield from self._ended()
            if self.block is None:
                self.block = MarkdownBlock(tag)
            self._add(text, at + inner)

    def _unmarked(self, line: str) -> tuple[int, str]:
        """Where a line's own text begins, and what its markers say it is."""
        at, tag = 0, "p"
        while match := _QUOTE.match(line, at):
            at, tag = match.end(), "blockquote"
        if not _RULE.match(line[at:]) and (item := _ITEM.match(line, at)):
            at, tag = item.end(), "li"
        return at, tag

    def _add(self, text: str, at: int) -> None:
        bare = text.rstrip()
        margin = len(bare) - len(bare.lstrip())
        hard = text.endswith("  ") or bare.endswith("\\")
        bare = bare.removesuffix("\\") if hard else bare
        if self.block is not None and bare.strip():
            self.block.lines.append((at + margin, at + len(bare)))
            if hard:
                self.block.breaks.add(len(self.block.lines) - 1)

    def _ended(self) -> Iterator[MarkdownBlock]:
        if self.block is not None and self.block.lines:
            yield self.block
        self.block = None


def markdown_blocks(source: str, *, start: int = 0) -> Iterator[MarkdownBlock]:
    """Blocks of a Markdown text, code and comments left out.

    Args:
        source: The decoded file.
        start: Where to begin, after the front matter.
    """
    return _Walk(source).walk(start)
