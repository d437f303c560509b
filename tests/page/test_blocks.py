"""The kinds of a page's blocks."""

from __future__ import annotations

import pytest

from dateline.page import find_blocks

PAGE = """\
The Harbour Post

Ministers meet in Vienna to revive the grain deal

Six hours of talks ended without a result, diplomats said.

By Ingrid Moe and Tom Ash
Last updated
Grain Talks Vienna

The ministers met for six hours in Vienna on Monday.

Grain Talks Vienna
Delegates arrive at the palace (Jane Roe/AP)

They will meet again on Friday, an official said.

A long road

“We are not there yet,” said the envoy, Karl Brandt.

(Harbour Post Graphics)

Sorry, we are not accepting comments on this article.
"""


def kinds(text: str, *, title: str | None = None) -> list[tuple[str, str]]:
    """(kind, words) of every block."""
    return [(block.kind, text[block.start : block.end]) for block in find_blocks(text, title=title)]


def kind_of(text: str, words: str, **options: str) -> str:
    """The kind of the block that begins with these words."""
    return next(kind for kind, block in kinds(text, **options) if block.startswith(words))


def test_a_saved_page_is_told_apart() -> None:
    assert kinds(PAGE) == [
        ("furniture", "The Harbour Post"),
        ("headline", "Ministers meet in Vienna to revive the grain deal"),
        ("standfirst", "Six hours of talks ended without a result, diplomats said."),
        ("byline", "By Ingrid Moe and Tom Ash"),
        ("furniture", "Last updated"),
        ("furniture", "Grain Talks Vienna"),
        ("paragraph", "The ministers met for six hours in Vienna on Monday."),
        ("furniture", "Grain Talks Vienna"),
        ("caption", "Delegates arrive at the palace"),
        ("credit", "(Jane Roe/AP)"),
        ("paragraph", "They will meet again on Friday, an official said."),
        ("subhead", "A long road"),
        ("paragraph", "“We are not there yet,” said the envoy, Karl Brandt."),
        ("credit", "(Harbour Post Graphics)"),
        ("furniture", "Sorry, we are not accepting comments on this article."),
    ]


def test_a_paragraph_a_line_needs_no_blank_lines() -> None:
    text = "Rebels seize town\nRebel forces seized the town on Monday.\nThe army withdrew before dawn, a man said.\n"
    assert [kind for kind, _ in kinds(text)] == ["headline", "paragraph", "paragraph"]


def test_wrapped_paragraphs_are_one_block() -> None:
    text = (
        "Police in the northern town said on Tuesday that they had arrested four men\n"
        "suspected of setting fire to the courthouse last month, when two guards were\n"
        "injured and the archive was lost.\n\n"
        "The men will appear before a judge on Thursday.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_a_sentence_before_the_text_without_a_date_between_is_text() -> None:
    text = "Rebels seize border town\n\nThe army withdrew before dawn.\n\nRebel forces seized the town on Monday.\n"
    assert [kind for kind, _ in kinds(text)] == ["headline", "paragraph", "paragraph"]


def test_the_given_title_tells_the_headline() -> None:
    text = "Live from the north\n\nTown falls\n\nRebel forces seized the town on Monday, a man said.\n"
    assert kind_of(text, "Town falls", title="Town falls") == "headline"


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Soldiers leave the town (Jane Roe/AFP)", "Soldiers leave the town", "(Jane Roe/AFP)"),
        ("Soldiers leave the town [File: Reuters]", "Soldiers leave the town", "[File: Reuters]"),
        ("Soldiers leave the town. Photo: Jane Roe", "Soldiers leave the town.", "Photo: Jane Roe"),
        ("Soldiers leave the town. Jane Roe/Getty Images", "Soldiers leave the town.", "Jane Roe/Getty Images"),
        ("Soldiers leave the town (Pool via AP)", "Soldiers leave the town", "(Pool via AP)"),
    ],
)
def test_a_caption_ends_where_its_credit_begins(line: str, caption: str, credit: str) -> None:
    text = f"The army left the town on Monday, a man said.\n\n{line}\n\nNobody was hurt, the mayor said.\n"
    assert kinds(text)[1:3] == [("caption", caption), ("credit", credit)]


def test_a_credit_on_the_next_line_makes_a_caption() -> None:
    text = "The army left on Monday, a man said.\n\nSoldiers leave the town\nPicture: Jane Roe\n\nNobody was hurt.\n"
    assert kinds(text)[1:3] == [("caption", "Soldiers leave the town"), ("credit", "Picture: Jane Roe")]


def test_a_label_before_a_sentence_makes_a_caption_not_a_credit() -> None:
    text = "The army left on Monday, a man said.\n\nPhoto: Soldiers leave the town on a lorry\n"
    assert kinds(text)[1] == ("caption", "Photo: Soldiers leave the town on a lorry")


