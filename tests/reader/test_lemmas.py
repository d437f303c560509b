"""Lemma rules make the lemma that they were made of, and carry over to other words."""

import pytest

from dateline.reader._lemmas import apply, rule_of

PAIRS = [
    ("cities", "city"),
    ("Visited", "visit"),
    ("was", "be"),
    ("Americans", "American"),
    ("Mr", "Mr"),
    ("NATO", "NATO"),
    ("better", "good"),
    ("n't", "not"),
    ("'s", "be"),
]


@pytest.mark.parametrize(("form", "lemma"), PAIRS)
def test_a_rule_gives_back_its_lemma(form: str, lemma: str) -> None:
    assert apply(rule_of(form, lemma), form) == lemma


def test_a_rule_serves_words_of_the_same_ending() -> None:
    assert apply(rule_of("cities", "city"), "Parties") == "party"


def test_a_rule_that_would_leave_nothing_leaves_the_word() -> None:
    assert apply(rule_of("children", "child"), "at") == "at"
