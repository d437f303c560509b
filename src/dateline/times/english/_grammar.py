"""Finds English time expressions in running text.

Each word is looked up among the words with which an expression can begin; only then are the rules of that word tried,
the longest match wins, and a day, a clock time and a part of the day beside each other are joined.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.times._calendar import Part
from dateline.times._meaning import (
    Bounded,
    Clock,
    DayPart,
    Digits,
    Duration,
    Known,
    Meaning,
    Offset,
    Repeated,
    Running,
    Told,
    Vague,
)
from dateline.times._recurring import FeastDay, MonthDay, OfYear, Portion, Weekday, WeekdayOf
from dateline.times.english import _amounts, _clock, _dates, _relative, _vague, _years
from dateline.times.english._rule import Rule, word_before
from dateline.times.english._words import (
    CALENDAR_UNITS,
    DAY_PART,
    DAY_PARTS,
    END,
    MONTHS,
    NUMBERS,
    SEASONS,
    SP,
    SUN,
    WEEKDAYS,
)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression: where it stands, what it means, and the word before it."""

    start: int
    end: int
    meaning: Meaning
    cue: str = ""


_WORD = re.compile(r"[^\W_]+")
_FLAGS = re.IGNORECASE
_PREFIX = re.compile(
    rf"(?:the{SP})?(?:very{SP})?(?P<w>early|earlier|mid|middle|late|later|end|start|beginning|close)"
    rf"(?:{SP}(?P<of>of|in|on)|[-‐‑])?(?:{SP}|(?<=[-‐‑]))['’‘]?(?P<the>the{SP}(?P<u>week|month|quarter|year){END})?",
    _FLAGS,
)
_PART_OF = re.compile(
    rf"(?:the{SP})?(?:(?P<p>{DAY_PART}|early{SP}hours){SP}of|(?P<sun>{'|'.join(SUN)})(?:{SP}(?:on|of))?){SP}", _FLAGS
)
_PART_AFTER = re.compile(rf"{SP}(?P<p>{DAY_PART}|mid-?(?:morning|afternoon)){END}", _FLAGS)
_TO_DAY = re.compile(rf",?{SP}(?:on{SP}|in{SP}(?={DAY_PART}))?", _FLAGS)
_TO_CLOCK = re.compile(
    rf",?{SP}(?:(?:at|by|from|until){SP})?(?:(?:around|about|(?:just{SP})?(?:before|after)){SP})?", _FLAGS
)
_PARTS: dict[str, Part] = {
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "later": "late",
    "end": "end",
    "close": "end",
    "start": "start",
    "beginning": "start",
}
_DAYS = (Weekday, WeekdayOf, MonthDay, FeastDay)
_BAD_BEFORE = re.compile(r"[$£€¥#@&_/\\=]$|\d[.,:]$|[^\W\d_]-$|\d[-–]$")


def find(text: str, *, digits: bool = False) -> list[Found]:
    """Time expressions of a text in order, none inside another. `digits`: years too of which nothing but the tree can
    tell that they are any."""
    starters, feasts = _starters(), _dates.feast_starters()
    found: list[Found] = []
    end = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < end:
            continue
        key = word[0].lower()
        if not (key in starters or key[0].isdigit() or key in feasts):
            continue
        expression = _longest(text, start)
        if expression is not None and (digits or not isinstance(expression.meaning, Digits)):
            found.append(expression)
            end = expression.end
    return found


def is_since(found: Found) -> bool:
    """True when the expression is the start of what goes on: `since March`."""
    return found.cue == "since"


def _longest(text: str, start: int) -> Found | None:
    if not _may_start(text, start):
        return None
    choices = [c for c in (_core(text, start), _prefixed(text, start), _part_of_day(text, start)) if c]
    if not choices:
        return None
    end, meaning = _joined(text, *max(choices, key=lambda c: c[0]))
    return Found(start, end, meaning, word_before(text, start))


