"""The reading room's pages: what they show, what they link to, what they refuse."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.archive.sample import article_of, gap_of, many_readings
from tests.readers.shelf import archive_of, palu, quote_reading
from tests.readers.visitor import Visitor

from saksi.archive import Archive, Judgement, Question
from saksi.contract import as_json
from saksi.errors import ArchiveError
from saksi.readers.http import reading_room
from saksi.records import Story


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the Palu article in two copies, an English one, and a gap."""
    english = quote_reading(
        article_of(
            "“We will rebuild,” the mayor said. =1+1 is a sum.",
            title="Mayor promises to rebuild",
            url="https://gazette.example/rebuild",
            outlet="Gazette",
            published="2019-01-02",
            language="en",
        ),
        "We will rebuild",
        "=HYPERLINK(1)",
        "mayor",
    )
    copy = many_readings(1)[0]
    first = palu()
    assert first.article
    assert copy.article
    ids = (first.article.id, copy.article.id)
    story = Story("cerita", first.article.title, "2018-10-01", "2018-10-01", ids, (ids,))
    return archive_of(tmp_path_factory.mktemp("shelf"), first, copy, english, gap_of(), stories=(story,))


@pytest.fixture(scope="module")
def visitor(shelf: Path) -> Visitor:
    """Somebody in front of that archive."""
    return Visitor(reading_room(shelf))


def palu_id() -> str:
    article = palu().article
    assert article
    return article.id


def text_of(page: str) -> str:
    """The words of a page, blanks made one."""
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", page).split()))


def test_the_front_page_lists_the_newest_article_first(visitor: Visitor) -> None:
    page = visitor.get("/").text

    assert page.index("Mayor promises to rebuild") < page.index("Menlu Retno: Indonesia siap membantu Palu")


def test_the_front_page_says_how_many_of_everything_there_are(visitor: Visitor) -> None:
    assert "3 articles 3 statements 2 speakers 5 events 1 stories 1 gaps" in text_of(visitor.get("/").text)


def test_two_copies_are_one_witness(visitor: Visitor) -> None:
    assert "2 reports, 1 witness" in visitor.get("/").text


def test_every_article_is_reached_by_leafing(tmp_path: Path) -> None:
    leafing = Visitor(reading_room(archive_of(tmp_path, *many_readings(45))))
    found: set[str] = set()
    address: str | None = "/"
    while address:
        page = leafing.get(address).text
        found |= set(re.findall(r"/articles/([0-9a-f]{16})\"", page))
        following = re.search(r'rel="next" href="([^"]*)"', page)
        address = following and following[1]

    assert len(found) == 45


@pytest.mark.parametrize("kind", ["statement", "event", "article"])
def test_every_answer_is_reached_by_leafing(tmp_path: Path, kind: str) -> None:
    leafing = Visitor(reading_room(archive_of(tmp_path, *many_readings(60))))
    shown = 0
    address: str | None = f"/ask?kind={kind}&words=palu"
    while address:
        page = leafing.get(address.replace("&amp;", "&")).text
        shown += page.count('<li class="item')
        following = re.search(r'rel="next" href="([^"]*)"', page)
        address = following and following[1]

    with Archive(tmp_path / "arsip.saksi", read_only=True) as archive:
        assert shown == len(list(archive.ask(Question(words="palu"), kind=kind)))


def test_more_answers_than_are_counted_are_said_to_be_more(tmp_path: Path) -> None:
    crowded = Visitor(reading_room(archive_of(tmp_path, *many_readings(230))))

    assert "1–25 of over 200" in text_of(crowded.get("/ask?kind=statement").text)


def test_an_answer_leads_to_the_very_words(visitor: Visitor) -> None:
    answers = visitor.get("/ask?kind=statement&words=siap").text
    found = re.search(r"/articles/(\w+)\?words=siap#(\w+)\"", answers)
    assert found

    page = visitor.get(f"/articles/{found[1]}").text

    assert re.search(rf'<span class="mark statement" data-of="{found[2]}" id="{found[2]}"', page)


def test_the_words_asked_for_are_marked(visitor: Visitor) -> None:
    assert '<span class="mark hit">siap</span>' in visitor.get("/ask?words=siap").text


def test_a_question_keeps_its_words_in_the_form(visitor: Visitor) -> None:
    assert 'value="gempa &#34;di sini&#34;"' in visitor.get("/ask?words=gempa+%22di+sini%22").text


def test_a_question_that_cannot_be_asked_says_why(visitor: Visitor) -> None:
    answer = visitor.get("/ask?since=kemarin")

    assert (answer.status_code, "write a date like 2016-12-22" in answer.text) == (400, True)


def test_words_of_no_end_are_refused(visitor: Visitor) -> None:
    assert visitor.get("/ask?words=" + "a+" * 1000).status_code == 400


