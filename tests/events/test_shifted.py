"""Events told from another's time are dated from it, no more precisely than the words."""

from __future__ import annotations

import pytest

import dateline
from dateline.record import EventTime


def time_of(text: str, type_: str) -> EventTime | None:
    record = dateline.read(text, published="2024-05-15")
    return next(event.time for event in record.events if event.type == type_)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("Soldiers shelled Goma a day after rebels met the envoy on Monday.", "2024-05-14", "2024-05-14", "day"),
        ("Soldiers shelled Goma three days before the election on 12 April.", "2024-04-09", "2024-04-09", "day"),
        (
            "Soldiers shelled Goma two weeks after the vote on 3 April 2014.",
            "2014-04-14",
            "2014-04-20",
            "week",
        ),
        ("Soldiers shelled Goma a month after the vote of 3 April 2014.", "2014-05-01", "2014-05-31", "month"),
    ],
)
def test_a_length_of_time_counts_from_what_it_leans_on(text: str, first: str, last: str, precision: str) -> None:
    time = time_of(text, "ASSAULT")
    assert time is not None
    assert (time.from_, time.to, time.precision, time.basis) == (first, last, precision, "derived")
    assert len(time.times) == 2


def test_a_length_from_what_has_no_date_dates_nothing() -> None:
    time = time_of("Soldiers shelled Goma a day after rebels met the envoy.", "ASSAULT")
    assert time is None or time.basis == "report"


def test_words_that_resolve_to_nothing_leave_the_report_as_the_bound() -> None:
    time = time_of("Two days later, soldiers shelled Goma.", "ASSAULT")
    assert time is not None
    assert (time.from_, time.to, time.basis) == (None, "2024-05-15", "report")
    assert time.times == ("t1",)
