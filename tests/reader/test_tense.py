"""Tense where form and subject leave no doubt."""

from dateline.reader._tense import misread_pasts


def pasts(sentence: str, heads: list[int], relations: list[str]) -> list[str]:
    """Words put right; the sentence gives them as word/tag, the heads are relative."""
    words, tags = zip(*(word.split("/") for word in sentence.split()), strict=True)
    return [words[i] for i in misread_pasts(words, tags, heads, relations)]


def test_a_form_that_is_past_only() -> None:
    assert pasts("They/PRP overran/VBP it/PRP", [1, 0, -1], ["nsubj", "root", "obj"]) == ["overran"]


def test_an_unchanged_form_after_a_singular_subject() -> None:
    assert pasts("Oslo/NNP cut/VBP ties/NNS", [1, 0, -1], ["nsubj", "root", "obj"]) == ["cut"]


def test_an_unchanged_form_after_a_plural_subject_is_left_to_the_reader() -> None:
    assert pasts("Workers/NNS cut/VBP trees/NNS", [1, 0, -1], ["nsubj", "root", "obj"]) == []
    joined = ["nsubj", "cc", "conj", "root"]
    assert pasts("Oslo/NNP and/CC Bern/NNP cut/VBP", [3, 1, -2, 0], joined) == []


def test_a_present_form_stays() -> None:
    assert pasts("They/PRP have/VBP it/PRP", [1, 0, -1], ["nsubj", "root", "obj"]) == []
