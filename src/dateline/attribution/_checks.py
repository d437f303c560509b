"""What the report says could or could not be verified, and what it says is not told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span, Token

from dateline import record
from dateline.attribution._cues import nouns
from dateline.reader import tree

_VERIFY = frozenset({"verify", "confirm", "corroborate", "authenticate", "substantiate"})
_UNSURE = frozenset(
    {"unverified", "unconfirmed", "alleged", "purported", "uncorroborated", "unsubstantiated", "so-called"}
)
_UNABLE = frozenset({"impossible", "unable", "difficult", "hard"})
_ABLE = frozenset({"possible", "able"})
_TELL = frozenset("disclose release reveal name identify specify publicise publicize announce publish give".split())
_WITHHOLD = frozenset({"withhold", "conceal", "keep"})
_DECLINE = frozenset({"decline", "refuse"})


@dataclass(frozen=True, slots=True)
class Check:
    """Words on verification; `topics` are the indices of the words for what was checked: its scope."""

    kind: Literal["unverified", "confirmed"]
    evidence: record.Span
    topics: tuple[int, ...]


def checks(doc: Doc) -> tuple[Check, ...]:
    """Every statement on verification in a doc, in its order."""
    return tuple(check for sentence in tree.sentences(doc) for token in sentence for check in _check(token))


def _check(token: Token) -> Iterator[Check]:
    if token.lower_ in _UNSURE and token.dep_ in ("amod", "compound"):
        yield Check("unverified", tree.span_of(token.doc[token.i : token.i + 1]), _topics([token.head], besides=token))
    elif token.pos_ == "VERB" and token.lemma_.lower() in _VERIFY:
        bar = _bar(token)
        if bar is not None:
            first, last = min(bar, token, key=_index), max(bar, token, key=_index)
            evidence = tree.span_of(token.doc[first.i : last.i + 1])
            yield Check("unverified", evidence, _topics(_checked(token)))
        elif token.lemma_.lower() == "verify" and not _is_possible_only(token):
            yield Check("confirmed", tree.span_of(token.doc[token.i : token.i + 1]), _topics(_checked(token)))


def _bar(verb: Token) -> Token | None:
    """The word that says that something could not be verified: the first one of the evidence."""
    if tree.is_negated(verb):
        helpers = [c for c in verb.children if c.dep_ in ("aux", "aux:pass") or c.lower_ in tree.NEGATORS]
        return min(helpers, key=_index, default=verb)
    head = verb.head
    if verb.dep_ in ("xcomp", "ccomp", "csubj", "acl", "advcl"):
        if head.lemma_.lower() in _UNABLE or head.lemma_.lower() in ("fail", "decline", "refuse"):
            return head
        if head.lemma_.lower() in _ABLE and tree.is_negated(head):
            return next(c for c in head.children if c.lower_ in tree.NEGATORS or "Neg" in c.morph.get("Polarity", []))
    return None


def _is_possible_only(verb: Token) -> bool:
    """`is working to verify`, `if X can verify`: no word that it was done."""
    marked = any(c.dep_ == "mark" or (c.dep_ == "aux" and c.tag_ == "MD") for c in verb.children)
    return marked or verb.tag_ in ("VB", "VBG")


def _checked(verb: Token) -> list[Token]:
    passive = [c for c in verb.children if c.dep_ == "nsubj:pass"]
    return passive or tree.objects(verb) or tree.children(verb, "ccomp")


def _topics(heads: list[Token], besides: Token | None = None) -> tuple[int, ...]:
    words = {t.i for head in heads for t in head.subtree if t.pos_ in ("NOUN", "PROPN", "PRON", "VERB")}
    return tuple(sorted(words - ({besides.i} if besides else set())))


def _index(token: Token) -> int:
    return token.i


def withheld(doc: Doc) -> tuple[record.Withheld, ...]:
    """Everything that the report says is not known or not told, in its order."""
    return tuple(item for sentence in tree.sentences(doc) for token in sentence for item in _withheld(token))


def _withheld(token: Token) -> Iterator[record.Withheld]:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in _TELL and tree.is_negated(token):
        yield from _told_not(token, token)
    elif token.pos_ == "VERB" and lemma in _TELL and token.dep_ == "xcomp" and token.head.lemma_.lower() in _DECLINE:
        yield from _told_not(token, token.head)
    elif token.pos_ == "VERB" and lemma in _WITHHOLD:
        yield from _told_not(token, token)
    elif lemma in ("clear", "known") and tree.is_negated(token):
        yield from _unknown(token)


def _told_not(verb: Token, first: Token) -> Iterator[record.Withheld]:
    """`were not disclosed`, `did not reveal`, `declined to name`, `withholding the names`."""
    things = [c for c in verb.children if c.dep_ == "nsubj:pass"] or tree.objects(verb)
    kinds = [nouns("withheld").get(t.lemma_.lower(), "") for t in things]
    kinds = [k or ("name" if verb.lemma_ in ("name", "identify") else "") for k in kinds]
    for kind in dict.fromkeys(k for k in kinds if k):
        yield record.Withheld(what=kind, **_verb_group(verb, first).model_dump())


def _verb_group(verb: Token, first: Token) -> record.Span:
    """The verb with its auxiliaries and negation: `were not disclosed`."""
    helpers = [
        c
        for v in {first, verb}
        for c in v.children
        if c.dep_ in ("aux", "aux:pass", "mark") or c.lower_ in tree.NEGATORS
        if c.i < v.i
    ]
    begin = min((t for t in [*helpers, first, verb] if t.sent == verb.sent), key=_index)
    return tree.span_of(_trimmed(verb.doc[begin.i : max(first.i, verb.i) + 1]))


def _trimmed(span: Span) -> Span:
    """Without spaces at its ends."""
    while len(span) > 1 and span[0].is_space:
        span = span[1:]
    return span


def _unknown(adjective: Token) -> Iterator[record.Withheld]:
    """`it was not immediately clear how many …`."""
    what = {"who": "name", "where": "place", "when": "time", "why": "cause", "how": "detail", "what": "detail"}
    asked = [c for c in adjective.children if c.dep_ in ("ccomp", "csubj", "advcl") and c.i > adjective.i]
    for clause in asked:
        word = next((t for t in clause.subtree if t.lower_ in what), None)
        if word is None:
            continue
        many = word.lower_ == "how" and word.i + 1 < len(word.doc) and word.nbor().lower_ == "many"
        group = tree.span_of(adjective.doc[min(c.i for c in adjective.children if c.i < adjective.i) : adjective.i + 1])
        yield record.Withheld(what="toll" if many else what[word.lower_], **group.model_dump())
