"""Pages from templates; whatever goes in is escaped as in a report, unless it was built as HTML."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from provenance import __version__
from provenance.report._html.markup import Html, escaped
from provenance.report._phrases import count, day

if TYPE_CHECKING:
    from starlette.requests import Request

    from provenance.desk._desk import Desk


def page(
    request: Request, desk: Desk, template: str, status: int = 200, **values: object
) -> HTMLResponse:
    """A page.

    Args:
        request: What it answers.
        desk: The desk.
        template: File below ``templates``.
        status: HTTP status.
        values: What the template shows.
    """
    return HTMLResponse(rendered(request, desk, template, **values), status)


def rendered(request: Request, desk: Desk, template: str, **values: object) -> str:
    """The HTML of a template.

    Args:
        request: What it is for.
        desk: The desk.
        template: File below ``templates``.
        values: What the template shows.
    """
    session = getattr(request.state, "session", None)
    cookie = getattr(request.state, "cookie", None)
    return (
        environment()
        .get_template(template)
        .render(
            editor=session.editor if session else "",
            csrf=desk.sessions.form_token(cookie) if cookie else "",
            version=__version__,
            path=request.url.path,
            **values,
        )
    )


def by_htmx(request: Request) -> bool:
    """Whether htmx asks, which wants a part of a page."""
    return request.headers.get("hx-request") == "true"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates."""
    made = Environment(
        loader=PackageLoader("provenance.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"day": day, "moment": _moment}
    made.globals |= {"count": count}
    return made


def _safe(value: object) -> object:
    """Text without what a page cannot hold; what `provenance.report` built goes in as it is."""
    if isinstance(value, Html):
        return Markup(value)  # noqa: S704 - `Html` marks markup that was built from escaped parts
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(escaped(value))  # noqa: S704 - escaped a moment ago
    return "" if value is None else value


def _moment(time: str) -> str:
    """An ISO time as ``2026-06-11 14:03``, in UTC."""
    return time[:16].replace("T", " ")