def test_an_article_shows_who_said_what_and_who_did_what(visitor: Visitor) -> None:
    page = text_of(visitor.get(f"/articles/{palu_id()}").text)

    assert "S1 Retno Marsudi Menteri Luar Negeri Indonesia siap membantu Palu" in page
    assert "E2 COERCE · arrest happened menahan who Polisi ID CVL" in page
    assert "according to Retno Marsudi (S1)" in page


def test_an_article_says_what_its_places_and_moments_are(visitor: Visitor) -> None:
    page = text_of(visitor.get(f"/articles/{palu_id()}").text)

    assert "Palu city, Sulawesi Tengah , ID -0.900, 119.870" in page
    assert "30 September 2018 2018-09-30" in page


def test_an_article_can_be_cited_with_its_characters(visitor: Visitor) -> None:
    article = palu().article
    assert article
    start = article.text.index("Indonesia siap membantu Palu”")

    page = visitor.get(f"/articles/{palu_id()}").text

    assert f"1 October 2018, 08:00. https://berita.example/palu. characters {start}–{start + 28}" in page


def test_the_text_carries_its_language(visitor: Visitor) -> None:
    assert '<div id="text" class="text" lang="id">' in visitor.get(f"/articles/{palu_id()}").text


def test_an_article_leads_to_its_outlet_without_a_referrer(visitor: Visitor) -> None:
    assert (
        '<a href="https://berita.example/palu" rel="noopener noreferrer nofollow">'
        in visitor.get(f"/articles/{palu_id()}").text
    )


def test_the_record_of_an_article_is_its_line(visitor: Visitor) -> None:
    assert visitor.get(f"/articles/{palu_id()}.json").text == palu().line()


def test_people_lead_to_their_statements(visitor: Visitor) -> None:
    page = visitor.get("/people").text
    found = re.search(r'href="([^"]*speaker=[^"]*Retno[^"]*)"', page)
    assert found

    assert "Indonesia siap membantu" in text_of(visitor.get(found[1].replace("&amp;", "&")).text)


def test_people_are_found_by_a_part_of_the_name(visitor: Visitor) -> None:
    page = text_of(visitor.get("/people?name=RETNO").text)

    assert ("1 name," in page, "Retno Marsudi" in page, "HYPERLINK" in page) == (True, True, False)


def test_every_speaker_is_reached_by_leafing(tmp_path: Path) -> None:
    readings = [
        quote_reading(
            article_of(f"Ia berkata begini {number}.", url=f"https://a.example/{number}"), "begini", f"N{number}"
        )
        for number in range(230)
    ]
    leafing = Visitor(reading_room(archive_of(tmp_path, *readings)))

    pages = "".join(leafing.get(f"/people?page={number}").text for number in (1, 2, 3))

    assert len(set(re.findall(r"<bdi>(N\d+)</bdi>", pages))) == 230


def test_gaps_say_what_was_not_read_and_why(visitor: Visitor) -> None:
    page = text_of(visitor.get("/gaps").text)

    assert "no-article 1 the page holds no article's text" in page
    assert "dump.jsonl:9 the page has no text" in page


def test_the_sources_of_the_gazetteer_are_named_with_their_licences(visitor: Visitor) -> None:
    page = text_of(visitor.get("/about").text)

    assert all(licence in page for licence in ("Unicode-3.0", "CC-BY-4.0", "ODbL-1.0", "0BSD"))


def test_files_of_others_come_with_their_licence(visitor: Visitor) -> None:
    assert "Zero-Clause BSD" in visitor.get("/vendor/htmx-LICENSE").text


def test_an_article_without_a_headline_is_listed_by_its_first_words(tmp_path: Path) -> None:
    article = article_of("Warga Palu mengungsi ke perbukitan. " * 5, title=None)
    archive = archive_of(tmp_path, quote_reading(article, "mengungsi", "Ani"))

    assert "Warga Palu mengungsi ke perbukitan. Warga" in Visitor(reading_room(archive)).get("/").text


def test_an_empty_archive_is_shown_as_empty(tmp_path: Path) -> None:
    empty = Visitor(reading_room(archive_of(tmp_path)))

    assert [empty.get(path).status_code for path in ("/", "/ask", "/people", "/gaps", "/about")] == [200] * 5


def test_what_people_say_of_a_finding_stands_beside_it_without_their_address(tmp_path: Path) -> None:
    reading = palu()
    (statement,) = reading.statements
    path = archive_of(tmp_path, reading)
    judged = Judgement(
        palu_id(), "statement", statement.id, statement.pieces[0], "reject", "ani@berita.example", why="salah kutip"
    )
    with Archive(path) as archive:
        archive.judge(judged)

    page = text_of(Visitor(reading_room(path)).get(f"/articles/{palu_id()}").text)

    assert re.search(r"reject by ani\b.*salah kutip", page)
    assert "@" not in page


# --- for programs ----------------------------------------------------------------------------------------------------


