"""Forms: read in memory (no upload goes through a temporary file), and only with their token."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser

if TYPE_CHECKING:
    from starlette.requests import Request

    from provenance.desk._desk import Desk

_MOST_FIELDS = 30


class _InMemory(MultiPartParser):
    """A parser that never spools an upload to a temporary file: the guard has capped it."""

    spool_max_size = 2**40


class Form:
    """The values of a form.

    Args:
        fields: Its fields, each once.
        upload: Name and bytes of the file that was chosen, or None.
    """

    def __init__(self, fields: dict[str, str], upload: tuple[str, bytes] | None) -> None:
        self._fields = fields
        self.upload = upload

    def text(self, name: str) -> str:
        """A field's words, stripped; empty where it is missing."""
        return self._fields.get(name, "").strip()

    def number(self, name: str) -> int:
        """A field's number, 0 where there is none."""
        words = self.text(name)
        return int(words) if words.isascii() and words.isdecimal() and len(words) < 16 else 0  # noqa: PLR2004


async def read_form(request: Request, desk: Desk) -> Form:
    """The form of a request, if it carries the token of this browser.

    Args:
        request: A POST.
        desk: The desk.

    Raises:
        HTTPException: 400 for what is no form, 403 without the token.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == "multipart/form-data":
            parser = _InMemory(
                request.headers,
                request.stream(),
                max_files=1,
                max_fields=_MOST_FIELDS,
                max_part_size=desk.settings.max_bytes,
            )
            data = await parser.parse()
        elif kind == "application/x-www-form-urlencoded":
            data = await FormParser(request.headers, request.stream()).parse()
        else:
            raise HTTPException(400, "This is no form.")
    except (MultiPartException, ValueError, KeyError) as error:
        raise HTTPException(400, "This form cannot be read.") from error
    form = await _closed(data)
    cookie = request.state.cookie
    wanted = desk.sessions.form_token(cookie) if cookie else ""
    # as bytes: a token with other characters than ASCII is wrong, not an error
    sent = form.text("csrf").encode("utf-8", "replace")
    if not wanted or not hmac.compare_digest(sent, wanted.encode()):
        raise HTTPException(
            403, "This form has run out, or was not made by this desk; load the page again."
        )
    return form


async def _closed(data: FormData) -> Form:
    """The values of parsed data, which hold no open file any more."""
    upload = None
    for _, value in data.multi_items():
        if isinstance(value, UploadFile) and value.filename:
            upload = (value.filename, await value.read())
    await data.close()
    return Form({name: value for name, value in data.items() if isinstance(value, str)}, upload)
