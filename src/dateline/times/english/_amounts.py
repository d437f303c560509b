"""Durations and repeated times in English: `for six-and-a-half weeks`, `a three-hour interview`, `twice a year`."""

from __future__ import annotations

import re

from dateline.times._meaning import Duration, Meaning, Repeated
from dateline.times.english._relative import AMOUNT
from dateline.times.english._rule import Rule, cue_before, is_whole
from dateline.times.english._words import (
    DAY_PART,
    DAY_PARTS,
    END,
    GAP,
    ISO_UNITS,
    MONTH_NAME,
    MONTHS,
    NUMBER,
    SEASONS,
    SP,
    UNIT,
    WEEKDAY_NAME,
    WEEKDAYS,
    number_of,
    unit_of,
)

_AGE = rf"(?!{GAP}old\b|{SP}of{SP}age\b|{SP}(?:younger|older|his|her|their){SP}?(?:junior|senior)?)"
# After these "a week" is a length of time; elsewhere it is as often a rate ("six pounds a week").
_ARTICLE_CUES = frozenset(
    "for in within after over under than nearly almost about around lasted lasting lasts last takes took take taking "
    "spent spend spending during least most just only served serve serving half".split()
)


_LEANS = re.compile(rf"{SP}(?:after|before){END}", re.IGNORECASE)


def iso(count: float, word: str) -> str:
    """An ISO 8601 duration: `P8.5M`."""
    prefix, factor, letter = ISO_UNITS[unit_of(word)]
    return f"{prefix}{count * factor:.10g}{letter}"


def _open(word: str) -> str:
    """The duration of an unknown number of units: `PXD`."""
    prefix, factor, letter = ISO_UNITS[unit_of(word)]
    return f"{prefix}{'X' * len(str(factor))}{letter}"


def _duration(match: re.Match[str]) -> Meaning | None:
    word = match["u"]
    if unit_of(word) in ("min", "sec", "hr") and not (match["n"] or "x")[0].isdigit():
        return None
    if match["vague"]:
        return Duration(_open(word))
    if match["n"] and _is_number_of_its_own(match):
        return None
    if match["n"]:
        count = number_of(match["n"]) + (0.5 if match["half"] else 0)
        return Duration(iso(count, word)) if not match["other"] else Duration(_open(word))
    if match["tail"]:
        return _and_a_half(word)
    leans = _LEANS.match(match.string, match.end()) is not None
    cued = bool(match["q"]) or cue_before(match) in _ARTICLE_CUES or is_whole(match) or leans
    return Duration(iso(1, word)) if cued and unit_of(word) not in ("second", "sec", "min") else None


def _is_number_of_its_own(match: re.Match[str]) -> bool:
    """True for `2018 day five`, where a year only stands before a unit."""
    return bool(re.match(r"(?:1[5-9]|20)\d\d\s\w+[^s\W]$", match[0]))


def _and_a_half(word: str) -> Meaning:
    return Duration("PT1H30M" if unit_of(word) == "hour" else iso(1.5, word))


_TAIL = rf"(?P<tail>{SP}and{SP}a{SP}half)?"
DURATION = Rule(rf"{AMOUNT}{_TAIL}{END}{_AGE}", _duration)
_HALVES = {"hour": "PT30M", "day": "PT12H", "year": "P6M", "century": "P50Y", "decade": "P5Y"}
HALF = Rule(
    rf"half{GAP}(?:an?{GAP})?(?P<u>hour|day|year|century|decade){END}",
    lambda m: Duration(_HALVES[m["u"].lower()]) if m["u"].lower() != "day" or "-" not in m[0] else None,
)
_SHARES = {"quarter": {"century": "P25Y", "hour": "PT15M"}, "quarters": {"hour": "PT45M"}}
SHARE = Rule(
    rf"(?:an?{GAP}|three{GAP})?(?P<s>quarters?){GAP}(?:of{GAP}an?{GAP}|an?{GAP})?(?P<u>century|hour){END}",
    lambda m: Duration(value) if (value := _SHARES[m["s"].lower()].get(m["u"].lower())) else None,
)
MIXED = Rule(
    rf"(?P<n>\d{{1,4}}){SP}(?:1/2|½){SP}(?P<u>{UNIT})s?{END}{_AGE}", lambda m: Duration(iso(int(m["n"]) + 0.5, m["u"]))
)
_UNCOUNTED_CUES = frozenset("for in after within over through lasted lasting took taken spent".split())
UNCOUNTED = Rule(
    rf"(?P<u>hours|days|weeks|months|years|decades|centuries){END}(?!{SP}(?:ago|later|earlier|old|before|after|afterwards)\b)",
    lambda m: (
        Duration(_open(m["u"][:-1] if m["u"].lower() != "centuries" else "century"))
        if cue_before(m) in _UNCOUNTED_CUES
        else None
    ),
)


