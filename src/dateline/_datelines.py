"""The dateline that opens a report: `HANOI, Vietnam (AP) —`; no part of the sentence after it."""

from __future__ import annotations

import re

REACH = 120  # characters in which a dateline ends
# Names in capitals, or any names before an agency in brackets; then a dash.
_PLACE = r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){0,3}"
_DAY = r"[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]+(?:,? \d{4})?"
_AGENCY = r"\((?P<agency>[^()]{2,40})\)"
_REST = rf"(?:, (?P<holder>{_PLACE}))?(?:,? (?P<day>{_DAY}))?"
# Words in capitals that open a line with a colon, and are no places.
_LABELS = (
    "BREAKING|UPDATED?|WATCH|EXCLUSIVE|VIDEO|LIVE|OPINION|ANALYSIS|EXPLAINER|FACTBOX|CORRECT(?:ED|ION)|REFILE|NOTE|PHOTOS?|READ|"
    "RELATED|MORE|EDITORIAL|QUESTION|ANSWER|WARNING|PICTURED|JUST IN|LISTEN|SEE|ALSO|REVEALED|QUIZ|POLL|FACT CHECK|"
    "DEAR|FILE|TOP STORY|SOURCE|EXPERT|VOICES?|WHAT|WHY|HOW|WHO|WHEN|WHERE|NOW|THE"
)
_FORMS = (
    re.compile(rf"(?P<name>{_CAPITALS})(?:/(?P<second>{_CAPITALS}))?{_REST} ?(?:{_AGENCY} ?)?(?:—|–|--|-) "),
    re.compile(rf"(?P<name>{_PLACE})(?:/(?P<second>{_PLACE}))?{_REST} ?{_AGENCY} ?(?:—|–|--|-|:) "),
    re.compile(rf"(?P<name>{_CAPITALS})(?:/(?P<second>{_CAPITALS}))?{_REST}\. ?/(?P<agency>[^/]{{2,30}})/\. "),
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
