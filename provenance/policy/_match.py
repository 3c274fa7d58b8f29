"""Which items a pattern of the policy means.

A pattern is a glob: ``*`` stands for any characters, slashes too, ``?`` for one, ``[ab]`` for one
of several.  Paths are held against it as they were named and as they lie below the folder of the
settings file, so that a check run from a folder below finds the same rules.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.types import Article


def first_match(patterns: Iterable[str], values: Iterable[str]) -> str | None:
    """The first pattern that fits one of some values, or None.

    Args:
        patterns: Globs; one that ends in a slash means all below it.
        values: What they are held against.

    >>> first_match(["opinion/"], ["opinion/2026/a.md"])
    'opinion/'
    """
    values = list(values)
    for pattern in patterns:
        glob = pattern.removeprefix("./") + ("*" if pattern.endswith("/") else "")
        if any(value == pattern or fnmatchcase(value, glob) for value in values):
            return pattern
    return None


def paths_of(article: Article, root: str | None) -> list[str]:
    """The file an item was read from, as named and below a folder; empty for a page fetched.

    Args:
        article: The item.
        root: Folder of the settings file, or None.
    """
    named = article.feed or article.uri
    return [] if named is None or is_fetched(article) else _from(named, root)


def feeds_of(article: Article, root: str | None) -> list[str]:
    """Path or URL of the feed an item is part of; empty for an article of its own.

    Args:
        article: The item.
        root: Folder of the settings file, or None.
    """
    if article.feed is None or "://" in article.feed:
        return [article.feed] if article.feed else []
    return _from(article.feed, root)


def is_fetched(article: Article) -> bool:
    """Whether an item came over the network, itself or with its feed.

    Args:
        article: The item.
    """
    return "://" in (article.feed or article.uri or "")


def outlets_of(article: Article) -> list[str]:
    """An item's outlet and the host of its address, in lower case.

    Args:
        article: The item.
    """
    found = [article.outlet.casefold()] if article.outlet else []
    if article.uri and "://" in article.uri:
        try:
            host = urlsplit(article.uri).hostname or ""
        except ValueError:  # an address no browser would open either
            host = ""
        found += [host.removeprefix("www.")] if host else []
    return found


def names_article(pattern: str, article: Article) -> bool:
    """Whether a pattern means an article, by its id or its address.

    Args:
        pattern: A glob.
        article: The article.
    """
    return first_match([pattern], [article.id, *filter(None, [article.uri])]) is not None


def is_exact(pattern: str) -> bool:
    """Whether a pattern can mean one article only."""
    return not any(c in pattern for c in "*?[") and not pattern.endswith("/")


def _from(path: str, root: str | None) -> list[str]:
    named = path.removeprefix("./")
    if root is None:
        return [named]
    absolute = Path.cwd() / named
    below = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else named
    return list(dict.fromkeys([below, named]))
