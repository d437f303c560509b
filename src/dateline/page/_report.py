"""From a source to a report: blocks, names, date."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline import record
from dateline.page._blocks import Layout, blocks_of, running_text
from dateline.page._bylines import names_in_byline
from dateline.page._dates import date_in_url, date_within, declared_date, parse_published
from dateline.page._language import refuse_other_languages
from dateline.page._looks import Look
from dateline.page._meta import title_of
from dateline.page._names import (
    dateline_agency,
    find_dateline,
    publisher_of_meta,
    publisher_of_title,
    publisher_of_url,
)
from dateline.page._notes import find_notes
from dateline.page._page import Page, open_page
from dateline.page._publisher import find_publisher
from dateline.page._tables import agencies_in
from dateline.sources import Source

_MAIL_NAME = re.compile(r"\S@\S+ \(([^()]+)\)")  # `ruth@post.example (Ruth Mwale)`, as RSS has authors
_SIGNED_PARAGRAPHS = 3  # paragraphs in which a dateline is looked for: it opens the text, rarely after a summary
_DATE_WORDS = 24  # of a line that dates the report among other things
_BARE_DATES = 2  # different days without a label that one page may have
_ABOVE = 8  # lines above the headline that may date the report
_BELOW = 6  # lines after the text that may
_SAYS = {
    "published": "The page says it was published then.",
    "updated": "The page says it was last updated then.",
    None: "The page gives this date at its head.",
}


def make_report(source: Source, *, published: str | None = None) -> record.Report:
    """The report that a source holds, told apart into blocks.

    `published` is the date of a report whose source gives none, ISO 8601. Raises InputError when either is no date,
    there is no text, or the text is in another language than English.
    """
    page = open_page(source)
    text, layout, meta = page.text, page.layout, page.meta
    blocks = blocks_of(text, layout)
    refuse_other_languages(running_text(text, blocks), told=source.language or meta.language)
    url = source.url or meta.url
    date = _published(page, source, published)
    headline = source.title or _words(layout, "headline") or title_of(meta)
    dateline = find_dateline(text, blocks, date)
    date = date or _of_dateline(dateline)
    return record.Report(
        id=f"sha256:{hashlib.sha256(text.encode()).hexdigest()}",
        ref=source.ref,
        origin=source.url or source.origin,
        publisher=source.publisher
        or publisher_of_url(url)
        or publisher_of_meta(meta.publishers)
        or publisher_of_title(meta.titles, headline)
        or find_publisher(layout),
        headline=headline,
        standfirst=_words(layout, "standfirst") or source.standfirst,
        bylines=_authors(source.bylines) or _bylines(page),
        agencies=_agencies(page, source),
        published=date,
        dateline=dateline,
        notes=tuple(find_notes(text, blocks)),
        text=text,
        blocks=blocks,
    )


def _words(layout: Layout, kind: record.BlockKind) -> str | None:
    found = [look.line.words for look, k in zip(layout.looks, layout.kinds, strict=True) if k == kind]
    return " ".join(found) or None


def _bylines(page: Page) -> tuple[str, ...]:
    """Authors that the page names in its bylines, else those that it declares."""
    layout = page.layout
    named = zip(layout.looks, layout.kinds, strict=True)
    names: dict[str, None] = {}
    for look, kind in named:
        if kind == "byline":
            names.update(dict.fromkeys(names_in_byline(look.line.words)))
    declared = (name for author in page.meta.authors for name in names_in_byline(author))
    papers = {_plain(paper) for paper in (*page.meta.publishers, *page.meta.titles[-1:])}
    return tuple(name for name in (names or dict.fromkeys(declared)) if not any(_plain(name) in p for p in papers))


def _authors(told: Sequence[str]) -> tuple[str, ...]:
    """The persons among those whom a feed or a table names as authors, however it writes them."""
    names: dict[str, None] = {}
    for words in told:
        inner = _MAIL_NAME.search(words)
        names.update(dict.fromkeys(names_in_byline(inner[1] if inner else words)))
    return tuple(names)


def _plain(words: str) -> str:
    return " ".join(words.lower().removeprefix("the ").split())


def _agencies(page: Page, source: Source) -> tuple[str, ...]:
    """Agencies credited, in the page's order: in credits, bylines, datelines and copyright notices."""
    text, layout = page.text, page.layout
    found: dict[str, None] = {}
    paragraphs = 0
    for look, kind in zip(layout.looks, layout.kinds, strict=True):
        words = text[look.credit : look.line.end] if look.credit is not None and kind != "furniture" else ""
        if kind in ("credit", "byline") or _is_copyright(look, kind):
            words = look.line.words
        found.update((agency.name, None) for agency in agencies_in(words))
        paragraphs += kind == "paragraph"
        if kind == "paragraph" and paragraphs <= _SIGNED_PARAGRAPHS and (name := dateline_agency(look.line.words)):
            found[name] = None
    for author in (*source.bylines, *page.meta.authors):
        found.update((agency.name, None) for agency in agencies_in(author))
    return tuple(found)


