"""The component on docs built by hand: tense from the tree, the narrative, the report's date, and names."""

from __future__ import annotations

from dataclasses import dataclass, field

import spacy
from spacy.tokens import Doc, Span

from dateline.page import attach_report
from dateline.record import Block, BlockKind, Published, Report, Time
from dateline.times import Times

VOCAB = spacy.blank("en").vocab
PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin"


@dataclass
class Words:
    """A sentence as `word/head/dep/pos/morph` items, head an index; morph may be left out."""

    items: str
    ents: list[tuple[int, int, str]] = field(default_factory=list)

    def doc(self) -> Doc:
        rows = [[*item.split("/"), ""] for item in self.items.split()]
        doc = Doc(
            VOCAB,
            words=[row[0].replace("_", " ") for row in rows],
            heads=[int(row[1]) for row in rows],
            deps=[row[2] for row in rows],
            pos=[row[3] for row in rows],
            lemmas=[row[0].lower() for row in rows],
            morphs=[{"P": PAST, "S": PRESENT, "I": "VerbForm=Inf"}.get(row[4], "") for row in rows],
        )
        doc.set_ents([Span(doc, start, end, label) for start, end, label in self.ents])
        return doc


def read(
    words: Words | Doc,
    start: str | None = "2021-06-17",
    end: str | None = None,
    kind: BlockKind = "paragraph",
) -> list[Time]:
    doc = words.doc() if isinstance(words, Words) else words
    published = Published(start=start, end=end or start, precision="day", basis="given") if start else None
    block = Block(kind=kind, start=0, end=len(doc.text))
    attach_report(doc, Report(id="x", published=published, text=doc.text, blocks=(block,)))
    return list(Times().find(doc))


FELL = Words("Walls/1/nsubj/NOUN fell/1/ROOT/VERB/P on/3/case/ADP Sunday/1/obl/PROPN ./1/punct/PUNCT")
FALL = Words("Walls/1/nsubj/NOUN fall/1/ROOT/VERB/S on/3/case/ADP Sunday/1/obl/PROPN ./1/punct/PUNCT")


def test_the_past_tense_looks_back() -> None:
    (time,) = read(FELL)
    assert (time.id, time.text, time.value) == ("t1", "Sunday", "2021-06-13")
    assert (time.from_, time.to) == ("2021-06-13", "2021-06-13")


def test_will_looks_ahead() -> None:
    words = Words("They/2/nsubj/PRON will/2/aux/AUX meet/2/ROOT/VERB/I on/4/case/ADP Sunday/2/obl/PROPN")
    assert read(words)[0].value == "2021-06-20"


def test_a_plan_with_an_infinitive_looks_ahead() -> None:
    words = Words("They/1/nsubj/PRON plan/1/ROOT/VERB/S to/3/mark/PART go/1/xcomp/VERB/I Sunday/3/obl:unmarked/PROPN")
    assert read(words)[0].value == "2021-06-20"


def test_a_possessor_beside_a_modal_is_open_and_beside_will_to_come() -> None:
    items = "Sunday/2/nmod:poss/PROPN 's/0/case/PART vote/4/nsubj/NOUN {}/4/aux/AUX help/4/ROOT/VERB/I"
    assert read(Words(items.format("might")))[0].from_ is None
    assert read(Words(items.format("will")))[0].value == "2021-06-20"


def test_the_present_tense_is_the_past_of_headlines_and_open_elsewhere() -> None:
    assert read(FALL, kind="headline")[0].value == "2021-06-13"
    (time,) = read(FALL)
    assert (time.value, time.from_) == ("XXXX-WXX-7", None)


def test_a_date_that_is_a_range_resolves_what_its_ends_agree_on() -> None:
    assert read(FELL, "2021-06-14", "2021-06-19")[0].value == "2021-06-13"
    (time,) = read(FELL, "2021-06-12", "2021-06-14")
    assert (time.value, time.from_) == ("XXXX-WXX-7", None)


def test_an_undated_report_keeps_its_expressions() -> None:
    (time,) = read(FELL, None)
    assert (time.value, time.from_, time.to) == ("XXXX-WXX-7", None, None)


def test_days_later_are_told_from_the_day_before_in_the_narrative() -> None:
    words = Words(
        "It/1/nsubj/PRON fell/1/ROOT/VERB/P on/3/case/ADP Sunday/1/obl/PROPN and/5/cc/CCONJ rose/1/conj/VERB/P "
        "two/7/nummod/NUM days/8/obl/NOUN later/5/advmod/ADV"
    )
    first, second = read(words)
    assert (first.value, second.text, second.value) == ("2021-06-13", "two days later", "2021-06-15")


def test_days_later_stay_open_when_the_narrative_names_no_day() -> None:
    words = Words("It/1/nsubj/PRON rose/1/ROOT/VERB/P two/3/nummod/NUM days/4/obl/NOUN later/1/advmod/ADV")
    (time,) = read(words)
    assert (time.value, time.from_) == ("XXXX-XX-XX", None)


def test_what_is_told_as_past_is_never_put_after_the_report() -> None:
    words = Words(
        "It/1/nsubj/PRON fell/1/ROOT/VERB/P yesterday/1/obl:unmarked/NOUN and/4/cc/CCONJ rose/1/conj/VERB/P "
        "two/6/nummod/NUM days/7/obl/NOUN later/4/advmod/ADV"
    )
    first, second = read(words)
    assert (first.value, second.value, second.from_) == ("2021-06-16", "XXXX-XX-XX", None)


def test_a_day_after_a_verb_of_saying_is_its_own_wherever_the_tree_hangs_it() -> None:
    words = Words(
        "He/1/nsubj/PRON said/1/ROOT/VERB/P on/3/case/ADP Sunday/6/obl/PROPN it/6/nsubj/PRON will/6/aux/AUX "
        "rise/1/ccomp/VERB/I"
    )
    assert read(words)[0].value == "2021-06-13"


def test_names_that_hold_a_time_word_are_no_times() -> None:
    items = "The/2/det/DET Sunday/2/compound/PROPN Gazette/3/nsubj/PROPN folded/3/ROOT/VERB/P"
    assert read(Words(items, [(0, 3, "ORG")])) == []
    april = "April/1/nsubj/PROPN spoke/1/ROOT/VERB/P in/3/case/ADP April/1/obl/PROPN"
    assert [t.start for t in read(Words(april, [(0, 1, "PER")]))] == [15]


def test_may_the_modal_and_the_march_of_people_are_no_times() -> None:
    modal = Words("May/2/aux/AUX he/2/nsubj/PRON rest/2/ROOT/VERB/I")
    march = Words("They/1/nsubj/PRON march/1/ROOT/VERB/S to/3/case/ADP town/1/obl/NOUN")
    assert read(modal) == []
    assert read(march) == []


def test_furniture_is_not_read() -> None:
    assert read(FELL, kind="furniture") == []
