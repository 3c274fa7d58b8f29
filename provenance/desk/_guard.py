"""What stands before every page: who asks, under which name, how much; and what leaves with it.

Loopback alone is no protection: any page in a browser can send forms to it, and a name can be made
to point at it.  So the Host header must be one of ours, writes must come from our own pages, and
the browser is told to load and run nothing but our own files.
"""

from __future__ import annotations

import ipaddress
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from provenance.desk._desk import Desk

COOKIE = "provenance_desk"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_TOO_MUCH = "That is more than this desk takes."
_OPEN = ("/enter", "/static/")
_FORM_BYTES = 64_000
"""What a form may have beside the text or file that is to be checked."""


class Guard:
    """The outermost layer of the application.

    Args:
        app: What it stands before.
        desk: The desk.
    """

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._desk = desk
        self._hosts = {"localhost", *(host.casefold() for host in desk.hosts)}
        self._most = desk.settings.max_bytes + _FORM_BYTES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # there is no web socket here
            await send({"type": "websocket.close"})
            return
        headers = Headers(scope=scope)
        cookie = _cookie(headers)
        session = self._desk.sessions.find(cookie) if cookie else None
        scope.setdefault("state", {}).update(session=session, cookie=cookie)
        answer = self._refusal(scope, headers, entered=session is not None) or self._app
        taken = _Capped(receive, self._most)
        await answer(scope, taken, _dressed(send, scope["path"]))

    def _refusal(self, scope: Scope, headers: Headers, *, entered: bool) -> ASGIApp | None:
        """The answer to a request that may not go on, or None."""
        if not self._is_ours(headers.get("host", "")):
            return PlainTextResponse("This desk does not answer under that name.", 400)
        path = str(scope["path"])
        if scope["method"] == "POST":
            if not _from_here(headers):
                return PlainTextResponse("This was not sent from a page of this desk.", 403)
            if int(headers.get("content-length") or 0) > self._most:
                return PlainTextResponse(_TOO_MUCH, 413)
        if entered or path.startswith(_OPEN):
            return None
        if scope["method"] in ("GET", "HEAD"):
            query = scope["query_string"].decode("latin-1")
            back = path + (f"?{query}" if query else "")
            return RedirectResponse(f"/enter?next={quote(back, safe='')}", 303)
        return PlainTextResponse("Your session has ended; come in again and repeat this.", 403)

    def _is_ours(self, host: str) -> bool:
        """Whether a Host header names this desk; a plain address cannot be made to point here."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name.casefold() in self._hosts:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


def _from_here(headers: Headers) -> bool:
    """Whether the browser says that a write comes from a page of this desk, or says nothing."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _cookie(headers: Headers) -> str | None:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


def _dressed(send: Send, path: str) -> Send:
    """A `send` that gives every answer the headers of this desk."""

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            kept = "private, max-age=3600" if path.startswith("/static/") else "no-store"
            headers["cache-control"] = kept
        await send(message)

    return dressed


class _Capped:
    """A `receive` that gives up on a body that is larger than it may be."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(413, _TOO_MUCH)
        return message
