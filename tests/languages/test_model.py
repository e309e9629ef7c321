"""The shipped models: trees that hold, the same every time, loaded once and only when asked for."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.reading import parsed

from saksi.errors import BadModel
from saksi.languages import LANGUAGES, Parse
from saksi.languages.model import analyse, load, pieces_of, read_model

FOLDER = Path(__file__).parents[2] / "src" / "saksi" / "languages"
ARTICLES = {
    "id": (
        "Gubernur Jawa Barat Ridwan Kamil meresmikan jembatan itu di Bandung, Senin (5/2/2018). "
        "“Jembatan ini dibangun oleh warga,” katanya. Biayanya Rp 1,5 triliun.\n\n"
        "Polisi menangkap dua orang pria di Surabaya. Keduanya dibawa ke Polda Jawa Timur dan diperiksa penyidik."
    ),
    "en": (
        "German Chancellor Angela Merkel opened the bridge in Berlin on Monday. "
        "“The bridge was built by its neighbours,” she said. It cost $3.5 million.\n\n"
        "Police arrested two men in Hamburg. They were taken to court and questioned by a judge."
    ),
}


def article(language: str) -> Parse:
    return parsed(ARTICLES[language], language=language)


def digest(language: str, batch: int = 64) -> str:
    sentences = [sentence.tokens for sentence in article(language).sentences]
    return hashlib.sha256(repr(analyse(sentences, language, batch=batch)).encode()).hexdigest()


def word_with(parse: Parse, sentence: int, relation: str) -> list[str]:
    analysis = parse.analysis(sentence)
    tokens = parse.sentences[sentence].tokens
    return [token.text for token, label in zip(tokens, analysis.relations, strict=True) if label == relation]


@pytest.mark.parametrize(
    ("language", "sentence", "relation", "expected"),
    [
        ("id", "Polisi menangkap dua orang pria.", "nsubj", ["Polisi"]),
        ("id", "Polisi menangkap dua orang pria.", "obj", ["orang"]),
        ("id", "Dua rumah dibakar warga.", "nsubj:pass", ["rumah"]),
        ("en", "Police arrested two men.", "nsubj", ["Police"]),
        ("en", "Police arrested two men.", "obj", ["men"]),
        ("en", "Two houses were burned.", "nsubj:pass", ["houses"]),
    ],
)
def test_a_tree_tells_who_does_and_who_it_is_done_to(
    language: str, sentence: str, relation: str, expected: list[str]
) -> None:
    assert word_with(parsed(sentence, language=language), 0, relation) == expected


@pytest.mark.parametrize(("language", "name"), [("id", "Ridwan Kamil"), ("en", "Angela Merkel")])
def test_a_person_named_in_running_text_is_a_name(language: str, name: str) -> None:
    parse = article(language)
    tokens = parse.sentences[0].tokens
    names = [
        parse.text[tokens[n.first].start : tokens[n.last].end] for n in parse.analysis(0).names if n.label == "PER"
    ]

    assert names == [name]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_token_has_its_entry_and_one_is_the_root(language: str) -> None:
    parse = article(language)

    for sentence, analysis in zip(parse.sentences, parse.analyses(), strict=True):
        size = len(sentence.tokens)
        assert {len(analysis.tags), len(analysis.features), len(analysis.heads), len(analysis.clitics)} == {size}
        assert [at for at, head in enumerate(analysis.heads) if head == at] == [analysis.relations.index("root")]


def test_the_owner_in_an_ending_is_kept() -> None:
    parse = parsed("Istrinya datang ke Jakarta.")

    assert parse.analysis(0).clitics[0] == "nmod:poss"


@pytest.mark.parametrize(
    ("word", "language", "pieces"),
    [
        ("istrinya", "id", ("istri", "nya")),
        ("sebelumnya", "id", ("sebelumnya",)),
        ("anak-anak", "id", ("anak-anak",)),
        ("Apakah", "id", ("Apa", "kah")),
        ("langkah", "id", ("langkah",)),
        ("cannot", "en", ("can", "not")),
        ("didn't", "en", ("did", "n't")),
        ("well-known", "en", ("well", "-", "known")),
        ("2016", "en", ("2016",)),
    ],
)
def test_a_token_is_cut_as_the_treebanks_cut_it(word: str, language: str, pieces: tuple[str, ...]) -> None:
    assert pieces_of(word, language) == pieces


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_output_is_the_same_in_any_batches_and_after_a_reload(language: str) -> None:
    first = digest(language)

    assert {digest(language, batch) for batch in (1, 16)} == {first}
    load.cache_clear()
    assert digest(language) == first


def test_the_output_is_the_same_in_another_process() -> None:
    code = "from tests.languages.test_model import digest; print(digest('id'), digest('en'))"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)

    assert done.stdout.split() == [digest("id"), digest("en")]


def test_one_sentence_and_all_of_them_give_the_same_analysis() -> None:
    alone = article("id").analysis(2)

    assert article("id").analyses()[2] == alone


def test_a_sentence_longer_than_a_run_is_read_whole() -> None:
    parse = parsed("Warga " + "dan warga " * 500 + "datang.")

    assert [len(analysis.heads) for analysis in parse.analyses()] == [1003]


def test_what_an_article_adds_to_a_full_table_of_words_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = load("id")
    monkeypatch.setattr("saksi.languages.model._WORDS_KEPT", 0)
    before = len(nlp.vocab.strings)
    parsed("Wakil ketua Xyzzyplugh datang bersama Qwertzuiop.").analyses()

    assert len(nlp.vocab.strings) == before


@pytest.mark.parametrize(
    ("word", "language", "lemma"), [("leaders", "en", "leader"), ("said", "en", "say"), ("rumahnya", "id", "rumah")]
)
def test_a_lemma_is_the_dictionary_form(word: str, language: str, lemma: str) -> None:
    assert LANGUAGES[language].lemma(word) == lemma


def test_a_model_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadModel, match=r"'id' cannot be read.*install saksi again"):
        read_model("id", tmp_path)


def test_a_damaged_model_is_told_by_its_digest(tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER / "id" / "model", tmp_path / "model")
    packed = bytearray((folder / "pipeline.bin").read_bytes())
    packed[len(packed) // 2] ^= 1
    (folder / "pipeline.bin").write_bytes(packed)

    with pytest.raises(BadModel, match=r"pipeline\.bin is damaged"):
        read_model("id", folder)


def test_a_file_that_is_no_model_is_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "pipeline.bin").write_bytes(b"\x80")
    (tmp_path / "pipeline.sha256").write_text(hashlib.sha256(b"\x80").hexdigest())

    with pytest.raises(BadModel, match="does not go with spaCy"):
        read_model("id", tmp_path)


@pytest.mark.parametrize(("style", "relation"), [("", "nmod"), ("gsd", "compound")])
def test_a_tree_is_written_in_the_style_that_is_asked_for(style: str, relation: str) -> None:
    tokens = parsed("Polisi menangkap warga desa itu.", language="id").sentences[0].tokens
    (analysis,) = analyse([tokens], "id", nlp=read_model("id", FOLDER / "id" / "model", style=style))

    assert [label for token, label in zip(tokens, analysis.relations, strict=True) if token.text == "desa"] == [
        relation
    ]


def test_a_style_that_the_model_lacks_is_named_with_those_it_has() -> None:
    with pytest.raises(BadModel, match=r"no style 'ewt'; it has gsd, pud"):
        read_model("id", FOLDER / "id" / "model", style="ewt")


def test_reading_without_trees_imports_no_model() -> None:
    code = (
        "import sys; from saksi.languages import LANGUAGES; from tests.reading import parsed;"
        "parsed('Warga datang.'); print({'spacy', 'simplemma', 'thinc', 'numpy'} & set(sys.modules))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_model_is_at_most_ten_megabytes(language: str) -> None:
    assert sum(path.stat().st_size for path in (FOLDER / language / "model").iterdir()) < 10_000_000
