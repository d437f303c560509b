"""What a line of a page looks like on its own, before the lines around it are asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dateline.page._bylines import byline_names
from dateline.page._credits import credit_start, is_labelled_caption
from dateline.page._dates import DateLine, date_line, is_clock
from dateline.page._lines import Line
from dateline.page._tables import agencies_in, line_pattern

Mark = Literal["furniture", "related", "end", "date", "clock", "byline", "contributor", "caption", "credit"]

_FINAL = re.compile(r"[.!?…][)\]\"'”’»]*\Z")
_WORD = re.compile(r"\w")
_LONGEST_MARKED = 420  # characters; notices are shorter, and longer lines are not worth the look
_PROSE = 6  # words of the shortest sentence that is taken for running text
_LONG = 30  # words after which a line is running text however it ends
_TITLE = 30  # words of the longest headline


@dataclass(frozen=True, slots=True)
class Look:
    """A line with what can be told of it alone.

    `count`: its words. `final`: it ends as a sentence does. `prose`: running text. `credit`: where its credit begins.
    `date`: what it says of the date; `names`: the authors that it names.
    """

    line: Line
    count: int
    final: bool
    prose: bool
    mark: Mark | None = None
    credit: int | None = None
    date: DateLine | None = None
    names: tuple[str, ...] = ()

    @property
    def sentence(self) -> bool:
        """True for running text and for short sentences."""
        return self.prose or (self.mark is None and self.final and self.count >= 3 and not self.line.bullet)

    @property
    def title(self) -> bool:
        """True for a line that could be a headline or a subhead."""
        words = self.line.words
        if self.mark or self.line.bullet or not 2 <= self.count <= _TITLE:
            return False
        return not words.endswith((".", ",", ";")) and any(c.isalpha() for c in words)

    @property
    def slug(self) -> bool:
        """True for a short run of capitalised words: the name of a section, a picture or a story."""
        tokens = self.line.words.split()
        return (
            self.mark is None
            and len(tokens) <= 5
            and not self.final
            and all(token[0].isupper() or token[0].isdigit() or token in ("&", "and", "of") for token in tokens)
        )


def look_at(text: str, line: Line, *, month_first: bool | None = None) -> Look:
    """What a line looks like; `month_first` tells how the page writes dates in figures."""
    words = line.words
    count = sum(1 for token in words.split() if _WORD.search(token))
    final = _FINAL.search(words) is not None
    credit = credit_start(text, line.lead, line.end) if count else None
    if credit is not None:
        mark: Mark = "credit" if credit == line.lead else "caption"
        return Look(line, count, final, False, mark, credit)
    mark_, date, names = _mark(words, count, month_first)
    running = (final and count >= _PROSE) or (words.endswith(":") and count >= 10) or count >= _LONG
    return Look(line, count, final, running and mark_ is None, mark_, None, date, names)


def _mark(words: str, count: int, month_first: bool | None) -> tuple[Mark | None, DateLine | None, tuple[str, ...]]:
    """What a line is by its wording; its date; its authors."""
    if not count:
        return "furniture", None, ()
    if len(words) > _LONGEST_MARKED:
        return None, None, ()
    names = byline_names(words)
    if names is not None or line_pattern("byline").match(words):
        return "byline", _date_after_name(words, month_first), names or ()
    date = date_line(words, month_first=month_first)
    if date is not None:
        return "date", date, ()
    return _worded(words, count), None, ()


def _worded(words: str, count: int) -> Mark | None:
    if is_clock(words):
        return "clock"
    if line_pattern("end").match(words):
        return "end"
    if line_pattern("related").match(words):
        return "related"
    if line_pattern("furniture").match(words) or line_pattern("furniture+").match(words):
        return "furniture"
    if line_pattern("contributor+").match(words.lstrip("(")):
        return "contributor"
    if line_pattern("source+").match(words) and (count <= 12 or agencies_in(words)):
        return "credit"
    return "caption" if is_labelled_caption(words) else None


def _date_after_name(words: str, month_first: bool | None) -> DateLine | None:
    """The date that stands in a byline after a sign: `By J Doe - 11/18/19 11:04 PM`."""
    for sign in re.finditer(r"\s[-–—|•/]\s+|[|•]\s*", words):
        date = date_line(words[sign.end() :], month_first=month_first)
        if date is not None and date.value is not None:
            shift = sign.end()
            return DateLine(date.label, date.value, date.start + shift, date.end + shift)
    return None
