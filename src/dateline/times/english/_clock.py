"""Clock times in English: `11.30am GMT`, `10 p.m.`, `14:05`, `noon`."""

from __future__ import annotations

import re

from dateline.times._meaning import Clock, DayPart, Meaning, Vague
from dateline.times.english._rule import Rule, cue_before, is_whole
from dateline.times.english._words import END, NUMBERS, SP, ZONE, ZONES

_DAY_AFTER = re.compile(
    rf",?{SP}(?:on{SP})?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow|tonight|"
    rf"(?:this|last|in{SP}the|that){SP}(?:morning|afternoon|evening|night)){END}",
    re.IGNORECASE,
)
_CUES = frozenset("at by from until till around before after about since between to and past for".split())
_HALF_OF_DAY = rf"{SP}?(?P<half>a\.?m\b\.?|p\.?m\b\.?)"
_ZONED = rf"(?:{SP}(?P<zone>{ZONE}){END})?"


def _clock(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    hour, minute = int(match["h"]), groups["m"]
    half = (groups.get("half") or "").replace(".", "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or not (half or groups["zone"] or _is_cued(match)):
        return None
    value = f"{hour:02}:{minute or '00'}"
    if groups.get("seconds"):
        value += f":{groups['seconds']}"
    return Clock(value + _zone(groups["zone"]))


def _zone(words: str | None) -> str:
    return ZONES.get(words.lower(), "") if words else ""


def _is_cued(match: re.Match[str]) -> bool:
    """A bare `14:05` may be a score, a verse or a ratio: it wants a preposition, a day, or nothing beside it."""
    return cue_before(match) in _CUES or is_whole(match) or _DAY_AFTER.match(match.string, match.end()) is not None


TWELVE = Rule(rf"(?P<h>\d\d?)(?:[:.](?P<m>[0-5]\d))?{_HALF_OF_DAY}{_ZONED}", _clock)
TWENTY_FOUR = Rule(rf"(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?::(?P<seconds>[0-5]\d))?(?![\w%]|[.,:/]\d){_ZONED}", _clock)
MILITARY = Rule(
    rf"(?P<h>[01]\d|2[0-3])\.?(?P<m>[0-5]\d)(?:{SP}(?P<zone>{ZONE})|{SP}?(?:hours|hrs)){END}",
    lambda m: Clock(f"{m['h']}:{m['m']}{_zone(m['zone'])}"),
)
_HOURS = {word: n for word, n in NUMBERS.items() if n <= 12 and word not in ("dozen", "couple")}


def _o_clock(match: re.Match[str]) -> Meaning | None:
    words = match["w"].lower()
    hour = int(words) if words.isdigit() else _HOURS[words]
    if not 1 <= hour <= 12:
        return None
    if not match["part"]:  # which half of the day is left open
        return DayPart(Vague("XXXX-XX-XX"), "XX")
    late = match["part"].lower() in ("afternoon", "evening") or (match["part"].lower() == "night" and hour >= 6)
    return Clock(f"{hour % 12 + 12 * late:02}:00")


O_CLOCK = Rule(
    rf"(?P<w>\d\d?|{'|'.join(_HOURS)}){SP}o['’]clock(?:{SP}(?:in{SP}the|at){SP}(?P<part>morning|afternoon|evening|night))?{END}",
    _o_clock,
)
_PAST = {"quarter past": 15, "half past": 30, "quarter to": -15}


def _past_hour(match: re.Match[str]) -> Meaning | None:
    """`half past ten`, of which the words leave open whether it is morning or evening, unless they say so."""
    hour = int(match["w"]) if match["w"].isdigit() else _HOURS[match["w"].lower()]
    if not 1 <= hour <= 12:
        return None
    if not match["part"]:
        return DayPart(Vague("XXXX-XX-XX"), "XX")
    late = match["part"].lower() in ("afternoon", "evening") or (match["part"].lower() == "night" and hour >= 6)
    minutes = (hour % 12 + 12 * late) * 60 + _PAST[re.sub(r"\s+", " ", match["p"].lower())]
    return Clock(f"{minutes // 60 % 24:02}:{minutes % 60:02}")


PAST_HOUR = Rule(
    rf"(?:an?{SP})?(?P<p>quarter{SP}past|half{SP}past|quarter{SP}to){SP}(?P<w>\d\d?|{'|'.join(_HOURS)})"
    rf"(?:{SP}(?:in{SP}the|at){SP}(?P<part>morning|afternoon|evening|night))?{END}",
    _past_hour,
)
NOON = Rule(
    rf"(?P<w>noon|midday|midnight){_ZONED}{END}",
    lambda m: Clock(("24:00" if m["w"] == "midnight" else "12:00") + _zone(m["zone"])) if m["w"].islower() else None,
)

DIGIT_RULES = (TWELVE, TWENTY_FOUR, MILITARY, O_CLOCK)
NUMBER_RULES = (O_CLOCK,)
NOON_RULES = (NOON,)
