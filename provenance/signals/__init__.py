"""The signals: one file each, found by file name; see `provenance.signals._base`.

Word lists stand beside the code as plain text (``lists/<name>.txt``).  A third party adds a
signal through the entry-point group ``provenance.signals``.
"""

from __future__ import annotations

from provenance.errors import UsageError
from provenance.registry import Registry
from provenance.signals._base import Hit, Signal
from provenance.signals._page import Page, page
from provenance.signals._run import run_signals

__all__ = ["Hit", "Page", "Signal", "all_signals", "page", "run_signals"]


def all_signals() -> list[Signal]:
    """Every signal, built in and of plug-ins, sorted by code.

    Raises:
        UsageError: If two signals have the same code.
    """
    registry: Registry[Signal] = Registry(
        "provenance.signals", "SIGNAL", group="provenance.signals"
    )
    by_code: dict[str, Signal] = {}
    for signal in registry.all():
        other = by_code.setdefault(signal.code, signal)
        if other is not signal:
            raise UsageError(
                f"signals {other.name!r} and {signal.name!r} share the code {signal.code}; "
                "uninstall one of the plug-ins or change its code"
            )
    return [by_code[code] for code in sorted(by_code)]
