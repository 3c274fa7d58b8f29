"""HTML built from values: text is escaped unless it was built here.

`Html` marks what is already markup; everything else that goes into `el` is untrusted text and is
escaped, in content and in attributes alike.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from provenance.report._clean import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONTROL = re.compile("[\x00-\x08\x0e-\x1b]")
_LOST = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_URL = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f\"'<>\\^`{|}\ud800-\udfff]+", re.IGNORECASE)
_VOID = frozenset({"meta", "br", "hr"})
_CLOSED = frozenset({"rect", "circle", "path"})
"""Elements of SVG, which unlike those of HTML must be closed; here they are always empty."""
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong"}
    | {"sup", "time", "title", "desc", "text", "g"} | _CLOSED
)  # fmt: skip


class Html(str):
    """Markup that is safe to put into a page as it stands."""

    __slots__ = ()


def escaped(text: str) -> Html:
    """Untrusted text as HTML, for content and for attribute values between double quotes.

    Control characters become their visible symbols, lone surrogates the replacement character,
    and characters that reorder text become escapes.

    Args:
        text: Any text.
    """
    text = _BREAKS.sub("\n", text)
    text = _CONTROL.sub(lambda match: chr(0x2400 + ord(match[0])), text)
    return Html(html.escape(visible(_LOST.sub("\ufffd", text)), quote=True))


def el(name: str, /, *children: str | None, **attributes: str | int | bool | None) -> Html:
    """An element.

    Args:
        name: Its name.
        children: Contents: `Html` goes in as it is, other text escaped, None is left out.
        attributes: Its attributes; a trailing underscore is dropped and the others become
            hyphens; None and False leave one out, True writes its name alone.

    >>> el("a", "1 < 2", href='"', class_="x")
    '<a href="&quot;" class="x">1 &lt; 2</a>'
    """
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    end = "" if name in _INLINE else "\n"
    if name in _VOID:
        return Html(f"<{name}{written}>{end}")
    if name in _CLOSED:
        return Html(f"<{name}{written}/>")
    return Html(f"<{name}{written}>{joined(children)}</{name}>{end}")


def _attribute(key: str, value: str | int | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escaped(str(value))}"'


def joined(parts: Iterable[str | None], separator: str = "") -> Html:
    """Markup and text put together; text is escaped.

    Args:
        parts: `Html`, text, or None, which is left out.
        separator: Put between them.
    """
    made = (part if isinstance(part, Html) else escaped(part) for part in parts if part is not None)
    return Html(escaped(separator).join(made))


def link(url: str | None, words: str, **attributes: str) -> Html:
    """A link where the address is one a reader may follow (http or https), else the words alone.

    Args:
        url: Untrusted address.
        words: What the link says.
        attributes: More attributes.
    """
    if url is None or not followable(url):
        return el("span", words, **attributes)
    return el("a", words, href=url, rel="noreferrer nofollow", **attributes)


def followable(url: str) -> bool:
    """Whether an address is one a reader may follow: http or https, with a host."""
    try:
        return _URL.fullmatch(url) is not None and bool(urlsplit(url).hostname)
    except ValueError:
        return False
