"""The coder: from a doc's trees to events, in passes that each do one thing.

matches → events of their own → contents of verbal acts taken in → outcomes joined to their acts → PLOVER's reductions →
tellings of one event joined → records.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from dateline import record
from dateline.events._arguments import mark_of
from dateline.events._background import Lead, is_background
from dateline.events._context import Context, read_context
from dateline.events._draft import Draft, trigger_span
from dateline.events._elsewhere import place_confidence, placed
from dateline.events._lexicon import Lexicon
from dateline.events._match import Match, Matcher
from dateline.events._merge import join, merge
from dateline.events._quantities import counts_of
from dateline.events._roles import HAPPENING, VERBAL, Cast, cast_of, contents, is_sound, without_mere_things
from dateline.events._status import is_description, standing_of
from dateline.events._support import Told, claims_over, grounds_of
from dateline.events._when_where import Where, bounded_by_report, time_of, where_of
from dateline.ontology import CONDITIONS, Code, Ontology
from dateline.reader import tree

_ABSORBING = VERBAL - {"CONSULT"} | {"SANCTION", "PROTEST"}
_MOST_CONFIDENT = 0.95


def code(doc: Doc, lexicon: Lexicon, ontology: Ontology) -> tuple[record.Event, ...]:
    """The events that a doc tells of, numbered in the order of their coded words."""
    return Coder(doc, lexicon, ontology).events()


class Coder:
    """Codes one doc."""

    def __init__(self, doc: Doc, lexicon: Lexicon, ontology: Ontology) -> None:
        self.context: Context = read_context(doc, lexicon)
        self.matcher = Matcher(lexicon, self.context)
        self.ontology = ontology
        self.lead = Lead(self.context)
        self.candidates = self.matcher.candidates()

    def events(self) -> tuple[record.Event, ...]:
        """All events of the doc."""
        drafts = [draft for sentence in tree.sentences(self.context.doc) for draft in self._of_sentence(sentence)]
        merged = [d for d in merge(drafts, self.context) if self._is_whole(d)]
        return tuple(self._record(draft, number) for number, draft in enumerate(placed(merged, self.context), 1))

    def _of_sentence(self, sentence: Span) -> list[Draft]:
        doc = sentence.doc
        found = (self.matcher.match(doc[i]) for i in range(sentence.start, sentence.end) if i in self.candidates)
        matches = [m for m in found if m is not None]
        if not matches or self._is_play(sentence):
            return []
        coded = [c for m in matches if (c := self._refined(m, matches)) is not None]
        drafts = [d for match, own in coded if (d := self._draft(match, own)) is not None]
        return [self._reduced(d) for d in _with_history(self._with_outcomes(drafts))]

    def _is_play(self, sentence: Span) -> bool:
        """True for a sentence about sport or the stage: two words of such a class, or one as its subject."""
        words = {token.lemma_.lower() for token in sentence}
        classes = self.context.classes
        root = sentence.root
        if any(self.context.is_in(c, "stage") for c in root.children if c.dep_ == "nsubj"):
            return True
        return any(len(words & classes.get(name, frozenset())) > 1 for name in ("sport", "stage"))

    def _refined(self, match: Match, matches: list[Match]) -> tuple[Match, Code] | None:
        """A match with the code that its content gives it; None for what is itself the content of a verbal act."""
        if any(_absorbs(other, match) for other in matches if other is not match):
            return None
        pattern = match.pattern
        own = Code(pattern.type, pattern.mode, pattern.cameo)
        if pattern.type in VERBAL and pattern.mode is None:
            for inner in matches:
                if inner is not match and _absorbs(match, inner):
                    found = self.ontology.reduce(pattern.type, inner.pattern.type, inner.pattern.mode)
                    if found is not None:
                        return match, found
        return match, own

    def _draft(self, match: Match, own: Code) -> Draft | None:
        verb = match.predicate.pos_ != "NOUN"
        if verb and is_description(match.predicate):
            return None
        standing = standing_of(match)
        if standing.habit or (standing.depth > 1 and standing.status == "possible"):
            return None
        cast = cast_of(match, self.matcher)
        where = where_of(match, cast, self.context) if cast is not None else Where()
        if cast is None or not is_sound(match, cast, self.matcher, placed=where.place is not None):
            return None
        if any(self.context.is_in(p.token, name) for p in cast.parts for name in ("sport", "stage")):
            return None
        weak = not verb and match.arguments.carrier is None and not match.arguments.slots.get("subject")
        return Draft(
            match, own, without_mere_things(cast.parts, own.type), standing, where,
            time_of(match, self.context), is_background(match, standing, self.context, self.lead),
            tuple((match.predicate, c) for c in counts_of(match)), (match.predicate,), weak, (_why(match, cast),),
        )  # fmt: skip

    def _with_outcomes(self, drafts: list[Draft]) -> list[Draft]:
        """Outcomes ("killing five") joined to the act of the same sentence that had them."""
        kept = list(drafts)
        for outcome in (d for d in drafts if d.match.pattern.result):
            act = next((d for d in kept if d is not outcome and d.code.type == "ASSAULT" and _had(d, outcome)), None)
            if act is not None:
                kept.remove(outcome)
                kept[kept.index(act)] = join(replace(act, weak=False), outcome).with_note(
                    f"with {outcome.match.pattern.name}"
                )
            elif means := self._means(outcome.match):
                kept[kept.index(outcome)] = replace(outcome, code=means).with_note("mode of the means")
        return kept

    def _means(self, outcome: Match) -> Code | None:
        """The code of the act that an outcome names as its means, by nobody named: `killed in an air strike`."""
        for name in ("subject", "in", "by", "during"):
            for token in outcome.arguments.slots.get(name, ()):
                means = self.matcher.match(token)
                if means is not None and means.pattern.type == "ASSAULT" and means.pattern.mode:
                    return Code("ASSAULT", means.pattern.mode, means.pattern.cameo)
        return None

    def _reduced(self, draft: Draft) -> Draft:
        """PLOVER's reductions: a meeting planned is AGREE, one called off is REJECT."""
        standing = draft.standing
        state = "cancelled" if standing.cancelled else "declined" if standing.declined else standing.status
        found = self.ontology.reduce(state, draft.code.type, draft.code.mode) if state in CONDITIONS else None
        if found is None:
            return draft
        note = f"{draft.code.type} {state} is {found.type}"
        if state in ("cancelled", "declined"):
            standing = replace(standing, status="occurred")
        return replace(draft, code=found, standing=standing).with_note(note)

    def _is_whole(self, draft: Draft) -> bool:
        """True unless the type needs a recipient and no telling names one, nor what was taken, nor where it was."""
        if not self.ontology.types[draft.code.type].needs_recipient or sum(p.role == "actor" for p in draft.parts) > 1:
            return True
        happened = draft.code.type in HAPPENING | {"AID", "SANCTION"} and draft.where.place is not None
        return happened or any(p.role in ("recipient", "other") for p in draft.parts)

    def _record(self, draft: Draft, number: int) -> record.Event:
        actors = draft.ids("actor") | draft.ids("recipient")
        told = Told(
            draft.match.pattern.type,
            draft.match.pattern.mode,
            draft.triggers,
            actors,
            draft.where.place,
            draft.background,
        )
        grounds = grounds_of(told, self.matcher)
        status = draft.standing.status
        if draft.standing.denied and grounds.support != "disputed" and status in ("occurred", "ongoing"):
            status = "negated"  # nobody in the report says that it is so
        time = draft.time
        if (time is None or time.from_ is None) and status in ("occurred", "ongoing"):
            time = bounded_by_report(self.context, time)
        return record.Event(
            id=f"e{number}",
            type=draft.code.type,
            mode=draft.code.mode,
            cameo=draft.code.cameo,
            context=draft.match.pattern.context,
            triggers=tuple(tree.span_of(trigger_span(t)) for t in draft.triggers),
            participants=tuple(p.as_record() for p in draft.parts),
            place=draft.where.place,
            place_basis=draft.where.basis,
            place_confidence=place_confidence(draft.where, self.context),
            time=time,
            background=draft.background,
            status=status,
            claims=grounds.claims,
            support=grounds.support,
            support_evidence=grounds.evidence,
            quantities=tuple(self._quantities(draft)),
            confidence=_confidence(draft),
            why="; ".join(_reasons(draft)),
        )

    def _quantities(self, draft: Draft) -> Iterator[record.Quantity]:
        for token, count in draft.counts:
            claims = claims_over(token, self.context)
            yield count.as_record(claims[0].id if claims else None)