def _past_three(match: re.Match[str]) -> Meaning | None:
    word = match["u"]
    if match["vague"]:
        return Duration(_open(word))
    if match["n"]:
        return Duration(iso(number_of(match["n"]) + (0.5 if match["half"] else 0), word))
    if match[0].lower().endswith("s"):
        return Duration(_open(word)) if match["w"].lower() in ("past", "last") else None
    # "the last week" may be a calendar week or seven days; after a preposition of length it is a length
    return Duration(iso(1, word)) if cue_before(match) in ("over", "in", "for", "during", "within") else None


PAST_THREE = Rule(
    rf"(?:the{SP})?(?P<w>past|last|next|coming){SP}(?:(?:(?P<vague>several|few|couple{SP}of)|(?P<n>{NUMBER})"
    rf"(?P<half>{GAP}and{GAP}a{GAP}half)?){GAP})?(?P<u>{UNIT})s?{END}",
    lambda m: _past_three(m) if m["n"] or m["vague"] or m[0][:3].lower() == "the" else None,
)

_OFTEN = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annually": "P1Y",
}
OFTEN = Rule(rf"(?:twice[-\s])?(?P<w>{'|'.join(_OFTEN)}){END}", lambda m: _often(m))


def _often(match: re.Match[str]) -> Meaning | None:
    word = match["w"]
    return Repeated(_OFTEN[word.lower()]) if word[0].islower() or match.start() == 0 else None


def _every(match: re.Match[str]) -> Meaning | None:
    word = match["w"].lower()
    if word in WEEKDAYS:
        return Repeated(f"XXXX-WXX-{WEEKDAYS[word]}")
    if word in MONTHS:
        return Repeated(f"XXXX-{MONTHS[word]:02}")
    if word in SEASONS:
        return Repeated(f"XXXX-{SEASONS[word]}")
    if word in DAY_PARTS:
        return Repeated(f"XXXX-XX-XXT{DAY_PARTS[word]}")
    if word == "weekend":
        return Repeated("XXXX-WXX-WE")
    count = 2.0 if match["other"] else number_of(match["n"]) if match["n"] else 1.0
    return Repeated(iso(count, word.removesuffix("s")))


EVERY = Rule(
    rf"(?:every|each)(?:{SP}(?:single{SP}|(?P<other>other){SP}|(?P<n>{NUMBER}){SP})?)"
    rf"(?P<w>{WEEKDAY_NAME}|{MONTH_NAME}|{'|'.join(SEASONS)}|weekend|{DAY_PART}|(?:second|minute|hour|day|week|fortnight|"
    rf"month|year|decade)s?){END}",
    _every,
)
TWICE = Rule(
    rf"(?:once|twice|(?:{NUMBER}|several|many){SP}times){SP}(?:an?|every|each|per|in{SP}an?){SP}(?P<u>{UNIT}){END}",
    lambda m: Repeated(iso(1, m["u"])),
)
WEEKDAYS_ALL = Rule(
    rf"(?P<wd>{WEEKDAY_NAME})s(?:{SP}(?:{DAY_PART}s?))?{END}",
    lambda m: Repeated(f"XXXX-WXX-{WEEKDAYS[m['wd'].lower()]}") if cue_before(m) in ("on", "and", "of") else None,
)

AMOUNT_RULES = (TWICE, DURATION, MIXED)
PAST_RULES = (PAST_THREE,)
SET_RULES = (EVERY, TWICE, OFTEN)
