"""The corpora as the trainer reads them: treebanks (CoNLL-U), name corpora (BIO columns) and text of our own.

Name corpora disagree in what they call a name. We train one convention, the one that news needs (training/README.md):
what a corpus leaves open is left open in the loss: each word has the set of labels that are allowed for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.evaluation import Word, guess_glued, read_columns, read_conllu, spans
from dateline.reader._lemmas import rule_of

NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
ANY = frozenset(NAMES)
NO_MISC_SAID = frozenset({"O", "B-MISC", "I-MISC"})
WIKIGOLD_TEST_SENTENCES = 480  # the last ones stay out, as in the trial that set the bar

Labels = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Tree:
    """Gold annotation of one sentence; `heads` count from 1, 0 is the root."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]


@dataclass(frozen=True)
class Sentence:
    """Words with, where a corpus gives them, a tree and the labels allowed as names."""

    words: tuple[str, ...]
    glued: tuple[bool, ...]
    tree: Tree | None = None
    names: Labels | None = None


@dataclass(frozen=True)
class Document:
    """Sentences in the order of the text; `whole` when sentence starts are gold."""

    sentences: tuple[Sentence, ...]
    whole: bool


def treebank(path: Path) -> list[Document]:
    """Documents of a CoNLL-U file, with GUM's own named entities where its MISC column has them."""
    documents: list[list[Sentence]] = []
    for gold in read_conllu(path):
        if not documents or gold.new_document:
            documents.append([])
        documents[-1].append(_sentence(gold.words))
    return [Document(tuple(d), True) for d in documents]


def _sentence(rows: tuple[Word, ...]) -> Sentence:
    tree = Tree(
        tuple(r.upos for r in rows),
        tuple(r.xpos for r in rows),
        tuple(r.feats for r in rows),
        tuple(rule_of(r.form, r.lemma) for r in rows),
        tuple(r.head for r in rows),
        tuple(r.deprel for r in rows),
    )
    named = _gum_names(rows, tree) if any("Entity=" in r.misc for r in rows) else None
    return Sentence(tuple(r.form for r in rows), tuple(r.glued for r in rows), tree, named)


# Objects and abstracts that are called by a name are MISC for us only at times (`Figure 2` is none): left open.
_GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "MISC", "object": "", "abstract": ""}
_TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. prof. professor president senator sen. rep. general gen. king queen prince princess "
    "sir lord lady judge justice minister secretary governor gov. mayor captain capt. lt. colonel pope rev.".split()
)
_INNER = frozenset("of the for and & de du la le al - 's ’s von van der den . to in at".split())


def _mentions(rows: tuple[Word, ...]) -> Iterator[tuple[int, int, str]]:
    """Entity mentions of one sentence as (start, end exclusive, type), longest first."""
    opened: list[tuple[str, int, str]] = []
    found = []
    for position, row in enumerate(rows):
        value = next((f[7:] for f in row.misc.split("|") if f.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", value):
            fields = part.strip("()").split("-")
            if part.startswith("("):
                opened.append((fields[0], position, fields[1] if len(fields) > 1 else ""))
            if part.endswith(")"):
                index = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == fields[0]), None)
                if index is not None:
                    _, start, kind = opened.pop(index)
                    found.append((start, position + 1, kind))
    yield from sorted(found, key=lambda m: m[0] - m[1])


def _gum_names(rows: tuple[Word, ...], tree: Tree) -> Labels:
    labels: list[frozenset[str]] = [frozenset({"O"})] * len(rows)
    covered: set[int] = set()
    for start, end, kind in _mentions(rows):
        if kind not in _GUM_TYPES or covered & set(range(start, end)):
            continue
        heads = [i for i in range(start, end) if not start < tree.heads[i] <= end]
        if not heads or tree.upos[heads[0]] != "PROPN":
            continue
        left, right = _name_around(heads[0], start, end, [r.form for r in rows], tree)
        if kind == "person":
            titles = [i for i in range(left, right - 1) if rows[i].form.lower() in _TITLES]
            left = titles[-1] + 1 if titles else left
        open_ = not _GUM_TYPES[kind] or (tree.xpos[right - 1] == "NNPS" and kind == "person")  # `Muslims`
        for i in range(left, right):
            sure = frozenset({("B-" if i == left else "I-") + _GUM_TYPES[kind]})
            labels[i] = NO_MISC_SAID if open_ else sure
            covered.add(i)
    for i, row in enumerate(rows):
        if i not in covered and tree.upos[i] == "PROPN":
            labels[i] = ANY
        elif i not in covered and tree.upos[i] == "ADJ" and row.form[:1].isupper():
            labels[i] = NO_MISC_SAID
    return tuple(labels)


