"""Two versions of an article beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.routing import Route

from provenance.desk._pages import page
from provenance.diff import diff
from provenance.report._html.markup import Html, el, joined
from provenance.report._phrases import headline_of, source_name

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from provenance.desk._desk import Desk
    from provenance.diff import Edit, SentenceChange


def routes(desk: Desk) -> list[Route]:
    """Addresses of this part.

    Args:
        desk: The desk.
    """

    def compare(request: Request) -> Response:
        old = desk.shelf.get(request.path_params["old"])
        new = desk.shelf.get(request.path_params["new"])
        if old is None or new is None or old.article.id != new.article.id:
            raise HTTPException(404, "There are no two such versions of one article on this desk.")
        found = diff(old, new)
        return page(
            request,
            desk,
            "compare.html",
            title=headline_of(new),
            old_key=request.path_params["old"],
            new_key=request.path_params["new"],
            found=found,
            headline=_headline(found.headline) if found.headline else None,
            sentences=[(change, _changed(change)) for change in found.sentences],
            source_name=source_name,
        )

    return [Route("/compare/{old}/{new}", compare, methods=["GET"], name="compare")]


def _headline(change: object) -> Html:
    old = getattr(change, "old", None)
    new = getattr(change, "new", None)
    return _words(
        old.text if old else "",
        new.text if new else "",
        getattr(change, "edits", ()),
        old.start if old else 0,
        new.start if new else 0,
    )


def _changed(change: SentenceChange) -> Html:
    old, new = change.old, change.new
    if old is None or new is None or not change.edits:
        only = new or old
        words = only.text if only else ""
        return (
            el("ins", words)
            if old is None
            else el("del", words)
            if new is None
            else el("span", words)
        )
    return _words(old.text, new.text, change.edits, old.start, new.start)


def _words(old: str, new: str, edits: tuple[Edit, ...], at_old: int, at_new: int) -> Html:
    """Both versions in one line: what went struck out, what came underlined."""
    if not edits:
        return joined([el("del", old) if old else None, " ", el("ins", new) if new else None])
    parts: list[Html | str | None] = []
    for edit in edits:
        was = old[edit.old[0] - at_old : edit.old[1] - at_old]
        now = new[edit.new[0] - at_new : edit.new[1] - at_new]
        if edit.kind == "equal":
            parts.append(now)
            continue
        parts.append(el("del", was) if was else None)
        parts.append(" " if was and now else None)
        parts.append(el("ins", now) if now else None)
    return joined(parts)
