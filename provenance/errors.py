"""The few kinds of error a user can meet, each with its exit code.

Every message says what went wrong, where, and the next step, in one line.
"""

from __future__ import annotations


class ProvenanceError(Exception):
    """Base of every error this package raises on purpose.

    Attributes:
        exit_code: What the command line returns when the error ends the run.
    """

    exit_code = 2


class UsageError(ProvenanceError):
    """An option, argument or settings value cannot be used."""


class InputError(ProvenanceError):
    """An input named by the user could not be read at all."""


class ModelError(ProvenanceError):
    """A parameter file is missing, damaged or of another version."""


class EvidenceError(ProvenanceError):
    """An evidence collection is missing, locked or damaged."""


class FetchError(InputError):
    """A URL named by the user could not be fetched, or may not be.

    Attributes:
        retry_after_s: Seconds the server asks to be left alone, or None.
    """

    retry_after_s: float | None = None
