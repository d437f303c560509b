"""Names that the reader took for people or bodies, or for no name, and that may be places by where they stand.

They are guesses: the ranker weighs each against its being no place, and one that it does not believe is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from spacy.attrs import ENT_TYPE, POS
from spacy.parts_of_speech import PROPN
from spacy.tokens import Doc, Span

from dateline.places._gazetteer import Gazetteer, fits_case
from dateline.places._index import ALTERNATE
from dateline.places._mention import Name
from dateline.places._tables import class_words, cues
from dateline.places._use import is_home
from dateline.reader import tree

_BEFORE = frozenset(
    {
        "in",
        "at",
        "near",
        "from",
        "to",
        "outside",
        "into",
        "around",
        "across",
        "through",
        "toward",
        "towards",
        "via",
        "for",
    }
)
_TRUST = frozenset({"confidence", "faith", "trust", "belief", "believe", "interest", "interested", "hope", "confide"})


def guesses(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """Names of places of the gazetteer that the reader did not mark as such, one after the other."""
    full = _parts_of_people(doc)
    yield from _unmarked(doc, gazetteer)
    for ent in doc.ents:
        if ent.label_ not in ("PER", "ORG", "MISC") or tree.block_kind(ent[0]) not in tree.NEWS_KINDS:
            continue
        span = _bare(ent)
        if (
            not len(span)
            or (ent.label_ == "PER" and len(span) == 1 and span[0].lower_ in full)
            or not _is_known(span, gazetteer)
        ):
            continue
        if _stands_as_place(span) or (ent.label_ == "ORG" and gazetteer.is_country(span.text)):
            yield Name(span.start, span.end, guess=ent.label_)


def _stands_as_place(span: Span) -> bool:
    """True after a preposition of place, after `of` of a home or a class word, and for what is shelled or captured."""
    root = span.root
    if is_home(span[0]) or _class_word_before(span):
        return True
    if root.dep_ in ("obj", "nsubj:pass") and root.head.lemma_.lower() in cues("taken"):
        return True
    case = tree.case_of(root)
    if not case and root.dep_ == "conj":
        root, case = root.head, tree.case_of(root.head)
    if case in ("for", "to", "from") and root.ent_type_ == "PER":
        return root.dep_ == "nmod" and case == "from"
    return case in _BEFORE and root.head.lemma_.lower() not in _TRUST


def _class_word_before(span: Span) -> bool:
    """True in `the town of X`, `the capital X`."""
    at = span.start - 1
    if at > 0 and span.doc[at].lower_ == "of":
        at -= 1
    if at < 0:
        return False
    token = span.doc[at]
    word = class_words().get(token.lower_)
    return word is not None and word.of and token.is_lower and token.pos_ == "NOUN"


def _unmarked(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """Runs of proper nouns without a mark: countries wherever they stand, other places where a place can stand."""
    bare = np.flatnonzero((doc.to_array(POS) == PROPN) & (doc.to_array(ENT_TYPE) == 0)).tolist()
    at = 0
    while at < len(bare):
        stop = at + 1
        while stop < len(bare) and bare[stop] == bare[stop - 1] + 1 and not doc[bare[stop]].is_sent_start:
            stop += 1
        span = doc[bare[at] : bare[stop - 1] + 1]
        at = stop
        kind = tree.block_kind(span[0])
        if kind not in tree.NEWS_KINDS or not all(token.text[:1].isupper() for token in span):
            continue
        is_title = kind in ("headline", "subhead")
        if _is_known(span, gazetteer) and (
            gazetteer.is_country(span.text) or (not is_title and _stands_as_place(span))
        ):
            yield Name(span.start, span.end, guess="")


def _is_known(span: Span, gazetteer: Gazetteer) -> bool:
    doc = span.doc
    if span[0].lower_ in cues("never") or (span.end < len(doc) and doc[span.end].ent_type_ in ("PER", "ORG")):
        return False
    return any(e.grade < ALTERNATE and fits_case(e, span.text) for e in gazetteer.lookup(span.text))


def _bare(ent: Span) -> Span:
    """A name without an article before it and a possessive mark after it."""
    start, end = ent.start, ent.end
    while end > start and ent.doc[end - 1].lower_ in tree.POSSESSIVES:
        end -= 1
    if start < end and ent.doc[start].lower_ == "the":
        start += 1
    return ent.doc[start:end]


def _parts_of_people(doc: Doc) -> frozenset[str]:
    """Words of the names of people who are named in full."""
    return frozenset(t.lower_ for ent in doc.ents if ent.label_ == "PER" and len(ent) > 1 for t in ent)
