"""Control of a place as the report states it in a modifier: "Russian-held", "rebel-controlled", "occupied"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.places._mention import Mention
from dateline.places._tables import cues
from dateline.record import Held

_LOOK_BACK = 7
_HYPHENS = frozenset({"-", "‑", "–"})


def held_by(doc: Doc, mention: Mention) -> Held | None:
    """The modifier that says who holds the place, hung on its name or on the class word before it; else None."""
    inside = range(mention.phrase_start, mention.phrase_end)
    heads = [*inside, *([mention.class_token] if mention.class_token is not None else [])]
    for head in heads:
        for child in doc[head].children:
            if child.i < mention.name.start and child.i not in inside and (span := _control(doc, child)):
                start, end = span
                words = doc[start:end]
                return Held(start=words.start_char, end=words.end_char, text=words.text)
    return _before_class_word(doc, mention)


def _before_class_word(doc: Doc, mention: Mention) -> Held | None:
    """The modifier in "the rebel-held Lake Kivu port town of X", wherever the tree hangs it."""
    token = mention.class_token
    if token is None or token > mention.name.start:
        return None
    for position in range(token - 1, max(0, token - _LOOK_BACK), -1):
        if span := _control(doc, doc[position]):
            words = doc[slice(*span)]
            return Held(start=words.start_char, end=words.end_char, text=words.text)
        if doc[position].pos_ not in ("NOUN", "PROPN", "ADJ") and doc[position].lower_ != "of":
            return None
    return None


def _control(doc: Doc, token: Token) -> tuple[int, int] | None:
    """The tokens of "X-held", whatever part of it the tree hangs on the noun, or of a bare "occupied"."""
    for end in range(token.i, min(token.i + 3, len(doc))):
        word = doc[end].lower_
        if word in cues("control") and end >= 2 and doc[end - 1].text in _HYPHENS:
            start = end - 2
            while start >= 2 and doc[start - 1].text in _HYPHENS:
                start -= 2
            return start, end + 1
        head, _, last = word.rpartition("-")
        if head and last in cues("control"):
            return end, end + 1
        if not (doc[end].text in _HYPHENS or (end + 1 < len(doc) and doc[end + 1].text in _HYPHENS)):
            break
    return (token.i, token.i + 1) if token.lower_ in cues("seized") else None
