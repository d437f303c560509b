"""Files that hold one report: plain text and Markdown, HTML pages, PDF, mail and NITF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

import yaml

from dateline._errors import InputError
from dateline.record import Failure
from dateline.sources._decode import FRAGMENT, HTML, decode, decode_html, loosely
from dateline.sources._source import LONGEST_REPORT, Opened, Source
from dateline.sources._stream import whole

_MOST_PAGES = 400  # of a PDF file
_FRONT = re.compile(r"\s*---[^\S\n]*\n(.*?)\n---[^\S\n]*(?:\n|\Z)", re.S)
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d|\Z)")
_MARKED = re.compile(r"^#{1,6} \S|^> |\]\(https?://|^\[[^\]]+\]: \S|\*\*\S", re.M)


class Text:
    """Plain text: what is nothing else."""

    many = False

    def fits(self, item: Opened) -> bool:
        return True

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        yield Source(text=decode(whole(item.stream)), origin=item.name, url=item.url)


class Markdown:
    """A text in Markdown (CommonMark), known by its name or by a heading and links; read as the HTML it stands for."""

    many = False

    def fits(self, item: Opened) -> bool:
        text = loosely(item.head)
        if PurePath(item.name).suffix.lower() in (".md", ".markdown"):
            return (_MARKED.search(text) or _FRONT.match(text)) is not None and HTML.match(text) is None
        return re.match(r"\s*# \S", text) is not None and re.search(r"\]\(https?://", text) is not None

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        from markdown_it import MarkdownIt

        text = decode(whole(item.stream))
        front = _FRONT.match(text)
        told = _front_matter(front[1]) if front else {}
        html = MarkdownIt("commonmark", {"html": False}).render(text[front.end() :] if front else text)
        author = told.get("author") or told.get("authors") or told.get("byline") or ""
        yield Source(
            text=html,
            origin=item.name,
            url=item.url,
            media="fragment",
            title=told.get("title"),
            published=told["date"] if _ISO.match(told.get("date", "")) else None,
            standfirst=told.get("subtitle") or told.get("description"),
            publisher=told.get("publication") or told.get("publisher"),
            bylines=(author,) if author else (),
        )


def _front_matter(lines: str) -> dict[str, str]:
    """The YAML that many keep above a text: `title`, `date`, `author`; lists made one. Nothing where it is no YAML."""
    try:
        told = yaml.safe_load(lines)
    except yaml.YAMLError:
        return {}
    if not isinstance(told, dict):
        return {}
    lists = {k: ", ".join(map(str, v)) if isinstance(v, list) else v for k, v in told.items()}
    return {str(k).lower(): str(v) for k, v in lists.items() if isinstance(v, str | int | float | date)}


class Html:
    """An HTML page, or the HTML of an article alone."""

    many = False

    def fits(self, item: Opened) -> bool:
        text = loosely(item.head)
        named = PurePath(item.name).suffix.lower() in (".html", ".htm", ".xhtml", ".shtml")
        return HTML.match(text) is not None or FRAGMENT.match(text) is not None or (named and "<" in text)

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        text = decode_html(whole(item.stream), item.charset)
        media = "html" if HTML.match(text) or not FRAGMENT.match(text) else "fragment"
        yield Source(text=text, origin=item.name, url=item.url, media=media)  # type: ignore[arg-type]


class Pdf:
    """The text of a PDF file."""

    many = False

    def fits(self, item: Opened) -> bool:
        return b"%PDF-" in item.head[:1024]

    def read(self, item: Opened) -> Iterator[Source | Failure]:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError

        data = whole(item.stream)
        try:
            file = PdfReader(io.BytesIO(data))
            if file.is_encrypted:
                raise InputError("is an encrypted PDF; save it without a password")
            if len(file.pages) > _MOST_PAGES:
                raise InputError(f"is a PDF of {len(file.pages)} pages; up to {_MOST_PAGES} are read as one report")
            pages = [page.extract_text() for page in file.pages]
        except (
            PyPdfError,
            ArithmeticError,
            AttributeError,
            LookupError,
            OSError,
            RecursionError,
            TypeError,
            ValueError,
        ) as e:
            # The library raises whatever a broken file makes it stumble over.
            raise InputError(f"is a broken or cut off PDF ({type(e).__name__}); save it again, or as text") from e
        text = "\n\n".join(page.strip() for page in pages)[:LONGEST_REPORT]
        if not text.strip():
            raise InputError("is a PDF without text, as scans are; run text recognition on it first")
        yield Source(text=text, origin=item.name, url=item.url, media="pdf")
