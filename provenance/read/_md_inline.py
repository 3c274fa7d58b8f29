"""Markdown's inline marks: which characters of a paragraph are syntax and not text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

_MARK = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)"
    r"|(?P<comment><!--)"
    r"|<(?P<address>(?:https?://|mailto:)[^\s<>]{1,2000})>"
    r"|(?P<tag></?[A-Za-z][^<>]{0,500}>)"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<stars>\*+|_+|~~)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
_TARGET = re.compile(
    r"""\(\s{0,9}(?:<[^<>\n]{0,2000}>|(?:[^\s()]|\([^\s()]{0,500}\)){0,2000})"""
    r"""(?:\s{1,9}(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,9}\)"""
    r"""|\[[^\[\]]{0,200}\]"""
)


@dataclass(slots=True)
class Inline:
    """Syntax of one paragraph, in its own offsets.

    Attributes:
        cuts: Stretches that are syntax, unordered.
        meant: Stretches that stand for another text: a character reference.
        links: Stretches of link text.
    """

    cuts: list[tuple[int, int]] = field(default_factory=list)
    meant: dict[tuple[int, int], str] = field(default_factory=dict)
    links: list[tuple[int, int]] = field(default_factory=list)


class _Scan:
    """One pass over a paragraph; open brackets and emphasis wait on stacks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out = Inline()
        self._brackets: list[tuple[int, int]] = []
        self._openers: dict[str, list[tuple[int, int]]] = {}
        self._tick_runs: dict[int, list[int]] | None = None

    def run(self) -> Inline:
        """Scan the whole paragraph."""
        at = 0
        while match := _MARK.search(self.text, at):
            kind = str(match.lastgroup)
            at = getattr(self, f"_{kind}")(match)
        return self.out

    def _escaped(self, match: re.Match[str]) -> int:
        self.out.cuts.append((match.start(), match.start() + 1))
        return match.end()

    def _ticks(self, match: re.Match[str]) -> int:
        """A code span keeps its words and loses its ticks."""
        size = len(match[0])
        closing = self._tick_run(size, match.end())
        if closing is None:
            return match.end()
        self.out.cuts.append(match.span())
        self.out.cuts.append((closing, closing + size))
        return closing + size

    def _tick_run(self, size: int, after: int) -> int | None:
        """Start of the next run of as many ticks."""
        if self._tick_runs is None:
            self._tick_runs = {}
            for run in re.finditer("`+", self.text):
                self._tick_runs.setdefault(len(run[0]), []).append(run.start())
            for starts in self._tick_runs.values():
                starts.reverse()
        starts = self._tick_runs.get(size, [])
        while starts and starts[-1] < after:
            starts.pop()
        return starts[-1] if starts else None

    def _comment(self, match: re.Match[str]) -> int:
        end = self.text.find("-->", match.end())
        end = len(self.text) if end < 0 else end + 3
        self.out.cuts.append((match.start(), end))
        return end

    def _address(self, match: re.Match[str]) -> int:
        self.out.cuts += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
        self.out.links.append(match.span("address"))
        return match.end()

    def _tag(self, match: re.Match[str]) -> int:
        self.out.cuts.append(match.span())
        return match.end()

    def _open(self, match: re.Match[str]) -> int:
        self._brackets.append(match.span())
        return match.end()

    def _close(self, match: re.Match[str]) -> int:
        if not self._brackets:
            return match.end()
        start, inner = self._brackets.pop()
        target = _TARGET.match(self.text, match.end())
        if target is None:
            return match.end()
        self.out.cuts += [(start, inner), (match.start(), target.end())]
        self.out.links.append((inner, match.start()))
        return target.end()

    def _stars(self, match: re.Match[str]) -> int:
        """A run of marks opens or closes emphasis, or is just itself ("5 * 3", "a_b")."""
        start, end = match.span()
        mark = match[0][0]
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        opens, closes = bool(after.strip()), bool(before.strip())
        if mark == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        waiting = self._openers.setdefault(mark, [])
        while closes and start < end and waiting:
            first, last = waiting.pop()
            size = min(end - start, last - first)
            self.out.cuts += [(last - size, last), (start, start + size)]
            start += size
            if last - size > first:
                waiting.append((first, last - size))
        if opens and start < end:
            waiting.append((start, end))
        return match.end()

    def _entity(self, match: re.Match[str]) -> int:
        meant = html.unescape(match[0])
        if meant != match[0]:
            self.out.meant[match.span()] = meant
        return match.end()


def inline(text: str) -> Inline:
    """Find the inline syntax of one paragraph.

    Args:
        text: The paragraph, lines joined by a line feed.
    """
    return _Scan(text).run()
