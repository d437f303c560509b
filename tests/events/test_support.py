"""On whose word an event rests, and what the report says of its support."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from dateline import record
from dateline.events import Events

Parsed = Callable[..., Doc]
FINITE = "Tense=Past|VerbForm=Fin|Mood=Ind"


def span(doc: Doc, words: str, nth: int = 0) -> record.Span:
    start = -1
    for _ in range(nth + 1):
        start = doc.text.index(words, start + 1)
    return record.Span(start=start, end=start + len(words), text=words)


TOLD = f"""
Moen Moen PROPN 2 nsubj PER
said say VERB 0 root {FINITE}
rebels rebel NOUN 4 nsubj
shelled shell VERB 2 ccomp {FINITE}
soldiers soldier NOUN 4 obj
"""


@dataclass(frozen=True)
class Check:
    kind: str
    evidence: record.Span
    topics: tuple[int, ...]


def claim(doc: Doc, id_: str, *content: str, stance: record.Stance = "asserts") -> record.Claim:
    spans = tuple(span(doc, words) for words in content)
    return record.Claim(id=id_, cue=span(doc, "said"), content=spans, kind="indirect", stance=stance)


def test_without_claims_the_report_asserts(coder: Events, parsed: Parsed) -> None:
    (event,) = coder.find(parsed(TOLD))
    assert (event.claims, event.support) == ((), "asserted")


def test_an_event_inside_a_claim_rests_on_it(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(TOLD)
    layer(doc, "claims", claim(doc, "c1", "rebels shelled soldiers"))
    (event,) = coder.find(doc)
    assert (event.claims, event.support) == (("c1",), "attributed")


def test_nested_claims_come_outermost_first(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(TOLD)
    layer(doc, "claims", claim(doc, "c1", "shelled soldiers"), claim(doc, "c2", "rebels shelled soldiers"))
    assert coder.find(doc)[0].claims == ("c2", "c1")


def test_a_denied_claim_denies_the_event(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(TOLD)
    layer(doc, "claims", claim(doc, "c1", "rebels shelled soldiers", stance="denies"))
    (event,) = coder.find(doc)
    assert (event.support, [s.text for s in event.support_evidence]) == ("denied", ["said"])


def test_what_could_not_be_checked_is_unverified(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(TOLD)
    layer(doc, "checks", Check("unverified", span(doc, "said"), (3,)))
    (event,) = coder.find(doc)
    assert (event.support, [s.text for s in event.support_evidence]) == ("unverified", ["said"])


def test_a_check_of_something_else_leaves_the_event_alone(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(TOLD)
    layer(doc, "checks", Check("unverified", span(doc, "said"), (0,)))
    assert coder.find(doc)[0].support == "asserted"


def test_a_check_reaches_events_that_its_topic_names_again(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    footage = f"""
    Footage footage NOUN 6 nsubj
    of of ADP 5 case
    the the DET 5 det
    rebels rebel NOUN 5 nmod:poss
    shelling shelling NOUN 1 nmod
    spread spread VERB 0 root {FINITE}
    """
    doc = parsed(TOLD.strip() + "\n\n" + "\n".join(line.strip() for line in footage.strip().splitlines()))
    rebels = record.Actor(id="a1", name="rebels", kind="group", mentions=(span(doc, "rebels"), span(doc, "rebels", 1)))
    layer(doc, "actors", rebels)
    layer(doc, "checks", Check("unverified", span(doc, "Footage"), (9,)))
    (event,) = coder.find(doc)
    assert event.support == "unverified"


TOLD_TWICE = (
    TOLD.strip()
    + f"""

Dahl Dahl PROPN 2 nsubj PER
denied deny VERB 0 root {FINITE}
rebels rebel NOUN 4 nsubj
shelled shell VERB 2 ccomp {FINITE}
soldiers soldier NOUN 4 obj
"""
)


def test_what_one_tells_and_another_denies_is_one_disputed_event(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(TOLD_TWICE)
    second = span(doc, "rebels shelled soldiers", 1)
    denial = record.Claim(id="c2", cue=span(doc, "denied"), content=(second,), kind="indirect", stance="denies")
    layer(doc, "claims", claim(doc, "c1", "rebels shelled soldiers"), denial)
    (event,) = coder.find(doc)
    assert (event.status, event.support, event.claims) == ("occurred", "disputed", ("c1", "c2"))
    assert [s.text for s in event.support_evidence] == ["denied"]


def test_what_is_only_denied_did_not_happen(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(TOLD.replace("said say", "denied deny"))
    layer(doc, "claims", record.Claim(
        id="c1", cue=span(doc, "denied"), content=(span(doc, "rebels shelled soldiers"),), kind="indirect",
        stance="denies",
    ))  # fmt: skip
    (event,) = coder.find(doc)
    assert (event.status, event.support) == ("negated", "denied")