def _may_start(text: str, start: int) -> bool:
    """False inside larger tokens: amounts of money, decimals, addresses of pages, hyphenated words."""
    before = text[max(0, start - 2) : start]
    bad = _BAD_BEFORE.search(before)
    if bad is None:
        return True
    word = _WORD.match(text, start)
    key = word[0].lower() if word and before[-1:] in "-–" else ""
    return key.isdigit() or key in MONTHS or key in WEEKDAYS


def _core(text: str, start: int) -> tuple[int, Meaning] | None:
    """The longest expression that one rule finds."""
    word = _WORD.match(text, start)
    if word is None:
        return None
    key = word[0].lower()
    rules = _starters().get(key, ()) if not key[0].isdigit() else _digit_rules()
    if key in _dates.feast_starters() or key in ("last", "next", "this"):
        rules = (*rules, _dates.feast_rule())
    best: tuple[int, Meaning] | None = None
    for each in rules:
        match = each.pattern.match(text, start)
        if match and (best is None or match.end() > best[0]) and (meaning := each.build(match)):
            best = match.end(), meaning
    return best


def _prefixed(text: str, start: int) -> tuple[int, Meaning] | None:
    """`early April`, `later on Tuesday`, `the end of last year`."""
    prefix = _PREFIX.match(text, start)
    if prefix is None:
        return None
    word = prefix["w"].lower()
    if prefix["the"]:
        unit, _ = CALENDAR_UNITS[prefix["u"].lower()]
        return prefix.end(), Portion(_PARTS.get(word, "early"), Running(unit))
    core = _core(text, prefix.end()) or _part_of_day(text, prefix.end())
    if core is None or (word in ("end", "start", "beginning", "close", "middle") and prefix["of"] != "of"):
        return None
    end, meaning = core
    if isinstance(meaning, (Duration, Repeated, Vague, Clock, Portion)):
        return None
    if isinstance(meaning, (DayPart, *_DAYS)) or _is_day(meaning):
        return (end, meaning) if word in ("early", "earlier", "late", "later") else None
    if word in ("earlier", "later") and isinstance(meaning, Offset) and meaning.count == 0:
        return end, Bounded("before" if word == "earlier" else "after", meaning)
    return end, Portion(_PARTS.get(word, "early"), meaning)


def _part_of_day(text: str, start: int) -> tuple[int, Meaning] | None:
    """`the morning of 18 April`."""
    prefix = _PART_OF.match(text, start)
    day = _core(text, prefix.end()) if prefix else None
    if prefix is None or day is None or not _is_day(day[1]):
        return None
    code = SUN[prefix["sun"].lower()] if prefix["sun"] else DAY_PARTS[re.sub(r"\s+", " ", prefix["p"].lower())]
    return day[0], DayPart(day[1], code)


def _joined(text: str, end: int, meaning: Meaning) -> tuple[int, Meaning]:
    """The expression with a part of the day, a clock time or a day that follows it, when they make one expression."""
    if _is_day(meaning) and (part := _PART_AFTER.match(text, end)):
        code = DAY_PARTS[part["p"].lower().removeprefix("mid").lstrip("-")]
        end, meaning = part.end(), DayPart(meaning, code)
    if isinstance(meaning, Clock) and meaning.day is None:
        gap = _TO_DAY.match(text, end)
        day = (_core(text, gap.end()) or _part_of_day(text, gap.end())) if gap else None
        if day and _day_in(day[1]):
            return day[0], Clock(meaning.clock, _day_in(day[1]))
    elif _day_in(meaning):
        gap = _TO_CLOCK.match(text, end)
        clock = _core(text, gap.end()) if gap else None
        if clock and isinstance(clock[1], Clock):
            return clock[0], Clock(clock[1].clock, _day_in(meaning))
    return end, meaning


def _day_in(meaning: Meaning) -> Meaning | None:
    """The day of a day or of a part of one."""
    if isinstance(meaning, DayPart):
        return meaning.inner if _is_day(meaning.inner) else None
    return meaning if _is_day(meaning) else None


