"""Every model a run uses, loaded when it is first asked for and verified once."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from provenance.errors import ModelError
from provenance.shipped import models_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from provenance.attribution.spans.model import SpanModel
    from provenance.corroboration import Judge
    from provenance.layout import LayoutModel
    from provenance.model_files import Model
    from provenance.types import ModelRef
    from provenance.wording import WordingModel


T = TypeVar("T")


def _built(kind: Callable[[Model], T], model: Model) -> T:
    """A classifier from its parameters; what another version wrote is a clear error."""
    try:
        return kind(model)
    except (KeyError, IndexError, ValueError, TypeError) as error:
        raise ModelError(
            f"model {model.ref.name!r}: its parameters are of another version of this program "
            f"({error}); install again or run 'provenance train {model.ref.name} --data DIR'"
        ) from error


class Models:
    """Every model a run uses, loaded and verified once, shared by all readings.

    Args:
        folder: Folder that holds model folders; the shipped one by default.
        layout: A line classifier already in memory, used instead of the folder's.
        wording: A wording classifier already in memory, used instead of the folder's.
        attribution: A span model already in memory, used instead of the folder's.
        judge: Verdict models already in memory, used instead of the folder's.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        layout: LayoutModel | None = None,
        wording: WordingModel | None = None,
        attribution: SpanModel | None = None,
        judge: Judge | None = None,
    ) -> None:
        self._folder = folder
        self._layout = layout
        self._wording = wording
        self._attribution = attribution
        self._judge = judge
        self._refs: dict[str, ModelRef] = {}

    def __getstate__(self) -> dict[str, object]:
        """Another process is told where the models are and loads them itself."""
        given = ("_folder", "_layout", "_wording", "_attribution", "_judge")
        return {"_refs": {}, **{name: self.__dict__[name] for name in given}}

    def identity(self) -> str | None:
        """Hash of what the models' folder says it holds, without loading any.

        Returns:
            None where a model in memory is used, of which nothing is known.
        """
        given = (self._layout, self._wording, self._attribution, self._judge)
        if any(model is not None for model in given):
            return None
        digest = hashlib.sha256()
        for path in sorted((self._folder or models_dir()).glob("*/model.json")):
            digest.update(f"{path.parent.name}\n".encode() + path.read_bytes())
        return digest.hexdigest()

    @cached_property
    def layout(self) -> LayoutModel:
        """The line classifier that tells body from furniture."""
        if self._layout is not None:
            return self._layout
        from provenance.layout import LayoutModel
        from provenance.model_files import load_model

        model = load_model("furniture", folder=self._folder)
        self._refs[model.ref.name] = model.ref
        return _built(LayoutModel, model)

    @cached_property
    def wording(self) -> WordingModel:
        """The word-level classifier of loaded wording."""
        if self._wording is not None:
            return self._wording
        from provenance.model_files import load_model
        from provenance.wording import WordingModel

        model = load_model("wording", folder=self._folder)
        self._refs[model.ref.name] = model.ref
        return _built(WordingModel, model)

    @cached_property
    def judge(self) -> Judge:
        """The models that give verdicts, asked only where there is evidence."""
        from provenance.corroboration import Judge

        if self._judge is not None:
            return self._judge
        try:
            judge = Judge.load(self._folder)
        except (KeyError, IndexError, ValueError, TypeError) as error:
            raise ModelError(
                "model 'corroboration': its parameters are of another version of this program "
                f"({error}); install again or run 'provenance train corroboration --data DIR'"
            ) from error
        self._refs.update({ref.name: ref for ref in judge.refs})
        return judge

    @cached_property
    def attribution(self) -> SpanModel:
        """The model that finds the spans of attributions."""
        if self._attribution is not None:
            return self._attribution
        from provenance.attribution.spans.model import SpanModel
        from provenance.model_files import load_model

        model = load_model("attribution", folder=self._folder)
        self._refs[model.ref.name] = model.ref
        return _built(SpanModel, model)

    def refs(self, *, verdicts: bool = False) -> tuple[ModelRef, ...]:
        """Name, version and hash of every model of a run, loading those not yet loaded.

        Args:
            verdicts: Whether the run gives verdicts.
        """
        _ = self.attribution, self.layout, self.wording
        names = {"attribution", "furniture", "wording"}
        if verdicts:
            names |= {ref.name for ref in self.judge.refs}
        return tuple(self._refs[name] for name in sorted(names & self._refs.keys()))
