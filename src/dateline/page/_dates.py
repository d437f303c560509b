"""Dates of publication: as the caller gives them, and as a page's own date lines write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from dateline import record
from dateline._errors import InputError
from dateline.page._tables import line_pattern

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{0}>(?:19|20)\d\d)\b"
_DATE = re.compile(
    r"(?<![\d/-])(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s+)?(?:"
    + "|".join(
        (
            rf"{_DAY.format(1)}\s+{_MONTH.format(1)},?\s+{_YEAR.format(1)}",
            rf"{_MONTH.format(2)}\s+{_DAY.format(2)},?\s+{_YEAR.format(2)}",
            r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?=$|[T\s,)/|•–—])",
            r"(?P<first>\d{1,2})(?P<sign>[/.])(?P<second>\d{1,2})(?P=sign)(?P<year4>(?:19|20)\d\d|\d\d)\b",
        )
    )
    + ")",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:(?:19|20)\d\d|\d\d)\b")
_FIGURE = re.compile(r"\d")
_TIME = re.compile(
    r"T?(?<![\d:])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::(?P<second>\d\d))?)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"(?:\s*\(?(?P<zone>Z|(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d|[ECMP]T|[A-Z]{2,4}T)\b\)?)?",
    re.IGNORECASE,
)
# Hours from UTC; zones whose letters several countries share (CST, IST, BST, AST) are left out: such times stay local.
_ZONES = {"z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_ZONES |= {"cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9, "aest": 10, "aedt": 11}
_REGIONS = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
_AMERICAN = frozenset(
    "est edt cdt mst mdt pst pdt et ct mt pt".split()
)  # zones of countries that write the month first
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/_.-]|\Z)", re.IGNORECASE)
_GIVEN = re.compile(
    r"(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:[.,]\d+)?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?)?", re.I
)
_DATELINE_DAY = (
    rf"(?:{_MONTH.format(1)} {_DAY.format(1)}|{_DAY.format(2)} {_MONTH.format(2)})(?:,? (?P<year>(?:19|20)\d\d))?"
)
# How agencies stamp their copy: `AFP 161942 GMT NOV 23`, `AP-NY-03-10-08 1347EDT<`.
_STAMPS = (
    re.compile(
        r"(?:\S+ )?(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d) ?(?P<zone>GMT|UTC|Z) "
        r"(?P<name>[A-Z]{3}) (?P<year>\d\d)<?\Z"
    ),
    re.compile(
        r"AP-[A-Z]{2}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d) (?P<hour>\d\d)(?P<minute>\d\d)(?P<zone>[A-Z]{3})<?\Z"
    ),
)
_FIRST_YEAR = 1971  # what content systems write for no date is earlier
_LONGEST = 160  # characters of a date line


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a date line says: `label` published, updated or none; `value` is None when it gives no readable date.

    `start` and `end` bound the date and its time within the line.
    """

    label: str | None
    value: record.Published | None
    start: int
    end: int


def parse_published(value: str) -> record.Published:
    """A date that the caller gives, ISO 8601: `2023-04-18`, `2023-04`, `2023-04-18T09:30`, with zone or without.

    Raises InputError for anything else.
    """
    match = _GIVEN.fullmatch(value.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day, clock, seconds, zone = match.groups()
        if day is None:
            return _month(int(year), int(month))
        on = date(int(year), int(month), int(day))
        if clock is None:
            return _published(on.isoformat(), "day", "given")
        at = time.fromisoformat(clock + (seconds or "")[:3])
        written = at.isoformat("seconds" if seconds else "minutes")
        offset = _offset(zone, datetime.combine(on, at))
        return _published(f"{on}T{written}{offset}", _unit(seconds), "given")
    except ValueError as error:
        raise InputError(f"{value!r} is no date; give it as 2023-04-18 or 2023-04-18T09:30") from error


def declared_date(value: str) -> record.Published | None:
    """A date as a page's metadata write it: ISO 8601, RFC 5322, epoch seconds, or words; None for what is no date or
    only stands for one (1970, year 1)."""
    value = value.strip()
    if re.fullmatch(r"\d{10}(?:\d{3})?", value):
        value = datetime.fromtimestamp(int(value[:10]), timezone.utc).isoformat()  # noqa: UP017
    compact = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)\d*(Z|[+-]\d{4})?)?", value)
    if compact:
        value = f"{compact[1]}-{compact[2]}-{compact[3]}"
        value += f"T{compact[4]}:{compact[5]}{compact[6] or ''}" if compact[4] else ""
    found: record.Published | None = None
    try:
        found = parse_published(value)
    except InputError:
        try:
            found = parse_published(parsedate_to_datetime(value).isoformat())
        except (ValueError, TypeError, IndexError, InputError):
            line = date_line(value)
            found = line.value if line else None
    if found is None or not int(found.start[:4]) >= _FIRST_YEAR:
        return None
    return found.model_copy(update={"basis": "metadata"})


