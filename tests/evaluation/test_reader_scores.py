"""Trees are scored as the CoNLL 2018 shared task does: F1 over words aligned by their characters."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from dateline import InputError
from dateline.evaluation import read_conllu, score_reader

GOLD = """\
# newdoc id = a
# newpar
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# text = Rebels fled.
1\tRebels\trebel\tNOUN\tNNS\t_\t2\tnsubj:pass\t_\t_
2\tfled\tflee\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""
VOCAB = spacy.blank("en").vocab


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.conllu"
    path.write_text(GOLD, encoding="utf-8")
    return path


def answer(words: list[str], starts: list[int], heads: list[int], deps: list[str]) -> Doc:
    spaces = [not words[i + 1].startswith((".", "n't")) if i + 1 < len(words) else False for i in range(len(words))]
    upos = ["AUX", "PART", "VERB", "PUNCT", "NOUN", "VERB", "PUNCT"][: len(words)]
    return Doc(VOCAB, words=words, spaces=spaces, heads=heads, deps=deps, pos=upos, lemmas=words)


WORDS = ["Do", "n't", "go", ".", "Rebels", "fled", "."]
HEADS = [2, 2, 2, 2, 5, 5, 5]
DEPS = ["aux", "advmod", "ROOT", "punct", "nsubj", "ROOT", "punct"]


def test_a_perfect_answer_scores_all_but_subtypes_apart(gold: Path) -> None:
    scores = score_reader(lambda _: answer(WORDS, [0, 4], HEADS, DEPS), VOCAB, gold, None)
    assert scores.words == 7
    assert {m: round(v) for m, v in scores.f1.items() if m not in ("lemmas", "feats")} == {
        "words": 100,
        "sentences": 100,
        "upos": 100,
        "uas": 100,
        "las": 100,
        "las_subtypes": 86,
    }


def test_a_wrong_head_costs_uas_and_las(gold: Path) -> None:
    heads = [2, 0, 2, 2, 5, 5, 5]
    scores = score_reader(lambda _: answer(WORDS, [0, 4], heads, DEPS), VOCAB, gold, None)
    assert scores.f1["uas"] == pytest.approx(100 * 6 / 7)


def test_words_that_are_cut_otherwise_do_not_align(gold: Path) -> None:
    words, heads = ["Don't", "go", ".", "Rebels", "fled", "."], [1, 1, 1, 4, 4, 4]
    deps = ["aux", "ROOT", "punct", "nsubj", "ROOT", "punct"]
    doc = Doc(VOCAB, words=words, heads=heads, deps=deps, pos=["X"] * 6, lemmas=words)
    scores = score_reader(lambda _: doc, VOCAB, gold, lambda text: doc)
    assert scores.f1["words"] == pytest.approx(100 * 2 * 5 / (7 + 6))


def test_raw_text_is_rebuilt_with_its_spaces(gold: Path) -> None:
    seen: list[str] = []

    def make(text: str) -> Doc:
        seen.append(text)
        return answer(WORDS, [0, 4], HEADS, DEPS)

    score_reader(lambda doc: doc, VOCAB, gold, make)
    assert seen == ["Don't go. Rebels fled."]


@pytest.mark.parametrize(("line", "fault"), [("1\tonly three\tcolumns", "3 columns"), ("1" + "\tx" * 9, "head 'x'")])
def test_a_file_that_is_no_treebank_is_named(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "bad.conllu"
    path.write_text(line + "\n\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"line 1: {fault}"):
        list(read_conllu(path))
