"""Text streams that are not UTF-8: a terminal in the C locale, a Windows code page."""

from __future__ import annotations

import codecs
import re
from typing import TextIO

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def holds_unicode(out: TextIO) -> bool:
    """Whether a stream can hold every character; one that names no encoding can.

    Args:
        out: Text stream.
    """
    name = getattr(out, "encoding", None)
    try:
        return name is None or codecs.lookup(name).name.startswith("utf")
    except LookupError:
        return False


def ascii_json(text: str, out: TextIO) -> str:
    """JSON with every character beyond ASCII escaped, where the stream is not UTF-8.

    Args:
        text: JSON.
        out: The stream it goes to.
    """
    return text if holds_unicode(out) else _NOT_ASCII.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    pair = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{pair[i : i + 2].hex()}" for i in range(0, len(pair), 2))


def fitting(text: str, out: TextIO) -> str:
    """Plain text as far as a stream can hold it, and backslash escapes for the rest.

    Args:
        text: Plain text.
        out: The stream it goes to.
    """
    if holds_unicode(out):
        return text
    try:
        return text.encode(out.encoding, "backslashreplace").decode(out.encoding)
    except LookupError:
        return text.encode("ascii", "backslashreplace").decode("ascii")
