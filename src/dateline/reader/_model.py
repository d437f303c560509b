"""The shipped model: one ONNX session and what is needed to understand its answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np

from dateline._errors import ResourceError
from dateline.reader._decode import Floats, Ints, chain, names, tree, under_what_they_follow
from dateline.reader._lemmas import Lemmatiser
from dateline.reader._pieces import Encoded, Pieces

SHIPPED = Path(__file__).parents[1] / "resources" / "model"
# Of a window; what is left of a long paragraph is read next. Trees get worse in longer windows: half-trained, LAS on
# GUM dev was 85.3 at 100 pieces, 85.2 at 126, 84.9 at 160, 83.9 at 254.
MOST_PIECES = 100
LONGEST_SENTENCE = 300  # pieces: where a window holds no whole sentence, a longer one is tried before cutting it
_FILES = ("model.onnx", "labels.json", "lemmas.txt", "decoder.npz", "vocab.txt")
# Score from which a word with a capital after a full stop opens a sentence; chosen on the dev parts of GUM and EWT.
AFTER_STOP = -1.5
_LOOSE = frozenset({"obl", "obl:unmarked", "advmod", "advcl"})
_BATCH_PIECES = 256  # of a batch, padding counted: what fits a core's cache; 1,024 was 6 % slower


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model says of a stretch of words; heads are relative to the word itself (0: a root)."""

    starts: list[bool]
    upos: list[int]
    xpos: list[int]
    feats: list[int]
    lemma: list[list[int]]  # rules, the best one first
    heads: list[int]
    deprel: list[int]
    names: list[tuple[int, str]]

    def cut(self, end: int) -> Reading:
        """The first words of it, whole sentences only."""
        return Reading(*(getattr(self, name)[:end] for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Window:
    """Words to be read at once, with gold sentence starts if they are known.

    `stops`: for each word, whether it has a capital and comes after a full stop or the like; `barred`: whether it
    can open no sentence.
    """

    encoded: Encoded
    starts: Sequence[bool] | None
    stops: Sequence[bool]
    barred: Sequence[bool]


class Model:
    """The model in a folder: `model.onnx`, `labels.json`, `lemmas.txt`, `decoder.npz`, `vocab.txt`.

    Raises ResourceError when one of them is missing. `threads`: cores that one call may use.
    """

    def __init__(self, folder: Path = SHIPPED, *, threads: int = 1) -> None:
        absent = [name for name in _FILES if not (folder / name).is_file()]
        if absent:
            raise ResourceError(
                f"the reader's model is incomplete: {folder} lacks {', '.join(absent)}; reinstall dateline"
            )
        self.folder = folder
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.pieces = Pieces(folder / "vocab.txt")
        words = frozenset(piece for piece in self.pieces.vocabulary if piece.isalpha())
        self.lemmatiser = Lemmatiser(folder / "lemmas.txt", words)
        self._threads = threads
        decoder = np.load(folder / "decoder.npz")
        self._weight: Floats = np.ascontiguousarray(decoder["weight"].T)
        self._bias: Floats = decoder["bias"]
        self._follows: Floats = decoder["follows"]
        self._opens: Floats = decoder["opens"]
        self._root = self.labels["deprel"].index("root")
        self._loose = frozenset(n for n, name in enumerate(self.labels["deprel"]) if name in _LOOSE)

    @cached_property
    def _session(self):  # type: ignore[no-untyped-def]  # onnxruntime ships no types
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            str(self.folder / "model.onnx"), sess_options=options, providers=["CPUExecutionProvider"]
        )

    def read(self, windows: Sequence[Window]) -> list[Reading]:
        """Readings of these windows, in their order; what is read depends on these windows alone."""
        answers: list[Reading | None] = [None] * len(windows)
        for numbers in _batches(windows):
            for number, reading in zip(numbers, self._run([windows[n] for n in numbers]), strict=True):
                answers[number] = reading
        return [answer for answer in answers if answer is not None]

    def _run(self, windows: list[Window]) -> Iterator[Reading]:
        rows = len(windows)
        pieces = max(len(w.encoded.ids) for w in windows)
        count = max(len(w.encoded.first) for w in windows)
        ids, shapes = np.zeros((rows, pieces), np.int64), np.zeros((rows, pieces), np.int64)
        first, last = np.zeros((rows, count), np.int64), np.zeros((rows, count), np.int64)
        for row, window in enumerate(windows):
            encoded = window.encoded
            ids[row, : len(encoded.ids)] = encoded.ids
            shapes[row, : len(encoded.ids)] = encoded.shapes
            first[row, : len(encoded.first)] = encoded.first
            last[row, : len(encoded.last)] = encoded.last
        lengths = np.array([len(w.encoded.ids) for w in windows])
        feed = {"ids": ids, "shapes": shapes, "lengths": lengths, "first": first, "last": last}
        start_scores, *outputs, name_scores, arcs, dep, head = self._session.run(None, feed)
        begins = start_scores > 0
        for row, window in enumerate(windows):
            length = len(window.encoded.first)
            begins[row, :length] = window.starts or (
                (start_scores[row, :length] > np.where(window.stops, AFTER_STOP, 0.0))
                & ~np.array(window.barred, np.bool_)
            )
            begins[row, 0] = True
            begins[row, length:] = True  # what pads a row has no part in its names
        labels = chain(name_scores, begins, self._follows, self._opens)
        for row, window in enumerate(windows):
            rest = [output[row] for output in (*outputs, labels, arcs, dep, head)]
            yield self._reading(begins[row].tolist(), len(window.encoded.first), rest)

    def _reading(self, starts: list[bool], count: int, outputs: list[Floats]) -> Reading:
        upos, xpos, feats, lemma, labels, arcs, dep, head = outputs
        starts = starts[:count]
        heads = _heads(arcs[:count, : count + 1], starts)
        ends, governors = dep[:count], head[heads]
        scores = np.concatenate([np.maximum(ends + governors, 0), ends * governors], 1) @ self._weight + self._bias
        rooted = heads == 0
        scores[~rooted, self._root] = -np.inf
        relations = scores.argmax(1)
        relations[rooted] = self._root
        heads = under_what_they_follow(heads, relations, self._loose)
        relative = np.where(rooted, 0, heads - 1 - np.arange(count))
        return Reading(
            starts,
            upos[:count].tolist(),
            xpos[:count].tolist(),
            feats[:count].tolist(),
            lemma[:count].tolist(),
            relative.tolist(),
            relations.tolist(),
            names(labels[:count].tolist(), self.labels["names"]),
        )


def _heads(arcs: Floats, starts: list[bool]) -> Ints:
    """Head column of each word (0: the root), a tree for each sentence."""
    count = len(starts)
    heads = np.zeros(count, np.int64)
    edges = [i for i, start in enumerate(starts) if start] + [count]
    for begin, end in pairwise(edges):
        own = np.concatenate([arcs[begin:end, :1], arcs[begin:end, begin + 1 : end + 1]], 1)
        found = tree(own)
        heads[begin:end] = np.where(found == 0, 0, found + begin)
    return heads


def _batches(windows: Sequence[Window]) -> Iterator[list[int]]:
    """Numbers of windows of like length together."""
    order = sorted(range(len(windows)), key=lambda n: len(windows[n].encoded.ids))
    group: list[int] = []
    for number in order:
        if group and (len(group) + 1) * len(windows[number].encoded.ids) > _BATCH_PIECES:
            yield group
            group = []
        group.append(number)
    if group:
        yield group
