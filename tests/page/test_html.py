"""HTML pages: the article, each of its parts as what it is, and what the page says of itself."""

from __future__ import annotations

import json

import pytest

from dateline._errors import InputError
from dateline.page import make_report
from dateline.record import Report
from dateline.sources import Source

TEXT = [
    "OSLO, March 1 (Reuters) - Norland's transport minister, Ida Moen, resigned on Friday after a report on the ferry.",
    "Police in Oslo have opened an inquiry into the loss of the ship, a spokesman said on Saturday morning.",
    "Two engineers told parliament in January that they had warned the ministry about the doors three times.",
    "The operator denied that its crew had been told to leave them open, and said that it would sue the ministry.",
]
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Harbour Post"},
        {
            "@type": ["NewsArticle"],
            "headline": "Minister quits over ferry report",
            "datePublished": "2024-03-02T11:40:00+01:00",
            "author": [{"@type": "Person", "name": "Anna Kowal"}, {"name": "Reuters"}],
            "publisher": {"@type": "Organization", "name": "The Harbour Post"},
        },
    ],
}


def page(*, head: str = "", body: str | None = None) -> str:
    """A page of a news site with its menus; `body`: what stands in its article."""
    inner = body if body is not None else "".join(f"<p>{words}</p>" for words in TEXT)
    title = "<title>Minister quits over ferry report | The Harbour Post</title>"
    return f"""<!doctype html><html lang="en"><head>{title}{head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><article><h1>Minister quits over ferry report</h1>{inner}</article>
<aside class="related"><h2>More stories</h2>
<ul><li><a href="/1">Storm closes schools along the whole coast</a></li></ul></aside>
</main><footer><p>© 2024 The Harbour Post. All rights reserved.</p></footer></body></html>"""


def read(html: str, **known: str) -> Report:
    """The report of a page."""
    return make_report(Source(text=html, media="html", **known))  # type: ignore[arg-type]


def blocks(report: Report) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    return [(block.kind, report.text[block.start : block.end]) for block in report.blocks]


def test_a_short_line_in_bold_between_paragraphs_is_a_subhead() -> None:
    text = "The river rose by two metres overnight and the bridge at Orrin was closed, the council said on Monday."
    page = (
        f"<html><head><title>Bridges closed</title></head><body><article><h1>Bridges closed</h1><p>{text}</p>"
        f"<p><strong>Peace deal</strong></p><p>{text} Again.</p><p><b>Police warned drivers.</b></p><p>"
        f"{text} Once more.</p></article></body></html>"
    )
    made = make_report(Source(text=page, media="html"))
    kinds = {made.text[b.start : b.end]: b.kind for b in made.blocks}
    assert kinds["Peace deal"] == "subhead"
    assert kinds["Police warned drivers."] == "paragraph"


def test_the_article_is_kept_without_its_menus() -> None:
    made = read(page())
    assert made.text == "\n\n".join(["Minister quits over ferry report", *TEXT])
    assert [kind for kind, _ in blocks(made)] == ["headline", *["paragraph"] * 4]


def test_captions_credits_bylines_and_standfirsts_are_blocks_of_their_own() -> None:
    figure = (
        '<p class="article__standfirst">Warnings were ignored for two years, engineers say</p>'
        '<div class="byline">By Anna Kowal</div>'
        '<figure><img src="a.jpg"><figcaption>Rescuers at the quay on Friday. '
        '<span class="credit">Jo Berg/AP</span></figcaption></figure>'
    )
    made = read(page(body=figure + "".join(f"<p>{words}</p>" for words in TEXT)))
    assert blocks(made)[:5] == [
        ("headline", "Minister quits over ferry report"),
        ("standfirst", "Warnings were ignored for two years, engineers say"),
        ("byline", "By Anna Kowal"),
        ("caption", "Rescuers at the quay on Friday."),
        ("credit", "Jo Berg/AP"),
    ]
    assert (made.bylines, made.agencies) == (("Anna Kowal",), ("AP", "Reuters"))


@pytest.mark.parametrize(
    "inner",
    [
        '<p><a href="/x">Read more: The night the ship went down</a></p>',
        '<div class="newsletter-signup"><p>Sign up to our newsletter</p><p>Your email address</p></div>',
        '<div class="share-bar">Share</div>',
        "<p>Advertisement</p>",
        '<section class="related-links"><h3>Related</h3><a href="/y">Storm closes schools</a></section>',
    ],
)
def test_what_stands_amid_the_text_and_is_not_the_report_is_left_out(inner: str) -> None:
    body = f"<p>{TEXT[0]}</p><p>{TEXT[1]}</p>{inner}<p>{TEXT[2]}</p><p>{TEXT[3]}</p>"
    assert [words for _, words in blocks(read(page(body=body)))][1:] == TEXT


