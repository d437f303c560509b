"""What holds for any text and any date."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.times import Times, normalise
from dateline.times._meaning import Context
from dateline.times.english._grammar import find

NLP = spacy.blank("en")
WORDS = (
    "the a an on in at of last next this early late mid since until by every twice half past March May April "
    "Sept. Monday  Friday Sunday 3 18 31 1st 2014 2019-20 1990s 19th century 10:30 pm a.m. GMT noon midnight "
    "overnight today yesterday  week weekend month year years days hours ago later earlier before after two "
    "three-hour ten several end morning night  Christmas Easter summer winter quarter first second , . - – ( ) "
    "' / 9999 0000 Feb. 29 30 ½ and a half to now recent weeks coming 9/11 Ramadan fiscal dawn on of quarter fifth 90s "
    "2014-15 season academic ahead previously the past future during current "
).split()
PHRASES = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
TEXTS = st.one_of(PHRASES, st.text(max_size=200))
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
TENSES = st.sampled_from(("past", "future", None))


@given(TEXTS, st.none() | DAYS, TENSES)
@settings(max_examples=600, deadline=None)
def test_no_text_raises_and_no_interval_runs_backwards(text: str, anchor: date | None, tense: str | None) -> None:
    reading = normalise(text, anchor, tense)  # type: ignore[arg-type]
    if reading is not None:
        assert (reading.from_ is None) == (reading.to is None)
        assert reading.from_ is None or reading.to is None or reading.from_ <= reading.to


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_expressions_stand_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for found in find(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_the_component_reads_any_doc(text: str) -> None:
    doc = NLP(text)
    for time in Times().find(doc):
        assert doc.text[time.start : time.end] == time.text


@given(
    st.sampled_from(
        [
            "Monday",
            "on Friday",
            "last Tuesday",
            "next Sunday",
            "Saturday night",
            "this Wednesday",
            "Friday of last week",
        ]
    ),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    TENSES,
    st.integers(-20, 20),
)
def test_weekdays_move_with_the_report_date(text: str, anchor: date, tense: str | None, times: int) -> None:
    step = timedelta(364 * times)
    here, there = (normalise(text, day, tense) for day in (anchor, anchor + step))  # type: ignore[arg-type]
    assert here is not None
    assert there is not None
    if here.from_ is None:
        assert there.from_ is None
    else:
        assert there.from_ is not None
        assert date.fromisoformat(there.from_) - date.fromisoformat(here.from_) == step


VALUE = re.compile(
    r"(?:PRESENT|PAST|FUTURE)_REF|FY\d{4}|\d{4}/\d{4}"
    r"|P(?:[\dX.]+[YMWD])+|PT(?:[\dX.]+[HMS])+"
    r"|(?:[\dX]{2,4}|[\dX]{4}-(?:SP|SU|FA|WI|Q[\dX]|H[\dX]|[\dX]{2}|W[\dX]{2}(?:-WE|-[\dX])?|[\dX]{2}-[\dX]{2}))"
    r"(?:T(?:MO|MI|AF|EV|NI|XX|\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?))?"
    r"|[\dX]{4}-[\dX]{2}-[\dX]{2}/[\dX]{4}-[\dX]{2}-[\dX]{2}"
)


@given(TEXTS, st.none() | DAYS, TENSES)
@settings(max_examples=400, deadline=None)
def test_every_value_parses_as_timex3(text: str, anchor: date | None, tense: str | None) -> None:
    for found in find(text, digits=True):
        reading = found.meaning.read(Context(anchor, tense))  # type: ignore[arg-type]
        assert VALUE.fullmatch(reading.value), reading
        for end in (reading.from_, reading.to):
            assert end is None or datetime.fromisoformat(end.replace("T24:", "T00:"))


@given(
    st.sampled_from(
        ["last year", "last month", "this month", "three months ago", "yesterday", "in May", "since March", "mid-June"]
    ),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.sampled_from(("past", "future")),
    st.integers(-9, 9),
)
def test_relative_dates_move_by_a_year_with_the_report(text: str, anchor: date, tense: str, years: int) -> None:
    if (anchor.month, anchor.day) in ((2, 28), (2, 29), (3, 1)):
        return  # where the years are not of one length
    there = anchor.replace(year=anchor.year + years)
    one, other = (normalise(text, day, tense) for day in (anchor, there))  # type: ignore[arg-type]
    assert one is not None
    assert other is not None
    assert (one.from_ is None) == (other.from_ is None)
    if one.from_ and other.from_ and one.to and other.to:
        assert int(other.from_[:4]) - int(one.from_[:4]) == years
        assert other.from_[4:] == one.from_[4:]
        assert int(other.to[:4]) - int(one.to[:4]) == years