def _is_copyright(look: Look, kind: record.BlockKind) -> bool:
    return kind == "furniture" and look.count <= 60 and look.line.words.lower().startswith(("©", "copyright", "(c)"))


def _published(page: Page, source: Source, given: str | None) -> record.Published | None:
    """The source's own date, else the page's account of itself, else the caller's, else the one that stands on the page
    or in its address; last of all the date of its latest change."""
    told = declared_date(source.published) if source.published else None
    if told:
        return told.model_copy(update={"basis": "given"})
    meta = page.meta
    declared = next((date for value in meta.published if (date := declared_date(value))), None)
    if declared or given:
        return declared or parse_published(given or "")
    url = source.url or meta.url
    return (
        _dated(page.text, page.layout)
        or (date_in_url(url) if url else None)
        or _dated_by_address(page.layout)
        or next((date for value in meta.modified if (date := declared_date(value))), None)
    )


def _dated(text: str, layout: Layout) -> record.Published | None:
    """The date of the page's own date lines: a labelled publication first, then a bare date, then an update."""
    top = layout.headline if layout.headline is not None else layout.text
    best: tuple[int, Look] | None = None
    bare: set[str] = set()  # days that no label is with: those of a list of other stories are several
    for i in range(max(0, top - _ABOVE), min(len(layout.looks), layout.body.stop + _BELOW)):
        look = layout.looks[i]
        if look.date is None or look.date.value is None or (look.date.label is None and i > layout.text):
            continue
        if look.date.label is None:
            bare.add(look.date.value.start[:10])
        rank = {"published": 0, None: 1, "updated": 2}[look.date.label]
        if best is None or rank < best[0]:
            best = rank, look
    if best is None:
        best = next(((0, look) for look in _head_furniture(layout) if look.date), None) or _signed_off(layout)
    if best is None or (best[0] == 1 and len(bare) > _BARE_DATES):
        return None
    return _with_evidence(text, best[1])


def _signed_off(layout: Layout) -> tuple[int, Look] | None:
    """The publication that a line anywhere below the text gives, where no other gives another day."""
    below = [
        look
        for look in layout.looks[layout.body.stop :]
        if look.date and look.date.value and look.date.label == "published"
    ]
    days = {look.date.value.start[:10] for look in below if look.date and look.date.value}
    return (0, below[0]) if len(days) == 1 else None


def _head_furniture(layout: Layout) -> Iterator[Look]:
    """Furniture right above and below the headline, which dates the report also where it says more than the date."""
    top = layout.headline if layout.headline is not None else layout.text
    for i in range(max(0, top - 2), min(len(layout.looks), layout.text + 1)):
        look = layout.looks[i]
        if layout.kinds[i] == "furniture" and look.date is None and look.count <= _DATE_WORDS:
            yield replace(look, date=date_within(look.line.words))


def _of_dateline(dateline: record.Dateline | None) -> record.Published | None:
    """The day of a dateline that gives its year: `Geneva, 3 May 2021 –`."""
    if dateline is None or dateline.date is None:
        return None
    evidence = record.DateEvidence(
        start=dateline.start, end=dateline.end, text=dateline.text, says="The report's dateline gives this day."
    )
    return record.Published(start=dateline.date, end=dateline.date, precision="day", basis="text", evidence=(evidence,))


def _dated_by_address(layout: Layout) -> record.Published | None:
    """The day in the report's own address, where the page gives it about the headline."""
    top = layout.headline if layout.headline is not None else layout.text
    for look in layout.looks[max(0, top - _ABOVE) : layout.text]:
        line = look.line
        alone = line.words.startswith(("http://", "https://")) and " " not in line.words
        value = date_in_url(line.words) if alone else None
        if value is not None:
            says = "The page gives this date in its address."
            evidence = record.DateEvidence(start=line.lead, end=line.end, text=line.words, says=says)
            return value.model_copy(update={"basis": "text", "evidence": (evidence,)})
    return None


def _with_evidence(text: str, look: Look) -> record.Published | None:
    date = look.date
    if date is None or date.value is None:
        return None
    start = look.line.lead + date.start
    words = look.line.words[date.start : date.end]
    if text[start : start + len(words)] != words:  # blanks were made single: the whole line is the evidence
        start, words = look.line.lead, text[look.line.lead : look.line.end]
    evidence = record.DateEvidence(start=start, end=start + len(words), text=words, says=_SAYS[date.label])
    return date.value.model_copy(update={"evidence": (evidence,)})
