"""The date of publication: given, on the page, or in its address."""

from __future__ import annotations

import pytest

from dateline import record
from dateline._errors import InputError
from dateline.page import make_report, parse_published
from dateline.sources import Source

BODY = "The ministers met for six hours in Vienna on Monday.\n\nThey will meet again on Friday, an official said.\n"


def on_page(*lines: str) -> record.Published | None:
    """The date of a report with these lines under its headline."""
    head = "\n".join(lines)
    return make_report(Source(text=f"Ministers meet in Vienna\n\n{head}\n\n{BODY}")).published


@pytest.mark.parametrize(
    ("value", "start", "end", "precision"),
    [
        ("2023-04-18", "2023-04-18", "2023-04-18", "day"),
        ("2023-02", "2023-02-01", "2023-02-28", "month"),
        ("2023-04-18T09:30", "2023-04-18T09:30", "2023-04-18T09:30", "minute"),
        ("2023-04-18 09:30:05Z", "2023-04-18T09:30:05+00:00", "2023-04-18T09:30:05+00:00", "second"),
        ("2023-04-18T09:30:05.123-0430", "2023-04-18T09:30:05-04:30", "2023-04-18T09:30:05-04:30", "second"),
        ("2023-04-18T09:30+00", "2023-04-18T09:30+00:00", "2023-04-18T09:30+00:00", "minute"),
    ],
)
def test_iso_dates_are_taken_with_their_precision(value: str, start: str, end: str, precision: str) -> None:
    published = parse_published(value)
    assert (published.start, published.end, published.precision) == (start, end, precision)
    assert published.basis == "given"


@pytest.mark.parametrize(
    "value", ["", "yesterday", "2023-02-30", "18/04/2023", "2023-04-18T25:00", "2023-4-18", "20230418"]
)
def test_what_is_no_iso_date_is_refused_in_one_line(value: str) -> None:
    with pytest.raises(InputError, match="is no date") as caught:
        parse_published(value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("Published: 14 March 2022", "2022-03-14"),
        ("14 Mar 2022 08:00 GMT", "2022-03-14T08:00+00:00"),
        ("Monday, March 14th, 2022", "2022-03-14"),
        ("Updated 5:27 am PST, Monday, March 14, 2022", "2022-03-14T05:27-08:00"),
        ("Posted on: March 14, 2022 / 10:07 PM / Harbour News", "2022-03-14T22:07"),
        ("March 14, 2022 at 12:05 am CST", "2022-03-14T00:05"),
        ("2022-03-14T08:15:30Z", "2022-03-14T08:15:30+00:00"),
        ("Published 4:52 p.m. ET Oct. 17, 2019", "2019-10-17T16:52-04:00"),
        ("Posted: Nov 23, 2021 1:05 PM PT", "2021-11-23T13:05-08:00"),
        ("By Jane Roe - 12/11/19 03:49 PM EST", "2019-12-11T15:49-05:00"),
        ("AFP 161942 GMT NOV 23", "2023-11-16T19:42+00:00"),
        ("AP-NY-03-10-08 1347EDT<", "2008-03-10T13:47-04:00"),
        ("Wednesday, 7 May, 2003, 14:12 GMT 15:12 UK", "2003-05-07T14:12+00:00"),
        ("3/14/2022", "2022-03-14"),
        ("14/03/2022", "2022-03-14"),
        ("04.03.2022", "2022-03-04"),
        ("By Jane Roe - 03/14/22 11:04 PM EST", "2022-03-14T23:04-05:00"),
        ("By Jane Roe | 14 March 2022", "2022-03-14"),
    ],
)
def test_a_date_line_under_the_headline_dates_the_report(line: str, start: str) -> None:
    published = on_page(line)
    assert published is not None
    assert (published.start, published.basis) == (start, "text")
    assert published.end == start


def test_the_evidence_is_the_words_of_the_date() -> None:
    report = make_report(Source(text=f"Ministers meet in Vienna\n\nPublished: 14 March 2022, 09:15\n\n{BODY}"))
    assert report.published is not None
    (evidence,) = report.published.evidence
    assert evidence.text == report.text[evidence.start : evidence.end] == "14 March 2022, 09:15"
    assert evidence.says


