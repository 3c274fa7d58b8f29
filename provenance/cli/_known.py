"""The baseline of a run, and what the gate tells at its end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from provenance.baseline import NAME, Baseline, load_baseline
from provenance.cli._escape import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.baseline import Known
    from provenance.gate import Ended
    from provenance.settings import Settings

_SHOWN = 20
"""Lines of the baseline that are told one by one."""


def known_findings(settings: Settings, *, update: bool) -> Baseline | None:
    """The baseline of a run, or None where it has none.

    Args:
        settings: Settings of the run.
        update: Take in what is found and drop what is gone.

    Raises:
        UsageError: If the file is missing or damaged.
    """
    if settings.baseline is None and not update:
        return None
    return load_baseline(_place(settings), update=update)


def keep(baseline: Baseline | None, settings: Settings) -> None:
    """Write a baseline that is to be updated, whole or not at all.

    Args:
        baseline: As the run left it.
        settings: Settings of the run.

    Raises:
        UsageError: If the file cannot be written.
    """
    from provenance.report import write_atomically

    if baseline is not None and baseline.update:
        with write_atomically(_place(settings)) as out:
            out.write(baseline.text())


def tell(ended: Ended, settings: Settings, out: TextIO, *, quiet: bool) -> None:
    """What only the whole run shows: idle suppressions, and what became of the baseline.

    Args:
        ended: From the gate.
        settings: Settings of the run.
        out: Where to; the command line gives stderr.
        quiet: Leave out what fails nobody.
    """
    level = f"{ended.severity}, fails the run" if ended.fails else ended.severity
    for line in ended.unused:
        out.write(f"provenance: PV901 unused-suppression ({level}): {escaped(line)}\n")
    baseline = ended.baseline
    if baseline is None:
        return
    name = escaped(str(_place(settings)))
    if baseline.update:
        out.write(
            f"provenance: {name}: {len(baseline.added)} added, {len(baseline.gone)} dropped, "
            f"{len(baseline)} known\n"
        )
        _list(baseline.gone, "dropped", out)
    elif baseline.gone and not quiet:
        out.write(
            f"provenance: {name}: {_findings(len(baseline.gone))} no longer there; "
            "--update-baseline drops them\n"
        )


def _list(lines: Sequence[Known], what: str, out: TextIO) -> None:
    for line in sorted(lines)[:_SHOWN]:
        text = escaped(f"{line.article}: {line.code} “{line.text}”")
        out.write(f"provenance:   {what} {text}\n")
    if len(lines) > _SHOWN:
        out.write(f"provenance:   and {len(lines) - _SHOWN} more\n")


def _findings(number: int) -> str:
    return f"{number} known finding is" if number == 1 else f"{number} known findings are"


def _place(settings: Settings) -> Path:
    return Path(settings.baseline or NAME)
