"""NewsML-G2 (IPTC): a news item, or a message with a package of them; bodies in XHTML or NITF.

Pictures and packages, which only refer to items, are passed by; an item that a package refers to
and that is not in the message is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from provenance.errors import InputError
from provenance.read._base import Reader, Source
from provenance.read._meta import Meta, clean, clean_date, clean_language, names
from provenance.read._xml import at, children, local, root_name, words, xml_document
from provenance.read._xml_body import as_html
from provenance.read.nitf import nitf_article
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.read._xml import Node

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ROOTS = frozenset({"newsMessage", "newsItem", "packageItem", "NewsML"})
_MARKED_UP = frozenset({"html", "body", "div", "article", "section", "main"})
_MEDIA = ("picture", "graphic", "video", "audio", "animation", "still", "composite")


def _read(stream: BinaryIO, source: Source) -> Iterator[Article | Skipped]:
    document = xml_document(stream, source)
    root = document.root
    if local(root) == "NewsML":
        raise InputError("is NewsML 1; only NewsML-G2 is read: convert it, or give its NITF body")
    if local(root) not in _ROOTS:
        raise InputError(f"is XML with the root <{local(root)}>, not NewsML-G2; check the file")
    items = [node for node in root.iter() if local(node) == "newsItem"]
    found = False
    for number, item in enumerate(items, start=1):
        single = root is item
        place = source.name if single else f"{source.name} item {number}"
        made = _made(item, source, place, document.notes)
        if made is not None:
            found = True
            yield made
    for guid in _elsewhere(root, {item.get("guid") for item in items}):
        found = True
        what = f"{source.name} item {guid}"
        yield Skipped(what, "a package refers to it, but it is not here; give its file", what)
    if document.damage:
        found = True
        what = f"{source.name} after item {len(items)}"
        yield Skipped(what, f"{document.damage}; correct it and read the file again", what)
    if not found:
        raise InputError("holds no news item with text; give one that has")


def _elsewhere(root: Node, here: set[str | None]) -> list[str]:
    """Ids that packages refer to and that are not in this message, each once."""
    wanted = (clean(n.get("residref")) for n in root.iter() if local(n) == "itemRef")
    return [one for one in dict.fromkeys(wanted) if one and one not in here]


def _made(
    item: Node, source: Source, place: str, notes: tuple[str, ...]
) -> Article | Skipped | None:
    kind = _qcode(at(item, "itemMeta/itemClass"))
    status = _qcode(at(item, "itemMeta/pubStatus"))
    if status in ("canceled", "withheld"):
        return Skipped(place, f"the item is {status} by its agency; it is not read", place)
    parts = at(item, "contentSet")
    inline = children(parts, "inlineXML", "inlineData") if parts is not None else []
    texts = [part for part in inline if words(part)]
    if not texts:
        if kind in _MEDIA:
            return None
        remote = parts is not None and children(parts, "remoteContent")
        why = "its text is in another file; give that" if remote else "the item has no text"
        return Skipped(place, f"{why}; give an item with inline text" if not remote else why, place)
    like = Article(clean(item.get("guid")) or place, "", source.uri, notes=notes)
    meta = _meta(item)
    try:
        return _article(texts, like, meta)
    except InputError as error:
        return Skipped(place, str(error), place)


def _article(parts: list[Node], like: Article, meta: Meta) -> Article:
    """The article of the part that is marked up best: NITF, XHTML, then plain text."""
    from provenance.read._html_article import from_fragment

    for part in parts:
        node = next((n for n in part.iter() if local(n) == "nitf"), None)
        if node is not None:
            return nitf_article(node, like=like, known=meta)
    for part in parts:
        node = next((n for n in part.iter() if local(n) in _MARKED_UP), None)
        if node is not None:
            inner = at(node, "body") if local(node) == "html" else node
            return from_fragment(as_html(node if inner is None else inner), like=like, known=meta)
    text = "".join(parts[0].itertext())
    if "html" in (parts[0].get("contenttype") or ""):
        return from_fragment(text, like=like, known=meta)
    return Article(
        id=like.id,
        text=text,
        uri=like.uri,
        title=meta.title,
        outlet=meta.outlet,
        published=meta.published,
        authors=meta.authors,
        language=meta.language,
        notes=like.notes,
    )


def _meta(item: Node) -> Meta:
    about, content = at(item, "itemMeta"), at(item, "contentMeta")
    makers = children(content, "by", "creator") if content is not None else []
    origin = at(content, "infoSource")
    outlet = (
        words(at(origin, "name"))
        or (clean(origin.get("literal")) if origin is not None else None)
        or words(at(about, "provider/name"))
        or clean(_written(at(about, "provider")))
        or words(at(item, "rightsInfo/copyrightHolder/name"))
    )
    dates = (
        words(at(content, "contentCreated")),
        words(at(about, "firstCreated")),
        words(at(about, "versionCreated")),
    )
    tag = at(content, "language")
    return Meta(
        title=words(at(content, "headline")) or words(at(about, "title")),
        outlet=outlet,
        published=next((found for d in dates if (found := clean_date(d))), None),
        authors=names([words(at(n, "name")) or words(n) for n in makers]),
        language=clean_language(tag.get("tag") if tag is not None else None)
        or clean_language(item.get(_LANG)),
    )


def _written(node: Node) -> str | None:
    return None if node is None else node.get("literal")


def _qcode(node: Node) -> str:
    """The code of a concept without its scheme, in lower case.

    ``ninat:picture`` is a picture, ``stat:canceled`` canceled.
    """
    code = "" if node is None else node.get("qcode") or node.get("uri") or ""
    return str(code).replace("/", ":").rpartition(":")[2].lower()


def _sniff(head: bytes) -> bool:
    return root_name(head) in _ROOTS


READER = Reader(
    "newsml",
    (".xml", ".newsml", ".xml.gz"),
    ("application/vnd.iptc.g2.newsmessage+xml", "application/vnd.iptc.g2.newsitem+xml"),
    _sniff,
    _read,
)
