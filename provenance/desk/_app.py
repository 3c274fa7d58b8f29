"""The application: its addresses, and what stands before them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from provenance.desk import _check_pages, _compare, _entry, _list, _report_page, _search, _static
from provenance.desk._guard import Guard
from provenance.desk._pages import page
from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

    from provenance.desk._desk import Desk

_ROOMS = (_entry, _list, _report_page, _compare, _check_pages, _search, _static)


def create_app(desk: Desk) -> ASGIApp:
    """The desk as an ASGI application.

    Args:
        desk: What it stands on.
    """

    @asynccontextmanager
    async def living(app: Starlette) -> AsyncIterator[None]:
        desk.jobs.start()
        try:
            yield
        finally:
            desk.jobs.stop()

    def broken(request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException):
            return page(request, desk, "error.html", error.status_code, words=error.detail)
        return page(request, desk, "error.html", 422, words=str(error))

    routes = [route for room in _ROOMS for route in room.routes(desk)]
    handlers = {HTTPException: broken, ProvenanceError: broken}
    return Guard(Starlette(routes=routes, exception_handlers=handlers, lifespan=living), desk)
