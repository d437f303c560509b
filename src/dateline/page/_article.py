"""Which pieces of an HTML page are the report, and what each of them is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml import etree, html

from dateline.page._lines import Line
from dateline.page._looks import Look, look_at
from dateline.page._meta import PageMeta
from dateline.page._notes import note_kind
from dateline.page._pieces import Piece
from dateline.record import BlockKind

_FIRST_MARK = 0x20000  # of the CJK ideographs of Extension B, 42,720 letters that no English page has
_MARKS = re.compile("[\U00020000-\U0002a6df]")
_UNFIT = re.compile("[\U00020000-\U0002a6df\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # and what XML cannot hold
_LARGEST = 60_000  # elements of a page that trafilatura is given
_ALIKE = 0.6  # share of words that a displayed headline has in common with what the page calls itself
_REACH = 40  # pieces above the text among which the headline is looked for
_BEFORE = 12  # pieces above the headline that may be the lead picture's caption or the byline
_AFTER = 8  # pieces below the text that may be its byline, a credit or a caption
_LONGEST_TITLE = 40  # words
_STANDFIRST = (5, 70)  # words
_SUBHEAD = 25  # words
_BOLD = 10  # words of a subhead that only its bold letters tell
_LINKS = 0.8  # share of links from which a line leads elsewhere
_MOSTLY = 0.4  # of the text: a role that so much of it has tells nothing

Told = list[tuple[Look, BlockKind]]


def mark_kept(root: html.HtmlElement, pieces: Sequence[Piece]) -> None:
    """Set `kept` on the pieces that trafilatura takes for the article's text.

    trafilatura gives text, not places. So each piece's longest text is led by a letter of its own, and the letters that
    come back tell which pieces were taken. The tree is changed.
    """
    import trafilatura

    for i, piece in enumerate(pieces):
        mark = chr(_FIRST_MARK + i)
        if piece.tail:
            piece.at.tail = mark + _UNFIT.sub("", piece.at.tail or "")
        else:
            piece.at.text = mark + _UNFIT.sub("", piece.at.text or "")
    if sum(1 for _ in root.iter()) > _LARGEST:
        return
    found = trafilatura.bare_extraction(root, fast=True, include_comments=False)
    if found is None or isinstance(found, dict) or found.body is None:
        return
    for mark in _MARKS.findall("".join(found.body.itertext())):
        at = ord(mark) - _FIRST_MARK
        if at < len(pieces):
            pieces[at].kept = True


def find_article(pieces: Sequence[Piece], meta: PageMeta, *, title: str | None = None) -> Told:
    """The pieces that belong to the report as looks at their words, in the page's order, each with its kind.

    `title`: its headline, where the caller knows it. Furniture is left out, but for lines that date the report and
    notes of changes to it.
    """
    return _Article(pieces, meta, title).told()


class _Article:
    """The pieces of one page, asked one after the other what they are."""

    def __init__(self, pieces: Sequence[Piece], meta: PageMeta, title: str | None) -> None:
        self.pieces = pieces
        self.meta = meta
        self.titles = [plain for words in (title, *meta.titles) if words and (plain := _plain(words))]
        kept = [p for p in pieces if p.kept]
        words = Counter[str]()
        for piece in kept:
            words.update(dict.fromkeys(piece.roles, len(piece.words)))
        total = sum(len(p.words) for p in kept)
        self.empty = frozenset(role for role, count in words.items() if count > _MOSTLY * total)
        self.looks: dict[int, Look] = {}
        self.body = {i for i, p in enumerate(pieces) if p.kept and self._is_text(i, p)}
        self.headline = self._headline()
        self._complete()

    def told(self) -> Told:
        if not self.body:
            return []
        first, last = min(self.body), max(self.body)
        top = self.headline if self.headline is not None else first
        told: Told = []
        seen: set[str] = set()
        for i in range(max(0, min(top, first) - _BEFORE), min(len(self.pieces), last + 1 + _AFTER)):
            piece = self.pieces[i]
            kind = self._kind(i, piece, first, last)
            plain = _plain(piece.words)
            if kind is None or (plain in seen and kind not in ("paragraph", "subhead")):
                continue
            seen.add(plain)
            told.append((self.look(i), kind))
        return told

    def look(self, i: int) -> Look:
        """What a piece's words look like on their own."""
        if i not in self.looks:
            words = self.pieces[i].words
            self.looks[i] = look_at(words, Line(0, 0, len(words), 0, True, len(words), words))
        return self.looks[i]

    def roles(self, piece: Piece) -> frozenset[str]:
        return piece.roles - self.empty

    def _is_text(self, i: int, piece: Piece) -> bool:
        """True for a kept piece that is text of the report and no furniture, credit or caption amid it."""
        roles = self.roles(piece)
        if roles & {"caption", "credit", "figure"}:
            return False
        look = self.look(i)
        if look.mark in ("furniture", "related", "end", "date", "credit") or note_kind(piece.words):
            return False
        if roles & {"byline", "date"} and look.count <= 20 and not look.sentence:
            return False
        if look.mark in ("byline", "contributor"):
            return False
        if piece.link >= _LINKS and (not look.final or "aside" in roles or look.count < 6):
            return bool(roles & {"heading"}) and "aside" not in roles
        return not ("aside" in roles and not look.prose)

    def _headline(self) -> int | None:
        """The piece that is the headline: the likest to what the page calls itself, a heading before other text."""
        if not self.body:
            return None
        best, found = 0.0, None
        titles = [title.split() for title in dict.fromkeys(self.titles)]
        first = self._first_prose()
        for i in range(max(0, first - _REACH), min(first + 1, len(self.pieces))):
            piece = self.pieces[i]
            count = len(piece.words.split())
            if not 1 <= count <= _LONGEST_TITLE or (i == first and "h1" not in piece.roles):
                continue
            words = _plain(piece.words).split()
            likeness = max((_likeness(words, title) for title in titles), default=0.0)
            points = likeness if likeness >= _ALIKE else 0.0
            points += 0.8 if "h1" in piece.roles else 0.3 if {"headline", "heading"} & piece.roles else 0.0
            points -= 0.4 if "aside" in self.roles(piece) or piece.link > _LINKS else 0.0
            if count >= 2 and points > best:
                best, found = points, i
        return found if best >= _ALIKE else None

    def _first_prose(self) -> int:
        return next((i for i in sorted(self.body) if self.look(i).prose), min(self.body))

    def _complete(self) -> None:
        """Add paragraphs and subheads that stand amid the text, in elements like its own, and were not taken; drop what
        stands above the headline."""
        if self.headline is not None:
            self.body = {i for i in self.body if i > self.headline}
        second = self._second_article()
        self.body = {i for i in self.body if i < second}
        if not self.body:
            return
        shapes = Counter(_shape(self.pieces[i].holder) for i in self.body if self.look(i).prose)
        usual = {shape for shape, count in shapes.items() if count >= 2}
        first, last = min(self.body), max(self.body)
        start = self.headline + 1 if self.headline is not None else first
        for i in range(start, min(len(self.pieces), last + 1 + _AFTER, second)):
            piece = self.pieces[i]
            if i in self.body or self.roles(piece) & {"aside", "caption", "credit", "figure", "byline", "date"}:
                continue
            look = self.look(i)
            alike = look.mark is None and look.prose and piece.link < 0.5 and _shape(piece.holder) in usual
            heads = first < i < last and self._is_subhead(i, piece, look) and not piece.link
            if (alike and not note_kind(piece.words)) or heads:
                self.body.add(i)

    def _second_article(self) -> int:
        """Where another article begins below this one, as pages do that scroll without end: at a main heading with a
        byline or a date under it."""
        paragraphs = 0
        for i in range((self.headline or 0) + 1, len(self.pieces)):
            piece = self.pieces[i]
            if "h1" in piece.roles and paragraphs >= 2 and self._is_signed(i):
                return i
            paragraphs += i in self.body
        return len(self.pieces)

    def _is_signed(self, i: int) -> bool:
        below = range(i + 1, min(i + 9, len(self.pieces)))
        return any({"byline", "date"} & self.pieces[j].roles or self.look(j).mark in ("byline", "date") for j in below)

    def _is_subhead(self, i: int, piece: Piece, look: Look) -> bool:
        if look.mark not in (None, "clock") or look.count > _SUBHEAD:
            return False
        return "heading" in piece.roles and i + 1 in self.body and "aside" not in self.roles(piece)

    def _kind(self, i: int, piece: Piece, first: int, last: int) -> BlockKind | None:
        """What a piece is; None for furniture."""
        if i == self.headline:
            return "headline"
        roles = self.roles(piece)
        if i in self.body:
            return self._text_kind(i, piece, roles, self.look(i), first)
        if note_kind(piece.words):
            return "furniture"
        look = self.look(i)
        if look.mark == "byline" and look.names and self.headline is not None and self.headline < i <= first:
            return "byline"  # also where it stands among buttons
        if "aside" in roles and "date" not in roles:
            return None
        if look.mark == "date" or ("date" in roles and look.date is not None):
            return "furniture" if look.date and look.date.value else None
        if "aside" in roles or look.mark in ("furniture", "related", "end"):
            return None
        top = self.headline if self.headline is not None else first
        if "byline" in roles or look.mark in ("byline", "contributor"):
            near = top - _BEFORE <= i < first + 3 or look.mark is not None
            return "byline" if near and look.count <= 30 and (look.names or look.mark or "byline" in roles) else None
        if "credit" in roles or (look.mark == "credit" and ("figure" in roles or "caption" in roles)):
            return "credit" if look.count <= 40 else None
        if "caption" in roles or ("figure" in roles and look.count >= 4):
            return "caption" if look.count >= 2 else None
        if look.mark in ("credit", "caption") and top < i <= last + 2:
            return look.mark
        if top < i < first and self._is_standfirst(piece, roles, look):
            return "standfirst"
        return None

    def _text_kind(self, i: int, piece: Piece, roles: frozenset[str], look: Look, first: int) -> BlockKind:
        if "quote" in roles:
            return "quote"
        if self.headline is not None and i < self._first_prose() + 1 and self._is_standfirst(piece, roles, look):
            return "standfirst"
        if "heading" in roles or "h1" in roles:
            return "subhead" if look.count <= _SUBHEAD else "paragraph"
        if piece.bold and self._heads_text(i, look):
            return "subhead"
        if look.mark == "clock":
            return "subhead"
        if look.mark == "caption" and look.credit is None:
            return "caption"
        return "paragraph"

    def _heads_text(self, i: int, look: Look) -> bool:
        """True for a short line in bold, no sentence, between paragraphs."""
        if look.count > _BOLD or (look.final and not look.line.words.endswith("?")) or look.line.words.endswith(":"):
            return False
        return i > min(self.body) and i + 1 in self.body and self.look(i + 1).prose and not self.pieces[i + 1].bold

    def _is_standfirst(self, piece: Piece, roles: frozenset[str], look: Look) -> bool:
        if not _STANDFIRST[0] <= look.count <= _STANDFIRST[1]:
            return False
        if "standfirst" in roles or ("heading" in roles and look.count >= 6):
            return True
        plain = _plain(piece.words)
        described = any(plain == _plain(words) for words in self.meta.descriptions)
        # Many pages give their first paragraph as description: then it stands among the others.
        beside = sum(self.pieces[i].holder.getparent() is piece.holder.getparent() for i in self.body)
        return described and beside < 3


def _shape(element: etree._Element) -> tuple[str | None, ...]:
    """What tells an element from others of its parent: its tag and class, and its parent's."""
    parent = element.getparent()
    above = (parent.tag, parent.get("class")) if parent is not None else (None, None)
    return element.tag, element.get("class"), *above


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def _likeness(words: list[str], title: list[str]) -> float:
    """Share of words that a line and a title have in common; a title may go on with its paper's name."""
    if not words or not title or not set(words) & set(title):
        return 0.0
    shared = sum((Counter(words) & Counter(title)).values())
    opens = len(words) >= 3 and title[: len(words)] == words
    return max(shared / max(len(words), len(title)), 0.95 if opens else 0.0)
