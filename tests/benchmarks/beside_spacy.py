"""Speed of the attribution stage beside a spaCy pipeline, one run, one core; for people.

    pip install -e '.[bench]'
    python tests/benchmarks/beside_spacy.py [ARTICLES.jsonl[.gz]] [--articles N]

Other extractors of quotations (Citron, textacy, GenderGapTracker) run a spaCy pipeline first and
their own rules after it, so the pipeline alone is the least they cost.  It is built here in the
layout of ``en_core_web_sm`` (tok2vec, tagger, parser, attribute ruler, lemmatizer, ner; the senter
of that package is off by default and left out) with random weights: cost, not quality, and nothing
is downloaded.  (Random weights cut more sentences and entities than trained ones; with the parser
biased against sentence breaks and the ner towards none, the speed changed by less than it does
from pass to pass.)  Tokens are those of `provenance.nlp.tokens` for both.  Passes alternate, and
each system counts with its quickest; seconds are those the process ran, not those it waited.
Without a file the sample article is used, which flatters caches per word form: give a file of
different articles.  Where spaCy is missing the script says so and ends with 0.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "data" / "samples" / "article.txt"
PASSES = 3
BATCH = 32
WIDTH, DEPTH, HIDDEN = 96, 4, 64
"""Of en_core_web_sm 3.x, as its published config states."""
ROWS = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500, "SPACY": 50, "IS_SPACE": 50}
LABELS = {
    "tagger": "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP "
    "NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX "
    "_SP ``",
    "parser": "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp "
    "compound conj csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj "
    "nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl "
    "xcomp",
    "ner": "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON "
    "PRODUCT QUANTITY TIME WORK_OF_ART",
}
RULES = {
    "noun": [["s", ""], ["ses", "s"], ["ies", "y"], ["men", "man"]],
    "verb": [
        ["s", ""],
        ["ies", "y"],
        ["es", ""],
        ["ed", "e"],
        ["ed", ""],
        ["ing", "e"],
        ["ing", ""],
    ],
    "adj": [["er", ""], ["est", ""], ["er", "e"], ["est", "e"]],
    "punct": [["“", '"'], ["”", '"']],
}


def texts(path: Path | None, count: int) -> list[str]:
    """Texts to read: those of a JSONL file, or the sample article over and over."""
    if path is None:
        return list(islice(cycle([SAMPLE.read_text("utf-8")]), count))
    read = gzip.open if path.suffix == ".gz" else open
    with read(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, count)]


def pipeline() -> Any:
    """A spaCy pipeline of en_core_web_sm's layout with random weights."""
    import spacy
    from spacy.lookups import Lookups
    from spacy.training import Example

    embed = {"@architectures": "spacy.MultiHashEmbed.v2", "width": WIDTH, "attrs": list(ROWS)}
    embed |= {"rows": list(ROWS.values()), "include_static_vectors": False}
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": WIDTH, "depth": DEPTH}
    encode |= {"window_size": 1, "maxout_pieces": 3}
    own = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
    steps = {"@architectures": "spacy.TransitionBasedParser.v2", "extra_state_tokens": False}
    steps |= {"hidden_width": HIDDEN, "maxout_pieces": 2, "use_upper": True}
    models = {
        "tok2vec": own,
        "tagger": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared},
        "parser": {**steps, "state_type": "parser", "tok2vec": shared},
        "attribute_ruler": None,
        "lemmatizer": None,
        "ner": {**steps, "state_type": "ner", "tok2vec": own},
    }
    nlp = spacy.blank("en")
    for name, model in models.items():
        nlp.add_pipe(name, config={"model": model} if model else {})
        for label in LABELS.get(name, "").split():
            nlp.get_pipe(name).add_label(label)
    for tag in LABELS["tagger"].split():
        kind = {"V": "VERB", "N": "NOUN", "J": "ADJ", "R": "ADV"}.get(tag[0], "X")
        nlp.get_pipe("attribute_ruler").add(patterns=[[{"TAG": tag}]], attrs={"POS": kind})
    tables = Lookups()
    for table in ("lemma_index", "lemma_exc"):
        tables.add_table(table, {kind: {} for kind in RULES})
    tables.add_table("lemma_rules", RULES)
    nlp.get_pipe("lemmatizer").initialize(lookups=tables)
    gold = {
        "tags": ["NNS", "VBD", "DT", "NN", "."],
        "heads": [1, 1, 3, 1, 1],
        "deps": ["nsubj", "ROOT", "det", "dobj", "punct"],
        "entities": ["U-ORG", "O", "O", "O", "O"],
    }
    example = Example.from_dict(nlp.make_doc("Crews opened the lock ."), gold)
    trained = [name for name, model in models.items() if model]
    with nlp.select_pipes(enable=trained):
        nlp.initialize(lambda: [example])
    for name in trained:
        randomize(nlp.get_pipe(name).model)
    return nlp


def randomize(model: Any) -> None:
    """Weights that start at zero become random, so that predictions are not all ties."""
    import numpy as np

    random = np.random.default_rng(0)
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name) and not node.get_param(name).any():
                shape = node.get_param(name).shape
                node.set_param(name, random.normal(0, 0.1, shape).astype("float32"))


def ours(some: list[str]) -> Callable[[], tuple[float, float]]:
    """Seconds of the attribution stage, and with tokens, quotations and sentences."""
    from provenance.reading import Models, Reading
    from provenance.types import Article

    models = Models()
    articles = [Article(id=str(i), text=text) for i, text in enumerate(some)]
    blocks = [Reading(article, models=models).blocks for article in articles]

    def read() -> tuple[float, float]:
        before = stage = 0.0
        for article, found in zip(articles, blocks, strict=True):
            reading = Reading(article, models=models)
            reading.__dict__["blocks"] = found
            begun = time.process_time()
            _ = reading.tokens, reading.quotations, reading.sentences
            middle = time.process_time()
            _ = reading.attributions
            before += middle - begun
            stage += time.process_time() - middle
        return stage, before + stage

    return read


def theirs(some: list[str]) -> Callable[[], float]:
    """Seconds of the spaCy pipeline."""
    nlp = pipeline()
    print("spaCy pipeline:", ", ".join(nlp.pipe_names))
    for name in ("tagger", "parser", "ner"):
        print(f"  {name}: {len(nlp.get_pipe(name).labels)} labels")

    def read() -> float:
        begun = time.process_time()
        for _ in nlp.pipe(some, batch_size=BATCH):
            pass
        return time.process_time() - begun

    return read


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=84)
    given = parser.parse_args()
    try:
        import spacy
    except ImportError:
        print("skipped: spaCy is not installed (pip install -e '.[bench]')")
        return 0
    from provenance.nlp.tokens import tokenize

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    some = texts(given.path, given.articles)
    tokens = sum(len(tokenize(text)) for text in some)
    print(f"{len(some)} articles, {tokens} tokens, spaCy {spacy.__version__}, one core")
    ours_read, spacy_read = ours(some), theirs(some)
    ours_read()
    spacy_read()
    times = [(*ours_read(), spacy_read()) for _ in range(PASSES)]
    stage, whole, beside = (min(column) for column in zip(*times, strict=True))
    print(f"{'spaCy pipeline':52} {tokens / beside:10,.0f} tokens/s")
    for name, seconds in (
        ("attribution stage", stage),
        ("attribution stage with tokens, quotations, sentences", whole),
    ):
        print(f"{name:52} {tokens / seconds:10,.0f} tokens/s, {beside / seconds:6.1f} x spaCy")
    return 0


if __name__ == "__main__":
    # Read by the numeric libraries when they are first loaded, so before anything imports them.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
    sys.exit(main())
