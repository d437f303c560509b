"""Sentences that tell of no political event, whatever their words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.events import Events

SENTENCES = [
    "The company launched an attack on rising costs.",
    "The minister fights cancer.",
    "The battle for the title goes to the last match of the season.",
    "The singer released an album and toured Europe.",
    "The film shows rebels attacking a village in the opening scene.",
    "A strong earthquake hit the city, killing twenty people.",
    "Fire destroyed a warehouse in Leeds.",
    "He said the talks were useful.",
    "The minister said nothing about the plan.",
    "Tourists visit the palace every year.",
    "The chancellor visited her dentist.",
    "The general was fired by the president.",
    "The visit came as a surprise to the villagers.",
    "The soldiers fighting in the north wrote home.",
    "The two countries share a border.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_event(coder: Events, read_doc: Callable[[str], Doc], sentence: str) -> None:
    assert [e.why for e in coder.find(read_doc(sentence))] == []
