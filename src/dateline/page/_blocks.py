"""From the lines of a page to its blocks: what each line is, told by the lines around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.page._body import Body, find_body
from dateline.page._credits import is_credit_line
from dateline.page._dates import first_figure_is_month
from dateline.page._headline import find_headline
from dateline.page._lines import split_lines
from dateline.page._looks import Look, look_at
from dateline.page._notes import note_kind
from dateline.page._tables import agency_named
from dateline.record import Block, BlockKind

_HEADER = 16  # lines after the headline in which its date, byline and standfirst stand
_STANDFIRST = 60  # words
_SUBHEAD = 12  # words
_FOLLOWERS = 15  # other stories under one heading
_AFTER = 4  # lines after the text in which notes on contributors and credits still belong to it
_QUOTE = (5, 45)  # words of a pull-quote
_COMPARED = 200_000  # characters of a page that is searched for pull-quotes

_FIXED: dict[str, BlockKind] = {
    "furniture": "furniture",
    "related": "furniture",
    "end": "furniture",
    "date": "furniture",
    "byline": "byline",
    "contributor": "byline",
    "credit": "credit",
    "caption": "caption",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's lines and what each is. `headline` is the index of the headline's line, `text` that of the first line
    of running text after the headline, its date and its byline."""

    looks: tuple[Look, ...]
    kinds: tuple[BlockKind, ...]
    body: Body
    headline: int | None
    text: int


def rule_layout(text: str, *, title: str | None = None) -> Layout:
    """What each line of a page is by the rules alone."""
    month_first = first_figure_is_month(text)
    looks = tuple(look_at(text, line, month_first=month_first) for line in split_lines(text))
    body = find_body(looks)
    headline = find_headline(looks, body, title)
    head = _head_end(looks, headline)
    begin = _text_begin(looks, body, head)
    page = _Page(text, looks, body, headline, head, begin)
    return Layout(looks, tuple(page.kinds()), body, headline, begin)


def blocks_of(text: str, layout: Layout) -> tuple[Block, ...]:
    """The blocks of a page whose lines are told; bullets and credits are blocks of their own beside news."""
    blocks: list[Block] = []
    for look, kind in zip(layout.looks, layout.kinds, strict=True):
        line, start = look.line, look.line.start
        if line.bullet and line.lead < line.end and kind not in ("furniture", "byline", "credit"):
            blocks.append(Block(kind="furniture", start=start, end=start + len(text[start : line.lead].rstrip())))
            start = line.lead
        if look.credit is not None and look.credit > start and kind != "furniture":
            blocks.append(Block(kind=kind, start=start, end=start + len(text[start : look.credit].rstrip())))
            blocks.append(Block(kind="credit", start=look.credit, end=line.end))
        else:
            blocks.append(Block(kind=kind, start=start, end=line.end))
    return tuple(blocks)


def running_text(text: str, blocks: tuple[Block, ...]) -> str:
    """The paragraphs of a page, one a line; all of the page where there are none."""
    return "\n".join(text[b.start : b.end] for b in blocks if b.kind == "paragraph") or text


def _head_end(looks: tuple[Look, ...], headline: int | None) -> int:
    """Index of the last date or byline under the headline, with one sentence, a standfirst, above it at most; else the
    headline's own, or -1 without one."""
    last = -1 if headline is None else headline
    if headline is None:
        return last
    standfirst = False
    for i, look in enumerate(looks[headline + 1 : headline + 1 + _HEADER], headline + 1):
        if look.sentence and (standfirst or look.count > _STANDFIRST):
            break
        standfirst = standfirst or look.sentence
        if look.mark in ("date", "byline"):
            last = i
    # A report of one sentence, with its date below: the sentence is the report.
    return last if any(look.sentence for look in looks[last + 1 :]) else headline


def _text_begin(looks: tuple[Look, ...], body: Body, head: int) -> int:
    """Index of the first line of running text under the headline, its date, byline and standfirst."""
    if head < body.start:
        return body.start
    return next((i for i in range(head + 1, body.stop) if looks[i].sentence), body.start)


