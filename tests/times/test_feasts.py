"""The table of feasts is sound, and its rules give the days of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.times._feasts import feasts


def test_every_feast_falls_on_a_day_of_each_year() -> None:
    for feast in feasts("en").values():
        for year in (2005, 2020, 2023, 2032):
            stretch = feast.in_year(year)
            assert stretch is not None, feast.name
            assert stretch.first <= date.fromisoformat(stretch.value.partition("/")[0]) <= stretch.last


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter sunday", 2024, "2024-03-31"),
        ("orthodox easter", 2024, "2024-05-05"),
        ("good friday", 2022, "2022-04-15"),
        ("thanksgiving", 2022, "2022-11-24"),
        ("remembrance sunday", 2021, "2021-11-14"),
        ("boxing day", 2021, "2021-12-26"),
        ("eid al-fitr", 2019, "2019-06-05"),
        ("yom kippur", 1973, "1973-10-06"),
        ("diwali", 2021, "2021-11-04"),
        ("lunar new year", 2023, "2023-01-22"),
        ("nowruz", 2022, "2022-03-21"),
        ("ramadan", 2021, "2021-04-12/2021-05-12"),
    ],
)
def test_known_days(name: str, year: int, day: str) -> None:
    stretch = feasts("en")[name].in_year(year)
    assert stretch is not None
    assert stretch.value == day