def day_before(words: str, published: record.Published | None) -> str | None:
    """ISO 8601 of a dateline's day, `March 1` or `1 March 2024`. Without a year it is the last such day up to the day
    after publication, for zones differ; None where neither is known."""
    match = re.search(_DATELINE_DAY, words, re.IGNORECASE)
    if match is None:
        return None
    month = _MONTHS.index((match["month1"] or match["month2"]).lower()[:3]) + 1
    day, year = int(match["day1"] or match["day2"]), match["year"]
    try:
        if year:
            return date(int(year), month, day).isoformat()
        if published is None:
            return None
        latest = date.fromisoformat(published.end[:10]) + timedelta(days=1)
        same = date(latest.year, month, day)
        return (same if same <= latest else same.replace(year=latest.year - 1)).isoformat()
    except ValueError:
        return None


def date_line(line: str, *, month_first: bool | None = None) -> DateLine | None:
    """What a line says of the report's date; None when it is not a date line.

    A date line holds a date, with a time, a label and the name of a desk at most. `month_first` tells how the page
    writes dates in figures; without it those that could be read both ways give no value.
    """
    if len(line) > _LONGEST:
        return None
    if stamp := _stamped(line):
        return stamp
    label, at = _label(line)
    if label is None and not _FIGURE.search(line):
        return None
    found = _DATE.search(line, at)
    if found is None:
        bare = _TIME.sub("", line[at:], count=1).strip(" :,.|")
        return DateLine(label, None, at, at) if label and not bare else None
    clock = _clock(line, found)
    start, end = found.span()
    if clock is not None:
        start, end = min(start, clock.start()), max(end, clock.end())
    if not _bare(line[at:start], line[end:], label):
        return None
    return DateLine(label, _value(found, clock, month_first), start, end)


def is_date_line(line: str) -> bool:
    """True for a line that says when the report was published and little more."""
    return date_line(line) is not None


def date_within(line: str) -> DateLine | None:
    """The first day that a line gives with its year, whatever else the line says; for lines that are known to be no
    text of the report: `Source: Xinhua| 2020-02-01 16:41:09|Editor: huaxia`."""
    found = _DATE.search(line[:_LONGEST])
    if found is None:
        return None
    clock = _clock(line, found)
    start, end = found.span()
    if clock is not None:
        start, end = min(start, clock.start()), max(end, clock.end())
    value = _value(found, clock, None)
    return DateLine(None, value, start, end) if value else None


def is_clock(line: str) -> bool:
    """True for a line that is a time of day and nothing more: `4:14 p.m.`."""
    match = _TIME.match(line) if len(line) < 24 else None
    return bool(match and (match["minute"] or match["half"]) and not line[match.end() :].strip(" :,-–—"))


def first_figure_is_month(text: str) -> bool | None:
    """How a page writes dates in figures, if one of them can be read in one way only."""
    orders = set()
    for match in _FIGURES.finditer(text[:200_000]):
        first, second = int(match[1]), int(match[2])
        if (first > 12) != (second > 12) and max(first, second) <= 31:
            orders.add(second > 12)
    return orders.pop() if len(orders) == 1 else None


def date_in_url(url: str) -> record.Published | None:
    """The day that an address carries in its path: /2023/04/18/."""
    match = _URL_DAY.search(url)
    if match is None:
        return None
    month = (
        match[2]
        if match[2].isdigit()
        else str(_MONTHS.index(match[2].lower()) + 1 if match[2].lower() in _MONTHS else 0)
    )
    return _day(int(match[1]), int(month), int(match[3]), None, "metadata")


def _stamped(line: str) -> DateLine | None:
    """The date of an agency's stamp, which says when the copy was sent."""
    found = next((match for form in _STAMPS if (match := form.match(line))), None)
    if found is None:
        return None
    told = found.groupdict()
    name = (told.get("name") or "").lower()
    month = int(told.get("month") or 0) or (_MONTHS.index(name) + 1 if name in _MONTHS else 0)
    year = int(told["year"])
    year += 1900 if year >= _FIRST_YEAR % 100 else 2000
    try:
        at = datetime(year, month, int(told["day"]), int(told["hour"]), int(told["minute"]))
    except ValueError:
        return None
    written = f"{at.isoformat(timespec='minutes')}{_offset(told['zone'], at)}"
    return DateLine("published", _published(written, "minute", "text"), 0, found.end())


