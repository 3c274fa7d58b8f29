"""Values as they stand in a table that a spreadsheet may open."""

from __future__ import annotations

from provenance.report._clean import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: object) -> object:
    """A value as it stands in a table: text never begins like a formula.

    Args:
        value: Text, a number, a truth value or None.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return "" if value is None else value
    shown = visible(value)
    # A spreadsheet may pass over white space before it looks.
    return (
        f"'{shown}" if shown.startswith(_FORMULA) or shown.lstrip().startswith(_FORMULA) else shown
    )
