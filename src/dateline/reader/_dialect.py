"""Trees and names of other spaCy pipelines, put into the dialect that the layers know.

spaCy's own English pipelines speak ClearNLP's dependencies (Choi and Palmer 2012) and OntoNotes' entity types;
pipelines trained on UD treebanks speak UD already and keep their trees.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc, Span

_CLEAR_ONLY = frozenset({"dobj", "pobj", "nsubjpass", "auxpass", "prep", "attr", "acomp"})
_RENAMED = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "relcl": "acl:relcl",
    "npadvmod": "obl:unmarked",
    "neg": "advmod",
    "oprd": "xcomp",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "quantmod": "advmod",
    "intj": "discourse",
    "meta": "dep",
    "acomp": "xcomp",
    "attr": "xcomp",
}
_NAMES = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "MISC",
    "EVENT": "MISC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "PRODUCT": "MISC",
    "LANGUAGE": "MISC",
    "MISC": "MISC",
}


NAME = "dateline_dialect"


@Language.component(NAME, assigns=["token.dep", "token.head", "doc.ents"], requires=["token.dep"])
def to_house_dialect(doc: Doc) -> Doc:
    """Rewrite a doc's tree to UD where it is ClearNLP's, and its names to PER, ORG, LOC and MISC."""
    doc.set_ents([Span(doc, e.start, e.end, _NAMES[e.label_]) for e in doc.ents if e.label_ in _NAMES])
    if any(token.dep_ in _CLEAR_ONLY for token in doc):
        tree = _Tree([t.head.i for t in doc], [t.dep_ for t in doc])
        _prepositions(doc, tree)
        _copulas(doc, tree)
        _coordination(tree)
        _rename(doc, tree)
        offsets = np.array([head - i for i, head in enumerate(tree.heads)], np.int64)
        deps = np.array([doc.vocab.strings.add(dep) for dep in tree.deps], np.uint64)
        doc.from_array([HEAD, DEP], np.stack([offsets.view(np.uint64), deps], 1))  # type: ignore[arg-type]
    return doc


@dataclass(slots=True)
class _Tree:
    heads: list[int]
    deps: list[str]

    def children(self, head: int) -> list[int]:
        return [i for i, h in enumerate(self.heads) if h == head and i != head]


def _prepositions(doc: Doc, tree: _Tree) -> None:
    """The noun after a preposition takes its place; the preposition becomes the noun's case, or a clause's mark."""
    for token in reversed(doc):
        i = token.i
        if tree.deps[i] not in ("prep", "agent") and not (tree.deps[i] == "dative" and token.pos_ == "ADP"):
            continue
        inside = [c for c in tree.children(i) if tree.deps[c] in ("pobj", "pcomp", "obl", "nmod")]
        if not inside:
            tree.deps[i] = "advmod"
            continue
        noun, head = inside[0], tree.heads[i]
        if tree.deps[noun] == "pcomp":
            relation, mark = ("acl" if doc[head].pos_ in ("NOUN", "PROPN") else "advcl"), "mark"
        else:
            nominal = doc[head].pos_ in ("NOUN", "PROPN", "PRON", "NUM")
            relation = "obl:agent" if tree.deps[i] == "agent" else "nmod" if nominal else "obl"
            mark = "case"
        for child in tree.children(i):
            tree.heads[child] = noun
        tree.heads[noun], tree.deps[noun] = head, relation
        tree.heads[i], tree.deps[i] = noun, mark


def _copulas(doc: Doc, tree: _Tree) -> None:
    """`be` with a predicate hangs on the predicate."""
    for token in doc:
        i = token.i
        predicates = [c for c in tree.children(i) if tree.deps[c] in ("attr", "acomp")]
        if token.lemma_ != "be" or not predicates:
            continue
        predicate = predicates[0]
        tree.heads[predicate] = predicate if tree.heads[i] == i else tree.heads[i]
        tree.deps[predicate] = tree.deps[i]
        for child in tree.children(i):
            tree.heads[child] = predicate
        tree.heads[i], tree.deps[i] = predicate, "cop"


def _coordination(tree: _Tree) -> None:
    """All conjuncts hang on the first one, each conjunction on the conjunct after it."""
    for i, dep in enumerate(tree.deps):
        if dep == "cc":
            after = [c for c in tree.children(tree.heads[i]) if tree.deps[c] == "conj" and c > i]
            tree.heads[i] = after[0] if after else tree.heads[i]
    for i, dep in enumerate(tree.deps):
        while dep == "conj" and tree.deps[tree.heads[i]] == "conj":
            tree.heads[i] = tree.heads[tree.heads[i]]


def _rename(doc: Doc, tree: _Tree) -> None:
    for i, dep in enumerate(tree.deps):
        to = dep == "aux" and doc[i].tag_ == "TO"
        tree.deps[i] = "mark" if to else _RENAMED.get(dep, dep)
