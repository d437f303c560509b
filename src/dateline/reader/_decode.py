"""From scores to trees and names."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
_NEVER = -1e12
_ROOT_PRICE = 1e6  # beyond the sum of any sentence's scores


def tree(scores: Floats) -> Ints:
    """The best tree over n words with one root.

    `scores[i, j]` is the score of head j for word i + 1, column 0 being the root; the answer is a head for each word,
    0 for the root's. Greedy where that gives a tree, else the algorithm of Chu and Liu (1965) and Edmonds (1967), with
    every edge from the root made so dear that the best tree has one of them only.
    """
    count = scores.shape[0]
    full = np.full((count + 1, count + 1), _NEVER)
    full[1:] = scores
    np.fill_diagonal(full, _NEVER)
    heads: Ints = full[1:].argmax(1)
    if np.count_nonzero(heads == 0) == 1 and _reaches_root(heads):
        return heads
    full[1:, 0] -= _ROOT_PRICE
    return _arborescence(full)[1:]


def _reaches_root(heads: Ints) -> bool:
    """True when following heads leads every word to the root (column 0)."""
    up = np.concatenate([[0], heads])
    for _ in range(len(up).bit_length()):
        up = up[up]
    return not bool(up.any())


def _arborescence(scores: npt.NDArray[np.float64]) -> Ints:
    """Maximum spanning arborescence from node 0; `scores[i, j]`: head j of node i; row 0 is not used."""
    heads: Ints = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    into = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    enter = into.argmax(0)  # for each outer node, the cycle's node that it would best enter by
    out = scores[np.ix_(outside, cycle)]
    leave = out.argmax(1)
    size = len(outside)
    smaller = np.full((size + 1, size + 1), _NEVER)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    smaller[size, :size] = into.max(0)
    smaller[:size, size] = out.max(1)
    solved = _arborescence(smaller)
    result: Ints = heads.copy()
    for position, node in enumerate(outside):
        head = solved[position]
        result[node] = cycle[leave[position]] if head == size else outside[head]
    result[0] = 0
    broken = cycle[enter[solved[size]]]
    result[broken] = outside[solved[size]]
    return result


def _cycle(heads: Ints) -> Ints | None:
    """Some cycle of the head function that does not hold node 0, or None."""
    state = [0] * len(heads)  # 0 unseen, else number of the walk that saw it
    state[0] = -1
    for start in range(1, len(heads)):
        node = start
        while state[node] == 0:
            state[node] = start
            node = int(heads[node])
        if state[node] == start:
            members = [node]
            step = int(heads[node])
            while step != node:
                members.append(step)
                step = int(heads[step])
            return np.array(members)
    return None


def under_what_they_follow(heads: Ints, relations: Ints, loose: frozenset[int]) -> Ints:
    """Heads (1-based, 0 the root) with adverbials drawn under the verb that they follow.

    In `“…,” she said on Monday` an arc from the quotation to the day would cross over its governor, `said`: words with
    a `loose` relation take as head whatever stands between them and their head and governs it.
    """
    above = heads.tolist()
    result = heads.copy()
    for index in [i for i, relation in enumerate(relations.tolist()) if relation in loose]:
        head = above[index]
        node = head
        while node and node <= index:
            node = above[node - 1]
            if head < node <= index:
                result[index] = node
                break
    return result


def chain(scores: Floats, begins: npt.NDArray[np.bool_], follows: Floats, opens: Floats) -> Ints:
    """The best label of each word of rows of words [rows, words] (Viterbi 1967).

    `scores` [rows, words, labels]; `begins` [rows, words]: the word opens a sentence, and no label before it counts;
    `follows` [labels, labels]: of each label after each; `opens` [labels]: of each at a sentence's start.
    """
    rows, count, _ = scores.shape
    labels = np.zeros((rows, count), np.int64)
    if not count:
        return labels
    came_from = np.zeros(scores.shape, np.int64)
    state = scores[:, 0] + opens
    for at in range(1, count):
        going = state[:, :, None] + follows
        before, best = going.argmax(1), going.max(1)
        fresh = begins[:, at]
        if fresh.any():
            before[fresh] = state[fresh].argmax(1)[:, None]
            best[fresh] = state[fresh].max(1)[:, None] + opens
        came_from[:, at] = before
        state = best + scores[:, at]
    row = np.arange(rows)
    labels[:, -1] = state.argmax(1)
    for at in range(count - 1, 0, -1):
        labels[:, at - 1] = came_from[row, at, labels[:, at]]
    return labels


def names(labels: list[int], classes: list[str]) -> list[tuple[int, str]]:
    """(IOB number as spaCy has it: 3 B, 1 I, 2 O; type) for each word."""
    marks = {"B": 3, "I": 1, "O": 2}
    parts = [label.partition("-") for label in classes]
    return [(marks[parts[number][0]], parts[number][2]) for number in labels]
