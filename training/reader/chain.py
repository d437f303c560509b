"""The loss of a linear chain whose gold is, for each word, the set of labels that its corpus allows.

Lafferty et al. 2001; with sets of labels, Tsuboi et al. 2008: the likelihood of all label sequences that are allowed.
"""

from __future__ import annotations

import torch
from torch import Tensor

from training.reader.corpora import NAMES

NEVER = -1e4


def impossible() -> Tensor:
    """[labels, labels], True where the second can't follow the first: an I- after anything but its own type."""
    return torch.tensor([[b[0] == "I" and b[1:] != a[1:] for b in NAMES] for a in NAMES])


def inside() -> Tensor:
    """[labels], True for those that can't begin a sentence."""
    return torch.tensor([label[0] == "I" for label in NAMES])


def chain_loss(scores: Tensor, allowed: Tensor, present: Tensor, begins: Tensor, follows: Tensor) -> Tensor:
    """Mean over the words that a corpus says something of.

    `scores` [b, words, labels], `allowed` the same of bools, `present` and `begins` [b, words], `follows` [labels,
    labels].
    """
    rows = (~allowed.all(-1) & present).any(-1)
    scores, allowed, present, begins = scores[rows], allowed[rows], present[rows], begins[rows]
    said = (~allowed.all(-1) & present).sum()
    both = torch.cat([scores.masked_fill(~allowed, NEVER), scores])
    present, begins = present.repeat(2, 1), begins.repeat(2, 1)
    steps = follows.masked_fill(impossible(), NEVER)
    opening = both.new_zeros(len(NAMES)).masked_fill(inside(), NEVER)
    state = both[:, 0] + opening
    for at in range(1, both.shape[1]):
        going = (state[:, :, None] + steps).logsumexp(1)
        fresh = state.logsumexp(1, keepdim=True) + opening
        there = torch.where(begins[:, at, None], fresh, going) + both[:, at]
        state = torch.where(present[:, at, None], there, state)
    held, free = state.logsumexp(-1).chunk(2)
    return (free - held).sum() / said
