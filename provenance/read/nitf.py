"""NITF 3 (IPTC): one article with its headline, byline, dates and body."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from provenance.errors import InputError
from provenance.read._base import Reader, Source
from provenance.read._meta import Meta, clean, clean_date, clean_language, names
from provenance.read._xml import at, local, root_name, words, xml_document
from provenance.read._xml_body import as_html
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from provenance.read._xml import Node

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def nitf_article(root: Node, *, like: Article, known: Meta | None = None) -> Article:
    """The article of a ``nitf`` element.

    Args:
        root: The element.
        like: Gives id (where the document has none), uri and notes.
        known: What is known apart from the document; it outranks it.

    Raises:
        InputError: If its body holds no text.
    """
    from provenance.read._html_article import from_fragment

    body = at(root, "body/body.content")
    if body is None or words(body) is None:
        raise InputError("the document has no body.content with text; give one that has")
    meta = (known or Meta()).over(nitf_meta(root))
    return from_fragment(as_html(body), like=like, known=meta)


def nitf_meta(root: Node) -> Meta:
    """What the head of a NITF document says."""
    head, top = at(root, "body/body.head"), at(root, "head")
    pubdata, issue = at(top, "pubdata"), at(top, "docdata/date.issue")
    dates = (
        _attribute(issue, "norm"),
        _attribute(at(head, "dateline/story.date"), "norm"),
        _attribute(at(top, "docdata/date.release"), "norm"),
        _attribute(pubdata, "date.publication"),
    )
    byline = at(head, "byline")
    person = at(byline, "person")
    outlet = (
        clean(_attribute(pubdata, "name"))
        or words(at(head, "distributor/org"))
        or words(at(head, "distributor"))
        or clean(_attribute(at(top, "docdata/doc.copyright"), "holder"))
    )
    return Meta(
        title=words(at(head, "hedline/hl1")) or words(at(top, "title")),
        outlet=outlet,
        published=next((found for d in dates if (found := clean_date(d))), None),
        authors=names(words(person if person is not None else byline)),
        language=clean_language(root.get(_LANG) or _attribute(at(root, "body"), _LANG)),
    )


def _attribute(node: Node, name: str) -> str | None:
    return None if node is None else node.get(name)


def _read(stream: BinaryIO, source: Source) -> Iterator[Article | Skipped]:
    document = xml_document(stream, source)
    root = document.root
    if local(root) != "nitf":
        raise InputError(f"is XML with the root <{local(root)}>, not NITF; give the article's page")
    notes = document.notes
    if document.damage:
        notes += (f"T{document.damage[1:]}: what could be read was read.",)
    own = clean(_attribute(at(root, "head/docdata/doc-id"), "id-string"))
    yield nitf_article(root, like=Article(own or source.name, "", source.uri, notes=notes))


def _sniff(head: bytes) -> bool:
    return root_name(head) == "nitf"


READER = Reader("nitf", (".xml", ".nitf", ".xml.gz"), ("application/nitf+xml",), _sniff, _read)
