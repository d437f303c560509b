"""Who is actor and who recipient, in every construction."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline import record
from dateline.actors import Actors
from dateline.events import Events

Parsed = Callable[..., Doc]

ACTIVE = """
Rebels rebel NOUN 2 nsubj Number=Plur
shelled shell VERB 0 root Tense=Past|VerbForm=Fin
soldiers soldier NOUN 2 obj
"""
PASSIVE = """
Soldiers soldier NOUN 3 nsubj:pass
were be AUX 3 aux:pass
shelled shell VERB 0 root Tense=Past|VerbForm=Part
by by ADP 5 case
rebels rebel NOUN 3 obl:agent
"""
NOMINAL = """
The the DET 2 det
shelling shelling NOUN 7 nsubj Number=Sing
of of ADP 4 case
soldiers soldier NOUN 2 nmod
by by ADP 6 case
rebels rebel NOUN 2 nmod
shocked shock VERB 0 root Tense=Past|VerbForm=Fin
villagers villager NOUN 7 obj
"""
LIGHT = """
Rebels rebel NOUN 2 nsubj
launched launch VERB 0 root Tense=Past|VerbForm=Fin
an a DET 4 det
attack attack NOUN 2 obj Number=Sing
on on ADP 6 case
soldiers soldier NOUN 4 nmod
"""
PARTICIPLE = """
Soldiers soldier NOUN 5 nsubj
captured capture VERB 1 acl Tense=Past|VerbForm=Part
by by ADP 4 case
rebels rebel NOUN 2 obl
wept weep VERB 0 root Tense=Past|VerbForm=Fin
"""
RELATIVE = """
Rebels rebel NOUN 0 root
who who PRON 3 nsubj PronType=Rel
shelled shell VERB 1 acl:relcl Tense=Past|VerbForm=Fin
soldiers soldier NOUN 3 obj
"""
SHARED = """
Rebels rebel NOUN 2 nsubj
fled flee VERB 0 root Tense=Past|VerbForm=Fin
and and CCONJ 4 cc
shelled shell VERB 2 conj Tense=Past|VerbForm=Fin
soldiers soldier NOUN 4 obj
"""
CONTROL = """
Rebels rebel NOUN 2 nsubj
began begin VERB 0 root Tense=Past|VerbForm=Fin
to to PART 4 mark
shell shell VERB 2 xcomp VerbForm=Inf
soldiers soldier NOUN 4 obj
"""


def roles(event: record.Event) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in event.participants:
        found.setdefault(part.role, []).append(part.text.lower())
    return found


@pytest.mark.parametrize("rows", [ACTIVE, PASSIVE, NOMINAL, LIGHT, PARTICIPLE, RELATIVE, SHARED, CONTROL])
def test_rebels_act_and_soldiers_suffer_however_it_is_said(coder: Events, parsed: Parsed, rows: str) -> None:
    events = coder.find(parsed(rows))
    assert [e.type for e in events] == ["ASSAULT"]
    found = roles(events[0])
    assert found["actor"] == ["rebels"]
    assert found["recipient"] == ["soldiers"]


def test_a_passive_without_agent_has_no_actor(coder: Events, parsed: Parsed) -> None:
    (event,) = coder.find(parsed("\n".join(PASSIVE.strip().splitlines()[:3])))
    assert roles(event) == {"recipient": ["soldiers"]}


def test_a_meeting_has_several_actors(coder: Events, parsed: Parsed) -> None:
    rows = """
    Ministers minister NOUN 2 nsubj Number=Plur
    met meet VERB 0 root Tense=Past|VerbForm=Fin
    rebels rebel NOUN 2 obj
    """
    (event,) = coder.find(parsed(rows))
    assert (event.type, roles(event)) == ("CONSULT", {"actor": ["ministers", "rebels"]})


def test_whoever_owns_what_is_visited_is_the_host(coder: Events, parsed: Parsed) -> None:
    rows = """
    Envoys envoy NOUN 2 nsubj
    visited visit VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det
    headquarters headquarters NOUN 2 obj
    of of ADP 6 case
    rebels rebel NOUN 4 nmod
    """
    (event,) = coder.find(parsed(rows))
    assert (event.mode, roles(event)) == ("visit", {"actor": ["envoys"], "recipient": ["rebels"]})


def test_an_act_of_nobody_who_can_act_is_no_event(coder: Events, parsed: Parsed) -> None:
    rows = """
    Prices price NOUN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    soldiers soldier NOUN 2 obj
    """
    assert coder.find(parsed(rows)) == ()


def test_a_verb_with_nobody_beside_it_is_no_event(coder: Events, parsed: Parsed) -> None:
    assert coder.find(parsed("Attacked attack VERB 0 root Tense=Past|VerbForm=Part")) == ()


def test_participants_carry_the_id_of_the_actor_whose_mention_covers_them(
    coder: Events, parsed: Parsed, layer: Parsed
) -> None:
    doc = parsed(ACTIVE)
    rebels = record.Actor(id="a1", name="Rebels", kind="group", mentions=(record.Span(start=0, end=6, text="Rebels"),))
    (event,) = coder.find(layer(doc, "actors", rebels))
    assert [(p.role, p.actor) for p in event.participants] == [("actor", "a1"), ("recipient", None)]


def test_the_reason_names_pattern_and_roles(coder: Events, parsed: Parsed) -> None:
    (event,) = coder.find(parsed(ACTIVE))
    assert event.why == "shell.v: subject → actor, object → recipient"
    assert [t.text for t in event.triggers] == ["shelled"]


def test_nobody_is_their_own_recipient(coder: Events, read_doc: Callable[[str], Doc]) -> None:
    (event,) = coder.find(Actors()(read_doc("Jordan closed its border on Monday.")))
    assert [p.role for p in event.participants] == ["actor"]
