"""The models that a verdict needs, loaded together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from provenance.corroboration.model import NAME, VerdictModel
from provenance.model_files import load_model
from provenance.nlp.vectors import Vectors

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Judge:
    """What decides: word vectors for the features, and the model that weighs them.

    Attributes:
        model: The verdict model.
        vectors: The word vectors it was trained with.
    """

    model: VerdictModel
    vectors: Vectors

    @staticmethod
    @cache
    def load(folder: Path | None = None) -> Judge:
        """Load both models, once per folder.

        Args:
            folder: Folder that holds model folders; the shipped one by default.

        Raises:
            ModelError: If a file is missing, damaged or of another version.
        """
        return Judge(VerdictModel.of_model(load_model(NAME, folder=folder)), Vectors.load(folder=folder))
