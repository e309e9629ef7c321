"""Words between marks in an article whose language is not read."""

from __future__ import annotations

import pytest
from tests.reading import article_of

from saksi.statements import find_quoted_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le maire dit : « Nous allons reconstruire le pont »", "Nous allons reconstruire le pont"),
        ("Sie sagte: „Wir bauen die Brücke wieder auf.“", "Wir bauen die Brücke wieder auf."),
        ('Beliau berkata, "Kami akan membina semula jambatan itu."', "Kami akan membina semula jambatan itu."),
    ],
)
def test_words_between_marks_are_found_in_any_language(text: str, words: str) -> None:
    article = article_of(text, language="fr")

    assert [article.text[s.pieces[0].start : s.pieces[0].end].strip() for s in find_quoted_words(article)] == [words]


def test_a_title_or_a_turn_of_phrase_is_none() -> None:
    assert find_quoted_words(article_of("Il a lu « Le Monde » hier.", language="fr")) == ()


def test_nobody_is_made_to_say_them() -> None:
    (statement,) = find_quoted_words(article_of("Il dit : « Nous allons reconstruire le pont. »", language="fr"))

    assert (statement.speaker, statement.speaker_name, statement.cue) == (None, None, None)
