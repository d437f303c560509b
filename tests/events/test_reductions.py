"""PLOVER's reductions and the contents of verbal acts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.events import Events

Parsed = Callable[..., Doc]
FINITE = "Tense=Past|VerbForm=Fin|Mood=Ind"


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        pytest.param(
            "Envoys envoy NOUN 3 nsubj\nwill will AUX 3 aux\nvisit visit VERB 0 root VerbForm=Inf\n"
            "rebels rebel NOUN 3 obj",
            ("AGREE", None, "036", "planned"),
            id="a visit to come is AGREE",
        ),
        pytest.param(
            f"Ghana Ghana PROPN 2 nsubj LOC\nurged urge VERB 0 root {FINITE}\nrebels rebel NOUN 2 obj\n"
            f"to to PART 5 mark\n"
            "withdraw withdraw VERB 2 xcomp VerbForm=Inf",
            ("REQUEST", "yield", "1056", "occurred"),
            id="what is urged is no second event but gives the mode",
        ),
        pytest.param(
            f"Rebels rebel NOUN 2 nsubj\npromised promise VERB 0 root {FINITE}\nto to PART 4 mark\n"
            "withdraw withdraw VERB 2 xcomp VerbForm=Inf",
            ("CONCEDE", None, "0356", "occurred"),
            id="a promise to withdraw is CONCEDE",
        ),
        pytest.param(
            f"Rebels rebel NOUN 2 nsubj\nthreatened threaten VERB 0 root {FINITE}\nto to PART 4 mark\n"
            "attack attack VERB 2 xcomp VerbForm=Inf\nsoldiers soldier NOUN 4 obj",
            ("THREATEN", "violence", "138", "occurred"),
            id="a threat of force",
        ),
        pytest.param(
            f"Ghana Ghana PROPN 2 nsubj LOC\ncalled call VERB 0 root {FINITE}\noff off ADP 2 compound:prt\n"
            f"a a DET 5 det\n"
            "meeting meeting NOUN 2 obj\nwith with ADP 7 case\nrebels rebel NOUN 5 nmod",
            ("REJECT", "meet", "125", "occurred"),
            id="a meeting called off is REJECT",
        ),
        pytest.param(
            "Rebels rebel NOUN 4 nsubj\nwill will AUX 4 aux\nnot not PART 4 advmod Polarity=Neg\n"
            "withdraw withdraw VERB 0 root VerbForm=Inf",
            ("REJECT", "yield", "1246", "occurred"),
            id="what somebody will not do is REJECT",
        ),
    ],
)
def test_reduction(coder: Events, parsed: Parsed, rows: str, code: tuple[str, str | None, str, str]) -> None:
    assert [(e.type, e.mode, e.cameo, e.status) for e in coder.find(parsed(rows))] == [code]


def test_the_reduction_is_told_in_the_reason(coder: Events, parsed: Parsed) -> None:
    rows = (
        "Envoys envoy NOUN 3 nsubj\nwill will AUX 3 aux\nvisit visit VERB 0 root VerbForm=Inf\n"
        "Ghana Ghana PROPN 3 obj LOC"
    )
    (event,) = coder.find(parsed(rows))
    assert "CONSULT planned is AGREE" in event.why


def test_aid_without_anybody_who_gets_it_is_no_event(coder: Events, parsed: Parsed) -> None:
    rows = f"Ghana Ghana PROPN 2 nsubj LOC\nsent send VERB 0 root {FINITE}\nfood food NOUN 2 obj"
    assert coder.find(parsed(rows)) == ()
