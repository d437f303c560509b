"""Calendar dates in English: days, months, years, decades, seasons, quarters, weekdays, feasts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Literal

from dateline.times._calendar import day_of, part_of_year, season_of
from dateline.times._feasts import feasts
from dateline.times._meaning import Known, Meaning, Offset, PartOfYear, Running, Told, Vague, between
from dateline.times._recurring import (
    Chosen,
    FeastDay,
    MonthDay,
    MonthName,
    OfYear,
    QuarterName,
    Recurring,
    SeasonName,
    Weekday,
    WeekdayOf,
    WeekOfMonth,
    Which,
)
from dateline.times.english._rule import Rule, cue_before, is_whole
from dateline.times.english._words import (
    DASH,
    DAY,
    END,
    MONTH,
    MONTHS,
    NTH_DAY,
    NTH_DAYS,
    ORDINAL,
    SEASONS,
    SP,
    WEEKDAY_NAME,
    WEEKDAY_SHORT,
    WEEKDAYS,
    YEAR,
)
from dateline.times.english._years import (
    BARE_DECADE,
    CENTURY,
    COUNTED,
    DECADE,
    DECADE_WORD,
    FUNCTION_WORDS,
    NO_MORE,
    NOUN_AFTER,
    SHORT_DECADE,
    YEAR_ALONE,
)

_ON = rf"(?:(?P<wd>{WEEKDAY_NAME}|{WEEKDAY_SHORT}),?{SP})"
_TO = rf"(?:{SP}?{DASH}{SP}?|{SP}(?:and|to|or|through|until){SP})"
_REL_YEAR = rf"(?:,?{SP}(?:of{SP})?(?P<rel>(?:last|this|next){SP}year|(?:that|the{SP}same){SP}(?:same{SP})?year))"
_OF_YEAR = rf"(?:(?:,{SP}?|{SP}(?:of{SP}|in{SP})?)(?P<y>{YEAR}){END}(?!,\d)|{_REL_YEAR})?"
_MONTH_FORM = re.compile(r"\W")


def _month(words: str) -> int:
    return MONTHS[_MONTH_FORM.sub("", words).lower()]


def _dated(inner: Recurring, match: re.Match[str]) -> Meaning | None:
    """A name of the year with the year that follows it, if any; None when that year has no such day."""
    groups = match.groupdict()
    year = groups["y"] or groups.get("later")
    if year:
        if COUNTED.match(match.string, match.end()):
            return None
        stretch = inner.in_year(int(year))
        return Known(stretch) if stretch else None
    if groups["rel"]:
        return OfYear(inner, _relative_year(groups["rel"].lower()))
    return inner


def _relative_year(words: str) -> Meaning:
    shift = {"last": -1, "this": 0, "next": 1}.get(words.split()[0])
    return Told("year", 0) if shift is None else Offset("year", shift)


def _month_day(match: re.Match[str]) -> Meaning | None:
    until = match.groupdict().get("until")
    month, day = _month(match["m"]), int(match["d"])
    if until and int(until) <= day:
        return None
    inner = MonthDay(month, day, int(until) if until else None)
    return _dated(inner, match) if inner.in_year(2000) else None


_LATER_DMY = rf"(?={_TO}{DAY}{ORDINAL}?{SP}{MONTH},?{SP}(?P<later>{YEAR}))?"
_LATER_MDY = rf"(?={_TO}{MONTH}{SP}{DAY}{ORDINAL}?,?{SP}(?P<later>{YEAR}))?"
_LATER_MONTH = rf"(?={_TO}{MONTH}(?:{SP}of|{SP}in|,)?{SP}(?P<later>{YEAR}))?"

DAY_MONTH = Rule(
    rf"{_ON}?(?:the{SP})?(?P<d>{DAY}){ORDINAL}?(?:{_TO}(?P<until>{DAY}){ORDINAL}?)?(?:{SP}|-)(?:of{SP})?"
    rf"(?P<m>{MONTH}){_OF_YEAR}{_LATER_DMY}{END}",
    _month_day,
)
MONTH_DAY = Rule(
    rf"{_ON}?(?P<m>{MONTH}){SP}(?:the{SP})?(?P<d>{DAY}){ORDINAL}?(?:{_TO}(?P<until>{DAY}){ORDINAL}?)?{NO_MORE}"
    rf"{_OF_YEAR}{_LATER_MDY}{END}",
    _month_day,
)


def _nth(match: re.Match[str]) -> Meaning | None:
    inner = MonthDay(_month(match["m"]), NTH_DAYS[re.sub(r"\s", "-", match["o"].lower())])
    return _dated(inner, match) if inner.in_year(2000) else None


NTH_OF_MONTH = Rule(rf"the{SP}(?P<o>{NTH_DAY}){SP}of{SP}(?P<m>{MONTH}){_OF_YEAR}{END}", _nth)
MONTH_NTH = Rule(rf"(?P<m>{MONTH}){SP}(?:the{SP})?(?P<o>{NTH_DAY}){_OF_YEAR}{END}", _nth)


def _month_alone(match: re.Match[str]) -> Meaning | None:
    if not (match["y"] or match["rel"] or match["later"]) and not _may_be_month(match):
        return None
    return _dated(MonthName(_month(match["m"])), match)


_MONTH_CUES = frozenset(
    "in since until till by of last next this early late mid during through from between before after every for to "
    "around".split()
)
_STRONG_CUES = frozenset("in since until till last next this early late mid during through every".split())
_DAY_BEFORE = re.compile(rf"\d{ORDINAL}?\s$", re.IGNORECASE)
_BESIDE = re.compile(rf"{_TO}{MONTH}{END}")
_BEFORE = re.compile(rf"{MONTH}{_TO}$")


def _may_be_month(match: re.Match[str]) -> bool:
    """Whether the name of a month without a day or a year is one: names of people, verbs and short forms want a cue."""
    if _DAY_BEFORE.search(match.string[max(0, match.start() - 6) : match.start()]):
        return False  # a day that the month does not have
    if is_whole(match):
        return True
    words = match["m"]
    text, end = match.string, match.end()
    if _BESIDE.match(text, end) or _BEFORE.search(text[max(0, match.start() - 20) : match.start()]):
        return True
    cue = cue_before(match)
    if words.lower() in ("may", "march") or (len(words.rstrip(".")) <= 4 and words.lower() not in ("june", "july")):
        return cue in _STRONG_CUES
    return words.lower() not in ("april", "june", "august") or cue in _MONTH_CUES


MONTH_ALONE = Rule(rf"(?P<m>{MONTH}){_OF_YEAR}{_LATER_MONTH}(?!\w|{SP}?\d)", _month_alone)


def _iso(match: re.Match[str]) -> Meaning | None:
    try:
        return Known(day_of(date(int(match["y"]), int(match["m"]), int(match["d"]))))
    except ValueError:
        return None


def _slashes(match: re.Match[str]) -> Meaning | None:
    """Day and month by number where only one order is possible; between full stops the day always stands first."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["sep"] == "/" and first != second and max(first, second) <= 12:
        return None
    day, month = (second, first) if second > 12 and match["sep"] == "/" else (first, second)
    try:
        return Known(day_of(date(year, month, day)))
    except ValueError:
        return None


