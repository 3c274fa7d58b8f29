"""The body of an article in NITF or XHTML, as the HTML that the page walker reads."""

from __future__ import annotations

import copy
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from provenance.read._xml import local

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.read._xml import Node

_AS: Mapping[str, str] = MappingProxyType(
    {
        "body.content": "div",
        "block": "div",
        "hl1": "h1",
        "hl2": "h2",
        "bq": "blockquote",
        "media": "figure",
        "media-caption": "figcaption",
        "media-reference": "span",
        "media-producer": "figcaption",
        "nitf-table": "table",
        "fn": "aside",
        **dict.fromkeys(
            (
                *("person", "location", "org", "chron", "num", "money", "event", "function"),
                *("object.title", "virtloc", "lang", "pronounce", "copyrite", "city", "state"),
                *("country", "region", "sublocation", "name.given", "name.family", "classifier"),
            ),
            "span",
        ),
    }
)
"""NITF's elements by the HTML elements that mean the same; XHTML's own pass unchanged."""
_KEPT = re.compile(r"class|id|href|style|hidden|lang")


def as_html(node: Node) -> str:
    """An element's content as HTML.

    Args:
        node: An lxml element; it is not changed.
    """
    from lxml import etree

    plain = copy.deepcopy(node)
    plain.tail = None
    for one in plain.iter():
        if not isinstance(one.tag, str):
            continue
        name = local(one)
        one.tag = _AS.get(name.lower(), name) if re.fullmatch(r"[\w.-]+", name) else "span"
        for key in [k for k in one.attrib if not _KEPT.fullmatch(k)]:
            del one.attrib[key]
    etree.cleanup_namespaces(plain)
    return str(etree.tostring(plain, encoding="unicode", method="html"))
