"""The same articles written in every format that holds several, for tests and measurements."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape

from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"
G2 = "http://iptc.org/std/nar/2006-10-01/"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Item:
    """One article; paragraphs are parted by blank lines."""

    id: str
    url: str
    title: str
    outlet: str
    published: str
    authors: tuple[str, ...]
    text: str

    @property
    def paragraphs(self) -> list[str]:
        return self.text.split("\n\n")

    @property
    def html(self) -> str:
        return "".join(f"<p>{escape(p, quote=False)}</p>\n" for p in self.paragraphs)

    @property
    def page(self) -> str:
        """A page of its own, as a web server gives it."""
        facts = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": self.title,
            "datePublished": self.published,
            "publisher": {"name": self.outlet},
            "author": [{"name": name} for name in self.authors],
        }
        ld = json.dumps(facts).replace("<", "\\u003c")
        return (
            f'<!doctype html><html lang="en"><head><title>{escape(self.title)}</title>'
            f'<link rel="canonical" href="{escape(self.url)}">'
            f'<script type="application/ld+json">{ld}</script></head><body>'
            f"<main><article>\n{self.html}</article></main></body></html>"
        )

    @property
    def record(self) -> dict[str, object]:
        return {
            "id": self.id,
            "url": self.url,
            "title": self.title,
            "outlet": self.outlet,
            "published": self.published,
            "authors": list(self.authors),
        }


def forms(items: Sequence[Item]) -> dict[str, bytes]:
    """File name to bytes; `items` are of one outlet where a format has room for one only."""
    return {
        "rss.xml": _rss(items),
        "atom.xml": _atom(items),
        "jsonfeed.json": _jsonfeed(items),
        "lines.jsonl": _jsonl(items),
        "table.csv": _csv(items),
        "ninjs1.json": _ninjs1(items),
        "ninjs3.json": _ninjs3(items),
        "newsml.xml": _newsml(items),
        "archive.warc.gz": warc(items),
    }


def _bytes(root) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _sub(parent, tag, text=None, **attributes):
    node = etree.SubElement(parent, tag, **attributes)
    node.text = text
    return node


def _rss(items):
    root = etree.Element("rss", version="2.0", nsmap={"content": CONTENT, "dc": DC})
    channel = _sub(root, "channel")
    _sub(channel, "title", items[0].outlet)
    _sub(channel, "language", "en-gb")
    for one in items:
        item = _sub(channel, "item")
        _sub(item, "title", escape(one.title, quote=False))
        _sub(item, "link", one.url)
        _sub(item, "guid", one.id, isPermaLink="false")
        for name in one.authors:
            _sub(item, f"{{{DC}}}creator", name)
        _sub(item, "pubDate", format_datetime(datetime.fromisoformat(one.published)))
        _sub(item, "description", one.paragraphs[0][:80])
        _sub(item, f"{{{CONTENT}}}encoded", one.html)
    return _bytes(root)


def _atom(items):
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
    _sub(root, f"{{{ATOM}}}title", items[0].outlet)
    for one in items:
        entry = _sub(root, f"{{{ATOM}}}entry")
        _sub(entry, f"{{{ATOM}}}id", one.id)
        _sub(entry, f"{{{ATOM}}}title", one.title)
        _sub(entry, f"{{{ATOM}}}link", href=one.url)
        _sub(entry, f"{{{ATOM}}}published", one.published)
        for name in one.authors:
            _sub(_sub(entry, f"{{{ATOM}}}author"), f"{{{ATOM}}}name", name)
        content = _sub(entry, f"{{{ATOM}}}content", type="xhtml")
        div = etree.SubElement(content, f"{{{XHTML}}}div", nsmap={None: XHTML})
        for text in one.paragraphs:
            _sub(div, f"{{{XHTML}}}p", text)
    return _bytes(root)


def _jsonfeed(items):
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": items[0].outlet,
        "language": "en",
        "items": [
            {
                "id": one.id,
                "url": one.url,
                "title": one.title,
                "date_published": one.published,
                "authors": [{"name": name} for name in one.authors],
                "content_html": one.html,
            }
            for one in items
        ],
    }
    return json.dumps(feed, ensure_ascii=False).encode()


def _jsonl(items):
    rows = (json.dumps({**one.record, "language": "en", "html": one.html}) for one in items)
    return "".join(f"{row}\n" for row in rows).encode()


def _csv(items):
    out = io.StringIO(newline="")
    names = ("id", "url", "title", "outlet", "published", "authors", "language", "html")
    writer = csv.writer(out)
    writer.writerow(names)
    for one in items:
        row = {**one.record, "authors": "; ".join(one.authors), "language": "en", "html": one.html}
        writer.writerow(row[name] for name in names)
    return out.getvalue().encode("utf-8-sig")


def _ninjs1(items):
    return json.dumps(
        [
            {
                "uri": one.id,
                "url": one.url,
                "type": "text",
                "language": "en",
                "headline": one.title,
                "byline": "; ".join(one.authors),
                "source": one.outlet,
                "firstcreated": one.published,
                "versioncreated": one.published,
                "body_html": one.html,
            }
            for one in items
        ]
    ).encode()


def _ninjs3(items):
    return json.dumps(
        [
            {
                "uri": one.id,
                "url": one.url,
                "standard": {"name": "ninjs", "version": "3.0"},
                "type": "text",
                "language": "en",
                "headlines": [{"role": "main", "value": one.title}],
                "by": "; ".join(one.authors),
                "infosources": [{"name": one.outlet}],
                "firstcreated": one.published,
                "bodies": [
                    {"role": "summary", "contenttype": "text/plain", "value": "In short."},
                    {"role": "main", "contenttype": "text/html", "value": one.html},
                ],
            }
            for one in items
        ]
    ).encode()


def _newsml(items):
    root = etree.Element(f"{{{G2}}}newsMessage", nsmap={None: G2})
    group = _sub(root, f"{{{G2}}}itemSet")
    package = _sub(group, f"{{{G2}}}packageItem", guid="package")
    refs = _sub(_sub(package, f"{{{G2}}}groupSet"), f"{{{G2}}}group")
    for n, one in enumerate(items):
        _sub(refs, f"{{{G2}}}itemRef", residref=one.id)
        item = _sub(group, f"{{{G2}}}newsItem", guid=one.id)
        item.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
        about = _sub(item, f"{{{G2}}}itemMeta")
        _sub(about, f"{{{G2}}}itemClass", qcode="ninat:text")
        _sub(about, f"{{{G2}}}provider", literal=one.outlet)
        _sub(about, f"{{{G2}}}versionCreated", one.published)
        content = _sub(item, f"{{{G2}}}contentMeta")
        for name in one.authors:
            _sub(content, f"{{{G2}}}by", name)
        _sub(content, f"{{{G2}}}headline", one.title)
        parts = _sub(item, f"{{{G2}}}contentSet")
        inline = _sub(parts, f"{{{G2}}}inlineXML")
        _nitf_body(inline, one) if n % 2 else _xhtml_body(inline, one)
    return _bytes(root)


def _xhtml_body(parent, one):
    page = etree.SubElement(parent, f"{{{XHTML}}}html", nsmap={None: XHTML})
    body = _sub(page, f"{{{XHTML}}}body")
    for text in one.paragraphs:
        _sub(body, f"{{{XHTML}}}p", text)


def _nitf_body(parent, one):
    parent.append(nitf(one))


def nitf(one: Item):
    """One article as a NITF element."""
    root = etree.Element("nitf")
    head = _sub(root, "head")
    _sub(head, "title", one.title)
    data = _sub(head, "docdata")
    _sub(data, "doc-id", **{"id-string": one.id})
    _sub(data, "date.issue", norm=one.published.replace("-", "").replace(":", ""))
    _sub(head, "pubdata", name=one.outlet)
    body = _sub(root, "body")
    top = _sub(body, "body.head")
    _sub(_sub(top, "hedline"), "hl1", one.title)
    _sub(top, "byline", "By " + " and ".join(one.authors)) if one.authors else None
    content = _sub(body, "body.content")
    for text in one.paragraphs:
        first, _, rest = text.partition(" ")
        node = _sub(content, "p")
        _sub(node, "person", first).tail = f" {rest}" if rest else ""
    return root


def warc(items: Sequence[Item], *, gz: bool = True) -> bytes:
    """A web archive of the items' pages, with a picture and a missing page between them."""
    pages = [(one.url, "200 OK", "text/html; charset=utf-8", one.page.encode()) for one in items]
    pages.insert(1, ("https://q.example/gone", "404 Not Found", "text/html", b"<p>Gone</p>"))
    pages.insert(1, ("https://q.example/a.png", "200 OK", "image/png", b"\x89PNG"))
    records = [_record(*page) for page in pages]
    return b"".join(gzip.compress(one, mtime=0) if gz else one for one in records)


def _record(url: str, status: str, kind: str, body: bytes) -> bytes:
    length = f"Content-Length: {len(body)}\r\n"
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{length}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2026-11-03T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"
