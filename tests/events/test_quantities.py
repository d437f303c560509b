"""Counts that stand with an event: numbers, number words, and bounds before them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.events import Events

Parsed = Callable[..., Doc]


def struck(*rows: str) -> str:
    """Gunmen killed <rows> policemen; heads of the rows count from the first word of the sentence."""
    head = ["Gunmen gunman NOUN 2 nsubj", "killed kill VERB 0 root Tense=Past|VerbForm=Fin"]
    return "\n".join([*head, *rows, "policemen policeman NOUN 2 obj"])


@pytest.mark.parametrize(
    ("rows", "low", "high", "text"),
    [
        (struck("12 12 NUM 4 nummod"), 12, 12, "12"),
        (struck("1,200 1,200 NUM 4 nummod"), 1200, 1200, "1,200"),
        (struck("twelve twelve NUM 4 nummod"), 12, 12, "twelve"),
        (struck("at at ADP 4 case", "least least ADJ 3 fixed", "5 5 NUM 6 nummod"), 5, None, "at least 5"),
        (struck("more more ADJ 5 advmod", "than than ADP 3 fixed", "30 30 NUM 6 nummod"), 31, None, "more than 30"),
        (struck("up up ADP 5 advmod", "to to ADP 3 fixed", "nine nine NUM 6 nummod"), None, 9, "up to nine"),
        (struck("two two NUM 4 compound", "hundred hundred NUM 5 nummod"), 200, 200, "two hundred"),
    ],
)
def test_numbers(coder: Events, parsed: Parsed, rows: str, low: float, high: float, text: str) -> None:
    (event,) = coder.find(parsed(rows))
    assert [(q.kind, q.low, q.high, q.text) for q in event.quantities] == [("dead", low, high, text)]


def test_dozens_is_two_dozen_or_more(coder: Events, parsed: Parsed) -> None:
    rows = """
    Gunmen gunman NOUN 2 nsubj
    killed kill VERB 0 root Tense=Past|VerbForm=Fin
    dozens dozen NOUN 2 obj
    of of ADP 5 case
    policemen policeman NOUN 3 nmod
    """
    (event,) = coder.find(parsed("\n".join(line.strip() for line in rows.strip().splitlines())))
    assert [(q.low, q.high) for q in event.quantities] == [(24, None)]


def test_without_a_number_there_is_no_count(coder: Events, parsed: Parsed) -> None:
    (event,) = coder.find(parsed(struck("the the DET 4 det")))
    assert event.quantities == ()


def test_an_event_that_counts_nobody_has_no_count(coder: Events, parsed: Parsed) -> None:
    rows = struck("12 12 NUM 4 nummod").replace("killed kill", "shelled shell")
    (event,) = coder.find(parsed(rows))
    assert event.quantities == ()
