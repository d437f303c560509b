"""Clues to a report's date: words of the report, and the days on which a report with these words can have appeared.

A clue is sound where the words leave no other reading (a day told as past, a feast on a weekday), and a habit where
news is only nearly always written so (a month without its year is one of the last twelve).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Span

from dateline.dating._days import EARLIEST, LATEST, Days
from dateline.dating._offices import Term, office_words, terms
from dateline.dating._world import Happening, named_in
from dateline.reader import tree
from dateline.record import Report
from dateline.times import Digits, Expression, FeastDay, Known, Meaning, MonthDay, MonthName, Weekday

_TOLD_OF = frozenset({"", "in", "on", "since", "during", "from", "of", "after", "between", "until", "by"})
_YEARS = range(EARLIEST.year, LATEST.year)
_WEEK = timedelta(6)
_OLDEST_MONTH = 11  # months back for which a month is named without its year
_DAYS_BACK = 100  # for which a day of a month is named without its year
_ANNIVERSARY = re.compile(
    r"\b(?:(?P<n>\d{1,3})(?:st|nd|rd|th)|(?P<w>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|"
    r"thirtieth|fortieth|fiftieth))(?:[- ]year)? anniversary of\b",
    re.IGNORECASE,
)
_NUMBERS = {
    word: n for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
} | {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50}
_LONG_AFTER = re.compile(
    r"\b(?P<n>\d{1,3}|[a-z]+)\s+(?P<u>day|week|month|year)s?\s+(?:ago|after|since|on from|into)\b", re.IGNORECASE
)
_COUNTED = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_COUNTS = {word: n for n, word in enumerate(_COUNTED, 1)} | {"a": 1, "twenty": 20, "thirty": 30}
_LENGTHS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}
_ROUNDED = {"day": (3, 3), "week": (10, 14), "month": (31, 45), "year": (200, 360)}  # days that a count leaves out
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,30}(?:(?:19|20)\d\d\s?[-–]\s?)?(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE
)
_CREDIT_YEAR = re.compile(r"\b(?P<y>(?:19|20)\d\d)\b")
_FORMER = frozenset("first former ex then late ousted deposed past previous predecessor onetime ex-".split())


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that bound the date: the days they leave open and what they say of them, in a sentence. `habit`: what is
    nearly always so, and gives way to what is always."""

    days: Days
    start: int
    end: int
    says: str
    habit: bool = False


def clues_of(doc: Doc, words: Sequence[Expression]) -> list[Clue]:
    """All clues of a report, in no order. `words`: its time expressions."""
    report: Report = doc._.report
    return [
        *_told_dates(words),
        *_weekdays_with_days(words),
        *_feasts_on_weekdays(words),
        *_named_happenings(doc, words),
        *_copyright(report),
        *_credits(report),
        *_holders(doc),
        *_month_days(words),
    ]


def weekdays_told(words: Sequence[Expression]) -> list[tuple[Expression, int]]:
    """Bare weekdays told as past, with their ISO numbers: they speak of the days before the report."""
    found = []
    for expression in words:
        meaning = getattr(expression.meaning, "inner", expression.meaning)
        if isinstance(meaning, Weekday) and meaning.which is None and expression.tense == "past":
            found.append((expression, meaning.number))
    return found


def _told_dates(words: Sequence[Expression]) -> Iterator[Clue]:
    """Days and months with their years: the report is not older than what it tells as past, nor younger than what it
    says will be."""
    for expression in words:
        meaning = expression.meaning
        if not isinstance(meaning, Known) or isinstance(meaning, Digits) or meaning.known.first < EARLIEST:
            continue
        known, case = meaning.known, tree.case_of(expression.span.root)
        if known.unit not in ("day", "month", "year", "range", "season", "quarter"):
            continue
        if expression.tense == "past" and case in _TOLD_OF - {"until", "by"} and _is_of_verb(expression.span):
            says = f"What was on {_said(known.first)} is told as past."
            yield Clue(Days.since(known.first), expression.start, expression.end, says)
        elif known.unit in ("day", "month", "year") and case in ("", "on", "in", "by") and _is_to_come(expression.span):
            says = f"What will be on {_said(known.last)} is told as to come."
            yield Clue(Days.until(known.last), expression.start, expression.end, says)


def _is_of_verb(span: Span) -> bool:
    """True where a date tells when something was done, and is no part of a name, a list or a heading."""
    token = span.root
    return (
        token.dep_.partition(":")[0] in ("obl", "advmod") and token.head.pos_ in ("VERB", "AUX") and token.head != token
    )


def _is_to_come(span: Span) -> bool:
    """True for the date of what will be: `would` may tell of a future that is past."""
    verb = span.root.head
    if not _is_of_verb(span) or verb.pos_ != "VERB":
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_.startswith("aux")}
    return bool(helpers & {"will", "'ll", "’ll", "shall", "wo"}) and "have" not in helpers


