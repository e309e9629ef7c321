"""How exact dates and places of events are is stated, and never more exact than they are."""

from __future__ import annotations

import pytest
from tests.events.coding import events_in

from saksi.events.precision import date_precision, place_precision
from saksi.records import Place


def place(kind: str, *, by: str = "places:table/1", admin1: str | None = None, country: str | None = "ID") -> Place:
    return Place(f"{kind}{by}", "Contoh", kind, country, admin1, -6.9, 107.6, None, (), (), by)


@pytest.mark.parametrize(
    ("date", "precision"),
    [
        ("2016-12-22", "day"),
        ("2016-12-22TNI", "day"),
        ("2016-12-22T14:30", "day"),
        ("2016-W51", "week"),
        ("2016-12", "month"),
        ("2016", "year"),
        ("PAST_REF", "none"),
        (None, "none"),
    ],
)
def test_a_date_is_as_precise_as_its_last_known_part(date: str | None, precision: str) -> None:
    assert date_precision(date) == precision


@pytest.mark.parametrize(
    ("kind", "precision"),
    [("country", "country"), ("region", "admin1"), ("city", "city"), ("village", "city"), ("landmark", "point")],
)
def test_a_place_is_as_precise_as_its_kind(kind: str, precision: str) -> None:
    assert place_precision(place(kind)) == precision


def test_a_sea_is_no_point() -> None:
    assert place_precision(place("water")) == "country"


def test_a_landmark_with_a_lent_point_is_as_precise_as_the_lender() -> None:
    bridge, town = place("landmark", by="places:within/1"), place("city")

    assert place_precision(bridge, [bridge, town]) == "city"


def test_a_lent_point_without_its_lender_is_that_of_an_area() -> None:
    assert place_precision(place("landmark", by="places:within/1", admin1="Jawa Barat")) == "admin1"


def test_an_event_states_the_precision_of_its_date_and_place() -> None:
    (event,) = events_in("Polisi menangkap dua pria di Bandung pada Senin (2/3/2020).", "id")

    assert (event.date, event.date_precision) == ("2020-03-02", "day")
    assert (event.place_name, event.place_precision) == ("Bandung", "city")