def _label(line: str) -> tuple[str | None, int]:
    """The label that opens a line, and where the line goes on after it."""
    for label in ("published", "updated"):
        match = line_pattern(f"{label}+").match(line)
        if match:
            return label, match.end()
    return None, 0


def _clock(line: str, found: re.Match[str]) -> re.Match[str] | None:
    """The time of day that stands right after a date, or right before it."""
    after = re.compile(r"[\s,|/•–—-]*(?:at\s+)?").match(line, found.end())
    clock = _TIME.match(line, after.end() if after else found.end())
    if clock and (clock["minute"] or clock["half"]):
        return clock
    for clock in _TIME.finditer(line, 0, found.start()):
        between = line[clock.end() : found.start()].lower()
        if (clock["minute"] or clock["half"]) and not re.sub(r"[\s,|/•–—-]|\bon\b|\b[a-z]{2,4}t\b", "", between):
            return clock
    return None


def _bare(before: str, after: str, label: str | None) -> bool:
    """True when a date line holds little beside its date: a sign, or after one the name of a desk."""
    if re.sub(r"[\s:,.|•/–—-]|\b(?:on|at)\b", "", before):
        return False
    rest = after.strip(" .,)")
    if not rest or re.fullmatch(r"\(?(?:\d{1,2}[:.]\d\d )?[A-Z]{2,5}\)?", rest):
        return True
    return (len(rest.split()) <= 6 and rest[0] in "/|•–—-") or bool(label and line_pattern("updated+").match(rest))


def _value(found: re.Match[str], clock: re.Match[str] | None, month_first: bool | None) -> record.Published | None:
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
    elif found["first"]:
        first, second = int(found["first"]), int(found["second"])
        if found["sign"] == ".":
            month_first = False  # 18.11.2019 is read in one way wherever it is written
        if clock is not None and (clock["zone"] or "").lower() in _AMERICAN:
            month_first = True
        if month_first is None and first <= 12 and second <= 12 and first != second:
            return None
        if first > 12 or (second <= 12 and month_first is False):
            first, second = second, first
        month, day, year = first, second, int(found["year4"])
        year += 2000 if year < 100 else 0
    else:
        which = "1" if found["month1"] else "2"
        month = _MONTHS.index(found[f"month{which}"].lower()[:3]) + 1
        day, year = int(found[f"day{which}"]), int(found[f"year{which}"])
    return _day(year, month, day, clock, "text")


def _day(year: int, month: int, day: int, clock: re.Match[str] | None, basis: str) -> record.Published | None:
    """A day, with its time if there is one; None when the calendar or the clock has no such."""
    try:
        on = date(year, month, day)
        if clock is None:
            return _published(on.isoformat(), "day", basis)
        hour = int(clock["hour"])
        if clock["half"]:
            hour = hour % 12 + (12 if clock["half"].lower().startswith("p") else 0)
        at = time(hour, int(clock["minute"] or 0), int(clock["second"] or 0))
    except ValueError:
        return None
    written = at.isoformat("seconds" if clock["second"] else "minutes")
    return _published(
        f"{on}T{written}{_offset(clock['zone'], datetime.combine(on, at))}", _unit(clock["second"]), basis
    )


def _offset(zone: str | None, at: datetime) -> str:
    """ISO 8601 of a zone: `Z`, `GMT+2`, `+0200`, `EST`, `ET`; nothing for one that is not known. `at`: the local time,
    which tells whether summer time holds."""
    if not zone:
        return ""
    if zone.lower() in _REGIONS:
        return at.replace(tzinfo=ZoneInfo(_REGIONS[zone.lower()])).isoformat()[-6:]
    hours = _ZONES.get(zone.lower())
    if hours is None:
        match = re.search(r"([+-])(\d{1,2}):?(\d\d)?\Z", zone)
        if match is None:
            return ""
        shift = timedelta(hours=int(match[2]), minutes=int(match[3] or 0)) * (-1 if match[1] == "-" else 1)
    else:
        shift = timedelta(hours=hours)
    return datetime(2000, 1, 1, tzinfo=timezone(shift)).isoformat()[19:]


def _unit(seconds: str | None) -> record.Precision:
    return "second" if seconds else "minute"


def _published(instant: str, precision: record.Precision, basis: str) -> record.Published:
    return record.Published.model_validate({"start": instant, "end": instant, "precision": precision, "basis": basis})


def _month(year: int, month: int) -> record.Published:
    first = date(year, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return record.Published(start=first.isoformat(), end=last.isoformat(), precision="month", basis="given")
