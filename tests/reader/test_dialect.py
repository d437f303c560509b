"""ClearNLP trees, as spaCy's own English pipelines make them, become UD trees that the layers know."""

import spacy
from spacy.tokens import Doc, Span

from dateline.reader import tree
from dateline.reader._dialect import to_house_dialect

VOCAB = spacy.blank("en").vocab


def clear(*rows: tuple[str, str, int, str], tags: dict[int, str] | None = None) -> Doc:
    words, pos, heads, deps = zip(*rows, strict=True)
    named = [(tags or {}).get(i, "") for i in range(len(words))]
    lemmas = ["be" if w in ("was", "is") else w.lower() for w in words]
    return Doc(VOCAB, words=list(words), pos=list(pos), heads=list(heads), deps=list(deps), lemmas=lemmas, tags=named)


def test_objects_and_prepositional_phrases() -> None:
    doc = clear(
        ("Putin", "PROPN", 1, "nsubj"),
        ("visited", "VERB", 1, "ROOT"),
        ("troops", "NOUN", 1, "dobj"),
        ("in", "ADP", 1, "prep"),
        ("Kherson", "PROPN", 3, "pobj"),
    )
    doc = to_house_dialect(doc)
    assert [t.dep_ for t in doc] == ["nsubj", "ROOT", "obj", "case", "obl"]
    assert tree.obliques(doc[1]) == [("in", doc[4])]


def test_passives_and_agents() -> None:
    doc = clear(
        ("Towns", "NOUN", 2, "nsubjpass"),
        ("were", "AUX", 2, "auxpass"),
        ("shelled", "VERB", 2, "ROOT"),
        ("by", "ADP", 2, "agent"),
        ("rebels", "NOUN", 3, "pobj"),
    )
    doc = to_house_dialect(doc)
    assert tree.is_passive(doc[2])
    assert tree.agents(doc[2]) == [doc[4]]


def test_a_predicate_carries_its_copula() -> None:
    doc = clear(
        ("He", "PRON", 1, "nsubj"),
        ("is", "AUX", 1, "ROOT"),
        ("secretary", "NOUN", 1, "attr"),
        ("of", "ADP", 2, "prep"),
        ("state", "NOUN", 3, "pobj"),
    )
    doc = to_house_dialect(doc)
    assert [(t.dep_, t.head.text) for t in doc] == [
        ("nsubj", "secretary"),
        ("cop", "secretary"),
        ("ROOT", "secretary"),
        ("case", "state"),
        ("nmod", "secretary"),
    ]


def test_conjuncts_hang_on_the_first() -> None:
    doc = clear(
        ("men", "NOUN", 4, "nsubj"),
        ("women", "NOUN", 0, "conj"),
        ("and", "CCONJ", 1, "cc"),
        ("children", "NOUN", 1, "conj"),
        ("fled", "VERB", 4, "ROOT"),
        ("home", "NOUN", 4, "dobj"),
    )
    doc = to_house_dialect(doc)
    assert [t.head.text for t in doc] == ["fled", "men", "children", "men", "fled", "fled"]


def test_names_get_the_house_types_and_dates_go() -> None:
    doc = clear(("Macron", "PROPN", 0, "ROOT"), ("France", "PROPN", 0, "dobj"), ("Monday", "PROPN", 0, "npadvmod"))
    doc.set_ents([Span(doc, 0, 1, "PERSON"), Span(doc, 1, 2, "GPE"), Span(doc, 2, 3, "DATE")])
    assert [(e.text, e.label_) for e in to_house_dialect(doc).ents] == [("Macron", "PER"), ("France", "LOC")]


def test_ud_trees_stay_as_they_are() -> None:
    doc = clear(("They", "PRON", 1, "nsubj"), ("left", "VERB", 1, "ROOT"), ("town", "NOUN", 1, "obj"))
    before = [(t.head.i, t.dep_) for t in doc]
    assert [(t.head.i, t.dep_) for t in to_house_dialect(doc)] == before
