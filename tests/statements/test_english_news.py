"""Frames and sources of English news: what is said, by whom, and what is no statement."""

from __future__ import annotations

import pytest
from tests.reading import statements_of


def said(body: str) -> list[tuple[str, str | None]]:
    """The words of each statement with the name of who says them."""
    text, statements = statements_of(body, language="en")
    return [(" | ".join(piece.of(text) for piece in s.pieces), s.speaker_name) for s in statements]


@pytest.mark.parametrize(
    ("body", "words", "speaker"),
    [
        (
            "The head of the alliance at the time, Jens Stoltenberg, said Norway could build the dam.",
            "Norway could build the dam",
            "Jens Stoltenberg",
        ),
        (
            "Fellow marcher, mechanical engineer Richard Weir, 60, from Tynemouth, North Tyneside, said: “I am tired.”",
            "I am tired.",
            "Richard Weir",
        ),
        ("“We seek more,” the lawmakers wrote, asking for answers to it.", "answers to it", "lawmakers"),
        (
            "Brian Cole's defense team met, claiming she has useful facts.",
            "she has useful facts",
            "Brian Cole's defense team",
        ),
        (
            "According to the court documents, the knife was found.",
            "the knife was found",
            "the court documents",
        ),
        (
            "“The letter is late,” the letter said. It described the bridge as broken.",
            "the bridge as broken",
            "the letter",
        ),
        (
            "President Donald Trump spoke on Monday. On Tuesday morning, Marcelo Ebrard met him. He said it was late.",
            "it was late",
            "Marcelo Ebrard",
        ),
        ("Westar was busy. The utility said it had restored the power.", "it had restored the power", "The utility"),
        (
            "“The van refused to stop,” according to the assistant attorney.",
            "The van refused to stop,",
            "the assistant attorney",
        ),
        (
            "Sledding is allowed in the park all day, says Officer James Morton with the county police.",
            "Sledding is allowed in the park all day",
            "James Morton",
        ),
        (
            "The committee on trade sent a letter to FBI Director Christopher Wray demanding answers about it.",
            "answers about it",
            "The committee on trade",
        ),
        (
            "Donald Trump used the phrase “big storms” often, and criticized Barack Obama for it.",
            "Barack Obama for it",
            "Donald Trump",
        ),
        (
            "The flights will start this summer, the airline's chief executive, Igor Hess, told reporters.",
            "The flights will start this summer",
            "Igor Hess",
        ),
        (
            "Several others dropped their prices, said Rick Seaney, director of the company.",
            "Several others dropped their prices",
            "Rick Seaney",
        ),
        ("India said the dam was safe. It said five people were at work.", "five people were at work", "India"),
        ("In Sweden, police met the paper. The paper said the dam was safe.", "the dam was safe", "The paper"),
    ],
)
def test_words_and_speaker(body: str, words: str, speaker: str) -> None:
    assert (words, speaker) in said(body)


@pytest.mark.parametrize(
    "body",
    [
        "What has Donald Trump said about the dam?",
        "Andy Murray won his 200th grand slam match with a victory in Paris.",
        "They want to stop the city's alleged illegal work in the harbour.",
        "The dam was safe, like the media insists a hundred times a day.",
        "Over the past years there were hints, including a shelter boasting a sports hall.",
        "The neighbours fled, with residents stuck on balconies and children screaming.",
        "One added benefit to the contract is that the county pays.",
        "The storms erupted as predicted over the hills of Kansas.",
        "The scheme - believed to be a national first - is good.",
        "The film by Lee tells the story of a lifeguard in Calais.",
        "A woman from Leeds has been fined and ordered to pay 150 pounds to the court.",
        "The hedge is small and it is easily maintained through the year.",
        "Donald Trump called police on Monday evening about the noise.",
        "Lee Brown gave a talk titled “How our dam was built by hand” in Leeds.",
    ],
)
def test_what_is_no_statement(body: str) -> None:
    assert said(body) == []


def test_a_promise_does_not_make_the_words_before_it_said() -> None:
    body = "While the dam is old, Rachel Reeves has pledged to further strengthen the wall."

    assert said(body) == [("to further strengthen the wall", "Rachel Reeves")]


