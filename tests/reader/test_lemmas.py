"""Lemma rules make the lemma that they were made of, and carry over to other words."""

from pathlib import Path

import pytest

from dateline.reader._lemmas import VERBS, Lemmatiser, apply, irregular, regular, rule_of, verbs

PAIRS = [
    ("cities", "city"),
    ("Visited", "visit"),
    ("was", "be"),
    ("Americans", "American"),
    ("Mr", "Mr"),
    ("NATO", "NATO"),
    ("better", "good"),
    ("n't", "not"),
    ("'s", "be"),
]


@pytest.mark.parametrize(("form", "lemma"), PAIRS)
def test_a_rule_gives_back_its_lemma(form: str, lemma: str) -> None:
    assert apply(rule_of(form, lemma), form) == lemma


def test_a_rule_serves_words_of_the_same_ending() -> None:
    assert apply(rule_of("cities", "city"), "Parties") == "party"


def test_a_rule_that_would_leave_nothing_leaves_the_word() -> None:
    assert apply(rule_of("children", "child"), "at") == "at"


@pytest.fixture
def lemmatiser(tmp_path: Path) -> Lemmatiser:
    path = tmp_path / "lemmas.txt"
    path.write_text("fire\tNOUN VERB\nvisit\tNOUN VERB\n", encoding="utf-8")
    return Lemmatiser(path, frozenset({"fir", "decline"}))


@pytest.mark.parametrize(
    ("form", "upos", "rules", "lemma"),
    [
        ("fired", "VERB", ["l2 ", "l1 "], "fire"),  # a lemma of that part of speech before a mere word
        ("declined", "VERB", ["l2 ", "l1 "], "decline"),  # a word before none
        ("withdrew", "VERB", ["l2 ", "="], "withdraw"),  # irregular forms are listed
        ("visited", "VERB", ["l1 ", "="], "visit"),  # spelling helps where no rule of the head makes a word
        ("severed", "VERB", ["l1 ", "l2 "], "sever"),  # verbs of news are listed
        ("shelling", "NOUN", ["l3 ", "="], "shelling"),  # a noun of doing is no form of the verb
        ("zzzed", "VERB", ["l2 ", "l1 "], "zzz"),  # else the best rule
        ("Fired", "PROPN", ["=", "l1 "], "Fired"),  # names keep the best rule
    ],
)
def test_the_rule_that_makes_a_known_word_is_taken(
    lemmatiser: Lemmatiser, form: str, upos: str, rules: list[str], lemma: str
) -> None:
    assert lemmatiser.lemma(form, upos, rules) == lemma


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("carried", "VERB", "carry"),
        ("stopped", "VERB", "stop"),
        ("making", "VERB", "make"),
        ("attacks", "NOUN", "attack"),
        ("passes", "NOUN", "pass"),
    ],
)
def test_spelling_gives_the_lemma_among_few(form: str, upos: str, lemma: str) -> None:
    assert lemma in regular(form, upos)


def test_only_nouns_and_verbs_are_undone_by_spelling() -> None:
    assert regular("wicked", "ADJ") == []


def test_irregular_forms_stand_once() -> None:
    assert irregular()["fought", "VERB"] == "fight"


def test_each_verb_is_listed_once_and_as_a_base_form() -> None:
    listed = [v for line in VERBS.read_text(encoding="utf-8").splitlines() if line[0] != "#" for v in line.split()]
    assert len(listed) == len(verbs()) > 2500
    inflected = {form for form, upos in irregular() if upos == "VERB"}
    assert inflected & verbs() == {"fell"}  # of `fall`, and what a logger does


@pytest.mark.parametrize(
    ("form", "upos", "rules", "lemma"),
    [
        ("protesters", "NOUN", ["l3 ", "l1 "], "protester"),  # a plural ending is not more than `es`
        ("raped", "VERB", ["l2 ", "l1 "], "rape"),  # `rap` would be doubled: `rapped`
    ],
)
def test_what_spelling_forbids(lemmatiser: Lemmatiser, form: str, upos: str, rules: list[str], lemma: str) -> None:
    assert lemmatiser.lemma(form, upos, rules) == lemma
