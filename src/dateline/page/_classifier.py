"""The classifier of lines: small convolutions over a page's lines and a linear chain over their kinds, in numpy.

Each fact of a line (`_features.py`) is hashed to a row of a table; a line is the mean of its rows. Two convolutions,
five lines wide, give scores of the kinds; those of three networks are averaged, and the best chain of kinds is taken
(Viterbi). Trained by training/pages/train.py on
pages written for this project; the weights are resources/model/blocks.npz.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline._errors import ResourceError
from dateline._tables import RESOURCES
from dateline.record import BlockKind

KINDS: tuple[BlockKind, ...] = (
    "headline",
    "standfirst",
    "subhead",
    "paragraph",
    "quote",
    "caption",
    "credit",
    "byline",
    "furniture",
)
# What the chain runs over: the kinds, and furniture above, amid and below the report, so that it knows where it is.
STATES = (*KINDS[:-1], "above", "amid", "below")
ROWS = 8192  # of the table that facts are hashed to
WIDTH = 5  # lines that a convolution sees
_FILE = RESOURCES / "model" / "blocks.npz"

Floats = NDArray[np.float32]


class _Weights(NamedTuple):
    table: Floats  # (ROWS, dimensions)
    first: Floats  # (WIDTH * dimensions, hidden)
    first_bias: Floats
    second: Floats  # (WIDTH * hidden, hidden)
    second_bias: Floats
    out: Floats  # (hidden + dimensions, states)
    out_bias: Floats
    moves: Floats  # (states, states): from a line's state to the next one's
    begin: Floats


def row_of(fact: str) -> int:
    """The row of the table that a fact is hashed to: CRC-32, modulo ROWS."""
    return zlib.crc32(fact.encode()) % ROWS


def scores_of_lines(features: Sequence[Sequence[str]]) -> Floats:
    """Scores (lines, states) of a page's lines, of whose facts the classifier is given the names."""
    rows = [[row_of(fact) for fact in facts] for facts in features]
    scores: Floats = np.mean([_scores(network, rows) for network in _weights()], axis=0, dtype=np.float32)
    return scores


def _scores(w: _Weights, rows: Sequence[Sequence[int]]) -> Floats:
    """What one network makes of the lines."""
    lines = np.stack([w.table[line].mean(axis=0) for line in rows])
    hidden = np.maximum(_windows(lines) @ w.first + w.first_bias, 0)
    hidden = np.maximum(_windows(hidden) @ w.second + w.second_bias, 0)
    scores: Floats = np.concatenate([hidden, lines], axis=1) @ w.out + w.out_bias
    return scores


def best_chain(scores: Floats) -> list[BlockKind]:
    """The likeliest kinds of a page's lines, one after the other."""
    networks = _weights()
    begin = np.mean([w.begin for w in networks], axis=0)
    moves = np.mean([w.moves for w in networks], axis=0)
    total = scores[0] + begin
    back = []
    for line in scores[1:]:
        paths = total[:, None] + moves
        back.append(paths.argmax(axis=0))
        total = paths.max(axis=0) + line
    at = int(total.argmax())
    chain = [at]
    for step in reversed(back):
        at = int(step[at])
        chain.append(at)
    return [KINDS[min(state, len(KINDS) - 1)] for state in reversed(chain)]


def states_of(kinds: Sequence[int]) -> list[int]:
    """The states of lines of known kinds (indices of KINDS)."""
    furniture = len(KINDS) - 1
    news = [i for i, kind in enumerate(kinds) if kind != furniture]
    first, last = (news[0], news[-1]) if news else (len(kinds), len(kinds))
    place = [0 if i < first else 1 if i < last else 2 for i in range(len(kinds))]
    return [kind if kind != furniture else furniture + place[i] for i, kind in enumerate(kinds)]


def _windows(lines: Floats) -> Floats:
    """Each line with those about it, side by side; zeros beyond the page."""
    half = WIDTH // 2
    padded = np.pad(lines, ((half, half), (0, 0)))
    return np.concatenate([padded[i : i + len(lines)] for i in range(WIDTH)], axis=1)


@cache
def _weights() -> tuple[_Weights, ...]:
    """The networks whose scores are averaged."""
    try:
        with np.load(_FILE) as arrays:
            found: dict[str, Any] = {name: arrays[name].astype(np.float32) for name in _Weights._fields}
    except (OSError, KeyError, ValueError) as error:
        raise ResourceError(f"{_FILE}: no weights of the classifier of lines; install Dateline again") from error
    count = len(found["begin"])
    return tuple(_Weights(**{name: array[i] for name, array in found.items()}) for i in range(count))
