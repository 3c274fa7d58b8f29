"""Settings: flags over environment over ``provenance.toml`` or ``pyproject.toml`` over defaults.

A settings file may only hold keys that exist here: an unknown key is an error that suggests the
nearest one.  TOML keys are written with hyphens (``fail-on``), attributes with underscores.
"""

from provenance.settings._load import load_settings
from provenance.settings._settings import Color, Settings
from provenance.settings._tables import FailOn, Override, Severities, Suppress, Threshold

__all__ = [
    "Color",
    "FailOn",
    "Override",
    "Settings",
    "Severities",
    "Suppress",
    "Threshold",
    "load_settings",
]
