"""Events in the forms of other event data: the columns they have, nothing made up, what is not told left empty."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.archive.sample import article_of, reading_of
from tests.events.coding import parsed
from tests.readers.command import run
from tests.readers.shelf import archive_of

from saksi.archive import Archive
from saksi.errors import ArchiveError
from saksi.events import EventType, code_events, event_types
from saksi.mentions import find_mentions
from saksi.readers.event_data import Told, acled, events_of, gdelt, plover, write_events
from saksi.records import Event, Party, Place, Reading, Span
from saksi.workers import build

TEXT = "Iran menyerang Israel di Tel Aviv. Polisi Jepang menangkap dua pria. Petani Brasil berunjuk rasa."


def party(name: str, country: str | None = None, sector: str | None = None) -> Party:
    start = TEXT.index(name)
    return Party(None, name, Span(start, start + len(name)), country, sector)


def told(
    kind: str,
    trigger: str,
    actors: Sequence[Party] = (),
    recipients: Sequence[Party] = (),
    **more: Any,  # whatever fields the test needs
) -> Told:
    """An event of TEXT, as it would be read."""
    start = TEXT.index(trigger)
    span = Span(start, start + len(trigger))
    known = {"mode": None, "place": None, "place_name": None, "date": None, "status": "happened"} | more
    event = Event(
        f"id-{kind}", kind, known["mode"], span, tuple(actors), tuple(recipients), known["place"],
        known["place_name"], known["date"], known["status"], None, None, None, None, (), (span,), "tests:by-hand/1",
    )  # fmt: skip
    (one,) = events_of([Reading(article_of(TEXT, title=None), places=(TOKYO,), events=(event,))])
    return one


TOKYO = Place("l1", "Tokyo", "city", "JP", "Tokyo", 35.69, 139.69, 1850147, (), (), "places:table/1")
ASSAULT = told(
    "ASSAULT",
    "menyerang",
    [party("Iran", "IR", "MIL")],
    [party("Israel", "IL")],
    date="2024-04-14",
    place_name="Tel Aviv",
)
ARREST = told(
    "COERCE", "menangkap", [party("Polisi Jepang", "JP", "COP")], [party("dua pria")], mode="arrest", date="2024-03",
    place="l1",
)  # fmt: skip
PROTEST = told("PROTEST", "berunjuk rasa", [party("Petani Brasil", "BR", "AGR")], mode="demo")


def gdelt_rows(one: Told) -> list[dict[str, str]]:
    lines = "".join(gdelt.write([one])).splitlines()  # at every mark that any program takes for a line's end
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines[1:]]


def acled_rows(*many: Told) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(acled.write(many)))))


# --- PLOVER ----------------------------------------------------------------------------------------------------------


def test_plover_has_the_fields_of_the_manual_and_its_required_ones_first() -> None:
    record = plover.record_of(ASSAULT)

    assert list(record)[:9] == [
        "id", "has_event", "date", "source", "recipient", "event", "event_loc", "event_text", "quad_code",
    ]  # fmt: skip
    assert (record["date"], record["event"], record["quad_code"]) == ("2024-04-14", ["ASSAULT"], 4)


def test_plover_codes_actors_by_three_letters_and_their_sector() -> None:
    record = plover.record_of(ASSAULT)

    assert [(actor["code"], actor["sector"]) for actor in record["source"]] == [("IRN", "MIL")]
    assert [(actor["code"], actor["sector"]) for actor in record["recipient"]] == [("ISR", None)]


def test_countries_and_sectors_of_parties_are_read_off_the_page() -> None:
    text = "Menteri Luar Negeri Retno Marsudi mengecam Rusia. Polisi Jepang menangkap dua pria di Tokyo."
    parse = parsed(text, "id")
    found = find_mentions(parse)
    reading = Reading(parse.article, places=found.places, events=code_events(parse, found, ()))

    records = {one.event.type: plover.record_of(one) for one in events_of([reading])}

    assert [actor["code"] for actor in records["ACCUSE"]["recipient"]] == ["RUS"]
    assert [(actor["code"], actor["sector"]) for actor in records["COERCE"]["source"]] == [("JPN", "COP")]


def test_a_date_without_a_day_is_no_date_of_plover_but_is_kept() -> None:
    record = plover.record_of(ARREST)

    assert (record["date"], record["date_known"], record["date_precision"]) == (None, "2024-03", "month")


def test_plover_points_at_the_words_and_names_who_says_so() -> None:
    reading = reading_of()
    assert reading.article is not None

    protest, arrest = (plover.record_of(one) for one in events_of([reading]))

    assert arrest["event_text"] == ["menahan"]
    start, end = arrest["text_info"]["start"], arrest["text_info"]["end"]
    assert reading.article.text[start:end] == arrest["text"]
    assert (protest["according_to"], arrest["according_to"]) == (None, "Retno Marsudi")


def test_what_did_not_happen_is_written_with_its_status_for_plover_and_left_out_of_the_others() -> None:
    reading = reading_of()
    (planned,) = events_of([replace(reading, events=(replace(reading.events[0], status="planned"),))])

    assert plover.record_of(planned)["status"] == "planned"
    assert (list(gdelt.rows_of(planned)), acled.row_of(planned)) == ([], None)


# --- GDELT -----------------------------------------------------------------------------------------------------------


def test_gdelt_has_its_sixty_one_columns_before_ours() -> None:
    assert gdelt.COLUMNS[0] == "GLOBALEVENTID"
    assert gdelt.COLUMNS[60] == "SOURCEURL"
    assert len(set(gdelt.COLUMNS)) == len(gdelt.COLUMNS)


def test_gdelt_codes_the_act_the_parties_and_the_place() -> None:
    (row,) = gdelt_rows(ARREST)

    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"], row["QuadClass"]) == ("173", "173", "17", "4")
    assert (row["Actor1Code"], row["Actor1CountryCode"], row["Actor1Type1Code"]) == ("JPNCOP", "JPN", "COP")
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"]) == ("4", "JA")  # a town outside the USA; FIPS
    assert (row["SQLDATE"], row["MonthYear"], row["Year"], row["DatePrecision"]) == ("", "202403", "2024", "month")


def test_the_last_day_of_a_year_is_still_in_it_for_gdelt() -> None:
    (row,) = gdelt_rows(told("ASSAULT", "menyerang", [party("Iran", "IR", "MIL")], date="2016-12-31"))

    assert row["FractionDate"] == "2016.989"


def test_gdelt_leaves_empty_what_saksi_does_not_measure() -> None:
    (row,) = gdelt_rows(ASSAULT)

    assert {row[name] for name in ("GoldsteinScale", "AvgTone", "DATEADDED", "Actor1Geo_Lat")} == {""}


def test_gdelt_has_a_row_for_each_pair_of_parties_with_an_id_of_its_own() -> None:
    one = told("COERCE", "menangkap", [party("Polisi Jepang")], [party("dua"), party("pria"), party("Petani")])

    rows = gdelt_rows(one)

    assert [row["Actor2Name"] for row in rows] == ["DUA", "PRIA", "PETANI"]
    assert [row["GLOBALEVENTID"] for row in rows] == [one.event.id, f"{one.event.id}-2", f"{one.event.id}-3"]


def test_gdelt_pairs_those_who_met_with_the_first_of_them() -> None:
    rows = gdelt_rows(told("CONSULT", "di", [party("Iran"), party("Israel"), party("Petani")]))

    assert [(row["Actor1Name"], row["Actor2Name"]) for row in rows] == [("IRAN", "ISRAEL"), ("IRAN", "PETANI")]


def test_a_line_break_or_a_formula_in_a_name_stays_in_its_cell() -> None:
    reading = reading_of()
    event = reading.events[0]
    (one,) = events_of([replace(reading, events=(replace(event, place=None, place_name="=1+1\tA\nB"),))])

    (row,) = gdelt_rows(one)

    assert row["ActionGeo_FullName"] == "'=1+1 A B"


# --- ACLED -----------------------------------------------------------------------------------------------------------


def test_acled_has_its_columns_in_its_order_before_ours() -> None:
    assert acled.COLUMNS[:6] == (
        "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    )  # fmt: skip
    assert acled.COLUMNS.index("saksi_id") == acled.COLUMNS.index("timestamp") + 1 == 31


def test_acled_says_type_precision_place_and_parties() -> None:
    arrest, protest = acled_rows(ARREST, PROTEST)

    assert (arrest["event_type"], arrest["sub_event_type"]) == ("Strategic developments", "Arrests")
    assert (arrest["event_date"], arrest["year"], arrest["time_precision"]) == ("", "2024", "3")
    assert (arrest["iso"], arrest["country"], arrest["location"], arrest["geo_precision"]) == (
        "392",
        "Japan",
        "Tokyo",
        "1",
    )
    assert (arrest["actor1"], arrest["inter1"]) == ("Polisi Jepang", "State forces")
    assert (protest["disorder_type"], protest["event_type"], protest["inter1"]) == (
        "Demonstrations", "Protests", "Protesters",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("actor", "recipient", "kind"),
    [
        ("MIL", "REB", ("Battles", "Armed clash")),
        ("MIL", "CVL", ("Violence against civilians", "Attack")),
        ("MIL", None, ("", "")),
        ("REB", "GOV", ("", "")),
        ("GOV", "MIL", ("", "")),
        (None, "MIL", ("", "")),
    ],
)
def test_acled_does_not_guess_whether_an_attack_is_a_battle(
    actor: str | None, recipient: str | None, kind: tuple[str, str]
) -> None:
    (row,) = acled_rows(
        told("ASSAULT", "menyerang", [party("Iran", "IR", actor)], [party("Israel", "IL", recipient)], mode="firearms")
    )

    assert (row["event_type"], row["sub_event_type"]) == kind


def test_a_type_that_acled_has_no_word_for_is_left_out() -> None:
    assert acled.row_of(told("ACCUSE", "menyerang", [party("Iran")])) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
@example("\r")
@example("A\rB")
def test_whatever_a_page_calls_somebody_stays_in_its_cell(name: str) -> None:
    odd = Party(None, name, Span(0, 4), None, None)
    one = told("COERCE", "menangkap", [odd], [party("Israel", "IL")], mode="arrest", place_name=name)

    (row,) = gdelt_rows(one)
    (line,) = acled_rows(one)

    assert (row["Actor2Code"], row["SaksiId"]) == ("ISR", one.event.id)
    assert (line["actor2"], line["saksi_id"]) == ("Israel", one.event.id)


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["plover", "gdelt", "acled"])
def test_export_as_event_data_writes_one_complete_file(form: str, tmp_path: Path) -> None:
    archive, out = archive_of(tmp_path, reading_of()), tmp_path / f"events.{form}"

    done = run("export", archive, "--as", form, "-o", out)

    assert (done.returncode, done.stderr) == (0, f"saksi: wrote {out}\n")
    assert "PROTEST" in out.read_text(encoding="utf-8")


def test_the_same_archive_gives_the_same_bytes(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.saksi", create=True) as archive:
        archive.add(reading_of())
        for name in ("one", "two"):
            write_events(archive, "plover", tmp_path / name)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    lines = (tmp_path / "one").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["event"] for line in lines] == [["PROTEST"], ["COERCE"]]


def test_event_data_that_cannot_be_written_leave_no_file(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with Archive(tmp_path / "a.saksi", create=True) as archive:
        archive.add(reading_of(article_of()))

        with pytest.raises(ArchiveError, match="cannot export"):
            write_events(archive, "gdelt", tmp_path / "taken" / "out.tsv")


def test_two_forms_at_once_are_wrong_use(tmp_path: Path) -> None:
    done = run("export", tmp_path / "a.saksi", "--as", "gdelt", "-f", "csv", "-o", tmp_path / "out")

    assert done.returncode == 2
    assert "do not go together" in done.stderr


# --- the codebook ----------------------------------------------------------------------------------------------------

CODEBOOK = (Path(__file__).parents[2] / "docs" / "events.md").read_text(encoding="utf-8")
NAMED = frozenset(re.findall(r"`([^`\n]+)`", CODEBOOK))


@pytest.mark.parametrize("kind", event_types().values(), ids=lambda kind: str(kind.name))
def test_the_codebook_has_every_type_with_its_codes_and_modes(kind: EventType) -> None:
    assert f"| {kind.name} | {kind.quad or 'none'} | {', '.join(kind.cameo) or 'none'} | {kind.meaning} |" in CODEBOOK
    assert set(kind.modes) <= NAMED


@pytest.mark.parametrize("column", [*plover.record_of(ASSAULT), *gdelt.COLUMNS, *acled.COLUMNS])
def test_the_codebook_explains_every_column(column: str) -> None:
    assert any(fnmatchcase(column, name) for name in NAMED)


AGENCY = (
    "Polisi menangkap dua pria di Semarang pada Senin karena mencuri kabel kereta api milik negara. "
    "Petani Brasil berunjuk rasa di Brasilia dan menuntut harga pupuk turun sebelum musim tanam tahun ini. "
    "Hujan turun sepanjang hari di kedua kota itu dan tidak ada yang terluka menurut petugas di lapangan."
)


@pytest.fixture
def prints(tmp_path: Path) -> Path:
    """An archive of one agency text: as two outlets print it, one with a sentence of its own, and once more."""
    added = AGENCY + " Israel menyerang Gaza pada Minggu."
    dump = tmp_path / "dump.jsonl"
    rows = [("kabar", AGENCY, "2020-03-02"), ("warta", added, "2020-03-03"), ("kabar", AGENCY, "2020-03-02")]
    with dump.open("w", encoding="utf-8") as file:
        for number, (outlet, text, day) in enumerate(rows):
            url = f"https://{outlet}.example/{number}"
            file.write(
                json.dumps({"url": url, "outlet": outlet, "text": text, "published": day, "title": "Kabar"}) + "\n"
            )
    build([dump], tmp_path / "arsip.saksi")
    return tmp_path / "arsip.saksi"


def rows_in(archive: Path, form: str) -> list[dict[str, Any]]:
    with Archive(archive) as opened:
        write_events(opened, form, archive.with_suffix(".out"))
    text = archive.with_suffix(".out").read_text(encoding="utf-8")
    if form == "plover":
        return [json.loads(line) for line in text.splitlines()]
    return list(csv.DictReader(io.StringIO(text), delimiter="\t" if form == "gdelt" else ","))


def test_what_copies_tell_again_stands_once_with_its_outlets(prints: Path) -> None:
    told = {row["event"][0]: row["printed_in"] for row in rows_in(prints, "plover")}

    assert len(rows_in(prints, "plover")) == len(told)
    assert told["COERCE"] == told["PROTEST"] == ["kabar", "warta"]


def test_what_a_desk_added_to_a_copy_stands(prints: Path) -> None:
    (added,) = (row for row in rows_in(prints, "plover") if row["event"] == ["ASSAULT"])

    assert added["printed_in"] == ["warta"]
    assert added["cite_info"]["url"] == "https://warta.example/1"


def test_the_tables_count_the_prints(prints: Path) -> None:
    (arrest,) = (row for row in rows_in(prints, "gdelt") if row["SaksiType"] == "COERCE")
    (same,) = (row for row in rows_in(prints, "acled") if row["saksi_type"] == "COERCE")

    assert (arrest["NumSources"], arrest["NumArticles"]) == ("2", "3")
    assert same["source"] == "kabar; warta"
