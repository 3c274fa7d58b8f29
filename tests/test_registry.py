"""The registry lists without importing and says what there is when a name is wrong."""

from __future__ import annotations

import sys

import pytest

from provenance.errors import UsageError
from provenance.registry import Registry


@pytest.fixture
def shapes(tmp_path, monkeypatch):
    folder = tmp_path / "shapes_for_test"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "_base.py").write_text("raise RuntimeError('private')")
    (folder / "square.py").write_text("SHAPE = 4\n")
    (folder / "triangle.py").write_text("SHAPE = 3\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield Registry("shapes_for_test", "SHAPE", group="provenance.test-shapes")
    for name in [m for m in sys.modules if m.startswith("shapes_for_test")]:
        del sys.modules[name]


def test_names_are_listed_without_import(shapes):
    assert shapes.names() == ["square", "triangle"]
    assert "shapes_for_test.square" not in sys.modules


def test_get_and_all(shapes):
    assert shapes.get("square") == 4
    assert list(shapes.all()) == [4, 3]


@pytest.mark.parametrize("name", ["circle", "_base", "__init__", ""])
def test_unknown_names_say_what_there_is(shapes, name):
    with pytest.raises(UsageError, match="square, triangle"):
        shapes.get(name)


def test_all_asks_for_plug_ins_a_fixed_number_of_times(shapes, monkeypatch):
    asked = []
    monkeypatch.setattr("provenance.registry.entry_points", lambda **_: asked.append(1) or ())
    assert list(shapes.all()) == [4, 3]
    assert len(asked) == 2