def _name_around(head: int, start: int, end: int, words: list[str], tree: Tree) -> tuple[int, int]:
    """Bounds of the run of capitalised words around the head of a mention, small words inside it included."""

    def named(i: int) -> bool:
        return tree.upos[i] == "PROPN" or words[i][:1].isupper() or words[i][:1].isdigit()

    def stops(i: int) -> bool:
        return tree.deprels[i] in ("cc", "conj", "appos") or words[i] in (",", "(", ")", ";", ":")

    left, right = head, head + 1
    while left > start and not stops(left - 1):
        if named(left - 1):
            left -= 1
        elif words[left - 1].lower() in _INNER and left - 2 >= start and named(left - 2) and not stops(left - 2):
            left -= 2
        else:
            break
    while right < end and not stops(right):
        step = 1
        while step < 3 and right + step - 1 < end and words[right + step - 1].lower() in _INNER:
            step += 1
        if right + step - 1 < end and named(right + step - 1) and not stops(right + step - 1):
            right += step
        else:
            break
    return left, right


def columns(path: Path, *, said: frozenset[str] = frozenset({"O"})) -> list[Sentence]:
    """Sentences of a BIO file; `said` is what an O of that corpus may be (a corpus without MISC leaves it open)."""
    sentences = []
    for rows in read_columns(path):
        labels = [
            frozenset({coarse}) if coarse != "O" else (said if fine == "O" else said | NO_MISC_SAID)
            for _, coarse, fine, *_ in rows
        ]
        words = [word for word, *_ in rows]
        sentences.append(Sentence(tuple(words), tuple(guess_glued(words)), None, tuple(labels)))
    return sentences


def descriptions_to_names(sentences: list[Sentence], others: list[Sentence]) -> list[Sentence]:
    """re3d in our convention: its spans take in titles, articles and plain descriptions, which are no names here.

    A country that acts is an organisation there: the types of names that are places in other corpora are left open.
    """
    places = {words for s in [*sentences, *others] for words, kind in _spans(s) if kind == "LOC"}
    return [Sentence(s.words, s.glued, None, _only_names(s.words, s.names or (), places)) for s in sentences]


def _spans(sentence: Sentence) -> Iterator[tuple[tuple[str, ...], str]]:
    for start, end, kind in spans(_plain(sentence.names or ())):
        yield tuple(w for w in sentence.words[start:end] if w.lower() != "the"), kind


def _plain(labels: Labels) -> list[str]:
    return [next(iter(allowed)) if len(allowed) == 1 else "O" for allowed in labels]


def _only_names(words: tuple[str, ...], labels: Labels, places: set[tuple[str, ...]]) -> Labels:
    result = list(labels)
    for start, end, kind in spans(_plain(labels)):
        result[start:end] = _span_as_name(words[start:end], kind, places)
    return tuple(result)


def _span_as_name(words: tuple[str, ...], kind: str, places: set[tuple[str, ...]]) -> list[frozenset[str]]:
    named = [w[:1].isupper() and w.lower() not in ("the", "a", "an") and w.lower() not in _TITLES for w in words]
    if not any(named):
        return [frozenset({"O"})] * len(words)
    left = named.index(True)
    right = len(words) - named[::-1].index(True)
    inner = words[left:right]
    sure = all(n or w.lower() in _INNER or w[:1].isdigit() for w, n in zip(inner, named[left:right], strict=True))
    if not sure or (kind == "ORG" and (inner in places or (len(inner) == 1 and not inner[0].isupper()))):
        return [ANY] * len(words)
    labels = [frozenset({"O"})] * len(words)
    labels[left:right] = [frozenset({f"B-{kind}"}), *[frozenset({f"I-{kind}"})] * (len(inner) - 1)]
    return labels


def marked_text(path: Path, tokenise: object) -> list[Sentence]:
    """Passages of our own, names marked as `[Kofi Annan|PER]`, one a line; `tokenise` is spaCy's tokenizer."""
    sentences = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text, spans = "", []
        for plain, name, kind in re.findall(r"([^\[\]]*)(?:\[([^\]|]*)\|([A-Z]+)\])?", line):
            text += plain
            if name:
                spans.append((len(text), len(text) + len(name), kind))
                text += name
        doc = tokenise(text)  # type: ignore[operator]
        labels = ["O"] * len(doc)
        for start, end, kind in spans:
            span = doc.char_span(start, end, alignment_mode="expand")
            for token in span:
                labels[token.i] = ("B-" if token.i == span.start else "I-") + kind
        kept = [t for t in doc if not t.is_space]
        sentences.append(
            Sentence(
                tuple(t.text for t in kept),
                tuple(t.i > 0 and not doc[t.i - 1].whitespace_ and not doc[t.i - 1].is_space for t in kept),
                None,
                tuple(frozenset({labels[t.i]}) for t in kept),
            )
        )
    return sentences
