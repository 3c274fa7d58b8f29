"""What a source says about an article apart from its text, checked field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.read._dates import iso_date

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_CHARS = 2_000
"""A title, name or outlet longer than this is not one."""


@dataclass(frozen=True, slots=True)
class Meta:
    """Title, outlet, ISO 8601 date, author names and BCP 47 primary language, where known."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None

    def over(self, other: Meta) -> Meta:
        """These fields, and those of another where these are unknown."""
        return Meta(
            title=self.title or other.title,
            outlet=self.outlet or other.outlet,
            published=self.published or other.published,
            authors=self.authors or other.authors,
            language=self.language or other.language,
        )


def clean(value: object) -> str | None:
    """A one-line string, white space folded; None for anything else, or nothing."""
    if not isinstance(value, str):
        return None
    folded = " ".join(value[: _MAX_CHARS + 1].split())
    return folded[:_MAX_CHARS] or None


def clean_date(value: object) -> str | None:
    """ISO 8601 of a date written as a string; None where it is not one we know."""
    return iso_date(value) if isinstance(value, str) else None


def clean_language(value: object) -> str | None:
    """Primary tag of a declared language.

    >>> clean_language("en-GB"), clean_language("pt_BR"), clean_language("12")
    ('en', 'pt', None)
    """
    text = clean(value)
    tag = text.replace("_", "-").split("-")[0].lower() if text else ""
    return tag if tag.isascii() and tag.isalpha() and len(tag) in (2, 3) else None


def names(value: object) -> tuple[str, ...]:
    """Author names of a string, an object with a name, or a list of those; each once.

    >>> names("By Ada Lund and Bo Ek"), names([{"name": "Ada Lund"}, 7, "Bo Ek"])
    (('Ada Lund', 'Bo Ek'), ('Ada Lund', 'Bo Ek'))
    >>> names("By ")
    ()
    """
    return tuple(dict.fromkeys(_names(value)))


def _names(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, list | tuple):
        for one in value[:100]:
            if not isinstance(one, list | tuple):
                yield from _names(one)
    else:
        text = clean(value) or ""
        yield from (n for n in _split(_without_by(text)) if n and not _is_address(n))


def _without_by(text: str) -> str:
    # a byline may be left empty
    return text[3:].lstrip() if f"{text} "[:3].lower() == "by " else text


def _split(text: str) -> list[str]:
    parts = [p.strip() for p in text.replace(" & ", ";").replace(" and ", ";").split(";")]
    out: list[str] = []
    for part in parts:
        pieces = [p.strip() for p in part.split(",")]
        # "Ada Lund, Bo Ek" is two people, "Lund, Ada" is one, "Ada Lund, Reporter" unclear
        out.extend(pieces if all(" " in p for p in pieces) else [part])
    return out


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://", "@", "//"))
