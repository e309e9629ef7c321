"""The trained pipelines: a language's own tokens to word classes, features, trees and names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy
import spacy
import srsly
from spacy import about
from spacy.attrs import DEP, HEAD, MORPH, NORM, PREFIX, SHAPE, SUFFIX, TAG
from spacy.lang.lex_attrs import word_shape
from spacy.language import Language as Pipeline
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import create_vocab

from saksi.errors import BadModel
from saksi.languages.analysis import Analysis, Name
from saksi.languages.lexicon import read_lexicon
from saksi.languages.vectors import give_vectors
from saksi.records import Token

__all__ = ["analyse", "blank", "doc_of", "load", "pieces_of", "read_model"]

_MOST = 8  # hyphens in a word that is still cut at them
_HYPHEN = re.compile("(-)")
_DIGIT = re.compile(r"\d")
_MARKS = str.maketrans("“”„«»‘’ʼ`–—", '"""""\'\'\'\'--')
_HERE = Path(__file__).parent
_BATCH = 64
_LONG_WORD = 60  # characters; a longer one is no word of a language and is left whole
_LONGEST = 400  # tokens of a sentence are read at once; a longer one (a table, a hostile page) is read in runs
_WORDS_KEPT = 60_000  # words and their parts that stay known: the common ones, which need not be looked at again
_READING = Lock()  # spaCy's table of words is no matter for two threads at once


def _norm(word: str) -> str:
    return _DIGIT.sub("0", word.lower().translate(_MARKS))


def _prefix(word: str) -> str:
    return _norm(word)[:3]


def _suffix(word: str) -> str:
    return _norm(word)[-3:]


def _shape(word: str) -> str:
    return word_shape(word.translate(_MARKS))


def blank(code: str) -> Pipeline:
    """An empty pipeline of the language `code` that sees words as the trained models do; it has no tokeniser's list."""
    kind = spacy.util.get_lang_class(code)
    vocab: Any = create_vocab(code, kind.Defaults)
    vocab.lex_attr_getters.update({NORM: _norm, PREFIX: _prefix, SUFFIX: _suffix, SHAPE: _shape})
    # The language's own tokeniser would enter thousands of exceptions: two thirds of the time to load, and never used.
    return kind(vocab, create_tokenizer=lambda nlp: Tokenizer(nlp.vocab))


@cache
def load(code: str) -> Pipeline:
    """The trained pipeline of the language `code`, read once. BadModel where its files are missing or damaged."""
    return read_model(code, _HERE / code / "model")


def read_model(code: str, folder: Path, *, style: str = "") -> Pipeline:
    """
    The trained pipeline in `folder`: pipeline.bin, and its SHA-256 in pipeline.sha256.

    Treebanks of one language annotate differently. With `style`, one that training/<code>.toml names, the trees are
    written as that treebank writes them; without, as the language's news treebank does.
    """
    mend = "install saksi again"
    try:
        packed = (folder / "pipeline.bin").read_bytes()
        wanted = (folder / "pipeline.sha256").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadModel(f"the model of language {code!r} cannot be read: {error}; {mend}") from error
    if hashlib.sha256(packed).hexdigest() != wanted:
        raise BadModel(f"{folder / 'pipeline.bin'} is damaged: its SHA-256 is another; {mend}")
    try:
        parts = srsly.msgpack_loads(packed)
        nlp = blank(code)
        if "vectors" in parts:
            give_vectors(nlp.vocab, parts["vectors"])
        for name, component in spacy.util.load_config_from_str(parts["config.cfg"].decode())["components"].items():
            settings = {key: value for key, value in component.items() if key != "factory"}
            nlp.add_pipe(component["factory"], name=name, config=settings)
        nlp.from_bytes(packed, exclude=["tokenizer", "vocab"])
    except Exception as error:
        raise BadModel(f"{folder / 'pipeline.bin'} does not go with spaCy {about.__version__}: {error}") from error
    for name in ("tagger", "morphologizer", "parser", "ner"):
        pipe: Any = nlp.get_pipe(name)
        for label in pipe.labels:
            nlp.vocab.strings.add(label)
    for label in ("PER", "ORG", "LOC", "ROOT"):
        nlp.vocab.strings.add(label)
    if style:
        _write_as(nlp, style, parts.get("styles", {}))
    return nlp


def _write_as(nlp: Pipeline, style: str, styles: dict[str, dict[str, bytes]]) -> None:
    """Change the arrays by which a style differs, each under its place: component, layer and array."""
    if style not in styles:
        raise BadModel(f"the model has no style {style!r}; it has {', '.join(sorted(styles)) or 'none'}")
    for place, packed in styles[style].items():
        component, name, array = place.split("/")
        pipe: Any = nlp.get_pipe(component)
        layer = next(layer for layer in pipe.model.walk() if layer.name == name)
        layer.set_param(array, numpy.frombuffer(packed, "float32").reshape(layer.get_param(array).shape).copy())


@cache
def _splitting(code: str) -> tuple[frozenset[str], tuple[str, ...], int, bool, dict[str, int]]:
    """Words left whole, endings cut off, the least length for that, hyphens, and words with the length of their end."""
    words = read_lexicon(_HERE / code / "model.toml")
    ends = {word: len(end) for end, listed in words["particles"].items() for word in listed}
    return frozenset(words["whole"]), tuple(words["clitics"]), words["least"], words["splits_hyphens"], ends


