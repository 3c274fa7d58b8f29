"""Messages quote untrusted names: nothing in them may steer the terminal."""

from __future__ import annotations


def escaped(text: str) -> str:
    r"""A text with control characters and lone surrogates made visible.

    >>> escaped("a\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
