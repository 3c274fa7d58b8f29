"""One article as a record of named fields: a JSON object, or a row of a table.

Fields: ``text`` or ``html``; optionally ``id``, ``url``, ``outlet``, ``title``, ``published``
(or ``date``), ``authors`` (or ``author``), ``language``.  `ReadOptions.fields` maps other names.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from provenance.errors import InputError
from provenance.read._meta import Meta, clean, clean_date, clean_language, names
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from provenance.read._base import Source


class BadRecord(Exception):
    """Why one record cannot be used."""


KINDS: Mapping[type, str] = MappingProxyType(
    {
        list: "an array",
        str: "a string",
        int: "a number",
        float: "a number",
        bool: "true or false",
    }
)
"""What a JSON value is called in a message."""


def article_or_skipped(
    record: object, source: Source, where: str, *, notes: tuple[str, ...] = (), name: str = ""
) -> Article | Skipped:
    """The article of one record of a container, or the row that says why there is none.

    Args:
        record: As it was parsed.
        source: Where the container comes from.
        where: The record's place in it.
        notes: What was assumed on the way in.
        name: Id of the article where the record gives none; its place by default.
    """
    try:
        if not isinstance(record, dict):
            raise BadRecord(f'it is {kind_of(record)}, not an object; write {{"text": ...}}')
        return article_of(record, source, name or where, notes=notes)
    except (BadRecord, InputError) as error:
        return Skipped(where, str(error), where)


def kind_of(value: object) -> str:
    """What a JSON value is, in words.

    >>> kind_of([]), kind_of({}), kind_of(None)
    ('an array', 'an object', 'null')
    """
    return "an object" if isinstance(value, dict) else KINDS.get(type(value), "null")


def article_of(
    record: dict[str, Any], source: Source, where: str, *, notes: tuple[str, ...] = ()
) -> Article:
    """The article of one record.

    Args:
        record: Its fields.
        source: Where it comes from; its options map field names.
        where: Its id, where the record gives none.
        notes: What was assumed on the way in.

    Raises:
        BadRecord: If it holds no text.
        InputError: If its HTML shows none.
    """
    fields = _Fields(record, source.options.fields)
    meta, said = _meta(fields)
    url = clean(fields.get("url"))
    article = Article(
        id=identifier(fields.get("id")) or where,
        text=_text(fields),
        uri=url or source.uri,
        title=meta.title,
        outlet=meta.outlet,
        published=meta.published,
        authors=meta.authors,
        language=meta.language,
        notes=notes + said,
    )
    if article.text:
        return article
    from provenance.read._html_article import from_html

    return from_html(_string(fields, "html"), like=article, known=meta)


class _Fields:
    """A record's values under our names, whatever the file calls them."""

    def __init__(self, record: dict[str, Any], renamed: Mapping[str, str]) -> None:
        self._record = record
        self._renamed = renamed

    def get(self, name: str) -> object:
        """The value of one field, or None."""
        theirs = self._renamed.get(name, name)
        if theirs in self._record:
            return self._record[theirs]
        value: object = self._record
        for part in theirs.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        return value

    def first(self, *wanted: str) -> object:
        """The first of several fields that is there."""
        return next((v for v in map(self.get, wanted) if v is not None), None)

    def theirs(self, name: str) -> str:
        """What the file calls one of our fields."""
        return self._renamed.get(name, name)


def _string(fields: _Fields, name: str) -> str:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        kind = kind_of(value)
        raise BadRecord(f"field {fields.theirs(name)!r} is {kind}; it must be a string")
    return value or ""


def _text(fields: _Fields) -> str:
    """The text field as it stands; empty where the html field is to be read instead."""
    text = _string(fields, "text")
    if text.strip():
        return text
    if _string(fields, "html").strip():
        return ""
    wanted = f"{fields.theirs('text')!r} or {fields.theirs('html')!r}"
    state = "is empty" if fields.get("text") is not None else "is missing"
    raise BadRecord(f"no text: field {wanted} {state}; fill it, or map its name in the settings")


def identifier(value: object) -> str | None:
    """An id written as a string or a whole number; None for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def _meta(fields: _Fields) -> tuple[Meta, tuple[str, ...]]:
    date = fields.first("published", "date")
    meta = Meta(
        title=as_title(fields.get("title")),
        outlet=clean(fields.get("outlet")),
        published=clean_date(date),
        authors=names(fields.first("authors", "author")),
        language=clean_language(fields.first("language", "lang")),
    )
    notes = [
        f"The field {fields.theirs(name)!r} was left out: {why}."
        for name, value, kept, why in (
            ("title", fields.get("title"), meta.title, "it is not a string"),
            ("outlet", fields.get("outlet"), meta.outlet, "it is not a string"),
            ("published", date, meta.published, "write the date as YYYY-MM-DD"),
        )
        if value not in (None, "") and kept is None
    ]
    return meta, tuple(notes)


def as_title(value: object) -> str | None:
    """The title as it stands: findings index it, so that it is not folded like a name."""
    return value if isinstance(value, str) and value.strip() else None
