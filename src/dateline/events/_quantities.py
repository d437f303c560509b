"""Counts that stand with an event: the dead, the injured, those arrested, those who marched."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dateline import record
from dateline.events._match import Match
from dateline.events._tables import numbers
from dateline.reader import tree

_LONGEST_BOUND = 3


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted, its range, and the words from first to last (exclusive)."""

    kind: str
    low: float | None
    high: float | None
    first: Token
    last: Token

    def as_record(self, claim: str | None) -> record.Quantity:
        """The count as the record has it, on the word of a claim."""
        span = tree.span_of(self.first.doc[self.first.i : self.last.i + 1])
        return record.Quantity(
            kind=self.kind, low=self.low, high=self.high, claim=claim, start=span.start, end=span.end, text=span.text
        )


def counts_of(match: Match) -> tuple[Count, ...]:
    """The counts in the words for those that an event struck, or for those who protested."""
    kind, struck = match.pattern.counts, "recipient"
    if match.pattern.type == "PROTEST":
        kind, struck = "participants", "actor"
    if kind is None:
        return ()
    subject = match.pattern.slots.get("subject")
    name = "subject" if subject is not None and subject.role == struck else "object"
    found = (count_of(token, kind) for token in match.arguments.slots.get(name, ()))
    return tuple(c for c in found if c is not None)


def count_of(token: Token, kind: str) -> Count | None:
    """The count that a noun or a numeral carries; None for one that carries none."""
    table = numbers()
    own = token.pos_ == "NUM" or token.lower_ in table.words
    numeral = token if own else next((c for c in token.children if c.dep_ == "nummod"), None)
    if numeral is None:
        return None
    words = [numeral, *(c for c in numeral.children if c.dep_ in ("compound", "flat", "nummod"))]
    words = [w for w in sorted(words, key=lambda w: w.i) if w.pos_ == "NUM" or w.lower_ in table.words]
    value = _value([w.lower_ for w in words])
    if value is None:
        return None
    low: float | None
    low, high = value
    first, bound = _bound(words[0])
    if bound == "low":
        high = None
    elif bound == "over":
        low, high = (low or 0) + 1, None
    elif bound == "high":
        low, high = None, high if high is not None else low
    return Count(kind, low, high, first, words[-1])


def _value(words: list[str]) -> tuple[float, float | None] | None:
    table = numbers()
    total: tuple[float, float | None] | None = None
    for word in words:
        if word in table.scales:
            scale = table.scales[word]
            total = (total[0] * scale, total[1] * scale if total[1] is not None else None) if total else (scale, scale)
            continue
        value = table.words.get(word) or _digits(word)
        if value is None:
            return None
        total = value if total is None else (total[0] + value[0], (total[1] or 0) + (value[1] or 0))
    return total


def _digits(word: str) -> tuple[float, float] | None:
    plain = word.replace(",", "").replace("\u00a0", "")
    parts = plain.split("-") if "-" in plain else [plain]
    if all(p in numbers().words for p in parts):  # twenty-five
        total = sum(numbers().words[p][0] for p in parts)
        return total, total
    try:
        value = float(plain)
    except ValueError:
        return None
    return (value, value) if value == value and value not in (float("inf"), float("-inf")) else None


def _bound(numeral: Token) -> tuple[Token, str | None]:
    """The first word of a count and what stands before the number: `at least` …"""
    doc, bounds = numeral.doc, numbers().bounds
    for length in range(_LONGEST_BOUND, 0, -1):
        start = numeral.i - length
        if start >= numeral.sent.start and (bound := bounds.get(doc[start : numeral.i].text.lower())):
            return doc[start], bound
    return numeral, None
