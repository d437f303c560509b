"""Which line is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.page._body import Body
from dateline.page._looks import Look
from dateline.page._names import publisher_of_line
from dateline.page._notes import note_kind

_REACH = 60  # lines before the report's text among which a headline is looked for
_READ = 600  # words of the report with which a headline is compared
_ON_CLUTTERED_PAGE = 1.5  # points that a line needs where most lines are menus: two of the tests below
_STEM = 5  # letters by which words are held to be the same: `visits`, `visited`


def find_headline(looks: Sequence[Look], body: Body, title: str | None) -> int | None:
    """Index of the headline's line: the given title's if it stands on the page, else the one that fits best."""
    if title:
        wanted = _plain(title)
        for i, look in enumerate(looks[: body.stop or len(looks)]):
            if look.count <= 60 and wanted and _plain(look.line.words) == wanted and not look.line.bullet:
                return i
    told = _stems(" ".join(look.line.words[:4000] for look in looks[body.start : body.start + 20])[: _READ * 8])
    best, found = (_ON_CLUTTERED_PAGE if body.cluttered else -10.0), None
    for i in range(max(0, body.start - _REACH), body.start):
        if looks[i].title and not _names_paper(looks, i) and not note_kind(looks[i].line.words):
            points = _points(looks, i, body, told)
            if points > best:
                best, found = points, i
    return found


def _names_paper(looks: Sequence[Look], i: int) -> bool:
    """True for the name of the paper at the top of a page."""
    return publisher_of_line(looks[i].line.words) is not None


def _points(looks: Sequence[Look], i: int, body: Body, told: frozenset[str]) -> float:
    """How well a line fits as the headline of the text after it."""
    look = looks[i]
    stems = _stems(look.line.words)
    shared = len(stems & told) / len(stems) if stems else 0.0
    points = 2.0 * shared
    points += 0.8 if 4 <= look.count <= 20 else -0.8 if look.count < 3 else 0.0
    points += 0.3 if look.line.gap else 0.0
    points += 0.6 if any(later.mark in ("date", "byline") for later in looks[i + 1 : i + 5]) else 0.0
    points -= 0.8 if look.slug and look.count < 5 else 0.0
    return points - (0.03 if body.cluttered else 0.1) * (body.start - i if body.cluttered else i)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in re.findall(r"\w+", text.lower()) if len(word) > 3)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
