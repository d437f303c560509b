"""Years, decades and centuries in English, by digits and by words."""

from __future__ import annotations

import re

from dateline.times._calendar import century_of, decade_of, year_of
from dateline.times._meaning import Digits, Known, Meaning
from dateline.times.english._rule import Rule, cue_before, is_whole
from dateline.times.english._words import END, ORDINAL, SP, YEAR

NO_MORE = r"(?![\w%]|[.,:/]\d)"  # what follows a number that ends there
_YEAR_CUE = re.compile(
    r"\b(?P<strong>in|since|during|until|till|year|early|late|mid|circa|spring|summer|autumn|fall|winter|(?:end|start|"
    r"beginning|middle|half|quarter)\sof|between)\W$|\b(?P<weak>by|of|from|to|for|through|before|after|between\s\d{4}\sand)\s$"
    r"|\((?P<bracket>(?:[^()]{0,30}\W)?)$|\b(?P<det>the|an?|his|her|its|their|our|this|that)\s$|(?P<owner>['’]s)\s$"
)
NOUN_AFTER = re.compile(rf"{SP}(?P<word>[^\W\d_]+)")
_STREETS = "Street|St|Avenue|Ave|Road|Rd|Drive|Lane|Boulevard|Way|Place|Court"
_ADDRESS = re.compile(rf"{SP}(?:[A-Z]\w+{SP}){{1,3}}(?:{_STREETS})\b")
COUNTED = re.compile(
    rf"{SP}?(?:%|percent|per{SP}cent|km|kg|kilo\w+|met(?:re|er)s?|miles?|feet|ft|people|men|women|children|dollars|euros|"
    r"pounds|(?-i:Ford|Toyota|Honda|Chevrolet|Chevy|Nissan|BMW|Mercedes|Audi|Volkswagen|Hyundai|Kia|Dodge|Jeep|GMC|"
    r"Subaru|Mazda|Lexus|Tesla|Volvo|Porsche|Buick|Cadillac|Chrysler|Pontiac|Mercury|Lincoln|model)|troops|soldiers|tons|tonnes|barrels|points|votes|volts|degrees|times|more|others|additional)\b",
    re.IGNORECASE,
)
_YEAR_RANGE = re.compile(rf"{SP}?[-–—/]{SP}?(?P<y>(?:1[89]|20)\d\d|\d\d)(?![\w,.-])")
_RANGE_OPENS = re.compile(rf"{SP}?[-–—]{SP}?(?P<y>(?:1[5-9]|20)\d\d)(?!\w|[,.]\d|-\d)")
_RANGE_CLOSES = re.compile(r"(?<![\d-])(?P<y>(?:1[5-9]|20)\d\d)\s?[-–—]\s?$")
_LONGEST_RANGE = 120  # years
_EARLIER_YEAR = re.compile(
    r"(?:\b(?:in|since|between|from|for|during|of)\s(?:(?:1[89]|20)\d\d,\s)*|\()(?P<y>1\d\d\d|20\d\d)"
    r"(?:\s?[-–—]\s?|,?\s(?:and|or|to)\s|,\s)$"
)
FUNCTION_WORDS = frozenset(
    "and as but by for from he in is it of on or she that the there they this to was were when where which while who "
    "with after also at had has have during before until a an we i his her its their be been would will".split()
)


def _year(match: re.Match[str]) -> Meaning | None:
    """A year by its digits alone, where something beside it says that it is one."""
    year = int(match["y"])
    text, start, end = match.string, match.start(), match.end()
    if is_whole(match):
        return Known(year_of(year))
    if _ADDRESS.match(text, end) or COUNTED.match(text, end):
        return None
    if _is_year(text, start, end, year):
        return Known(year_of(year))
    return Digits(year_of(year)) if 1900 <= year <= 2100 else None


def _is_year(text: str, start: int, end: int, year: int) -> bool:
    before = text[max(0, start - 34) : start].lower()
    ranged = _YEAR_RANGE.match(text, end)
    if text[end : end + 2] in ("'s", "’s"):
        return year >= 1900
    if (later := _RANGE_OPENS.match(text, end)) and year < int(later["y"]) <= year + _LONGEST_RANGE:
        return True
    if (opened := _RANGE_CLOSES.search(before)) and int(opened["y"]) < year <= int(opened["y"]) + _LONGEST_RANGE:
        return True
    if earlier := _EARLIER_YEAR.search(before):
        return int(earlier["y"]) < year <= 2100
    cue = _YEAR_CUE.search(before)
    if cue is None:
        return False
    noun = NOUN_AFTER.match(text, end)
    follower = noun["word"].lower() if noun else ""
    counts = bool(follower) and follower not in FUNCTION_WORDS and follower.endswith("s")
    if cue["strong"]:
        return (year >= 1500 and not counts) or (year >= 1900 and year % 100 != 0)
    if cue["weak"]:
        return 1900 <= year <= 2100 and not counts and (year % 100 != 0 or cue["weak"].startswith("between"))
    if cue["bracket"] is not None:
        return bool(ranged) or (1900 <= year <= 2100 and text[end : end + 1] in (")", ",", ";"))
    return 1950 <= year <= 2050 and year % 100 != 0 and bool(noun) and follower not in FUNCTION_WORDS


YEAR_ALONE = Rule(rf"(?P<y>{YEAR}){NO_MORE}", _year)


def _decade(match: re.Match[str]) -> Meaning | None:
    digits = int(match["y"])
    if digits >= 1000 and match[0][-2] in "'’" and digits >= 2010:
        return None  # a year's own: "2050's targets"
    if digits >= 1000:
        return Known(decade_of(digits)) if digits % 100 or digits >= 2000 else None
    return Known(decade_of(1900 + digits)) if digits >= 30 else None


_DECADES = {"twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196, "seventies": 197,
            "eighties": 198, "nineties": 199}  # fmt: skip
DECADE = Rule(rf"(?:the{SP})?(?P<y>(?:1\d|20)\d0)['’]?s{END}", _decade)
_SHORT_CUES = ("early", "mid", "late")
BARE_DECADE = Rule(
    rf"(?P<y>[3-9]0)['’]?s{END}(?!\s?°)",
    lambda m: (
        _decade(m) if cue_before(m) in _SHORT_CUES or m.string[max(0, m.start() - 1) : m.start()] in "'’‘" else None
    ),
)
SHORT_DECADE = Rule(rf"the{SP}['’‘]?(?P<y>[3-9]0)['’]?s{END}(?!\s?°)", _decade)
DECADE_WORD = Rule(
    rf"the{SP}(?:19)?(?P<w>{'|'.join(_DECADES)}){END}", lambda m: Known(decade_of(_DECADES[m["w"].lower()] * 10))
)
CENTURY_WORDS = {
    word: number
    for number, word in enumerate(
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(), 15
    )
}
CENTURY = Rule(
    rf"(?:the{SP})?(?:(?P<n>[1-9]|1\d|2[01]){ORDINAL}|(?P<w>{'|'.join(CENTURY_WORDS)}))(?:{SP}|-)century{END}(?!{SP}BC)",
    lambda m: Known(century_of(int(m["n"]) if m["n"] else CENTURY_WORDS[m["w"].lower()])),
)
