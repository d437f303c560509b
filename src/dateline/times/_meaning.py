"""What a time expression means, before it is known when the report was published.

A `Meaning` is read in a `Context` (the report's date, the tense of the clause, the last dated expression of the
narrative) and gives a `Reading`. What the context leaves open gives a value with X's and no interval, never a guess.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar, Literal

from dateline.record import TimexType
from dateline.times._calendar import (
    Stretch,
    Unit,
    moved,
    part_of_year,
    stretch_around,
)

Tense = Literal["past", "future"]

_BLANKS: dict[Unit, str] = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "range": "XXXX-XX-XX",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """TIMEX3 type and value, and the interval denoted: both ends inside, None when unresolved."""

    type: TimexType
    value: str
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against; each part may be unknown.

    `reference`: the last dated expression of the narrative. `story`: the same, where it was named with its year and
    stands so near that a month or a day after it is of its story.
    """

    anchor: date | None = None
    tense: Tense | None = None
    reference: Stretch | None = None
    since: bool = False
    story: Stretch | None = None


class Meaning(ABC):
    """What the words of an expression say."""

    type: ClassVar[TimexType] = "DATE"

    @abstractmethod
    def blank(self) -> str:
        """The value when nothing is known beside the words."""

    def find(self, context: Context) -> Stretch | None:
        """The stretch of days denoted in a context. May raise ValueError or OverflowError past the calendar's ends."""
        return None

    def read(self, context: Context) -> Reading:
        """The reading in a context; never raises."""
        stretch = self.stretch(context)
        if stretch is None:
            return Reading(self.type, self.blank())
        return Reading(self.type, stretch.value, stretch.first.isoformat(), stretch.last.isoformat())

    def stretch(self, context: Context) -> Stretch | None:
        """As `find`, but None past the ends of the calendar."""
        try:
            return self.find(context)
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True, slots=True)
class Known(Meaning):
    """An absolute date."""

    known: Stretch

    def blank(self) -> str:
        return self.known.value

    def find(self, context: Context) -> Stretch | None:
        return self.known


@dataclass(frozen=True, slots=True)
class Digits(Known):
    """A year by its digits, where no word beside it says that it is one; the tree must."""


