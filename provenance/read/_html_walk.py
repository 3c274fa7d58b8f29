"""A page to blocks of text whose every character knows where in the page it stands.

What a reader of the page would not see (scripts, hidden elements) is left out; white space is
folded by starting a new run, never by rewriting one; character references are resolved.
"""

from __future__ import annotations

import html
import re

from provenance.read._blocks import RawBlock
from provenance.read._html_elements import (
    CLOSES_P,
    FOREIGN,
    IMPLIED,
    INLINE,
    SKIPPED,
    VOID,
    Open,
)
from provenance.read._html_tokens import Token, attributes, tokens

_LOOK_BACK = 8
"""Open elements searched for an unclosed predecessor: pages nest these one to four deep."""

_RUN = re.compile(
    r"([^ \t\n\r\f&\u00ad\u200b\u2060\ufeff]+(?: [^ \t\n\r\f&\u00ad\u200b\u2060\ufeff]+)*)"
    r"|([ \t\n\r\f]+)"
    r"|(&(?:\#[0-9]{1,7};?|\#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)|&)"
    r"|[\u00ad\u200b\u2060\ufeff]"
)
"""A run copied unchanged, white space, a reference; invisible break hints are left out."""
_HINTS = frozenset("\u00ad\u200b\u2060\ufeff")
_HIDING = re.compile(r"hidden|display\s*:|sr-only|screen-reader", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_FOR_SCREEN_READERS = frozenset(
    {"visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text"}
)
_COMMENTS = re.compile(
    r"""\b(?:id|class)\s*=\s*["']?[^"'>]*(?<![a-z])(?:comments?(?:[_-]?(?:list|section|thread|area|wrapper))?"""
    r"""|disqus_thread|respond)(?=[\s"'>])""",
    re.IGNORECASE,
)


def _is_inline(name: str) -> bool:
    """Whether an element leaves its block unbroken; custom elements do, as in browsers."""
    return name in INLINE or "-" in name


def _ends_block(name: str) -> bool:
    return not _is_inline(name) and name not in SKIPPED


class Page:
    """A page walked once.

    Attributes:
        source: The page as given.
        blocks: Every visible block, in order.
        ends: For each element number, one past the numbers of the elements inside it.
        parents: For each element number, its parent's.
        names: For each element number, its name.
        facts: Opening tags that say something about the page: html, meta, link, time, JSON-LD.
        has_password: A password field stands on the page.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[RawBlock] = []
        self.parents: list[int] = [0]
        self.names: list[str] = [""]
        self.ends: list[int] = [0]
        self.facts: list[tuple[Token, str]] = []
        self.has_password = False
        self._stack: list[Open] = [Open("", 0, None)]
        self._open: dict[str, int] = {}
        self._block: RawBlock | None = None
        self._space: int | None = None
        self._breaks = 0
        self._linked = False
        for token in tokens(source):
            self._take(token)
        self._flush()
        for one in self._stack:
            self.ends[one.element] = len(self.names)
        self.blocks = [b for b in self.blocks if not b.text.isspace()]

    def within(self, block: RawBlock, element: int) -> bool:
        """Whether a block stands inside an element."""
        return element <= block.element < self.ends[element]

    def _take(self, token: Token) -> None:
        if token.kind == "text":
            self._text(token.start, token.end)
        elif token.kind == "open":
            self._opens(token)
        elif token.kind == "close":
            self._closes(token)
        elif token.name in ("title", "script"):
            self._fact_text(token)

    # -- elements ------------------------------------------------------------------------------

    def _opens(self, token: Token) -> None:
        name = token.name
        if name in ("meta", "link", "html", "time", "script", "title", "input"):
            self._fact(token)
        if name == "br":
            self._break(token)
        elif name == "q":
            self._mark("\u201c", token.start)
        elif name == "a":
            self._linked = "href" in self.source[token.start : token.end].lower()
        if name in VOID:
            if name == "hr":
                self._flush()
            return
        inline = _is_inline(name)
        hidden = name in SKIPPED or self._hides(token, inline=inline)
        if inline and not hidden and not self._stack[-1].skip:
            return
        if name in FOREIGN and self._self_closing(token):
            return
        if _ends_block(name):
            if not self._stack[-1].skip:
                self._flush()
            self._imply_closings(name)
        self._push(token, hidden=hidden)

    def _push(self, token: Token, *, hidden: bool) -> None:
        parent = self._stack[-1]
        one = Open(token.name, len(self.names), parent)
        one.skip = one.skip or hidden
        if not one.comment and token.name in ("div", "section", "ol", "ul", "aside"):
            one.comment = bool(
                _COMMENTS.search(self.source, token.start, min(token.end, token.start + 500))
            )
        self._stack.append(one)
        self.names.append(token.name)
        self.parents.append(parent.element)
        self.ends.append(0)
        self._open[token.name] = self._open.get(token.name, 0) + 1

    def _closes(self, token: Token) -> None:
        name = token.name
        if name == "a":
            self._linked = False
        elif name == "q":
            self._mark("\u201d", token.start)
        elif name == "br":
            self._break(token)
        skipped = self._stack[-1].skip
        if not skipped and _ends_block(name):
            self._flush()
        if self._open.get(name):
            while self._pop() != name:
                pass
        if skipped and not self._stack[-1].skip and _ends_block(name):
            self._flush()

    def _pop(self) -> str:
        one = self._stack.pop()
        self.ends[one.element] = len(self.names)
        self._open[one.name] -= 1
        return one.name

    def _imply_closings(self, name: str) -> None:
        if name in CLOSES_P and self._stack[-1].name == "p":
            self._pop()
        elif name in IMPLIED:
            ended, shields = IMPLIED[name]
            for back in range(1, min(_LOOK_BACK, len(self._stack) - 1) + 1):
                if self._stack[-back].name in shields:
                    return
                if self._stack[-back].name == ended:
                    for _ in range(back):
                        self._pop()
                    return

    def _hides(self, token: Token, *, inline: bool) -> bool:
        if not _HIDING.search(self.source, token.start, token.end):
            return False
        found = attributes(self.source, token)
        if "hidden" in found or _NOT_SHOWN.search(found.get("style", "")):
            return True
        if not inline:
            return False
        read_out = _FOR_SCREEN_READERS & set(found.get("class", "").split())
        return bool(read_out) or found.get("aria-hidden", "").lower() == "true"

    def _self_closing(self, token: Token) -> bool:
        return self.source.startswith("/>", token.end - 2)

    # -- facts ---------------------------------------------------------------------------------

    def _fact(self, token: Token) -> None:
        if token.name == "input":
            raw = self.source[token.start : token.end].lower()
            self.has_password = self.has_password or "password" in raw
        elif token.name not in ("title", "script"):
            self.facts.append((token, ""))

    def _fact_text(self, token: Token) -> None:
        if token.name == "title" and "svg" in self._open and self._open["svg"]:
            return
        if token.name == "script" and not self._is_json_ld(token):
            return
        self.facts.append((token, self.source[token.start : token.end]))

    def _is_json_ld(self, token: Token) -> bool:
        tag = self.source.rfind("<", 0, token.start)
        return "ld+json" in self.source[tag : token.start].lower()

    # -- text ----------------------------------------------------------------------------------

    def _current(self) -> RawBlock:
        if self._block is None:
            top = self._stack[-1]
            self._block = RawBlock(
                top.tag or "body", top.element, top.chrome, top.menu, top.comment
            )
        return self._block

    def _flush(self) -> None:
        if self._block is not None and self._block.pieces:
            self.blocks.append(self._block)
        self._block = None
        self._space = None
        self._breaks = 0

    def _text(self, start: int, end: int) -> None:
        top = self._stack[-1]
        if top.skip:
            return
        if top.pre:
            self._preformatted(start, end)
            return
        for match in _RUN.finditer(self.source, start, end):
            if match[1] is not None:
                self._add(match[1], match.start())
            elif match[2] is not None:
                if self._space is None:
                    self._space = match.start()
            elif match[3] is not None:
                self._reference(match[3], match.start(), match.end())

    def _preformatted(self, start: int, end: int) -> None:
        for match in re.finditer(r"[^&]+|&[^&;\s]{0,32};?", self.source[start:end]):
            at = start + match.start()
            if match[0].startswith("&"):
                self._reference(match[0], at, start + match.end())
            else:
                self._add(match[0], at)

    def _reference(self, written: str, start: int, end: int) -> None:
        meant = html.unescape(written)
        if meant == written:
            self._add(written, start)
        elif meant in _HINTS:
            return
        elif meant.strip(" \t\n\r\f"):
            self._add(meant, start)
            self._current().pieces.append(("", end))
        elif self._space is None:
            self._space = start

    def _mark(self, mark: str, at: int) -> None:
        """The quotation marks that a browser draws around a ``q`` element."""
        if not self._stack[-1].skip:
            self._add(mark, at)

    def _break(self, token: Token) -> None:
        """One line break stays in its block; two in a row are a paragraph's end."""
        if self._stack[-1].skip:
            return
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        else:
            self._space = token.start

    def _add(self, text: str, at: int) -> None:
        block = self._current()
        if block.pieces and (self._space is not None or self._breaks):
            gap = "\n" if self._breaks else " "
            block.pieces.append((gap, at if self._space is None else self._space))
            block.linked += self._linked
        self._space = None
        self._breaks = 0
        block.pieces.append((text, at))
        if self._linked:
            block.linked += len(text)
