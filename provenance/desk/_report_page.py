"""A report with its forms: reading it, deciding, taking back, exporting."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from provenance.decisions import (
    Asked,
    Conflict,
    as_annotations,
    labels,
    standing,
    suppressions,
)
from provenance.desk._forms import read_form
from provenance.desk._pages import by_htmx, page, rendered
from provenance.desk._triage import SAID, Triage, block_id
from provenance.report import Options
from provenance.report._html.context import Context
from provenance.report._html.page import one
from provenance.report._phrases import headline_of
from provenance.report._view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starlette.requests import Request

    from provenance.decisions import Decision, Kind
    from provenance.desk._desk import Desk
    from provenance.desk._forms import Form
    from provenance.types import Report

_EXPORTS = {
    "suppressions": ("application/toml", "suppressions.toml"),
    "labels": ("application/jsonl", "labels.jsonl"),
    "webannotation": ("application/jsonl", "annotations.jsonl"),
}


def routes(desk: Desk) -> list[Route]:
    """Addresses of this part.

    Args:
        desk: The desk.
    """
    pages = _Reports(desk)
    return [
        Route("/reports/{key}", pages.show, methods=["GET"], name="report"),
        Route("/reports/{key}/decide", pages.decide, methods=["POST"]),
        Route("/reports/{key}/undo", pages.undo, methods=["POST"]),
        Route("/export/{name}", pages.export, methods=["GET"]),
    ]


class _Reports:
    """The pages of reports, and the answers to what is decided on them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _report_of(self, key: str) -> Report:
        report = self._desk.shelf.get(key)
        if report is None:
            raise HTTPException(404, "There is no such report on this desk.")
        return report

    def _triage_of(self, request: Request, report: Report, history: Sequence[Decision]) -> Triage:
        return Triage(
            report,
            request.path_params["key"],
            history,
            editor=request.state.session.editor,
            csrf=self._desk.sessions.form_token(request.state.cookie),
        )

    def show(self, request: Request) -> Response:
        report = self._report_of(request.path_params["key"])
        with self._desk.decisions() as decisions:
            history = decisions.of(report.article.id)
        return self._page(request, report, self._triage_of(request, report, history), history)

    def _page(
        self,
        request: Request,
        report: Report,
        triage: Triage,
        history: Sequence[Decision],
        status: int = 200,
    ) -> Response:
        key = request.path_params["key"]
        view = View(report, Options(), suppressed=True)
        context = Context(view, number=1, level=1, additions=triage)
        done, of = triage.counted()
        versions = self._desk.shelf.versions(report.article.id)
        return page(
            request,
            self._desk,
            "report.html",
            key=key,
            title=headline_of(report),
            body=one(context),
            rows=len(view.readings),
            done=done,
            of=of,
            disputed=triage.disputed(),
            last=triage.last_of_mine(),
            history=list(reversed(history))[:200],
            said=SAID,
            versions=versions,
        )

    async def decide(self, request: Request) -> Response:
        form = await read_form(request, self._desk)
        return await run_in_threadpool(self._decided, request, form)

    def _decided(self, request: Request, form: Form) -> Response:
        report = self._report_of(request.path_params["key"])
        key = form.text("key")
        with self._desk.decisions() as decisions:
            triage = self._triage_of(request, report, decisions.of(report.article.id))
            subject = triage.subject(key)
            if subject is None:
                raise HTTPException(404, "There is no such finding or statement in this report.")
            asked = Asked(
                cast("Kind", form.text("kind")),  # the store refuses any other
                request.state.session.editor,
                form.text("reason"),
                form.text("other") or form.text("value"),
                form.number("seen"),
            )
            try:
                decisions.decide(subject, asked)
            except Conflict as conflict:
                return self._conflict(request, report, key, form, conflict)
            history = decisions.of(report.article.id)
        return self._answer(request, report, key, history)

    def _conflict(
        self, request: Request, report: Report, key: str, form: Form, conflict: Conflict
    ) -> Response:
        """Nothing was written: show what was decided meanwhile, and offer one's own again."""
        with self._desk.decisions() as decisions:
            history = decisions.of(report.article.id)
        triage = self._triage_of(request, report, history)
        tried = {name: form.text(name) for name in ("kind", "reason", "value", "other")}
        block = triage.block(key, conflict=conflict.since, tried=tried)
        if by_htmx(request):
            return HTMLResponse(block)
        return page(
            request, self._desk, "conflict.html", 409, key=request.path_params["key"], block=block
        )

    async def undo(self, request: Request) -> Response:
        form = await read_form(request, self._desk)
        return await run_in_threadpool(self._undone, request, form)

    def _undone(self, request: Request, form: Form) -> Response:
        report = self._report_of(request.path_params["key"])
        editor = request.state.session.editor
        with self._desk.decisions() as decisions:
            number = form.number("number")
            if not number:
                triage = self._triage_of(request, report, decisions.of(report.article.id))
                last = triage.last_of_mine()
                if last is None:
                    raise HTTPException(422, "You have no decision here to take back.")
                number = last.number
            done = decisions.undo(number, editor=editor)
            history = decisions.of(report.article.id)
        return self._answer(request, report, done.subject.key, history)

    def _answer(
        self, request: Request, report: Report, key: str, history: Sequence[Decision]
    ) -> Response:
        """The block as it is now for htmx, with the progress; for a plain form the page."""
        at = block_id(key)
        if not by_htmx(request):
            return RedirectResponse(f"/reports/{request.path_params['key']}#{at}", 303)
        triage = self._triage_of(request, report, history)
        if triage.subject(key) is None:  # of another version
            return HTMLResponse("", headers={"HX-Refresh": "true"})
        done, of = triage.counted()
        values = {"done": done, "of": of, "disputed": triage.disputed(), "swap": True}
        bar = rendered(request, self._desk, "_progress.html", **values)
        headers = {"HX-Retarget": f"#{at}", "HX-Reswap": "outerHTML"}
        return HTMLResponse(triage.block(key) + bar, headers=headers)

    def export(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _EXPORTS:
            raise HTTPException(404, "There is no such export.")
        with self._desk.decisions() as decisions:
            stand = list(standing(decisions.all()))
        lines: Iterable[str] = suppressions(stand)
        if name != "suppressions":
            lines = map(json.dumps, labels(stand) if name == "labels" else as_annotations(stand))
        kind, file = _EXPORTS[name]
        given = {"content-disposition": f'attachment; filename="{file}"'}
        return Response("".join(f"{line}\n" for line in lines), 200, given, kind)
