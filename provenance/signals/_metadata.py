"""Whether an input could have said who wrote it and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.types import Article

_BARE_TEXT = frozenset({"text/plain", "text/markdown"})


def has_metadata(article: Article) -> bool:
    """Whether an article came with metadata, or in a format that has room for them.

    A pasted draft or a plain text file has none, and what it cannot say is not missing; a title
    alone may stand over a draft as well.

    Args:
        article: The article.
    """
    if article.media_type not in _BARE_TEXT:
        return True
    return any((article.outlet, article.published, article.authors))