class _Page:
    """The lines of one page, asked one after the other what they are."""

    def __init__(
        self, text: str, looks: tuple[Look, ...], body: Body, headline: int | None, head: int, begin: int
    ) -> None:
        self.looks = looks
        self.body = body
        self.headline = headline
        self.head = head
        self.begin = begin
        self.bylines = 0
        self.title = "" if headline is None else _unquoted(looks[headline].line.words)
        long = [look for look in looks[begin : body.stop] if look.prose] if len(text) <= _COMPARED else []
        self.plain = "\n".join(_unquoted(look.line.words) for look in long)

    def kinds(self) -> list[BlockKind]:
        """The kind of every line, in order."""
        kinds: list[BlockKind] = []
        followers = 0
        for i, look in enumerate(self.looks):
            followers = self._followers(i, look, followers)
            kind: BlockKind = "furniture" if followers and look.mark != "related" else self._kind(i, look)
            self.bylines += kind == "byline"
            kinds.append(kind)
        return kinds

    def _followers(self, i: int, look: Look, left: int) -> int:
        """How many lines, this one included, may still be other stories under a heading such as `Related`."""
        if look.mark == "related" and i > (self.headline or 0):
            return _FOLLOWERS + 1
        if (
            not left
            or (look.prose and not look.line.bullet)
            or look.mark in ("date", "byline", "caption", "contributor")
        ):
            return 0
        return left - 1

    def _kind(self, i: int, look: Look) -> BlockKind:
        if i >= self.body.cut:
            return "furniture"
        if i == self.headline:
            return "headline"
        if (self.title and _unquoted(look.line.words) == self.title) or note_kind(look.line.words):
            return "furniture"  # the headline once more, or a note on what was changed
        if look.mark == "clock":
            return "subhead" if self.begin < i < self.body.stop and not look.line.bullet else "furniture"
        if look.mark in _FIXED:
            return self._marked(i, look)
        if self._captioned(i):
            return "caption"
        if self.begin <= i < self.body.stop:
            return self._inside(i, look)
        if self.headline is not None and self.headline < i < self.begin:
            return self._under_headline(i, look)
        return self._outside(i, look)

    def _marked(self, i: int, look: Look) -> BlockKind:
        kind = _FIXED[look.mark or ""]
        if self.body.cluttered and kind != "furniture" and not self._near(i, look):
            return "furniture"
        above = self.looks[i - 1] if i else None
        if kind == "credit" and above and above.mark == "byline" and agency_named(look.line.words):
            return "byline"
        if look.mark == "byline" and look.names and self.bylines and not look.line.words.startswith(("By", "BY")):
            return "credit"
        if kind == "caption" and self._closes_text(i, look):
            return "paragraph"
        return kind

    def _near(self, i: int, look: Look) -> bool:
        """True for a line of a cluttered page that belongs to the report: to its head, its text or its foot."""
        first = self.headline if self.headline is not None else self.begin - _HEADER
        if look.mark == "byline":
            return first - 2 <= i < self.begin and not look.line.bullet
        return first <= i < self.body.stop + _AFTER

    def _closes_text(self, i: int, look: Look) -> bool:
        """True for a last paragraph that an agency's name in brackets signs: `… police said. (Reuters)`."""
        signed = look.count > 6 and is_credit_line(look.line.words.rsplit(" ", 1)[-1])
        return i == self.body.stop and look.credit is not None and signed

    def _captioned(self, i: int) -> bool:
        """True for words right above a credit: on the next line of the same paragraph, or outside the text."""
        below = self.looks[i + 1] if i + 1 < len(self.looks) else None
        if (
            below is None
            or below.mark != "credit"
            or below.credit is None
            or not 4 <= self.looks[i].count <= _STANDFIRST
        ):
            return False
        inside = self.begin <= i < self.body.stop
        if self.body.cluttered and not (self.headline or 0) < i < self.body.stop:
            return False
        return not below.line.gap or (self.body.cluttered and not inside)

    def _inside(self, i: int, look: Look) -> BlockKind:
        """A line amid the report's running text."""
        if self._repeats(look):
            return "quote"
        if look.sentence:
            return "paragraph"
        if look.slug and self._before_caption(i):
            return "furniture"
        if look.line.bullet:
            return "furniture" if self.body.cluttered else "paragraph"
        if self._heads(i, look):
            return "subhead"
        return "furniture" if self.body.cluttered else "paragraph"

    def _heads(self, i: int, look: Look) -> bool:
        """True for a short line with running text under it."""
        if look.count > _SUBHEAD or look.line.words.endswith((",", ";")) or i == self.begin:
            return False
        if self.body.cluttered and look.line.indent != self.body.indent:
            return False
        below = self.looks[i + 1] if i + 1 < self.body.stop else None
        return below is not None and (below.sentence or below.mark in ("clock", "caption"))

    def _before_caption(self, i: int) -> bool:
        below = self.looks[i + 1] if i + 1 < len(self.looks) else None
        return below is not None and (below.mark == "caption" or self._captioned(i + 1))

    def _under_headline(self, i: int, look: Look) -> BlockKind:
        """A line between the headline and the text."""
        if look.sentence and i < self.head and not look.line.bullet:
            return "standfirst"
        if look.sentence and (look.final or not self.body.cluttered):
            return "paragraph"
        if self.body.cluttered or look.slug or look.line.bullet:
            return "furniture"
        return "standfirst" if i == (self.headline or 0) + 1 and look.count >= 6 else "subhead"

    def _outside(self, i: int, look: Look) -> BlockKind:
        """A line above the headline or below the text."""
        if self.body.cluttered:
            return "furniture"
        if i < self.begin and (look.slug or look.line.bullet) and not look.sentence and self.body.stop:
            return "furniture"
        return "paragraph"

    def _repeats(self, look: Look) -> bool:
        """True for a pull-quote: words that the page has once more, inside a longer line."""
        if not _QUOTE[0] <= look.count <= _QUOTE[1] or not self.plain:
            return False
        words = _unquoted(look.line.words)
        begin = self.plain.find(words)
        while begin >= 0:
            end = begin + len(words)
            before, after = self.plain[max(0, begin - 1) : begin], self.plain[end : end + 1]
            whole = before in ("", "\n", " ") and after in ("", "\n", " ", ".", ",")
            if whole and (before == " " or after.strip("\n")):
                return True
            begin = self.plain.find(words, end)
        return False


def _unquoted(words: str) -> str:
    return re.sub(r"[“”\"‘’']", "", words).strip(" .,").lower()
