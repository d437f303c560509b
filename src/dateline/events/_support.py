"""On whose word an event rests, and how far the report says that it is supported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from dateline import record
from dateline.events._context import Context
from dateline.events._match import Matcher
from dateline.reader import tree


@dataclass(frozen=True, slots=True)
class Grounds:
    """Claims an event rests on, outermost first, its support and the words that give it."""

    claims: tuple[str, ...]
    support: record.Support
    evidence: tuple[record.Span, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What support is decided by: an event's type, its words, who takes part, where, and whether it is history."""

    type: str
    mode: str | None
    words: tuple[Token, ...]
    actors: frozenset[str]
    place: str | None
    background: bool


def claims_over(token: Token, context: Context) -> tuple[record.Claim, ...]:
    """Claims in whose content a word stands, the one with the longest content first."""
    found = [
        (sum(s.end - s.start for s in claim.content), claim)
        for claim in context.claims
        if any(s.start <= token.idx and token.idx + len(token) <= s.end for s in claim.content)
    ]
    return tuple(claim for _, claim in sorted(found, key=lambda item: (-item[0], item[1].id)))


def grounds_of(told: Told, matcher: Matcher) -> Grounds:
    """The claims over all the words that tell of an event, and what the report says of its support."""
    context = matcher.context
    claims: dict[str, record.Claim] = {}
    for token in told.words:
        for claim in claims_over(token, context):
            claims.setdefault(claim.id, claim)
    checks = [check for check in context.checks if _applies(check, told, matcher)]
    for kind in ("confirmed", "unverified"):
        evidence = tuple(check.evidence for check in checks if check.kind == kind)
        if evidence:
            return Grounds(tuple(claims), "confirmed" if kind == "confirmed" else "unverified", evidence)
    denials = [claim for claim in claims.values() if claim.stance == "denies"]
    if denials:
        told_by_others = any(all(c.stance != "denies" for c in claims_over(token, context)) for token in told.words)
        support: record.Support = "disputed" if told_by_others else "denied"
        return Grounds(tuple(claims), support, tuple(claim.cue for claim in denials if claim.cue is not None))
    return Grounds(tuple(claims), "attributed" if claims else "asserted", ())


def _applies(check: Any, told: Told, matcher: Matcher) -> bool:
    words = {token.i for token in told.words}
    topics: Sequence[int] = check.topics
    if words & set(topics):
        return True
    # History is not what could not be checked today, unless the check names it.
    return not told.background and any(_is_about(matcher.context.doc[i], told, matcher) for i in topics)


def _is_about(topic: Token, told: Told, matcher: Matcher) -> bool:
    """True for a noun or verb of the same type of event with an actor or the place in common."""
    match = matcher.match(topic)
    if match is None or match.pattern.type != told.type or match.pattern.mode not in (None, told.mode):
        return False
    context = matcher.context
    inside = [t for tokens in match.arguments.slots.values() for t in tokens]
    actors = {context.actors[t.i] for t in inside if t.i in context.actors}
    places = {context.places[s.i] for t in inside for s in tree.noun_phrase(t) if s.i in context.places}
    return bool(actors & told.actors) or told.place in places
