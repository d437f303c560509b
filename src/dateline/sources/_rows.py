"""A report from a table's row or a JSON object: Dateline's own fields, news-please's, and IPTC ninjs (1.x to 3.x)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dateline._errors import InputError
from dateline.record import Failure
from dateline.sources._decode import FRAGMENT, HTML, clean, refuse_markup
from dateline.sources._source import LONGEST_REPORT, Media, Source, too_long

FIELDS = ("text", "id", "title", "published", "url", "publisher")
_WORDS = FIELDS[2:]

Row = Mapping[str, Any]


def from_row(row: Row, origin: str, where: str, columns: Mapping[str, str]) -> Source | Failure:
    """The report of a row, or why it has none. `columns`: field → the row's own key for it."""
    if columns:
        row = {**row, **{field: row.get(key) for field, key in columns.items()}}
    ref = row.get("id")
    if isinstance(ref, int | float) and not isinstance(ref, bool):
        ref = str(ref)
    known = clean(ref) if isinstance(ref, str) and ref else None
    try:
        if ref is not None and not isinstance(ref, str):
            raise InputError(f"id must be a string or a number, not {kind_of(ref)}")
        return _reader(row)(row, known, origin)
    except InputError as error:
        return Failure(ref=known, origin=origin, error=f"{where}: {error}")


def _reader(row: Row) -> Callable[[Row, str | None, str], Source]:
    if row.get("text") is not None and "maintext" not in row:
        return _plain
    if "maintext" in row or {"date_publish", "source_domain"} <= row.keys():
        return _news_please
    if "uri" in row and any(key.startswith(("body", "headline", "bodies")) for key in row):
        return _ninjs
    return _plain


def _plain(row: Row, ref: str | None, origin: str) -> Source:
    text, media = _text(row.get("text"), "text")
    title, published, url, publisher = (_word(row.get(name), name) for name in _WORDS)
    authors = next((row[name] for name in ("authors", "author", "byline", "bylines") if row.get(name)), None)
    return Source(
        text=text,
        media=media,
        ref=ref,
        origin=origin,
        title=title,
        published=published,
        url=url,
        publisher=publisher,
        bylines=_names(authors),
    )


def _news_please(row: Row, ref: str | None, origin: str) -> Source:
    """An article as news-please stores it: `maintext`, `date_publish` (without a zone), `authors`, `description`."""
    text, media = _text(row.get("maintext") or row.get("text"), "maintext")
    date = _word(row.get("date_publish"), "date_publish")
    return Source(
        text=text,
        media=media,
        ref=ref,
        origin=origin,
        title=_word(row.get("title"), "title"),
        standfirst=_word(row.get("description"), "description"),
        published=date.replace(" ", "T", 1) if date else None,
        url=_word(row.get("url"), "url"),
        publisher=_word(row.get("publisher"), "publisher"),
        bylines=_names(row.get("authors")),
        language=_word(row.get("language"), "language"),
    )


def _ninjs(row: Row, ref: str | None, origin: str) -> Source:
    """A ninjs item: `body_text`, `body_xhtml` (1.x) or `bodies` (2.x, 3.x)."""
    status = str(row.get("pubstatus") or row.get("pubStatus") or "usable").lower()
    if status in ("withheld", "canceled", "cancelled"):
        raise InputError(f"is withdrawn by its agency (pubstatus {status}); it is not read")
    body = _best(row, "body", "bodies")
    if body is None:
        raise InputError("body_text, body_xhtml or bodies is missing")
    text, media = _text(body, "the body")
    sources = row.get("infosource") or row.get("infosources") or row.get("infoSources") or []
    sources = [s.get("name") for s in sources if isinstance(s, dict)] if isinstance(sources, list) else []
    dates = ("versioncreated", "versionCreated", "firstcreated", "firstCreated")
    uri = _word(row.get("uri"), "uri")
    return Source(
        text=text,
        media=media,
        ref=ref or uri,
        origin=origin,
        title=_word(_best(row, "headline", "headlines") or row.get("title"), "headline"),
        standfirst=_word(_best(row, "description", "descriptions"), "description"),
        published=next((_word(row[name], name) for name in dates if row.get(name)), None),
        url=uri if uri and uri.startswith(("http://", "https://")) else None,
        publisher=next((str(name) for name in sources if name), None)
        or _word(row.get("copyrightholder"), "copyrightholder"),
        bylines=_names(row.get("byline") or row.get("by")),
        language=_word(row.get("language"), "language"),
    )


def _best(row: Row, name: str, plural: str) -> str | None:
    """A text that ninjs gives in several forms: marked-up text first, for its paragraphs, then plain."""
    forms = [v for v in row.get(plural) or () if isinstance(v, dict)] if isinstance(row.get(plural), list) else []
    forms.sort(key=lambda v: "html" not in str(v.get("contenttype") or v.get("contentType") or "").lower())
    keys = (f"{name}_xhtml", f"{name}_html", f"{name}_text", name, *(k for k in row if k.startswith(f"{name}_")))
    found = [row.get(key) for key in keys] if name == "body" else [row.get(key) for key in reversed(keys)]
    return next((v for v in (*(f.get("value") for f in forms), *found) if isinstance(v, str) and v.strip()), None)


def _names(value: Any) -> tuple[str, ...]:
    """Authors, given as a list or as one string."""
    if isinstance(value, str):
        value = value.removeprefix("By ").removeprefix("by ").replace(" and ", ",").split(",")
    items = value if isinstance(value, list | tuple) else ()
    return tuple(dict.fromkeys(clean(v).strip() for v in items if isinstance(v, str) and v.strip()))


def _text(text: Any, name: str) -> tuple[str, Media]:
    """A report's words, and what they are: plain text, or HTML."""
    if text is None:
        raise InputError(f"{name} is missing")
    if not isinstance(text, str):
        raise InputError(f"{name} must be a string, not {kind_of(text)}")
    if len(text) > LONGEST_REPORT:
        raise InputError(f"{name} {too_long()}")
    text = clean(text)
    if HTML.match(text):
        return text, "html"
    if FRAGMENT.match(text):
        return text, "fragment"
    try:
        refuse_markup(text)
    except InputError as error:
        raise InputError(f"{name} {error}") from error
    return text, "text"


def _word(value: Any, name: str) -> str | None:
    if value is None:
        return None
    if hasattr(value, "isoformat"):  # a date in a Parquet table
        return str(value.isoformat())
    if not isinstance(value, str):
        raise InputError(f"{name} must be a string, not {kind_of(value)}")
    return clean(value).strip() or None


def kind_of(value: object) -> str:
    """JSON's name for a value's type."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a string"
    if isinstance(value, list):
        return "a list"
    return "an object" if isinstance(value, dict) else "null"
