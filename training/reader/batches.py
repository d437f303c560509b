"""Windows of text and the tensors made of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from dateline.reader._pieces import Encoded, Pieces
from training.reader.corpora import NAMES, Document, Sentence

IGNORED = -100


@dataclass(frozen=True)
class Labels:
    """Class names of each head, in the order of the logits."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[str, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...] = NAMES


@dataclass(frozen=True)
class Window:
    """Sentences that the network reads at once."""

    sentences: tuple[Sentence, ...]
    starts_known: bool
    encoded: Encoded


@dataclass(frozen=True)
class Batch:
    """Padded tensors; class indices are `IGNORED` where a corpus does not say."""

    ids: Tensor
    shapes: Tensor
    lengths: Tensor
    first: Tensor
    last: Tensor
    present: Tensor
    starts: Tensor
    tags: dict[str, Tensor]
    heads: Tensor
    deprels: Tensor
    same_sentence: Tensor
    begins: Tensor
    names: Tensor


def windows(document: Document, pieces: Pieces, rng: random.Random, longest: int = 130) -> list[Window]:
    """A document cut anew into windows of one to many sentences, some of them written in capitals or lower case."""
    found: list[Window] = []
    group: list[Sentence] = []
    size, target = 0, rng.randint(10, longest)
    for sentence in document.sentences:
        changed = _recased(sentence, rng)
        length = sum(len(pieces.of_word(w)) for w in changed.words)
        if group and size + length > target:
            found.append(_window(group, document.whole, pieces))
            group, size, target = [], 0, rng.randint(10, longest)
        group.append(changed)
        size += length
    return [*found, _window(group, document.whole, pieces)]


def _window(group: list[Sentence], whole: bool, pieces: Pieces) -> Window:
    words = [w for s in group for w in s.words]
    glued = [g for s in group for g in s.glued]
    return Window(tuple(group), whole, pieces.encode(words[:400], glued[:400]))


def _recased(sentence: Sentence, rng: random.Random) -> Sentence:
    """Headlines shout, messages mumble: 2 % capitals, 2 % title case, 2 % lower case."""
    draw = rng.random()
    if draw < 0.02:
        return replace(sentence, words=tuple(w.upper() for w in sentence.words))
    if draw < 0.04:
        return replace(sentence, words=tuple(w[:1].upper() + w[1:] if len(w) > 3 else w for w in sentence.words))
    if draw < 0.06:
        return replace(sentence, words=tuple(w.lower() for w in sentence.words))
    return sentence


def batches(found: list[Window], most_pieces: int, rng: random.Random) -> list[list[Window]]:
    """Windows of like length together, at most so many pieces a batch (padding counted), in random order."""
    found = [w for w in found if len(w.encoded.ids) <= 500]
    found.sort(key=lambda w: len(w.encoded.ids) + rng.random() * 8)
    groups: list[list[Window]] = [[]]
    for window in found:
        if groups[-1] and (len(groups[-1]) + 1) * (len(window.encoded.ids) + 4) > most_pieces:
            groups.append([])
        groups[-1].append(window)
    rng.shuffle(groups)
    return groups


def tensors(group: Sequence[Window], labels: Labels) -> Batch:
    """The tensors of one batch."""
    rows, pieces = len(group), max(len(w.encoded.ids) for w in group)
    count = max(len(w.encoded.first) for w in group)

    def full(*shape: int, value: int = 0) -> Tensor:
        return torch.full(shape, value, dtype=torch.long)

    ids, shapes, first, last = full(rows, pieces), full(rows, pieces), full(rows, count), full(rows, count)
    starts, heads, deprels = (full(rows, count, value=IGNORED) for _ in range(3))
    tags = {name: full(rows, count, value=IGNORED) for name in ("upos", "xpos", "feats", "lemma")}
    number = full(rows, count, value=-1)
    begins = torch.zeros(rows, count, dtype=torch.bool)
    names = torch.ones(rows, count, len(labels.names), dtype=torch.bool)
    for row, window in enumerate(group):
        encoded = window.encoded
        ids[row, : len(encoded.ids)] = torch.tensor(encoded.ids)
        shapes[row, : len(encoded.ids)] = torch.tensor(encoded.shapes)
        first[row, : len(encoded.first)] = torch.tensor(encoded.first)
        last[row, : len(encoded.last)] = torch.tensor(encoded.last)
        at = 0
        for order, sentence in enumerate(window.sentences):
            end = min(at + len(sentence.words), len(encoded.first))
            number[row, at:end] = order
            begins[row, at] = True
            if window.starts_known:
                starts[row, at:end] = 0
                starts[row, at] = 1
            _fill(sentence, row, at, end, tags, heads, deprels, names, labels)
            at = end
            if at >= len(encoded.first):
                break
    return Batch(
        ids,
        shapes,
        torch.tensor([len(w.encoded.ids) for w in group]),
        first,
        last,
        number >= 0,
        starts,
        tags,
        heads,
        deprels,
        (number[:, :, None] == number[:, None, :]) & (number[:, :, None] >= 0),
        begins,
        names,
    )


def _fill(
    sentence: Sentence,
    row: int,
    at: int,
    end: int,
    tags: dict[str, Tensor],
    heads: Tensor,
    deprels: Tensor,
    names: Tensor,
    labels: Labels,
) -> None:
    size = end - at
    if sentence.names:
        rows = [[label in allowed for label in labels.names] for allowed in sentence.names[:size]]
        names[row, at:end] = torch.tensor(rows)
    tree = sentence.tree
    if tree is None or size < len(sentence.words):
        return
    gold = {"upos": tree.upos, "xpos": tree.xpos, "feats": tree.feats, "lemma": tree.lemmas}
    for name, values in gold.items():
        known = _numbers(getattr(labels, name))
        tags[name][row, at:end] = torch.tensor([known.get(v, IGNORED) for v in values])
    heads[row, at:end] = torch.tensor([0 if h == 0 else h + at for h in tree.heads])
    known = _numbers(labels.deprel)
    deprels[row, at:end] = torch.tensor([known.get(d, IGNORED) for d in tree.deprels])


_NUMBERS: dict[tuple[str, ...], dict[str, int]] = {}


def _numbers(classes: tuple[str, ...]) -> dict[str, int]:
    if classes not in _NUMBERS:
        _NUMBERS[classes] = {c: i for i, c in enumerate(classes)}
    return _NUMBERS[classes]
