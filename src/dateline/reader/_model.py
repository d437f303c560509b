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
from dateline.reader._decode import Floats, Ints, names, tree
from dateline.reader._lemmas import Lemmatiser
from dateline.reader._pieces import Encoded, Pieces

SHIPPED = Path(__file__).parents[1] / "resources" / "model"
# Of a window; what is left of a long paragraph is read next. Trees get worse in longer windows: half-trained, LAS on
# GUM dev was 85.3 at 100 pieces, 85.2 at 126, 84.9 at 160, 83.9 at 254.
MOST_PIECES = 100
LONGEST_SENTENCE = 300  # pieces: where a window holds no whole sentence, a longer one is tried before cutting it
_FILES = ("model.onnx", "labels.json", "lemmas.txt", "relations.npz", "vocab.txt")
_BATCH_PIECES = 1024  # of a batch, padding counted: more gains nothing on a CPU


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
    """Words to be read at once, with gold sentence starts if they are known."""

    encoded: Encoded
    starts: Sequence[bool] | None


class Model:
    """The model in a folder: `model.onnx`, `labels.json`, `lemmas.txt`, `relations.npz`, `vocab.txt`.

    Raises ResourceError when one of them is missing. `threads`: cores that one call may use.
    """

    def __init__(self, folder: Path = SHIPPED, *, threads: int = 1) -> None:
        absent = [
            n
            for n in ("model.onnx", "labels.json", "lemmas.txt", "relations.npz", "vocab.txt")
            if not (folder / n).is_file()
        ]
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
        relations = np.load(folder / "relations.npz")
        self._weight: Floats = np.ascontiguousarray(relations["weight"].T)
        self._bias: Floats = relations["bias"]
        self._root = self.labels["deprel"].index("root")

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
        outputs = self._session.run(None, feed)
        for row, window in enumerate(windows):
            yield self._reading(window, [output[row] for output in outputs])

    def _reading(self, window: Window, outputs: list[Floats]) -> Reading:
        count = len(window.encoded.first)
        start_scores, upos, xpos, feats, lemma, name_scores, arcs, dep, head = outputs
        starts = list(window.starts) if window.starts else (start_scores[:count] > 0).tolist()
        starts[0] = True
        heads = _heads(arcs[:count, : count + 1], starts)
        scores = np.maximum(dep[:count] + head[heads], 0) @ self._weight + self._bias
        rooted = heads == 0
        scores[~rooted, self._root] = -np.inf
        relations = scores.argmax(1)
        relations[rooted] = self._root
        relative = np.where(rooted, 0, heads - 1 - np.arange(count))
        return Reading(
            starts,
            upos[:count].tolist(),
            xpos[:count].tolist(),
            feats[:count].tolist(),
            lemma[:count].tolist(),
            relative.tolist(),
            relations.tolist(),
            names(name_scores[:count], self.labels["names"], starts),
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
