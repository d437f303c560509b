"""Names that come round each year or each week, and which of them is meant."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dateline.times._calendar import Part, Season, Stretch, Unit, day_of, month_of, part_of_year, portion, season_of
from dateline.times._feasts import Feast
from dateline.times._meaning import Context, Meaning, Running, between

Which = Literal["last", "this", "next"]

# A date without a year is the nearest one when no tense says otherwise, and hardly ever a whole year old.
_NEAR = timedelta(92)
_STALE = timedelta(330)
_LEAP_CYCLE = 8  # years within which a 29 February is found


class Recurring(Meaning):
    """A name that comes round once a year; the tense tells which of them is meant."""

    __slots__ = ()
    unit: Unit

    @abstractmethod
    def in_year(self, year: int) -> Stretch | None:
        """The one of a year, if that year has it."""

    def find(self, context: Context) -> Stretch | None:
        return choose(self.in_year, context)


@dataclass(frozen=True, slots=True)
class MonthName(Recurring):
    """`September`."""

    month: int

    def blank(self) -> str:
        return f"XXXX-{self.month:02}"

    def in_year(self, year: int) -> Stretch | None:
        return month_of(year, self.month)


@dataclass(frozen=True, slots=True)
class MonthDay(Recurring):
    """`April 18`; with `until`, `April 18 to 20`."""

    month: int
    day: int
    until: int | None = None

    def blank(self) -> str:
        value = f"XXXX-{self.month:02}-{self.day:02}"
        return f"{value}/XXXX-{self.month:02}-{self.until:02}" if self.until else value

    def in_year(self, year: int) -> Stretch | None:
        try:
            first = date(year, self.month, self.day)
            last = date(year, self.month, self.until or self.day)
        except ValueError:
            return None
        return between(first, last) if self.until else day_of(first)


@dataclass(frozen=True, slots=True)
class WeekOfMonth(Recurring):
    """`the first week of May`: seven days from the month's first, or to its last (`number` -1). The value is the
    month's, for no week of the calendar is meant."""

    month: int
    number: int

    def blank(self) -> str:
        return f"XXXX-{self.month:02}"

    def in_year(self, year: int) -> Stretch | None:
        month = month_of(year, self.month)
        if self.number < 0:
            return replace(month, first=month.last - timedelta(6))
        first = month.first + timedelta(7 * (self.number - 1))
        return replace(month, first=first, last=first + timedelta(6))


@dataclass(frozen=True, slots=True)
class SeasonName(Recurring):
    """`summer`."""

    season: Season

    def blank(self) -> str:
        return f"XXXX-{self.season}"

    def in_year(self, year: int) -> Stretch | None:
        return season_of(year, self.season)


@dataclass(frozen=True, slots=True)
class QuarterName(Recurring):
    """`the third quarter`."""

    number: int

    def blank(self) -> str:
        return f"XXXX-Q{self.number}"

    def in_year(self, year: int) -> Stretch | None:
        return part_of_year(year, self.number, "quarter")


@dataclass(frozen=True, slots=True)
class FeastDay(Recurring):
    """`Christmas Eve`."""

    feast: Feast

    def blank(self) -> str:
        return self.feast.blank

    def in_year(self, year: int) -> Stretch | None:
        return self.feast.in_year(year)


@dataclass(frozen=True, slots=True)
class Chosen(Meaning):
    """`last March`, `next Easter`, `this summer`."""

    which: Which
    inner: Recurring

    def blank(self) -> str:
        return self.inner.blank()

    def find(self, context: Context) -> Stretch | None:
        anchor = context.anchor
        if anchor is None:
            return None
        if self.which == "last":
            return _latest(self.inner.in_year, anchor, lambda s: s.last < anchor)
        if self.which == "next":
            return _earliest(self.inner.in_year, anchor, lambda s: s.first > anchor)
        before, this = self.inner.in_year(anchor.year - 1), self.inner.in_year(anchor.year)
        return before if before and before.first <= anchor <= before.last else this


@dataclass(frozen=True, slots=True)
class OfYear(Meaning):
    """`March last year`, `3 May that year`: a name of the year that other words tell."""

    inner: Recurring
    year: Meaning

    def blank(self) -> str:
        return self.inner.blank()

    def find(self, context: Context) -> Stretch | None:
        year = self.year.find(context)
        return year and self.inner.in_year(year.first.year)


@dataclass(frozen=True, slots=True)
class Weekday(Meaning):
    """`Tuesday`, 1 to 7 as in ISO 8601; `last`, `this` and `next` when the words have them."""

    number: int
    which: Which | None = None

    def blank(self) -> str:
        return f"XXXX-WXX-{self.number}"

    def find(self, context: Context) -> Stretch | None:
        anchor = context.anchor
        if anchor is None:
            return None
        ahead = (self.number - anchor.isoweekday()) % 7
        behind = (anchor.isoweekday() - self.number) % 7
        if self.which == "last":
            return day_of(anchor - timedelta(behind or 7))
        if self.which == "next":
            return day_of(anchor + timedelta(ahead or 7))
        if context.tense == "past":
            return day_of(anchor - timedelta(behind))
        if context.tense == "future" or ahead == 0:
            return day_of(anchor + timedelta(ahead))
        later_this_week = self.which == "this" and self.number > anchor.isoweekday()
        return day_of(anchor + timedelta(ahead)) if later_this_week else None


