"""From the words of one expression to its TIMEX3 reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.times._calendar import Stretch
from dateline.times._meaning import Context, Meaning, Reading, Tense
from dateline.times.english._grammar import find, is_since


def normalise(text: str, anchor: date | None = None, tense: Tense | None = None) -> Reading | None:
    """The reading of the longest time expression in a few words (`on Tuesday`, `since March`), None when there is none.

    `anchor` is the report's date, `tense` that of the clause; where one is needed and unknown, the value keeps X's and
    the interval is null.
    """
    expressions = find(text.strip())
    if not expressions:
        return None
    found = max(expressions, key=lambda f: f.end - f.start)
    return found.meaning.read(Context(anchor, tense, since=is_since(found)))


def read_between(meaning: Meaning, published: tuple[date, date] | None, context: Context) -> Reading:
    """The reading for a report published between two days: what both agree on, else what the words alone say.

    Readings move with the report's date in one direction, so that ends which agree speak for every day between them.
    """
    first, last = published or (None, None)
    reading = meaning.read(replace(context, anchor=first))
    if first == last or reading == meaning.read(replace(context, anchor=last)):
        return reading
    return meaning.read(replace(context, anchor=None))


def stretch_between(meaning: Meaning, published: tuple[date, date] | None, context: Context) -> Stretch | None:
    """The stretch of days behind a resolved reading of `read_between`."""
    return meaning.stretch(replace(context, anchor=published[1] if published else None))
