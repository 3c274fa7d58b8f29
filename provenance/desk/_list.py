"""The queue: every report, to be searched, filtered and opened."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from provenance.decisions import standing
from provenance.desk._feeds import look
from provenance.desk._forms import read_form
from provenance.desk._pages import page
from provenance.desk._shelf import Filters

if TYPE_CHECKING:
    from starlette.requests import Request

    from provenance.desk._desk import Desk
    from provenance.desk._shelf import Card

PER_PAGE = 50


def routes(desk: Desk) -> list[Route]:
    """Addresses of this part.

    Args:
        desk: The desk.
    """

    def show(request: Request) -> Response:
        asked = request.query_params
        filters = Filters(
            words=asked.get("q", "")[:200],
            outlet=asked.get("outlet", "")[:200],
            code=asked.get("code", "")[:6],
            band=asked.get("band", "")[:20],
            order=asked.get("order", "new"),
        )
        open_only = asked.get("open") == "1"
        decided = _decided(desk)
        rows = [(card, _left(card, decided)) for card in desk.shelf.cards(filters)]
        if open_only:
            rows = [row for row in rows if row[1]]
        number = asked.get("page", "1")
        at = int(number) if number.isascii() and number.isdecimal() and len(number) < 7 else 1  # noqa: PLR2004
        pages = max((len(rows) + PER_PAGE - 1) // PER_PAGE, 1)
        at = min(max(at, 1), pages)
        outlets, codes = desk.shelf.choices()
        return page(
            request,
            desk,
            "list.html",
            rows=rows[(at - 1) * PER_PAGE : at * PER_PAGE],
            total=len(rows),
            left=sum(row[1] for row in rows),
            filters=filters,
            open_only=open_only,
            outlets=outlets,
            codes=codes,
            at=at,
            pages=pages,
            before=_address(request, at - 1) if at > 1 else None,
            after=_address(request, at + 1) if at < pages else None,
            jobs=desk.jobs.active(),
            feeds=[str(path) for path in desk.feeds],
            told=asked.get("told", "")[:500],
        )

    async def look_again(request: Request) -> Response:
        from starlette.concurrency import run_in_threadpool

        await read_form(request, desk)
        new, lost = await run_in_threadpool(look, desk)
        words = f"{new} new {'report' if new == 1 else 'reports'}"
        told = f"{words}. {' '.join(lost)}" if lost else f"{words}."
        return RedirectResponse(str(request.url_for("list").include_query_params(told=told)), 303)

    return [
        Route("/", show, methods=["GET"], name="list"),
        Route("/look", look_again, methods=["POST"]),
    ]


def _decided(desk: Desk) -> dict[str, set[str]]:
    """Keys of what was judged, by article."""
    found: dict[str, set[str]] = defaultdict(set)
    with desk.decisions() as decisions:
        for item in standing(decisions.all()):
            if item.decided:
                found[item.subject.article].add(item.subject.key)
    return found


def _left(card: Card, decided: dict[str, set[str]]) -> int:
    return len(set(card.subjects) - decided.get(card.article, set()))


def _address(request: Request, number: int) -> str:
    return f"?{request.url.include_query_params(page=number).query}"
