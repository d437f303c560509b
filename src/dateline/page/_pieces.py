"""An HTML page as pieces: what a browser shows as lines, each with what its elements tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lxml import etree, html

from dateline._errors import InputError, ResourceError
from dateline._tables import RESOURCES, read_table

# Elements whose text no reader sees, or that are no text.
_HIDDEN = (
    "script style noscript template svg math canvas select option datalist button input textarea object applet audio "
    "map iframe frame noframes".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meter nobr output picture q "
    "rp rt ruby s samp small source span strike strong sub sup time tt u var wbr amp-img link meta".split()
)
_OWN_ROLES = {
    "figcaption": "caption",
    "blockquote": "quote",
    "nav": "aside",
    "aside": "aside",
    "footer": "aside",
    "menu": "aside",
    "dialog": "aside",
    "figure": "figure",
    "time": "date",
    "h1": "h1",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "li": "item",
    "dd": "item",
    "table": "table",
}
_ITEMPROPS = {"headline": "headline", "author": "byline", "caption": "caption", "datepublished": "date"}
_INNERMOST = ("caption", "credit", "byline", "headline", "standfirst", "date", "quote")  # of these the nearest counts
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_WORDS_IN_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LONGEST_NAME = 60  # words: more are utility classes, which name no part
_LONGEST_HEADING = 90  # characters
_MOST_PIECES = 42_000  # of a page: the marks that find them again are that many letters
_DEEPEST = 250  # elements within one another that the parser keeps

_Part = tuple[str, etree._Element, bool, bool]  # text; element it belongs to; whether it is its tail; within a link


@dataclass(slots=True)
class Piece:
    """A line of a page. `roles`: what its elements are (page_classes.csv, and `h1 heading figure item table`). `link`:
    the share of its letters that are links. `holder`: its block element; `at`: the element with its longest text, which
    is that element's `tail` or its own; `bold`: a short line that is set in bold from end to end."""

    words: str
    holder: etree._Element
    roles: frozenset[str]
    link: float
    at: etree._Element
    tail: bool
    bold: bool = False
    kept: bool = field(default=False)


def parse_page(text: str) -> html.HtmlElement:
    """The tree of a page. Raises InputError when it has none, or is nested deeper than can be read."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError("holds no HTML that can be read") from error
    return root


def is_too_deep(root: html.HtmlElement) -> bool:
    """True for a page whose elements stand so deep in one another that the parser gave up."""
    last = root
    while len(last):
        last = last[-1]
    return sum(1 for _ in last.iterancestors()) >= _DEEPEST


def split_pieces(root: html.HtmlElement) -> list[Piece]:
    """The lines that a page shows, in its order. Hidden elements, scripts and form fields are taken out of the tree."""
    etree.strip_elements(root, *_HIDDEN, with_tail=False)
    pieces: list[Piece] = []
    for parts, roles in _runs(root):
        words = " ".join("".join(part[0] for part in parts).split())
        if words and len(pieces) < _MOST_PIECES:
            total = sum(len(part[0].strip()) for part in parts)
            linked = sum(len(part[0].strip()) for part in parts if part[3])
            _, at, tail, _ = max(parts, key=lambda part: len(part[0].strip()))
            bold = len(words) <= _LONGEST_HEADING and all(_is_bold(part) for part in parts if part[0].strip())
            pieces.append(Piece(words, _holder(at, tail), roles, linked / total if total else 0.0, at, tail, bold))
    return pieces


def _runs(root: html.HtmlElement) -> Iterator[tuple[list[_Part], frozenset[str]]]:
    """Runs of text that no block element and no line break interrupts, with the roles of the elements about them."""
    walker = etree.iterwalk(root, events=("start", "end"))
    roles: list[frozenset[str]] = [frozenset()]
    links = 0
    parts: list[_Part] = []
    inner: frozenset[str] = frozenset()  # roles of the first text in the run: a `<span class=byline>` may be inline
    blank = True  # the run has no text yet
    for event, element in walker:
        inline = element.tag in _INLINE
        if event == "start":
            hidden = _is_hidden(element)
            if hidden:
                walker.skip_subtree()
            own = roles[-1] if hidden else _with_own(roles[-1], element)
            if (not inline or _parts_line(own, roles[-1], parts)) and parts:
                if not blank:
                    yield parts, inner
                parts, blank = [], True
            roles.append(own)
            links += element.tag == "a"
            if element.text and not hidden:
                inner, blank = (own, not element.text.strip()) if blank else (inner, False)
                parts.append((element.text, element, False, links > 0))
            continue
        ended = roles.pop()
        links -= element.tag == "a"
        if (not inline or _parts_line(ended, roles[-1], parts)) and parts:
            if not blank:
                yield parts, inner
            parts, blank = [], True
        if element.tail and element is not root:
            inner, blank = (roles[-1], not element.tail.strip()) if blank else (inner, False)
            parts.append((element.tail, element, True, links > 0))
    if not blank:
        yield parts, inner


def _is_bold(part: _Part) -> bool:
    _, element, tail, _ = part
    up = element.getparent() if tail else element
    while up is not None and up.tag in _INLINE:
        if up.tag in ("b", "strong"):
            return True
        up = up.getparent()
    return False


def _parts_line(inner: frozenset[str], outer: frozenset[str], parts: list[_Part]) -> bool:
    """True for an inline element that is another part of the report than the text about it: a credit in a caption."""
    return bool((inner ^ outer) & {"credit", "caption", "byline", "headline", "standfirst"})


def _holder(at: etree._Element, tail: bool) -> etree._Element:
    element = at.getparent() if tail else at
    while element is not None and element.tag in _INLINE and element.getparent() is not None:
        element = element.getparent()
    return at if element is None else element


def _is_hidden(element: etree._Element) -> bool:
    if element.tag == "head":
        return True
    get = element.get
    if get("hidden") is not None or get("aria-hidden") == "true":
        return True
    style = get("style")
    return style is not None and _NOT_SHOWN.search(style) is not None


def _with_own(outer: frozenset[str], element: etree._Element) -> frozenset[str]:
    """Roles of what stands in an element: those of the elements about it, and its own."""
    tag = element.tag
    own = {_OWN_ROLES[tag]} if tag in _OWN_ROLES else set()
    names = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("data-testid"))))
    if names and tag not in ("html", "body"):
        own |= _named(names)
    prop = (element.get("itemprop") or "").lower()
    if prop in _ITEMPROPS:
        own.add(_ITEMPROPS[prop])
    if element.get("role") in ("navigation", "complementary", "dialog", "banner", "contentinfo"):
        own.add("aside")
    if not own:
        return outer
    if own & set(_INNERMOST):
        outer = outer.difference(_INNERMOST)
    return outer | own


@cache
def _named(names: str) -> frozenset[str]:
    """Roles that an element's names tell."""
    words = _WORDS_IN_NAME.findall(names)
    if len(words) > _LONGEST_NAME:
        return frozenset()
    plain = " ".join(words).lower()
    return frozenset(role for role, pattern in _patterns() if pattern.search(plain))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_table(RESOURCES / "page_classes.csv", ("role", "pattern"))
    if not rows:
        raise ResourceError("resources/page_classes.csv is empty")
    return tuple((row["role"], re.compile(row["pattern"])) for row in rows)
