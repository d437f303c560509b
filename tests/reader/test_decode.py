"""Scores become trees with one root and no cycle, the best there is, and names that do not cross sentences."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.reader._decode import chain, names, tree, under_what_they_follow


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
NEVER = np.float32(-1e4)
FOLLOWS = np.array(
    [[NEVER if b[0] == "I" and b[1:] != a[1:] else 0 for b in CLASSES] for a in CLASSES], dtype=np.float32
)
OPENS = np.array([NEVER if label[0] == "I" else 0 for label in CLASSES], dtype=np.float32)


def best(scores: list[list[float]], begins: list[int]) -> list[str]:
    """Labels of one row of words; `begins`: the words that open a sentence."""
    table = np.array([scores], dtype=np.float32)
    opening = np.zeros((1, len(scores)), dtype=bool)
    opening[0, begins] = True
    return [CLASSES[i] for i in chain(table, opening, FOLLOWS, OPENS)[0]]


def test_a_name_does_not_change_its_type_midway() -> None:
    #            O  B-P I-P B-O I-O
    torn = [[0.0, 5, 0, 4, 0], [0, 0, 1, 0, 3]]  # word by word: B-PER I-ORG
    assert best(torn, [0]) == ["B-ORG", "I-ORG"]


def test_a_name_ends_with_its_sentence() -> None:
    inside = [[0.0, 5, 0, 0, 0], [0, 1, 3, 0, 0]]
    assert best(inside, [0]) == ["B-PER", "I-PER"]
    assert best(inside, [0, 1]) == ["B-PER", "B-PER"]


def test_what_pads_a_row_tells_nothing() -> None:
    inside = [[0.0, 5, 0, 4, 0], [0, 0, 0, 0, 9]]
    assert best(inside, [0, 1])[0] == best(inside[:1], [0])[0] == "B-PER"


@given(arrays(np.float32, (4, 5), elements=st.integers(-9, 9)), st.sets(st.integers(1, 3)))
def test_the_chain_is_the_best_of_all(scores: np.ndarray, begins: set[int]) -> None:
    def total(labels: tuple[int, ...]) -> float:
        steps = (
            OPENS[after] if i + 1 in begins else FOLLOWS[before, after]
            for i, (before, after) in enumerate(pairwise(labels))
        )
        return float(OPENS[labels[0]] + sum(scores[i, label] for i, label in enumerate(labels)) + sum(steps))

    found = tuple(CLASSES.index(label) for label in best(scores.tolist(), [0, *begins]))
    assert total(found) == max(total(labels) for labels in product(range(5), repeat=4))


def test_labels_become_marks_as_spacy_has_them() -> None:
    assert names([0, 1, 2, 3], CLASSES) == [(2, ""), (3, "PER"), (1, "PER"), (3, "ORG")]


def test_an_adverbial_is_drawn_under_the_verb_that_it_follows() -> None:
    # left, said (root), Monday: `Monday` hung on `left`, across `said`
    heads, relations = np.array([2, 0, 1]), np.array([5, 9, 7])
    assert under_what_they_follow(heads, relations, frozenset({7})).tolist() == [2, 0, 2]
    assert under_what_they_follow(heads, relations, frozenset({8})).tolist() == [2, 0, 1]
