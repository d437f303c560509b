"""On whose word: source, cue, content, kind, stance, channel and addressee of reported statements."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.attribution import Attribution
from dateline.record import Claim

Read = Callable[[str], Doc]


def claims(read_doc: Read, text: str) -> tuple[Claim, ...]:
    found: tuple[Claim, ...] = Attribution()(read_doc(text))._.claims
    for claim in found:
        for span in claim.content:
            assert text[span.start : span.end] == span.text
    return found


def told(claim: Claim) -> tuple[str | None, str | None, str]:
    return (
        claim.source.text if claim.source else None,
        claim.cue.text if claim.cue else None,
        " … ".join(span.text for span in claim.content),
    )


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The army said that rebels had left the town.", "The army", "said", "rebels had left the town"),
        ("Rebels left the town, the mayor said.", "the mayor", "said", "Rebels left the town"),
        (
            "According to the ministry, ten soldiers were hurt.",
            "the ministry",
            "According to",
            "ten soldiers were hurt",
        ),
        ("It was reported that the bridge had fallen.", None, "reported", "the bridge had fallen"),
        (
            "The troops are believed to have crossed the river.",
            None,
            "believed",
            "The troops … to have crossed the river",
        ),
        (
            "He was jailed for allegedly breaking sanctions by selling oil.",
            None,
            "allegedly",
            "breaking sanctions by selling oil",
        ),
        ("Kenya's claim that the ship was empty was false.", "Kenya", "claim", "the ship was empty"),
        ("She expressed confidence that talks would resume.", "She", "confidence", "talks would resume"),
    ],
)
def test_indirect_speech(read_doc: Read, text: str, source: str | None, cue: str, content: str) -> None:
    found = claims(read_doc, text)
    assert [told(claim) for claim in found] == [(source, cue, content)]
    assert found[0].kind == "indirect"


@pytest.mark.parametrize(
    "text",
    [
        "“We will leave the city on Friday,” the general said.",
        '"We will leave the city on Friday," the general said.',
        "The general said: “We will leave the city on Friday.”",
    ],
)
def test_direct_speech_before_and_after_its_speaker(read_doc: Read, text: str) -> None:
    (claim,) = claims(read_doc, text)
    assert (claim.kind, claim.source and claim.source.text.lower()) == ("direct", "the general")
    assert "We will leave the city on Friday" in claim.content[0].text


def test_a_quotation_goes_on_over_sentences_and_paragraphs(read_doc: Read) -> None:
    text = "“We want peace,” said the minister. “We always wanted it. Nobody listened.”\n\n“Now they will listen.”"
    (claim,) = claims(read_doc, text)
    whole = " ".join(span.text for span in claim.content)
    assert "Nobody listened" in whole
    assert "Now they will listen" in whole


def test_speech_that_is_quoted_in_part_is_mixed(read_doc: Read) -> None:
    (claim,) = claims(read_doc, "The minister said that the attack was “a crime against all of us”.")
    assert claim.kind == "mixed"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry denied that its ships had fired on the town.", "denies"),
        ("Reporters asked whether the president would resign.", "asks"),
        ("The rebels vowed to fight on.", "intends"),
    ],
)
def test_stance(read_doc: Read, text: str, stance: str) -> None:
    assert [claim.stance for claim in claims(read_doc, text)] == [stance]


def test_channel_and_addressee(read_doc: Read) -> None:
    (claim,) = claims(read_doc, "The governor told The Harbour Post in an interview that the port was closed.")
    assert (claim.channel, claim.addressee) == ("interview", "The Harbour Post")


def test_what_a_video_shows_rests_on_who_released_it(read_doc: Read) -> None:
    found = claims(read_doc, "A video released by the ministry showed soldiers entering the village.")
    assert [(c.source and c.source.text, c.channel) for c in found] == [("the ministry", "video")]
    assert "soldiers entering the village" in found[0].content[0].text


def test_it_showed_goes_on_with_the_same_video(read_doc: Read) -> None:
    text = "A video released by the army showed tanks in the town.\n\nIt showed soldiers raising a flag."
    assert [c.source and c.source.text for c in claims(read_doc, text)] == ["the army", "the army"]


@pytest.mark.parametrize(
    "text", ["The army left the town.", "She did not say that.", "The meeting showed great promise."]
)
def test_where_nobody_is_quoted_there_is_no_claim(read_doc: Read, text: str) -> None:
    assert claims(read_doc, text) == ()


def test_who_claims_responsibility_tells_of_the_deed(read_doc: Read) -> None:
    (claim,) = claims(read_doc, "The Taliban claimed responsibility for the attack on Monday.")
    assert told(claim)[:2] == ("The Taliban", "claimed")
    assert told(claim)[2].startswith("the attack")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“You should resign,” Ms Hill told the banker after he had left.", "“You should resign,”"),
        ("Rebels left the town, the agency said, citing the army.", "Rebels left the town"),
        ('Mr Diaz, treated for burns, said: "I ran for my life."', '"I ran for my life."'),
    ],
)
def test_what_only_tells_of_the_saying_is_not_said(read_doc: Read, text: str, content: str) -> None:
    (claim,) = claims(read_doc, text)
    assert told(claim)[2] == content


def test_a_rejected_request_is_no_claim(read_doc: Read) -> None:
    assert claims(read_doc, "The judge rejected the request on Monday.") == ()


def test_two_according_to_one_preposition(read_doc: Read) -> None:
    found = claims(read_doc, "According to the army and the police, rebels killed nine soldiers.")
    assert [told(claim)[0] for claim in found] == ["the army", "the police"]