ISO = Rule(rf"(?P<y>{YEAR})(?P<sep>[-/])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?![\w/-])", _iso)
SLASHES = Rule(rf"(?P<a>\d\d?)(?P<sep>[./])(?P<b>\d\d?)(?P=sep)(?P<y>{YEAR})(?![\w/-]|\.\d)", _slashes)


def _season(match: re.Match[str]) -> Meaning | None:
    season, year = SEASONS[match["s"].lower()], match["y"]
    if match["which"]:
        return Chosen(_WHICH[match["which"].lower()], SeasonName(season))
    if not year:
        return None
    if season == "WI" and not match["y2"]:  # the winter of 2022 may be either of the two that touch the year
        return Known(between(date(int(year), 1, 1), season_of(int(year), season).last))
    return Known(season_of(int(year), season))


_WHICH: dict[str, Which] = {"last": "last", "past": "last", "this": "this", "next": "next", "coming": "next"}
SEASON = Rule(
    rf"(?:(?P<which>last|this|next){SP}|the{SP})?(?P<s>spring|summer|autumn|fall|winter)"
    rf"(?:(?:{SP}of|{SP}in|,)?{SP}(?P<y>{YEAR})(?:[-–/](?P<y2>\d\d(?:\d\d)?))?)?{END}",
    _season,
)

