"""One event told twice is one event; two events are two."""

from __future__ import annotations

from collections.abc import Callable

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


VISIT = f"""
Moen Moen PROPN 2 nsubj PER
visited visit VERB 0 root {FINITE}
rebels rebel NOUN 2 obj
"""


def sentences(*parts: str) -> str:
    return "\n\n".join("\n".join(line.strip() for line in part.strip().splitlines()) for part in parts)


def moen(doc: Doc, *mentions: tuple[str, int]) -> record.Actor:
    return record.Actor(id="a1", name="Moen", kind="person", mentions=tuple(span(doc, w, n) for w, n in mentions))


def at(doc: Doc, id_: str, name: str) -> record.Place:
    return record.Place(id=id_, name=name, kind="city", confidence=1, mentions=(span(doc, name),))


def test_a_verb_and_a_later_noun_are_one_event_with_two_triggers(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(
        sentences(VISIT, f"His his PRON 2 nmod:poss\nvisit visit NOUN 3 nsubj\nended end VERB 0 root {FINITE}")
    )
    layer(doc, "actors", moen(doc, ("Moen", 0), ("His", 0)))
    (event,) = coder.find(doc)
    assert [t.text for t in event.triggers] == ["visited", "visit"]
    assert event.triggers[0].text == "visited"


def test_a_plural_that_refers_to_several_events_joins_none(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    later = f"His his PRON 2 nmod:poss\nvisits visit NOUN 3 nsubj Number=Plur\nended end VERB 0 root {FINITE}"
    doc = parsed(sentences(VISIT, later))
    layer(doc, "actors", moen(doc, ("Moen", 0), ("His", 0)))
    (event,) = coder.find(doc)
    assert [t.text for t in event.triggers] == ["visited"]


def test_visits_to_two_places_are_two_events(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    first = f"Moen Moen PROPN 2 nsubj PER\nvisited visit VERB 0 root {FINITE}\nTamale Tamale PROPN 2 obj LOC"
    doc = parsed(sentences(first, first.replace("Tamale", "Kumasi")))
    layer(doc, "actors", moen(doc, ("Moen", 0), ("Moen", 1)))
    layer(doc, "places", at(doc, "p1", "Tamale"), at(doc, "p2", "Kumasi"))
    assert [(e.id, e.place, e.place_basis) for e in coder.find(doc)] == [("e1", "p1", "stated"), ("e2", "p2", "stated")]


def test_a_telling_without_place_joins_one_with_a_place(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    second = f"Moen Moen PROPN 2 nsubj PER\nvisited visit VERB 0 root {FINITE}\nTamale Tamale PROPN 2 obj LOC"
    doc = parsed(sentences(VISIT, second))
    layer(doc, "actors", moen(doc, ("Moen", 0), ("Moen", 1)))
    layer(doc, "places", at(doc, "p1", "Tamale"))
    (event,) = coder.find(doc)
    assert event.place == "p1"
    assert "told 2 times" in event.why


def test_acts_of_different_people_are_different_events(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    doc = parsed(sentences(VISIT, VISIT.replace("Moen", "Osei")))
    osei = record.Actor(id="a2", name="Osei", kind="person", mentions=(span(doc, "Osei"),))
    layer(doc, "actors", moen(doc, ("Moen", 0)), osei)
    assert len(coder.find(doc)) == 2


def test_what_is_planned_and_what_was_done_are_two(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    later = (
        "Moen Moen PROPN 3 nsubj PER\nwill will AUX 3 aux\nattack attack VERB 0 root VerbForm=Inf\n"
        "rebels rebel NOUN 3 obj"
    )
    done = later.replace("will will AUX 3 aux", "has have AUX 3 aux").replace("attack attack", "attacked attack")
    doc = parsed(sentences(done.replace("VerbForm=Inf", "VerbForm=Part|Tense=Past"), later))
    layer(doc, "actors", moen(doc, ("Moen", 0), ("Moen", 1)))
    assert [e.status for e in coder.find(doc)] == ["occurred", "planned"]


def test_an_outcome_joins_its_act_and_keeps_the_count(coder: Events, parsed: Parsed) -> None:
    rows = f"""
    Rebels rebel NOUN 2 nsubj
    shelled shell VERB 0 root {FINITE}
    villages village NOUN 2 obj
    , , PUNCT 5 punct
    killing kill VERB 2 advcl VerbForm=Ger
    at at ADP 8 case
    least least ADJ 6 fixed
    12 12 NUM 9 nummod
    people people NOUN 5 obj
    """
    (event,) = coder.find(parsed(sentences(rows)))
    assert (event.mode, [t.text for t in event.triggers]) == ("heavy-weapons", ["shelled", "killing"])
    (dead,) = event.quantities
    assert (dead.kind, dead.low, dead.high, dead.text) == ("dead", 12, None, "at least 12")


def test_a_headline_may_call_a_band_by_another_word(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    rows = f"Fighters fighter NOUN 2 nsubj\nshelled shell VERB 0 root {FINITE}\nTamale Tamale PROPN 2 obj LOC"
    doc = parsed(sentences(rows, rows.replace("Fighters fighter", "Rebels rebel")))
    doc.user_data["dateline_block_kinds"] = ["headline"] * 3 + ["paragraph"] * 3
    bands = [
        record.Actor(id=f"a{n}", name=word, kind="group", sectors=("REB",), mentions=(span(doc, word),))
        for n, word in enumerate(("Fighters", "Rebels"), 1)
    ]
    layer(doc, "actors", *bands)
    layer(doc, "places", at(doc, "p1", "Tamale"))
    (event,) = coder.find(doc)
    assert [p.actor for p in event.participants if p.role == "actor"] == ["a2"]


def test_a_headline_need_not_name_whom_the_text_names(coder: Events, parsed: Parsed, layer: Parsed) -> None:
    passive = "Suspect suspect NOUN 3 nsubj:pass\nwas be AUX 3 aux:pass\narrested arrest VERB 0 root VerbForm=Part"
    doc = parsed(sentences(passive, passive.replace("Suspect suspect NOUN", "Hansen Hansen PROPN") + " PER"))
    doc.user_data["dateline_block_kinds"] = ["headline"] * 3 + ["paragraph"] * 3
    suspect = record.Actor(id="a1", name="Suspect", kind="role", sectors=("CRM",), mentions=(span(doc, "Suspect"),))
    hansen = record.Actor(id="a2", name="Hansen", kind="person", mentions=(span(doc, "Hansen"),))
    layer(doc, "actors", suspect, hansen)
    (event,) = coder.find(doc)
    assert [p.actor for p in event.participants] == ["a2"]
