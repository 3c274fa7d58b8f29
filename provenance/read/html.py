"""HTML pages: the article's text with a map back to the page, and what the page says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from provenance.errors import InputError
from provenance.read._base import HEAD_BYTES, Reader, Source, read_document
from provenance.read._decode import decode
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARSET = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([A-Za-z0-9._:+-]{1,40})""", re.I)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})""")
_XML_ROOTS = frozenset(
    {*("rss", "feed", "rdf", "urlset", "sitemapindex", "nitf"), "newsitem", "newsmessage"}
)
_START = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|article|main)\b", re.IGNORECASE)


def _read(stream: BinaryIO, source: Source) -> Iterator[Article | Skipped]:
    from provenance.read._html_article import from_html

    raw = read_document(stream, source)
    decoded = decode(raw, declared=source.charset or declared_charset(raw))
    if not decoded.text.strip():
        raise InputError("holds nothing but white space; give a page with an article in it")
    like = Article(id=source.name, text="", uri=source.uri, notes=decoded.notes)
    yield from_html(decoded.text, like=like)


def declared_charset(raw: bytes) -> str | None:
    """The encoding a page declares in its first bytes, or None.

    >>> declared_charset(b'<meta charset="iso-8859-2">')
    'iso-8859-2'
    """
    head = raw[:HEAD_BYTES]
    found = _CHARSET.search(head) or _XML_CHARSET.search(head)
    label = found[1].decode("ascii").lower() if found else None
    # bytes in which this could be read are not UTF-16, whatever they say (HTML standard)
    return "utf-8" if label and label.startswith("utf-16") else label


def _sniff(head: bytes) -> bool:
    from provenance.read._xml import root_name

    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f")
    if not (start.startswith(b"<") and _START.search(start[:2048])):
        return False
    # a news document may hold a whole page
    return root_name(head).lower() not in _XML_ROOTS


READER = Reader(
    "html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), _sniff, _read
)
