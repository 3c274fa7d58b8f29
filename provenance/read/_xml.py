"""One XML document, hostile or not: no entity is expanded, nothing is loaded, depth has a limit.

The DOCTYPE is cut off before parsing, so that there is nothing to expand; references to HTML's
own named characters are read as those.  What is damaged is read as far as it goes, and said.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from html.entities import html5
from typing import TYPE_CHECKING, Any, BinaryIO

from provenance.errors import InputError
from provenance.read._base import read_document
from provenance.read._decode import decode
from provenance.read._streams import gunzipped, look_ahead
from provenance.read.html import declared_charset

if TYPE_CHECKING:
    from provenance.read._base import Source

Node = Any
"""An lxml element; lxml states no types."""

_PROLOG = 10_000
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,500}\?>")
_ELEMENT = re.compile(r"<[A-Za-z_]")
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40})[\s/>]")
_BESIDE = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_GZIP = b"\x1f\x8b"
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MAX_DEPTH = 200
"""Elements within one another: news documents nest ten."""


@dataclass(frozen=True, slots=True)
class XmlDocument:
    """The root element, what was assumed on the way in, and how the document is damaged."""

    root: Node
    notes: tuple[str, ...]
    damage: str | None


def xml_document(stream: BinaryIO, source: Source) -> XmlDocument:
    """Parse a stream that holds one XML document, plain or gzip.

    Args:
        stream: Open for reading.
        source: Where it comes from; its options hold the size limit.

    Raises:
        InputError: If it is too large, or nothing of it can be parsed.
    """
    from lxml import etree

    text, notes = xml_text(stream, source)
    text, said = without_declarations(text)
    text = _FORBIDDEN.sub("\ufffd", _NAMED.sub(_character, _undeclared(text)))
    raw = text.encode("utf-8")
    damage = None
    try:
        root = etree.fromstring(raw, _parser(recover=False))
    except etree.XMLSyntaxError as error:
        line, column = error.position
        words = " ".join(str(error.msg or "").split())[:120]
        damage = f"the XML is damaged at line {line}, column {column} ({words})"
        root = _recovered(raw)
    except (ValueError, RecursionError, MemoryError):
        raise InputError("is not usable XML; check it with a validator") from None
    if root is None:
        raise InputError(f"{damage}; correct it") from None
    _refuse_depth(root)
    return XmlDocument(root, notes + said, damage)


def xml_text(stream: BinaryIO, source: Source) -> tuple[str, tuple[str, ...]]:
    """The decoded text of an XML stream, plain or gzip, and what was assumed to read it.

    Args:
        stream: Open for reading.
        source: Where it comes from; its options hold the size limit, decompressed.

    Raises:
        InputError: If it is too large, empty, or damaged gzip data.
    """
    head, stream = look_ahead(stream, len(_GZIP))
    packed = head == _GZIP
    try:
        raw = read_document(gunzipped(stream) if packed else stream, source)
    except (EOFError, zlib.error):
        raise InputError("is damaged gzip data; make the file again") from None
    decoded = decode(raw, declared=source.charset or declared_charset(raw))
    if not decoded.text.strip():
        raise InputError("holds nothing but white space; give a file with an article in it")
    return decoded.text, decoded.notes


def _undeclared(text: str) -> str:
    """The document without its XML declaration: what it says of the encoding is done with."""
    text = text.lstrip("\ufeff \t\r\n")
    declaration = _DECLARATION.match(text)
    return text[declaration.end() :] if declaration else text


def _parser(*, recover: bool) -> Node:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
    )


def _recovered(raw: bytes) -> Node:
    from lxml import etree

    try:
        return etree.fromstring(raw, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _refuse_depth(root: Node) -> None:
    """A parser in recovery may go deeper than it should: walking such a tree would not end well."""
    depth, node = 0, root
    for node in root.iter():
        depth = sum(1 for _ in node.iterancestors()) if len(node) else 0
        if depth > MAX_DEPTH:
            raise InputError(f"is nested more than {MAX_DEPTH} elements deep; correct it")


def _character(match: re.Match[str]) -> str:
    """A named character of HTML; XML's own five and unknown names stay as they are."""
    found = html5.get(f"{match[1]};") if match[1] not in _OWN else None
    return match[0] if found is None or found in "<>&" else found


def without_declarations(xml: str) -> tuple[str, tuple[str, ...]]:
    """The document without its DOCTYPE, where entities can be declared that expand without end.

    >>> without_declarations('<!DOCTYPE x [<!ENTITY a "b">]><rss/>')[0]
    '<rss/>'
    """
    match = _DOCTYPE.search(xml, 0, _PROLOG)
    root = _ELEMENT.search(xml)
    if match is None or (root and root.start() < match.start()):
        return xml, ()
    inner = xml.find("[", match.end(), match.end() + 500)
    first = xml.find(">", match.end())
    if 0 <= inner < first:
        close = xml.find("]", inner)
        first = xml.find(">", close) if close >= 0 else -1
        end = first + 1 if first >= 0 else len(xml)
        note = "The document declares entities of its own: they were not expanded."
        return xml[: match.start()] + xml[end:], (note,)
    return xml[: match.start()] + xml[first + 1 :], ()


def root_name(head: bytes) -> str:
    """Local name of the first element in the first bytes of a document, plain or gzip.

    >>> root_name(b'<?xml version="1.0"?><!-- <html> --><n:rss version="2.0">')
    'rss'
    """
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 4096)
        except zlib.error:
            return ""
    start = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f")
    if not start.startswith(b"<"):
        return ""
    found = _ROOT.search(_BESIDE.sub(b"", start))
    return found[1].decode("ascii") if found else ""


def local(node: Node) -> str:
    """Name of an element without its namespace."""
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def children(node: Node, *names: str) -> list[Node]:
    """Child elements of some names, whatever their namespace."""
    return [child for child in node if local(child) in names]


def at(node: Node, path: str) -> Node:
    """The first element down a path of names, whatever their namespace, or None.

    Args:
        node: Where the path begins; None gives None.
        path: Names with ``/`` between them.
    """
    for name in path.split("/"):
        node = next(iter(children(node, name)), None) if node is not None else None
    return node


def words(node: Node) -> str | None:
    """All text inside an element, white space folded; None where there is none."""
    if node is None:
        return None
    return " ".join("".join(node.itertext()).split()) or None
