"""The forms of newspapers: each is read to its TIMEX3 type and value and the days it denotes."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.times import Reading, normalise

THURSDAY = date(2021, 6, 17)


def read(
    text: str, tense: str | None = None, anchor: date | None = THURSDAY
) -> tuple[str, str, str | None, str | None]:
    reading = normalise(text, anchor, tense)  # type: ignore[arg-type]
    assert isinstance(reading, Reading), text
    return reading.type, reading.value, reading.from_, reading.to


def days(value: str, first: str | None = None, last: str | None = None) -> tuple[str, str, str, str]:
    return "DATE", value, first or value, last or first or value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9 March 2019", days("2019-03-09")),
        ("March 9, 2019", days("2019-03-09")),
        ("Saturday, March 9, 2019", days("2019-03-09")),
        ("the 9th of March 2019", days("2019-03-09")),
        ("MARCH 9, 2019", days("2019-03-09")),
        ("Mar. 9, 2019", days("2019-03-09")),
        ("23/03/2019", days("2019-03-23")),
        ("03/23/2019", days("2019-03-23")),
        ("9.3.2019", days("2019-03-09")),
        ("2019-03-09", days("2019-03-09")),
        ("5-7 March 2019", days("2019-03-05/2019-03-07", "2019-03-05", "2019-03-07")),
        ("February 2020", days("2020-02", "2020-02-01", "2020-02-29")),
        ("1987", days("1987", "1987-01-01", "1987-12-31")),
        ("the 1970s", days("197", "1970-01-01", "1979-12-31")),
        ("the nineties", days("199", "1990-01-01", "1999-12-31")),
        ("the 18th century", days("17", "1700-01-01", "1799-12-31")),
        ("mid-1987", days("1987", "1987-04-01", "1987-09-30")),
        ("late 1987", days("1987", "1987-07-01", "1987-12-31")),
        ("early February 2020", days("2020-02", "2020-02-01", "2020-02-14")),
        ("the second quarter of 2018", days("2018-Q2", "2018-04-01", "2018-06-30")),
        ("the summer of 2018", days("2018-SU", "2018-06-01", "2018-08-31")),
        ("Christmas Eve 2018", days("2018-12-24")),
        ("Orthodox Easter 2018", days("2018-04-08")),
        ("Easter Sunday 2018", days("2018-04-01")),
        ("the fifth of March 2019", days("2019-03-05")),
        ("March the twenty-first, 2019", days("2019-03-21")),
        ("early 1987", days("1987", "1987-01-01", "1987-06-30")),
        ("the early 1970s", days("197", "1970-01-01", "1974-12-31")),
        ("late '90s", days("199", "1995-01-01", "1999-12-31")),
        ("the late 19th century", days("18", "1875-01-01", "1899-12-31")),
        ("9/11", days("2001-09-11")),
        ("the last week of March 2015", days("2015-03", "2015-03-25", "2015-03-31")),
        ("2017/03/04", days("2017-03-04")),
        ("the 2014-15 season", days("2014/2015", "2014-01-01", "2015-12-31")),
    ],
)
def test_absolute_dates_need_no_report_date(text: str, expected: tuple[str, str, str, str]) -> None:
    assert read(text, anchor=None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", days("2021-06-17")),
        ("yesterday", days("2021-06-16")),
        ("the day before yesterday", days("2021-06-15")),
        ("last month", days("2021-05", "2021-05-01", "2021-05-31")),
        ("last week", days("2021-W23", "2021-06-07", "2021-06-13")),
        ("next week", days("2021-W25", "2021-06-21", "2021-06-27")),
        ("this year", days("2021", "2021-01-01", "2021-12-31")),
        ("earlier this month", days("2021-06", "2021-06-01", "2021-06-17")),
        ("later this year", days("2021", "2021-06-17", "2021-12-31")),
        ("the end of last year", days("2020", "2020-10-01", "2020-12-31")),
        ("three days ago", days("2021-06-14")),
        ("four months ago", days("2021-02", "2021-02-01", "2021-02-28")),
        ("six years ago", days("2015", "2015-01-01", "2015-12-31")),
        ("in two weeks' time", days("2021-W26", "2021-06-28", "2021-07-04")),
        ("last Monday", days("2021-06-14")),
        ("next Tuesday", days("2021-06-22")),
        ("Friday of last week", days("2021-06-11")),
        ("in October last year", days("2020-10", "2020-10-01", "2020-10-31")),
        ("this summer", days("2021-SU", "2021-06-01", "2021-08-31")),
        ("last Christmas", days("2020-12-25", "2020-12-24", "2020-12-26")),
        ("since April", days("2021-04", "2021-04-01", "2021-04-30")),
    ],
)
def test_relative_dates_lean_on_the_report_date(text: str, expected: tuple[str, str, str, str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("on Thursday", "past", days("2021-06-17")),
        ("on Friday", "past", days("2021-06-11")),
        ("on Friday", "future", days("2021-06-18")),
        ("early on Friday", "past", days("2021-06-11")),
        ("in May", "past", days("2021-05", "2021-05-01", "2021-05-31")),
        ("in June", "past", days("2020-06", "2020-06-01", "2020-06-30")),
        ("in September", "past", days("2020-09", "2020-09-01", "2020-09-30")),
        ("in September", "future", days("2021-09", "2021-09-01", "2021-09-30")),
        ("Sept. 3", "past", days("2020-09-03")),
        ("Sept. 3", "future", days("2021-09-03")),
        ("at Christmas", "future", days("2021-12-25", "2021-12-24", "2021-12-26")),
        ("over the weekend", "past", days("2021-W23-WE", "2021-06-12", "2021-06-13")),
        ("the first week of May", "past", days("2021-05", "2021-05-01", "2021-05-07")),
        ("the September 11 attacks", "past", days("2001-09-11")),
        ("during Ramadan", "past", days("2021-04-12/2021-05-12", "2021-04-12", "2021-05-12")),
        ("this past week", "past", days("2021-W23", "2021-06-07", "2021-06-13")),
        ("by the end of the year", "future", days("2021", "2021-10-01", "2021-12-31")),
    ],
)
def test_tense_tells_which_one_is_meant(text: str, tense: str, expected: tuple[str, str, str, str]) -> None:
    assert read(text, tense) == expected


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("Tuesday morning", "2021-06-15TMO", "2021-06-15", "2021-06-15"),
        ("last night", "2021-06-16TNI", "2021-06-16", "2021-06-16"),
        ("overnight", "2021-06-16TNI", "2021-06-16", "2021-06-17"),
        ("the evening of 2 June", "2021-06-02TEV", "2021-06-02", "2021-06-02"),
        ("at 9.45am GMT on Monday", "2021-06-14T09:45Z", "2021-06-14T09:45Z", "2021-06-14T09:45Z"),
        ("Monday at 10 p.m.", "2021-06-14T22:00", "2021-06-14T22:00", "2021-06-14T22:00"),
        ("16:20", "XXXX-XX-XXT16:20", None, None),
        ("before dawn on Tuesday", "2021-06-15TMO", "2021-06-15", "2021-06-15"),
        ("6:30 this morning", "2021-06-17T06:30", "2021-06-17T06:30", "2021-06-17T06:30"),
        ("half past ten", "XXXX-XX-XXTXX", None, None),
    ],
)
def test_times_of_day(text: str, value: str, first: str | None, last: str | None) -> None:
    assert read(text, "past") == ("TIME", value, first, last)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("for six-and-a-half weeks", "DURATION", "P6.5W"),
        ("two-and-a-half years", "DURATION", "P2.5Y"),
        ("an hour and a half", "DURATION", "PT1H30M"),
        ("half an hour", "DURATION", "PT30M"),
        ("five months", "DURATION", "P5M"),
        ("more than a week", "DURATION", "P1W"),
        ("two decades", "DURATION", "P20Y"),
        ("several weeks", "DURATION", "PXW"),
        ("the past three days", "DURATION", "P3D"),
        ("a four-hour flight", "DURATION", "PT4H"),
        ("every day", "SET", "P1D"),
        ("every two years", "SET", "P2Y"),
        ("every Monday", "SET", "XXXX-WXX-1"),
        ("twice a year", "SET", "P1Y"),
        ("daily", "SET", "P1D"),
        ("a quarter of an hour", "DURATION", "PT15M"),
        ("for decades", "DURATION", "PXXY"),
        ("now", "DATE", "PRESENT_REF"),
        ("these days", "DATE", "PRESENT_REF"),
        ("recently", "DATE", "PAST_REF"),
        ("in recent weeks", "DATE", "PAST_REF"),
        ("in the coming days", "DATE", "FUTURE_REF"),
        ("in the near future", "DATE", "FUTURE_REF"),
        ("fiscal year 2015", "DATE", "FY2015"),
    ],
)
def test_durations_sets_and_vague_words_have_no_interval(text: str, kind: str, value: str) -> None:
    assert read(text) == (kind, value, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Sunday", "XXXX-WXX-7"),
        ("in March", "XXXX-03"),
        ("March 9", "XXXX-03-09"),
        ("last month", "XXXX-XX"),
        ("last year", "XXXX"),
        ("yesterday", "XXXX-XX-XX"),
        ("this summer", "XXXX-SU"),
        ("two days later", "XXXX-XX-XX"),
    ],
)
def test_without_a_report_date_the_value_keeps_its_gaps(text: str, value: str) -> None:
    assert read(text, "past", None)[1:] == (value, None, None)


@pytest.mark.parametrize("text", ["on Sunday", "in September", "over the weekend"])
def test_without_a_tense_what_both_tenses_disagree_on_stays_open(text: str) -> None:
    assert read(text)[2:] == (None, None)


def test_approximate_distances_have_a_value_but_no_interval() -> None:
    assert read("more than two years ago") == ("DATE", "2019", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "04/05/2019",
        "34-year-old",
        "18 years old",
        "second",
        "31 June",
        "the sun",
        "2,000 people",
        "3-2",
    ],
)
def test_what_is_no_time_or_not_to_be_told_gives_nothing(text: str) -> None:
    assert normalise(text, THURSDAY, "past") is None
