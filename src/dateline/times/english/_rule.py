"""What a rule of the English grammar is, and the looks round an expression that rules share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from dateline.times._meaning import Meaning

Build = Callable[[re.Match[str]], Meaning | None]

_MARGIN = 8  # white space beyond this is not looked through, so that a long text costs no more than a short one
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[.,]?[\s\-(]*$")


@dataclass(frozen=True)
class Rule:
    """A pattern, read without regard to case, and what its words mean; None when they are no time after all."""

    words: str
    build: Build

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first tried: all of them together take a tenth of a second."""
        return re.compile(self.words, re.IGNORECASE)


def word_before(text: str, start: int) -> str:
    """The word that stands before an offset, in lower case; "" when there is none."""
    found = _WORD_BEFORE.search(text[max(0, start - 24) : start])
    return found[1].lower() if found else ""


def cue_before(match: re.Match[str]) -> str:
    """The word before an expression, in lower case; "" when there is none."""
    return word_before(match.string, match.start())


def is_whole(match: re.Match[str]) -> bool:
    """True when the text holds nothing but the expression."""
    text, start, end = match.string, match.start(), match.end()
    return start < _MARGIN and len(text) - end < _MARGIN and not text[:start].strip() and not text[end:].strip()