@dataclass(frozen=True, slots=True)
class Vague(Meaning):
    """A date that cannot be placed: a reference to the past or the future at large."""

    value: str = "PAST_REF"

    def blank(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Duration(Meaning):
    """A length of time."""

    type: ClassVar[TimexType] = "DURATION"
    value: str

    def blank(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Repeated(Meaning):
    """Something that comes again and again."""

    type: ClassVar[TimexType] = "SET"
    value: str

    def blank(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class PartOfYear(Meaning):
    """`the first half of this year`."""

    number: int
    unit: Literal["quarter", "half"]
    year: Meaning

    def blank(self) -> str:
        return f"XXXX-{self.unit[0].upper()}{self.number}"

    def find(self, context: Context) -> Stretch | None:
        year = self.year.find(context)
        return year and part_of_year(year.first.year, self.number, self.unit)


@dataclass(frozen=True, slots=True)
class Offset(Meaning):
    """So many units from the report's date (`last month`, `two years ago`)."""

    unit: Unit
    count: int

    def blank(self) -> str:
        return _BLANKS[self.unit]

    def find(self, context: Context) -> Stretch | None:
        anchor = context.anchor
        return stretch_around(moved(anchor, self.unit, self.count), self.unit) if anchor else None


@dataclass(frozen=True, slots=True)
class Told(Meaning):
    """So many units from the last dated expression of the narrative (`two days later`, `that year`)."""

    unit: Unit
    count: int

    def blank(self) -> str:
        return _BLANKS[self.unit]

    def find(self, context: Context) -> Stretch | None:
        known = context.reference
        if known is None or stretch_around(known.first, self.unit) != stretch_around(known.last, self.unit):
            return None
        there = stretch_around(moved(known.first, self.unit, self.count), self.unit)
        if context.anchor and context.tense == "past" and there.first > context.anchor:
            return None  # told of as past, so it cannot lie after the report: the words lean on something else
        return there


@dataclass(frozen=True, slots=True)
class Running(Meaning):
    """`the end of the year`, `the weekend`: the one that runs, unless the tense looks past it."""

    unit: Unit

    def blank(self) -> str:
        return _BLANKS[self.unit]

    def find(self, context: Context) -> Stretch | None:
        anchor = context.anchor
        if anchor is None:
            return None
        current = stretch_around(anchor, self.unit)
        if self.unit != "weekend":
            return current if context.tense != "past" or context.since else None
        if context.tense == "past" and anchor < current.first:
            return stretch_around(anchor - timedelta(7), "weekend")
        return current if context.tense else None


@dataclass(frozen=True, slots=True)
class Bounded(Meaning):
    """`earlier this month`, `later this year`: up to the report's date, or from it."""

    side: Literal["before", "after"]
    inner: Meaning

    def blank(self) -> str:
        return self.inner.blank()

    def find(self, context: Context) -> Stretch | None:
        stretch, anchor = self.inner.find(context), context.anchor
        if stretch is None or anchor is None or not stretch.first <= anchor <= stretch.last:
            return stretch
        return replace(stretch, last=anchor) if self.side == "before" else replace(stretch, first=anchor)


@dataclass(frozen=True, slots=True)
class About(Meaning):
    """`about two years ago`: a value, but no interval that would hold for certain."""

    inner: Meaning

    def blank(self) -> str:
        return self.inner.blank()

    def read(self, context: Context) -> Reading:
        return replace(self.inner.read(context), from_=None, to=None)


@dataclass(frozen=True, slots=True)
class DayPart(Meaning):
    """`Tuesday morning`: a part of a day by its TIMEX3 code (MO, AF, EV, NI …)."""

    type: ClassVar[TimexType] = "TIME"
    inner: Meaning
    code: str

    def blank(self) -> str:
        return f"{self.inner.blank()}T{self.code}"

    def find(self, context: Context) -> Stretch | None:
        day = self.inner.find(context)
        return day and replace(day, value=f"{day.value}T{self.code}")


@dataclass(frozen=True, slots=True)
class Overnight(Meaning):
    """The night before the report's date; the one after it with the future tense."""

    type: ClassVar[TimexType] = "TIME"

    def blank(self) -> str:
        return "XXXX-XX-XXTNI"

    def find(self, context: Context) -> Stretch | None:
        if context.anchor is None or context.tense is None:
            return None
        evening = context.anchor - timedelta(context.tense == "past")
        return replace(between(evening, evening + timedelta(1)), value=f"{evening.isoformat()}TNI")


@dataclass(frozen=True, slots=True)
class Clock(Meaning):
    """`10 p.m.`, `11.30am GMT`: an instant, placed when the words name its day or the narrative is at one."""

    type: ClassVar[TimexType] = "TIME"
    clock: str
    day: Meaning | None = None

    def blank(self) -> str:
        return f"{self.day.blank() if self.day else _BLANKS['day']}T{self.clock}"

    def find(self, context: Context) -> Stretch | None:
        if self.day:
            return self.day.find(context)
        told = context.reference
        return told if told and told.first == told.last else None

    def read(self, context: Context) -> Reading:
        day = self.stretch(context)
        if day is None or day.first != day.last:
            return Reading("TIME", self.blank())
        instant = f"{day.first.isoformat()}T{self.clock}"
        if self.clock.startswith("24"):  # midnight of a day may be its first instant or its last
            return Reading("TIME", instant, day.first.isoformat(), day.last.isoformat())
        return Reading("TIME", instant, instant, instant)


def between(first: date, last: date) -> Stretch:
    """A run of days as an ISO 8601 interval. Raises ValueError when it runs backwards."""
    if last < first:
        raise ValueError(f"{last} comes before {first}")
    return Stretch("range", f"{first.isoformat()}/{last.isoformat()}", first, last)
