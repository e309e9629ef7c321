"""
Makes the pipeline of a language again from the treebanks and name sets: one command per language.

    python training/train.py id DATA OUT [--work WORK]
    python training/train.py en DATA OUT [--work WORK]

DATA holds the parts that training/<language>.toml names, WORK (OUT by default) the parts that other commands here made
of them and the checkpoints. Seeds, parts and steps stand in the TOML file; OUT/log.jsonl tells how it went.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

from saksi.languages.model import blank
from saksi.languages.vectors import give_vectors
from swaps import Swaps

HERE = Path(__file__).parent
TITLE_CASE = 0.06  # of the sentences of a step are read as a headline, a share that Indonesian and US outlets print
CURLED = 0.3


def main() -> None:
    """Train every stage of the language's TOML file and write OUT/model."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("language", choices=("id", "en"))
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--work", type=Path)
    arguments.add_argument("--stage", help="only this stage, from the checkpoint of the one before it")
    given = arguments.parse_args()
    plan = plan_of(given.language)
    given.out.mkdir(parents=True, exist_ok=True)
    places = [given.data, given.work or given.out]
    fix_random_seed(plan["seed"])
    random.seed(plan["seed"])
    before: Path | None = None
    for stage in plan["stage"]:
        after = given.out / stage["name"]
        if given.stage in (None, stage["name"]):
            train_stage(plan, stage, places, before, after)
        before = after


def plan_of(code: str) -> dict[str, Any]:
    """The TOML file of the language."""
    return tomllib.loads((HERE / f"{code}.toml").read_text())


def checkpoint(code: str, folder: Path) -> Any:
    """The pipeline with the weights of a checkpoint."""
    kept = folder / "vectors.bin"
    nlp = pipeline(plan_of(code), srsly.read_msgpack(kept) if kept.is_file() else None)
    nlp.from_disk(folder, exclude=["tokenizer", "vocab"])
    for name in ("tagger", "morphologizer", "parser", "ner"):
        for label in nlp.get_pipe(name).labels:
            nlp.vocab.strings.add(label)
    for label in ("PER", "ORG", "LOC", "ROOT"):
        nlp.vocab.strings.add(label)
    return nlp


def pipeline(plan: dict[str, Any], vectors: dict[str, Any] | None = None) -> Any:
    """The untrained pipeline: one shared tok2vec, four readers of it; with the packed vectors of words, if any."""
    nlp = blank(plan["language"])
    if vectors is not None:
        give_vectors(nlp.vocab, vectors)
    width = plan["width"]
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "spacy.MultiHashEmbed.v2",
                    "width": width,
                    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", *(["ENT_ID"] if plan.get("styles") else [])],
                    "rows": [*plan["rows"], *([plan["styles"]["rows"]] if plan.get("styles") else [])],
                    "include_static_vectors": vectors is not None,
                },
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": width,
                    "depth": plan["depth"],
                    "window_size": 1,
                    "maxout_pieces": 3,
                },
            }
        },
    )
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "*"}
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener, "nO": None, "normalize": False}
    transitions = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "hidden_width": plan["hidden"],
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": listener,
    }
    nlp.add_pipe("tagger", config={"model": tagger})
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe(
        "parser",
        config={
            "model": {**transitions, "state_type": "parser", "extra_state_tokens": False},
            "learn_tokens": False,
            "min_action_freq": 20,
        },
    )
    nlp.add_pipe("ner", config={"model": {**transitions, "state_type": "ner", "extra_state_tokens": False}})
    return nlp


def read_part(nlp: Any, part: str | dict[str, Any], places: list[Path]) -> list[Doc]:
    """The sentences of a DocBin, from the first folder that has it; or some of them, each with its style."""
    given = {"part": part} if isinstance(part, str) else part
    for place in places:
        if (place / given["part"]).is_file():
            docs = [doc for doc in DocBin().from_disk(place / given["part"]).get_docs(nlp.vocab) if len(doc)]
            docs = docs[given.get("first", 0) : given.get("last", len(docs))]
            for doc in docs:
                doc.user_data["style"] = given.get("style", "")
            return docs
    raise SystemExit(f"{given['part']} is in none of {[str(place) for place in places]}")


def read_vectors(plan: dict[str, Any], places: list[Path]) -> dict[str, Any] | None:
    """The packed vectors that the TOML file names, as vectors.py wrote them."""
    if "vectors" not in plan:
        return None
    packed: dict[str, Any] = srsly.read_msgpack(
        next(p / plan["vectors"] for p in places if (p / plan["vectors"]).is_file())
    )
    return packed


