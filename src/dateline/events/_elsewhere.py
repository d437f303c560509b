"""Where an event took place when its own words do not say: the clauses above it, its paragraph, the report's dateline.

Only what happens somewhere is placed so (an attack, a protest, an arrest), never words: a warning is given in the
place of the speaker, which is not the place of what is warned of. Where two places are as likely, none is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dateline import record
from dateline.events._context import Context
from dateline.events._draft import Draft
from dateline.events._when_where import Where, place_in
from dateline.places import dateline_place
from dateline.reader import tree

# Types of PLOVER whose events happen at a place that their surroundings can tell.
_PLACED = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT"})
_HAPPENED = frozenset({"occurred", "ongoing"})
_AT = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "around", "on", "off"})
_FINE = frozenset({"city", "district", "site", "area", "region"})
_LEAD = 3  # paragraphs in which the dateline's place is thought of
_MAX_CLIMB = 6
# How far each way of knowing the place is trusted, as a part of the place's own confidence.
TRUST = {"stated": 1.0, "participant": 0.9, "context": 0.7, "dateline": 0.5}


def placed(drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """The drafts, those without a place with the one that their surroundings tell, if they tell one."""
    cues = _cue_tokens(context)
    known = {d.predicate.i: d.where.place for d in drafts if d.where.place is not None and d.where.basis == "stated"}
    return [replace(d, where=_where(d, context, cues, known)) if _may_be_placed(d) else d for d in drafts]


def place_confidence(where: Where, context: Context) -> float | None:
    """How sure an event's place is: the place's own confidence, less by the way it is known; None without a place."""
    if where.place is None or where.basis is None:
        return None
    return round(context.place[where.place].confidence * TRUST[where.basis], 2)


def _may_be_placed(draft: Draft) -> bool:
    return draft.where.place is None and draft.code.type in _PLACED and draft.standing.status in _HAPPENED


def _where(draft: Draft, context: Context, cues: frozenset[int], known: Mapping[int, str]) -> Where:
    if place := _of_clause(draft, context, cues, known):
        return Where(place, "context")
    if draft.background or not _is_main(draft.predicate):
        return Where()
    sentence = draft.predicate.sent
    block = tree.block_index(draft.predicate)
    near = _standing(context, block, cues)
    own = [place for i, place in near if sentence.start <= i < sentence.end]
    if place := _only(own or [place for i, place in near if i < sentence.start], context):
        return Where(place, "context")
    if not near and _is_of_dateline(draft, context, block):
        return Where(dateline_place(context.doc), "dateline")
    return Where()


def _is_main(predicate: Token) -> bool:
    """True for what a sentence tells first of all: its root, what is coordinated with it, or their subject or
    object."""
    token = predicate
    for _ in range(_MAX_CLIMB):
        if token.head == token:
            return True
        if token.dep_ not in ("conj", "nsubj", "nsubj:pass", "obj", "ccomp", "parataxis"):
            return False
        token = token.head
    return False


def _of_clause(draft: Draft, context: Context, cues: frozenset[int], known: Mapping[int, str]) -> str | None:
    """The place of a verb above the event's, or of one that it is coordinated with; not of one that only tells of
    it."""
    match = draft.match
    token = match.arguments.carrier if match.arguments.carrier is not None else match.predicate
    for _ in range(_MAX_CLIMB):
        if token.head == token or token.dep_ in ("acl:relcl", "parataxis", "ccomp"):
            return None
        token = token.head
        if token.i in cues:
            return None
        if token.i in known:
            return known[token.i]
        if token.pos_ == "VERB":
            for case, site in tree.obliques(token):
                if case in _AT and (place := place_in(site, context)) and context.place[place].kind in _FINE:
                    return place
    return None


def _standing(context: Context, block: int, cues: frozenset[int]) -> list[tuple[int, str]]:
    """Places finer than a country that a paragraph names as places, by the index of their token, without where somebody
    speaks or comes from."""
    doc, found = context.doc, []
    for i, place in sorted(context.places.items()):
        if tree.block_index(doc[i]) != block or context.place[place].kind not in _FINE:
            continue
        top = _phrase(doc[i])
        tells = top.head.i in cues or any(c.dep_ in ("ccomp", "parataxis") for c in top.head.children)
        unknown = context.place[place].lat is None
        if unknown or tells or tree.case_of(top) in ("from", "to", "for") or _is_in_dateline(doc, i):
            continue
        found.append((i, place))
    return found


def _only(named: Iterable[str], context: Context) -> str | None:
    """The one place among those named; of two, one of which is the region of the other, the finer."""
    places = list(dict.fromkeys(named))
    if len(places) == 2:
        first, second = (context.place[p] for p in places)
        for inner, outer in ((first, second), (second, first)):
            if outer.kind == "region" and inner.kind != "region" and inner.admin1 == outer.admin1 is not None:
                return inner.id
    return places[0] if len(places) == 1 else None


def _is_of_dateline(draft: Draft, context: Context, block: int) -> bool:
    """True for what the first paragraphs tell as news, when nobody of another country takes part and none is named."""
    place = dateline_place(context.doc)
    if place is None or tree.block_kind(draft.predicate) != "paragraph" or _is_dated(draft):
        return False
    if _paragraph_number(context.doc, block) >= _LEAD:
        return False
    country = context.place[place].country
    sentence = draft.predicate.sent
    countries = {context.place[p].country for i, p in context.places.items() if sentence.start <= i < sentence.end}
    countries |= {context.actor[p.actor].country for p in draft.parts if p.actor and p.actor in context.actor}
    return countries <= {None, country}


def _is_dated(draft: Draft) -> bool:
    """True for an event with a time of its own coarser than a day: an older one, which may have been elsewhere."""
    return draft.time is not None and draft.time.precision not in (None, "day", "part", "hour", "minute", "second")


def _paragraph_number(doc: Doc, block: int) -> int:
    """Number of a block among the paragraphs, from 0."""
    report = tree.report_of(doc)
    blocks: tuple[record.Block, ...] = report.blocks if report is not None else ()
    return sum(b.kind == "paragraph" for b in blocks[:block])


def _is_in_dateline(doc: Doc, i: int) -> bool:
    report = tree.report_of(doc)
    line = report.dateline if report is not None else None
    return line is not None and line.start <= doc[i].idx < line.end


def _phrase(token: Token) -> Token:
    """The head of the phrase that a name stands in."""
    while (
        token.dep_ in ("compound", "flat", "appos", "conj", "nmod") and token.head != token and not tree.case_of(token)
    ):
        token = token.head
    return token


def _cue_tokens(context: Context) -> frozenset[int]:
    """Tokens of the words that tell of saying."""
    cues = ((claim.id, claim.cue) for claim in context.claims if claim.cue is not None)
    return frozenset(tree.tokens_of(context.doc, cues))
