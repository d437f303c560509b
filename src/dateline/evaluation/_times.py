"""Scores of time expressions by the measures of TempEval-3 (N. UzZaman et al., SemEval 2013, task 1).

Spans are scored relaxed (they overlap) and strict (they are the same); type and value on spans that overlap, as F1. Two
kinds of files are read: TimeML (`.tml`), and JSON Lines whose `dates` have the values of TEI (`when`, or `from` and
`to`), in which lengths of time, clock times and vague expressions are not marked: ours of those kinds are left out.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from dateline._errors import InputError
from dateline.record import Block, Published, Report, Time

Find = Callable[[Report], tuple[Time, ...]]

_UNDATED = frozenset({"bio", "voyage"})  # genres whose date says nothing of the text
_FORMS = (
    ("full date", r"\b(?:1\d|20)\d\d\b.*\d|\d.*\b(?:1\d|20)\d\d\b"),
    ("month and year", r"[a-z]{3,}\.?,? (?:of )?(?:1\d|20)\d\d\b"),
    ("decade or century", r"\d0['’]?s\b|centur|ies\b"),
    ("year", r"\b\d{3,4}\b"),
    ("month and day", r"\d"),
    ("offset", r"\b(?:ago|later|earlier|before|after|back|previous|following)\b"),
    ("last, this, next", r"\b(?:last|this|next|past|coming|that|same)\b"),
    ("day from today", r"today|yesterday|tomorrow|tonight|overnight"),
    ("weekday", r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"),
    ("month", r"january|february|march|april|may|june|july|august|september|october|november|december"),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A gold expression. `kind`: its TIMEX3 type, None where it is not given; `values`: those that are right, as TIMEX3
    values or as `first/last` day; none where the file gives none."""

    start: int
    end: int
    text: str
    kind: str | None
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with its gold expressions; `partial`: only dates are marked."""

    text: str
    published: str | None
    marked: tuple[Marked, ...]
    partial: bool


@dataclass(frozen=True, slots=True)
class TimeScores:
    """Figures in per cent. `spans`: precision, recall and F1 of relaxed and strict spans; `type_f1`, `value_f1`;
    `value_accuracy` on the spans found; `forms`: by form of gold expression how many there are, the share found, found
    exactly, and found with their value of those that have one."""

    expressions: int
    relaxed: tuple[float, float, float]
    strict: tuple[float, float, float]
    type_f1: float
    value_f1: float
    value_accuracy: float
    forms: dict[str, tuple[int, float, float, float]]


def score_times(find: Find, paths: list[Path]) -> TimeScores:
    """Scores on TimeML files, or on one JSON Lines file of dates."""
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = {}
    for text in (text for path in paths for text in read_marked(path)):
        ours = _comparable(find(_report(text)), text)
        counts["ours"] += len(ours)
        counts["gold"] += len(text.marked)
        for gold, found in _matched(text.marked, ours):
            form = forms.setdefault(form_of(gold.text), Counter())
            form["gold"] += 1
            form["valued"] += bool(gold.values) and found is not None
            if found is None:
                continue
            tally = _compare(gold, found)
            counts.update(tally)
            form.update(tally)
    return _scores(counts, forms)


def read_marked(path: Path) -> Iterator[MarkedText]:
    """The texts of a TimeML file or of a JSON Lines file. Raises InputError for what is neither."""
    if path.suffix == ".tml":
        yield _timeml(path)
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            yield _tei(row)
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path}, line {number}: no text with dates") from error


def form_of(words: str) -> str:
    """The form of an expression, for a table by forms."""
    lowered = words.lower()
    return next((name for name, pattern in _FORMS if re.search(pattern, lowered)), "other")


def _tei(row: dict[str, Any]) -> MarkedText:
    marked = tuple(
        Marked(date["start"], date["end"], row["text"][date["start"] : date["end"]], None, _tei_values(date))
        for date in row["dates"]
    )
    published = None if row["genre"] in _UNDATED else row["dateCreated"]
    return MarkedText(row["text"], published, marked, partial=True)


def _tei_values(date: dict[str, str]) -> frozenset[str]:
    if "when" in date:
        return frozenset({date["when"].replace("--", "XXXX-", 1) if date["when"].startswith("--") else date["when"]})
    if "from" in date and "to" in date:
        return frozenset({f"{_edge(date['from'], 0)}/{_edge(date['to'], 1)}"})
    return frozenset()


def _edge(day: str, side: int) -> str:
    """The first or last day of a year or a month that bounds a time."""
    if re.fullmatch(r"\d{4}", day):
        return f"{day}-{('01-01', '12-31')[side]}"
    if re.fullmatch(r"\d{4}-\d\d", day):
        return f"{day}-{monthrange(int(day[:4]), int(day[5:]))[1]:02}" if side else f"{day}-01"
    return day


def _timeml(path: Path) -> MarkedText:
    try:
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    except (etree.XMLSyntaxError, OSError) as error:
        raise InputError(f"{path}: no TimeML: {error}") from error
    created = root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']")
    body = root.find(".//TEXT")
    body = root if body is None else body
    text = ""
    marked = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            if element.tag == "TIMEX3" and element is not created:
                words = "".join(element.itertext())
                kind, value = element.get("type"), element.get("value") or ""
                marked.append(
                    Marked(len(text), len(text) + len(words), words, kind, frozenset({value}) if value else frozenset())
                )
            text += element.text or ""
        elif element is not body:
            text += element.tail or ""
    published = created.get("value") if created is not None else None
    return MarkedText(text, published, tuple(marked), partial=False)


def _report(text: MarkedText) -> Report:
    published = None
    if text.published and re.match(r"\d{4}-\d\d-\d\d", text.published):
        day = text.published[:10]
        published = Published(start=day, end=day, precision="day", basis="given")
    block = Block(kind="paragraph", start=0, end=len(text.text))
    return Report(id="gold", published=published, text=text.text, blocks=(block,))


def _comparable(times: tuple[Time, ...], text: MarkedText) -> list[Time]:
    """Ours, without the kinds that the file does not mark."""
    if not text.partial:
        return list(times)
    return [
        time
        for time in times
        if any(time.start < gold.end and gold.start < time.end for gold in text.marked) or _is_date(time)
    ]


def _is_date(time: Time) -> bool:
    """True for what the file would mark: no vague word, no clock time alone."""
    if time.type not in ("DATE", "TIME") or time.value.endswith("_REF") or time.value.startswith("XXXX-XX-XX"):
        return False
    return not (time.type == "TIME" and form_of(time.text) in ("month and day", "other"))


def _matched(marked: tuple[Marked, ...], ours: list[Time]) -> Iterator[tuple[Marked, Time | None]]:
    """Each gold expression with the one of ours that overlaps it most and belongs to no other."""
    free = dict(enumerate(ours))
    for gold in marked:
        best = max(free, key=lambda i: _overlap(gold, free[i]), default=None)
        yield gold, free.pop(best) if best is not None and _overlap(gold, free[best]) > 0 else None


def _overlap(gold: Marked, time: Time) -> int:
    return min(gold.end, time.end) - max(gold.start, time.start)


def _compare(gold: Marked, found: Time) -> Counter[str]:
    right = bool(gold.values & _values(found, gold))
    return Counter(
        relaxed=1,
        strict=int((gold.start, gold.end) == (found.start, found.end)),
        type=int(gold.kind in (None, found.type)),
        value=int(right),
        judged=int(bool(gold.values)),
    )


def _values(time: Time, gold: Marked) -> set[str]:
    """What our expression says, in the ways that the file may say it."""
    values = {time.value}
    if gold.kind is None:
        values.add(time.value.partition("T")[0])
        if re.fullmatch(r"\d{2,4}", time.value):
            values.add(f"{time.value:0<4}-01-01/{time.value:9<4}-12-31")
        if time.from_ and time.to:
            values.add(f"{time.from_[:10]}/{time.to[:10]}")
    return values


def _scores(counts: Counter[str], forms: dict[str, Counter[str]]) -> TimeScores:
    def f1(right: int) -> tuple[float, float, float]:
        precision, recall = _share(right, counts["ours"]), _share(right, counts["gold"])
        return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0

    relaxed = f1(counts["relaxed"])
    return TimeScores(
        expressions=counts["gold"],
        relaxed=relaxed,
        strict=f1(counts["strict"]),
        type_f1=relaxed[2] * _share(counts["type"], counts["relaxed"]) / 100,
        value_f1=relaxed[2] * _share(counts["value"], counts["judged"]) / 100,
        value_accuracy=_share(counts["value"], counts["judged"]),
        forms={
            name: (
                form["gold"],
                _share(form["relaxed"], form["gold"]),
                _share(form["strict"], form["gold"]),
                _share(form["value"], form["valued"]),
            )
            for name, form in sorted(forms.items(), key=lambda item: -item[1]["gold"])
        },
    )


def _share(right: int, count: int) -> float:
    return 100 * right / count if count else 0.0
