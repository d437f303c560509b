"""The component `dateline_times`: the time expressions of a report, in `doc._.times`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from dateline.reader import tree
from dateline.record import Report, Time
from dateline.times._calendar import Stretch
from dateline.times._meaning import Context, Digits, Known, Reading
from dateline.times._normalise import read_between, stretch_between
from dateline.times.english._grammar import Found, find, is_since
from dateline.times.english._notimes import is_no_time, is_year
from dateline.times.english._tense import tense_of

if not Doc.has_extension("times"):
    Doc.set_extension("times", default=())


@dataclass(frozen=True, slots=True)
class _Placed:
    """An expression with the words it covers and the sentence it stands in."""

    found: Found
    span: Span
    sentence: int


_REACH = 3  # sentences back in which the day may stand that `two days later` counts from


_STORY = 6  # sentences over which an undated text goes on with the year that it named


class Times:
    """Finds the time expressions of a report's news blocks and reads them against the report's date."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets `doc._.times`."""
        doc._.times = self.find(doc)
        return doc

    def find(self, doc: Doc) -> tuple[Time, ...]:
        """The expressions in order; what the report leaves open has X's in its value and no interval."""
        report: Report | None = doc._.report if Doc.has_extension("report") else None
        published, text = _published(report), report.text if report else doc.text
        times: list[Time] = []
        told: Stretch | None = None
        told_in = 0
        named: Stretch | None = None  # the last date that was named with its year
        named_in = 0
        for number, placed in enumerate(_expressions(doc, report, text), 1):
            context = _context(placed, told if placed.sentence - told_in <= _REACH else None)
            if named and _is_of_story(placed, named, placed.sentence - named_in, published, context):
                context = replace(context, story=named)
            reading = read_between(placed.found.meaning, published, context)
            times.append(_time(f"t{number}", placed, text, reading))
            if reading.from_ and (stretch := stretch_between(placed.found.meaning, published, context)):
                told, told_in = stretch, placed.sentence
                if isinstance(placed.found.meaning, Known) or context.story:
                    named, named_in = stretch, placed.sentence
        return tuple(times)


@Language.factory("dateline_times", assigns=["doc._.times"], requires=["token.dep", "token.pos", "doc.ents"])
def make_times(nlp: Language, name: str) -> Times:
    """The component, as spaCy makes it."""
    return Times()


def _expressions(doc: Doc, report: Report | None, text: str) -> Iterator[_Placed]:
    """Expressions of the news blocks, without words that only look like times."""
    sentences = np.cumsum(doc.to_array("SENT_START") == 1)
    for start, end in _blocks(report, text):
        for found in find(text[start:end], digits=True):
            first, last = start + found.start, start + found.end
            span = doc.char_span(first, last, alignment_mode="expand")
            if span is None or is_no_time(span, first, last):
                continue
            if not isinstance(found.meaning, Digits) or is_year(span):
                yield _Placed(replace(found, start=first, end=last), span, int(sentences[span.start]))


def _blocks(report: Report | None, text: str) -> list[tuple[int, int]]:
    """First and last character of each news block; the whole text when the doc carries no report."""
    if report is None or not report.blocks:
        return [(0, len(text))]
    return [(block.start, block.end) for block in report.blocks if block.kind in tree.NEWS_KINDS]


def _context(placed: _Placed, told: Stretch | None) -> Context:
    """What the words round an expression tell; its anchor is left to the report's date."""
    since = is_since(placed.found)
    tense = "past" if since else tense_of(placed.span)
    return Context(tense=tense, reference=told, since=since)


def _is_of_story(
    placed: _Placed, named: Stretch, apart: int, published: tuple[date, date] | None, context: Context
) -> bool:
    """Whether a month or a day without a year goes on a story that began with a date. In an undated text every one
    does; beside a report's date the story must lie in an earlier year, and be told on in the next sentence."""
    if published is None:
        return apart <= _STORY and context.tense == "past"
    past = context.tense == "past" and not context.since
    return past and apart <= 1 and named.unit in ("day", "month") and named.first.year < published[0].year


def _time(number: str, placed: _Placed, text: str, reading: Reading) -> Time:
    start, end = placed.found.start, placed.found.end
    return Time(
        id=number,
        start=start,
        end=end,
        text=text[start:end],
        type=reading.type,
        value=reading.value,
        from_=reading.from_,
        to=reading.to,
    )


def _published(report: Report | None) -> tuple[date, date] | None:
    """First and last day on which the report may have been published; None when it is not known to the day."""
    if report is None or report.published is None:
        return None
    try:
        first = date.fromisoformat(report.published.start[:10])
        last = date.fromisoformat(report.published.end[:10])
    except ValueError:
        return None
    return (first, last) if first <= last else None
