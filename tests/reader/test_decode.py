"""Scores become trees with one root and no cycle, the best there is, and names that do not cross sentences."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.reader._decode import names, tree


def is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen: set[int] = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


def best_by_hand(scores: np.ndarray) -> float:
    count = len(scores)
    options = product(range(count + 1), repeat=count)
    totals = [
        sum(scores[i, h] for i, h in enumerate(heads))
        for heads in options
        if is_tree(list(heads)) and all(h != i + 1 for i, h in enumerate(heads))
    ]
    return float(max(totals))


@given(arrays(np.float32, st.integers(1, 4).map(lambda n: (n, n + 1)), elements=st.integers(-20, 20)))
def test_the_tree_is_the_best_of_all_trees(scores: np.ndarray) -> None:
    heads = tree(scores)
    assert is_tree(heads.tolist())
    assert float(sum(scores[i, h] for i, h in enumerate(heads))) == best_by_hand(scores)


@pytest.mark.parametrize("count", [1, 2, 30, 120])
def test_long_sentences_get_trees_too(count: int) -> None:
    scores = np.random.default_rng(count).normal(size=(count, count + 1)).astype(np.float32)
    assert is_tree(tree(scores).tolist())


CLASSES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]


def labelled(*labels: str) -> np.ndarray:
    return np.eye(len(CLASSES), dtype=np.float32)[[CLASSES.index(label) for label in labels]]


def test_an_inside_label_without_a_beginning_begins_a_name() -> None:
    assert names(labelled("O", "I-PER", "I-PER"), CLASSES, [True, False, False]) == [(2, ""), (3, "PER"), (1, "PER")]


def test_a_change_of_type_begins_a_name() -> None:
    assert names(labelled("B-PER", "I-ORG"), CLASSES, [True, False]) == [(3, "PER"), (3, "ORG")]


def test_a_name_ends_with_its_sentence() -> None:
    assert names(labelled("B-PER", "I-PER"), CLASSES, [True, True]) == [(3, "PER"), (3, "PER")]
