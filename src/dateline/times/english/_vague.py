"""Words for the present, the past and the future at large, and years whose bounds no calendar gives."""

from __future__ import annotations

import re

from dateline.times._meaning import Meaning, Vague
from dateline.times.english._rule import Rule, cue_before
from dateline.times.english._words import END, SP, YEAR

_LONG_UNITS = "days|weeks|months|years|decades"
_NO_NOUN = (
    rf"(?=\s*(?:[.,;:!?)\]”’\"—–-]|$)|{SP}(?:and|but|that|when|which|as|to|it|he|she|they|we|for|in|with|by|of)\b)"
)


def _now(match: re.Match[str]) -> Meaning | None:
    """`now`, but not the one that opens a sentence with a comma after it or gives a reason (`now that`)."""
    text, end = match.string, match.end()
    opens = match[0][0].isupper() and text[end : end + 1] == ","
    return None if opens or re.match(rf"{SP}that\b", text[end:], re.I) else Vague("PRESENT_REF")


PRESENT = Rule(
    rf"now{END}|currently{END}|presently{END}|nowadays{END}|these{SP}days{END}|at{SP}present{END}|at{SP}the{SP}moment{END}",
    lambda m: _now(m) if m[0].lower() == "now" else Vague("PRESENT_REF"),
)
PAST = Rule(
    rf"(?:recently|previously|lately){END}|(?:the{SP})?recent{SP}(?:{_LONG_UNITS}){END}|the{SP}past{END}{_NO_NOUN}",
    lambda m: Vague("PAST_REF") if "past" not in m[0].lower() or cue_before(m) in ("in", "of", "from") else None,
)
FUTURE = Rule(
    rf"soon{END}|the{SP}(?:(?:near|immediate|foreseeable|distant){SP})?future{END}{_NO_NOUN}|"
    rf"(?:the{SP})?(?:coming|next)(?:{SP}few)?{SP}(?:{_LONG_UNITS}){END}|the{SP}(?:{_LONG_UNITS}){SP}(?:ahead|to{SP}come){END}",
    lambda m: _future(m),
)


def _future(match: re.Match[str]) -> Meaning | None:
    words = match[0].lower()
    if words == "soon":
        return None if cue_before(match) in ("as", "too", "so", "how") else Vague("FUTURE_REF")
    if words.endswith("future"):
        return Vague("FUTURE_REF") if cue_before(match) in ("in", "for", "about", "of") else None
    return Vague("FUTURE_REF")


FISCAL = Rule(
    rf"(?:the{SP})?(?P<k>fiscal|financial|FY)(?:{SP}year)?{SP}?(?P<y>{YEAR})(?:[-–/](?P<y2>\d\d(?:\d\d)?))?{END}",
    lambda m: Vague(f"FY{m['y']}"),
)
SCHOOL = Rule(
    rf"(?:the{SP})?(?:this|last|next|current|new|coming)?{SP}?(?:school|academic|fiscal|financial){SP}(?:year|term){END}",
    lambda m: Vague("XXXX"),
)
