"""The sentences that stand beside the types in the lexicon."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

import dateline.events._lexicon as lexicon
from dateline.events import Events, Example, load_examples

EXAMPLES = list(load_examples(Path(lexicon.FOLDER)))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.type} {'code' if e.coded else 'leave'}: {e.text}")
def test_example(coder: Events, read_doc: Callable[[str], Doc], example: Example) -> None:
    types = {event.type for event in coder.find(read_doc(example.text))}
    assert (example.type in types) is example.coded


def test_every_type_has_examples_of_both_kinds() -> None:
    types = {e.type for e in EXAMPLES}
    assert len(types) == 16
    for type_ in types:
        assert {e.coded for e in EXAMPLES if e.type == type_} == {True, False}
