"""Who takes part in an event and in what role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline import record
from dateline.events._context import Context
from dateline.events._lexicon import Slot
from dateline.events._match import Match, Matcher
from dateline.reader import tree

# Types whose deed is done with words: their recipients are people, organisations and countries, never mere things.
VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_DATELINE = 14  # words in which a dateline ends: place, country, date and agency
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "PTY", "REB", "OPP", "COP", "SPY"})
_OWNERS = ("of", "for", "by", "from")


@dataclass(frozen=True, slots=True)
class Part:
    """A participant: the word that heads it, its role, whose id it is, and whether it is surely somebody who acts."""

    token: Token
    role: record.ParticipantRole
    actor: str | None
    known: bool

    def as_record(self) -> record.Participant:
        """The participant as the record has it."""
        span = tree.span_of(tree.noun_phrase(self.token))
        return record.Participant(role=self.role, actor=self.actor, start=span.start, end=span.end, text=span.text)


@dataclass(frozen=True, slots=True)
class Cast:
    """All participants of an event, and the words that may name its place."""

    parts: tuple[Part, ...]
    sites: tuple[Token, ...]


def cast_of(match: Match, matcher: Matcher) -> Cast | None:
    """The participants of a match; None when the words that should name who acts name something that cannot."""
    context, pattern = matcher.context, match.pattern
    parts: list[Part] = []
    sites: list[Token] = []
    for name, slot in pattern.slots.items():
        tokens = tuple(u for t in match.arguments.slots.get(name, ()) if (u := _untimed(context, t)) is not None)
        if slot.role == "none" or not tokens:
            continue
        if slot.role == "actor" and name in ("subject", "possessor"):
            tokens = tuple(_past_dateline(context, t, match.predicate) for t in tokens)
            tokens = tuple(_who(context, t) for t in tokens if _can_act(context, t))
            if not tokens:
                return None
        for token in tokens:
            found = _part(context, token, slot, matcher)
            if slot.role in ("site", "place"):
                sites.append(token)
            if found is not None and not _is_told(found, parts):
                parts.append(found)
    parts = [p for p in parts if p.token.i != match.predicate.i]
    parts.extend(_moved(match, context, parts))
    parts.extend(_wielders(context, parts))
    if match.pattern.type in VERBAL:
        parts.extend(_from_content(match, matcher, parts))
    parts = [p for p in parts if p.actor or p.known or not _is_shadow(context, p, parts)]
    doers = {p.actor for p in parts if p.role == "actor" and p.actor}
    parts = [p for p in parts if p.role != "recipient" or p.actor not in doers]  # `Chad closed its border`
    return Cast(tuple(sorted(parts, key=lambda p: (_ORDER[p.role], p.token.i))), tuple(sites))


def _untimed(context: Context, token: Token) -> Token | None:
    """A word that is no time; for a day taken for who acts, the name before it: `Arif Wednesday rejected`."""
    if token.i not in context.timed:
        return token
    before = token.nbor(-1) if token.i > token.sent.start else None
    acts = before is not None and before.ent_type_ in ("PER", "ORG") and token.dep_.startswith("nsubj")
    return before if acts else None


_ORDER = {"actor": 0, "recipient": 1, "instrument": 2, "other": 3}


def _wielders(context: Context, parts: list[Part]) -> Iterator[Part]:
    """Whose weapon it was, where only the weapon is the subject: `Russian missiles hit …`."""
    if any(p.role == "actor" for p in parts):
        return
    for part in parts:
        if part.role == "instrument":
            owner = _named_beside(context, part.token, ("amod", "nmod:poss", "compound"))
            if owner is not None:
                yield Part(owner, "actor", context.actors[owner.i], True)
                return


def _is_told(part: Part, parts: list[Part]) -> bool:
    """True for a word, or for somebody in the same role, who is among the participants already."""
    return any(
        part.token.i == p.token.i or (part.actor is not None and (p.actor, p.role) == (part.actor, part.role))
        for p in parts
    )


def _is_shadow(context: Context, part: Part, parts: list[Part]) -> bool:
    """True for a pronoun nobody resolved beside a name in the same role: `made his trip`."""
    return context.is_pronoun(part.token) and any(p.role == part.role and p is not part for p in parts)


def _moved(match: Match, context: Context, parts: list[Part]) -> Iterator[Part]:
    """Forces that are sent or withdrawn by nobody named act themselves."""
    if match.pattern.type in ("MOBILIZE", "RETREAT") and not any(p.role == "actor" for p in parts):
        for token in match.arguments.slots.get("object", ()):
            if match.pattern.slots["object"].role == "none" and context.is_party(token):
                yield Part(token, "actor", _id(context, token), True)


def _can_act(context: Context, token: Token) -> bool:
    if context.is_party(token) or context.is_pronoun(token) or party_in(context, token, ("of",)) is not None:
        return True
    if _wielder(context, token) is not None:
        return True
    return token.pos_ == "PROPN" and not token.ent_type_  # a name that the reader did not tell the kind of


def _past_dateline(context: Context, token: Token, predicate: Token) -> Token:
    """The real subject, where a tree takes a dateline for it: `ACCRA, Ghana (AP) — The minister accused …`."""
    doc, start = token.doc, predicate.sent.start
    dash = next((i for i in range(start, min(start + _DATELINE, predicate.i)) if doc[i].text in ("—", "–", "--")), None)
    if dash is None or token.i > dash or not (doc[start].is_upper or doc[dash - 1].text == ")"):
        return token
    after = [doc[i] for i in range(dash + 1, predicate.i) if context.is_party(doc[i])]
    return next((t for t in after if t.ent_type_ == "PER"), after[0] if after else token)


def _who(context: Context, token: Token) -> Token:
    """`much of the world` is the world."""
    if context.is_party(token) or context.is_pronoun(token):
        return token
    return _wielder(context, token) or party_in(context, token, ("of",)) or token


def _wielder(context: Context, weapon: Token) -> Token | None:
    """Whose weapon it is that acts: `Israeli` of `Israeli helicopters`."""
    if not (context.is_in(weapon, "arms") or context.is_in(weapon, "shells")):
        return None
    return _named_beside(context, weapon, ("amod", "compound"))


def _named_beside(context: Context, noun: Token, relations: tuple[str, ...]) -> Token | None:
    """The first known actor that stands in one of these relations to a noun: `Israeli` of `Israeli positions`."""
    return next((c for c in noun.children if c.dep_ in relations and c.i in context.actors), None)


def _part(context: Context, token: Token, slot: Slot, matcher: Matcher) -> Part | None:
    role = slot.role
    if role in ("instrument", "other"):
        return Part(token, "instrument" if role == "instrument" else "other", context.actors.get(token.i), False)
    if role == "actor":
        return _actor(context, token)
    if role in ("recipient", "site"):
        return _recipient(context, token, site=role == "site", matcher=matcher)
    return None


def _actor(context: Context, token: Token) -> Part | None:
    if context.is_party(token):
        return Part(token, "actor", _id(context, token), True)
    if context.is_pronoun(token):
        return Part(token, "actor", None, False)
    if token.dep_ == "amod" and token.ent_type_ == "MISC" and token.i in context.actors:
        return Part(token, "actor", context.actors[token.i], True)
    return None


def _recipient(context: Context, token: Token, *, site: bool, matcher: Matcher) -> Part | None:
    place = context.place.get(context.places.get(token.i, ""))
    if site and place is not None and token.i not in context.actors:
        return None
    if context.is_party(token) and not (site and token.ent_type_ == "LOC" and token.i not in context.actors):
        return Part(token, "recipient", _id(context, token), True)
    if context.is_pronoun(token):
        return Part(token, "recipient", None, False)
    if site and token.ent_type_ == "LOC":
        return None
    deed = matcher.match(token) is not None
    owner = party_in(context, token, ("by",) if deed else _OWNERS)
    if owner is not None:
        return Part(owner, "recipient", _id(context, owner), True)
    return None if deed else Part(token, "recipient", _id(context, token), False)


def party_in(context: Context, noun: Token, cases: tuple[str, ...] = _OWNERS) -> Token | None:
    """Who owns a thing or did a deed: `troops` of `the headquarters of the troops`, `Seoul` of `Seoul's decision`."""
    for owner in tree.possessors(noun):
        if context.is_party(owner):
            return owner
    for case, inner in tree.obliques(noun):
        if (
            case in cases
            and context.is_party(inner)
            and not (inner.ent_type_ == "LOC" and inner.i not in context.actors)
        ):
            return inner
    return None


def _id(context: Context, token: Token) -> str | None:
    """The actor whose mention covers a word; of `Ukrainian positions`, the one that the adjective names."""
    if token.i in context.actors:
        return context.actors[token.i]
    if token.pos_ == "NOUN" and not context.is_in(token, "people"):
        owner = _named_beside(context, token, ("amod",))
        if owner is not None:
            return context.actors[owner.i]
    return None


def _from_content(match: Match, matcher: Matcher, parts: list[Part]) -> Iterator[Part]:
    """The recipient that only the content names: `rejected Seoul's offer`, `demanded that Seoul withdraw`."""
    if any(p.role == "recipient" for p in parts):
        return
    context, taken = matcher.context, {p.actor for p in parts if p.actor} | {p.token.i for p in parts}
    for token in contents(match):
        if context.is_in(token, "deeds") and (doer := _doer(token)) is not None and party_in(context, token) is None:
            owners = [doer]
        elif token.pos_ == "VERB":
            owners = tree.children(token, "nsubj") if match.pattern.type == "REQUEST" else []
        else:
            owner = party_in(context, token)
            owners = [owner] if owner is not None else []
        for owner in owners:
            if context.is_party(owner) and owner.i not in taken and _id(context, owner) not in taken:
                yield Part(owner, "recipient", _id(context, owner), True)
                return


def _doer(deed: Token) -> Token | None:
    """Who did what `in a move` sums up: the subject of the clause."""
    if deed.dep_ == "obl" and tree.case_of(deed) == "in" and deed.head.pos_ == "VERB":
        return next(iter(tree.subjects(deed.head)), None)
    return None


def contents(match: Match) -> tuple[Token, ...]:
    """The words that say what a verbal act is about."""
    slots = match.pattern.slots
    return tuple(
        token
        for name, tokens in match.arguments.slots.items()
        for token in tokens
        if (name in slots and slots[name].role == "content") or (name == "comp" and match.pattern.type in VERBAL)
    )


# What happens at a place also where nobody is named: `protests were held in X`, `a bomb exploded in Y`.
HAPPENING = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})


def is_sound(match: Match, cast: Cast, matcher: Matcher, *, placed: bool) -> bool:
    """True when an event has the participants that its type needs, or is said to have happened somewhere (`placed`)."""
    context, type_ = matcher.context, match.pattern.type
    if not any(p.known and p.role in ("actor", "recipient") for p in cast.parts):
        told = match.predicate.pos_ != "NOUN" or match.arguments.carrier is not None
        if not (told and ((placed and type_ in HAPPENING) or _is_struck(match, cast, matcher))):
            return False
    actors = [p for p in cast.parts if p.role == "actor"]
    if not actors and _is_open(match):
        return False
    needs_actor = type_ in VERBAL and not match.arguments.passive
    if needs_actor and not actors and not _verdict(match):
        return False
    if type_ == "CONSULT" and not _consults(match, cast, context):
        return False
    if type_ in VERBAL - {"CONSULT"} and actors and not any(p.known or p.actor for p in actors):
        return False
    thing = match.pattern.slots.get("object")
    judged = type_ in ("SUPPORT", "ACCUSE") and thing is not None and thing.role == "recipient"
    if judged and not any(_is_public(context, p) for p in cast.parts):
        return all(_may_be_judged(context, p, matcher) for p in cast.parts if p.role == "recipient")
    return True


def _is_open(match: Match) -> bool:
    """True for an active infinitive, which says what could be done; where nobody is to do it, it is no event."""
    verb = match.predicate
    return verb.pos_ == "VERB" and not match.arguments.passive and "Inf" in verb.morph.get("VerbForm", []) and not any(
        c.dep_ == "aux" for c in verb.children
    )  # fmt: skip


def _is_struck(match: Match, cast: Cast, matcher: Matcher) -> bool:
    """True for what is said to be attacked by nobody named: `the village was shelled`."""
    struck = (p.token for p in cast.parts if p.role == "recipient")
    passive = match.pattern.type == "ASSAULT" and match.arguments.passive
    return passive and any(matcher.context.is_in(t, name) for t in struck for name in ("buildings", "ground"))


def _may_be_judged(context: Context, part: Part, matcher: Matcher) -> bool:
    """Who or what is praised or condemned in politics: somebody, or a deed; not a film."""
    token = part.token
    return part.known or context.is_pronoun(token) or context.is_in(token, "deeds") or matcher.match(token) is not None


def _is_somebody(context: Context, part: Part) -> bool:
    """True for a known actor that is no crowd: people who visit a place are no visit in politics."""
    actor = context.actor.get(part.actor or "")
    return actor is not None and (actor.kind != "group" or bool(_OFFICIAL & set(actor.sectors)))


def _is_public(context: Context, part: Part) -> bool:
    """True for a name or an office: what they judge is politics more often than not."""
    return part.role == "actor" and (context.is_name(part.token) or context.is_in(part.token, "officials"))


def _verdict(match: Match) -> bool:
    return match.pattern.cameo in ("081", "112", "115")


def _consults(match: Match, cast: Cast, context: Context) -> bool:
    """Meetings have two sides, or one that is several; a visit has somewhere or somebody to go to."""
    actors = [p for p in cast.parts if p.role == "actor"]
    if match.pattern.mode == "visit":
        told = match.predicate.pos_ != "NOUN" or match.arguments.carrier is not None or bool(actors)
        public = any(p.known and (_is_public(context, p) or _is_somebody(context, p)) for p in actors)
        return told and (public or any(p.known and p.role == "recipient" for p in cast.parts))
    if len(actors) > 1 or any(p.role == "recipient" for p in cast.parts):
        return True
    return len(actors) == 1 and (
        actors[0].token.morph.get("Number", []) == ["Plur"]
        or (match.predicate.pos_ == "NOUN" and match.arguments.carrier is not None)
    )


def without_mere_things(parts: tuple[Part, ...], type_: str) -> tuple[Part, ...]:
    """Participants but for things in verbal acts: a decision that is criticised takes no part."""
    if type_ == "CONSULT" or type_ not in (*VERBAL, "PROTEST"):
        return parts
    return tuple(p for p in parts if p.role != "recipient" or p.known or p.token.pos_ == "PRON")


def as_actors(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The same participants with recipients as actors: both sides of something reciprocal."""
    return tuple(replace(p, role="actor") if p.role == "recipient" else p for p in parts)
