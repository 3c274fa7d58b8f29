"""Markdown: the text without its marks, with a map back to the file, and its front matter."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, BinaryIO

from provenance.errors import InputError
from provenance.read._base import Reader, Source, read_document
from provenance.read._blocks import RawBlock, assemble
from provenance.read._comments import comments_of
from provenance.read._decode import decode
from provenance.read._md_blocks import MarkdownBlock, markdown_blocks
from provenance.read._md_inline import Inline, inline
from provenance.read._meta import Meta, clean, clean_date, clean_language, names
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRONT = re.compile(r"---[ \t]*\r?\n")
_FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_MAX_FRONT = 20_000
_PAIR = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)")
_ENTRY = re.compile(r"[ \t]*-[ \t]+(.*)")


def _read(stream: BinaryIO, source: Source) -> Iterator[Article | Skipped]:
    decoded = decode(read_document(stream, source), declared=source.charset)
    fields, start = front_matter(decoded.text)
    text = decoded.text
    blocks = [raw for b in markdown_blocks(text, start=start) if (raw := _raw(b, text))]
    if not blocks:
        raise InputError("holds no text beside code and comments; give an article")
    extracted = assemble(blocks, (True,) * len(blocks))
    meta = _meta(fields)
    yield Article(
        id=source.name,
        text=extracted.text,
        uri=source.uri,
        title=meta.title,
        outlet=meta.outlet,
        published=meta.published,
        authors=meta.authors,
        language=meta.language,
        media_type="text/markdown",
        source_map=extracted.source_map,
        regions=extracted.regions,
        comments=comments_of(text, extracted, "markdown"),
        notes=decoded.notes,
    )


def front_matter(source: str) -> tuple[dict[str, str | list[str]], int]:
    r"""Fields between two ``---`` lines at the top, and where the text begins.

    Only ``key: value`` and lists are understood, which is what articles carry.

    >>> front_matter("---\\ntitle: 'Toll rises'\\n---\\nText")
    ({'title': 'Toll rises'}, 27)
    """
    opening = _FRONT.match(source)
    closing = _FRONT_END.search(source, opening.end(), _MAX_FRONT) if opening else None
    if opening is None or closing is None:
        return {}, 0
    fields: dict[str, str | list[str]] = {}
    key = ""
    for line in source[opening.end() : closing.start()].splitlines():
        pair, entry = _PAIR.fullmatch(line), _ENTRY.fullmatch(line)
        if pair:
            key = pair[1].lower()
            fields[key] = _value(pair[2].strip())
        elif entry and key:
            known = fields[key]
            items = known if isinstance(known, list) else [known] if known else []
            fields[key] = [*items, _bare(entry[1])]
    return fields, closing.end()


def _value(written: str) -> str | list[str]:
    if written.startswith("[") and written.endswith("]"):
        return [_bare(part) for part in written[1:-1].split(",")]
    return _bare(written)


def _bare(written: str) -> str:
    written = written.strip()
    quoted = len(written) > 1 and written[0] == written[-1] and written[0] in "\"'"
    return written[1:-1] if quoted else written


def _meta(fields: dict[str, str | list[str]]) -> Meta:
    return Meta(
        title=clean(fields.get("title")),
        outlet=clean(fields.get("outlet") or fields.get("publication")),
        published=clean_date(fields.get("published") or fields.get("date")),
        authors=names(fields.get("authors") or fields.get("author")),
        language=clean_language(fields.get("language") or fields.get("lang")),
    )


def _raw(block: MarkdownBlock, source: str) -> RawBlock | None:
    """A block's text without syntax, each piece with its offset in the file."""
    text = "\n".join(source[start:end] for start, end in block.lines)
    out = _Pieces(block, text, inline(text)).raw()
    return out if out.text.strip() else None


class _Pieces:
    """Pieces of one block, from offsets in the block to offsets in the file."""

    def __init__(self, block: MarkdownBlock, text: str, syntax: Inline) -> None:
        self._block = block
        self._text = text
        self._syntax = syntax
        self._starts: list[int] = []
        at = 0
        for start, end in block.lines:
            self._starts.append(at)
            at += end - start + 1

    def raw(self) -> RawBlock:
        """The block without its syntax."""
        raw = RawBlock(self._block.tag)
        at = 0
        changes = [(span, "") for span in self._syntax.cuts]
        changes += list(self._syntax.meant.items())
        for (start, end), meant in sorted(changes):
            if start < at:
                at = max(at, end)
                continue
            self._copy(raw, at, start)
            if meant:
                raw.pieces += [(meant, self._source(start)), ("", self._source(end))]
            at = end
        self._copy(raw, at, len(self._text))
        raw.linked = self._linked()
        return _stripped(raw)

    def _copy(self, raw: RawBlock, start: int, end: int) -> None:
        while start < end:
            stop = self._text.find("\n", start, end)
            stop = end if stop < 0 else stop
            if stop > start:
                raw.pieces.append((self._text[start:stop], self._source(start)))
            if stop < end:
                line = bisect_right(self._starts, stop) - 1
                gap = "\n" if line in self._block.breaks else " "
                raw.pieces.append((gap, self._source(stop)))
            start = stop + 1

    def _source(self, offset: int) -> int:
        line = bisect_right(self._starts, offset) - 1
        return self._block.lines[line][0] + offset - self._starts[line]

    def _linked(self) -> int:
        return sum(end - start for start, end in self._syntax.links)


def _stripped(raw: RawBlock) -> RawBlock:
    """White space that syntax left at either end is taken off."""
    pieces = raw.pieces
    while pieces and not pieces[0][0].strip():
        pieces.pop(0)
    while pieces and not pieces[-1][0].strip():
        pieces.pop()
    if pieces:
        text, at = pieces[0]
        pieces[0] = (text.lstrip(), at + len(text) - len(text.lstrip()))
        text, at = pieces[-1]
        pieces[-1] = (text.rstrip(), at)
    return raw


def _sniff(head: bytes) -> bool:
    """Never: without its suffix, Markdown is read as the plain text it also is."""
    return False


READER = Reader("markdown", (".md", ".markdown"), ("text/markdown",), _sniff, _read)
