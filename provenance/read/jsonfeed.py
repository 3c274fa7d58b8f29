"""JSON Feed 1.0 and 1.1: each item an article, its plain text before its HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urljoin

from provenance.errors import InputError
from provenance.read._base import Reader, Source
from provenance.read._json import is_feed_head, json_document
from provenance.read._meta import Meta, clean, clean_date, clean_language, names
from provenance.read._records import as_title, identifier
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

_VERSION = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/", re.IGNORECASE)
_TEASER = "The feed gives only a summary of this entry; give its page for all of it."


def is_feed(value: object) -> bool:
    """Whether a JSON value calls itself a JSON Feed."""
    version = value.get("version") if isinstance(value, dict) else None
    return isinstance(version, str) and bool(_VERSION.match(version))


def articles(
    value: dict[str, Any], source: Source, notes: tuple[str, ...]
) -> Iterator[Article | Skipped]:
    """The items of a feed.

    Args:
        value: The feed.
        source: Where it comes from.
        notes: What was assumed on the way in.

    Raises:
        InputError: If it has no items.
    """
    items = value.get("items")
    if not isinstance(items, list) or not items:
        raise InputError("is a feed without items; give another, or the article's page")
    channel = Meta(
        outlet=clean(value.get("title")),
        authors=names(value.get("authors")) or names(value.get("author")),
        language=clean_language(value.get("language")),
    )
    base = clean(value.get("home_page_url")) or clean(value.get("feed_url")) or source.uri or ""
    for number, item in enumerate(items, start=1):
        place = f"{source.name} item {number}"
        if isinstance(item, dict):
            yield _article(item, channel, source, (place, base, notes))
        else:
            yield Skipped(place, "the item is not an object; correct the feed", place)


def _article(
    item: dict[str, Any], channel: Meta, source: Source, known: tuple[str, str, tuple[str, ...]]
) -> Article | Skipped:
    from provenance.read._html_article import from_fragment

    place, base, notes = known
    link = absolute(base, item.get("url")) or absolute(base, item.get("external_url"))
    plain, markup, summary = (
        value if isinstance(value := item.get(key), str) and value.strip() else ""
        for key in ("content_text", "content_html", "summary")
    )
    if not (plain or markup or summary):
        return Skipped(place, "the item has no text; give its page", link or place)
    meta = Meta(
        title=as_title(item.get("title")),
        published=clean_date(item.get("date_published")) or clean_date(item.get("date_modified")),
        authors=names(item.get("authors")) or names(item.get("author")),
        language=clean_language(item.get("language")),
    ).over(channel)
    article = Article(
        id=identifier(item.get("id")) or link or place,
        text=plain or summary,
        uri=link or source.uri,
        title=meta.title,
        outlet=meta.outlet,
        published=meta.published,
        authors=meta.authors,
        language=meta.language,
        notes=notes if plain or markup else (*notes, _TEASER),
    )
    if plain or not markup:
        return article
    try:
        return from_fragment(markup, like=article, known=meta)
    except InputError as error:
        return Skipped(place, str(error), link or place)


def absolute(base: str, link: object) -> str | None:
    """A link with the address that it is relative to, or None where it leads nowhere.

    >>> absolute("https://q.example/news/", "toll"), absolute("", "toll")
    ('https://q.example/news/toll', None)
    """
    written = clean(link)
    try:
        joined = urljoin(base, written) if written else ""
    except ValueError:
        return None
    return joined if re.match(r"[a-z][a-z0-9+.-]*:", joined, re.IGNORECASE) else None


def _read(stream: BinaryIO, source: Source) -> Iterator[Article | Skipped]:
    value, notes = json_document(stream, source)
    if not is_feed(value):
        raise InputError("is JSON, but no JSON Feed; name it .json to have its kind found out")
    yield from articles(value, source, notes)


READER = Reader("jsonfeed", (".jsonfeed",), ("application/feed+json",), is_feed_head, _read)
