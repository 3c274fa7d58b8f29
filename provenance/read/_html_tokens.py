"""HTML to tokens with exact source offsets, in one pass and linear time.

The standard library's ``html.parser`` takes quadratic time on unclosed constructs in several
Python versions this package supports (3.11.7: 50 kB of ``<a `` in 22 s), and gives line and column
only.  This tokenizer follows the HTML standard's tokenization where it matters for text: raw-text
elements, comments, quoted attributes; errors are passed over as browsers do.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from provenance.read._html_elements import RAW

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["text", "open", "close", "raw"]


class Token(NamedTuple):
    """A stretch of the page: text, an opening or closing tag, or a raw element's content.

    ``name`` is the lower-case element name; empty for text.
    """

    kind: Kind
    start: int
    end: int
    name: str = ""


_NAME = re.compile(r"[a-zA-Z][^\s/>\x00]*")
_TO_VALUE_OR_END = re.compile(r"[^>=]*")
_VALUE_START = re.compile(r"=\s*")
_COMMENT_END = re.compile(r"--!?>")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in sorted(RAW)}
_ATTRIBUTE = re.compile(
    r"""([^\s/>="'][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?"""
)
_MAX_TAG = 20_000
"""Characters of a tag whose attributes are read; longer ones carry data URLs, not facts."""


def tokens(source: str) -> Iterator[Token]:
    """Tokens of a page, in order; comments, doctypes and processing instructions left out.

    Args:
        source: The decoded page, or a fragment of one.
    """
    tags = _Tags(source)
    at = 0
    while at < len(source):
        opening = source.find("<", at)
        if opening < 0:
            opening = len(source)
        after = _not_text(source, opening, tags)
        while after == opening < len(source):  # a "<" that opens nothing is text
            opening = source.find("<", opening + 1)
            opening = len(source) if opening < 0 else opening
            after = _not_text(source, opening, tags)
        if opening > at:
            yield Token("text", at, opening)
        token = _tag(source, opening, after)
        at = after
        if token is not None:
            yield token
            if token.kind == "open" and token.name in RAW and not _closes_itself(source, token):
                at = _raw_end(source, token)
                yield Token("raw", token.end, at, token.name)


def attributes(source: str, tag: Token) -> dict[str, str]:
    """Attributes of an opening tag, names in lower case, character references resolved.

    Args:
        source: The page.
        tag: A token of kind ``"open"``.
    """
    start = tag.start + 1 + len(tag.name)
    stop = min(tag.end - 1, tag.start + _MAX_TAG)
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source, start, stop):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
    return found


class _Tags:
    """Where the last closing marks stand, so that a search that must fail is never made."""

    def __init__(self, source: str) -> None:
        self.last_gt = source.rfind(">")
        self.last = {'"': source.rfind('"'), "'": source.rfind("'")}
        self.last_comment_end = max(source.rfind("-->"), source.rfind("--!>"))


def _not_text(source: str, at: int, tags: _Tags) -> int:
    """End of the markup that begins with the ``<`` at an offset; the offset where it is text."""
    following = source[at + 1 : at + 2]
    if following == "/":
        following = source[at + 2 : at + 3] and "/"
    if (following.isascii() and following.isalpha()) or following == "/":
        return _tag_end(source, at + 1, tags)
    if source.startswith("<!--", at):
        return _comment_end(source, at, tags)
    if following in ("!", "?"):
        return source.find(">", at) + 1 if at < tags.last_gt else len(source)
    return at


def _comment_end(source: str, at: int, tags: _Tags) -> int:
    for short in ("<!-->", "<!--->"):
        if source.startswith(short, at):
            return at + len(short)
    if at + 3 >= tags.last_comment_end:
        return len(source)
    match = _COMMENT_END.search(source, at + 4)
    return match.end() if match else len(source)


def _tag_end(source: str, at: int, tags: _Tags) -> int:
    """One past the ``>`` of a tag; quoted attribute values may hold one themselves."""
    while at <= tags.last_gt:
        at = _TO_VALUE_OR_END.match(source, at).end()  # type: ignore[union-attr]
        if source[at] == ">":
            return at + 1
        at = _VALUE_START.match(source, at).end()  # type: ignore[union-attr]
        quote = source[at : at + 1]
        if quote in tags.last and at < tags.last[quote]:
            at = source.find(quote, at + 1) + 1
    return len(source)


def _tag(source: str, start: int, end: int) -> Token | None:
    closing = source.startswith("</", start)
    match = _NAME.match(source, start + 1 + closing, end)
    if not match:
        return None
    return Token("close" if closing else "open", start, end, match[0].lower())


def _closes_itself(source: str, token: Token) -> bool:
    """Self-closing is honored for raw elements: SVG writes ``<title/>`` and ``<style/>``."""
    return source.startswith("/>", token.end - 2)


def _raw_end(source: str, token: Token) -> int:
    match = _RAW_END[token.name].search(source, token.end)
    return match.start() if match else len(source)
