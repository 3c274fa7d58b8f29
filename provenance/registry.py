"""One small registry for everything people add files to: signals, readers, stores, formats.

Built-ins are the public file names of a package folder (listed without importing them, so
``--help`` stays quick); each file exposes one constant.  Plug-ins come from an entry-point group
of the same name, through `importlib.metadata`.
"""

from __future__ import annotations

import importlib
import pkgutil
from importlib.metadata import entry_points
from importlib.util import find_spec
from typing import TYPE_CHECKING, Generic, TypeVar

from provenance.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import EntryPoint

T = TypeVar("T")


class Registry(Generic[T]):
    """Names to values of one kind, loaded one by one when first asked for.

    Args:
        package: Dotted name of the folder with the built-ins, e.g. ``"provenance.report"``.
        constant: Name each of its modules exposes, e.g. ``"FORMAT"``.
        group: Entry-point group for plug-ins, e.g. ``"provenance.formats"``.
    """

    def __init__(self, package: str, constant: str, *, group: str) -> None:
        self._package = package
        self._constant = constant
        self._group = group

    def names(self) -> list[str]:
        """Names of all entries, sorted, without importing any of them."""
        spec = find_spec(self._package)
        places = list(spec.submodule_search_locations or []) if spec else []
        built_in = [m.name for m in pkgutil.iter_modules(places) if not m.name.startswith("_")]
        return sorted({*built_in, *(e.name for e in entry_points(group=self._group))})

    def get(self, name: str) -> T:
        """Load one entry.

        Args:
            name: As listed by `names`.

        Raises:
            UsageError: If there is no such entry.
        """
        if name.startswith("_") or name not in self.names():
            known = ", ".join(self.names())
            raise UsageError(f"no {self._constant.lower()} named {name!r}; there are: {known}")
        return self._load(name, self._plug_ins())

    def all(self) -> Iterator[T]:
        """Load every entry, in order of name."""
        plug_ins = self._plug_ins()  # asked for once: it reads every installed package's metadata
        for name in self.names():
            yield self._load(name, plug_ins)

    def _plug_ins(self) -> dict[str, EntryPoint]:
        return {e.name: e for e in entry_points(group=self._group)}

    def _load(self, name: str, plug_ins: dict[str, EntryPoint]) -> T:
        if name in plug_ins:
            loaded: T = plug_ins[name].load()
            return loaded
        module = importlib.import_module(f"{self._package}.{name}")
        value: T = getattr(module, self._constant)
        return value
