"""Source resolution: who "Ames", "he", "the senator", "her spokesman" and "the group" are.

`Resolver` takes attributions from any finder, as `Found` values, and gives each an `Entity`:

- `people` joins the names of an article to persons; `offices` reads what the text says they are;
- `pronouns` weighs who "he" and "she" are, by `traits`, with `grammar` (the part a name plays in
  its sentence) and `nominals` (unnamed people);
- `descriptions` matches "the senator" with what was said of the people named;
- `unnamed`, `forms` and `things` join the forms of offices, organisations, outlets and documents.

What cannot be told stays ``unresolved``: a wrong name under a quotation is worse than none.  All
of it is one walk over the article: every look back is bounded.
"""

from __future__ import annotations

from provenance.attribution.resolution.entities import Entity
from provenance.attribution.resolution.resolver import Resolver

__all__ = ["Entity", "Resolver"]
