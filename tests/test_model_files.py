"""Parameter files: the same bytes twice, and a clear refusal of anything damaged."""

from __future__ import annotations

import json

import numpy as np
import pytest

from provenance.errors import ModelError
from provenance.model_files import load_model, save_model

ARRAYS = {"weights": np.arange(12, dtype=np.float32).reshape(3, 4), "bias": np.array([0.5])}


def save(folder, **changes):
    options = {"arrays": ARRAYS, "meta": {"labels": ["a", "b"]}, "version": "1", **changes}
    return save_model("toy", folder=folder, **options)


def test_round_trip(tmp_path):
    save(tmp_path)
    model = load_model("toy", folder=tmp_path)
    assert model.ref.name == "toy"
    assert model.ref.version == "1"
    assert model.meta["labels"] == ["a", "b"]
    for key, value in ARRAYS.items():
        np.testing.assert_array_equal(model.arrays[key], value)


def test_same_input_same_bytes(tmp_path):
    one, two = save(tmp_path / "one"), save(tmp_path / "two")
    for file in ("params.npz", "model.json"):
        assert (one / file).read_bytes() == (two / file).read_bytes()
    assert not list(one.glob(".*")), "a temporary file was left behind"


def test_other_parameters_other_hash(tmp_path):
    save(tmp_path / "one")
    save(tmp_path / "two", arrays={"weights": ARRAYS["weights"] + 1})
    one, two = (load_model("toy", folder=tmp_path / n).ref.sha256 for n in ("one", "two"))
    assert one != two


def flip(path, at):
    raw = bytearray(path.read_bytes())
    raw[at] ^= 0xFF
    path.write_bytes(raw)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda p: (p / "params.npz").unlink(), "cannot read"),
        (lambda p: (p / "model.json").unlink(), "cannot read"),
        (lambda p: flip(p / "params.npz", 200), "has hash"),
        (lambda p: (p / "params.npz").write_bytes(b""), "has hash"),
        (lambda p: (p / "model.json").write_text("{"), "is damaged"),
        (lambda p: (p / "model.json").write_text("[]"), "is damaged"),
        (lambda p: (p / "model.json").write_bytes(b"\xff\xfe"), "is damaged"),
        (lambda p: relabel(p, labels=["b", "a"]), "is damaged"),
        (lambda p: relabel(p, format=99), "file layout 99"),
    ],
)
def test_damage_is_one_clear_error(tmp_path, damage, says):
    damage(save(tmp_path))
    with pytest.raises(ModelError) as raised:
        load_model("toy", folder=tmp_path)
    assert says in str(raised.value)
    assert "toy" in str(raised.value)
    assert "\n" not in str(raised.value)


def relabel(place, **changes):
    """Edit model.json by hand, as nobody should."""
    meta = json.loads((place / "model.json").read_text())
    (place / "model.json").write_text(json.dumps({**meta, **changes}))


def test_a_pickle_is_never_loaded(tmp_path):
    with pytest.raises(ValueError, match="Object arrays"):
        save(tmp_path, arrays={"evil": np.array([{"a": 1}], dtype=object)})