def test_subheads_quotes_and_lists_stay_in_their_order() -> None:
    body = (
        f"<p>{TEXT[0]}</p><h2>Warnings ignored</h2><p>{TEXT[1]}</p>"
        "<blockquote><p>I should have listened to them.</p></blockquote>"
        f"<p>{TEXT[2]}</p><ul><li>The doors were checked once in two years, the report says.</li></ul><p>{TEXT[3]}</p>"
    )
    kinds = [kind for kind, _ in blocks(read(page(body=body)))]
    assert kinds == ["headline", "paragraph", "subhead", "paragraph", "quote", "paragraph", "paragraph", "paragraph"]


def test_the_page_s_own_account_gives_author_publisher_and_date() -> None:
    made = read(page(head=f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'))
    assert (made.publisher, made.bylines, made.agencies) == ("The Harbour Post", ("Anna Kowal",), ("Reuters",))
    assert made.published is not None
    assert (made.published.start, made.published.basis) == ("2024-03-02T11:40:00+01:00", "metadata")


@pytest.mark.parametrize(
    ("head", "start"),
    [
        ('<meta property="article:published_time" content="2024-03-02T11:40:00Z">', "2024-03-02T11:40:00+00:00"),
        ('<meta name="pubdate" content="Sat, 02 Mar 2024 11:40:00 +0100">', "2024-03-02T11:40:00+01:00"),
        ('<meta name="DC.date.issued" content="20240302">', "2024-03-02"),
        ('<meta name="date" content="0001-01-01T00:00:00Z">', None),
        ('<meta name="date" content="1970-01-01">', None),
        ('<link rel="canonical" href="https://post.example/2024/03/02/ferry">', "2024-03-02"),
    ],
)
def test_dates_of_every_habit(head: str, start: str | None) -> None:
    published = read(page(head=head)).published
    assert (published.start if published else None) == start


def test_a_date_that_the_page_only_shows_is_evidence_in_the_text() -> None:
    body = "<div>Published: 2 March 2024, 11:40 GMT</div>" + "".join(f"<p>{words}</p>" for words in TEXT)
    published = read(page(body=body)).published
    assert published is not None
    assert (published.start, published.basis) == ("2024-03-02T11:40+00:00", "text")
    assert published.evidence[0].text == "2 March 2024, 11:40 GMT"


def test_the_dateline_gives_place_day_and_agency() -> None:
    made = read(page(), published="2024-03-02")
    assert made.dateline is not None
    assert (made.dateline.place, made.dateline.date, made.dateline.agency) == ("OSLO", "2024-03-01", "Reuters")
    assert made.dateline.text == "OSLO, March 1 (Reuters) -"


def test_a_correction_is_a_note_and_no_paragraph() -> None:
    note = "Correction: An earlier version of this article misstated the number of dead."
    made = read(page(body="".join(f"<p>{words}</p>" for words in TEXT) + f"<p><em>{note}</em></p>"))
    assert [(n.kind, n.text) for n in made.notes] == [("correction", note)]
    assert ("furniture", note) in blocks(made)


def test_a_second_article_below_is_left_out() -> None:
    second = "<h1>Storm closes schools along the coast</h1><p>By John Reed</p>" + "".join(
        f"<p>The storm closed school number {n} on the coast of Norland, the council said on Monday.</p>"
        for n in range(4)
    )
    assert "storm closed" not in read(page(body="".join(f"<p>{words}</p>" for words in TEXT) + second)).text


def test_text_parted_by_line_breaks_alone_is_read() -> None:
    made = read(page(body=f"<div>{'<br><br>'.join(TEXT)}</div>"))
    assert [words for kind, words in blocks(made) if kind == "paragraph"] == TEXT


def test_a_page_without_an_article_is_a_clear_failure() -> None:
    with pytest.raises(InputError, match="no article text"):
        read("<html><body><nav><a href='/'>Home</a> <a href='/x'>World</a></nav></body></html>")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Minister trat am Freitag zurück, nachdem die Polizei wegen der Fähre ermittelt hatte.",
            "German",
        ),
        (
            "El ministro dimitió el viernes después de que la policía abriera una investigación.",
            "Spanish",
        ),
        (
            "Міністр подав у відставку в п'ятницю після звіту про загибель порома, повідомила поліція міста Осло.",
            "Ukrainian",
        ),
    ],
)
def test_other_languages_are_refused_by_name(text: str, language: str) -> None:
    with pytest.raises(InputError, match=f"is in {language}"):
        make_report(Source(text=f"{text}\n\n{text}"))


def test_a_list_of_foreign_names_is_no_other_language() -> None:
    names = "Adebayo Ogunlesi, Chukwuemeka Okafor, Ngozi Eze and Babatunde Fashola were charged in Lagos on Monday."
    assert make_report(Source(text=names)).language == "en"
