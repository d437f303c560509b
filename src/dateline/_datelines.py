"""The dateline that opens a report: `HANOI, Vietnam (AP) —`; no part of the sentence after it."""

from __future__ import annotations

import re

REACH = 120  # characters in which a dateline ends
# Names in capitals, or any names before an agency in brackets; then a dash.
_PLACE = r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){0,3}"
_REST = rf"(?:, (?P<holder>{_PLACE}))?(?:, [A-Z][a-z]+\.? \d{{1,2}}(?:, \d{{4}})?)?"
_FORMS = (
    re.compile(rf"(?P<name>{_CAPITALS})(?:/(?P<second>{_CAPITALS}))?{_REST} ?(?:\([^()]{{2,40}}\) ?)?(?:—|–|--|-) "),
    re.compile(rf"(?P<name>{_PLACE})(?:/(?P<second>{_PLACE}))?{_REST} ?\([^()]{{2,40}}\) ?(?:—|–|--|-|:) "),
)


def match_dateline(opening: str) -> re.Match[str] | None:
    """The dateline at the beginning of a paragraph: groups `name`, `second` (`PARIS/BERLIN`) and `holder` (the country
    or state). `opening`: the paragraph's first `REACH` characters."""
    return next((match for form in _FORMS if (match := form.match(opening))), None)


def is_dateline(sentence: str) -> bool:
    """True for a sentence that is a dateline and nothing else."""
    match = match_dateline(f"{sentence[:REACH].strip()} ")
    return match is not None and match.end() > len(sentence.strip())
