"""Names are scored as conlleval does: exact span and type."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, Span

from dateline import InputError
from dateline.evaluation import guess_glued, read_columns, score_names, spans

GOLD = "Angela\tB-PER\nMerkel\tI-PER\nmet\tO\nNATO\tB-ORG\n\nMali\tB-LOC\nwaits\tO\n"
VOCAB = spacy.blank("en").vocab


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.conll"
    path.write_text(GOLD, encoding="utf-8")
    return path


def test_only_exact_names_of_the_right_type_count(gold: Path) -> None:
    def read(doc: Doc) -> Doc:
        doc.set_ents([Span(doc, 0, 2, "PER"), Span(doc, 3, 4, "LOC"), Span(doc, 4, 6, "LOC")])
        return doc

    scores = score_names(read, VOCAB, gold)
    assert (scores.f1["PER"], scores.f1["ORG"], scores.f1["LOC"]) == (100.0, 0.0, 0.0)
    assert scores.f1["news"] == pytest.approx(100 / 3)


def test_the_last_sentences_can_be_scored_alone(gold: Path) -> None:
    assert score_names(lambda doc: doc, VOCAB, gold, last=1).names == 1


def test_bio_labels_become_spans() -> None:
    assert spans(["B-PER", "I-PER", "O", "I-ORG", "B-ORG"]) == {(0, 2, "PER"), (3, 4, "ORG"), (4, 5, "ORG")}


def test_spaces_are_guessed_from_marks_and_clitics() -> None:
    assert guess_glued(["He", "(", "Smith", ")", "did", "n't", ",", "'s"]) == [
        False,
        False,
        True,
        True,
        False,
        True,
        True,
        True,
    ]


def test_a_row_without_a_label_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.conll"
    path.write_text("Angela\tB-PER\nMerkel\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        list(read_columns(path))
