"""What could not be verified, with its words and its scope, and what the report says is not told."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.attribution import Attribution

Read = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "evidence", "topic"),
    [
        ("It was impossible to verify the footage of the raid.", "impossible to verify", "footage"),
        ("The claim could not be independently verified.", "could not be independently verified", "claim"),
        ("It was not possible to confirm the group's claim.", "not possible to confirm", "claim"),
        ("Reuters was unable to verify the report.", "unable to verify", "report"),
        ("An alleged attack was reported.", "alleged", "attack"),
    ],
)
def test_unverified(read_doc: Read, text: str, evidence: str, topic: str) -> None:
    doc = Attribution()(read_doc(text))
    (check,) = doc._.checks
    assert (check.kind, check.evidence.text) == ("unverified", evidence)
    assert topic in [doc[i].text for i in check.topics]


def test_a_confirmation_that_was_given_is_no_doubt(read_doc: Read) -> None:
    assert [c.kind for c in Attribution()(read_doc("The agency verified the video."))._.checks] == ["confirmed"]


@pytest.mark.parametrize(
    ("text", "what", "words"),
    [
        ("The location of the base was not disclosed.", "place", "was not disclosed"),
        ("The army did not release the names of the dead.", "name", "did not release"),
        ("Police declined to name the suspect.", "name", "declined to name"),
        ("The number of victims was not given.", "toll", "was not given"),
    ],
)
def test_withheld(read_doc: Read, text: str, what: str, words: str) -> None:
    assert [(w.what, w.text) for w in Attribution()(read_doc(text))._.withheld] == [(what, words)]


def test_what_was_told_is_not_withheld(read_doc: Read) -> None:
    assert Attribution()(read_doc("The army released the names of the dead."))._.withheld == ()