def _weekdays_with_days(words: Sequence[Expression]) -> Iterator[Clue]:
    """`Tuesday, 18 April`: the years in which the day is such a weekday."""
    for expression in words:
        meaning = expression.meaning
        while not isinstance(meaning, MonthDay):  # `9 p.m. Saturday, March 28`
            inner = getattr(meaning, "day", None) or getattr(meaning, "inner", None)
            if not isinstance(inner, Meaning):
                break
            meaning = inner
        named = re.search(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", expression.span.text, re.IGNORECASE)
        if not isinstance(meaning, MonthDay) or named is None or meaning.until:
            continue
        weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(named[1].lower())
        days = [s.first for year in _YEARS if (s := meaning.in_year(year)) and s.first.weekday() == weekday]
        back, ahead = _sides(expression)
        yield Clue(
            Days.of((day - timedelta(ahead), day + timedelta(back)) for day in days),
            expression.start,
            expression.end,
            f"{_no_year(days)} is a {named[0]} in a few years only.",
        )


def _sides(expression: Expression) -> tuple[int, int]:
    """Days by which a report may come after and before a day that it names without its year."""
    if expression.tense == "past":
        return _DAYS_BACK, 0
    return (0, _DAYS_BACK) if expression.tense == "future" else (_DAYS_BACK, _DAYS_BACK)


def _feasts_on_weekdays(words: Sequence[Expression]) -> Iterator[Clue]:
    """`Orthodox Easter, which was celebrated on Sunday`: the report is of the week after the feast."""
    for feast in words:
        if not isinstance(feast.meaning, FeastDay):
            continue
        for day in words:
            if day.sentence != feast.sentence or not isinstance(day.meaning, Weekday) or day.meaning.which:
                continue
            spans = []
            for year in _YEARS:
                there = feast.meaning.in_year(year)
                if there is None or "/" in there.value:
                    continue
                # Feasts that follow the moon are kept on one day here and on the next there.
                for count in range((there.last - there.first).days + 1):
                    on = there.first + timedelta(count)
                    if on.isoweekday() == day.meaning.number:
                        spans.append((on, on + _WEEK) if day.tense == "past" else (on - _WEEK, on))
            if spans and day.tense:
                side = "the week from" if day.tense == "past" else "the week up to"
                says = f"{feast.meaning.feast.name} on a {day.span.text} puts the report in {side} the feast."
                yield Clue(Days.of(spans), min(feast.start, day.start), max(feast.end, day.end), says)


def _named_happenings(doc: Doc, words: Sequence[Expression]) -> Iterator[Clue]:
    """Happenings whose days are known, with the months and anniversaries beside them."""
    for sentence in tree.sentences(doc):
        for happening in named_in(sentence.text):
            yield from _of_happening(happening, sentence, words)


def _of_happening(happening: Happening, sentence: Span, words: Sequence[Expression]) -> Iterator[Clue]:
    begin, close = sentence.start_char, sentence.end_char
    named = happening.words_in(sentence.text)
    start, end = begin + named[0], begin + named[1]
    told = f"{happening.name}: {_said(happening.first)}"
    yield Clue(Days.since(happening.first), start, end, f"{told}. The report speaks of it.")
    anniversary = _ANNIVERSARY.search(sentence.text)
    if anniversary:
        years = int(anniversary["n"]) if anniversary["n"] else _NUMBERS[anniversary["w"].lower()]
        near = timedelta(21)
        try:
            day = happening.first.replace(year=happening.first.year + years)
        except ValueError:
            return
        says = f"{told}. The report speaks of its anniversary, {years} years after."
        at = begin + anniversary.start()
        yield Clue(Days.of([(day - near, day + near)]), min(at, start), end, says, habit=True)
    counted = _LONG_AFTER.search(sentence.text)
    number = counted["n"].lower() if counted else ""
    count = int(number) if number.isdigit() else _COUNTS.get(number, 0)
    if counted and count >= 1:
        unit = counted["u"].lower()
        early, late = _ROUNDED[unit]
        day = happening.first + timedelta(_LENGTHS[unit] * count)
        says = f"{told}. The report says it was {count} {unit}s ago."
        at, ends = begin + counted.start(), begin + counted.end()
        left = Days.of([(day - timedelta(early), day + timedelta(late))])
        yield Clue(left, min(at, start), max(ends, end), says, habit=True)
    for expression in words:
        if not begin <= expression.start < close or expression.tense != "past":
            continue
        meaning = expression.meaning
        if isinstance(meaning, MonthName) and any(
            (s := meaning.in_year(year)) and s.first <= happening.last and happening.first <= s.last
            for year in (happening.first.year, happening.last.year)
        ):
            first = date(happening.first.year, happening.first.month, 1)
            says = f"{told}. The report names the month without its year, so it is not yet a year past."
            last = _months_after(first, _OLDEST_MONTH)
            yield Clue(Days.of([(happening.first, last)]), expression.start, expression.end, says, habit=True)


def _copyright(report: Report) -> Iterator[Clue]:
    """The year of a copyright line outside of the text: the report is not younger, and seldom much older."""
    for block in report.blocks:
        words = report.text[block.start : block.end]
        match = _COPYRIGHT.search(words[:300]) if block.kind in ("furniture", "credit") else None
        if match:
            year = int(match["y"])
            start, end = block.start + match.start(), block.start + match.end()
            says = f"The page claims its copyright for {year}."
            yield Clue(Days.until(date(year, 12, 31)), start, end, says)
            yield Clue(Days.of([(date(year, 1, 1), date(year, 12, 31))]), start, end, says, habit=True)


def _credits(report: Report) -> Iterator[Clue]:
    """The year in a picture's credit: the report is not older."""
    for block in report.blocks:
        if block.kind != "credit":
            continue
        words = report.text[block.start : block.end]
        match = _CREDIT_YEAR.search(words)
        if match and EARLIEST.year <= int(match["y"]) <= LATEST.year:
            at = block.start + match.start()
            says = f"A picture on the page is of {match['y']}."
            yield Clue(Days.since(date(int(match["y"]), 1, 1)), at, at + 4, says)


def _holders(doc: Doc) -> Iterator[Clue]:
    """Persons named with an office that they held for a known time. Of several holders of one office of a country the
    last counts, for the others are spoken of as history."""
    latest: dict[tuple[str, str], tuple[Span, tuple[Term, ...]]] = {}
    for entity in doc.ents:
        if entity.label_ != "PER":
            continue
        held = _held(entity)
        for term in held:
            key = term.country, term.office
            known = latest.get(key)
            if known is None or max(t.first for t in known[1]) < term.first:
                latest[key] = entity, tuple(t for t in held if (t.country, t.office) == key)
    for entity, held in latest.values():
        spans = [(term.first, term.last or LATEST) for term in held]
        said = "; ".join(f"{term.first.isoformat()} to {term.last or 'now'}" for term in held)
        says = f"{held[0].name} is called {held[0].office}, which was so {said}."
        yield Clue(Days.of(spans), entity.start_char, entity.end_char, says, habit=True)


def _held(entity: Span) -> tuple[Term, ...]:
    """The terms of the office that stands about a name: `Ukrainian President Volodymyr Zelensky`, `Volodymyr Zelensky,
    the president`, `the Trump administration`."""
    doc, names = entity.doc, entity.text.split()
    known = terms().get(names[-1].lower(), ())
    if not known:
        return ()
    before = doc[max(0, entity.start - 4) : entity.start]
    if any(token.lower_ in _FORMER for token in (*before, *doc[entity.start : entity.start + 1])):
        return ()
    words = " ".join(token.lower_ for token in before)
    if len(names) == 1 and words.endswith("mr"):
        return ()
    after = " ".join(token.lower_ for token in doc[entity.end : entity.end + 5])
    apposed = re.match(r", (?:the |[a-z]+['’]s? s? ?|[a-z]+ )?(?P<office>[a-z -]+?) ?[,.]", after)
    governs = re.match(r"(?:administration|government)\b", after) is not None
    inside = entity.text.lower()
    offices = {
        office
        for form, held in office_words().items()
        if words.endswith(form)
        or inside.startswith(f"{form} ")
        or (apposed and len(names) > 1 and apposed["office"].endswith(form))
        or (governs and form in ("president", "prime minister", "chancellor"))
        for office in held
    }
    full = [term for term in known if term.office in offices]
    named = [term for term in full if len(names) == 1 or term.name.split()[0].lower() in inside]
    return tuple(named) if len({term.name for term in named}) == 1 else ()


def _month_days(words: Sequence[Expression]) -> Iterator[Clue]:
    """A day of a month without its year: the report came in the weeks after it, or before where it is to come."""
    for expression in words:
        meaning = expression.meaning
        if isinstance(meaning, MonthDay) and expression.tense == "past" and _is_of_verb(expression.span):
            spans = [(s.first, s.last + timedelta(_DAYS_BACK)) for year in _YEARS if (s := meaning.in_year(year))]
            says = "The day is named without its year, so it lies in the months before the report."
            yield Clue(Days.of(spans), expression.start, expression.end, says, habit=True)
        elif isinstance(meaning, MonthDay) and _is_to_come(expression.span):
            spans = [(s.first - timedelta(_DAYS_BACK), s.last) for year in _YEARS if (s := meaning.in_year(year))]
            says = "The day to come is named without its year, so it lies in the months after the report."
            yield Clue(Days.of(spans), expression.start, expression.end, says, habit=True)


def _months_after(first: date, count: int) -> date:
    """The last day of the month so many months after."""
    year, month = divmod(first.year * 12 + first.month - 1 + count, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _no_year(days: Sequence[date]) -> str:
    return f"{days[0].day} {days[0]:%B}" if days else "The day"
