"""Why a statement was found, and what was set aside."""

from __future__ import annotations

from tests.reading import parsed

from saksi.mentions import find_mentions
from saksi.statements import explain_statements, find_statements

BODY = (
    "“Kami siap membantu,” kata Presiden Joko Widodo kepada wartawan di Jakarta, Jumat (23/12/2016).\n"
    "Presiden Joko Widodo tidak mengatakan bahwa bantuan sudah tiba.\n"
    "Rumah itu dikenal sebagai “rumah hantu” oleh warga."
)


def test_a_statement_names_its_frame_and_the_words_that_filled_it() -> None:
    parse = parsed(BODY)

    (filled,) = explain_statements(parse, find_mentions(parse)).found

    assert filled.frame == "statements:quote-cue/1"
    assert dict(filled.places) == {
        "words": "Kami siap membantu,",
        "cue": "kata",
        "source": "Presiden Joko Widodo",
        "speaker": "Joko Widodo",
        "addressee": "wartawan",
        "occasion": "di Jakarta, Jumat (23/12/2016)",
    }


def test_a_near_miss_is_kept_with_its_reason() -> None:
    parse = parsed(BODY)

    missed = explain_statements(parse, find_mentions(parse)).set_aside

    assert [(span.of(BODY), reason) for span, reason in missed] == [
        ("mengatakan", "not said, or not yet: 'tidak' stands before it"),
        ("“rumah hantu”", "between marks, but no word of saying and no speaker go with it"),
    ]


def test_explaining_changes_nothing_of_what_is_found() -> None:
    parse = parsed(BODY)
    findings = find_mentions(parse)

    explained = tuple(filled.statement for filled in explain_statements(parse, findings).found)

    assert explained == find_statements(parse, findings)