def test_what_somebody_else_says_behind_but_is_a_statement_of_its_own() -> None:
    body = "Experts suggested the wall fed the fire, but the city's mayor, Ana Lopez, said the cause was unknown."

    assert said(body) == [("the wall fed the fire", "Experts"), ("the cause was unknown", "Ana Lopez")]


def test_a_company_is_no_ministry() -> None:
    body = "The Ministry of Defence spoke. “We help,” the Ministry of Defence said. The dam is safe, the company said."

    assert said(body)[-1] == ("The dam is safe", "company")


def test_a_newspaper_is_the_newsroom_named_before() -> None:
    body = "The New York Times met Swedish police. The dam is old, the newspaper reported."

    assert said(body) == [("The dam is old", "New York Times")]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("The Hess campaign answered on Friday, saying the dam was safe.", "The Hess campaign"),
        ("The mayor spoke at noon, saying the dam was safe.", "The mayor"),
        ("In a statement, the mayor of Leeds spoke, saying the dam was safe.", "the mayor"),
        ("The White House met him on Monday, saying the dam was safe.", "White House"),
    ],
)
def test_who_heads_the_clause_before_a_participle_speaks(body: str, speaker: str) -> None:
    assert said(body) == [("the dam was safe", speaker)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Man accused of stealing two boats in Leeds.", "stealing two boats in Leeds"),
        ("Anyone with information is urged to call the police at once.", "call the police at once"),
        ("“I like the wall,” Ann Hess told reporters when asked which bridge she liked.", "which bridge she liked"),
        ("A huge blast was reportedly heard at noon.", "A huge blast | heard at noon"),
        ("With Ann Hess reportedly leaving, a study found that it was late.", "Ann Hess | leaving"),
    ],
)
def test_a_passive_or_an_adverb_reports_what_nobody_named_says(body: str, words: str) -> None:
    assert (words, None) in said(body)


def test_being_asked_about_something_is_no_statement() -> None:
    assert said("“The wall is old,” Ann Hess told reporters when asked about the bridge.") == [
        ("The wall is old,", "Ann Hess")
    ]


def test_a_sentence_that_is_reported_whole_holds_the_statement_of_another() -> None:
    assert said("The agency said the train “just flew away,” Reuters reported.") == [
        ("The agency said the train “just flew away,”", "Reuters"),
        ("the train “just flew away,”", "The agency"),
    ]


def test_what_somebody_with_a_name_says_inside_a_report_is_a_statement_too() -> None:
    assert said("Ann Hess welcomed the news that the dam was safe, CNN reported.") == [
        ("Ann Hess welcomed the news that the dam was safe", "CNN"),
        ("the news that the dam was safe", "Ann Hess"),
    ]


@pytest.mark.parametrize(
    ("body", "statements"),
    [
        (
            "Bill Carter, who said the dam was safe, has now concluded that the wall is old.",
            [("the dam was safe", "Bill Carter"), ("the wall is old", "Bill Carter")],
        ),
        (
            "Bill Carter, who has urged voters to build the dam, walked home.",
            [("voters to build the dam", "Bill Carter")],
        ),
    ],
)
def test_a_relative_clause_ends_before_the_verb_of_its_subject(
    body: str, statements: list[tuple[str, str | None]]
) -> None:
    assert said(body) == statements


@pytest.mark.parametrize(
    "body",
    [
        "Ann Hess began her speech by saying that the dam was safe.",
        "Ann Hess spoke for an hour and went on to say that the dam was safe.",
        "Ann Hess expressed a hope that the dam was safe.",
    ],
)
def test_more_ways_of_saying_something(body: str) -> None:
    assert [(words.endswith("the dam was safe"), speaker) for words, speaker in said(body)] == [(True, "Ann Hess")]


def test_a_date_before_the_subject_of_a_participle_is_no_speaker() -> None:
    body = "“It is late,” the doctors said. On September 27 they met again, saying the dam was safe."

    assert said(body)[-1] == ("the dam was safe", "doctors")


@pytest.mark.parametrize(
    ("body", "statements"),
    [
        (
            "Ann Hess said: “It fell at noon on Monday.” Mayor Mark Carter added: “We saw it fall with our own eyes.”",
            [("It fell at noon on Monday.", "Ann Hess"), ("We saw it fall with our own eyes.", "Mark Carter")],
        ),
        (
            "“It is only a hoax,” said Ann Hess. “No reason to stay away.” The council said in a letter that it fell.",
            [
                ("It is only a hoax,", "Ann Hess"),
                ("No reason to stay away.", "Ann Hess"),
                ("it fell", "council"),
            ],
        ),
    ],
)
def test_words_behind_the_next_cue_leave_the_quotation_before_to_who_spoke(
    body: str, statements: list[tuple[str, str | None]]
) -> None:
    assert said(body) == statements


