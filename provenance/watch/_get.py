"""What a feed holds now: fetched if it has changed, read item by item."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.fetch import Validators, fetch_if_changed
from provenance.read import ReadOptions, Source, Unread, read_paths, read_stream
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.settings import Settings
    from provenance.watch._feeds import Feed


@dataclass(slots=True)
class Listing:
    """The items of a feed as it lists them now, and what could not be read.

    Attributes:
        articles: By id, in order.
        skipped: Broken or doubled entries.
        broken: Whether an entry could not be read, so that an item that is missing may be it.
        validators: To ask later whether the feed has changed.
    """

    articles: dict[str, Article] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    broken: bool = False
    validators: Validators = field(default_factory=Validators)


def listing_of(feed: Feed, settings: Settings, since: Validators) -> Listing | None:
    """The items of a feed, or None where the server says it has not changed.

    Args:
        feed: The feed.
        settings: Limits of fetching and reading.
        since: What the server said of it last time.

    Raises:
        InputError: If it cannot be fetched or read.
        OSError: If a file cannot be read.
    """
    listing = Listing()
    if not feed.is_url:
        _fill(listing, feed, read_paths([feed.place], options=_options(feed, settings)))
        return listing
    answer = _asked(feed.place, feed, settings, since)
    if answer is None:
        return None
    items, validators = answer
    _fill(listing, feed, items)
    listing.validators = validators
    return listing


def page_of(
    article: Article, feed: Feed, settings: Settings, since: Validators
) -> tuple[Article, Validators] | None:
    """The page of an item as its text, or None where it has not changed.

    Args:
        article: The item as the feed gives it: its id, and what the page does not say, stay.
        feed: Its feed.
        settings: Limits of fetching and reading.
        since: What the server said of the page last time.

    Raises:
        InputError: If the page cannot be fetched or read.
    """
    url = article.uri or ""
    answer = _asked(url, feed, settings, since)
    if answer is None:
        return None
    items, validators = answer
    for item in items:
        if isinstance(item, Article):
            page = replace(
                item,
                id=article.id,
                feed=feed.place,
                title=item.title or article.title,
                outlet=feed.outlet or item.outlet or article.outlet,
                published=item.published or article.published,
                authors=item.authors or article.authors,
            )
            return page, validators
        raise InputError(f"{url}: {item.reason}")
    raise InputError(f"{url}: holds no article")


def _asked(
    url: str, feed: Feed, settings: Settings, since: Validators
) -> tuple[Iterator[Article | Skipped], Validators] | None:
    """What stands at an address, and how to ask again; None where it has not changed."""
    fetched = fetch_if_changed(
        url,
        since if since != Validators() else None,
        allow_private=settings.allow_private,
        timeout_s=settings.timeout,
        max_bytes=settings.max_bytes,
    )
    if fetched is None:
        return None
    source = Source(url, _options(feed, settings), uri=fetched.final_url, charset=fetched.charset)
    stream = io.BytesIO(fetched.body)
    return read_stream(stream, source, media_type=fetched.media_type), fetched.validators


def content_hash(article: Article) -> str:
    """Hash of what a reader sees of an article: headline, authors, outlet and text.

    The date is left out: many feeds state the time of the last build.

    Args:
        article: The article.
    """
    seen = "\0".join((article.title or "", article.outlet or "", *article.authors, article.text))
    return hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()


def _options(feed: Feed, settings: Settings) -> ReadOptions:
    return ReadOptions(
        max_bytes=settings.max_bytes,
        fields=dict(settings.fields),
        allow_private=settings.allow_private,
        timeout_s=settings.timeout,
        outlet=feed.outlet,
    )


def _fill(listing: Listing, feed: Feed, items: Iterator[Article | Skipped]) -> None:
    for item in items:
        if isinstance(item, Unread):
            raise InputError(f"{item.what}: {item.reason}")
        if isinstance(item, Skipped):
            listing.skipped.append(item)
            listing.broken = True
            continue
        name = _storable(item.id)
        if name in listing.articles:
            reason = "the feed lists this id twice; the first entry is taken"
            listing.skipped.append(Skipped(name, reason, feed.place))
        else:
            outlet = feed.outlet or item.outlet
            listing.articles[name] = replace(item, id=name, outlet=outlet, feed=feed.place)
    if listing.broken and not listing.articles:
        raise InputError(f"{feed.place}: no entry can be read; {listing.skipped[0].reason}")


def _storable(name: str) -> str:
    """An id that SQLite and file names can hold: lone surrogates become escapes."""
    return name.encode("utf-8", "backslashreplace").decode()
