"""What a page says about itself: JSON-LD, OpenGraph, meta tags, time elements, language."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from provenance.read._html_tokens import attributes
from provenance.read._meta import Meta, clean, clean_date, clean_language, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.read._html_walk import Page

_NEWS = ("newsarticle", "reportagenewsarticle", "article", "blogposting", "liveblogposting")
_TITLE = ("og:title", "twitter:title", "dc.title", "headline", "parsely-title")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "publisher")
_DATE = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "date",
)
_AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_MAX_DEPTH = 6
_MAX_SUFFIX = 40


def page_meta(page: Page) -> Meta:
    """Title, authors, date, outlet and language that a page declares.

    Args:
        page: The walked page.
    """
    facts = _Facts(page)
    return _json_ld(facts.json_ld).over(_tags(facts))


class _Facts:
    """The page's facts by kind."""

    def __init__(self, page: Page) -> None:
        self.meta: dict[str, str] = {}
        self.json_ld: list[str] = []
        self.title = self.language = self.canonical = self.time = ""
        for token, text in page.facts:
            if token.name == "script":
                self.json_ld.append(text)
            elif token.name == "title":
                self.title = self.title or html.unescape(text)
            else:
                self._tag(token.name, attributes(page.source, token))

    def _tag(self, name: str, found: dict[str, str]) -> None:
        if name == "meta":
            key = found.get("property") or found.get("name") or found.get("itemprop") or ""
            if not key and found.get("http-equiv", "").lower() == "content-language":
                key = "content-language"
            if key and found.get("content", "").strip():
                self.meta.setdefault(key.strip().lower(), found["content"])
        elif name == "link" and found.get("rel", "").lower() == "canonical":
            self.canonical = self.canonical or found.get("href", "")
        elif name == "html":
            self.language = self.language or found.get("lang") or found.get("xml:lang") or ""
        elif name == "time":
            self.time = self.time or found.get("datetime", "")


def _tags(facts: _Facts) -> Meta:
    outlet = _first(facts, _OUTLET) or _domain(facts.canonical or facts.meta.get("og:url", ""))
    title = _first(facts, _TITLE) or clean(facts.title)
    published = next((d for d in (clean_date(facts.meta.get(k)) for k in _DATE) if d), None)
    authors = next((a for a in (names(facts.meta.get(k)) for k in _AUTHOR) if a), ())
    language = (
        clean_language(facts.language)
        or clean_language(facts.meta.get("content-language"))
        or clean_language(facts.meta.get("og:locale"))
    )
    return Meta(
        title=_without_outlet(title, outlet),
        outlet=outlet,
        published=published or clean_date(facts.time),
        authors=authors,
        language=language,
    )


def _first(facts: _Facts, keys: tuple[str, ...]) -> str | None:
    return next((v for v in (clean(facts.meta.get(key)) for key in keys) if v), None)


def _domain(url: str) -> str | None:
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title without " - Outlet", which sites append for search engines."""
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        head, found, tail = (title or "").rpartition(mark)
        same = outlet and tail.casefold() in (outlet.casefold(), outlet.casefold().split(".")[0])
        if found and head and same and len(tail) <= _MAX_SUFFIX:
            return head
    return title


# -- JSON-LD -----------------------------------------------------------------------------------


def _json_ld(scripts: list[str]) -> Meta:
    """Of the first news article in the page's JSON-LD; broken JSON says nothing."""
    nodes = [node for text in scripts for node in _nodes(_parsed(text))]
    for wanted in _NEWS:
        for node in nodes:
            if wanted in _types(node):
                return _of_node(node)
    return Meta()


def _parsed(text: str) -> object:
    text = text.strip().removeprefix("<!--").removesuffix("-->")
    text = text.strip().removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD document that may describe the page."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return [k.rsplit("/", 1)[-1].lower() for k in kinds if isinstance(k, str)]


def _of_node(node: dict[str, Any]) -> Meta:
    publisher = names(node.get("publisher")) or names(node.get("sourceOrganization"))
    title = clean(node.get("headline")) or clean(node.get("name"))
    return Meta(
        title=html.unescape(title) if title else None,
        outlet=html.unescape(publisher[0]) if publisher else None,
        published=clean_date(node.get("datePublished")) or clean_date(node.get("dateCreated")),
        authors=tuple(html.unescape(name) for name in names(node.get("author"))),
        language=clean_language(node.get("inLanguage")),
    )
