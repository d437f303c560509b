"""Expressions that lean on the report's date or on the narrative: `yesterday`, `last month`, `two days later`."""

from __future__ import annotations

import re

from dateline.times._calendar import Part, Unit
from dateline.times._meaning import About, Bounded, DayPart, Meaning, Offset, Overnight, Running, Told, Vague
from dateline.times._recurring import Portion
from dateline.times.english._rule import Rule, cue_before
from dateline.times.english._words import (
    CALENDAR_UNITS,
    DASH,
    DAY_PART,
    DAY_PARTS,
    END,
    GAP,
    NUMBER,
    QUALIFIER,
    SP,
    UNIT,
    number_of,
    unit_of,
)

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_EARLIER = rf"(?P<mod>earlier|later|early|late|mid)(?:{SP}(?:on|in)|-)?{SP}?"
_LAST_NEXT = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "past": -1}
# What ends an anaphoric phrase: "two days after", he said; but not "two days after the vote".
_STOP = rf"(?=\s*(?:[.,;:!?)\]”’\"'—–]|$)|{SP}(?:and|but|that|when|in|at|on)\b)"


def _named_day(match: re.Match[str]) -> Meaning:
    word = match["day"].lower()
    day = Offset("day", _DAYS[word])
    part = "night" if word == "tonight" else (match["part"] or "").lower()
    return DayPart(day, DAY_PARTS[part]) if part else day


TODAY = Rule(rf"(?P<day>today|yesterday|tomorrow|tonight)(?:{SP}(?P<part>{DAY_PART}))?{END}", _named_day)
DAY_BUT_ONE = Rule(
    rf"the{SP}day{SP}(?P<w>before{SP}yesterday|after{SP}tomorrow){END}",
    lambda m: Offset("day", -2 if m["w"].lower().startswith("before") else 2),
)
LAST_NIGHT = Rule(
    rf"(?P<w>last|this){SP}(?P<part>{DAY_PART}){END}",
    lambda m: (
        DayPart(Offset("day", -1 if m["w"].lower() == "last" else 0), DAY_PARTS[m["part"].lower()])
        if m["w"].lower() == "this" or m["part"].lower() in ("night", "evening")
        else None
    ),
)


def _overnight(match: re.Match[str]) -> Meaning | None:
    after = _OTHER_NIGHT.match(match.string, match.end())
    return DayPart(Vague("XXXX-XX-XX"), "NI") if after else Overnight()


_OTHER_NIGHT = re.compile(rf"{SP}(?:on|from|into|between|through|to)\b|{SP}\w+day\b", re.IGNORECASE)
OVERNIGHT = Rule(rf"overnight(?!{SP}(?:success|stay|bag|sensation|train|flight)){END}", _overnight)


def _last_unit(match: re.Match[str]) -> Meaning | None:
    words, unit = match["w"].lower(), CALENDAR_UNITS.get(match["u"].lower())
    if unit is None or unit[1] != 1:
        return None
    return Offset(unit[0], _LAST_NEXT[words])


LAST_UNIT = Rule(
    rf"(?!this{SP}weekend)(?P<w>last|this|next){SP}(?P<u>week|weekend|month|quarter|year){END}(?!{SP}of\b)", _last_unit
)
THIS_PAST = Rule(
    rf"(?:this|the){SP}(?P<w>past|coming){SP}(?P<u>weekend){END}|this{SP}(?P<w2>past|coming){SP}(?P<u2>week|month|year){END}",
    lambda m: _last_unit(m) if m["u"] else Offset(CALENDAR_UNITS[m["u2"].lower()][0], _LAST_NEXT[m["w2"].lower()]),
)
CURRENT = Rule(
    rf"(?:the|its|their){SP}current{SP}(?P<u>week|month|quarter|year){END}",
    lambda m: Offset(CALENDAR_UNITS[m["u"].lower()][0], 0),
)
_WEEKEND_CUES = ("at", "over", "during", "on", "throughout", "through", "until", "since", "before", "after")
WEEKEND = Rule(
    rf"(?:the|this){SP}weekend{END}",
    lambda m: Running("weekend") if cue_before(m) in _WEEKEND_CUES or m[0][:4].lower() == "this" else None,
)


def _bounded(match: re.Match[str]) -> Meaning:
    unit, words = CALENDAR_UNITS[match["u"].lower()][0], match["mod"].lower()
    inner = Offset(unit, _LAST_NEXT[match["w"].lower()])
    if words in ("earlier", "later") and inner.count == 0:
        return Bounded("before" if words == "earlier" else "after", inner)
    part: Part = "early" if words.startswith("earl") else "late" if words.startswith("late") else "mid"
    return Portion(part, inner)


EARLIER_THIS = Rule(rf"{_EARLIER}(?P<w>last|this|next){SP}(?P<u>week|month|quarter|year){END}", _bounded)


