"""Stretches of the calendar: what a TIMEX3 value denotes, as first and last day.

Values follow TIMEX3 (TimeML 1.2.1): `2023-04-18`, `2023-W16`, `2023-W16-WE`, `2023-04`, `2023-Q2`, `2023-H1`,
`2023-SU`, `2023`, `199` (a decade), `18` (a century). Weeks are ISO 8601's, Monday to Sunday. Seasons are the
meteorological ones of the northern hemisphere; a winter bears the year of its December.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century", "range"]
Season = Literal["SP", "SU", "FA", "WI"]
Part = Literal["start", "early", "mid", "late", "end"]

_SEASONS: tuple[Season, ...] = ("WI", "SP", "SU", "FA")
_SEASON_START: dict[Season, int] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of days with its TIMEX3 value; both ends belong to it."""

    unit: Unit
    value: str
    first: date
    last: date


def day_of(day: date) -> Stretch:
    """One day."""
    return Stretch("day", day.isoformat(), day, day)


def month_of(year: int, month: int) -> Stretch:
    """One month. Raises ValueError outside of years 1 to 9999, as every function here does."""
    return Stretch("month", f"{year:04}-{month:02}", *_months(year, month, 1))


def season_of(year: int, season: Season) -> Stretch:
    """One season."""
    return Stretch("season", f"{year:04}-{season}", *_months(year, _SEASON_START[season], 3))


def year_of(year: int) -> Stretch:
    """One year."""
    return Stretch("year", f"{year:04}", *_months(year, 1, 12))


def part_of_year(year: int, number: int, unit: Literal["quarter", "half"]) -> Stretch:
    """A quarter or a half, numbered from 1."""
    length = _MONTHS[unit]
    first, last = _months(year, 1 + (number - 1) * length, length)
    return Stretch(unit, f"{year:04}-{unit[0].upper()}{number}", first, last)


def decade_of(year: int) -> Stretch:
    """The decade in which a year stands, from the year that ends in 0."""
    start = year // 10 * 10
    return Stretch("decade", f"{start // 10:03}", date(start, 1, 1), date(start + 9, 12, 31))


def century_of(number: int) -> Stretch:
    """A century by its ordinal: the 19th has the value `18`, and as ISO 8601 reads that, 1800 to 1899."""
    start = max(1, number * 100 - 100)
    return Stretch("century", f"{number - 1:02}", date(start, 1, 1), date(number * 100 - 1, 12, 31))


def stretch_around(day: date, unit: Unit) -> Stretch:
    """The stretch of that unit in which a day stands; for a weekend, the one of its week."""
    if unit in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        monday = day - timedelta(day.weekday())
        if unit == "week":
            return Stretch("week", f"{year:04}-W{week:02}", monday, monday + timedelta(6))
        return Stretch("weekend", f"{year:04}-W{week:02}-WE", monday + timedelta(5), monday + timedelta(6))
    if unit == "quarter":
        return part_of_year(day.year, (day.month + 2) // 3, "quarter")
    if unit == "half":
        return part_of_year(day.year, (day.month + 5) // 6, "half")
    if unit == "season":
        season = _SEASONS[day.month % 12 // 3]
        return season_of(day.year - (day.month < 3), season)
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "year":
        return year_of(day.year)
    if unit == "decade":
        return decade_of(day.year)
    return day_of(day)


def moved(day: date, unit: Unit, count: int) -> date:
    """A day so many units away; a day that its month lacks becomes the month's last. Raises OverflowError or ValueError
    past the ends of the calendar."""
    if unit in _DAYS:
        return day + timedelta(_DAYS[unit] * count)
    months = day.year * 12 + day.month - 1 + _MONTHS[unit] * count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]) if 1 <= year <= 9999 else day.day)


def portion(stretch: Stretch, part: Part) -> Stretch:
    """The first, middle or last half of a stretch, as wide as `early`, `mid` and `late` are used; its `start` and `end`
    are a third, of a year a quarter. Of decades and centuries whole years are taken. A day stays whole."""
    if stretch.unit in ("decade", "century"):
        return _years_of(stretch, part)
    if stretch.unit == "year":
        year = stretch.first.year
        start, end = {"start": (1, 3), "early": (1, 6), "mid": (4, 9), "late": (7, 12), "end": (10, 12)}[part]
        return replace(stretch, first=date(year, start, 1), last=_months(year, end, 1)[1])
    days = (stretch.last - stretch.first).days + 1
    length = timedelta(max(days // (3 if part in ("start", "end") else 2) - 1, 0))
    if part in ("start", "early"):
        return replace(stretch, last=stretch.first + length)
    if part in ("end", "late"):
        return replace(stretch, first=stretch.last - length)
    quarter = timedelta(days // 4)
    return replace(stretch, first=stretch.first + quarter, last=stretch.last - quarter)


def _years_of(stretch: Stretch, part: Part) -> Stretch:
    """A part of a decade or a century: of a decade the first, middle or last five years, of a century a quarter at
    either end or the half between."""
    first, last = stretch.first.year, stretch.last.year
    end, middle = (5, 2) if stretch.unit == "decade" else (25, 25)
    if part in ("start", "early"):
        last = first + end - 1
    elif part in ("end", "late"):
        first = last - end + 1
    else:
        first, last = first + middle, last - middle
    return replace(stretch, first=date(first, 1, 1), last=date(last, 12, 31))


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of so many months."""
    end_year, end_month = divmod(year * 12 + month - 2 + count, 12)
    if not 1 <= year <= end_year <= 9999:
        raise ValueError(f"year {year} is outside of the calendar")
    return date(year, month, 1), date(end_year, end_month + 1, monthrange(end_year, end_month + 1)[1])