def test_the_api_lists_the_articles_and_what_follows(visitor: Visitor) -> None:
    first = visitor.get("/api/articles?limit=2").json()
    second = visitor.get(first["next"]).json()

    assert (first["total"], len(first["articles"]), len(second["articles"]), second["next"]) == (3, 2, 1, None)


def test_the_api_answers_as_the_archive_does(visitor: Visitor, shelf: Path) -> None:
    answers = visitor.get("/api/ask?kind=event&words=palu&since=2018").json()["answers"]

    with Archive(shelf, read_only=True) as archive:
        assert answers == [as_json(answer) for answer in archive.ask(kind="event", words="palu", since="2018")]


def test_the_api_leafs_through_all_answers(visitor: Visitor) -> None:
    address, seen = "/api/ask?kind=event&limit=2", 0
    while address:
        told = visitor.get(address).json()
        seen += len(told["answers"])
        address = told["next"]

    assert seen == 5


@pytest.mark.parametrize("path", ["/api/ask?since=x", "/api/ask?kind=y", "/ask.csv?kind=y", "/ask.jsonl?until=z"])
def test_a_program_is_told_what_it_asked_wrongly(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)

    assert (answer.status_code, list(answer.json())) == (400, ["detail"])


def test_every_answer_is_a_line_of_json(visitor: Visitor) -> None:
    lines = visitor.get("/ask.jsonl").text.splitlines()

    assert [json.loads(line)["kind"] for line in lines] == ["statement"] * 3 + ["event"] * 5 + ["article"] * 3


def test_a_cell_that_a_spreadsheet_would_run_is_neutralised(visitor: Visitor) -> None:
    answer = visitor.get("/ask.csv?kind=statement&words=rebuild")
    (row,) = csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff")))

    assert row["who"] == "'=HYPERLINK(1)"


def test_a_download_is_an_attachment(visitor: Visitor) -> None:
    disposition = visitor.get("/ask.csv").headers["content-disposition"]

    assert disposition == 'attachment; filename="saksi-answers.csv"'


def test_the_api_is_described(visitor: Visitor) -> None:
    assert {"/api/articles", "/api/ask", "/ask.csv", "/ask.jsonl"} <= set(
        visitor.get("/api/openapi.json").json()["paths"]
    )


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/static/../http.py", "/static/..%2fhttp.py", "/static/%2e%2e/%2e%2e/http.py", "/static//etc/passwd",
        "/static/%2fetc%2fpasswd", "/static/room.css%00.js", "/vendor/..%5c..%5chttp.py", "/articles/..%2f..%2fetc",
        "/articles/%00", "/articles/x'%20OR%201=1--", "/nowhere", "/articles/", "/.env", "/api/nowhere",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status_code in (404, 400)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/ask", "/articles/x", "/api/ask", "/people"])
def test_nothing_can_be_changed(visitor: Visitor, method: str, path: str) -> None:
    assert visitor.send(method, path).status_code in (404, 405)


def test_head_gives_the_headers_alone(visitor: Visitor) -> None:
    answer = visitor.send("HEAD", "/")

    assert (answer.status_code, answer.content) == (200, b"")


def test_an_archive_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no archive"):
        reading_room(tmp_path / "none.saksi")


def test_an_archive_that_goes_away_is_an_error_without_its_path(tmp_path: Path) -> None:
    path = archive_of(tmp_path, palu())
    left = Visitor(reading_room(path))
    path.unlink()

    answer = left.get("/")

    assert (answer.status_code, str(tmp_path) in answer.text) == (503, False)


def test_a_fault_of_ours_is_a_page_that_tells_nothing(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Archive) -> None:
        raise RuntimeError("rahasia")

    monkeypatch.setattr(Archive, "counts", fail)

    answer = visitor.get("/")

    assert (answer.status_code, "rahasia" in answer.text) == (500, False)


def test_reading_changes_nothing(visitor: Visitor, shelf: Path) -> None:
    with Archive(shelf, read_only=True) as archive:
        before = archive.content_hash()

    for path in ("/", "/ask?words=palu", f"/articles/{palu_id()}", "/people", "/gaps", "/ask.csv"):
        visitor.get(path)

    with Archive(shelf, read_only=True) as archive:
        assert archive.content_hash() == before


def test_a_name_with_odd_characters_is_found_again(tmp_path: Path) -> None:
    name = "Ōé “Kaka” & Co #1?"
    archive = archive_of(tmp_path, quote_reading(article_of("Ia berkata begini saja."), "begini", name))

    page = Visitor(reading_room(archive)).get(f"/ask?kind=statement&speaker={quote(name)}").text

    assert "begini" in page


def test_other_commands_do_not_load_the_web_framework() -> None:
    loaded = "import sys, saksi.readers.cli; print('fastapi' in sys.modules, 'uvicorn' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["False", "False"]
