"""WARC web archives, plain or gzip: every response that is a page, read as a stream.

Only ``response`` records of HTML with status 200 are read; images, redirects and requests are no
articles and are passed by.  A damaged record is a row.
"""

from __future__ import annotations

import zlib
from email.message import Message
from typing import TYPE_CHECKING, Any, BinaryIO

from provenance.errors import InputError
from provenance.read._base import Reader, Source
from provenance.read._decode import decode
from provenance.read._meta import clean
from provenance.read._streams import gunzipped, look_ahead
from provenance.read.html import declared_charset
from provenance.types import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterator

_GZIP = b"\x1f\x8b"
_PAGES = ("text/html", "application/xhtml+xml")
_OK = "200"
_CHUNK = 65_536


def _read(stream: BinaryIO, source: Source) -> Iterator[Article | Skipped]:
    head, stream = look_ahead(stream, 2)
    packed = _Packed(stream) if head == _GZIP else None
    records = _records(packed or stream)
    found, number, wrong, damage = False, 0, 0, None
    try:
        for record in records:
            if records.err_count > wrong:
                wrong = records.err_count
                what = f"{source.name} record {number}"
                yield Skipped(what, "the record is not as long as it says; archive it again", what)
            number += 1
            if _is_page(record):
                found = True
                yield _article(record, source, number)
    except _foreign_errors() as error:
        damage = f"the archive is damaged ({' '.join(str(error).split())[:100]})"
    if packed and packed.damaged:
        damage = "the compressed data end or are damaged"
    if damage and number == 0:
        raise InputError(f"{damage}; make the file again")
    if damage:
        what = f"{source.name} after record {number}"
        yield Skipped(what, f"{damage}; make the file again", what)
    elif not found:
        raise InputError("holds no page (no response of HTML with status 200); give one that does")


class _Packed:
    """A compressed archive, decompressed: at a damage it ends, so that what came before is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream: Any = gunzipped(stream)
        self.damaged = False

    def read(self, size: int = _CHUNK) -> bytes:
        """At most so many bytes; none from the damage on."""
        try:
            part: bytes = b"" if self.damaged else self._stream.read1(size)
        except (EOFError, zlib.error):
            self.damaged, part = True, b""
        return part


def _records(stream: BinaryIO | _Packed) -> Any:  # noqa: ANN401 - the library states no types
    """Its records, one after another; ``err_count`` counts those of a wrong length."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        raise InputError('needs warcio: pip install "provenance-checker[warc]"') from None

    class Quiet(ArchiveIterator):  # type: ignore[misc]
        """The library writes the bytes of a damaged record to the terminal; this one does not."""

        INC_RECORD = ""

    return Quiet(stream)


def _foreign_errors() -> tuple[type[Exception], ...]:
    """What the library raises for damaged bytes."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    return (
        ArchiveLoadFailed,
        StatusAndHeadersParserException,
        *(ValueError, KeyError, IndexError, AttributeError, TypeError),
    )


def _is_page(record: Any) -> bool:  # noqa: ANN401 - the library states no types
    http = record.http_headers
    if record.rec_type != "response" or http is None or http.get_statuscode() != _OK:
        return False
    stated = (http.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return stated in _PAGES


def _article(record: Any, source: Source, number: int) -> Article | Skipped:  # noqa: ANN401
    from provenance.read._html_article import from_html

    place = f"{source.name} record {number}"
    url = clean(record.rec_headers.get_header("WARC-Target-URI"))
    url = url.strip("<>") if url else None
    limit = source.options.max_bytes
    try:
        raw = record.content_stream().read(limit + 1)
        if len(raw) > limit:
            raise InputError(f"the page is larger than {limit / 1e6:,.1f} MB; raise the limit")
        if _cut_off(record):
            raise InputError("the archive ends inside this page; archive it again")
        if not raw.strip():
            raise InputError("the page is empty; archive it again")
        decoded = decode(raw, declared=_charset(record) or declared_charset(raw))
        like = Article(url or place, "", url or source.uri, notes=decoded.notes)
        return from_html(decoded.text, like=like)
    except InputError as error:
        return Skipped(place, str(error), url or place)


def _cut_off(record: Any) -> bool:  # noqa: ANN401
    """Whether the archive ends before the record does."""
    return getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1)


def _charset(record: Any) -> str | None:  # noqa: ANN401
    stated = Message()
    stated["Content-Type"] = record.http_headers.get_header("Content-Type") or ""
    return stated.get_content_charset()


def _sniff(head: bytes) -> bool:
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


READER = Reader("warc", (".warc", ".warc.gz"), ("application/warc",), _sniff, _read)
