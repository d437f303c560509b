"""The words of English time expressions, as pieces of regular expressions and tables from word to number.

Pieces are joined into patterns compiled with `re.IGNORECASE`; months that are also other words keep their case.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.times._calendar import Season, Unit

# White space inside an expression: a line may break in it, a paragraph may not.
SP: Final = r"(?:[^\S\n]{1,4}\n?[^\S\n]{0,4}|\n[^\S\n]{0,4})"
GAP: Final = rf"(?:{SP}|[-‐‑])"
DASH: Final = r"[-‐‑–—]"
END: Final = r"(?!\w)"

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH_FORMS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_CASED = {"March", "April", "May", "June", "August"}  # words or given names in lower case


def _cased(word: str) -> str:
    return f"(?-i:{word}|{word.upper()})"


MONTH_NAME: Final = "|".join(_cased(m) if m in _CASED else m for m in _MONTHS)
MONTH_SHORT: Final = "|".join(f"{_cased(m.title())}\\.?" for m in sorted(_MONTH_FORMS, key=len, reverse=True))
MONTH: Final = f"(?:{MONTH_NAME}|(?:{MONTH_SHORT})(?![\\w]))"
WEEKDAY_NAME: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
WEEKDAY_SHORT: Final = r"(?-i:Mon|Tues|Tue|Weds|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b\.?"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
ORDINAL: Final = r"(?:st|nd|rd|th)"
YEAR: Final = r"(?:1\d|20)\d\d(?!\d)"

MONTHS: Final = {m.lower(): n for n, m in enumerate(_MONTHS, 1)} | _MONTH_FORMS
WEEKDAYS: Final = {w.lower(): n for n, w in enumerate(WEEKDAY_NAME.split("|"), 1)} | {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "weds": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7
}  # fmt: skip

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = [*_ONES.split(), "eighteen", "nineteen"]
NUMBERS: Final = (
    {word: n for n, word in enumerate(_SMALL, 1)}
    | {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
    | {"hundred": 100, "dozen": 12, "couple": 2}
)
_ONE_TO_NINE = "|".join(_SMALL[:9])
NUMBER: Final = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d{1,2})?|"
    rf"(?:{_TENS.replace(' ', '|')})(?:[-\s](?:{_ONE_TO_NINE}))?|(?:{'|'.join(sorted(_SMALL, key=len, reverse=True))})|"
    rf"an?{SP}(?:hundred|dozen|couple(?:{SP}of)?))"
)
UNIT: Final = r"(?:second|minute|hour|day|week|fortnight|month|year|decade|centurie?|min|sec|hr)"
ISO_UNITS: Final = {
    "second": ("PT", 1, "S"),
    "sec": ("PT", 1, "S"),
    "minute": ("PT", 1, "M"),
    "min": ("PT", 1, "M"),
    "hour": ("PT", 1, "H"),
    "hr": ("PT", 1, "H"),
    "day": ("P", 1, "D"),
    "week": ("P", 1, "W"),
    "fortnight": ("P", 2, "W"),
    "month": ("P", 1, "M"),
    "year": ("P", 1, "Y"),
    "decade": ("P", 10, "Y"),
    "century": ("P", 100, "Y"),
}
# Calendar unit and how many of it one English unit is.
CALENDAR_UNITS: Final[dict[str, tuple[Unit, int]]] = {
    "day": ("day", 1),
    "week": ("week", 1),
    "fortnight": ("week", 2),
    "month": ("month", 1),
    "year": ("year", 1),
    "decade": ("year", 10),
    "weekend": ("weekend", 1),
    "quarter": ("quarter", 1),
}
SEASONS: Final[dict[str, Season]] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS: Final = {
    "morning": "MO",
    "mornings": "MO",
    "early hours": "MO",
    "afternoon": "AF",
    "lunchtime": "MI",
    "evening": "EV",
    "night": "NI",
}
SUN: Final = {"dawn": "MO", "daybreak": "MO", "sunrise": "MO", "dusk": "EV", "sunset": "EV", "nightfall": "EV"}
DAY_PART: Final = r"(?:morning|afternoon|lunchtime|evening|night)"
# Offsets from Greenwich of the zones that newspapers name by letters of one meaning; others are dropped.
ZONES: Final = {
    "gmt": "Z", "utc": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00",
    "msk": "+03:00", "est": "-05:00", "edt": "-04:00", "pst": "-08:00", "pdt": "-07:00", "mst": "-07:00",
    "mdt": "-06:00", "cdt": "-05:00", "jst": "+09:00", "aest": "+10:00", "aedt": "+11:00",
}  # fmt: skip
ZONE: Final = rf"(?:(?-i:{'|'.join(z.upper() for z in ZONES)}|IST|ET|PT|CT|CST)|local{SP}time|Eastern(?:{SP}time)?)"
QUALIFIER: Final = (
    r"(?:(?:just|only|well|a little|slightly)\s)?"
    r"(?:more\sthan|less\sthan|fewer\sthan|at\sleast|at\smost|up\sto|nearly|almost|about|around|over|under|roughly|"
    r"approximately|some)"
)
_NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
)
_NTH += " sixteenth seventeenth eighteenth nineteenth twentieth"
NTH_DAYS: Final = (
    {word: n for n, word in enumerate(_NTH.split(), 1)}
    | {f"twenty-{word}": 20 + n for n, word in enumerate(_NTH.split()[:9], 1)}
    | {"thirtieth": 30, "thirty-first": 31}
)
NTH_DAY: Final = "|".join(sorted(NTH_DAYS, key=len, reverse=True))
_BOUNDARY = re.compile(r"[\s\-]+")


def number_of(words: str) -> float:
    """The number that NUMBER matched."""
    digits = words.replace(",", "")
    if digits[0].isdigit():
        return float(digits)
    parts = [p for p in _BOUNDARY.split(words.lower()) if p not in ("a", "an", "of")]
    return float(sum(NUMBERS[p] for p in parts))


def unit_of(word: str) -> str:
    """The unit that UNIT matched, in the singular."""
    word = word.lower()
    return "century" if word.startswith("centur") else word
