"""Scores of the reader's names on BIO files, by the definitions of CoNLL 2003 (`conlleval`): exact span and type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline._errors import InputError

TYPES = ("PER", "ORG", "LOC", "MISC")
_SENTENCES_A_DOC = 32
Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class NameScores:
    """Precision, recall and F1 in percent by type; `news` is over PER, ORG and LOC together."""

    precision: dict[str, float]
    recall: dict[str, float]
    f1: dict[str, float]
    names: int


def read_columns(path: Path) -> Iterator[list[tuple[str, ...]]]:
    """Sentences of a tab- or space-separated BIO file: rows of (word, label, further columns).

    Raises InputError with the line's number where a row has no second column or its label is not O, B-… or I-….
    """
    rows: list[tuple[str, ...]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("-DOCSTART-"):
            if rows:
                yield rows
            rows = []
            continue
        columns = tuple(line.split("\t") if "\t" in line else line.split())
        if len(columns) < 2 or not (columns[1] == "O" or columns[1][:2] in ("B-", "I-")):
            raise InputError(f"{path}, line {number}: a word and a BIO label are needed, not {line[:40]!r}")
        rows.append(columns)
    if rows:
        yield rows


def guess_glued(words: list[str]) -> list[bool]:
    """For text kept without its spaces: whether a word stood without a space before it, by its marks and clitics."""
    glued = []
    for i, word in enumerate(words):
        before = words[i - 1] if i else ""
        clitic = word[:1] in "'’" and len(word) > 1
        closes = word in {",", ".", ";", ":", "?", "!", ")", "]", "%", "''", "...", "…", "n't"} or clitic
        glued.append(bool(i) and (closes or before in {"(", "[", "$", "``", "“"}))
    return glued


def spans(labels: list[str]) -> set[Name]:
    """Names as (first word, end, type) of BIO labels; an I- with nothing to continue begins a name."""
    found: set[Name] = set()
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        mark, _, now = label.partition("-")
        if kind and (mark != "I" or now != kind):
            found.add((start, i, kind))
            kind = ""
        if mark != "O" and not kind:
            start, kind = i, now
    return found


def score_names(read: Callable[[Doc], Doc], vocab: Vocab, path: Path, *, last: int | None = None) -> NameScores:
    """Scores of `read` on one file; `last`: on its last so many sentences only."""
    sentences = list(read_columns(path))
    sentences = sentences[-last:] if last else sentences
    right: Counter[str] = Counter()
    gold_count: Counter[str] = Counter()
    found_count: Counter[str] = Counter()
    for at in range(0, len(sentences), _SENTENCES_A_DOC):
        group = sentences[at : at + _SENTENCES_A_DOC]
        doc = read(_doc(vocab, group))
        gold = spans_in([[row[1] for row in rows] for rows in group])
        found = {(e.start, e.end, e.label_) for e in doc.ents}
        right.update(kind for _, _, kind in gold & found)
        gold_count.update(kind for _, _, kind in gold)
        found_count.update(kind for _, _, kind in found)
    return _scores(right, gold_count, found_count)


def spans_in(sentences: list[list[str]]) -> set[Name]:
    """Names of many sentences, counted in words from the first one's start."""
    found: set[Name] = set()
    at = 0
    for labels in sentences:
        found |= {(start + at, end + at, kind) for start, end, kind in spans(labels)}
        at += len(labels)
    return found


def _doc(vocab: Vocab, group: list[list[tuple[str, ...]]]) -> Doc:
    words = [row[0] for rows in group for row in rows]
    glued = [g for rows in group for g in guess_glued([row[0] for row in rows])]
    starts: list[bool | int | None] = [i == 0 for rows in group for i in range(len(rows))]
    doc = Doc(vocab, words=words, spaces=[*(not g for g in glued[1:]), False], sent_starts=starts)
    doc.user_data["dateline_block_numbers"] = [number for number, rows in enumerate(group) for _ in rows]
    return doc


def _scores(right: Counter[str], gold: Counter[str], found: Counter[str]) -> NameScores:
    groups = {kind: (kind,) for kind in TYPES} | {"news": ("PER", "ORG", "LOC")}
    precision, recall, f1 = {}, {}, {}
    for name, kinds in groups.items():
        hits, wanted, given = (sum(c[k] for k in kinds) for c in (right, gold, found))
        precision[name] = 100 * hits / given if given else 0.0
        recall[name] = 100 * hits / wanted if wanted else 0.0
        f1[name] = 200 * hits / (wanted + given) if wanted + given else 0.0
    return NameScores(precision, recall, f1, gold.total())
