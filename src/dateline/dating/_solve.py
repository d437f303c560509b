"""The days that all clues to a report's date leave open, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from dateline.dating._clues import Clue, clues_of, weekdays_told
from dateline.dating._days import ALL, Days
from dateline.record import DateEvidence, DateRange, Precision, Published
from dateline.times import expressions

# How long after a bare weekday reports appear that tell of it: on the day, the day after, … (shares of 1).
_AFTER_WEEKDAY = (0.50, 0.30, 0.08, 0.05, 0.03, 0.02, 0.02)
_WEEKDAYS_TELL = 21  # open days up to which weekdays are asked which of them it was
_LIKELY = 0.8  # probability of the days that are given first
_WIDEST = 366 * 9  # days of the widest interval that is given
_READINGS = 3  # intervals up to which they are told apart; the earliest, nearest to what is told, comes first
_PRECISIONS: tuple[tuple[int, Precision], ...] = (
    (2, "day"),
    (14, "week"),
    (62, "month"),
    (190, "season"),
    (800, "year"),
)


def infer(doc: Doc) -> Published | None:
    """When the report of a doc was published, by its own words: the days that its clues leave open; None when they
    bound it on one side only, or not at all. The doc must have a report, trees and names."""
    words = list(expressions(doc))
    days, used = _solve(clues_of(doc, words))
    if not used or days.open or len(days) > _WIDEST:
        return None
    weekdays = weekdays_told(words)
    spans = list(days.spans)
    evidence = [_evidence(doc, clue.start, clue.end, clue.says) for clue in used]
    if weekdays and len(days) <= _WEEKDAYS_TELL:
        feasts = [(clue.start, clue.end) for clue in used]
        bare = [item for item in weekdays if not any(a <= item[0].start < b for a, b in feasts)]
        if bare:
            spans = _ranked(days, [number for _, number in bare])
            last = bare[-1][0]
            says = "News tells of a bare weekday on the day itself or the day after."
            evidence.append(_evidence(doc, last.start, last.end, says))
    elif len(spans) > _READINGS:
        spans = [(spans[0][0], spans[-1][1])]
        if (spans[0][1] - spans[0][0]).days > _WIDEST:
            return None
    first, others = spans[0], spans[1:]
    return Published(
        start=first[0].isoformat(),
        end=first[1].isoformat(),
        precision=_precision(first),
        basis="inferred",
        evidence=tuple(evidence),
        alternatives=tuple(DateRange(start=a.isoformat(), end=b.isoformat()) for a, b in others),
    )


def _solve(clues: Sequence[Clue]) -> tuple[Days, list[Clue]]:
    """The days that all clues leave, sound ones before habits, and the clues that it takes to tell them. A clue that
    would leave no day is not believed."""
    days, used = ALL, []
    for clue in sorted(clues, key=lambda clue: (clue.habit, len(clue.days) if clue.habit else 0)):
        left = days & clue.days
        if left.spans and left != days:
            used.append(clue)
            days = left
    for clue in tuple(used):
        others = [other for other in used if other is not clue]
        if _shared(others) == days:
            used = others
    return days, used


def _shared(clues: Sequence[Clue]) -> Days:
    days = ALL
    for clue in clues:
        days = days & clue.days
    return days


def _ranked(days: Days, weekdays: Sequence[int]) -> list[tuple[date, date]]:
    """The open days as intervals, first those that together are likely by the weekdays that the report tells of."""
    share = {}
    for day in days.each():
        share[day] = 1.0
        for number in set(weekdays):
            share[day] *= _AFTER_WEEKDAY[(day.isoweekday() - number) % 7]
    whole = sum(share.values())
    likely: list[date] = []
    mass = 0.0
    for day in sorted(share, key=lambda day: -share[day]):
        if mass >= _LIKELY * whole:
            break
        likely.append(day)
        mass += share[day]
    first = Days.of((day, day) for day in likely)
    rest = Days.of((day, day) for day in share if day not in likely)
    by_share = sorted(first.spans, key=lambda span: -sum(share[d] for d in Days((span,)).each()))
    return [*by_share, *rest.spans]


def _precision(span: tuple[date, date]) -> Precision:
    count = (span[1] - span[0]).days + 1
    return next((precision for most, precision in _PRECISIONS if count <= most), "decade")


def _evidence(doc: Doc, start: int, end: int, says: str) -> DateEvidence:
    return DateEvidence(start=start, end=end, text=doc._.report.text[start:end], says=says)
