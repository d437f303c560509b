"""Questions to a tree: who does what, shared and passive arguments, phrases and negation."""

import pytest
import spacy
from spacy.tokens import Doc

from dateline import record
from dateline.reader import tree

VOCAB = spacy.blank("en").vocab


def doc_of(*rows: tuple[str, str, int, str]) -> Doc:
    """A doc of (word, part of speech, head, relation)."""
    words, pos, heads, deps = zip(*rows, strict=True)
    return Doc(VOCAB, words=list(words), pos=list(pos), heads=list(heads), deps=list(deps))


@pytest.fixture
def conjoined() -> Doc:
    return doc_of(
        ("Rebels", "NOUN", 3, "nsubj"),
        ("and", "CCONJ", 2, "cc"),
        ("soldiers", "NOUN", 0, "conj"),
        ("met", "VERB", 3, "ROOT"),
        ("and", "CCONJ", 5, "cc"),
        ("talked", "VERB", 3, "conj"),
    )


def test_conjoined_verbs_share_all_subjects(conjoined: Doc) -> None:
    assert [t.text for t in tree.subjects(conjoined[5])] == ["Rebels", "soldiers"]


def test_the_object_of_an_embedding_verb_is_the_subject_of_its_complement() -> None:
    doc = doc_of(
        ("They", "PRON", 1, "nsubj"),
        ("urged", "VERB", 1, "ROOT"),
        ("Iran", "PROPN", 1, "obj"),
        ("to", "PART", 4, "mark"),
        ("leave", "VERB", 1, "xcomp"),
    )
    assert [t.text for t in tree.subjects(doc[4])] == ["Iran"]


def test_of_a_description_and_the_name_after_it_the_name_is_the_subject() -> None:
    doc = doc_of(
        ("Builder", "NOUN", 3, "nsubj"),
        ("Rui", "PROPN", 3, "nsubj"),
        ("Sa", "PROPN", 1, "flat"),
        ("spoke", "VERB", 3, "ROOT"),
    )
    assert [t.text for t in tree.subjects(doc[3])] == ["Rui"]


def test_who_did_what_is_said_afterwards_is_not_who_says_it() -> None:
    doc = doc_of(
        ("Zelensky", "PROPN", 5, "nsubj"),
        ("visited", "VERB", 5, "ccomp"),
        ("units", "NOUN", 1, "obj"),
        (",", "PUNCT", 1, "punct"),
        ("officials", "NOUN", 5, "nsubj"),
        ("said", "VERB", 5, "ROOT"),
    )
    assert [t.text for t in tree.subjects(doc[1])] == ["Zelensky"]
    assert [t.text for t in tree.subjects(doc[5])] == ["officials"]


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    doc = doc_of(
        ("troops", "NOUN", 0, "ROOT"),
        ("who", "PRON", 2, "nsubj"),
        ("fled", "VERB", 0, "acl:relcl"),
    )
    assert tree.subjects(doc[2]) == [doc[0]]


def test_a_passive_has_its_agent_in_the_by_phrase() -> None:
    doc = doc_of(
        ("It", "PRON", 2, "nsubj:pass"),
        ("was", "AUX", 2, "aux:pass"),
        ("captured", "VERB", 2, "ROOT"),
        ("by", "ADP", 4, "case"),
        ("troops", "NOUN", 2, "obl"),
    )
    assert tree.is_passive(doc[2])
    assert tree.agents(doc[2]) == [doc[4]]


def test_fixed_prepositions_are_one() -> None:
    doc = doc_of(("out", "ADP", 2, "case"), ("of", "ADP", 0, "fixed"), ("town", "NOUN", 2, "ROOT"))
    assert tree.case_of(doc[2]) == "out of"


@pytest.mark.parametrize("word", ["not", "n't", "never"])
def test_negation_is_seen(word: str) -> None:
    doc = doc_of(("They", "PRON", 2, "nsubj"), (word, "PART", 2, "advmod"), ("left", "VERB", 2, "ROOT"))
    assert tree.is_negated(doc[2])


def test_a_phrase_leaves_clauses_and_appositions_out() -> None:
    doc = doc_of(
        ("the", "DET", 1, "det"),
        ("troops", "NOUN", 1, "ROOT"),
        ("of", "ADP", 3, "case"),
        ("Chad", "PROPN", 1, "nmod"),
        (",", "PUNCT", 5, "punct"),
        ("who", "PRON", 6, "nsubj"),
        ("fled", "VERB", 1, "acl:relcl"),
    )
    assert tree.noun_phrase(doc[1]).text == "the troops of Chad"


def test_tokens_are_found_for_spans(conjoined: Doc) -> None:
    spans = [("a1", record.Span(start=11, end=19, text="soldiers"))]
    assert tree.tokens_of(conjoined, spans) == {2: "a1"}