_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


def _part_of_year(match: re.Match[str]) -> Meaning | None:
    number = _ORDINALS[match["o"].lower()] if match["o"] else int(match["q"])
    unit: Literal["quarter", "half"] = "half" if (match["u"] or "").lower() == "half" else "quarter"
    if unit == "half" and number > 2:
        return None
    if match["y"]:
        return Known(part_of_year(int(match["y"]), number, unit))
    words = match["rel"].lower()
    return PartOfYear(number, unit, Running("year") if words.endswith("the year") else _relative_year(words))


PART_OF_YEAR = Rule(
    rf"(?:(?:the{SP})?(?P<o>{'|'.join(_ORDINALS)})(?:{SP}|-)(?P<u>quarter|half)|(?-i:Q)(?P<q>[1-4]))"
    rf"(?:(?:{SP}of|{SP}in|,)?{SP}(?P<y>{YEAR})|{SP}(?:of{SP})?(?P<rel>(?:last|this|next|that){SP}year|the{SP}year)){END}",
    _part_of_year,
)


_MONEY = re.compile(
    r"profit|earning|sales|revenue|growth|\bgdp\b|econom|output|shares?\b|results|income|\bloss|percent|per cent|%|"
    r"inflation|exports?|imports?|orders|bank|market|compan|trade|invest|budget|spending|[$£€]|produc|deliver|fiscal",
    re.IGNORECASE,
)


def _quarter_alone(match: re.Match[str]) -> Meaning | None:
    """`the third quarter` of a business year; matches have quarters, too, so the words about it must speak of money."""
    text = match.string[max(0, match.start() - 160) : match.end() + 160]
    return QuarterName(_ORDINALS[match["o"].lower()]) if _MONEY.search(text) else None


QUARTER_ALONE = Rule(rf"(?:the{SP})?(?P<o>{'|'.join(_ORDINALS)})(?:{SP}|-)quarter{END}", _quarter_alone)


def _season_years(match: re.Match[str]) -> Meaning | None:
    """`2014-15`, the years over which a season or a school year goes."""
    first, later = int(match["y"]), int(match["y2"])
    later += first // 100 * 100 if later < 100 else 0
    if later != first + 1:
        return None
    return Known(replace(between(date(first, 1, 1), date(later, 12, 31)), value=f"{first}/{later}"))


SEASON_YEARS = Rule(
    rf"(?:the{SP})?(?P<y>(?:19|20)\d\d)[-–/](?P<y2>(?:20)?\d\d){SP}(?:season|(?:school|academic|financial|fiscal){SP}year){END}",
    _season_years,
)


def _weekday(match: re.Match[str]) -> Meaning | None:
    number = WEEKDAYS[match["wd"].lower()]
    if match["week"]:
        return WeekdayOf(number, Offset("week", {"last": -1, "this": 0, "next": 1}[match["week"].split()[0].lower()]))
    if cue_before(match) in ("a", "any", "each"):
        return Vague(f"XXXX-WXX-{number}")
    which = re.split(r"\s+", match["which"].lower())[-1] if match["which"] else ""
    if which in ("following", "previous", "that"):
        side: Literal["after", "before"] = "after" if which == "following" else "before"
        return WeekdayOf(number, Told("day", 0), side) if which != "that" else WeekdayOf(number, Told("week", 0))
    return Weekday(number, _WHICH.get(which))


