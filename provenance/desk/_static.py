"""The desk's own files: styles, htmx, its script; and where the rows of a report stand."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from provenance.report._html.page import stylesheet

if TYPE_CHECKING:
    from starlette.requests import Request

    from provenance.desk._desk import Desk

_KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "txt": "text/plain"}
_MOST_ROWS = 20_000


def routes(desk: Desk) -> list[Route]:
    """Addresses of this part.

    Args:
        desk: The desk.
    """

    def file(request: Request) -> Response:
        name = request.path_params["name"]
        folder = files("provenance.desk") / "static"
        if name not in {entry.name for entry in folder.iterdir()}:
            raise HTTPException(404, "There is no such file.")
        return Response((folder / name).read_bytes(), media_type=_KINDS[name.rsplit(".", 1)[1]])

    def report(request: Request) -> Response:
        return Response(stylesheet(), media_type="text/css")

    def rows(request: Request) -> Response:
        """Places on the grid as rules: a page without style attributes cannot say them itself."""
        count = min(int(request.path_params["count"]), _MOST_ROWS)
        rules = (
            f'[data-row="{n}"]{{--row:{n}}}[data-span="{n}"]{{--span:{n}}}\n'
            for n in range(1, count + 1)
        )
        return Response("".join(rules), media_type="text/css")

    return [
        Route("/static/report.css", report, methods=["GET"]),
        Route("/static/rows-{count:int}.css", rows, methods=["GET"]),
        Route("/static/{name}", file, methods=["GET"]),
    ]
