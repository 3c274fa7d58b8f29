"""Show how a news text frames its story and which of its sources can be corroborated.

The public surface is small: `provenance.check.check` reads one article and returns a
`provenance.types.Report`; `provenance.check.check_all` does so for a stream.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]