def _with_history(drafts: list[Draft]) -> list[Draft]:
    """What a relative clause tells of history (`annexed it in 2014 in a move that was rejected`) is history too."""
    old = {d.predicate.i for d in drafts if d.background}

    def is_within(token: Token) -> bool:
        while token.dep_ == "acl:relcl" or token.pos_ in ("NOUN", "PROPN"):
            if token.head == token:
                return False
            token = token.head
            if token.i in old:
                return True
        return False

    return [
        replace(d, background=True)
        if not d.background and d.predicate.dep_ == "acl:relcl" and is_within(d.predicate)
        else d
        for d in drafts
    ]


def _absorbs(outer: Match, inner: Match) -> bool:
    """True when an event is the content of a verbal act: what was urged, promised, refused or alleged."""
    if outer.pattern.type not in _ABSORBING:
        return False
    inside = {t.i for t in contents(outer)} | _aims(outer)
    ends = {outer.predicate.i} | ({outer.arguments.carrier.i} if outer.arguments.carrier is not None else set())
    token: Token = inner.predicate
    while token.head != token:
        if token.i in inside and token.i not in ends:
            return True
        if token.i in ends or token.dep_.startswith("acl:relcl") or token.dep_ == "parataxis":
            return False
        token = token.head
    return False


def _aims(outer: Match) -> set[int]:
    """Heads of the clauses that tell what a protest is for: `a rally to demand that he resign`."""
    if outer.pattern.type != "PROTEST":
        return set()
    ends = [outer.predicate] + ([outer.arguments.carrier] if outer.arguments.carrier is not None else [])
    return {c.i for end in ends for c in end.children if c.dep_ in ("advcl", "acl", "xcomp") and mark_of(c) == "to"}


