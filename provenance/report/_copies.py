"""Families of copies for an editor to read, and as JSON."""

from __future__ import annotations

import json
import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from provenance.report._clean import one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from provenance.corroboration.copies.account import Account, Entry, Origin

JSON_VERSION = 1
"""Raised when a field of the JSON changes its meaning or goes away."""

_WIDTH = 80
_SHOWN = 3
"""Runs shown for each member in the text format, the longest first; JSON has them all."""


def write_text(accounts: Iterable[Account], out: TextIO) -> int:
    """Write families for reading.

    Args:
        accounts: The families.
        out: Where to.

    Returns:
        How many there were.
    """
    count = 0
    for count, account in enumerate(accounts, 1):
        out.write("\n".join(_lines(count, account)) + "\n\n")
    return count


def write_jsonl(accounts: Iterable[Account], out: TextIO) -> int:
    """Write families as JSON, one a line; arguments as for `write_text`."""
    count = 0
    for count, account in enumerate(accounts, 1):
        out.write(_dumped(account) + "\n")
    return count


def write_json(accounts: Iterable[Account], out: TextIO) -> int:
    """Write one JSON object: ``{"version": 1, "families": [...]}``; arguments as for `write_text`.

    Every family has the fields of `provenance.corroboration.copies.account.Account`, every member
    those of ``Entry``, every run those of ``Shared``; offsets are half-open code points into the
    member's own text.
    """
    count = 0
    out.write(f'{{"version": {JSON_VERSION}, "families": [')
    for count, account in enumerate(accounts, 1):
        out.write(("," if count > 1 else "") + "\n" + _dumped(account))
    out.write("\n]}\n")
    return count


WRITERS = {"text": write_text, "json": write_json, "jsonl": write_jsonl}


def _dumped(account: Account) -> str:
    row: dict[str, Any] = asdict(account)
    row["same_owner"] = [{"owner": owner, "ids": ids} for owner, ids in account.same_owner]
    return json.dumps(row, ensure_ascii=False)


def _lines(number: int, account: Account) -> Iterator[str]:
    members = account.members
    outlets = len({m.outlet or m.id for m in members})
    what = "One text" if account.kind == "same_text" else "Partly copied"
    title = next((m.title for m in members if m.title), None)
    yield f"{number}. {what}: {len(members)} articles of {_counted(outlets, 'outlet')}"
    if title:
        yield f"   {shortened(title, _WIDTH - 3)}"
    yield from _wrapped(f"Whose text: {_whose(account.origin)}", "   ")
    yield from _wrapped(f"Printed first: {_earliest(account)}", "   ")
    for owner, ids in account.same_owner:
        names = sorted({_name(m) for m in members if m.id in ids})
        yield from _wrapped(f"Same owner ({one_line(owner)}): {', '.join(names)}", "   ")
    for member in members:
        yield ""
        yield from _member(member, account)


def _member(member: Entry, account: Account) -> Iterator[str]:
    date = one_line(member.published or "undated")
    yield from _wrapped(f"{date}  {_name(member)}", "   ")
    yield from _wrapped(f"{one_line(member.id)}{_by(member)}", "     ")
    quoted = f", and {member.shared_quoted:.0%} of its quotations" if member.shared_quoted else ""
    yield from _wrapped(
        f"{_counted(member.words, 'word')}; {member.shared:.0%} of its own words stand in other "
        f"members{quoted}",
        "     ",
    )
    if member.against is None:
        return
    other = next(m for m in account.members if m.id == member.against)
    how = "the same text as" if member.kind == "same_text" else "partly copied from, or by,"
    yield from _wrapped(
        f"{how} {_name(other)} ({one_line(other.id)}), probability {member.probability:.2f}; "
        f"{_counted(len(member.runs), 'shared run')}"
        + (", the longest:" if len(member.runs) > _SHOWN else ":" if member.runs else ""),
        "     ",
    )
    for run in sorted(member.runs, key=lambda r: (-r.words, r.here))[:_SHOWN]:
        (start, end), (there, there_end) = run.here, run.there
        words = _counted(run.words, "word") + ("" if run.own else ", all quoted")
        yield f"       [{start}:{end}] = [{there}:{there_end}], {words}"
        yield from _wrapped(f"“{shortened(run.text, 2 * _WIDTH)}”", "         ")


def _by(member: Entry) -> str:
    parts = [f"by {', '.join(map(one_line, member.authors))}"] if member.authors else []
    parts += [f"credits {', '.join(map(one_line, member.credits))}"] if member.credits else []
    return "".join(f"; {part}" for part in parts)


def _name(member: Entry) -> str:
    return one_line(member.outlet) if member.outlet else "unknown outlet"


def _whose(origin: Origin | None) -> str:
    if origin is None:
        return "unknown; nobody is credited and no date decides"
    name = one_line(origin.name)
    inside = "" if origin.id else ", whose own text is not here"
    if origin.why == "credit":
        return f"probably {name}{inside}; {_counted(origin.count, 'member')} print its credit"
    if origin.why == "named":
        return f"probably {name}{inside}; {_counted(origin.count, 'member')} name it"
    return f"perhaps {name}; only the date says so"


def _earliest(account: Account) -> str:
    if account.first is None:
        return "unknown; the dates are missing or the same"
    member = next(m for m in account.members if m.id == account.first)
    return f"{_name(member)}, {one_line(member.published or '')} ({one_line(member.id)})"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