@pytest.mark.parametrize(
    ("body", "statement"),
    [
        ("Ann Hess’s old rival Sen. Mark Carter (R-Fla.) said it fell at noon.", ("it fell at noon", "Mark Carter")),
        ("Ann Hess blamed a “bad wall,” claiming it fell at noon.", ("it fell at noon", "Ann Hess")),
        ("Both have promised to build the dam.", ("to build the dam", "Both")),
        ("“He says, ‘It fell at noon,’” Ann Hess said.", ("He says, ‘It fell at noon,’", "Ann Hess")),
        ("The dam fell at noon on Monday, reports BBC News.", ("The dam fell at noon on Monday", "BBC News")),
        ("Ann Hess called the wall weak in a tweet on Sunday.", ("the wall weak", "Ann Hess")),
    ],
)
def test_marks_and_brackets_beside_a_cue_hide_nobody(body: str, statement: tuple[str, str]) -> None:
    assert said(body)[-1] == statement


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("A report by Keep Britain Tidy found it is dark. The study revealed it fell at noon.", "Keep Britain Tidy"),
        ("Ann Hess said in a letter that it is dark. The letter added that it fell at noon.", "Ann Hess"),
        ("“It is dark,” Ann Hess said in a statement. It fell at noon, the statement said.", "Ann Hess"),
        (
            "It fell at noon, according to data released on Friday by state gaming regulators.",
            "state gaming regulators",
        ),
    ],
)
def test_something_written_speaks_for_who_wrote_it(body: str, speaker: str) -> None:
    words, name = said(body)[-1]

    assert (words.lower(), name) == ("it fell at noon", speaker)


def test_a_headline_with_marked_words_is_said_by_who_stands_before_its_colon() -> None:
    body = "Hess: ‘Old Walls’ Have No Place In Leeds\n\nThe mayor of Leeds, Ann Hess, came home on Monday."

    assert said(body) == [("‘Old Walls’ Have No Place In Leeds", "Ann Hess")]


def test_a_report_inside_a_report_needs_no_conjunction() -> None:
    assert said("The mayor added that Ann Hess told her she had seen it fall.")[-1] == (
        "she had seen it fall",
        "Ann Hess",
    )


def test_where_something_was_said_is_no_statement() -> None:
    assert said("The dam fell, Ann Hess said in a phone interview.") == [("The dam fell", "Ann Hess")]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Ann Hess rebuked critics who say the wall is old, saying it fell at noon.", "Ann Hess"),
        ("Ann Hess rebuked critics who say it fell at noon.", "critics"),
        ("Speaking at a rally of Ann Hess, Ana Lopez spoke at length, saying it fell at noon.", "Ana Lopez"),
        ("Lopez compared himself to Ann Hess, saying it fell at noon.", "Lopez"),
        ("She went on to praise Ann Hess, saying it fell at noon.", "She"),
        ("The Leeds Police Department came. The LPD said it fell at noon.", "Leeds Police Department"),
        ("The lawsuit alleges the wall is old. Ann Hess said it is new. It also says it fell at noon.", "The lawsuit"),
        ("Ana Lopez came to Leeds. “It is dark. It is late,” she said. She said it fell at noon.", "Ana Lopez"),
        ("The father, from New Addington, south east London, said it fell at noon.", "The father"),
        ("While only seven percent said it was late, half of the voters said it fell at noon.", "half of the voters"),
        ("The Hess campaign spoke. “It is dark. It is late,” Ana Lopez said. She said it fell at noon.", "Ana Lopez"),
    ],
)
def test_who_says_it_fell_at_noon(body: str, speaker: str) -> None:
    assert said(body)[-1] == ("it fell at noon", speaker)


def test_what_more_is_said_of_a_thing_is_a_statement_of_its_own() -> None:
    assert said("Ann Hess stated that she had the key, which she described as broken.") == [
        ("she had the key", "Ann Hess"),
        ("as broken", "Ann Hess"),
    ]
