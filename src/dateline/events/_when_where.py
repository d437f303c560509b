"""When and where an event took place, as its own words and the clause around it tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from dateline import record
from dateline.events._arguments import mark_of
from dateline.events._context import BOUNDS, Context, TimeWords
from dateline.events._match import Match
from dateline.events._roles import VERBAL, Cast
from dateline.events._shifted import shifted_time
from dateline.reader import tree

PlaceBasis = Literal["stated", "participant", "context", "dateline"]
_LOCATIVE = frozenset(
    "in at near inside outside around across over throughout along off on within into towards through beyond".split()
)
_INNER = frozenset({"", "of", "in", "at", "near", "on", "for", "outside", "around", "inside"})
_FINENESS: tuple[record.Precision, ...] = (
    "century",
    "decade",
    "year",
    "season",
    "month",
    "week",
    "day",
    "part",
    "hour",
    "minute",
    "second",
)
_VALUES: tuple[tuple[str, record.Precision], ...] = (
    (r"^[\dX]{2}$", "century"),
    (r"^[\dX]{3}$", "decade"),
    (r"^[\dX]{4}$", "year"),
    (r"^[\dX]{4}-(SP|SU|FA|WI|Q\d|H\d)$", "season"),
    (r"^[\dX]{4}-W[\dX]{2}(-WE)?$", "week"),
    (r"^[\dX]{4}-[\dX]{2}$", "month"),
    (r"^([\dX]{4}-[\dX]{2}-[\dX]{2}|[\dX]{4}-W[\dX]{2}-[\dX])$", "day"),
    (r"T(MO|AF|EV|NI|DT)$", "part"),
    (r"T[\dX]{2}$", "hour"),
    (r"T[\dX]{2}:[\dX]{2}", "minute"),
)


@dataclass(frozen=True, slots=True)
class Where:
    """A place's id and how it is known; both None when nothing tells."""

    place: str | None = None
    basis: PlaceBasis | None = None


def precision_of(time: record.Time) -> record.Precision | None:
    """How precise a time expression is, from its TIMEX3 value; None for what the value does not tell."""
    return next((precision for form, precision in _VALUES if re.search(form, time.value)), None)


def own_times(match: Match, context: Context) -> tuple[TimeWords, ...]:
    """Time expressions that modify an event's words or the verb that carries them."""
    own = {match.predicate.i} | ({match.arguments.carrier.i} if match.arguments.carrier is not None else set())
    return tuple(t for t in _near(match, context) if _governor(t.root, own) in own)


def _near(match: Match, context: Context) -> tuple[TimeWords, ...]:
    """The times of the sentence."""
    return context.times.get(match.predicate.sent.start, ()) if context.times else ()


def time_of(match: Match, context: Context) -> record.EventTime | None:
    """When an event took place: its own times, else those of the clause that it shares; None without any."""
    words = {match.predicate.i} | ({match.arguments.carrier.i} if match.arguments.carrier is not None else set())
    if (shifted := shifted_time(words, match.predicate.sent, context)) is not None:
        return shifted
    own = own_times(match, context)
    if own:
        return _event_time(own, "stated")
    shared = _shared_times(match, context)
    return _event_time(shared, "context") if shared else None


def bounded_by_report(context: Context, told: record.EventTime | None) -> record.EventTime | None:
    """What the report's date alone says of the time of what it tells as done, with the words that say no more; those
    words alone for a report without a date."""
    if context.published is None:
        return told
    return record.EventTime(to=context.published.end, basis="report", times=told.times if told else ())


def _governor(token: Token, own: set[int]) -> int:
    """Index of the first verb or of the event's own word above a time expression; -1 where it dates something else.

    A time inside another phrase counts only with its own preposition ("the regions in September"): "the May elections"
    are dated, not what is said of them, and nothing is dated by what it only came after.
    """
    if token.head.i not in own and token.head.pos_ in ("NOUN", "PROPN") and not tree.case_of(token):
        return -1
    while token.head != token:
        if token.i not in own and token.pos_ in ("NOUN", "PROPN") and tree.case_of(token) in BOUNDS:
            return -1
        token = token.head
        if token.i in own or token.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in token.children):
            return token.i
    return -1


