"""ninjs 1, 2 and 3 (IPTC): an item of a news agency as JSON, or an array of items.

Version 1 has one ``headline`` and ``body_text``, ``body_html`` or ``body_xhtml``; versions 2 and 3
have lists, ``headlines`` and ``bodies``.  Pictures and other media are passed by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from provenance.errors import InputError
from provenance.read._base import Reader, Source
from provenance.read._json import NINJS_BODIES, has_ninjs_keys, is_ninjs_head, json_document
from provenance.read._meta import Meta, clean, clean_date, clean_language, names
from provenance.read._records import as_title, identifier
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.read._json import Json

_MEDIA = frozenset({"picture", "photo", "graphic", "video", "audio", "animation", "component"})
_DEPTH = 4
_MOST = 1_000


def is_ninjs(value: object) -> bool:
    """Whether a JSON value is a ninjs item, or an array that begins with one."""
    if isinstance(value, list):
        return bool(value) and is_ninjs(value[0])
    return isinstance(value, dict) and has_ninjs_keys(value.keys())


def articles(value: Json, source: Source, notes: tuple[str, ...]) -> Iterator[Article | Skipped]:
    """The text items of a document.

    Args:
        value: An item, or an array of them.
        source: Where it comes from.
        notes: What was assumed on the way in.

    Raises:
        InputError: If it holds no text at all.
    """
    whole = not isinstance(value, list)
    items = _items(value) if whole else (one for top in value for one in _items(top))
    found = False
    for number, item in enumerate(items, start=1):
        if number > _MOST:
            where = f"{source.name} from item {number} on"
            yield Skipped(where, f"only {_MOST:,} items are read; split the file", where)
            return
        place = source.name if whole and number == 1 else f"{source.name} item {number}"
        made = _made(item, source, place, notes)
        if made is not None:
            found = True
            yield made
    if not found:
        raise InputError("holds no text (pictures or other media only); give a text item")


def _items(value: Json, depth: int = 0) -> Iterator[Json]:
    """An item, and those in its associations that carry a text of their own."""
    yield value
    inner = value.get("associations") if isinstance(value, dict) else None
    inner = list(inner.values()) if isinstance(inner, dict) else inner
    for one in inner if isinstance(inner, list) and depth < _DEPTH else ():
        if isinstance(one, dict) and _has_body(one):
            yield from _items(one, depth + 1)


def _is_media(item: dict[str, Any]) -> bool:
    return clean(item.get("type")) in _MEDIA or clean(item.get("profile")) in _MEDIA


def _has_body(item: dict[str, Any]) -> bool:
    return not _is_media(item) and any(item.get(name) for name in NINJS_BODIES)


def _made(
    item: Json, source: Source, place: str, notes: tuple[str, ...]
) -> Article | Skipped | None:
    if not isinstance(item, dict):
        return Skipped(place, "the item is not an object; correct the file", place)
    if item.get("pubstatus") == "canceled":
        return Skipped(place, "the item is canceled by its agency; it is not read", place)
    markup, plain = ("", "") if (media := _is_media(item)) else _bodies(item)
    if markup or plain:
        try:
            return _article(item, (markup, plain), Article(place, "", source.uri, notes=notes))
        except InputError as error:
            return Skipped(place, str(error), place)
    package = item.get("associations")  # its items are read
    return (
        None
        if package or media
        else Skipped(place, "the item has no text; give one that has", place)
    )


def _article(item: dict[str, Any], bodies: tuple[str, str], like: Article) -> Article:
    from provenance.read._html_article import from_fragment

    markup, plain = bodies
    meta = _meta(item)
    url = clean(item.get("url")) or clean(item.get("canonicalurl"))
    article = Article(
        id=identifier(item.get("uri")) or like.id,
        text=plain,
        uri=url or like.uri,
        title=meta.title,
        outlet=meta.outlet,
        published=meta.published,
        authors=meta.authors,
        language=meta.language,
        notes=like.notes,
    )
    return from_fragment(markup, like=article, known=meta) if markup else article


def _bodies(item: dict[str, Any]) -> tuple[str, str]:
    """The body as HTML and as plain text; HTML is preferred, since it has paragraphs."""
    listed = [
        (str(one.get("contenttype") or one.get("contentType") or ""), one["value"])
        for one in _list(item.get("bodies"))
        if isinstance(one.get("value"), str) and one.get("role") not in ("summary", "caption")
    ]
    html = [value for kind, value in listed if "html" in kind.lower()]
    text = [value for kind, value in listed if "html" not in kind.lower()]
    html += [v for name in ("body_html", "body_xhtml") if isinstance(v := item.get(name), str)]
    text += [v] if isinstance(v := item.get("body_text"), str) else []
    return _first(html), _first(text)


def _first(values: list[str]) -> str:
    return next((value for value in values if value.strip()), "")


def _list(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _meta(item: dict[str, Any]) -> Meta:
    headlines = _list(item.get("headlines"))
    main = [h for h in headlines if h.get("role") in (None, "main", "headline")] or headlines
    sources = _list(item.get("infosources"))
    outlet = next(
        (
            name
            for name in (
                clean(item.get("source")),
                *(clean(s.get("name")) for s in sources),
                _name(item.get("provider")),
                clean(item.get("copyrightholder")),
            )
            if name
        ),
        None,
    )
    dates = ("contentcreated", "firstcreated", "versioncreated")
    return Meta(
        title=as_title(item.get("headline")) or as_title(main[0].get("value") if main else None),
        outlet=outlet,
        published=next((d for d in (clean_date(item.get(k)) for k in dates) if d), None),
        authors=names(item.get("byline")) or names(item.get("by")),
        language=clean_language(item.get("language")),
    )


def _name(value: object) -> str | None:
    return clean(value.get("name")) if isinstance(value, dict) else clean(value)


def _read(stream: BinaryIO, source: Source) -> Iterator[Article | Skipped]:
    value, notes = json_document(stream, source)
    if not is_ninjs(value):
        raise InputError("is JSON, but no ninjs; name it .json to have its kind found out")
    yield from articles(value, source, notes)


READER = Reader("ninjs", (".ninjs",), ("application/ninjs+json",), is_ninjs_head, _read)