@pytest.mark.parametrize(
    "line",
    [
        "Last updated",
        "Updated 20 minutes ago",
        "3/4/2022",
        "31 February 2022",
        "Copyright 2022 The Harbour Post",
        "Talks that began on 14 March 2022 go on",
    ],
)
def test_no_date_is_made_of_what_does_not_tell_it(line: str) -> None:
    assert on_page(line) is None


def test_dates_in_figures_follow_the_one_that_can_be_read_in_one_way() -> None:
    published = on_page("3/4/2022", "Updated: 25/4/2022")
    assert published is not None
    assert published.start == "2022-04-03"


def test_a_publication_outranks_an_update() -> None:
    published = on_page("Updated 15 March 2022", "First published 14 March 2022")
    assert published is not None
    assert published.start == "2022-03-14"


def test_dates_amid_the_text_do_not_date_the_report() -> None:
    text = f"Ministers meet in Vienna\n\n{BODY}\n14 March 2022\n\nThe first round began then, the ministry said.\n"
    assert make_report(Source(text=text)).published is None


def test_the_sources_own_date_comes_before_the_callers_and_both_before_the_page() -> None:
    text = f"Ministers meet in Vienna\n\n14 March 2022\n\n{BODY}"
    both = make_report(Source(text=text, published="2022-03-01"), published="2022-03-02").published
    caller = make_report(Source(text=text), published="2022-03-02").published
    assert both is not None
    assert caller is not None
    assert (both.start, caller.start, caller.basis) == ("2022-03-01", "2022-03-02", "given")


@pytest.mark.parametrize(
    ("value", "start"),
    [
        ("2024-05-14 10:00:00 UTC", "2024-05-14T10:00:00+00:00"),
        ("Tue, 14 May 2024 10:00:00 GMT", "2024-05-14T10:00:00+00:00"),
        ("May 14, 2024", "2024-05-14"),
        ("14.05.2024", "2024-05-14"),
        ("20240514", "2024-05-14"),
        ("1715672400", "2024-05-14T07:40:00+00:00"),
        ("05/03/2024", None),
        ("soon", None),
    ],
)
def test_dates_of_tables_are_read_as_they_are_written_and_a_bad_one_costs_no_report(
    value: str, start: str | None
) -> None:
    published = make_report(Source(text=BODY, published=value)).published
    assert (published.start if published else None) == start
    assert published is None or published.basis == "given"


@pytest.mark.parametrize("path", ["2022/03/14/talks", "world/2022/mar/14/talks"])
def test_the_address_dates_a_report_that_does_not_date_itself(path: str) -> None:
    published = make_report(Source(text=BODY, url=f"https://news.example/{path}")).published
    assert published is not None
    assert (published.start, published.basis) == ("2022-03-14", "metadata")


def test_an_address_on_the_page_dates_it_with_the_address_as_evidence() -> None:
    published = on_page("https://news.example/2022/03/14/talks")
    assert published is not None
    assert (published.start, published.basis) == ("2022-03-14", "text")
    assert published.evidence[0].text == "https://news.example/2022/03/14/talks"


def test_a_dateline_with_its_year_dates_a_report_that_has_no_other_date() -> None:
    made = make_report(Source(text=f"Ministers meet in Vienna\n\nVienna, 14 March 2022 – {BODY}"))
    assert made.dateline is not None
    assert made.published is not None
    assert (made.published.start, made.published.basis) == ("2022-03-14", "text")
    assert made.published.evidence[0].text == made.dateline.text


def test_a_labelled_date_far_below_the_text_dates_it_unless_there_are_two() -> None:
    menu = "\n\n".join(f"Section {i}" for i in range(12))
    foot = "Published March 14, 2022 - 6:15pm"
    one = f"Ministers meet in Vienna\n\n{BODY}\nComments\n\n{menu}\n\n{foot}\n"
    found = make_report(Source(text=one)).published
    assert found is not None
    assert found.start == "2022-03-14T18:15"
    assert make_report(Source(text=f"{one}\nPublished March 12, 2022 - 6:15pm\n")).published is None
