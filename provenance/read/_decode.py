"""Bytes to text: byte-order marks, declared encodings, UTF-8, UTF-16, and a stated fallback.

Whatever had to be assumed is said in a note.  The order of trust is: byte-order mark, declared
encoding (unless the bytes are plainly UTF-8), UTF-8, UTF-16 by its zero bytes, windows-1252.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from provenance.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF-", "a PDF", "extract its text first (pdftotext)"),
    (b"\x89PNG", "an image", "give the article's text or page"),
    (b"\xff\xd8\xff", "an image", "give the article's text or page"),
    (b"PK\x03\x04", "a ZIP archive or office document", "unpack it or export plain text"),
    (b"\x1f\x8b", "gzip data", "unpack it first; only JSONL is read compressed"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "export plain text"),
    (b"SQLite format 3\x00", "a database", "give the article's text or page"),
)
_SAMPLE = 65_536
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b") + b"\x7f"
_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]{0,39}")
_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_KNOWN = frozenset(
    label
    for line in (
        "utf-8 utf-16 utf-16-le utf-16-be cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256",
        "cp1257 cp1258 cp866 cp874 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7",
        "iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r",
        "koi8-u mac-roman mac-cyrillic gb18030 big5 big5hkscs euc_jp iso2022_jp shift_jis cp932",
        "euc_kr cp949 tis-620",
    )
    for label in line.split()
)
"""Encodings a page may declare (the web's own list); others, like UTF-7, are ways to hide."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and one sentence per assumption."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(raw: bytes, *, declared: str | None = None) -> Decoded:
    """Decode the bytes of one document.

    Args:
        raw: All of its bytes.
        declared: Encoding that the transport or the page itself states, if any.

    Raises:
        InputError: If the bytes look like a binary file.
    """
    for mark, marked in _BOMS:
        if raw.startswith(mark) and (not marked.startswith("utf-32") or len(raw) % 4 == 0):
            return _strictly_or_replaced(raw[len(mark) :], marked, said=marked != "utf-8")
    _refuse_known_binary(raw)
    utf16 = _utf16_by_zeros(raw)
    if utf16:
        return _strictly_or_replaced(raw, utf16, said=True)
    utf8 = _utf8(raw)
    _refuse_control(raw, valid=utf8 is not None)
    name = known_encoding(declared)
    if utf8 is not None and not _escapes(name, raw):
        return Decoded(utf8, "utf-8", _overruled(declared, name, raw))
    if name is not None and name != "utf-8":
        return _strictly_or_replaced(raw, name, said=False)
    return _fallback(raw)


def known_encoding(label: str | None) -> str | None:
    """Python's name of a declared encoding; None where it is absent or not one of the web's."""
    if not label or not _LABEL.fullmatch(label.strip()):
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    name = _ALIASES.get(name, name)
    return name if name in _KNOWN else None


def _utf8(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _escapes(name: str | None, raw: bytes) -> bool:
    """Encodings written in ASCII bytes are always valid UTF-8, so the declaration decides."""
    return name == "iso2022_jp" and b"\x1b" in raw


def _overruled(declared: str | None, name: str | None, raw: bytes) -> tuple[str, ...]:
    if name in (None, "utf-8") or raw.isascii():
        return ()
    return (
        f"The source declares the encoding {declared}, but its bytes are valid UTF-8: read so.",
    )


def _strictly_or_replaced(raw: bytes, name: str, *, said: bool) -> Decoded:
    notes = (f"Read as {name.upper()}.",) if said else ()
    try:
        return Decoded(raw.decode(name), name, notes)
    except UnicodeDecodeError:
        pass
    if name.startswith("utf-16"):
        try:  # a lone surrogate is a fault of the text, not of the encoding: keep it
            return Decoded(raw.decode(name, "surrogatepass"), name, notes)
        except UnicodeDecodeError:
            pass
    text = raw.decode(name, "replace")
    return Decoded(text, name, (_replaced(name, text.count("\ufffd")),))


def _replaced(name: str, count: int) -> str:
    plural = "byte sequence is" if count == 1 else "byte sequences are"
    return f"Read as {name.upper()}; {count} {plural} invalid in it and stand as U+FFFD."


def _fallback(raw: bytes) -> Decoded:
    """UTF-8 with a few faults, else windows-1252, which most other western bytes are."""
    text = raw.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    good = len(text) - faults - _ascii_count(raw)
    if good > faults:
        return Decoded(text, "utf-8", (_replaced("utf-8", faults),))
    text = raw.decode("cp1252", "replace")
    undefined = text.count("\ufffd")
    note = "The bytes are not valid UTF-8: read as windows-1252."
    if undefined:
        note = (
            f"The bytes are not valid UTF-8: read as windows-1252; {undefined} of them are "
            "undefined in it and stand as U+FFFD."
        )
    return Decoded(text, "cp1252", (note,))


def _ascii_count(raw: bytes) -> int:
    return len(raw) - len(raw.translate(None, _ASCII))


_ASCII = bytes(range(128))


def _utf16_by_zeros(raw: bytes) -> str | None:
    """UTF-16 of mostly Latin text without a mark: every other byte is zero."""
    sample = raw[: _SAMPLE & ~1]
    pairs = len(sample) // 2
    if pairs < 2:  # noqa: PLR2004 - two characters are too little to tell
        return None
    even, odd = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd > 0.6 and even < 0.1:  # noqa: PLR2004 - Latin text has above 0.9 and 0
        return "utf-16-le"
    if even > 0.6 and odd < 0.1:  # noqa: PLR2004
        return "utf-16-be"
    return None


def _refuse_known_binary(raw: bytes) -> None:
    for magic, what, cure in _BINARY:
        if raw.startswith(magic):
            raise InputError(f"looks like a binary file ({what}); {cure}")


def _refuse_control(raw: bytes, *, valid: bool) -> None:
    """Refuse bytes that no text has so many control characters among.

    Random and compressed bytes hold 11 % of them and are never valid UTF-8 for long; text with
    stray control characters stays below 5 %, and valid UTF-8 is trusted up to 30 %.
    """
    sample = raw[:_SAMPLE]
    share = (len(sample) - len(sample.translate(None, _CONTROL))) / max(len(sample), 1)
    if share > (0.3 if valid else 0.05):
        raise InputError(
            f"looks like a binary file ({share:.0%} control characters); "
            "give plain text, HTML, Markdown, JSONL or a feed"
        )
