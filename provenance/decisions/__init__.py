"""What editors decided about findings and statements: kept with its history, exported as data.

Nothing is ever changed or deleted: undoing a decision is a new row that names the old one.
"""

from provenance.decisions._agreement import Agreement, Proposal, agreements, propose, wilson
from provenance.decisions._current import Judged, Standing, standing
from provenance.decisions._labels import LABELS_FORMAT, labels, read_labels
from provenance.decisions._models import (
    KINDS,
    Asked,
    Decision,
    Kind,
    Subject,
    finding_subject,
    statement_subject,
    subjects_of,
)
from provenance.decisions._store import Conflict, Decisions
from provenance.decisions._suppressions import suppressions
from provenance.decisions._web_annotation import as_annotations

__all__ = [
    "KINDS",
    "LABELS_FORMAT",
    "Agreement",
    "Asked",
    "Conflict",
    "Decision",
    "Decisions",
    "Judged",
    "Kind",
    "Proposal",
    "Standing",
    "Subject",
    "agreements",
    "as_annotations",
    "finding_subject",
    "labels",
    "propose",
    "read_labels",
    "standing",
    "statement_subject",
    "subjects_of",
    "suppressions",
    "wilson",
]
