r"""Untrusted text made safe to show: nothing in it may act on a terminal or a page.

An article, a name or a piece of evidence can hold escape sequences that repaint a terminal, and
bidirectional overrides that show words in another order than they stand.  Here they become
visible escapes such as ``\x1b``; the JSON formats keep the characters as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.types import Span

# C0 without tab and the line ends, DEL, C1, the bidirectional embeddings, overrides and isolates,
# the interlinear marks, lone surrogates, and the non-characters of the basic plane.
_ACTS = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
    "\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")


def visible(text: str) -> str:
    r"""The text with every character that acts shown as an escape.

    Args:
        text: Untrusted text.

    >>> visible("\x1b[2J\u202e")
    '\\x1b[2J\\u202e'
    """
    return _ACTS.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 - Latin-1


def one_line(text: str) -> str:
    """Visible text on one line, white space collapsed and trimmed.

    Args:
        text: Untrusted text.
    """
    return _SPACE.sub(" ", visible(text)).strip()


def shortened(text: str, width: int) -> str:
    """One line of at most `width` characters, cut at a word with an ellipsis.

    Args:
        text: Untrusted text.
        width: Most characters, 2 or more.

    >>> shortened("one two  three", 9)
    'one two …'
    """
    # A word can be a whole book: look no further than what can be shown.
    line = one_line(text[: 8 * width + 64])
    if len(line) <= width and len(text) <= 8 * width + 64:
        return line
    cut = line[: width - 1]
    space = cut.rfind(" ")
    return (cut[: space + 1] if space > width // 2 else cut) + "…"


def count_words(text: str, span: Span) -> int:
    """Words in a stretch of text.

    Args:
        text: The text.
        span: The stretch.
    """
    return sum(1 for _ in _WORD.finditer(text, *span))
