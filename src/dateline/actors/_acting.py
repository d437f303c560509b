"""Whether the name of a country, a capital or a seat of power stands for those who act there."""

from __future__ import annotations

from spacy.tokens import Span, Token

from dateline.actors import _tables
from dateline.actors._english import CITY_THINGS, CITY_VERBS, COLLECTIVES, DEALING, DEALT_WITH
from dateline.places import is_locative
from dateline.reader import tree

_ADJECTIVAL = frozenset({"amod", "compound", "nmod:desc", "flat", "det"})


def acts(span: Span, *, capital: bool) -> bool:
    """True for a name in the place of one who acts or is dealt with; a capital or a seat only as one who does."""
    token = span.root
    while token.dep_ == "conj" and token.head.i != token.i and token.head.pos_ in ("PROPN", "NOUN"):
        token = token.head
    if is_locative(span):
        return False
    if token.dep_ in ("nsubj", "nsubj:pass", "obl:agent"):
        return not capital or (token.dep_ != "nsubj:pass" and not _as_city(token.head))
    if token.dep_ == "nmod:poss":
        return not capital or token.head.lemma_.lower() not in CITY_THINGS
    case = tree.case_of(token)
    if capital and token.dep_ in ("obj", "iobj"):
        return token.head.lemma_.lower() in DEALING
    if capital:
        return case in ("by", "with", "against", "between") and token.dep_ in ("obl", "nmod", "obl:agent")
    return token.dep_ in ("obj", "iobj") or case in DEALT_WITH


def _as_city(verb: Token) -> bool:
    return verb.lemma_.lower() in CITY_VERBS or any(c.dep_ == "cop" for c in verb.children)


def does(span: Span) -> bool:
    """True for a nationality or a country right before a noun of a deed: `Kenyan air strikes`, `US sanctions`."""
    doc, end = span.doc, span.sent.end
    table = _tables.deeds()
    for token in doc[span.end : min(end, span.end + 3)]:
        if token.lemma_.lower() in table:
            following = doc[token.i + 1] if token.i + 1 < end else None
            return following is None or following.pos_ != "NOUN" or following.lemma_.lower() in table
        if token.pos_ not in ("ADJ", "NOUN"):
            return False
    return False


def is_people(head: Token) -> bool:
    """True for a word of nationality that stands for people, not as an adjective."""
    if head.dep_ in _ADJECTIVAL or (head.pos_ == "ADJ" and not _has_article(head)):
        return False
    plural = head.text.endswith("s") or head.text.endswith("men") or _has_article(head)
    following = head.nbor(1) if head.i + 1 < len(head.doc) else None
    joined = following is not None and (following.pos_ in ("NOUN", "PROPN") or following.text == "-")
    return plural and not joined and head.pos_ in ("NOUN", "PROPN", "ADJ")


def _has_article(head: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ == "the" and c.i < head.i for c in head.children)


def is_collective(lemma: str) -> bool:
    """True for a singular noun that stands for many."""
    return lemma in COLLECTIVES