@dataclass(frozen=True, slots=True)
class WeekdayOf(Meaning):
    """`Friday of last week`, `the following Monday`: a weekday told by a week or by the day before it."""

    number: int
    base: Meaning
    strictly: Literal["after", "before", "within"] = "within"

    def blank(self) -> str:
        return f"XXXX-WXX-{self.number}"

    def find(self, context: Context) -> Stretch | None:
        base = self.base.find(context)
        if base is None or (base.unit != "day" and self.strictly != "within"):
            return None
        if self.strictly == "after":
            return day_of(base.last + timedelta((self.number - base.last.isoweekday()) % 7 or 7))
        if self.strictly == "before":
            return day_of(base.first - timedelta((base.first.isoweekday() - self.number) % 7 or 7))
        return day_of(base.first + timedelta((self.number - base.first.isoweekday()) % 7))


@dataclass(frozen=True, slots=True)
class Portion(Meaning):
    """`early April`, `mid-2014`, `the end of last year`."""

    part: Part
    inner: Meaning

    def blank(self) -> str:
        return self.inner.blank()

    def find(self, context: Context) -> Stretch | None:
        if isinstance(self.inner, Recurring):
            return choose(self._in_year, context)
        if self.part in ("start", "early") and isinstance(
            self.inner, Running
        ):  # its start is past while the rest still runs
            context = replace(context, tense=None)
        stretch = self.inner.find(context)
        return stretch and portion(stretch, self.part)

    def _in_year(self, year: int) -> Stretch | None:
        stretch = self.inner.in_year(year) if isinstance(self.inner, Recurring) else None
        return stretch and portion(stretch, self.part)


def choose(in_year: Callable[[int], Stretch | None], context: Context) -> Stretch | None:
    """The yearly stretch that the tense points to: past, the latest one over (a day: up to and including the report's);
    future, the next one not over; after `since`, the latest one begun. Without a tense a day is the nearest one."""
    anchor = context.anchor
    if context.story is not None and (told := _in_story(in_year, context.story)) is not None:
        return told
    if anchor is None:
        return None
    if context.since:
        return _latest(in_year, anchor, lambda s: s.first <= anchor)
    if context.tense == "past":
        over = _latest(in_year, anchor, lambda s: s.last < anchor or s.first == s.last == anchor)
        return _fresh(over, in_year, anchor)
    if context.tense == "future":
        return _fresh(_earliest(in_year, anchor, lambda s: s.last >= anchor), in_year, anchor)
    return _nearest(in_year, anchor)


def _in_story(in_year: Callable[[int], Stretch | None], story: Stretch) -> Stretch | None:
    """The one of a story's year, or of the next where that lies well before it: `in November 2015 … in March`."""
    year = story.first.year
    if story.unit not in ("day", "month", "season", "quarter", "year", "range"):
        return None
    there = in_year(year) if 1 < year < 9998 else None
    if there is None or there.unit in ("season", "quarter"):
        return None
    return in_year(year + 1) if story.unit != "year" and there.last < story.first - _NEAR else there


def _fresh(stretch: Stretch | None, in_year: Callable[[int], Stretch | None], anchor: date) -> Stretch | None:
    """For a day nearly a year off the nearest one: its year would have been named, so the tense was read wrongly."""
    if stretch and stretch.unit in ("day", "range") and abs(stretch.first - anchor) > _STALE:
        return _nearest(in_year, anchor)
    return stretch


def _nearest(in_year: Callable[[int], Stretch | None], anchor: date) -> Stretch | None:
    days = [s for s in _years(in_year, anchor, 1) if s.unit in ("day", "range") and abs(s.first - anchor) <= _NEAR]
    return min(days, key=lambda s: abs(s.first - anchor), default=None)


def _latest(in_year: Callable[[int], Stretch | None], anchor: date, fits: Callable[[Stretch], bool]) -> Stretch | None:
    return next((s for s in _years(in_year, anchor, -1) if fits(s)), None)


def _earliest(
    in_year: Callable[[int], Stretch | None], anchor: date, fits: Callable[[Stretch], bool]
) -> Stretch | None:
    return next((s for s in _years(in_year, anchor, 1) if fits(s)), None)


def _years(in_year: Callable[[int], Stretch | None], anchor: date, step: int) -> Iterator[Stretch]:
    """Stretches of the years about a day, walking away from it; the years on its far side come first."""
    for count in range(-2, _LEAP_CYCLE + 1):
        year = anchor.year + step * count
        if 1 < year < 9999 and (stretch := in_year(year)):
            yield stretch
