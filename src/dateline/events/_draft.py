"""An event in the making: one telling of it, then several tellings joined."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from dateline import record
from dateline.events._match import Match
from dateline.events._quantities import Count
from dateline.events._roles import Part
from dateline.events._status import Standing
from dateline.events._when_where import Where
from dateline.ontology import Code


@dataclass(frozen=True, slots=True)
class Draft:
    """What one or more tellings say of one event; `match` is the telling that is coded.

    `weak` is a bare noun ("the visit", "his trip"), which may refer to something told elsewhere; `plural`: to several.
    """

    match: Match
    code: Code
    parts: tuple[Part, ...]
    standing: Standing
    where: Where
    time: record.EventTime | None
    background: bool
    counts: tuple[tuple[Token, Count], ...]
    triggers: tuple[Token, ...]
    weak: bool
    notes: tuple[str, ...] = ()

    @property
    def predicate(self) -> Token:
        """The coded word."""
        return self.match.predicate

    @property
    def plural(self) -> bool:
        """True for a bare noun or a noun for visits in the plural, which tells of several events at once."""
        noun = self.predicate.pos_ == "NOUN" and self.match.pattern.mode == "visit"
        return (self.weak or noun) and self.predicate.morph.get("Number", []) == ["Plur"]

    def ids(self, role: str) -> frozenset[str]:
        """Ids of the participants in a role."""
        return frozenset(p.actor for p in self.parts if p.role == role and p.actor)

    def heads(self, role: str) -> frozenset[str]:
        """Head lemmas of the participants in a role, pronouns left out."""
        return frozenset(p.token.lemma_.lower() for p in self.parts if p.role == role and p.token.pos_ != "PRON")

    def without(self, role: record.ParticipantRole) -> Draft:
        """The same without those in a role."""
        return replace(self, parts=tuple(p for p in self.parts if p.role != role))

    def with_note(self, note: str) -> Draft:
        """The same with one more reason for `why`."""
        return replace(self, notes=(*self.notes, note))


def trigger_span(token: Token) -> Span:
    """A trigger with what belongs to its word: particles beside a verb, the hyphenated first half of a noun."""
    start = end = token.i
    doc = token.doc
    if token.pos_ == "VERB":
        while end + 1 < len(doc) and doc[end + 1].dep_ == "compound:prt" and doc[end + 1].head == token:
            end += 1
    while start - 2 >= token.sent.start and doc[start - 1].text in ("-", "‑") and not doc[start - 2].whitespace_:
        start -= 2
    return doc[start : end + 1]
