"""Feeds over time: only what is new or changed is checked, and everything is told.

A pass asks each feed whether it has changed (ETag, Last-Modified), checks the items whose content
is new, compares a changed one with its last version, and notes those that were taken out.  What was
seen stands in an SQLite file; `provenance.watch._state` says how a pass survives being killed at
any point, and `provenance.watch._folder` what a run folder holds.
"""

from provenance.watch._feeds import Feed, Feeds, load_feeds
from provenance.watch._folder import Folder
from provenance.watch._pass import Pass, Told
from provenance.watch._state import Busy, State, lease

__all__ = ["Busy", "Feed", "Feeds", "Folder", "Pass", "State", "Told", "lease", "load_feeds"]
