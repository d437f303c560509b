"""When an event took place, how that is known, and what is history."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline import record
from dateline.events import Events

Parsed = Callable[..., Doc]
FINITE = "Tense=Past|VerbForm=Fin|Mood=Ind"


def span(doc: Doc, words: str, nth: int = 0) -> record.Span:
    start = -1
    for _ in range(nth + 1):
        start = doc.text.index(words, start + 1)
    return record.Span(start=start, end=start + len(words), text=words)


DATED = f"""
Rebels rebel NOUN 2 nsubj
shelled shell VERB 0 root {FINITE}
soldiers soldier NOUN 2 obj
in in ADP 5 case
May May PROPN 2 obl
"""


def time(
    doc: Doc, words: str, value: str, from_: str | None = None, to: str | None = None, type_: record.TimexType = "DATE"
) -> record.Time:
    found = span(doc, words)
    return record.Time(
        id="t1", type=type_, value=value, from_=from_, to=to, start=found.start, end=found.end, text=words
    )


def published(doc: Doc, layer: Parsed, day: str) -> None:
    if not Doc.has_extension("report"):
        Doc.set_extension("report", default=None)
    date = record.Published(start=day, end=day, precision="day", basis="given")
    doc._.report = record.Report(id="r", text=doc.text, published=date)


def test_an_events_own_time_is_stated(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(DATED)
    layer(doc, "times", time(doc, "May", "2023-05", "2023-05-01", "2023-05-31"))
    (event,) = coder.find(doc)
    assert event.time == record.EventTime(
        from_="2023-05-01", to="2023-05-31", precision="month", basis="stated", times=("t1",)
    )


def test_a_time_that_only_bounds_is_not_the_events(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(DATED.replace("in in", "since since"))
    layer(doc, "times", time(doc, "May", "2023-05", "2023-05-01", "2023-05-31"))
    assert coder.find(doc)[0].time is None


def test_a_duration_is_no_time_of_an_event(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(DATED)
    layer(doc, "times", time(doc, "May", "P1M", type_="DURATION"))
    assert coder.find(doc)[0].time is None


def test_the_time_of_saying_is_not_the_events(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    rows = f"""
    Moen Moen PROPN 2 nsubj PER
    said say VERB 0 root {FINITE}
    on on ADP 4 case
    Monday Monday PROPN 2 obl
    rebels rebel NOUN 6 nsubj
    shelled shell VERB 2 ccomp {FINITE}
    soldiers soldier NOUN 6 obj
    """
    doc = parsed("\n".join(line.strip() for line in rows.strip().splitlines()))
    layer(doc, "times", time(doc, "Monday", "2023-05-08", "2023-05-08", "2023-05-08"))
    assert coder.find(doc)[0].time is None


def test_else_the_report_bounds_it(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(DATED)
    published(doc, layer, "2023-06-02")
    assert coder.find(doc)[0].time == record.EventTime(to="2023-06-02", basis="report")


@pytest.mark.parametrize(
    ("value", "from_", "to", "day", "background"),
    [
        ("2023-05", "2023-05-01", "2023-05-31", "2023-06-02", True),
        ("2023-05", "2023-05-01", "2023-05-31", "2023-05-30", False),
        ("2023-05-30", "2023-05-30", "2023-05-30", "2023-06-02", False),
        ("2023-03-30", "2023-03-30", "2023-03-30", "2023-06-02", True),
        ("2014", "2014-01-01", "2014-12-31", "2023-06-02", True),
        ("XXXX-05", None, None, None, True),
        ("XXXX-WXX-1", None, None, None, False),
    ],
)
def test_what_is_dated_before_the_news_is_background(
    coder: Events, parsed: Parsed, layer: Parsed, value: str, from_: str, to: str, day: str, background: bool
) -> None:
    word = "Monday" if "W" in value else "May"
    doc = parsed(DATED.replace("May", word))
    layer(doc, "times", time(doc, word, value, from_, to))
    if day:
        published(doc, layer, day)
    assert coder.find(doc)[0].background is background
