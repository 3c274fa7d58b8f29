"""One request: connect to a checked address, ask, read the answer within its limits."""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
import ssl
import threading
import time
from typing import TYPE_CHECKING

from provenance import __version__
from provenance.errors import FetchError
from provenance.fetch._address import ascii_host, ascii_location, checked, is_public, target
from provenance.fetch._encoding import CHUNK, decompressed
from provenance.fetch._headers import seconds, validator
from provenance.fetch._page import Fetched, Validators

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOVED = frozenset({301, 302, 303, 307, 308})
_OK = 200
_NOT_MODIFIED = 304
_USER_AGENT = f"provenance/{__version__} (reads pages its user names)"
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:+-]{1,40})", re.IGNORECASE)


class Visit:
    """One request to one address.

    Args:
        url: The address.
        since: What the server said of it last time, or None.
        allow_private: Allow addresses that are not public.
        deadline: When it must be done, on the monotonic clock.
        max_bytes: Most bytes of the body.

    Raises:
        FetchError: If the address may not be fetched.
    """

    def __init__(
        self,
        url: str,
        *,
        since: Validators | None,
        allow_private: bool,
        deadline: float,
        max_bytes: int,
    ) -> None:
        self.url = url
        self._since = since
        self._parts = checked(url)
        self._host = ascii_host(url, self._parts.hostname or "")
        self._port = self._parts.port or (443 if self._parts.scheme == "https" else 80)
        self._allow_private = allow_private
        self._deadline = deadline
        self._max_bytes = max_bytes

    def get(self) -> str | Fetched | None:
        """Where the page has moved, or the page, or None where it has not changed.

        Raises:
            FetchError: If it cannot be had.
        """
        raw = self._connected(self._addresses())
        # a slow server may send a byte a second for ever: at the deadline the connection is
        # shut, through a second handle because TLS takes over the first
        handle = raw.dup()
        watch = threading.Timer(max(self._deadline - time.monotonic(), 0), _shut, (handle,))
        watch.daemon = True
        watch.start()
        try:
            return self._exchange(raw)
        except FetchError:
            raise
        except (http.client.HTTPException, OSError, ValueError) as error:
            raise self._failed(error) from error
        finally:
            watch.cancel()
            handle.close()
            raw.close()

    def _exchange(self, raw: socket.socket) -> str | Fetched | None:
        """Send the request over a connected socket and read the answer."""
        connection = http.client.HTTPConnection(self._host, self._port)
        connection.auto_open = 0  # never connects by itself: that would resolve the name again
        secure = self._parts.scheme == "https"
        connection.sock = _secured(raw, self._host) if secure else raw
        try:
            connection.request("GET", target(self._parts), headers=self._headers())
            with connection.getresponse() as response:
                return self._answer(response)
        finally:
            connection.close()

    def _answer(self, response: http.client.HTTPResponse) -> str | Fetched | None:
        if response.status in _MOVED and response.headers.get("Location"):
            return ascii_location(response.headers["Location"])
        if response.status == _NOT_MODIFIED and self._since is not None:
            return None
        if response.status != _OK:
            error = self._error(
                f"the server answered {response.status} {response.reason}; check the address"
            )
            error.retry_after_s = seconds(response.headers.get("Retry-After"))
            raise error
        body = self._body(response)
        stated = response.headers.get("Content-Type", "")
        charset = _CHARSET.search(stated)
        return Fetched(
            self.url,
            self.url,
            body,
            stated.split(";")[0].strip().lower(),
            charset[1] if charset else None,
            Validators(
                validator(response.headers.get("ETag")),
                validator(response.headers.get("Last-Modified")),
            ),
        )

    def _headers(self) -> dict[str, str]:
        shown = f"[{self._host}]" if ":" in self._host else self._host
        port = f":{self._parts.port}" if self._parts.port else ""
        since = self._since or Validators()
        asked = {"If-None-Match": since.etag, "If-Modified-Since": since.modified}
        return {name: value for name, value in asked.items() if value} | {
            "Host": shown + port,
            "User-Agent": _USER_AGENT,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }

    # -- connecting ----------------------------------------------------------------------------

    def _addresses(self) -> list[tuple[int, tuple[str, int]]]:
        """Family and address of every address of the host, all of them allowed."""
        try:
            found = socket.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise self._error("the host name is not known; check the address") from error
        addresses: list[tuple[int, tuple[str, int]]] = []
        for family, _, _, _, where in found:
            if not self._allow_private and not is_public(str(where[0])):
                raise self._error(
                    f"{where[0]} is not a public address; use --allow-private if you mean it"
                )
            addresses.append((family, (str(where[0]), self._port)))
        return addresses

    def _connected(self, addresses: list[tuple[int, tuple[str, int]]]) -> socket.socket:
        """A connection to the first address that answers."""
        last: OSError = TimeoutError()
        for family, where in addresses:
            left = self._deadline - time.monotonic()
            if left <= 0:
                break
            raw = socket.socket(family, socket.SOCK_STREAM)
            raw.settimeout(left)
            try:
                raw.connect(where)
            except OSError as error:
                raw.close()
                last = error
                continue
            return raw
        raise self._failed(last) from last

    # -- reading -------------------------------------------------------------------------------

    def _body(self, response: http.client.HTTPResponse) -> bytes:
        encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
        stated = response.headers.get("Content-Length", "")
        if stated.isdecimal() and int(stated) > self._max_bytes:
            raise self._too_large()
        out = bytearray()
        for part in decompressed(self._received(response), encoding, self._error):
            out += part
            if len(out) > self._max_bytes:
                raise self._too_large()
        return bytes(out)

    def _received(self, response: http.client.HTTPResponse) -> Iterator[bytes]:
        received = 0
        while part := response.read(CHUNK):
            received += len(part)
            if received > self._max_bytes:
                raise self._too_large()
            yield part
        if self._deadline <= time.monotonic():
            raise TimeoutError
        if response.length:
            raise self._error(f"the page is cut off ({response.length} bytes missing); try again")

    def _failed(self, error: Exception) -> FetchError:
        """What went wrong on the wire, in the user's terms."""
        if isinstance(error, TimeoutError) or self._deadline <= time.monotonic():
            return self._error("it took too long; try again or raise the timeout")
        if isinstance(error, ssl.SSLError):
            return self._error(f"its certificate was refused ({error.reason or error})")
        if isinstance(error, http.client.IncompleteRead):
            return self._error("the page is cut off; try again")
        return self._error(f"the connection failed ({error or type(error).__name__}); try again")

    def _too_large(self) -> FetchError:
        return self._error(f"the page is larger than {self._max_bytes / 1e6:,.1f} MB; save a part")

    def _error(self, reason: str) -> FetchError:
        return FetchError(f"{self.url}: {reason}")


def _shut(raw: socket.socket) -> None:
    """End a connection under whoever reads from it."""
    with contextlib.suppress(OSError):
        raw.shutdown(socket.SHUT_RDWR)


def _secured(raw: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(raw, server_hostname=host)
