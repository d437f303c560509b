"""From a source to a page whose parts are told: its text, the kind of every line, and what it says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline._errors import InputError
from dateline.page._article import find_article, mark_kept
from dateline.page._blocks import Layout
from dateline.page._body import Body
from dateline.page._dates import first_figure_is_month
from dateline.page._lines import Line
from dateline.page._looks import Look, look_at
from dateline.page._meta import PageMeta, page_meta
from dateline.page._pieces import Piece, is_too_deep, parse_page, split_pieces
from dateline.page._told import lay_out
from dateline.record import BlockKind
from dateline.sources import Source

_TEXT: frozenset[BlockKind] = frozenset({"paragraph", "subhead", "quote"})
_SENTENCE = 6  # words of the shortest text that a page without an article is read for
_PART = "\n\n"  # between the blocks of a report that was no plain text

_Part = tuple[Look, BlockKind]


@dataclass(frozen=True, slots=True)
class Page:
    """A report's canonical text, what each of its lines is, and what an HTML page says of itself."""

    text: str
    layout: Layout
    meta: PageMeta


def open_page(source: Source) -> Page:
    """The page that a source holds.

    Plain text is kept whole. Of HTML and PDF the blocks of the report alone are kept, joined by a blank line. Raises
    InputError when there is nothing to read.
    """
    if source.media == "text":
        text = canonical(source.text)
        if not text.strip():
            raise InputError("the report is empty")
        return Page(text, lay_out(text, title=source.title), PageMeta())
    if source.media == "pdf":
        return _joined(_told_parts(canonical(source.text), source.title), PageMeta())
    return _open_html(source)


def canonical(text: str) -> str:
    """Text as received, line ends made \\n; half a surrogate pair, which no file can hold, is made U+FFFD."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if not text.isascii() else text


def _open_html(source: Source) -> Page:
    root = parse_page(source.text)
    meta = page_meta(root)
    pieces = split_pieces(root)
    if source.media == "fragment":
        for piece in pieces:
            piece.kept = True
    else:
        mark_kept(root, pieces)
    told = find_article(pieces, meta, title=source.title)
    if any(kind in _TEXT for _, kind in told):
        return _joined(told, meta)
    deep = "is nested too deep to be read" if is_too_deep(root) else "holds no article text"
    if not pieces:
        raise InputError(f"{deep}; save the page as text in a browser")
    # Nothing that looks like an article: the lines are told as those of a page saved as text are.
    title = source.title or next(iter(meta.titles), None)
    parts = _told_parts("\n\n".join(_as_line(piece) for piece in pieces), title)
    if not any(kind == "paragraph" and look.count >= _SENTENCE for look, kind in parts):
        raise InputError(f"{deep}; save the page as text in a browser")
    return _joined(parts, meta)


def _as_line(piece: Piece) -> str:
    return f"  * {piece.words}" if "item" in piece.roles or piece.link > 0.9 else piece.words


def _told_parts(text: str, title: str | None) -> list[_Part]:
    """Lines of a text that are no furniture, wrapped ones made one; dates and notes of changes are kept with them."""
    if not text.strip():
        raise InputError("the report is empty")
    layout = lay_out(text, title=title)
    lines = zip(layout.looks, layout.kinds, strict=True)
    return [(_alone(look.line.words), kind) for look, kind in lines if kind != "furniture" or look.mark == "date"]


def _alone(words: str) -> Look:
    """A look at words that are all of their text."""
    return look_at(words, Line(0, 0, len(words), 0, True, len(words), words))


def _joined(parts: Sequence[_Part], meta: PageMeta) -> Page:
    """A page of the report's blocks alone."""
    parts = [(_whole(look), kind) for look, kind in parts]
    text = _PART.join(look.line.words for look, _ in parts)
    month_first = first_figure_is_month(text)
    looks = []
    at = 0
    for look, _ in parts:
        words = look.line.words
        line = Line(at, at, at + len(words), 0, True, len(words), words)
        if look.mark == "date" and month_first is not None:
            looks.append(look_at(text, line, month_first=month_first))
        else:
            looks.append(replace(look, line=line, credit=None if look.credit is None else look.credit + at))
        at += len(words) + len(_PART)
    kinds = tuple(kind for _, kind in parts)
    body = [i for i, kind in enumerate(kinds) if kind in _TEXT] or [0]
    headline = next((i for i, kind in enumerate(kinds) if kind == "headline"), None)
    whole = Body(start=body[0], stop=body[-1] + 1, cut=len(kinds), cluttered=False, indent=0)
    return Page(text, Layout(tuple(looks), kinds, whole, headline, body[0]), meta)


def _whole(look: Look) -> Look:
    """The look, halves of surrogate pairs in its words made U+FFFD."""
    return (
        look
        if look.line.words.isascii() or canonical(look.line.words) == look.line.words
        else _alone(canonical(look.line.words))
    )
