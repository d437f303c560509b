"""Where the report stands on its page: the run of lines that is worth most as running text.

The method is that of J. Pasternack and D. Roth, "Extracting Article Text from the Web with Maximum Subsequence
Segmentation" (WWW 2009): running text earns, menu lines cost, and the run with the highest sum is the report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.page._looks import Look

_MOST = 4.0  # earned by one line: a long notice in a footer must not outweigh a report's short paragraphs
_WORDS_A_POINT = 10
_SHORT_SENTENCE = 0.3
_STRANGE_INDENT = 0.5  # running text that is set in otherwise than most of the page's
_ITEM = 0.25  # sentences that are items of a list: teasers of other stories, more often than not
_UNFINISHED = 0.25  # long lines that end without a stop: cut-off teasers, lists of links, addresses
_COSTS = {"furniture": 1.5, "related": 1.5, "end": 3.0, "date": 0.5, "clock": 0.3, "credit": 0.2, "caption": 0.0}
_LINE_COST = 1.0
_CLUTTER = 12  # lines of menus about the report from which a page counts as saved with its furniture
_ENOUGH = (40, 2)  # words, or lines, of running text after which a line such as `Comments` ends the report


@dataclass(frozen=True, slots=True)
class Body:
    """Lines [start, stop) hold the report's running text; `cut` and what follows stand after the report's end.

    `cluttered`: the page was saved with its menus. `indent`: how far most running text is set in.
    """

    start: int
    stop: int
    cut: int
    cluttered: bool
    indent: int


def find_body(looks: Sequence[Look]) -> Body:
    """The report's place on the page; an empty one where there is no running text."""
    cut = _cut(looks)
    indents: Counter[int] = Counter()
    for look in looks[:cut]:
        if look.prose and not look.line.bullet:
            indents[look.line.indent] += look.count
    indent = indents.most_common(1)[0][0] if indents else 0
    start, stop = _best_run([_worth(look, indent) for look in looks[:cut]])
    outside = (*looks[:start], *looks[stop:])
    cluttered = sum(_is_menu(look) for look in outside) >= _CLUTTER
    if not cluttered:
        text = [i for i, look in enumerate(looks[:cut]) if look.sentence and not look.line.bullet] or [
            i for i, look in enumerate(looks[:cut]) if look.sentence
        ]
        start, stop = (text[0], text[-1] + 1) if text else (0, 0)
    return Body(start, stop, cut, cluttered, indent)


def _worth(look: Look, indent: int) -> float:
    if look.prose:
        earned = min(_MOST, look.count / _WORDS_A_POINT)
        earned *= _ITEM if look.line.bullet else 1
        earned *= _STRANGE_INDENT if look.line.indent != indent else 1
        return earned * (1 if look.final or look.line.words.endswith(":") else _UNFINISHED)
    if look.sentence:
        return _SHORT_SENTENCE
    return -_COSTS.get(look.mark or "", _LINE_COST)


def _best_run(worths: Sequence[float]) -> tuple[int, int]:
    """Bounds of the run with the highest sum, the first of equals; (0, 0) when nothing earns."""
    best, bounds = 0.0, (0, 0)
    total, begin = 0.0, 0
    for i, worth in enumerate(worths):
        if total <= 0:
            total, begin = 0.0, i
        total += worth
        if total > best:
            best, bounds = total, (begin, i + 1)
    return bounds


def _cut(looks: Sequence[Look]) -> int:
    """The first line after which nothing of the report stands, such as the heading of readers' comments."""
    words = lines = 0
    for i, look in enumerate(looks):
        if look.mark == "end" and (words >= _ENOUGH[0] or lines >= _ENOUGH[1]):
            return i
        words += look.count if look.prose else 0
        lines += look.prose or (look.mark == "caption" and look.count >= 6)
    return len(looks)


def _is_menu(look: Look) -> bool:
    """True for lines of which menus are made: short, without a stop, or plainly furniture."""
    if look.mark in ("furniture", "related", "end"):
        return True
    return look.mark is None and not look.sentence and look.count <= 12
