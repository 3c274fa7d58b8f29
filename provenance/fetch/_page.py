"""A fetched page, and what its server said of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a page so that one can ask whether it has changed since.

    Attributes:
        etag: Its ``ETag``, or None.
        modified: Its ``Last-Modified``, or None.
    """

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A fetched page.

    Attributes:
        url: As the user named it.
        final_url: After redirects.
        body: Decompressed bytes.
        media_type: Lower case, without parameters; empty where the server gives none.
        charset: Encoding the server states, or None.
        validators: To ask later whether it has changed.
    """

    url: str
    final_url: str
    body: bytes
    media_type: str
    charset: str | None
    validators: Validators = Validators()
