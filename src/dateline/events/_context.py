"""What the other layers say of a doc, by token: actors, places, times, claims; empty where a layer has not run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span, Token

from dateline import record
from dateline.actors import actor_at
from dateline.events._arguments import MEASURES, counted, mark_of
from dateline.events._lexicon import Lexicon
from dateline.places import place_at
from dateline.reader import tree

_PERSONAL = frozenset(
    {"he", "she", "they", "we", "i", "who", "him", "her", "them", "us", "his", "their", "our", "whom"}
)
_LOCATIVE = frozenset({"in", "at", "near", "inside", "outside", "into", "across", "around", "within", "throughout"})
# Prepositions with which a time only bounds an event.
BOUNDS = frozenset(
    {"since", "until", "till", "before", "after", "by", "from", "ahead of", "between", "for", "following", "prior to"}
)
# Ends of words for people that no class lists: `landowner`, `fundamentalist`.
_PEOPLE = ("owner", "worker", "goer", "seeker", "holder", "dweller", "mentalist", "nationalist", "loyalist")
_ACTING = frozenset({"nsubj", "nsubj:pass", "obl:agent", "nmod:poss"})


@dataclass(frozen=True, slots=True)
class TimeWords:
    """A time expression, its words and the word that heads them."""

    time: record.Time
    span: Span
    root: Token


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a doc's words besides its trees."""

    doc: Doc
    actors: Mapping[int, str]
    actor: Mapping[str, record.Actor]
    places: Mapping[int, str]
    place: Mapping[str, record.Place]
    times: Mapping[int, tuple[TimeWords, ...]]  # by the start of the sentence
    lengths: Mapping[int, tuple[TimeWords, ...]]  # lengths of time, likewise
    timed: frozenset[int]
    claims: tuple[record.Claim, ...]
    checks: tuple[Any, ...]
    published: record.Published | None
    classes: Mapping[str, frozenset[str]]

    def is_in(self, token: Token, name: str) -> bool:
        """True for a word of a class of the lexicon."""
        return token.lemma_.lower() in self.classes.get(name, ()) or token.lower_ in self.classes.get(name, ())

    def is_party(self, token: Token) -> bool:
        """True for a word for somebody who acts: a known actor, a person, an organisation, a country, people."""
        if token.i in self.actors or token.ent_type_ in ("PER", "ORG"):
            return True
        if token.ent_type_ == "LOC":
            return self._acts(token)
        if token.pos_ not in ("NOUN", "PROPN", "NUM"):
            return False
        lemma = token.lemma_.lower()
        people = self.is_in(token, "people") or lemma.endswith(_PEOPLE)
        return people or (lemma in MEASURES and any(self.is_party(t) for t in counted(token)))

    def is_person(self, token: Token) -> bool:
        """True for a word that stands for one or more people, pronouns included, but for no country or organisation."""
        actor = self.actor.get(self.actors.get(token.i, ""))
        if actor is not None:
            return actor.kind in ("person", "group", "role")
        if token.ent_type_ in ("ORG", "LOC"):
            return False
        return token.ent_type_ == "PER" or token.lower_ in _PERSONAL or self.is_in(token, "people")

    def is_pronoun(self, token: Token) -> bool:
        """True for a pronoun that stands for people."""
        return token.lower_ in _PERSONAL

    def is_place(self, token: Token) -> bool:
        """True for a word of a place's name."""
        return token.i in self.places or (token.ent_type_ == "LOC" and token.i not in self.actors)

    def is_name(self, token: Token) -> bool:
        """True for a name, or a known actor."""
        return self.is_party(token) and (token.ent_type_ != "" or token.i in self.actors)

    def _acts(self, token: Token) -> bool:
        if token.dep_ in _ACTING:
            return True
        place = self.place.get(self.places.get(token.i, ""))
        if place is not None and place.kind != "country":
            return False
        return tree.case_of(token) not in _LOCATIVE


def read_context(doc: Doc, lexicon: Lexicon) -> Context:
    """The context of a doc; layers that have not run leave their part empty."""
    actors, places = _layer(doc, "actors"), _layer(doc, "places")
    times = tuple(_time_words(doc, time) for time in _layer(doc, "times"))
    timed = frozenset(token.i for t in times if t is not None for token in t.span)
    located = place_at(doc) if places else {}
    report = tree.report_of(doc)
    return Context(
        doc,
        actor_at(doc),
        {a.id: a for a in actors},
        {i: place for i, place in located.items() if i not in timed},
        {p.id: p for p in places},
        _by_sentence(t for t in times if t is not None and _dates(t)),
        _by_sentence(t for t in times if t is not None and t.time.type == "DURATION"),
        timed,
        tuple(_layer(doc, "claims")),
        tuple(_layer(doc, "checks")),
        report.published if report else None,
        lexicon.classes,
    )


def _by_sentence(times: Iterable[TimeWords]) -> dict[int, tuple[TimeWords, ...]]:
    found: dict[int, tuple[TimeWords, ...]] = {}
    for words in times:
        start = words.root.sent.start
        found[start] = (*found.get(start, ()), words)
    return found


def _dates(words: TimeWords) -> bool:
    """True for a time at which something can happen: no duration, no bound (`since March`), no word for the present or
    the future at large (`now`, `recently`)."""
    time = words.time
    if time.type not in ("DATE", "TIME") or (time.value.endswith("_REF") and not time.text.endswith("ago")):
        return False
    return tree.case_of(words.root) not in BOUNDS and mark_of(words.root) not in BOUNDS


def _layer(doc: Doc, name: str) -> tuple[Any, ...]:
    return tuple(getattr(doc._, name) or ()) if doc.has_extension(name) else ()


def _time_words(doc: Doc, time: record.Time) -> TimeWords | None:
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    return TimeWords(time, span, span.root) if span is not None and len(span) else None