def _shared_times(match: Match, context: Context) -> tuple[TimeWords, ...]:
    """A fronted time of a coordination, or that of the verb whose complement or consequence the event is."""
    top = match.arguments.carrier if match.arguments.carrier is not None else match.predicate
    head = top.head
    if head == top or head.pos_ not in ("VERB", "AUX"):
        return ()
    found = tuple(t for t in _near(match, context) if _governor(t.root, {head.i}) == head.i)
    if top.dep_ == "conj":
        return tuple(t for t in found if t.root.i < head.i)
    consequence = (
        top.dep_ in ("advcl", "xcomp")
        and not mark_of(top)
        and not any(c.dep_.startswith("nsubj") for c in top.children)
    )
    return found if consequence else ()


def _event_time(words: tuple[TimeWords, ...], basis: Literal["stated", "context"]) -> record.EventTime:
    def fineness(item: TimeWords) -> tuple[bool, int]:
        precision = precision_of(item.time)
        return item.time.from_ is not None, _FINENESS.index(precision) if precision else -1

    best = max(words, key=fineness).time
    return record.EventTime(
        from_=best.from_, to=best.to, precision=precision_of(best), basis=basis, times=tuple(w.time.id for w in words)
    )


def where_of(match: Match, cast: Cast, context: Context) -> Where:
    """Where an event took place: its own words, then the place of those who take part, then the clause it shares."""
    for site in cast.sites:
        if site.i in context.places and (place := place_in(site, context)):
            return Where(place, "stated")
    for place in _located(match, context):
        return Where(place, "stated")
    if match.pattern.type in VERBAL and match.pattern.type != "CONSULT":
        return _shared_place(match, context)  # who is accused or warned may be anywhere
    for site in cast.sites:
        if place := place_in(site, context):
            return Where(place, "participant")
    for part in cast.parts:
        if part.role in ("recipient", "actor", "other"):
            for case, token in tree.obliques(part.token):
                if case in _LOCATIVE and (place := place_in(token, context)):
                    return Where(place, "participant")
    return _shared_place(match, context)


def _located(match: Match, context: Context) -> Iterator[str]:
    for case, tokens in sorted(match.arguments.slots.items(), key=lambda item: item[1][0].i):
        if case in _LOCATIVE or case.endswith(" of"):
            for token in tokens:
                if place := place_in(token, context):
                    yield place
    top = match.arguments.carrier if match.arguments.carrier is not None else match.predicate
    if (
        top.dep_ == "acl:relcl"
        and any(c.lower_ == "where" for c in top.children)
        and (place := place_in(top.head, context))
    ):
        yield place


def place_in(token: Token, context: Context) -> str | None:
    """The place that a phrase names: its head, the name inside it, what stands in apposition, or the place where it is.

    Of land and water in one phrase ("the Black Sea port of X"), things happen on land.
    """
    found = list(dict.fromkeys(_named(token, context, 3)))
    dry = [p for p in found if context.place[p].kind != "water"]
    return next(iter(dry or found), None)


def _named(token: Token, context: Context, depth: int) -> Iterator[str]:
    if token.i in context.places:
        yield context.places[token.i]
    order = {"nmod": 0, "appos": 1, "compound": 2, "flat": 2}
    for child in sorted((c for c in token.children if c.dep_ in order), key=lambda c: (order[c.dep_], c.i)):
        if depth and not (child.dep_ == "nmod" and tree.case_of(child) not in _INNER):
            yield from _named(child, context, depth - 1)


def _shared_place(match: Match, context: Context) -> Where:
    """The place of the verb whose consequence an event is: `shelled the town in the north, killing five`."""
    top = match.arguments.carrier if match.arguments.carrier is not None else match.predicate
    head = top.head
    consequence = top.dep_ == "advcl" and not mark_of(top) and top.tag_ == "VBG"
    if head == top or head.pos_ != "VERB" or not consequence:
        return Where()
    for case, token in tree.obliques(head):
        if case in _LOCATIVE and (place := place_in(token, context)):
            return Where(place, "context")
    return Where()
