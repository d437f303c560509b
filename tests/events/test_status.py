"""What is not said to have happened never reads "occurred"."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.events import Events

Parsed = Callable[..., Doc]

FINITE = "Tense=Past|VerbForm=Fin|Mood=Ind"


def helped(helper: str, lemma: str, verb: str, features: str) -> str:
    """Rebels <helper> <verb> soldiers."""
    return (
        f"Rebels rebel NOUN 3 nsubj\n{helper} {lemma} AUX 3 aux\n{verb} attack VERB 0 root {features}\n"
        "soldiers soldier NOUN 3 obj"
    )


def governed(verb: str, lemma: str, *, particle: str = "to") -> str:
    """Rebels <verb> to attack soldiers."""
    return (
        f"Rebels rebel NOUN 2 nsubj\n{verb} {lemma} VERB 0 root {FINITE}\n{particle} to PART 4 mark\n"
        "attack attack VERB 2 xcomp VerbForm=Inf\nsoldiers soldier NOUN 4 obj"
    )


CASES = [
    (f"Rebels rebel NOUN 2 nsubj\nattacked attack VERB 0 root {FINITE}\nsoldiers soldier NOUN 2 obj", "occurred"),
    (helped("have", "have", "attacked", "Tense=Past|VerbForm=Part"), "occurred"),
    (helped("are", "be", "attacking", "Tense=Pres|VerbForm=Part"), "ongoing"),
    (helped("were", "be", "attacking", "Tense=Pres|VerbForm=Part"), "occurred"),
    (helped("will", "will", "attack", "VerbForm=Inf"), "planned"),
    (helped("may", "may", "attack", "VerbForm=Inf"), "possible"),
    (helped("could", "could", "attack", "VerbForm=Inf"), "possible"),
    (helped("must", "must", "attack", "VerbForm=Inf"), "demanded"),
    (governed("plan", "plan"), "planned"),
    (governed("prepare", "prepare"), "planned"),
    (governed("tried", "try"), "possible"),
    (governed("failed", "fail"), "negated"),
    (governed("managed", "manage"), "occurred"),
    (governed("continued", "continue"), "ongoing"),
    (governed("came", "come"), "occurred"),
    (governed("paused", "pause"), "possible"),
    (
        "Rebels rebel NOUN 4 nsubj\ndid do AUX 4 aux\nnot not PART 4 advmod Polarity=Neg\n"
        "attack attack VERB 0 root VerbForm=Inf\n"
        "soldiers soldier NOUN 4 obj",
        "negated",
    ),
    (
        f"If if SCONJ 3 mark\nrebels rebel NOUN 3 nsubj\nattack attack VERB 6 advcl Mood=Ind|Tense=Pres|VerbForm=Fin\n"
        f"soldiers soldier NOUN 3 obj\nwe we PRON 6 nsubj\nleave leave VERB 0 root {FINITE}",
        "possible",
    ),
    (
        f"Rebels rebel NOUN 2 nsubj\nleft leave VERB 0 root {FINITE}\nwithout without SCONJ 4 mark\n"
        "attacking attack VERB 2 advcl VerbForm=Ger\nsoldiers soldier NOUN 4 obj",
        "negated",
    ),
    (
        f"Ghana Ghana PROPN 2 nsubj LOC\ndenied deny VERB 0 root {FINITE}\nthat that SCONJ 5 mark\n"
        f"rebels rebel NOUN 5 nsubj\n"
        f"attacked attack VERB 2 ccomp {FINITE}\nsoldiers soldier NOUN 5 obj",
        "negated",
    ),
    (
        f"Ghana Ghana PROPN 2 nsubj LOC\nsaid say VERB 0 root {FINITE}\nrebels rebel NOUN 5 nsubj\n"
        f"would would AUX 5 aux\n"
        f"attack attack VERB 2 ccomp VerbForm=Inf\nsoldiers soldier NOUN 5 obj",
        "planned",
    ),
    (
        "Did do AUX 3 aux\nrebels rebel NOUN 3 nsubj\nattack attack VERB 0 root VerbForm=Inf\n"
        "soldiers soldier NOUN 3 obj\n"
        "? ? PUNCT 3 punct",
        "possible",
    ),
    (
        f"Rebels rebel NOUN 2 nsubj\nlaunched launch VERB 0 root {FINITE}\nno no DET 4 det Polarity=Neg\n"
        f"attack attack NOUN 2 obj\n"
        "on on ADP 6 case\nsoldiers soldier NOUN 4 nmod",
        "negated",
    ),
    (
        "Rebels rebel NOUN 3 nsubj\nare be AUX 3 aux\npreparing prepare VERB 0 root Tense=Pres|VerbForm=Part\n"
        "for for ADP 5 case\n"
        "attacks attack NOUN 3 obl\non on ADP 7 case\nsoldiers soldier NOUN 5 nmod",
        "planned",
    ),
]


@pytest.mark.parametrize(("rows", "status"), CASES)
def test_status(coder: Events, parsed: Parsed, rows: str, status: str) -> None:
    assert [(e.type, e.status) for e in coder.find(parsed(rows))] == [("ASSAULT", status)]


def test_a_participle_that_describes_is_no_event(coder: Events, parsed: Parsed) -> None:
    rows = f"""
    Troops troops NOUN 4 nsubj
    battling battle VERB 1 acl VerbForm=Ger
    rebels rebel NOUN 2 obj
    slept sleep VERB 0 root {FINITE}
    """
    assert coder.find(parsed(rows)) == ()


def test_what_happens_again_and_again_is_no_event(coder: Events, parsed: Parsed) -> None:
    rows = """
    Rebels rebel NOUN 3 nsubj
    often often ADV 3 advmod
    attack attack VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin
    soldiers soldier NOUN 3 obj
    """
    assert coder.find(parsed(rows)) == ()


def test_a_possibility_within_a_possibility_is_no_event(coder: Events, parsed: Parsed) -> None:
    rows = """
    Rebels rebel NOUN 3 nsubj
    might might AUX 3 aux
    try try VERB 0 root VerbForm=Inf
    to to PART 5 mark
    attack attack VERB 3 xcomp VerbForm=Inf
    soldiers soldier NOUN 5 obj
    """
    assert coder.find(parsed(rows)) == ()
