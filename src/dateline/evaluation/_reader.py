"""Scores of the reader on treebanks, by the definitions of the CoNLL 2018 shared task (Zeman et al. 2018).

Words are aligned by the characters that they cover, whitespace aside; with gold tokens that is one to one. LAS, UAS,
UPOS and lemmas are F1 over aligned words; relations are compared without their subtypes, as the task does
(`las_subtypes`: with them). A multiword token's words count as covering their own letters where their forms spell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline.evaluation._conllu import Sentence, read_conllu

MEASURES = ("words", "sentences", "upos", "feats", "lemmas", "uas", "las", "las_subtypes")
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Row:
    """A word as it is compared: the characters it covers, and what is said of it; `head` is the head's range."""

    range: Range
    head: Range | None
    upos: str
    feats: str
    lemma: str
    deprel: str


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 in percent, by measure, and how many gold words they are over."""

    f1: dict[str, float]
    words: int


class _Counts:
    def __init__(self) -> None:
        self.gold = dict.fromkeys(MEASURES, 0)
        self.system = dict.fromkeys(MEASURES, 0)
        self.right = dict.fromkeys(MEASURES, 0)

    def add(self, measure: str, gold: int, system: int, right: int) -> None:
        self.gold[measure] += gold
        self.system[measure] += system
        self.right[measure] += right

    def scores(self) -> Scores:
        def f1(m: str) -> float:
            total = self.gold[m] + self.system[m]
            return 200 * self.right[m] / total if total else 0.0

        return Scores({m: f1(m) for m in MEASURES}, self.gold["words"])


def score_reader(read: Callable[[Doc], Doc], vocab: Vocab, path: Path, make_doc: Callable[[str], Doc] | None) -> Scores:
    """Scores of `read` on one CoNLL-U file.

    `make_doc` None: gold tokens and sentences are given. Else the text is rebuilt, paragraphs parted by empty lines,
    and `make_doc` tokenises it. Raises InputError when the file is no CoNLL-U.
    """
    counts = _Counts()
    for document in _documents(read_conllu(path)):
        doc = _gold_doc(vocab, document) if make_doc is None else make_doc(_text(document))
        _compare(_gold_rows(document), _system_rows(read(doc)), counts)
    return counts.scores()


def _documents(sentences: Iterable[Sentence]) -> Iterable[list[Sentence]]:
    document: list[Sentence] = []
    for sentence in sentences:
        if sentence.new_document and document:
            yield document
            document = []
        document.append(sentence)
    if document:
        yield document


def _gold_doc(vocab: Vocab, document: list[Sentence]) -> Doc:
    """A doc with the gold words, spaces and sentence starts; paragraphs are its blocks."""
    words = [w for s in document for w in s.words]
    glued = [*(w.glued for w in words[1:]), True]
    starts: list[bool | int | None] = [i == 0 for s in document for i in range(len(s.words))]
    doc = Doc(vocab, words=[w.form for w in words], spaces=[not g for g in glued], sent_starts=starts)
    numbers = accumulate(int(s.new_paragraph) for s in document)
    doc.user_data["dateline_block_numbers"] = [n for n, s in zip(numbers, document, strict=True) for _ in s.words]
    return doc


def _text(document: list[Sentence]) -> str:
    parts: list[str] = []
    for sentence in document:
        if parts:
            parts.append("\n\n" if sentence.new_paragraph else " ")
        for i, word in enumerate(sentence.words):
            parts.append(word.form if i == 0 or word.glued else f" {word.form}")
    return "".join(parts)


def _gold_rows(document: list[Sentence]) -> list[list[_Row]]:
    rows: list[list[_Row]] = []
    at = 0
    for sentence in document:
        ranges: list[Range] = []
        for word in sentence.words:
            length = len("".join(word.form.split()))
            ranges.append((at, at + length))
            at += length
        rows.append(
            [
                _Row(ranges[i], ranges[w.head - 1] if w.head else None, w.upos, w.feats, w.lemma, w.deprel)
                for i, w in enumerate(sentence.words)
            ]
        )
    return rows


def _system_rows(doc: Doc) -> list[list[_Row]]:
    ranges: list[Range] = []
    at = 0
    for token in doc:
        length = len("".join(token.text.split()))
        ranges.append((at, at + length))
        at += length
    return [
        [
            _Row(
                ranges[t.i],
                None if t.head.i == t.i else ranges[t.head.i],
                t.pos_,
                str(t.morph),
                t.lemma_,
                "root" if t.dep_ == "ROOT" else t.dep_,
            )
            for t in sentence
            if not t.is_space
        ]
        for sentence in doc.sents
        if not all(t.is_space for t in sentence)
    ]


def _compare(gold: list[list[_Row]], system: list[list[_Row]], counts: _Counts) -> None:
    gold_sentences = {(s[0].range[0], s[-1].range[1]) for s in gold}
    system_sentences = {(s[0].range[0], s[-1].range[1]) for s in system}
    right = len(gold_sentences & system_sentences)
    counts.add("sentences", len(gold_sentences), len(system_sentences), right)
    gold_rows = [r for s in gold for r in s]
    system_rows = [r for s in system for r in s]
    known = {r.range: r for r in system_rows}
    pairs = [(r, known[r.range]) for r in gold_rows if r.range in known]
    hits: dict[str, Callable[[_Row, _Row], bool]] = {
        "words": lambda _g, _s: True,
        "upos": lambda g, s: g.upos == s.upos,
        "feats": lambda g, s: g.feats == s.feats,
        "lemmas": lambda g, s: g.lemma in (s.lemma, "_"),
        "uas": lambda g, s: g.head == s.head,
        "las": lambda g, s: g.head == s.head and g.deprel.split(":")[0] == s.deprel.split(":")[0],
        "las_subtypes": lambda g, s: g.head == s.head and g.deprel == s.deprel,
    }
    for measure, hit in hits.items():
        counts.add(measure, len(gold_rows), len(system_rows), sum(hit(g, s) for g, s in pairs))
