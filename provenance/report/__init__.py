"""Report formats: one file each, found by file name; see `provenance.report._base`.

``FORMATS.get("html").write(reports, out, options=Options())`` writes a stream of reports to a text
stream; `write_atomically` opens a file that is either written whole or not at all, and `fan_out`
feeds one stream of reports to several formats in a single pass.
"""

from __future__ import annotations

from provenance.registry import Registry
from provenance.report._base import Format, Options
from provenance.report._fan_out import Target, fan_out
from provenance.report._write import write_atomically

FORMATS: Registry[Format] = Registry("provenance.report", "FORMAT", group="provenance.formats")
"""Every report format by name; plug-ins come from the entry-point group ``provenance.formats``."""

__all__ = ["FORMATS", "Format", "Options", "Target", "fan_out", "write_atomically"]
