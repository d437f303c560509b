"""When an event took place that is told from another one: `two weeks after rebels left it on 3 May`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from spacy.tokens import Span, Token

from dateline import record
from dateline.events._context import Context, TimeWords

_SIDES = {"after": 1, "before": -1}
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}
_PRECISIONS: dict[str, record.Precision] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_REACH = 3  # words after what is leaned on in which its own date may stand: `the election on 12 June`


def shifted_time(own: set[int], sentence: Span, context: Context) -> record.EventTime | None:
    """The time of an event whose words (`own`, indices of tokens) have a length of time before or after what is dated;
    None where it has none, or nothing dates what it leans on."""
    for length, side in _lengths(own, sentence, context):
        match = _LENGTH.fullmatch(length.time.value)
        leaned_on = sentence.doc[length.span.end].head
        anchor = _anchor(leaned_on, length.span.end, context)
        if match is None or anchor is None or anchor.time.from_ is None or anchor.time.to is None:
            continue
        count, unit = side * int(match[1]), match[2]
        try:
            step = relativedelta(**{_UNITS[unit]: count})  # type: ignore[arg-type]
            first = date.fromisoformat(anchor.time.from_[:10]) + step
            last = date.fromisoformat(anchor.time.to[:10]) + step
        except (ValueError, OverflowError):
            continue
        first, last = _widened(first, last, unit)
        return record.EventTime(
            from_=first.isoformat(),
            to=last.isoformat(),
            precision=_PRECISIONS[unit],
            basis="derived",
            times=(length.time.id, anchor.time.id),
        )
    return None


def _lengths(own: set[int], sentence: Span, context: Context) -> Iterator[tuple[TimeWords, int]]:
    """Lengths of time of a sentence that stand before `after` or `before` and belong to an event's words."""
    for words in context.lengths.get(sentence.start, ()):
        end = words.span.end
        side = _SIDES.get(sentence.doc[end].lower_) if end < sentence.end else None
        head = words.root.head
        while head.dep_ in ("appos", "obl", "nmod") and head.i not in own and head.head != head:
            head = head.head
        if side and head.i in own:
            yield words, side


def _anchor(leaned_on: Token, begin: int, context: Context) -> TimeWords | None:
    """The date of what an event leans on: within its words, or right after them."""
    close = max(token.i for token in leaned_on.subtree if token.i >= begin) + _REACH
    for words in context.times.get(leaned_on.sent.start, ()):
        between = leaned_on.doc[begin : words.span.start]
        if begin < words.span.start <= close and not any(token.text in (",", ";") for token in between):
            return words
    return None


def _widened(first: date, last: date, unit: str) -> tuple[date, date]:
    """No more precise than the unit: some days about for weeks, whole months and years."""
    if unit == "W":
        return first - timedelta(3), last + timedelta(3)
    if unit == "M":
        return first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])
    if unit == "Y":
        return date(first.year, 1, 1), date(last.year, 12, 31)
    return first, last
