"""The reader fills a Doc from spaCy's tokenizer, whatever the text is made of, and loses no word."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

Read = Callable[[str], Doc]


def test_a_sentence_has_tags_lemmas_a_tree_and_names(read_doc: Read) -> None:
    doc = read_doc("Angela Merkel visited troops in Mali on Friday.")
    verb = doc[2]
    assert (verb.pos_, verb.tag_, verb.lemma_, verb.dep_) == ("VERB", "VBD", "visit", "ROOT")
    assert verb.morph.get("Tense") == ["Past"]
    assert [(c.text, c.dep_) for c in verb.children if c.dep_ in ("nsubj", "obj")] == [
        ("Angela", "nsubj"),
        ("troops", "obj"),
    ]
    assert [(e.text, e.label_) for e in doc.ents] == [("Angela Merkel", "PER"), ("Mali", "LOC")]


def test_sentences_begin_where_they_begin(read_doc: Read) -> None:
    doc = read_doc("The talks failed. Mr. Smith left Geneva at 5 p.m. on Monday. Nobody spoke to the press.")
    assert [s.text.split()[0] for s in doc.sents] == ["The", "Mr.", "Nobody"]


def test_empty_lines_part_blocks(read_doc: Read) -> None:
    doc = read_doc("Rebels seize town\n\nFighters took the town on Monday.")
    assert len(list(doc.sents)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "word",
        "   ",
        "\n\n\n",
        "…",
        "a\u00a0b",
        "“Curly,” she said — twice.",
        "tab\tand\r\nreturn",
        "e\u0301lan",
        "🙂 ok",
        "\u200b",
    ],
)
def test_any_text_is_read_and_kept(read_doc: Read, text: str) -> None:
    assert read_doc(text).text == text


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=80))
def test_no_text_breaks_the_reader(reader_nlp: Language, text: str) -> None:
    doc = reader_nlp(text)
    assert doc.text == text
    for sentence in doc.sents:
        assert sum(token.head.i == token.i for token in sentence) == 1


@pytest.mark.parametrize("space", ["  ", "\n", " \t "])
def test_a_name_may_hold_any_space(read_doc: Read, space: str) -> None:
    doc = read_doc(f"The talks in{space}New{space}York were led by Angela{space}Merkel of Germany.")
    assert [e.text for e in doc.ents][:2] == [f"New{space}York", f"Angela{space}Merkel"]


def test_long_paragraphs_are_read_whole(read_doc: Read) -> None:
    text = "The minister met the rebels in the capital on Monday. " * 60
    doc = read_doc(text)
    visited = [t for t in doc if t.lower_ == "met"]
    assert len(visited) == 60
    assert all(t.pos_ == "VERB" for t in visited)
    assert len(list(doc.sents)) == 60


def test_a_hundred_thousand_characters_without_a_sentence_end_are_read(read_doc: Read) -> None:
    doc = read_doc("troops and tanks " * 6000)
    assert all(t.pos_ for t in doc if not t.is_space)


def test_given_sentence_starts_are_kept(reader_nlp: Language) -> None:
    words = ["They", "left", "We", "stayed"]
    doc = Doc(reader_nlp.vocab, words=words, sent_starts=[True, False, True, False])
    doc = reader_nlp.get_pipe("dateline_reader")(doc)
    assert [s.text for s in doc.sents] == ["They left", "We stayed"]


def test_blocks_that_are_no_news_are_left_unread(reader_nlp: Language) -> None:
    doc = reader_nlp.make_doc("Share this. Troops left.")
    doc.user_data["dateline_block_kinds"] = ["furniture"] * 3 + ["paragraph"] * 3
    doc.user_data["dateline_block_numbers"] = [0] * 3 + [1] * 3
    doc = reader_nlp.get_pipe("dateline_reader")(doc)
    assert [t.pos_ for t in doc][:3] == ["X", "X", "X"]
    assert doc[4].pos_ == "VERB"


def test_the_same_text_is_read_the_same(read_doc: Read) -> None:
    text = "Police fired tear gas at protesters, a spokesman said.\n\nNobody was hurt."
    first, second = read_doc(text), read_doc(text)
    assert first.to_json() == second.to_json()


def test_a_dateline_is_no_part_of_the_sentence(read_doc: Read) -> None:
    doc = read_doc("HANOI, Vietnam (AP) — The minister met reporters.")
    assert [sentence.text for sentence in doc.sents] == ["HANOI, Vietnam (AP) —", "The minister met reporters."]


def test_a_quotation_that_a_comma_ends_opens_no_sentence_after_it(read_doc: Read) -> None:
    assert len(list(read_doc("“You should resign,” Ms Hill told the banker after he had left.").sents)) == 1