@pytest.mark.parametrize(
    "paragraph",
    [
        "The money went to the Public Accounts Office (PAO).",
        "Three of them (all from Halden) were released.",
        "By Tuesday the water had reached the school, residents said.",
        "Updated figures show that 40 people died, the ministry said.",
        "Share prices fell by a tenth after the attack on the port.",
        "More than a thousand people have fled the town since Monday.",
        "Comments by the minister angered the opposition, which left the hall.",
        "Subscribers to the newspaper were among those arrested, it said.",
        "It was Monday, March 14, 2022, when the first shell hit the market.",
    ],
)
def test_sentences_that_resemble_furniture_stay_paragraphs(paragraph: str) -> None:
    text = f"The army left the town on Monday, a man said.\n\n{paragraph}\n\nNobody was hurt, the mayor said.\n"
    assert kind_of(text, paragraph[:12]) == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Story continues below",
        "Share this article",
        "Sign up for our newsletter",
        "Read more: Grain prices rise again",
        "We use cookies to improve your visit.",
        "By clicking Accept you agree to our terms.",
        "Follow us on Facebook",
        "@harbourpost",
        "Copyright 2022 The Harbour Post. All rights reserved.",
        "Tags: Grain, Vienna",
        "14 March 2022",
        "Published: 14 March 2022",
        "https://news.example/grain",
        "5 min read",
        "* * *",
        "Add a comment",
    ],
)
def test_furniture_between_paragraphs_is_known(line: str) -> None:
    text = f"The army left the town on Monday, a man said.\n\n{line}\n\nNobody was hurt, the mayor said.\n"
    assert kind_of(text, line[:5]) == "furniture"


def test_other_stories_under_a_heading_are_furniture_until_the_text_goes_on() -> None:
    text = (
        "The army left the town on Monday, a man said.\n\nRelated stories\nPorts reopen after strike\n"
        "Farmers fear a lost harvest\n\nNobody was hurt, the mayor said.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "furniture", "furniture", "furniture", "paragraph"]


def test_nothing_after_the_heading_of_comments_is_text() -> None:
    text = (
        "The army left the town on Monday, a man said.\n\nNobody was hurt, the mayor said.\n\n"
        "Comments (2)\n\nBob: I think that this is a disgrace for all of us.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph", "furniture", "furniture"]


def test_a_pull_quote_repeats_words_of_the_text() -> None:
    text = (
        "The envoy said that the two sides were far apart. “We are not there yet, and we may never be,” he said.\n\n"
        "“We are not there yet, and we may never be”\n\nThe talks will go on, the ministry said.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "quote", "paragraph"]


def test_a_paragraph_that_is_one_quotation_stays_a_paragraph() -> None:
    text = "The envoy was not content.\n\n“We are not there yet, and we may never be.”\n\nHe left on Monday, he said.\n"
    assert kinds(text)[1][0] == "paragraph"


def test_an_agency_that_signs_the_last_paragraph_is_a_credit() -> None:
    text = "The army left the town on Monday.\n\nNobody was hurt when the last lorry left. (Reuters)\n"
    assert kinds(text)[1:] == [("paragraph", "Nobody was hurt when the last lorry left."), ("credit", "(Reuters)")]


def test_sentences_of_a_list_are_read_without_their_bullets() -> None:
    text = "The ministry gave three figures on Monday:\n\n- Two schools were closed.\n- A bridge was destroyed.\n"
    assert kinds(text)[1:3] == [("furniture", "-"), ("paragraph", "Two schools were closed.")]


def test_notes_on_contributors_are_bylines() -> None:
    text = "The army left the town on Monday, a man said.\n\n(Reporting by Ingrid Moe; Editing by Tom Ash)\n"
    assert kinds(text)[1][0] == "byline"


def menu_page() -> str:
    """A page saved with its menus."""
    menu = "".join(f"      * Section {name}\n" for name in "ABCDEFGHIJ")
    teasers = "".join(f"        Council argues about plan {n}\n          {n}H ago\n" for n in range(10))
    return (
        f"{menu}\n    Bridge over the Aln reopens after two years\n\n      By Ingrid Moe\n      14 March 2022\n\n"
        "    The bridge over the Aln reopened on Monday, two years after the flood that tore it away.\n\n"
        "      Advertisement\n\n"
        "    Hundreds walked across it, and the mayor cut a ribbon, the council said in a statement.\n\n"
        f"    Top stories\n\n{teasers}\n    Get our best stories in your inbox every day and never miss any again.\n"
    )


def test_menus_and_teasers_about_a_report_are_furniture() -> None:
    assert [block for block in kinds(menu_page()) if block[0] != "furniture"] == [
        ("headline", "Bridge over the Aln reopens after two years"),
        ("byline", "By Ingrid Moe"),
        ("paragraph", "The bridge over the Aln reopened on Monday, two years after the flood that tore it away."),
        ("paragraph", "Hundreds walked across it, and the mayor cut a ribbon, the council said in a statement."),
    ]


def test_a_report_of_one_word_is_a_paragraph() -> None:
    assert kinds("Fire") == [("paragraph", "Fire")]


def test_a_page_without_a_sentence_is_paragraphs() -> None:
    assert kinds("Army says 12 killed\nClashes in north\n") == [
        ("paragraph", "Army says 12 killed"),
        ("paragraph", "Clashes in north"),
    ]


def test_a_single_line_of_100_000_characters_is_a_paragraph() -> None:
    text = "word " * 20_000
    assert kinds(text) == [("paragraph", text.rstrip())]