def _is_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Known):
        return meaning.known.unit == "day"
    if isinstance(meaning, (Offset, Told)):
        return meaning.unit == "day"
    if isinstance(meaning, OfYear):
        return isinstance(meaning.inner, MonthDay) and meaning.inner.until is None
    return isinstance(meaning, _DAYS) and getattr(meaning, "until", None) is None


@cache
def _digit_rules() -> tuple[Rule, ...]:
    return (*_dates.DIGIT_RULES, *_clock.DIGIT_RULES, *_amounts_and_offsets())


def _amounts_and_offsets() -> tuple[Rule, ...]:
    return (*_relative.AMOUNT_RULES, *_amounts.AMOUNT_RULES)


@cache
def _starters() -> dict[str, tuple[Rule, ...]]:
    """Rules by the first word of what they match, in lower case."""
    amounts = _amounts_and_offsets()
    table: dict[str, tuple[Rule, ...]] = {}

    def add(words: str, *rules: Rule) -> None:
        for word in words.split():
            table[word] = (*table.get(word, ()), *rules)

    add(" ".join(MONTHS), *_dates.MONTH_RULES)
    add(" ".join(WEEKDAYS), *_dates.WEEKDAY_RULES)
    add(" ".join(f"{word}s" for word in WEEKDAYS if word.endswith("day")), _amounts.WEEKDAYS_ALL)
    add(" ".join(SEASONS), _dates.SEASON)
    add("q1 q2 q3 q4 first second third fourth", _dates.PART_OF_YEAR)
    add("first second third fourth", _dates.QUARTER_ALONE)
    add(" ".join(word.partition("-")[0] for word in _years.CENTURY_WORDS), _years.CENTURY)
    add("today yesterday tomorrow tonight", *_relative.NAMED_RULES)
    add("overnight", _relative.OVERNIGHT)
    add("noon midday midnight", *_clock.NOON_RULES)
    add("last", *_relative.LAST_RULES, _dates.WEEKDAY, _dates.SEASON, _dates.LAST_MONTH, *_amounts.PAST_RULES)
    add(
        "next coming past",
        *_relative.LAST_RULES,
        _dates.WEEKDAY,
        _dates.SEASON,
        _dates.LAST_MONTH,
        *_amounts.PAST_RULES,
    )
    add("this", *_relative.THIS_RULES, _dates.WEEKDAY, _dates.SEASON, _dates.LAST_MONTH)
    add("that following previous same", _relative.NEXT_DAY, _dates.WEEKDAY)
    add("the", *_dates.THE_RULES, *_relative.THE_RULES, *_amounts.PAST_RULES)
    add("earlier later early late mid", *_relative.EARLY_RULES)
    add("end start beginning middle close morning afternoon evening night")
    add(" ".join(SUN))
    add("year", _relative.YEAR_END)
    add("now currently presently nowadays these", _vague.PRESENT)
    add("at", _vague.PRESENT)
    add("recently previously lately recent", _vague.PAST)
    add("soon coming next", _vague.FUTURE)
    add("the", _vague.PAST, _vague.FUTURE, _vague.FISCAL, _vague.SCHOOL)
    add("fiscal financial fy", _vague.FISCAL)
    add("its their", _relative.CURRENT)
    add("quarter a three", _amounts.SHARE)
    add("quarter half a", _clock.PAST_HOUR)
    add("hours days weeks months years decades centuries", _amounts.UNCOUNTED, _relative.LONG_AGO)
    add("half", _amounts.HALF)
    add("every each once twice daily weekly monthly quarterly yearly annually hourly nightly fortnightly several many",
        *_amounts.SET_RULES)  # fmt: skip
    add(" ".join(NUMBERS), *amounts, *_clock.NUMBER_RULES)
    add("a an several many few some more less fewer at up nearly almost about around over under roughly approximately "
        "just only well slightly", *amounts)  # fmt: skip
    return table