_WEEK = rf"(?:{SP}(?:of{SP})?(?P<week>(?:last|this|next){SP}week))?"
WEEKDAY = Rule(
    rf"(?:(?P<which>this{SP}past|this{SP}coming|last|past|next|this|coming|that|(?:the{SP})?(?:following|previous)){SP})?"
    rf"(?P<wd>{WEEKDAY_NAME}){_WEEK}(?!\w|{SP}week{END})",
    _weekday,
)

_FEAST_CUES = frozenset(
    "on at by before after since until till over during for this last next around every celebrate celebrated "
    "celebrates celebrating mark marked marking past in of between".split()
)


def _feast(match: re.Match[str]) -> Meaning | None:
    feast = feasts("en").get(re.sub(r"\s+", " ", match["f"].lower()).replace("’", "'"))
    if feast is None:
        return None
    day = FeastDay(feast)
    if match["y"] or match["rel"]:
        return _dated(day, match)
    if match["which"]:
        return Chosen(_WHICH[match["which"].lower()], day)
    if feast.cue and not is_whole(match):
        noun = NOUN_AFTER.match(match.string, match.end())
        if cue_before(match) not in _FEAST_CUES or (noun and noun["word"].lower() not in FUNCTION_WORDS):
            return None
    return day


@cache
def feast_rule() -> Rule:
    """The rule of feast names, made from their table on first use."""
    names = sorted(feasts("en"), key=len, reverse=True)
    forms = "|".join(re.escape(n).replace(r"\ ", SP).replace("'", "['’]") for n in names)
    return Rule(rf"(?:(?P<which>last|this|next){SP})?(?P<f>{forms}){_OF_YEAR}{END}", _feast)


@cache
def feast_starters() -> frozenset[str]:
    """First words of feast names, in lower case."""
    return frozenset(re.split(r"\W", name)[0] for name in feasts("en"))


LAST_MONTH = Rule(
    rf"(?P<which>last|next|this|past|coming){SP}(?P<m>{MONTH}){END}(?!{SP}?\d)",
    lambda m: Chosen(_WHICH[m["which"].lower()], MonthName(_month(m["m"]))),
)

NINE_ELEVEN = Rule(
    rf"(?:9/11(?![\d/])|(?:September|Sept?\.?){SP}11(?={SP}(?:terror(?:ist)?{SP})?(?:attacks?|hijack))|"
    rf"11{SP}September(?={SP}(?:terror(?:ist)?{SP})?attacks?))",
    lambda m: Known(day_of(date(2001, 9, 11))),
)
_WEEKS = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}


def _week_of_month(match: re.Match[str]) -> Meaning | None:
    return _dated(WeekOfMonth(_month(match["m"]), _WEEKS[match["o"].lower()]), match)


WEEK_OF_MONTH = Rule(
    rf"the{SP}(?P<o>{'|'.join(_WEEKS)}){SP}week{SP}of{SP}(?P<m>{MONTH}){_OF_YEAR}{END}", _week_of_month
)

MONTH_RULES = (NINE_ELEVEN, MONTH_DAY, MONTH_NTH, MONTH_ALONE)
DIGIT_RULES = (
    ISO,
    SLASHES,
    NINE_ELEVEN,
    DAY_MONTH,
    SEASON_YEARS,
    DECADE,
    BARE_DECADE,
    CENTURY,
    PART_OF_YEAR,
    YEAR_ALONE,
)
WEEKDAY_RULES = (DAY_MONTH, MONTH_DAY, WEEKDAY)
THE_RULES = (
    WEEK_OF_MONTH,
    DAY_MONTH,
    NTH_OF_MONTH,
    SEASON_YEARS,
    QUARTER_ALONE,
    DECADE,
    SHORT_DECADE,
    DECADE_WORD,
    CENTURY,
    SEASON,
    PART_OF_YEAR,
    WEEKDAY,
)
