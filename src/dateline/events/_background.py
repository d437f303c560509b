"""What a report recalls as history and does not tell as news."""

from __future__ import annotations

import datetime as dt

from spacy.tokens import Token

from dateline.events._arguments import mark_of
from dateline.events._context import Context, TimeWords
from dateline.events._match import Match
from dateline.events._status import Standing
from dateline.events._when_where import own_times, precision_of
from dateline.reader import tree

_COARSE = frozenset({"month", "season", "year", "decade", "century"})
_PAST = ("occurred", "ongoing", "negated")
# An event of a day is recalled, not reported, when it is more than a month old.
_NEWS_DAYS = 31
_LEAD_PARAGRAPHS = 2


class Lead:
    """Which words of a doc stand in its headline, standfirst or first two paragraphs."""

    def __init__(self, context: Context) -> None:
        doc = context.doc
        sentences = list(tree.sentences(doc))
        self._sentence_starts = [s.start for s in sentences]
        paragraphs: list[int] = []
        self._blocks = bool(doc.user_data.get("dateline_block_kinds"))
        for sentence in sentences:
            number = tree.block_index(sentence[0])
            if tree.block_kind(sentence[0]) == "paragraph" and number not in paragraphs:
                paragraphs.append(number)
        self._paragraphs = frozenset(paragraphs[:_LEAD_PARAGRAPHS])

    def holds(self, token: Token) -> bool:
        """True for a word of the lead; in a doc without blocks, of the first two sentences."""
        if not self._blocks:
            return token.i < (self._sentence_starts[2] if len(self._sentence_starts) > 2 else len(token.doc))
        kind = tree.block_kind(token)
        return kind in ("headline", "standfirst") or (
            kind == "paragraph" and tree.block_index(token) in self._paragraphs
        )


def is_background(match: Match, standing: Standing, context: Context, lead: Lead) -> bool:
    """True for an event that is dated before the news, or told in the past perfect or as the start of a long time."""
    if standing.status not in _PAST:
        return False
    top = match.arguments.carrier if match.arguments.carrier is not None else match.predicate
    times = own_times(match, context)
    if any(is_old(t, context) for t in times):
        return True
    if _years_after(top, context):
        return True
    if times and lead.holds(match.predicate):
        return False
    if _anniversary(match.predicate):
        return True
    if lead.holds(match.predicate):
        return False
    return standing.background or _past_perfect(top)


def is_old(words: TimeWords, context: Context) -> bool:
    """True for a time before the news: long before a known date of the report, else a past month or year."""
    time, coarse = words.time, _is_coarse(words, context)
    published = context.published
    if published is not None and time.to is not None:
        until, start = dt.date.fromisoformat(time.to[:10]), dt.date.fromisoformat(published.start[:10])
        return until < start if coarse else (start - until).days > _NEWS_DAYS
    return coarse and words.span[0].lower_ not in ("this", "next")


def _is_coarse(words: TimeWords, context: Context) -> bool:
    precision = precision_of(words.time)
    if precision is not None and "X" not in words.time.value:
        return precision in _COARSE
    if any(context.is_in(t, "fine_times") or _is_day(t) for t in words.span):
        return False
    return any(context.is_in(t, "coarse_times") or (t.text.isdigit() and len(t.text) == 4) for t in words.span)


def _is_day(token: Token) -> bool:
    """True for the number of a day beside a month, but not for the one of "two years ago"."""
    return (
        token.text.isdigit() and len(token.text) <= 2 and token.i + 1 < len(token.doc) and token.nbor().pos_ != "NOUN"
    )


def _past_perfect(verb: Token) -> bool:
    """A past perfect that is not a reported clause's: there it only keeps the sequence of tenses."""
    if not any(c.dep_ == "aux" and c.lower_ in ("had", "'d", "’d") for c in verb.children):
        return False
    top = verb
    while top.dep_ == "conj":
        top = top.head
    return top.dep_ not in ("ccomp", "parataxis") and mark_of(top) not in ("if", "as")


def _years_after(verb: Token, context: Context) -> bool:
    """True for what something is said to come years or months after: `ten years after X invaded Y`."""
    marks = [c for c in verb.children if c.dep_ == "mark" and c.lower_ in ("after", "since")]
    return any(m.i > 0 and context.is_in(m.nbor(-1), "coarse_times") for m in marks)


def _anniversary(noun: Token) -> bool:
    return noun.head.lemma_.lower() in ("anniversary", "commemoration", "centenary") and noun.dep_ in (
        "nmod",
        "compound",
    )
