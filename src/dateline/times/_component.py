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
from dateline.times._meaning import Context, Digits, Known, Meaning, Reading, Tense
from dateline.times._normalise import read_between, stretch_between
from dateline.times.english._grammar import find, is_since
from dateline.times.english._notimes import is_no_time, is_year
from dateline.times.english._tense import tense_of

if not Doc.has_extension("times"):
    Doc.set_extension("times", default=())


_REACH = 3  # sentences back in which the day may stand that `two days later` counts from
_STORY = 6  # sentences over which an undated text goes on with the year that it named


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression in a report, before it is read against a date: characters `start` to `end`, the words they are
    in, the number of the sentence, what the words mean, the tense they stand in, and whether `since` is before them."""

    start: int
    end: int
    span: Span
    sentence: int
    meaning: Meaning
    tense: Tense | None
    since: bool


class Times:
    """Finds the time expressions of a report's news blocks and reads them against the report's date."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets `doc._.times`."""
        doc._.times = self.find(doc)
        return doc

    def find(self, doc: Doc) -> tuple[Time, ...]:
        """The expressions in order; what the report leaves open has X's in its value and no interval."""
        report = tree.report_of(doc)
        published, text = _published(report), report.text if report else doc.text
        times: list[Time] = []
        told: Stretch | None = None
        told_in = 0
        named: Stretch | None = None  # the last date that was named with its year
        named_in = 0
        for number, words in enumerate(expressions(doc), 1):
            near = told if words.sentence - told_in <= _REACH else None
            context = Context(tense=words.tense, reference=near, since=words.since)
            if named and _is_of_story(words, named, words.sentence - named_in, published):
                context = replace(context, story=named)
            reading = read_between(words.meaning, published, context)
            times.append(_time(f"t{number}", words, text, reading))
            if reading.from_ and (stretch := stretch_between(words.meaning, published, context)):
                told, told_in = stretch, words.sentence
                if isinstance(words.meaning, Known) or context.story:
                    named, named_in = stretch, words.sentence
        return tuple(times)


@Language.factory("dateline_times", assigns=["doc._.times"], requires=["token.dep", "token.pos", "doc.ents"])
def make_times(nlp: Language, name: str) -> Times:
    """The component, as spaCy makes it."""
    return Times()


def expressions(doc: Doc) -> Iterator[Expression]:
    """The expressions of a doc's news blocks in order, without words that only look like times."""
    report = tree.report_of(doc)
    text = report.text if report else doc.text
    sentences = np.cumsum(doc.to_array("SENT_START") == 1)
    for start, end in _blocks(report, text):
        for found in find(text[start:end], digits=True):
            first, last = start + found.start, start + found.end
            span = doc.char_span(first, last, alignment_mode="expand")
            if span is None or is_no_time(span, first, last):
                continue
            if isinstance(found.meaning, Digits) and not is_year(span):
                continue
            since = is_since(found)
            tense = "past" if since else tense_of(span)
            yield Expression(first, last, span, int(sentences[span.start]), found.meaning, tense, since)


def _blocks(report: Report | None, text: str) -> list[tuple[int, int]]:
    """First and last character of each news block; the whole text when the doc carries no report."""
    if report is None or not report.blocks:
        return [(0, len(text))]
    return [(block.start, block.end) for block in report.blocks if block.kind in tree.NEWS_KINDS]


def _is_of_story(words: Expression, named: Stretch, apart: int, published: tuple[date, date] | None) -> bool:
    """Whether a month or a day without a year goes on a story that began with a date. In an undated text every one
    does; beside a report's date the story must lie in an earlier year, and be told on in the next sentence."""
    if words.tense != "past" or words.since:
        return False
    if published is None:
        return apart <= _STORY
    return apart <= 1 and named.unit in ("day", "month") and named.first.year < published[0].year


def _time(number: str, words: Expression, text: str, reading: Reading) -> Time:
    return Time(
        id=number,
        start=words.start,
        end=words.end,
        text=text[words.start : words.end],
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
