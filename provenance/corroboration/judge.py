"""The models that a verdict needs, loaded together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from provenance.corroboration.copies import CopyModel
from provenance.corroboration.model import NAME, VerdictModel
from provenance.model_files import load_model
from provenance.nlp.vectors import Vectors

if TYPE_CHECKING:
    from pathlib import Path

    from provenance.types import ModelRef


@dataclass(frozen=True, slots=True)
class Judge:
    """What decides: word vectors for the features, the model that weighs them, and what a copy is.

    Attributes:
        model: The verdict model.
        vectors: The word vectors it was trained with.
        copies: Says which articles are one text.
    """

    model: VerdictModel
    vectors: Vectors
    copies: CopyModel

    @property
    def refs(self) -> tuple[ModelRef, ...]:
        """Name, version and hash of each model that came from a file."""
        found = (self.model.ref, self.vectors.ref, self.copies.ref)
        return tuple(ref for ref in found if ref is not None)

    @staticmethod
    @cache
    def load(folder: Path | None = None) -> Judge:
        """Load the models, once per folder.

        Args:
            folder: Folder that holds model folders; the shipped one by default.

        Raises:
            ModelError: If a file is missing, damaged or of another version.
        """
        return Judge(
            VerdictModel.of_model(load_model(NAME, folder=folder)),
            Vectors.load(folder=folder),
            CopyModel.load(folder=folder),
        )