def pieces_of(word: str, code: str) -> tuple[str, ...]:
    """The words that the treebanks make of one token: "istrinya" is "istri" and "nya", "well-known" is three."""
    return _pieces(word, code) if len(word) <= _LONG_WORD else (word,)


@lru_cache(maxsize=20_000)
def _pieces(word: str, code: str) -> tuple[str, ...]:
    whole, clitics, least, hyphens, ends = _splitting(code)
    low = word.lower()
    if low in whole or not (low[-1].isalpha() and len(word) >= least) or len(low) != len(word):
        return (word,)
    if low in ends:
        return (word[: -ends[low]], word[-ends[low] :])
    tail: list[str] = []
    for clitic in clitics:
        if low.endswith(clitic) and len(word) > len(clitic):
            tail = [word[-len(clitic) :]]
            word = word[: -len(clitic)]
            break
    parts = [part for part in _HYPHEN.split(word) if part] if hyphens and 0 < word.count("-") < _MOST else [word]
    return (*parts, *tail)


def analyse(
    sentences: Sequence[Sequence[Token]], code: str, *, nlp: Pipeline | None = None, batch: int = _BATCH
) -> tuple[Analysis, ...]:
    """What the model of the language `code` says of each sentence, in order; the same in whatever batches."""
    with _READING:
        nlp = nlp or load(code)
        if len(nlp.vocab.strings) < _WORDS_KEPT:
            return tuple(_analyses(sentences, code, nlp, batch))
        # From here on, what the words of these sentences add to the table of words is forgotten behind them.
        with nlp.memory_zone():
            return tuple(_analyses(sentences, code, nlp, batch))


def _analyses(sentences: Sequence[Sequence[Token]], code: str, nlp: Pipeline, batch: int) -> Iterator[Analysis]:
    runs: list[tuple[Doc, list[int], bool]] = []
    for sentence in sentences:
        for at in range(0, max(1, len(sentence)), _LONGEST):
            doc, owner = doc_of(sentence[at : at + _LONGEST], code, nlp)
            runs.append((doc, owner, at + _LONGEST >= len(sentence)))
    read: list[Analysis] = []
    docs = nlp.pipe((doc for doc, _, _ in runs), batch_size=batch)
    for doc, (_, owner, last) in zip(docs, runs, strict=True):
        read.append(_analysis(doc, owner))
        if last:
            yield _joined(read)
            read = []


def doc_of(sentence: Sequence[Token], code: str, nlp: Pipeline) -> tuple[Doc, list[int]]:
    """The sentence in the treebanks' words, and for each of them the token that it is a piece of."""
    words: list[str] = []
    spaces: list[bool] = []
    owner: list[int] = []
    for index, token in enumerate(sentence):
        parts = pieces_of(token.text, code)
        words.extend(parts)
        spaces.extend([False] * (len(parts) - 1))
        spaces.append(index + 1 < len(sentence) and sentence[index + 1].start > token.end)
        owner.extend([index] * len(parts))
    starts: list[bool | int | None] = [index == 0 for index in range(len(words))]
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts), owner


def _analysis(doc: Doc, owner: list[int]) -> Analysis:
    """The doc's annotation, one entry a token; the piece whose head is another token stands for it."""
    size = owner[-1] + 1 if owner else 0
    columns: Any = doc.to_array([TAG, MORPH, DEP, HEAD])
    tags, features, relations = columns[:, :3].T.tolist()
    heads = [at + step for at, step in enumerate(columns[:, 3].astype("int64").tolist())]
    leaves = [owner[head] != owner[at] or head == at for at, head in enumerate(heads)]
    chosen = [-1] * size
    last = [0] * size
    for at, index in enumerate(owner):
        last[index] = at
        if chosen[index] < 0 or (leaves[at] and not leaves[chosen[index]]):
            chosen[index] = at
    text = _Texts(doc.vocab.strings)
    names: list[Name] = []
    for span in doc.ents:
        first, end = owner[span.start], owner[span.end - 1]
        if not names or first > names[-1].last:
            names.append(Name(first, end, span.label_))
    return Analysis(
        tuple([text[tags[at]] for at in chosen]),
        tuple([text[features[at]] for at in chosen]),
        tuple([owner[heads[at]] for at in chosen]),
        tuple(["root" if heads[at] == at else text[relations[at]] for at in chosen]),
        tuple(["" if end == at else text[relations[end]] for at, end in zip(chosen, last, strict=True)]),
        tuple(names),
    )


class _Texts(dict[int, str]):
    """What the numbers of a doc stand for, each looked up once."""

    def __init__(self, strings: Any) -> None:
        self.strings = strings

    def __missing__(self, number: int) -> str:
        text: str = self.strings[number]
        self[number] = text = "" if text == "_" else text  # "_": a word without features
        return text


def _joined(runs: list[Analysis]) -> Analysis:
    """One analysis of the runs that a very long sentence was cut into."""
    if len(runs) == 1:
        return runs[0]
    pairs: list[tuple[Analysis, int]] = []
    shift = 0
    for run in runs:
        pairs.append((run, shift))
        shift += len(run.tags)
    return Analysis(
        tuple(tag for run in runs for tag in run.tags),
        tuple(features for run in runs for features in run.features),
        tuple(head + shift for run, shift in pairs for head in run.heads),
        tuple(relation for run in runs for relation in run.relations),
        tuple(clitic for run in runs for clitic in run.clitics),
        tuple(Name(name.first + shift, name.last + shift, name.label) for run, shift in pairs for name in run.names),
    )
