"""RSS and Atom feeds: each entry's own words are a report; nothing that it links to is fetched."""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from dateline._errors import InputError
from dateline.record import Failure
from dateline.sources._decode import loosely
from dateline.sources._source import Opened, Source
from dateline.sources._stream import whole

_ROOT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*)*(?:<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>\s*)?<(?:rss|feed|rdf:RDF)\b",
    re.S,
)
_MARKUP = re.compile(r"<[a-zA-Z/]|&[a-z]+;|&#")


class Feed:
    """An RSS 0.9–2.0 or Atom feed."""

    many = True

    def fits(self, item: Opened) -> bool:
        return _ROOT.match(loosely(item.head)) is not None

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        import feedparser

        data = whole(item.stream)
        if re.search(rb"<!ENTITY", data, re.I):
            raise InputError("declares XML entities of its own, which can expand without end; it is not read")
        try:
            feed = feedparser.parse(io.BytesIO(data), response_headers={"content-location": item.url or ""})
        except (ValueError, LookupError) as error:  # encodings that there are not
            raise InputError(f"is a broken feed ({type(error).__name__}); fetch it again") from error
        if not feed.entries:
            broken = f" ({feed.bozo_exception})" if feed.bozo else ""
            raise InputError(f"is a feed without entries{broken}".splitlines()[0])
        publisher = _plain(feed.feed.get("title"))
        for number, entry in enumerate(feed.entries, 1):
            yield _entry(entry, f"{item.name}, entry {number}", item.name, publisher)


def _entry(entry: Any, where: str, name: str, publisher: str | None) -> Source | Failure:
    contents = [c for c in entry.get("content", ()) if c.get("value", "").strip()]
    best = max(contents, key=lambda c: len(c["value"]), default=None) or entry.get("summary_detail") or {}
    text = best.get("value", "")
    ref, url = entry.get("id") or None, entry.get("link") or None
    if not text.strip():
        return Failure(ref=ref, origin=url or name, error=f"{where}: no text")
    summary = _plain(entry.get("summary")) if contents else None
    return Source(
        text=text,
        ref=ref,
        origin=url or name,
        title=_plain(entry.get("title")),
        standfirst=summary if summary and len(summary) < 0.5 * len(text) else None,
        bylines=_authors(entry),
        published=_date(entry),
        url=url,
        publisher=_plain(entry.get("source", {}).get("title")) or publisher,
        media="fragment" if "html" in best.get("type", "") and _MARKUP.search(text) else "text",
    )


def _authors(entry: Any) -> tuple[str, ...]:
    """Authors as the entry writes them: what the library makes of `<author>` may be cut off."""
    told = entry.get("author")
    names = [a["name"] for a in entry.get("authors", ()) if a.get("name")]
    return tuple(names) if len(names) > 1 or not told else (str(told),)


def _date(entry: Any) -> str | None:
    """The entry's date with its own time zone; in UTC where only the library can read it."""
    for key in ("published", "updated"):
        if key not in entry:
            continue
        told, parsed = entry[key], entry.get(f"{key}_parsed")
        for read in (datetime.fromisoformat, parsedate_to_datetime):
            try:
                return read(told).isoformat()
            except (ValueError, TypeError):
                continue
        if parsed:
            return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
    return None


def _plain(value: str | None) -> str | None:
    """A title's words, its tags and entities resolved."""
    if not value:
        return None
    if _MARKUP.search(value):
        from lxml import html

        value = html.fromstring(f"<p>{value}</p>").text_content()
    return " ".join(value.split()) or None