def _had(act: Draft, outcome: Draft) -> bool:
    """True when an act is the subject or circumstance of an outcome, or the outcome the act's consequence."""
    verb, match = outcome.predicate, outcome.match
    told = act.predicate
    measured = told.head if told.dep_ == "nmod" and tree.case_of(told) == "of" else told  # `in two days of clashes`
    if any(
        word in match.arguments.slots.get(name, ())
        for word in (told, measured)
        for name in ("subject", "in", "by", "during", "after", "when")
    ):
        return True
    tops = [act.predicate] + ([act.match.arguments.carrier] if act.match.arguments.carrier is not None else [])
    if verb.dep_ in ("advcl", "conj", "acl:relcl", "acl", "xcomp") and verb.head in tops:
        return verb.dep_ != "conj" or not any(c.dep_.startswith("nsubj") for c in verb.children)
    return False


def _why(match: Match, cast: Cast) -> str:
    told = {p.token.i: p.role for p in cast.parts}
    links = []
    for name, slot in match.pattern.slots.items():
        tokens = match.arguments.slots.get(name, ())
        if tokens and slot.role != "none":
            role = next((told[t.i] for t in tokens if t.i in told), "place" if slot.role == "site" else slot.role)
            links.append(f"{name} → {role}")
    return f"{match.pattern.name}: {', '.join(links)}" if links else match.pattern.name


def _reasons(draft: Draft) -> list[str]:
    reasons = list(draft.notes)
    if draft.standing.by and draft.standing.status not in ("occurred",):
        reasons.append(f"{draft.standing.status} by “{draft.standing.by}”")
    if len(draft.triggers) > 1:
        reasons.append(f"told {len(draft.triggers)} times")
    return reasons


def _confidence(draft: Draft) -> float:
    """0.5, and more for each thing told: who, to whom or where, a specific pattern, a fact; less for a bare noun."""
    conditions = sum(1 for slot in draft.match.pattern.slots.values() if slot.words or slot.kinds)
    value = 0.5 + 0.05 * min(conditions, 2) - 0.1 * draft.weak
    value += 0.15 * any(p.role == "actor" and p.actor for p in draft.parts) + 0.05 * any(
        p.role == "actor" and p.known for p in draft.parts
    )
    value += 0.1 * bool(draft.where.place or any(p.role == "recipient" and p.known for p in draft.parts))
    value += 0.05 * (draft.standing.status in ("occurred", "ongoing"))
    return round(min(value, _MOST_CONFIDENT), 2)
