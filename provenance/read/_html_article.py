"""From a decoded page, or a fragment of one, to an article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from provenance.errors import InputError
from provenance.read._blocks import Extracted, assemble
from provenance.read._comments import comments_of
from provenance.read._html_choose import choose
from provenance.read._html_meta import page_meta
from provenance.read._html_walk import Page
from provenance.read._meta import Meta

if TYPE_CHECKING:
    from provenance.types import Article

_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body|title|main|nav)\b", re.IGNORECASE)
"""Marks of a page; HTML without any is a fragment, and all of it is article."""


def from_html(source: str, *, like: Article, known: Meta | None = None) -> Article:
    """Read the article of a page.

    Args:
        source: The page; offsets of the article's map point into it.
        like: Gives id, uri and notes.
        known: What is known apart from the page (JSONL fields); it outranks the page.

    Raises:
        InputError: If nothing on the page can be read.
    """
    if not _WHOLE_PAGE.search(source):
        return from_fragment(source, like=like, known=known)
    page = Page(source)
    if not page.blocks:
        raise InputError("the page shows no text (it may be built by a script); save it as shown")
    meta = (known or Meta()).over(page_meta(page))
    choice = choose(page, title=meta.title)
    extracted = assemble(choice.blocks, choice.main)
    said = tuple(note for note in (choice.no_article, choice.note) if note)
    return replace(
        like,
        text=extracted.text,
        title=_without_site(meta.title, extracted),
        outlet=meta.outlet,
        published=meta.published,
        authors=meta.authors,
        language=meta.language,
        media_type="text/html",
        source_map=extracted.source_map,
        regions=extracted.regions,
        comments=comments_of(source, extracted, "html"),
        notes=like.notes + said,
    )


def _without_site(title: str | None, extracted: Extracted) -> str | None:
    """The title as the page's own headline has it, where only the site's name follows."""
    for region in extracted.regions:
        headline = " ".join(extracted.text[region.start : region.end].split())
        if region.tag == "h1" and title and title.startswith(headline):
            rest = title[len(headline) :].lstrip()
            return headline if rest[:1] in tuple("|-–—:·»") else title
    return title


def from_fragment(source: str, *, like: Article, known: Meta | None = None) -> Article:
    """Read every visible block of a fragment that is all article: a feed's entry content.

    Args:
        source: HTML, or plain text without a tag.
        like: Gives id, uri and notes.
        known: What is known apart from the fragment.

    Raises:
        InputError: If the fragment shows no text.
    """
    blocks = Page(source).blocks
    if not blocks:
        raise InputError("the HTML shows no text; give the article's own page")
    extracted = assemble(blocks, (True,) * len(blocks))
    meta = known or Meta()
    return replace(
        like,
        text=extracted.text,
        title=meta.title,
        outlet=meta.outlet,
        published=meta.published,
        authors=meta.authors,
        language=meta.language,
        media_type="text/html",
        source_map=extracted.source_map,
        regions=extracted.regions,
        comments=comments_of(source, extracted, "html"),
    )
