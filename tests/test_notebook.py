"""A reading in a notebook: tables, and nothing of the page that is not escaped."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from saksi.notebook import reading_html
from saksi.records import Article, Event, Gap, Party, Reading, Span, Statement

TEXT = "Gempa di Cianjur\n\nBPBD mengatakan gempa merusak 12 rumah. “Belum ada korban,” kata Asep Sukmana."
ARTICLE = Article(
    id="a1", url="https://warta.example/1", canonical=None, outlet="Warta Contoh", title="Gempa di Cianjur", text=TEXT,
    published="2022-11-21", modified=None, language="id", section=None, keywords=(), dateline=None, bylines=(),
    editors=(), credits=(), image=None, captions=(), related=(), comments=(), paywalled=False, furniture=(),
    evidence={}, origin="1.html", fetched=None, digest="sha256:0", body_start=18,
)  # fmt: skip


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


STATEMENT = Statement(
    id="s1", pieces=(span("Belum ada korban,"),), manner="direct", act="statement", cue=span("kata"), speaker="p1",
    speaker_name="Asep Sukmana", speaker_span=span("Asep Sukmana"), role="camat", addressee=None, occasion=None,
    via=None, relayed_from=None, by="test/1",
)  # fmt: skip
EVENT = Event(
    id="e1", type="HAZARD", mode="earthquake", trigger=span("gempa merusak"), actors=(), place="l1",
    recipients=(Party(None, "12 rumah", span("12 rumah"), "ID", "CVL"),), place_name="Cianjur", date="2022-11-21",
    status="happened", said_by="s0", said_by_name="BPBD", dead=None, injured=None, casualties=(), mentions=(),
    by="test/1",
)  # fmt: skip
READING = Reading(ARTICLE, statements=(STATEMENT,), events=(EVENT,))


class Seen(HTMLParser):
    """The tags, attributes and words of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_headline_stands_with_outlet_and_date() -> None:
    words = Seen(reading_html(READING)).words

    assert words[:2] == ["Gempa di Cianjur", "Warta Contoh · 2022-11-21"]


def test_a_statement_stands_with_its_speaker() -> None:
    assert "<td>Asep Sukmana</td><td>camat</td><td>statement</td><td>Belum ada korban,</td>" in reading_html(READING)


def test_an_event_stands_with_its_trigger_underlined_and_who_says_so() -> None:
    html = reading_html(READING)

    assert "<td>BPBD</td><td>BPBD mengatakan <u>gempa merusak</u> 12 rumah." in html


def test_a_page_that_could_not_be_read_shows_its_gap() -> None:
    gap = Gap(None, "rusak.html", "articles", "no-article", "no <p> with words")

    assert "no-article at rusak.html no &lt;p&gt; with words" in reading_html(Reading(None, gaps=(gap,)))


def test_a_notebook_is_given_the_tables() -> None:
    assert READING._repr_html_() == reading_html(READING)


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "</td></table><svg>"]),
)


@given(title=HOSTILE, outlet=HOSTILE, name=HOSTILE, role=HOSTILE, place=HOSTILE)
def test_nothing_of_a_page_becomes_a_tag_or_an_attribute(
    title: str, outlet: str, name: str, role: str, place: str
) -> None:
    text = f"{title}\n\n{outlet}{name}"
    reading = Reading(
        replace(ARTICLE, title=title, outlet=outlet, text=text),
        statements=(replace(STATEMENT, pieces=(Span(0, len(text)),), speaker_name=name, role=role),),
        events=(replace(EVENT, trigger=Span(0, len(title)), place_name=place, date=place, said_by_name=name),),
        gaps=(Gap(None, title, "articles", role, place),),
    )

    seen = Seen(reading_html(reading))

    assert seen.attributes == []
    known = {"div", "p", "strong", "br", "table", "caption", "thead", "tbody", "tr", "th", "td", "u"}
    assert set(seen.tags) <= known
