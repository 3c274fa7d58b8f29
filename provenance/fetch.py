"""The guarded fetcher: one page that the user named, and nothing else.

Standard library only.  The host is resolved once, every address is checked, and the connection
goes to a checked address, so that a name cannot point elsewhere a moment later.  Redirects are
followed by hand, each checked like the first.  Size and time have limits, also decompressed.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from provenance import __version__
from provenance.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator

_REDIRECTS = 5
_CHUNK = 65_536
_MOVED = frozenset({301, 302, 303, 307, 308})
_OK = 200
_NOT_MODIFIED = 304
_LONGEST_TAG = 1000
"""Characters of an ETag or date that is sent back; a longer one is somebody's joke."""

_USER_AGENT = f"provenance/{__version__} (reads pages its user names)"
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.5"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:+-]{1,40})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


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
        visit = _Visit(
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


class _Visit:
    """One request to one address."""

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
        self._parts = _checked(url)
        self._host = _ascii_host(url, self._parts.hostname or "")
        self._port = self._parts.port or (443 if self._parts.scheme == "https" else 80)
        self._allow_private = allow_private
        self._deadline = deadline
        self._max_bytes = max_bytes

    def get(self) -> str | Fetched | None:
        """Where the page has moved, or the page, or None where it has not changed."""
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
            connection.request("GET", _target(self._parts), headers=self._headers())
            with connection.getresponse() as response:
                return self._answer(response)
        finally:
            connection.close()

    def _answer(self, response: http.client.HTTPResponse) -> str | Fetched | None:
        if response.status in _MOVED and response.headers.get("Location"):
            return _ascii(response.headers["Location"])
        if response.status == _NOT_MODIFIED and self._since is not None:
            return None
        if response.status != _OK:
            error = self._error(
                f"the server answered {response.status} {response.reason}; check the address"
            )
            error.retry_after_s = _seconds(response.headers.get("Retry-After"))
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
                _tag(response.headers.get("ETag")), _tag(response.headers.get("Last-Modified"))
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
        for part in _decompressed(self._received(response), encoding, self):
            out += part
            if len(out) > self._max_bytes:
                raise self._too_large()
        return bytes(out)

    def _received(self, response: http.client.HTTPResponse) -> Iterator[bytes]:
        received = 0
        while part := response.read(_CHUNK):
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


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet.

    Args:
        address: IPv4 or IPv6, with a scope or not.

    >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        found = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.teredo:
            return False
        inner = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not (found.is_multicast or found.is_reserved)


def _tag(value: str | None) -> str | None:
    """A validator that can be sent back as it came."""
    if value and len(value) <= _LONGEST_TAG and value.isascii() and value.isprintable():
        return value
    return None


def _seconds(value: str | None) -> float | None:
    """Seconds of a ``Retry-After``: a number, or a date from now on."""
    if not value:
        return None
    if value.strip().isdecimal():
        return float(value.strip()[:9])
    try:
        when = parsedate_to_datetime(value)
        now = datetime.now(when.tzinfo)
    except (TypeError, ValueError, OverflowError):
        return None
    return max((when - now).total_seconds(), 0.0)


def _shut(raw: socket.socket) -> None:
    """End a connection under whoever reads from it."""
    with contextlib.suppress(OSError):
        raw.shutdown(socket.SHUT_RDWR)


def _secured(raw: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(raw, server_hostname=host)


def _ascii_host(url: str, host: str) -> str:
    """The host name as it travels; names in other scripts are written in ASCII."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchError(f"{url!r}: not a valid host name; correct it") from error


def _checked(url: str) -> SplitResult:
    """The parts of a URL that may be fetched."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"{url}: not a valid address ({error}); correct it") from error
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"{url}: only http and https addresses are fetched")
    if "@" in parts.netloc:
        raise FetchError(f"{url}: an address with a user name or password is not fetched")
    if not parts.hostname or " " in parts.hostname or port == 0 or _CONTROL.search(url):
        raise FetchError(f"{url!r}: not a valid address; correct it")
    return parts


def _target(parts: SplitResult) -> str:
    """Path and query as the request line wants them."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._", errors="replace")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?", errors="replace")
    return f"{path}?{query}" if query else path


def _ascii(location: str) -> str:
    """A redirect's address; headers arrive as Latin-1 but servers write UTF-8."""
    raw = location.strip().encode("latin-1", "replace")
    return quote(raw, safe="/%:@!$&'()*+,;=~-._?#[]")


def _decompressed(parts: Iterator[bytes], encoding: str, visit: _Visit) -> Iterator[bytes]:
    """Body parts with the content encoding taken off, at most a chunk at a time."""
    if encoding in ("", "identity"):
        yield from parts
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise visit._error(f"the server sent the encoding {encoding!r}, which was not asked for")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for part in parts:
            waiting = part
            while waiting:
                yield unpack.decompress(waiting, _CHUNK)
                waiting = unpack.unconsumed_tail
    except zlib.error as error:
        raise visit._error("the compressed page is damaged; try again") from error
    if not unpack.eof:
        raise visit._error("the compressed page is cut off; try again")
