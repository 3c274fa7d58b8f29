"""RSS and Atom feeds: each entry an article, from what stands in the feed; nothing is fetched."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from provenance.errors import InputError
from provenance.read._base import HEAD_BYTES, Reader, Source, read_document
from provenance.read._decode import decode
from provenance.read._html_article import from_fragment
from provenance.read._html_walk import Page
from provenance.read._meta import Meta, clean, clean_date, clean_language, names
from provenance.read.html import declared_charset
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|RDF)[\s>]")
_SNIFF = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|RDF)[\s>]|<\?xml\b")
_PAGE = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_MARKUP = re.compile(r"<[A-Za-z/!]|&[#A-Za-z]")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_PROLOG = 10_000
_SHORT = 600
"""Characters: a summary shorter than this is a teaser, not the article."""


def _read(stream: BinaryIO, source: Source) -> Iterator[Article | Skipped]:
    raw = read_document(stream, source)
    decoded = decode(raw, declared=source.charset or declared_charset(raw))
    if not decoded.text.strip():
        raise InputError("holds nothing but white space; give a feed with entries in it")
    if _PAGE.search(raw[:HEAD_BYTES]):
        raise InputError("is a web page under the name of a feed; name it .html")
    if not _ROOT.search(decoded.text[:_PROLOG]):
        raise InputError("is XML, but neither RSS nor Atom; give a feed or the article's page")
    xml, notes = without_declarations(decoded.text)
    parsed = _parsed(xml)
    if not parsed.get("entries"):
        raise InputError("is a feed without entries; give another, or the article's page")
    for number, entry in enumerate(parsed["entries"], start=1):
        # a plain dict: feedparser's own warns when asked for a date that is not there
        yield _article({**entry}, _channel(parsed), number, source, decoded.notes + notes)


def without_declarations(xml: str) -> tuple[str, tuple[str, ...]]:
    """The document without its DOCTYPE, where entities can be declared that expand without end.

    >>> without_declarations('<!DOCTYPE x [<!ENTITY a "b">]><rss/>')[0]
    '<rss/>'
    """
    match = _DOCTYPE.search(xml, 0, _PROLOG)
    root = _ROOT.search(xml)
    if match is None or (root and root.start() < match.start()):
        return xml, ()
    inner = xml.find("[", match.end(), match.end() + 500)
    first = xml.find(">", match.end())
    if 0 <= inner < first:
        close = xml.find("]", inner)
        first = xml.find(">", close) if close >= 0 else -1
        end = first + 1 if first >= 0 else len(xml)
        note = "The feed declares entities of its own: they were not expanded."
        return xml[: match.start()] + xml[end:], (note,)
    return xml[: match.start()] + xml[first + 1 :], ()


def _parsed(xml: str) -> dict[str, Any]:
    import feedparser

    # a stream: feedparser takes a string, or bytes, for a URL or file name to open
    body = io.BytesIO(xml.encode("utf-8", "replace"))
    try:
        parsed: dict[str, Any] = feedparser.parse(
            body,
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:  # hostile XML reaches bugs deep in a foreign library
        raise InputError("is a feed too damaged to read; check it with a feed validator") from None
    return parsed


def _channel(parsed: dict[str, Any]) -> Meta:
    feed = parsed.get("feed") or {}
    return Meta(
        outlet=_plain(feed.get("title")),
        language=clean_language(feed.get("language")),
    )


def _article(
    entry: dict[str, Any], channel: Meta, number: int, source: Source, notes: tuple[str, ...]
) -> Article | Skipped:
    link = clean(entry.get("link"))
    link = link if link and _ADDRESS.match(link) else None
    place = f"{source.name} entry {number}"
    meta = _entry_meta(entry).over(channel)
    body, kind, whole = _body(entry)
    if not body.strip():
        return Skipped(place, "the entry has no text; give its page", link or source.name)
    if not whole and len(body) < _SHORT:
        notes += ("The feed gives only a summary of this entry; give its page for all of it.",)
    article = Article(
        id=clean(entry.get("id")) or link or place,
        text=body,
        uri=link or source.uri,
        title=meta.title,
        outlet=meta.outlet,
        published=meta.published,
        authors=meta.authors,
        language=meta.language,
        notes=notes,
    )
    if kind == "text/plain" or not _MARKUP.search(body):
        return article
    try:
        return replace(from_fragment(body, like=article, known=meta), notes=notes)
    except InputError as error:
        return Skipped(place, str(error), link or source.name)


def _entry_meta(entry: dict[str, Any]) -> Meta:
    return Meta(
        title=_plain(entry.get("title")),
        published=clean_date(entry.get("published")) or clean_date(entry.get("updated")),
        authors=names(entry.get("authors")) or names(entry.get("author")),
    )


def _body(entry: dict[str, Any]) -> tuple[str, str, bool]:
    """An entry's text, its media type, and whether it is given as the whole content."""
    parts = [p for p in entry.get("content") or [] if isinstance(p.get("value"), str)]
    if parts:
        longest = max(parts, key=lambda part: len(part["value"]))
        if longest["value"].strip():
            return longest["value"], str(longest.get("type")), True
    summary = entry.get("summary")
    detail = entry.get("summary_detail") or {}
    return summary if isinstance(summary, str) else "", str(detail.get("type")), False


def _plain(value: object) -> str | None:
    """A title without the markup some feeds write into it."""
    text = clean(value)
    if text and _MARKUP.search(text):
        return clean(" ".join(block.text for block in Page(text).blocks)) or text
    return text


def _sniff(head: bytes) -> bool:
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f")
    return start.startswith(b"<") and bool(_SNIFF.search(start)) and not _PAGE.search(start)


READER = Reader(
    "feed",
    (".xml", ".rss", ".atom"),
    ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
    _sniff,
    _read,
)
