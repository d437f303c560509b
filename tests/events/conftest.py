"""Docs built by hand for the rules of the events layer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from dateline import events, ontology
from dateline.events import Events

VOCAB = spacy.blank("en").vocab
_EXTENSIONS = ("actors", "places", "times", "claims", "checks")


@pytest.fixture(scope="session")
def coder() -> Events:
    """The events layer with what ships."""
    return Events(events.english(), ontology.plover())


@pytest.fixture
def parsed() -> Callable[..., Doc]:
    """Rows "word lemma UPOS head deprel [features] [entity]" → Doc; heads count from 1 in each sentence, 0 is the root.

    An empty row starts a new sentence.
    """
    return _parsed


@pytest.fixture
def layer() -> Callable[..., Doc]:
    """Sets the extension of another layer on a doc, as that layer would."""
    return _layer


def _parsed(rows: str) -> Doc:
    cells, heads, starts, start = [], [], [], 0
    for line in rows.strip().splitlines():
        if not line.strip():
            start = len(cells)
            continue
        word, lemma, pos, head, dep, *rest = line.split()
        starts.append(len(cells) == start)
        heads.append(start + int(head) - 1 if int(head) else len(cells))
        cells.append((word, lemma, pos, "ROOT" if dep == "root" else dep, rest))
    feats = [next((r for r in c[4] if "=" in r), "") for c in cells]
    ents = [next((r for r in c[4] if r in ("PER", "ORG", "LOC", "MISC")), "") for c in cells]
    tagged = []
    for i, kind in enumerate(ents):
        tagged.append(f"{'I' if i and ents[i - 1] == kind else 'B'}-{kind}" if kind else "O")
    return Doc(
        VOCAB,
        words=[c[0] for c in cells],
        lemmas=[c[1] for c in cells],
        pos=[c[2] for c in cells],
        heads=heads,
        deps=[c[3] for c in cells],
        morphs=feats,
        ents=tagged,
        sent_starts=None,
    )


def _layer(doc: Doc, name: str, *values: object) -> Doc:
    assert name in _EXTENSIONS
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=())
    setattr(doc._, name, tuple(values))
    return doc
