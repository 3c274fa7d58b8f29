"""Asking for a check, and watching it: paste, upload or name an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from provenance.desk._forms import read_form
from provenance.desk._pages import by_htmx, page
from provenance.evidence import text_sha256
from provenance.report._html.markup import followable

if TYPE_CHECKING:
    from starlette.requests import Request

    from provenance.desk._desk import Desk
    from provenance.desk._forms import Form

_LONGEST = 300
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]+")


def routes(desk: Desk) -> list[Route]:
    """Addresses of this part.

    Args:
        desk: The desk.
    """

    def ask(request: Request) -> Response:
        return _form(request)

    def _form(request: Request, wrong: str = "", status: int = 200) -> Response:
        megabytes = desk.settings.max_bytes / 1e6
        return page(request, desk, "check.html", status, wrong=wrong, megabytes=megabytes)

    async def add(request: Request) -> Response:
        form = await read_form(request, desk)
        wrong = await run_in_threadpool(_added, desk, form, request.state.session.editor)
        return _form(request, wrong, 422) if wrong else RedirectResponse("/checks", 303)

    def checks(request: Request) -> Response:
        template = "_jobs.html" if by_htmx(request) else "checks.html"
        cards = {}
        jobs = desk.jobs.latest()
        for job in jobs:
            for key in job.reports[:20]:
                cards[key] = desk.shelf.card(key)
        return page(request, desk, template, jobs=jobs, cards=cards, active=desk.jobs.active())

    async def cancel(request: Request) -> Response:
        await read_form(request, desk)
        await run_in_threadpool(desk.jobs.cancel, int(request.path_params["number"]))
        return RedirectResponse("/checks", 303)

    return [
        Route("/check", ask, methods=["GET"]),
        Route("/check", add, methods=["POST"]),
        Route("/checks", checks, methods=["GET"]),
        Route("/checks/{number:int}/cancel", cancel, methods=["POST"]),
    ]


def _added(desk: Desk, form: Form, editor: str) -> str:
    """Queue what a form holds; what is wrong with it, or nothing."""
    title, outlet = form.text("title")[:_LONGEST], form.text("outlet")[:_LONGEST]
    url, text, upload = form.text("url"), form.text("text"), form.upload
    given = sum(map(bool, (url, text, upload)))
    if given != 1:
        return "Give one thing to check: a text, a file or an address."
    if url:
        if not followable(url):
            return "That is no http or https address."
        desk.jobs.add("url", url, outlet=outlet, title=title, editor=editor)
    elif upload:
        name = _UNSAFE.sub("_", upload[0])[-_LONGEST:]
        desk.jobs.add("upload", name, upload[1], title=title, outlet=outlet, editor=editor)
    else:
        name = f"pasted: {title or text_sha256(text)[:12]}"
        body = text.encode("utf-8", "replace")
        desk.jobs.add("paste", name, body, title=title, outlet=outlet, editor=editor)
    return ""
