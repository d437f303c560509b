"""NITF, the news industry's XML for a report (IPTC News Industry Text Format 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from lxml import etree, html

from dateline._errors import InputError
from dateline.record import Failure
from dateline.sources._decode import loosely
from dateline.sources._source import Opened, Source
from dateline.sources._stream import whole

_ROOT = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE\s+nitf[^>]*>\s*)?<nitf\b", re.S)
_AS_HTML = {"p": "p", "hl2": "h2", "hl1": "h2", "bq": "blockquote", "li": "li", "pre": "p", "dt": "p", "dd": "p"}
_WITHDRAWN = "is withdrawn by its agency (pubstatus {}); it is not read"


class Nitf:
    """An NITF document."""

    many = False

    def fits(self, item: Opened) -> bool:
        return _ROOT.match(loosely(item.head)) is not None

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        root = parse_xml(whole(item.stream))
        status = str(root.xpath("string(//docdata/@management-status)") or "usable").lower()
        if status in ("withheld", "canceled", "cancelled"):
            raise InputError(_WITHDRAWN.format(status))
        fragment = _fragment(root)
        if not len(fragment):
            raise InputError("is an NITF document without text")
        yield Source(
            text=html.tostring(fragment, encoding="unicode"),
            ref=root.xpath("string(//docdata/doc-id/@id-string)") or None,
            origin=item.name,
            url=item.url,
            title=_words(root, "//body.head/hedline/hl1") or _words(root, "//head/title"),
            standfirst=_words(root, "//body.head/abstract") or _words(root, "//body.head/hedline/hl2"),
            bylines=_bylines(root),
            published=_date(root.xpath("string(//docdata/date.release/@norm | //docdata/date.issue/@norm)")),
            publisher=_words(root, "//body.head/distributor") or root.xpath("string(//head/pubdata/@name)") or None,
            media="fragment",
        )


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML document; nothing outside it is fetched. Raises InputError for entities of its own, which can
    expand without end, and for XML that is broken."""
    if b"<!ENTITY" in data:
        raise InputError("declares XML entities of its own, which can expand without end; it is not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"is broken or cut off XML ({error.msg})") from error


def _fragment(root: etree._Element) -> html.HtmlElement:
    """The document's text as HTML: paragraphs, subheads, quotations, and pictures with captions and credits."""
    out = html.Element("div")
    dateline = re.sub(r"\s+(?=[,;])", "", _words(root, "//body.head/dateline") or "").rstrip(" -–—") or None
    for note in root.xpath("//body.head/note"):
        _add(out, "p", " ".join("".join(note.itertext()).split()))
    for node in root.xpath(
        "//body.content//*[self::p or self::hl2 or self::bq or self::li or self::pre or self::media]"
    ):
        if any(up.tag in ("media", "bq") for up in node.iterancestors()):
            continue
        if node.tag == "media":
            _picture(out, node)
            continue
        words = " ".join("".join(node.itertext()).split())
        if dateline and words and node.tag == "p":
            words = words if words.startswith(dateline) else f"{dateline} - {words}"
            dateline = None
        _add(out, _AS_HTML[node.tag], words)
    return out


def _picture(out: html.HtmlElement, media: etree._Element) -> None:
    figure = html.Element("figure")
    _add(figure, "figcaption", " ".join(" ".join(media.xpath(".//media-caption//text()")).split()))
    credit = " ".join(" ".join(media.xpath(".//media-producer//text()")).split())
    if credit:
        _add(figure, "figcaption", credit)
        figure[-1].set("class", "credit")
    if len(figure):
        out.append(figure)


def _add(out: html.HtmlElement, tag: str, words: str) -> None:
    if words:
        element = html.Element(tag)
        element.text = words
        out.append(element)


def _words(root: etree._Element, path: str) -> str | None:
    found = root.xpath(path)
    return " ".join(" ".join(found[0].itertext()).split()) or None if found else None


def _bylines(root: etree._Element) -> tuple[str, ...]:
    people = root.xpath("//body.head/byline//person") or root.xpath("//body.head/byline")
    words = (" ".join("".join(node.itertext()).split()) for node in people)
    return tuple(dict.fromkeys(re.sub(r"(?i)\Aby\s+", "", name) for name in words if name))


def _date(norm: str) -> str | None:
    """ISO 8601 of NITF's `20240301T114000+0000`."""
    for form in ("%Y%m%dT%H%M%S%z", "%Y%m%dT%H%M%S", "%Y%m%d", "%Y-%m-%d"):
        try:
            parsed = datetime.strptime(norm.strip(), form)
        except ValueError:
            continue
        return parsed.isoformat() if "T" in form else parsed.date().isoformat()
    return norm.strip() or None
