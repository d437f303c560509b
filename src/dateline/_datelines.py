"""The dateline that opens a report: `HANOI, Vietnam (AP) —`; no part of the sentence after it."""

from __future__ import annotations

import re

REACH = 120  # characters in which a dateline ends
# Names in capitals, any names before an agency or a day, or any names in brackets; then a dash.
_PLACE = r"[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,3}"
# A country or state may have small words in its name: `Democratic Republic of Congo`, `Bosnia and Herzegovina`.
_LAND = rf"{_PLACE}(?: (?:of|and)(?: the)? {_PLACE})?"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){0,3}"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WEEKDAY = rf"(?:{_DAY_NAME},? )?"
_DAY = rf"{_WEEKDAY}(?:{_MONTH} {_NTH}(?:, \d{{4}})?|{_NTH} {_MONTH}(?:,? \d{{4}})?)"
_AGENCY = r"\((?P<agency>[^()]{2,40})\)"
_HOLDER = rf"(?: \([A-Z]{{1,4}}\)(?=,))?(?:, (?!{_DAY_NAME})(?P<holder>{_LAND}))?"
_REST = rf"{_HOLDER}(?:,? (?P<day>{_DAY}))?"
_DASH = r"(?:(?:—|–|--|-|_|\.-) |—(?=\w))"
# Words before a day that are no places.
_NO_PLACE = (
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*|Updated?|Published|Posted|Issued|Date|Last|On|In|By|From|Since|Until|"
    r"Before|After|This|Correct(?:ed|ion))\b"
)
# Words in capitals that open a line with a colon, and are no places.
_LABELS = (
    r"BREAKING|UPDATED?|WATCH|EXCLUSIVE|VIDEO|LIVE|OPINION|ANALYSIS|EXPLAINER|FACTBOX|CORRECT(?:ED|ION)|REFILE|"
    r"NOTE|PHOTOS?|READ|RELATED|MORE|EDITORIAL|QUESTION|ANSWER|WARNING|PICTURED|JUST IN|LISTEN|SEE|ALSO|REVEALED|"
    r"QUIZ|POLL|FACT CHECK|DEAR|FILE|DATE|TIME|LOCATION|PLACE|FROM|TO|NOTICE|EDIT|FYI|HOWEVER|MUST|ALERT|STORY|"
    r"REPORT|INTERVIEW|TOP STORY|SOURCE|EXPERT|VOICES?|WHAT|WHY|HOW|WHO|WHEN|WHERE|NOW|THE(?! HAGUE)"
)
_FORMS = (
    re.compile(
        rf"(?!(?:{_LABELS})\b)(?P<name>{_CAPITALS})(?:/(?P<second>{_CAPITALS}))?{_REST} ?(?:{_AGENCY} ?)?{_DASH}"
    ),
    re.compile(rf"(?P<name>{_PLACE})(?:/(?P<second>{_PLACE}))?{_REST} ?{_AGENCY} ?(?:{_DASH}|: )"),
    re.compile(
        rf"(?!{_NO_PLACE})(?P<name>{_PLACE})(?:/(?P<second>{_PLACE}))?{_HOLDER},? (?P<day>{_DAY})"
        rf"(?:,? /?(?P<agency>(?<=/)[^/]{{2,30}}(?=/)|[A-Z]{{2,6}})/?)? ?(?:{_DASH}|: )"
    ),
    re.compile(rf"(?P<name>{_CAPITALS})(?:/(?P<second>{_CAPITALS}))?{_REST}\. ?/(?P<agency>[^/]{{2,30}})/\. "),
    re.compile(
        rf"\((?!{_MONTH} )(?P<name>[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ](?: [A-ZÀ-Þ][\w'’.-]*[a-zà-ÿ]){{0,3}})(?P<second>(?!))?"
        rf"(?:, (?P<holder>{_PLACE}))?(?:, (?P<day>{_DAY}))?(?P<agency>(?!))?\) ?(?:—|–|--|-) "
    ),
    re.compile(rf"(?!(?:{_LABELS})\b)(?P<name>{_CAPITALS})(?:/(?P<second>{_CAPITALS}))?{_REST} ?(?:{_AGENCY} ?)?[:|] "),
)


def match_dateline(opening: str) -> re.Match[str] | None:
    """The dateline at the beginning of a paragraph: groups `name`, `second` (`PARIS/BERLIN`), `holder` (the country
    or state), `day` and `agency`. `opening`: the paragraph's first `REACH` characters."""
    return next((match for form in _FORMS if (match := form.match(opening))), None)


def is_dateline(sentence: str) -> bool:
    """True for a sentence that is a dateline and nothing else."""
    match = match_dateline(f"{sentence[:REACH].strip()} ")
    return match is not None and match.end() > len(sentence.strip())
