"""Quotation marks: which stretches of a block stand inside them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dateline.reader.tree import NEWS_KINDS, block_index, block_kind

_EITHER = ('"', "''")
OPENING, CLOSING = frozenset(("“", "«", "„", "``", *_EITHER)), frozenset(("”", "»", *_EITHER))


def quotations(doc: Doc) -> list[tuple[int, int]]:
    """Quoted stretches as (first token, end token), marks included, at least three words long.

    A quotation left open ends with its block: papers open each paragraph of a long one and close the last only.
    Single quotation marks are not counted: they cannot be told from apostrophes.
    """
    found: list[tuple[int, int]] = []
    for tokens in _blocks(doc):
        opened: int | None = None
        for token in tokens:
            mark = token.text
            if opened is None and mark in OPENING:
                opened = token.i
            elif opened is not None and mark in CLOSING:
                found.append((opened, token.i + 1))
                opened = None
        if opened is not None and tokens[-1].i - opened > 2:
            found.append((opened, tokens[-1].i + 1))
    return [(start, end) for start, end in found if sum(t.is_alpha for t in doc[start:end]) >= 3]


def _blocks(doc: Doc) -> Iterator[list[Token]]:
    block: list[Token] = []
    number = -1
    for token in doc:
        here = block_index(token)
        breaks = here != number or (token.is_space and token.text.count("\n") > 1)
        if breaks and block:
            yield block
            block = []
        number = here
        if not token.is_space and block_kind(token) in NEWS_KINDS:
            block.append(token)
    if block:
        yield block
