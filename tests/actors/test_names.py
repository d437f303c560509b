"""Who is named: people with their titles, bodies with their country and sector, countries where they act."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from dateline.actors import Actors
from dateline.record import Actor

Read = Callable[[str], Doc]


def actors(read_doc: Read, text: str) -> dict[str, Actor]:
    found: tuple[Actor, ...] = Actors()(read_doc(text))._.actors
    for actor in found:
        for mention in actor.mentions:
            assert text[mention.start : mention.end] == mention.text
    return {actor.name: actor for actor in found}


def test_a_title_tells_country_and_sector(read_doc: Read) -> None:
    actor = actors(read_doc, "Kenyan Foreign Minister Grace Otieno visited the camp on Monday.")["Grace Otieno"]
    assert (actor.kind, actor.country, actor.sectors) == ("person", "KEN", ("GOV",))
    assert actor.codes["cameo"] == "KENGOV"


def test_an_apposition_tells_who_somebody_is(read_doc: Read) -> None:
    actor = actors(read_doc, "Pedro Salas, a general, led the troops into the town.")["Pedro Salas"]
    assert actor.sectors == ("MIL",)


def test_a_person_of_the_table_has_codes(read_doc: Read) -> None:
    actor = actors(read_doc, "Angela Merkel met the rebels on Monday.")["Angela Merkel"]
    assert (actor.country, actor.codes.get("wikidata")) == ("DEU", "Q567")


def test_an_unfamiliar_name_stays_unknown(read_doc: Read) -> None:
    actor = actors(read_doc, "Jane Okello was shot on Monday.")["Jane Okello"]
    assert (actor.kind, actor.country, actor.sectors, actor.codes) == ("person", None, (), {})


def test_a_body_takes_its_country_from_its_name_or_its_owner(read_doc: Read) -> None:
    found = actors(read_doc, "The Iranian Foreign Ministry condemned the attack. Chad’s National Army left the town.")
    assert {(a.country, a.sectors) for a in found.values()} >= {("IRN", ("GOV",)), ("TCD", ("MIL",))}


def test_a_country_is_an_actor_where_it_acts_only(read_doc: Read) -> None:
    assert actors(read_doc, "France condemned the attack.")["France"].kind == "country"
    assert "France" not in actors(read_doc, "The talks were held in France.")


def test_a_capital_stands_for_its_country(read_doc: Read) -> None:
    found = actors(read_doc, "Tehran rejected the offer. Iran said talks were over.")
    assert [m.text for m in found["Iran"].mentions] == ["Tehran", "Iran"]


@pytest.mark.parametrize("text", ["The Russian language is hard.", "It rained on Monday."])
def test_nobody_is_nobody(read_doc: Read, text: str) -> None:
    assert actors(read_doc, text) == {}
