"""Docs built by hand for the actors' tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
import spacy
from spacy.tokens import Doc

from dateline.actors import find_actors
from dateline.record import Actor

Tree = Callable[[str], Doc]
Read = Callable[[Doc], dict[str, Actor]]


@pytest.fixture(scope="session")
def tree() -> Tree:
    """One word a line: `word POS head relation [entity [lemma]]`; heads are numbers of words, from 0.

    A word with `~` in front has no space before it.
    """
    vocab = spacy.blank("en").vocab

    def build(lines: str) -> Doc:
        rows = [line.split() for line in lines.strip().splitlines()]
        words = [row[0].removeprefix("~") for row in rows]
        return Doc(
            vocab,
            words=words,
            spaces=[not following[0].startswith("~") for following in rows[1:]] + [False],
            pos=[row[1] for row in rows],
            heads=[int(row[2]) for row in rows],
            deps=[row[3] for row in rows],
            ents=list(_marks(row[4] if len(row) > 4 else "-" for row in rows)),
            lemmas=[row[5] if len(row) > 5 else word.lower() for row, word in zip(rows, words, strict=True)],
        )

    return build


@pytest.fixture(scope="session")
def actors() -> Read:
    """Doc → its actors by name."""
    return lambda doc: {actor.name: actor for actor in find_actors(doc)}


def _marks(labels: Iterable[str]) -> Iterable[str]:
    previous = "-"
    for label in labels:
        yield "O" if label == "-" else f"{'I' if label == previous else 'B'}-{label}"
        previous = label
