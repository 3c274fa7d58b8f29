"""Coming in and leaving: who decides, and where a token is set, whether they may."""

from __future__ import annotations

import hmac
import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from provenance.desk._forms import read_form
from provenance.desk._guard import COOKIE
from provenance.desk._pages import page

if TYPE_CHECKING:
    from starlette.requests import Request

    from provenance.desk._desk import Desk

_LONGEST = 80


def routes(desk: Desk) -> list[Route]:
    """Addresses of this part.

    Args:
        desk: The desk.
    """

    def show(request: Request) -> Response:
        if request.state.session is not None:
            return RedirectResponse(_safe(request.query_params.get("next", "/")), 303)
        # the form's token hangs on a cookie, so a first one is given before anybody comes in
        fresh = request.state.cookie is None
        if fresh:
            request.state.cookie = secrets.token_urlsafe(32)
        answer = _form(request, request.query_params.get("next", "/"))
        if fresh:
            _give(answer, request.state.cookie)
        return answer

    async def enter(request: Request) -> Response:
        form = await read_form(request, desk)
        name, back = form.text("name")[:_LONGEST], _safe(form.text("next"))
        token = form.text("token").encode("utf-8", "replace")
        if desk.token is not None and not hmac.compare_digest(token, desk.token.encode()):
            return _form(request, back, "That is not this desk’s token.", 403)
        if not name:
            return _form(request, back, "Say who you are: decisions go under your name.", 422)
        answer = RedirectResponse(back, 303)
        _give(answer, desk.sessions.begin(name).cookie)  # a new cookie: the old one may be known
        return answer

    async def leave(request: Request) -> Response:
        await read_form(request, desk)
        desk.sessions.end(request.state.cookie)
        answer = RedirectResponse("/enter", 303)
        answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
        return answer

    def _form(request: Request, back: str, wrong: str = "", status: int = 200) -> Response:
        values = {"next": _safe(back), "wrong": wrong, "asks_token": desk.token is not None}
        return page(request, desk, "enter.html", status, offered=desk.editor, **values)

    return [
        Route("/enter", show, methods=["GET"]),
        Route("/enter", enter, methods=["POST"]),
        Route("/leave", leave, methods=["POST"]),
    ]


def _give(answer: Response, cookie: str) -> None:
    answer.set_cookie(COOKIE, cookie, path="/", httponly=True, samesite="strict")


def _safe(address: str) -> str:
    """An address of this desk; the list for any other."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    plain = address.startswith("/") and address.isascii() and address.isprintable()
    if parts.scheme or parts.netloc or not plain or "\\" in address or address.startswith("//"):
        return "/"
    return address
