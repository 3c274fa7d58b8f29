"""Addresses: which may be fetched, and how they travel."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, quote, urlsplit

from provenance.errors import FetchError

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


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


def ascii_host(url: str, host: str) -> str:
    """The host name as it travels; names in other scripts are written in ASCII."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchError(f"{url!r}: not a valid host name; correct it") from error


def checked(url: str) -> SplitResult:
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


def target(parts: SplitResult) -> str:
    """Path and query as the request line wants them."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._", errors="replace")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?", errors="replace")
    return f"{path}?{query}" if query else path


def ascii_location(location: str) -> str:
    """A redirect's address; headers arrive as Latin-1 but servers write UTF-8."""
    raw = location.strip().encode("latin-1", "replace")
    return quote(raw, safe="/%:@!$&'()*+,;=~-._?#[]")
