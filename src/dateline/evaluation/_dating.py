"""Scores of dating: reports whose dates are known, read without them."""

from __future__ import annotations

import json
import re
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline._errors import InputError
from dateline.page import is_date_line
from dateline.record import Published

Infer = Callable[[str], Published | None]
WITHIN = (1, 7, 31, 366)  # days


@dataclass(frozen=True, slots=True)
class DatingScores:
    """Shares in per cent. `given`: reports that got a date; `holds`: of these, whose interval holds the true day;
    `holds_any`: whose interval or one of the alternatives does; `days`: the width of the intervals, the quarter, half
    and three quarters of them; `within`: of all reports, by the distance of the interval's middle day from the true
    one."""

    reports: int
    given: float
    holds: float
    holds_any: float
    days: tuple[float, float, float]
    within: dict[int, float]


def score_dating(infer: Infer, path: Path) -> DatingScores:
    """Scores on a JSON Lines file with `text` and `date_publish`, or on CoNLL-U with documents' `dateCreated`, of which
    news is taken. Lines that are only a date are left out of the texts."""
    found = [(truth, _inferred(infer, text)) for text, truth in _read(path)]
    if not found:
        raise InputError(f"{path}: no reports with their date")
    given = [(truth, published) for truth, published in found if published is not None]
    apart = [abs((_middle(published) - truth).days) for truth, published in given]
    widths = sorted(_width(published) for _, published in given)
    return DatingScores(
        reports=len(found),
        given=100 * len(given) / len(found),
        holds=_share([_holds(p.start, p.end, truth) for truth, p in given]),
        holds_any=_share(
            [any(_holds(r.start, r.end, truth) for r in (p, *p.alternatives)) for truth, p in given],
        ),
        days=tuple(statistics.quantiles(widths, n=4)) if len(widths) > 1 else (0.0, 0.0, 0.0),  # type: ignore[arg-type]
        within={days: 100 * sum(a <= days for a in apart) / len(found) for days in WITHIN},
    )


def reads_undated(path: Path) -> bool:
    """True for a file of reports with the days on which they were published."""
    if path.suffix == ".conllu":
        return True
    with path.open(encoding="utf-8") as lines:
        return '"date_publish"' in next(iter(lines), "")


def _inferred(infer: Infer, text: str) -> Published | None:
    """The date of a report; none of one that cannot be read, as in another language."""
    try:
        return infer(text)
    except InputError:
        return None


def _read(path: Path) -> Iterator[tuple[str, date]]:
    """Texts without their dates, and the days on which they were published."""
    rows = _documents(path) if path.suffix == ".conllu" else _articles(path)
    for text, day in rows:
        try:
            truth = date.fromisoformat(day[:10])
        except ValueError:
            continue
        yield "\n".join(line for line in text.split("\n") if not is_date_line(line)), truth


def _articles(path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            if row["date_publish"] and row["text"]:
                yield f"{row.get('title') or ''}\n\n" + row["text"].replace("\n", "\n\n"), row["date_publish"]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{path}, line {number}: no report with text and date_publish") from error


def _documents(path: Path) -> Iterator[tuple[str, str]]:
    for document in re.split(r"^# newdoc id = ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        created = re.search(r"^# meta::dateCreated = (\S+)", document, re.MULTILINE)
        if not created or "_news_" not in document.partition("\n")[0]:
            continue
        parts: list[str] = []
        for block in document.split("\n\n"):
            text = re.search(r"^# text = (.*)", block, re.MULTILINE)
            if text:
                begins = re.search(r"^# newpar", block, re.MULTILINE) or not parts
                parts.append(("\n\n" if begins else " ") + text[1])
        yield "".join(parts).strip(), created[1]


def _holds(start: str, end: str, truth: date) -> bool:
    return start[:10] <= truth.isoformat() <= end[:10]


def _middle(published: Published) -> date:
    first, last = date.fromisoformat(published.start[:10]), date.fromisoformat(published.end[:10])
    return first + (last - first) // 2


def _width(published: Published) -> int:
    return (date.fromisoformat(published.end[:10]) - date.fromisoformat(published.start[:10])).days + 1


def _share(right: list[bool]) -> float:
    return 100 * sum(right) / len(right) if right else 0.0
