"""One event told twice is one event: tellings that agree are joined, those that differ in who, where or when not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline import record
from dateline.events._context import Context
from dateline.events._draft import Draft
from dateline.events._roles import VERBAL, Part
from dateline.events._when_where import Where
from dateline.reader import tree

_LEADS = frozenset({"headline", "standfirst"})
_RETELLING = _LEADS | {"caption", "subhead"}


def merge(drafts: Iterable[Draft], context: Context) -> list[Draft]:
    """Drafts with repeated tellings joined, in the order of their coded words.

    Bare nouns come last: one joins the only event that it can mean; one that could mean several joins none.
    """
    drafts = list(drafts)
    told: list[Draft] = []
    for draft in (d for d in drafts if not (d.weak or d.plural)):
        place = next((i for i, other in enumerate(told) if same_event(other, draft, context)), None)
        if place is None:
            told.append(draft)
        else:
            told[place] = _as_one(told[place], draft, context)
    for draft in (d for d in drafts if d.weak or d.plural):
        _place_weak(draft, told, context)
    return sorted(told, key=lambda d: d.predicate.i)


def _place_weak(draft: Draft, told: list[Draft], context: Context) -> None:
    fitting = [i for i, other in enumerate(told) if same_event(other, draft, context)]
    # "The visit" means one that was told before, if there is one.
    fitting = [i for i in fitting if told[i].predicate.i < draft.predicate.i] or fitting
    if draft.plural and (fitting or draft.code.type == "CONSULT"):
        return
    if len(fitting) == 1:
        told[fitting[0]] = join(told[fitting[0]], draft)
    elif not fitting and _stands_alone(draft):
        told.append(draft)


def _stands_alone(draft: Draft) -> bool:
    """A bare noun tells of an event by itself only where its own words say who did it and to whom or where."""
    actors = [p for p in draft.parts if p.role == "actor"]
    others = [p for p in draft.parts if p.role == "recipient"]
    return bool(actors) and bool(others or draft.where.place or len(actors) > 1)


def same_event(first: Draft, second: Draft, context: Context) -> bool:
    """True when nothing that two tellings say keeps them apart and something holds them together."""
    if first.code.type != second.code.type or not _modes_agree(first, second):
        return False
    if not second.weak and (first.background != second.background or _status(first) != _status(second)):
        return False
    if second.weak and first.background:
        return False
    if first.code.type in VERBAL and first.code.type != "CONSULT" and not _same_words(first, second):
        return False
    return (
        (_actors_agree(first, second) or _retells(first, second, context))
        and (_recipients_agree(first, second) or _may_be_meant(first, second, context))
        and _places_agree(first.where.place, second.where.place, context)
        and _times_agree(first.time, second.time)
    )


def _status(draft: Draft) -> str:
    return "occurred" if draft.standing.status == "ongoing" and draft.weak else draft.standing.status


def _modes_agree(first: Draft, second: Draft) -> bool:
    if first.code.mode == second.code.mode:
        return True
    loose = first.code.type != "CONSULT" and (second.weak or first.code.type == "ASSAULT")
    return loose and None in (first.code.mode, second.code.mode)


def _same_words(first: Draft, second: Draft) -> bool:
    if first.predicate.lemma_.lower() == second.predicate.lemma_.lower() or second.weak:
        return True
    return tree.block_kind(first.predicate) in _LEADS


def _actors_agree(first: Draft, second: Draft) -> bool:
    ids = first.ids("actor"), second.ids("actor")
    if ids[0] and ids[1]:
        if first.code.type == "CONSULT" and first.code.mode != "visit":
            return ids[0] <= ids[1] or ids[1] <= ids[0]
        return bool(ids[0] & ids[1])
    heads = first.heads("actor"), second.heads("actor")
    if heads[0] and heads[1]:
        return bool(heads[0] & heads[1])
    # One of them does not say who: whom they did it to must hold them together.
    return _shares(first, second, "recipient")


def _retells(first: Draft, second: Draft, context: Context) -> bool:
    """True where headline, standfirst or caption call those who act by another word: `rebels` and `fighters`."""
    if not any(tree.block_kind(d.predicate) in _RETELLING for d in (first, second)):
        return False
    one, other = (_in_role(d, "actor", context) for d in (first, second))
    if not one and not other:
        return _strikes_alike(first, second, context)
    return any(_are_alike(a, b) for a in one for b in other)


def _strikes_alike(first: Draft, second: Draft, context: Context) -> bool:
    """True where nobody is said to have done it, and those whom it struck may be the same: `suspect` and a name."""
    one, other = (_in_role(d, "recipient", context) for d in (first, second))
    same = first.predicate.lemma_.lower() == second.predicate.lemma_.lower()
    kinds = {actor.kind for actor in (*one, *other)}
    return same and len(one) == len(other) == 1 and kinds in ({"role"}, {"role", "person"})


def _may_be_meant(first: Draft, second: Draft, context: Context) -> bool:
    """True where a headline does not name those whom the text names: `suspect arrested`, `six arrested`."""
    if not any(tree.block_kind(d.predicate) in _LEADS for d in (first, second)):
        return False
    one, other = (_in_role(d, "recipient", context) for d in (first, second))
    if not one or not other:
        counts = [{(c.low, c.high) for _, c in d.counts} for d in (first, second)]
        return bool(counts[0] & counts[1])
    return _strikes_alike(first, second, context)


def _as_one(first: Draft, second: Draft, context: Context) -> Draft:
    """Two tellings joined; those who take part as the text calls them, rather than as the headline does."""
    if not _actors_agree(first, second) and _retells(first, second, context):
        first, second = _as_the_text_says(first, second, "actor", _RETELLING)
    if not _recipients_agree(first, second) and _may_be_meant(first, second, context):
        first, second = _as_the_text_says(first, second, "recipient", _LEADS)
    return join(first, second)


def _as_the_text_says(
    first: Draft, second: Draft, role: record.ParticipantRole, kinds: frozenset[str]
) -> tuple[Draft, Draft]:
    """Two tellings, the one that stands in blocks of these kinds without those in a role."""
    if tree.block_kind(second.predicate) in kinds:
        return first, second.without(role)
    return first.without(role), second


def _in_role(draft: Draft, role: record.ParticipantRole, context: Context) -> list[record.Actor]:
    return [context.actor[id_] for id_ in sorted(draft.ids(role))]


def _are_alike(one: record.Actor, other: record.Actor) -> bool:
    """True for bands of the same side, one of them unnamed (fighters and rebels, police and a police department), for
    two unnamed holders of like offices, and for a country and what is its own (Israel and an Israeli court)."""
    kinds = {one.kind, other.kind}
    if "country" in kinds:
        return len(kinds) == 2 and one.country == other.country and "person" not in kinds
    sides = set(one.sectors) & set(other.sectors)
    bands = kinds == {"role"} or ("group" in kinds and kinds <= {"group", "organisation"})
    return bands and bool(sides) and (one.country == other.country or None in (one.country, other.country))


def _recipients_agree(first: Draft, second: Draft) -> bool:
    ids = first.ids("recipient"), second.ids("recipient")
    if ids[0] and ids[1]:
        return bool(ids[0] & ids[1]) or first.code.type == "CONSULT"
    if first.code.type == "CONSULT" and first.code.mode == "visit":
        return True
    heads = first.heads("recipient"), second.heads("recipient")
    return not (heads[0] and heads[1]) or bool(heads[0] & heads[1])


def _shares(first: Draft, second: Draft, role: str) -> bool:
    return bool(first.ids(role) & second.ids(role) or first.heads(role) & second.heads(role))


def _places_agree(first: str | None, second: str | None, context: Context) -> bool:
    if first is None or second is None or first == second:
        return True
    return _holds(first, second, context) or _holds(second, first, context)


def _holds(outer: str, inner: str, context: Context) -> bool:
    """True when one place is the country, or the first-order region, in which the other one lies."""
    one, other = context.place.get(outer), context.place.get(inner)
    if one is None or other is None or one.country is None or one.country != other.country:
        return False
    if one.kind == "country":
        return True
    return one.kind == "region" and other.kind != "region" and one.admin1 is not None and one.admin1 == other.admin1


def _times_agree(first: record.EventTime | None, second: record.EventTime | None) -> bool:
    if first is None or second is None:
        return True
    if first.from_ and second.from_ and first.to and second.to:
        return first.from_[:10] <= second.to[:10] and second.from_[:10] <= first.to[:10]
    return first.times == second.times or not (first.times and second.times)


def join(first: Draft, second: Draft) -> Draft:
    """Two tellings as one event: the first one's code, everything that either says."""
    return replace(
        first,
        parts=_joined_parts(first.parts, second.parts),
        where=_finer_place(first, second),
        time=_finer_time(first.time, second.time),
        background=first.background and second.background,
        counts=first.counts + tuple(c for c in second.counts if not any(_same_count(c[1], o[1]) for o in first.counts)),
        triggers=(first.triggers[0], *sorted({*first.triggers[1:], *second.triggers}, key=lambda t: t.i)),
    )