def seen(nlp: Any, doc: Doc, chance: random.Random | None, swaps: Swaps | None = None) -> Example:
    """The sentence as the pipeline meets it; with `chance`, at times with other names, a headline, or curled marks."""
    words = swaps.words(doc, chance) if swaps is not None and chance is not None else [token.text for token in doc]
    if chance is not None:
        if chance.random() < TITLE_CASE:
            words = [word[:1].upper() + word[1:] for word in words]
        if chance.random() < CURLED and '"' in words:
            opens = True
            for at, word in enumerate(words):
                if word == '"':
                    words[at] = "“" if opens else "”"
                    opens = not opens
    predicted = Doc(nlp.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    if doc.user_data.get("style"):
        for token in predicted:
            token.ent_id_ = doc.user_data["style"]
    if words != [token.text for token in doc]:
        doc = copy_with_words(doc, predicted)
    return Example(predicted, doc)


def copy_with_words(doc: Doc, words: Doc) -> Doc:
    """The annotation of `doc` over other words, one for one."""
    copy = Doc(words.vocab, words=[token.text for token in words], spaces=[bool(token.whitespace_) for token in words])
    attributes = [
        spacy.attrs.TAG,
        spacy.attrs.MORPH,
        spacy.attrs.HEAD,
        spacy.attrs.DEP,
        spacy.attrs.SENT_START,
        spacy.attrs.ENT_IOB,
        spacy.attrs.ENT_TYPE,
    ]
    if not doc.has_annotation("DEP"):
        attributes = [a for a in attributes if a not in (spacy.attrs.HEAD, spacy.attrs.DEP, spacy.attrs.SENT_START)]
    if not doc.has_annotation("ENT_IOB"):
        attributes = attributes[:-2]
    annotation: Any = doc.to_array(attributes)
    return copy.from_array(attributes, annotation)


def drop_unknown(nlp: Any, docs: list[Doc]) -> None:
    """Leave open what a later stage's parts have and the first stage's labels lack: a handful of rare features."""
    tags = set(nlp.get_pipe("tagger").labels)
    features = set(nlp.get_pipe("morphologizer").labels)
    for doc in docs:
        for token in doc:
            if token.tag_ and token.tag_ not in tags:
                token.tag_ = ""
            if token.has_morph() and (str(token.morph) or "_") not in features:
                as_written: Any = token
                as_written.set_morph(None)


def draws(docs: list[Doc], words: int, chance: random.Random) -> Iterator[list[Doc]]:
    """Batches of about `words` words, every sentence once before any comes again."""
    order: list[int] = []
    while True:
        batch: list[Doc] = []
        count = 0
        while count < words:
            if not order:
                order = list(range(len(docs)))
                chance.shuffle(order)
            doc = docs[order.pop()]
            if len(doc) > 120:
                continue
            batch.append(doc)
            count += len(doc)
        yield batch


def evaluate(nlp: Any, parts: dict[str, list[Doc]]) -> dict[str, float]:
    """UPOS, UAS, LAS and names' F1 in percent, on gold tokens, of each part that has them."""
    out: dict[str, float] = {}
    for name, docs in parts.items():
        examples = [seen(nlp, doc, None) for doc in docs]
        for example, doc in zip(examples, nlp.pipe([example.predicted for example in examples]), strict=True):
            example.predicted = doc
        keys: list[tuple[str, str]] = []
        scores: dict[str, Any] = {}
        if docs[0].has_annotation("TAG"):
            scores.update(Scorer.score_token_attr(examples, "tag"))
            scores.update(Scorer.score_deps(examples, "dep", getter=lambda token, _: token.dep_, ignore_labels=()))
            keys = [("upos", "tag_acc"), ("uas", "dep_uas"), ("las", "dep_las")]
        if any(doc.has_annotation("ENT_IOB") for doc in docs):
            scores.update(
                Scorer.score_spans(examples, "ents", getter=lambda d, _: d.ents, has_annotation=lambda d: True)
            )
            keys.append(("names", "ents_f"))
        out.update({f"{name}.{short}": round(100 * (scores[long] or 0), 2) for short, long in keys})
    return out


def train_stage(
    plan: dict[str, Any], stage: dict[str, Any], places: list[Path], before: Path | None, after: Path
) -> None:
    """One stage: its steps with a rate that warms up and falls to nothing, from the checkpoint before it."""
    vectors = read_vectors(plan, places)
    nlp = pipeline(plan, vectors)
    chance = random.Random(plan["seed"])
    parts = {name: read_part(nlp, plan["corpora"][name], places) for name in stage["words"]}
    dev = {name: read_part(nlp, path, places) for name, path in plan["dev"].items()}
    if before is None:
        every = [seen(nlp, doc, None) for docs in parts.values() for doc in docs]
        nlp.initialize(lambda: every)
    else:
        nlp.from_disk(before, exclude=["tokenizer", "vocab"])
        for docs in parts.values():
            drop_unknown(nlp, docs)
    every_doc = [doc for docs in parts.values() for doc in docs]
    swaps = Swaps(plan["language"], every_doc, plan["swaps"]) if plan.get("swaps") else None
    optimizer = Adam(stage["rate"], L2=0.01, grad_clip=1.0, L2_is_weight_decay=True, use_averages=True)
    steps = stage["steps"]
    until = stage.get("until", steps)
    sources = [draws(parts[name], words, chance) for name, words in stage["words"].items()]
    log = (after.parent / "log.jsonl").open("a")
    began = time.time()
    words = 0
    warm = 100
    for step in range(1, until + 1):
        optimizer.learn_rate = stage["rate"] * min(step / warm, max(0.02, (steps - step) / (steps - warm)))
        docs = [doc for source in sources for doc in next(source)]
        words += sum(len(doc) for doc in docs)
        losses = nlp.update(
            [seen(nlp, doc, chance, swaps) for doc in docs], drop=stage.get("dropout", plan["dropout"]), sgd=optimizer
        )
        if step % stage.get("check", 400) == 0 or step == until or step == 50:
            with nlp.use_params(optimizer.averages):
                scores = evaluate(nlp, dev) if step > 50 else {}
                if step > 50:
                    nlp.to_disk(after)
                    if vectors is not None:
                        srsly.write_msgpack(after / "vectors.bin", vectors)
            row = {
                "stage": stage["name"],
                "step": step,
                "seconds": round(time.time() - began),
                "words": words,
                **scores,
                "losses": {name: round(float(loss), 1) for name, loss in losses.items()},
            }
            log.write(json.dumps(row) + "\n")
            log.flush()
            print(json.dumps(row), file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
