"""RSS and Atom feeds: each entry an article, from what stands in the feed; nothing is fetched."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from provenance.errors import InputError
from provenance.read._base import HEAD_BYTES, Reader, Source
from provenance.read._html_article import from_fragment
from provenance.read._html_walk import Page
from provenance.read._meta import Meta, clean, clean_date, clean_language, names
from provenance.read._xml import root_name, without_declarations, xml_text
from provenance.read.jsonfeed import absolute
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|RDF)[\s>]")
_PAGE = re.compile(r"<(?:!doctype\s+)?html\b", re.IGNORECASE)
_MARKUP = re.compile(r"<[A-Za-z/!]|&[#A-Za-z]")
_MEDIA = re.compile(r"audio/|video/")
_PROLOG = 10_000
_SHORT = 600
"""Characters: a summary shorter than this is a teaser, not the article."""


def _read(stream: BinaryIO, source: Source) -> Iterator[Article | Skipped]:
    text, assumed = xml_text(stream, source)
    if _PAGE.search(text[:HEAD_BYTES]):
        raise InputError("is a web page under the name of a feed; name it .html")
    if not _ROOT.search(text[:_PROLOG]):
        raise InputError(
            "is XML of a kind that is not read (RSS, Atom, sitemap, NewsML-G2, NITF, XHTML are)"
        )
    xml, said = without_declarations(text)
    parsed = _parsed(xml)
    if not parsed.get("entries"):
        raise InputError("is a feed without entries; give another, or the article's page")
    for number, entry in enumerate(parsed["entries"], start=1):
        # a plain dict: feedparser's own warns when asked for a date that is not there
        yield _article({**entry}, _channel(parsed), number, source, assumed + said)


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
    link = absolute(_base(entry, source), entry.get("link"))
    place = f"{source.name} entry {number}"
    meta = _entry_meta(entry).over(channel)
    body, kind, whole = _body(entry)
    if not body.strip():
        media = any(_MEDIA.match(str(one.get("type"))) for one in entry.get("links") or [])
        why = "is audio or video without text; give its transcript" if media else "has no text; "
        why = why if media else f"{why}give its page"
        return Skipped(place, f"the entry {why}", link or source.name)
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


def _base(entry: dict[str, Any], source: Source) -> str:
    """The address that an entry's relative links start from: its xml:base, the feed's own."""
    parts = (entry.get(key) or {} for key in ("title_detail", "summary_detail"))
    bases = (clean(part.get("base")) for part in (*parts, *(entry.get("content") or [])))
    return next((base for base in bases if base), None) or source.uri or ""


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
    return root_name(head) in ("rss", "feed", "RDF")


READER = Reader(
    "feed",
    (".xml", ".rss", ".atom", ".xml.gz"),
    ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
    _sniff,
    _read,
)
