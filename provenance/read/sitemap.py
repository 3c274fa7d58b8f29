"""News sitemaps and sitemap indexes: the pages they name, where the run has them.

A sitemap holds addresses, not texts.  A page is read from the folder named with ``--pages``, is
another input of the same run, or is fetched with ``--fetch``; every other entry is a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from provenance.errors import InputError
from provenance.read._base import Reader, Source, Wanted
from provenance.read._meta import Meta, clean, clean_date, clean_language
from provenance.read._xml import at, children, local, root_name, words, xml_document
from provenance.read.jsonfeed import absolute
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.read._xml import Node

_MOST = 50_000
"""Entries of one sitemap, by its protocol."""
_MAX_DEPTH = 3
_HOW = "its page is not here; give it with --pages FOLDER or as an input, or pass --fetch"


def _read(stream: BinaryIO, source: Source) -> Iterator[Article | Skipped]:
    document = xml_document(stream, source)
    kind = local(document.root)
    if kind not in ("urlset", "sitemapindex"):
        raise InputError(f"is XML with the root <{kind}>, not a sitemap; check the file")
    if source.depth >= _MAX_DEPTH:
        raise InputError("is a sitemap named by too many indexes; give it by itself")
    entries = children(document.root, "url" if kind == "urlset" else "sitemap")
    if not entries:
        raise InputError("is a sitemap without entries; give another, or the pages")
    for number, entry in enumerate(entries, start=1):
        if number > _MOST:
            what = f"{source.name} from entry {number} on"
            yield Skipped(what, f"a sitemap holds at most {_MOST:,} entries; split it", what)
            break
        yield _entry(entry, source, number, index=kind == "sitemapindex")
    if document.damage:
        what = f"{source.name} after entry {len(entries)}"
        yield Skipped(what, f"{document.damage}; correct it", what)


def _entry(entry: Node, source: Source, number: int, *, index: bool) -> Skipped:
    place = f"{source.name} entry {number}"
    url = absolute(source.uri or "", words(at(entry, "loc")))
    if url is None or not url.lower().startswith(("http://", "https://")):
        return Skipped(place, "the entry has no address (loc) of a page; correct it", place)
    news = at(entry, "news")
    known = Meta(
        title=words(at(news, "title")),
        outlet=clean(words(at(news, "publication/name"))),
        published=clean_date(words(at(news, "publication_date"))),
        language=clean_language(words(at(news, "publication/language"))),
    )
    what = f"{place} (sitemap {url})" if index else f"{place} ({url})"
    return Wanted(what, _HOW, url, url, known, source.name, source.depth + 1)


def _sniff(head: bytes) -> bool:
    return root_name(head) in ("urlset", "sitemapindex")


READER = Reader("sitemap", (".xml", ".xml.gz"), (), _sniff, _read)
