"""The reader as a spaCy component: it fills a `Doc` with sentences, tags, features, lemmas, a UD tree and names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline._datelines import REACH, match_dateline
from dateline.reader._model import LONGEST_SENTENCE, MOST_PIECES, SHIPPED, Model, Reading, Window
from dateline.reader._pieces import MAX_PIECES_PER_WORD
from dateline.reader._tense import misread_pasts
from dateline.reader.tree import NEWS_KINDS

_STOPS, _CLOSING = frozenset(".!?"), frozenset({'"', "”", "’", "'", ")", "]", "’’", "''"})
_CACHED_LEMMAS = 200_000
_ATTRIBUTES = [HEAD, DEP, POS, TAG, MORPH, LEMMA, ENT_IOB, ENT_TYPE]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens of one block that are no whitespace, by index into the doc."""

    tokens: list[int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A reading and the tokens it is of."""

    tokens: list[int]
    reading: Reading


@Language.factory(
    "dateline_reader",
    assigns=[
        "token.tag",
        "token.pos",
        "token.morph",
        "token.lemma",
        "token.dep",
        "token.head",
        "doc.sents",
        "doc.ents",
    ],
    default_config={"model": None, "threads": None},
)
def make_reader(nlp: Language, name: str, model: str | None, threads: int | None) -> Reader:
    """The reader as a pipeline component; `model`: a folder, by default the shipped one; `threads`: cores to use."""
    return Reader(nlp.vocab, Path(model) if model else SHIPPED, threads or min(os.cpu_count() or 1, 4), name)


class Reader:
    """Reads a doc in one pass of one model; blocks that are no news (`tree.NEWS_KINDS`) are left unread."""

    def __init__(self, vocab: Vocab, folder: Path, threads: int, name: str = "dateline_reader") -> None:
        self.name = name
        self._vocab = vocab
        self.model = _shared_model(folder, threads)
        labels, strings = self.model.labels, vocab.strings
        roots = {"root": "ROOT"}
        self._deprel = np.array([strings.add(roots.get(d, d)) for d in labels["deprel"]], np.uint64)
        self._upos = np.array([IDS[u] for u in labels["upos"]], np.uint64)
        self._xpos = np.array([strings.add(x) for x in labels["xpos"]], np.uint64)
        self._feats = np.array([vocab.morphology.add(f) for f in labels["feats"]], np.uint64)
        past = [f.replace("Tense=Pres", "Tense=Past") for f in labels["feats"]]
        self._vbd, self._past = strings.add("VBD"), np.array([vocab.morphology.add(f) for f in past], np.uint64)
        self._names = {kind: strings.add(kind) for kind in ("", "PER", "ORG", "LOC", "MISC")}
        self._dep, self._space = strings.add("dep"), IDS["SPACE"]
        self._lemmas: dict[tuple[str, int, tuple[int, ...]], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Read one doc."""
        if len(doc):
            self.set_annotations(doc, self.predict(doc))
        return doc

    def predict(self, doc: Doc) -> list[Piece]:
        """Readings of all of a doc's blocks; long ones are read window after window, each from a sentence's start."""
        words = [token.text for token in doc]
        glued = [False, *(not t.whitespace_ and not t.is_space for t in doc[:-1])]
        given = [bool(t.is_sent_start) for t in doc] if doc.has_annotation("SENT_START") else None
        waiting = [(stretch.tokens, MOST_PIECES) for stretch in _stretches(doc)]
        done: list[Piece] = []
        while waiting:
            taken = [self._fitting(tokens, words, most) for tokens, most in waiting]
            readings = self.model.read([self._window(tokens, words, glued, given) for tokens in taken])
            rest: list[tuple[list[int], int]] = []
            for (tokens, most), window, reading in zip(waiting, taken, readings, strict=True):
                used = len(window)
                if used < len(tokens):
                    used = _last_start(reading.starts)
                    if not used and most < LONGEST_SENTENCE:
                        rest.append((tokens, LONGEST_SENTENCE))
                        continue
                    used = used or len(window)
                    rest.append((tokens[used:], MOST_PIECES))
                done.append(Piece(tokens[:used], reading.cut(used) if used < len(window) else reading))
            waiting = rest
        return done

    def _window(self, tokens: list[int], words: list[str], glued: list[bool], given: list[bool] | None) -> Window:
        own = [words[t] for t in tokens]
        encoded = self.model.pieces.encode(own, [glued[t] for t in tokens])
        return Window(encoded, [given[t] for t in tokens] if given else None, _stops(own), _barred(own))

    def _fitting(self, tokens: list[int], words: list[str], most: int) -> list[int]:
        """The first tokens, as many as a window of so many pieces holds."""
        if len(tokens) * MAX_PIECES_PER_WORD <= most:
            return tokens
        size = 0
        for position, token in enumerate(tokens):
            size += len(self.model.pieces.of_word(words[token]))
            if size > most:
                return tokens[:position]
        return tokens

    def set_annotations(self, doc: Doc, pieces: list[Piece]) -> None:
        """Write readings into the doc; whitespace and unread tokens hang on the token before them."""
        values = np.zeros((len(doc), len(_ATTRIBUTES)), np.int64).view(np.uint64)
        signed = values.view(np.int64)
        signed[1:, 0] = -1
        values[:, 1] = self._dep
        values[:, 2] = [self._space if t.is_space else IDS["X"] for t in doc]
        values[:, 5] = [t.orth for t in doc]
        values[:, 6] = 2
        for start in _unread_starts(doc):
            signed[start, 0] = 0
            values[start, 1] = self._vocab.strings["ROOT"]
        for piece in pieces:
            self._write(doc, piece, values, signed)
        doc.from_array(_ATTRIBUTES, values)  # type: ignore[arg-type]  # the stub says int, spaCy wants uint64

    def _write(
        self,
        doc: Doc,
        piece: Piece,
        values: np.ndarray[tuple[int, int], np.dtype[np.uint64]],
        signed: np.ndarray[tuple[int, int], np.dtype[np.int64]],
    ) -> None:
        reading, rows = piece.reading, np.array(piece.tokens)
        words = [doc[row].text for row in piece.tokens]
        heads = np.arange(len(rows)) + np.array(reading.heads)
        signed[rows, 0] = rows[heads] - rows
        values[rows, 1] = self._deprel[reading.deprel]
        values[rows, 2] = self._upos[reading.upos]
        values[rows, 3] = self._xpos[reading.xpos]
        values[rows, 4] = self._feats[reading.feats]
        for index in self._misread_pasts(words, reading):
            values[rows[index], 3], values[rows[index], 4] = self._vbd, self._past[reading.feats[index]]
        values[rows, 5] = [
            self._lemma(word, upos, tuple(rules))
            for word, upos, rules in zip(words, reading.upos, reading.lemma, strict=True)
        ]
        for row, before, (mark, kind) in zip(piece.tokens, [0, *piece.tokens], reading.names, strict=False):
            begin = before + 1 if mark == 1 else row  # whitespace inside a name belongs to it
            values[begin : row + 1, 6] = mark
            values[begin : row + 1, 7] = self._names[kind]

    def _misread_pasts(self, words: list[str], reading: Reading) -> Iterator[int]:
        labels = self.model.labels
        tags = [labels["xpos"][x] for x in reading.xpos]
        if "VBP" in tags or "VBD" in tags:
            relations = [labels["deprel"][d] for d in reading.deprel]
            yield from misread_pasts(words, tags, reading.heads, relations)

    def _lemma(self, form: str, upos: int, rules: tuple[int, ...]) -> int:
        key = (form, upos, rules)
        found = self._lemmas.get(key)
        if found is None:
            if len(self._lemmas) > _CACHED_LEMMAS:
                self._lemmas.clear()
            labels = self.model.labels
            named = [labels["lemma"][rule] for rule in rules]
            lemma = self.model.lemmatiser.lemma(form, labels["upos"][upos], named)
            found = self._lemmas[key] = self._vocab.strings.add(lemma)
        return found


@cache
def _shared_model(folder: Path, threads: int) -> Model:
    return Model(folder, threads=threads)


def _stops(words: list[str]) -> list[bool]:
    """For each word, whether it has a capital and comes after a full stop or the like, closing quotes passed over."""
    ended, found = False, []
    for word in words:
        found.append(ended and word[:1].isupper())
        ended = word in _STOPS or (ended and word in _CLOSING)
    return found


def _barred(words: list[str]) -> list[bool]:
    """For each word, whether it comes after a quotation that a comma ends: `“…,” she said` is one sentence."""
    return [i > 1 and words[i - 1] in _CLOSING and words[i - 2] == "," for i in range(len(words))]


def _last_start(starts: list[bool]) -> int:
    """Index of the last sentence start that is not the first word; 0 when there is none."""
    return next((i for i in range(len(starts) - 1, 0, -1) if starts[i]), 0)


def _stretches(doc: Doc) -> Iterator[Stretch]:
    """The doc's news blocks; without a report, what empty lines part."""
    kinds = doc.user_data.get("dateline_block_kinds")
    numbers = doc.user_data.get("dateline_block_numbers") or _paragraphs(doc)
    text = doc.text  # made anew at every call
    tokens: list[int] = []
    current = -1
    for token in doc:
        if numbers[token.i] != current:
            yield from _without_dateline(doc, text, tokens)
            tokens, current = [], numbers[token.i]
        if not token.is_space and (kinds is None or kinds[token.i] in NEWS_KINDS):
            tokens.append(token.i)
    yield from _without_dateline(doc, text, tokens)


def _without_dateline(doc: Doc, text: str, tokens: list[int]) -> Iterator[Stretch]:
    """A block as one stretch, or as its dateline and what follows."""
    if not tokens:
        return
    first = doc[tokens[0]].idx
    match = match_dateline(text[first : first + REACH])
    cut = sum(doc[i].idx < first + match.end() for i in tokens[:REACH]) if match else 0
    yield from (Stretch(part) for part in (tokens[:cut], tokens[cut:]) if part)


def _paragraphs(doc: Doc) -> list[int]:
    number, numbers = 0, []
    for token in doc:
        numbers.append(number)
        if token.is_space and token.text.count("\n") > 1:
            number += 1
    return numbers


def _unread_starts(doc: Doc) -> Iterator[int]:
    """First tokens of blocks: roots unless a reading says otherwise."""
    numbers = doc.user_data.get("dateline_block_numbers") or _paragraphs(doc)
    previous = -1
    for token in doc:
        if numbers[token.i] != previous and (previous == -1 or not token.is_space):
            yield token.i
            previous = numbers[token.i]
