"""The guarded fetcher: one page that the user named, and nothing else.

Standard library only.  The host is resolved once, every address is checked, and the connection
goes to a checked address, so that a name cannot point elsewhere a moment later.  Redirects are
followed by hand, each checked like the first.  Size and time have limits, also decompressed.
"""

from __future__ import annotations

import time
from dataclasses import replace
from urllib.parse import urljoin

from provenance.errors import FetchError
from provenance.fetch._address import is_public
from provenance.fetch._page import Fetched, Validators
from provenance.fetch._visit import Visit

__all__ = ["Fetched", "Validators", "fetch", "fetch_if_changed", "is_public"]

_REDIRECTS = 5


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    timeout_s: float = 20.0,
    max_bytes: int = 20_000_000,
) -> Fetched:
    """Fetch one page.

    Args:
        url: http or https, without user name or password.
        allow_private: Allow private, loopback and other non-public addresses.
        timeout_s: Seconds for everything, redirects included.
        max_bytes: Most bytes of the body, before and after decompression.

    Raises:
        FetchError: If it may not or cannot be fetched; the message says why and what to do.
    """
    found = fetch_if_changed(
        url, None, allow_private=allow_private, timeout_s=timeout_s, max_bytes=max_bytes
    )
    if found is None:
        raise FetchError(f"{url}: the server says it has not changed, and was not asked that")
    return found


def fetch_if_changed(
    url: str,
    since: Validators | None,
    *,
    allow_private: bool = False,
    timeout_s: float = 20.0,
    max_bytes: int = 20_000_000,
) -> Fetched | None:
    """Fetch one page unless the server says that it is as it was.

    Args:
        url: As for `fetch`.
        since: What the server said of it last time, or None to have it in any case.
        allow_private: As for `fetch`.
        timeout_s: As for `fetch`.
        max_bytes: As for `fetch`.

    Returns:
        The page, or None where it has not changed.

    Raises:
        FetchError: As for `fetch`; with `retry_after_s` where the server asks for a pause.
    """
    deadline = time.monotonic() + timeout_s
    at = url
    for _ in range(_REDIRECTS + 1):
        visit = Visit(
            at, since=since, allow_private=allow_private, deadline=deadline, max_bytes=max_bytes
        )
        answer = visit.get()
        if isinstance(answer, str):
            at = urljoin(at, answer)
        elif answer is None:
            return None
        else:
            return replace(answer, url=url)
    raise FetchError(f"{url}: more than {_REDIRECTS} redirects; give the final address")
