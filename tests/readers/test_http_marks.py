"""Marks: laid by code points, nested and overlapping, and nothing of the text lost."""

from __future__ import annotations

import html
import re
import time

from hypothesis import example, given
from hypothesis import strategies as st

from saksi.readers.marks import KINDS, Mark, marked, marked_lines, visible
from saksi.records import Span

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("ab\n\r\0 <>&\"'😀́\u202e\ud800")), max_size=80)
MARKS = st.lists(
    st.builds(
        lambda start, length, kind, finding, title: Mark(Span(start, start + length), kind, finding, finding, title),
        st.integers(-3, 90),
        st.integers(-2, 60),
        st.sampled_from(KINDS),
        st.sampled_from(["", "a1", "b2", '"><script>']),
        st.text(max_size=5),
    ),
    max_size=12,
)


def text_content(page: str) -> str:
    """What a browser gives as the text content of `page`; html.unescape drops some references that we do not write."""
    assert not re.search(r"&(?!amp;|lt;|gt;|#34;|#39;|#13;)", page), "a reference that Saksi does not write"
    return html.unescape(re.sub(r"<[^>]*>", "", page))


@given(TEXTS, MARKS)
def test_marked_html_without_its_tags_is_the_text(text: str, marks: list[Mark]) -> None:
    assert text_content(marked(text, marks)) == visible(text)


@given(TEXTS, MARKS, st.integers(0, 40))
@example("a\n\nb", [Mark(Span(0, 4), "statement", "a1")], 1)
def test_lines_without_their_tags_are_the_text(text: str, marks: list[Mark], title_end: int) -> None:
    assert text_content(marked_lines(text, marks, title_end)) == visible(text)


@given(TEXTS, MARKS)
def test_every_tag_is_closed_in_its_turn(text: str, marks: list[Mark]) -> None:
    open_tags: list[str] = []
    for closing, tag in re.findall(r"<(/?)(\w+)[^>]*>", marked_lines(text, marks)):
        if closing:
            assert open_tags.pop() == tag
        else:
            open_tags.append(tag)

    assert open_tags == []


@given(TEXTS, MARKS)
def test_an_id_stands_once(text: str, marks: list[Mark]) -> None:
    ids = re.findall(r' id="([^"]*)"', marked_lines(text, marks))

    assert len(ids) == len(set(ids))


def test_text_never_becomes_a_tag() -> None:
    page = marked("<b>tebal</b>", [Mark(Span(0, 3), "person", "<i>", '"', "'\"><u>")])

    assert set(re.findall(r"<(\w+)", page)) == {"span"}


def test_a_mark_counts_code_points() -> None:
    text = "😀😀 Palu"

    assert '<span class="mark place">Palu</span>' in marked(text, [Mark(Span(3, 7), "place")])


def test_marks_that_overlap_are_written_in_fragments() -> None:
    page = marked("abcdef", [Mark(Span(0, 4), "statement", "s"), Mark(Span(2, 6), "event", "e")])

    assert page == (
        '<span class="mark statement" data-of="s" id="s">ab<span class="mark event" data-of="e" id="e">cd</span></span>'
        '<span class="mark event" data-of="e">ef</span>'
    )


def test_the_same_words_may_be_a_statement_and_a_person() -> None:
    page = marked("Retno", [Mark(Span(0, 5), "person", "p"), Mark(Span(0, 5), "statement", "s")])

    assert page.startswith('<span class="mark statement" data-of="s" id="s"><span class="mark person"')


def test_a_statement_over_two_lines_is_marked_in_both() -> None:
    page = marked_lines("satu\n\ndua", [Mark(Span(0, 9), "statement", "s")])

    assert re.findall(r'data-of="s"[^>]*>(\w+)<', page) == ["satu", "dua"]


def test_furniture_of_a_whole_line_sets_the_line_aside() -> None:
    page = marked_lines("isi\nbaca juga", [Mark(Span(4, 13), "furniture")])

    assert '<p class="line aside">' in page


def test_a_hundred_thousand_characters_with_ten_thousand_marks_take_a_second_at_most() -> None:
    text = "kata " * 20_000
    marks = [Mark(Span(start, start + 12), "person", f"p{start}") for start in range(0, 100_000, 10)]
    marks.append(Mark(Span(0, 100_000), "statement", "s"))
    began = time.process_time()

    marked_lines(text, marks)

    assert time.process_time() - began < 1.0