def _ago(match: re.Match[str]) -> Meaning | None:
    count, unit = _amount(match), CALENDAR_UNITS.get(unit_of(match["u"]))
    if unit is None:
        return DayPart(Vague("XXXX-XX-XX"), "XX")
    if count is None:
        return Vague("PAST_REF")
    if count != int(count) or count > 9999:
        return About(Offset(unit[0], -round(min(count, 9999) * unit[1])))
    there = Offset(unit[0], -int(count) * unit[1])
    return About(there) if match["q"] or "couple" in match[0].lower() else there


def _amount(match: re.Match[str]) -> float | None:
    """The count of an amount; None when the words leave it open."""
    if match["vague"] or match["other"]:
        return None
    number = number_of(match["n"]) if match["n"] else 1.0
    return number + 0.5 if match["half"] else number


_HALF = rf"{GAP}and{GAP}a{GAP}half"
_OTHER = rf"(?P<other>(?:{SP}?{DASH}{SP}?|{SP}(?:to|or){SP}){NUMBER})?"
_OPEN = rf"(?P<vague>several|many|some|a{SP}few|few|a{SP}number{SP}of)"
_COUNT = rf"(?:{_OPEN}|an?(?={GAP}{UNIT})|(?P<n>{NUMBER})(?P<half>{_HALF})?{_OTHER})"
AMOUNT = rf"(?:(?P<q>{QUALIFIER}){SP})?{_COUNT}{GAP}(?P<u>{UNIT})s?['’]?"
AGO = Rule(rf"{AMOUNT}{SP}(?:ago|back(?=[.,]|{SP}(?:when|in)\b)){END}", _ago)
LONG_AGO = Rule(rf"(?:days|weeks|months|years|decades|centuries){SP}ago{END}", lambda m: Vague("PAST_REF"))


def _hence(match: re.Match[str]) -> Meaning | None:
    count, unit = _amount(match), CALENDAR_UNITS.get(unit_of(match["u"]))
    if unit is None or count is None or count != int(count) or count > 9999:
        return Vague("FUTURE_REF")
    there = Offset(unit[0], int(count) * unit[1])
    return About(there) if match["q"] else there


HENCE = Rule(
    rf"{AMOUNT}{SP}(?:from{SP}(?:now|today)|time){END}",
    lambda m: _hence(m) if not m[0].lower().endswith("time") or cue_before(m) == "in" else None,
)


def _later(match: re.Match[str]) -> Meaning | None:
    count, unit = _amount(match), CALENDAR_UNITS.get(unit_of(match["u"]))
    if unit is None:
        return DayPart(Vague("XXXX-XX-XX"), "XX")
    if count is None or count != int(count) or count > 9999:
        return Vague("XXXX-XX-XX")
    way = -1 if match["way"].lower() in ("earlier", "before", "previously") else 1
    there = Told(unit[0], way * int(count) * unit[1])
    return About(there) if match["q"] else there


LATER = Rule(rf"{AMOUNT}{SP}(?P<way>later|earlier|afterwards?|previously|(?:before|after){_STOP}){END}", _later)
DAY_BEFORE = Rule(
    rf"the{SP}(?P<u>day|week|month|year|night|evening|morning){SP}(?P<way>before|after){END}{_STOP}",
    lambda m: _told(m["u"], -1 if m["way"].lower() == "before" else 1),
)
NEXT_DAY = Rule(
    rf"(?:the{SP})?(?P<way>next|following|previous|same){SP}(?:very{SP})?(?P<u>day|week|month|year|{DAY_PART}){END}"
    rf"|(?P<that>that){SP}(?:same{SP}|very{SP})?(?P<v>day|week|month|year|{DAY_PART}){END}",
    lambda m: _next_day(m),
)
_OVER = frozenset("over in for within during".split())


def _next_day(match: re.Match[str]) -> Meaning | None:
    if match["that"]:
        return _told(match["v"], 0)
    way, unit = match["way"].lower(), match["u"].lower()
    definite = match[0][:3].lower() == "the"
    if way == "next" and (not definite or (unit in ("week", "month", "year") and cue_before(match) in _OVER)):
        return None
    if not definite and not (way in ("following", "previous") and unit in DAY_PARTS):
        return None
    return _told(unit, {"next": 1, "following": 1, "previous": -1, "same": 0}[way])


def _told(word: str, count: int) -> Meaning:
    word = word.lower()
    if word in DAY_PARTS:
        return DayPart(Told("day", count), DAY_PARTS[word])
    unit: Unit = CALENDAR_UNITS[word][0]
    return Told(unit, count)


YEAR_END = Rule(rf"(?:the{SP})?year(?:{SP}|[-‐‑])?end{END}", lambda m: Portion("end", Running("year")))

NAMED_RULES = (TODAY,)
LAST_RULES = (LAST_NIGHT, LAST_UNIT, NEXT_DAY)
THIS_RULES = (LAST_NIGHT, LAST_UNIT, THIS_PAST, WEEKEND)
THE_RULES = (CURRENT, DAY_BUT_ONE, THIS_PAST, WEEKEND, DAY_BEFORE, NEXT_DAY)
EARLY_RULES = (EARLIER_THIS,)
AMOUNT_RULES = (AGO, HENCE, LATER)
