"""The data, the network and the export of the span model, without the corpus."""

from __future__ import annotations

import numpy as np
import pytest

from provenance.attribution.spans.model import SpanModel
from provenance.model_files import Model
from provenance.train._attribution_calibrate import judged
from provenance.train._attribution_data import IGNORED, units_of, view_of
from provenance.train.attribution import transitions
from provenance.types import ModelRef

TEXT = "“We rise,” said Ada Brook. Rain fell.\nBen Oak thinks that it will go on."
GOLD = [
    {"source": [[16, 25]], "cue": [[11, 15]], "content": [[0, 10]]},
    {"source": [[38, 45]], "cue": [[46, 52]], "content": [[53, 71]]},
]
WORDS = ["said", "thinks", "that", "rain", "we"]


def test_labels_stand_on_the_tokens_of_their_spans():
    first, second = units_of(TEXT, GOLD)
    assert first.pairs[0].labels.tolist() == [2] * 5 + [IGNORED, 1, 1, 0, 0, 0, 0]
    assert second.pairs[0].labels.tolist() == [1, 1, IGNORED, 2, 2, 2, 2, 2, 0]
    assert first.cue_labels().tolist() == [0] * 5 + [1] + [0] * 6


def test_transitions_prefer_to_stay():
    found = transitions(units_of(TEXT, GOLD))
    assert all(found[k, k] > 0 for k in range(3))


def test_each_gold_attribution_is_right_once():
    class Item:
        cue, source, content = (5, 6), ((6, 8),), ((0, 5),)

    assert judged(view_of(TEXT), [Item(), Item()], GOLD) == [True, False]  # type: ignore[list-item]


def small_net(torch):
    from provenance.train._attribution_net import Shape, SpanNet

    torch.manual_seed(3)
    vectors = np.random.default_rng(3).normal(0, 0.2, (len(WORDS) + 1, 10)).astype(np.float32)
    shape = Shape(width=24, dilations=(1, 2), cue_width=8, pair_width=16, pair_inner=12)
    return SpanNet(vectors, shape)


def complete(arrays):
    return {
        **arrays,
        "transitions": np.zeros((3, 3)),
        "threshold": np.array([0.0]),
        "calibration": np.zeros(4),
    }


def test_numpy_reads_what_torch_wrote():
    torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")
    from provenance.attribution.spans.encoder import Encoder
    from provenance.attribution.spans.heads import CueHead, PairHead, log_softmax, make_pairs
    from provenance.attribution.spans.words import WordVectors
    from provenance.train._attribution_net import FormTable, export, make_batch

    net = small_net(torch).eval()
    units = units_of(TEXT, GOLD)
    batch = make_batch(units, FormTable(WORDS))
    with torch.no_grad():
        encoded = net.encode(batch)
        cues = log_softmax(net.cues(encoded).numpy())
        pairs = log_softmax(net.pairs(encoded, batch).numpy())
    arrays = export(net, WORDS)
    start = np.array([0, *np.cumsum([len(u) for u in units])])
    forms = WordVectors(arrays).of([w for u in units for w in u.words])
    joined = [np.concatenate([getattr(u, name) for u in units]) for name in ("quote", "place")]
    mine = Encoder(arrays).encode(forms, *joined, start)
    mine_cues = CueHead(arrays).scores(mine)
    both = make_pairs(np.array([0, 1]), start)
    first = np.array([units[0].pairs[0].first, start[1] + units[1].pairs[0].first])
    mine_pairs = PairHead(arrays).scores(mine, both, first, first + 1)
    for k, unit in enumerate(units):
        a, b = start[k], start[k + 1]
        np.testing.assert_allclose(mine_cues[a:b], cues[k, : len(unit)], atol=0.03)
        a, b = both.start[k], both.start[k + 1]
        np.testing.assert_allclose(mine_pairs[a:b], pairs[k, : len(unit)], atol=0.03)


def test_training_twice_gives_the_same_bytes():
    torch = pytest.importorskip("torch", reason="the extra 'train' is not installed")
    from provenance.train._attribution_fit import fit_student
    from provenance.train._attribution_net import FormTable, export

    def once():
        net = small_net(torch)
        for _ in fit_student(net, units_of(TEXT, GOLD), [], FormTable(WORDS), epochs=30):
            pass
        return export(net, WORDS)

    one, two = once(), once()
    assert all((one[name] == two[name]).all() for name in one)
    model = SpanModel(Model(ModelRef("attribution", "0", ""), complete(one), {}))
    assert model.spans(view_of(TEXT))