def _same_count(first: object, second: object) -> bool:
    names = ("kind", "low", "high")
    return all(getattr(first, n) == getattr(second, n) for n in names)


def _joined_parts(first: tuple[Part, ...], second: tuple[Part, ...]) -> tuple[Part, ...]:
    kept = list(first)
    for part in second:
        same = [i for i, p in enumerate(kept) if p.actor is not None and p.actor == part.actor]
        if (
            same
            or _is_namesake(part, kept)
            or part.token.pos_ == "PRON"
            or any(p.role == part.role and not part.known for p in kept)
        ):
            continue
        unnamed = [i for i, p in enumerate(kept) if p.role == part.role and p.actor is None and part.actor is not None]
        if unnamed and kept[unnamed[0]].token.lemma_.lower() in (part.token.lemma_.lower(),):
            kept[unnamed[0]] = part
        elif part.actor is not None or not any(p.role == part.role for p in kept):
            kept.append(part)
    order = {"actor": 0, "recipient": 1, "instrument": 2, "other": 3}
    return tuple(sorted(kept, key=lambda p: (order[p.role], p.token.i)))


def _is_namesake(part: Part, kept: list[Part]) -> bool:
    """True for the same words in the same role, whatever id they were given."""
    words = tree.noun_phrase(part.token).text.lower()
    return any(p.role == part.role and tree.noun_phrase(p.token).text.lower() == words for p in kept)


def _finer_place(first: Draft, second: Draft) -> Where:
    """The place of the telling that has one; of two, the one that lies in the other (both were found to agree)."""
    if first.where.place is None:
        return second.where
    return first.where


def _finer_time(first: record.EventTime | None, second: record.EventTime | None) -> record.EventTime | None:
    if first is None or first.basis == "report":
        return second or first
    if second is None or second.basis == "report" or second.times == first.times:
        return first
    times = (*first.times, *(t for t in second.times if t not in first.times))
    return first.model_copy(update={"times": times})
