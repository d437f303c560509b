"""The lines of a page: where each stands, its bullet, and the wrapped lines of a paragraph made one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

_BULLET = re.compile(r"(?:[*+•·▪▸►‣◦●■-]|o|\d{1,2}[.)])(?=\s|\Z)")
_WIDEST_WRAP = 132  # columns; no program wraps mail or text wider
_NARROWEST_WRAP = 34
_LEAST_SHARE = 0.05  # of a page's lines that go on, in a page that is wrapped
_LONG_ENOUGH = 0.6  # of the widest line: shorter ones are headlines, bylines and the ends of paragraphs


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or the lines over which a paragraph was wrapped.

    Its words stand at text[lead:end], its bullet or number, if any, at text[start:lead]. `gap`: a blank line, or the
    page's begin, stands before it. `column` is where its last physical line ends.
    """

    start: int
    lead: int
    end: int
    indent: int
    gap: bool
    column: int
    words: str

    @property
    def bullet(self) -> bool:
        """True for an item of a list."""
        return self.lead > self.start


def split_lines(text: str) -> list[Line]:
    """The lines of a page that hold more than blanks, in order; a wrapped paragraph is one line."""
    lines = list(_physical(text))
    width = _wrap_width(lines)
    return lines if width is None else _unwrapped(lines, width)


def _physical(text: str) -> Iterator[Line]:
    """Lines as line ends part them."""
    at, gap = 0, True
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            start = at + indent
            yield _line(text, start, start + len(words), indent, gap)
        gap = not words
        at += len(raw) + 1


def _line(text: str, start: int, end: int, indent: int, gap: bool) -> Line:
    lead = start
    bullet = _BULLET.match(text, start, end)
    if bullet and (indent or bullet.group() != "o"):
        lead = bullet.end()
        while lead < end and text[lead].isspace():
            lead += 1
    return Line(start, lead, end, indent, gap, indent + end - start, " ".join(text[lead:end].split()))


def _wrap_width(lines: list[Line]) -> int | None:
    """Columns at which the page's paragraphs are wrapped; None for a page with a paragraph a line.

    A program that wraps leaves no room for the next line's first word, and breaks sentences where it comes to it, so
    that most lines go on in lower case.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and not b.bullet and a.column >= _NARROWEST_WRAP]
    width = max((a.column for a, _ in pairs), default=0)
    if not pairs or width > _WIDEST_WRAP:
        return None
    pairs = [(a, b) for a, b in pairs if a.column >= _LONG_ENOUGH * width]
    full = [(a, b) for a, b in pairs if _is_full(a, b, width)]
    running = sum(b.words[0].islower() and "://" not in b.words for _, b in full)
    enough = len(full) >= 0.6 * len(pairs) and running >= 0.5 * len(full) and len(full) >= _LEAST_SHARE * len(lines)
    return width if enough else None


def _is_full(line: Line, following: Line, width: int) -> bool:
    return line.column + 1 + len(following.words.split(" ", 1)[0]) > width


def _goes_on(last: Line, line: Line, width: int) -> bool:
    """True for a line of a wrapped page that the line before it had no room for, or that begins in lower case after one
    that ends no sentence."""
    ragged = last.column >= _LONG_ENOUGH * width and line.words[0].islower() and last.words[-1] not in ".!?:|"
    return _is_full(last, line, width) or (ragged and last.indent == line.indent)


def _unwrapped(lines: list[Line], width: int) -> list[Line]:
    """Lines with those that go on one another joined."""
    joined: list[Line] = []
    words: list[str] = []  # of the last line of `joined`, put together when it is whole
    for line in lines:
        last = joined[-1] if joined else None
        if last is not None and not line.gap and not line.bullet and _goes_on(last, line, width):
            joined[-1] = replace(last, end=line.end, column=line.column)
            words.append(line.words)
            continue
        if last is not None and len(words) > 1:
            joined[-1] = replace(last, words=" ".join(words), end=joined[-1].end)
        joined.append(line)
        words = [line.words]
    if len(words) > 1:
        joined[-1] = replace(joined[-1], words=" ".join(words))
    return joined
