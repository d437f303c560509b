"""What an HTML page says of itself: JSON-LD (schema.org), Open Graph, and the meta elements of older habits."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree, html

_ARTICLES = re.compile(
    r"(?:News|Reportage\w*|\w*News|Blog|Live|Opinion\w*|Analysis\w*|Review\w*|Background\w*|Tech|Report)*"
    r"(?:Article|Posting|BlogPosting|Report)\Z"
)
_HEADLINE = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "sailthru.title",
    "parsely-title",
    "hdl",
    "headline",
)
_STANDFIRST = ("og:description", "twitter:description", "description", "dc.description", "sailthru.description")
_PUBLISHER = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "publisher",
    "twitter:app:name:iphone",
)
_AUTHOR = (
    "author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "article:author",
    "authors",
)
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "ptime",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date.issued",
    "article.published",
    "displaydate",
    "cxenseparse:recs:publishtime",
    "date",
)
_MODIFIED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
    "utime",
)
_CDATA = re.compile(r"(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?|(?://|/\*)?\s*\]\]>\s*(?:\*/)?")
_LAST_COMMA = re.compile(r",(\s*[\]}])")
_SUFFIX = re.compile(r"\s*[|–—:»·-]\s")
_MOST_SCRIPTS = 40
_DEEPEST = 12  # objects within objects of JSON-LD


@dataclass(frozen=True, slots=True)
class PageMeta:
    """A page's own account. Texts are unescaped; dates are as the page writes them, not yet read; `titles` are all that
    it calls itself by, the surest first; `body` is the article's text as JSON-LD has it."""

    titles: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    body: str = ""


def page_meta(root: html.HtmlElement) -> PageMeta:
    """What a page says of itself; fields that it does not fill are empty."""
    nodes = list(_linked_data(root))
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and node.get("name")}
    articles = [node for node in nodes if _is_article(node)]
    tags = _tags(root)
    title = root.findtext(".//title") or ""
    return PageMeta(
        titles=_texts([*_all(articles, "headline"), *_named(tags, _HEADLINE), title]),
        descriptions=_texts(
            [*_all(articles, "description"), *_named(tags, _STANDFIRST), *_all(articles, "alternativeHeadline")]
        ),
        publishers=_texts([*_names(_all(articles, "publisher"), named), *_named(tags, _PUBLISHER)]),
        authors=_texts(_names(_all(articles, "author"), named) or _named(tags, _AUTHOR)[:1]),
        published=_texts(
            [*_all(articles, "datePublished"), *_named(tags, _PUBLISHED), *_times(root), *_all(articles, "dateCreated")]
        ),
        modified=_texts([*_all(articles, "dateModified"), *_named(tags, _MODIFIED)]),
        language=_language(root, [*_all(articles, "inLanguage"), tags.get("og:locale"), tags.get("content-language")]),
        url=_address(root, tags),
        body=max(_texts(_all(articles, "articleBody")), key=len, default=""),
    )


def _linked_data(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD, those within others too; scripts that are broken are passed over."""
    scripts = root.xpath("//script[contains(@type, 'ld+json')]")[:_MOST_SCRIPTS]
    for script in scripts:
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        text = _CDATA.sub("", text)
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            try:  # a comma too many is the commonest fault
                data = json.loads(_LAST_COMMA.sub(r"\1", text), strict=False)
            except (ValueError, RecursionError):
                continue
        yield from _objects(data, 0)


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            if isinstance(data.get(key), dict | list):
                yield from _objects(data[key], depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLES.match(kind.rsplit("/", 1)[-1]) for kind in kinds)


def _all(nodes: Sequence[dict[str, Any]], key: str) -> list[Any]:
    """Values of a key of the first article that has it: others on the page are other stories."""
    value = next((node[key] for node in nodes if node.get(key)), None)
    return value if isinstance(value, list) else [] if value is None else [value]


def _names(values: Sequence[Any], named: Mapping[str, dict[str, Any]]) -> list[Any]:
    """Names of persons and houses, which may stand elsewhere in the graph under their `@id`."""
    names: list[Any] = []
    for value in values:
        if isinstance(value, dict) and not value.get("name") and isinstance(value.get("@id"), str):
            value = named.get(value["@id"], value)
        name = value.get("name") if isinstance(value, dict) else value
        names.extend(name if isinstance(name, list) else [name])
    return names


def _tags(root: html.HtmlElement) -> dict[str, str]:
    """Meta elements: name in small letters → content, the first of a name."""
    tags: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = meta.get("content")
        if name and content and content.strip():
            tags.setdefault(name.strip().lower(), content)
    return tags


def _named(tags: dict[str, str], names: Sequence[str]) -> list[str]:
    return [tags[name] for name in names if name in tags]


def _times(root: html.HtmlElement) -> list[str]:
    """Dates of elements that are marked as the time of publication."""
    marked = root.xpath("//*[@itemprop='datePublished' or (self::time and @pubdate)][not(self::meta)]")[:2]
    # Of other times the only one, or the first of the article's head, is the report's.
    times = root.xpath("//time[@datetime]")
    if len(times) > 1:
        times = root.xpath("//header//time[@datetime] | //*[contains(@class, 'byline')]//time[@datetime]")[:1]
    return [node.get("content") or node.get("datetime") or "" for node in (*marked, *times)]


def _language(root: html.HtmlElement, told: Sequence[Any]) -> str | None:
    code = next(
        (
            c
            for c in (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), *told)
            if isinstance(c, str)
        ),
        "",
    )
    match = re.match(r"[a-zA-Z]{2,3}(?=[-_]|\Z)", code.strip())
    return match.group().lower() if match else None


def _address(root: html.HtmlElement, tags: dict[str, str]) -> str | None:
    links = root.xpath("//link[@rel='canonical']/@href")
    return next(
        (u.strip() for u in (*links, tags.get("og:url", "")) if u.strip().startswith(("http://", "https://"))), None
    )


def _texts(values: Sequence[Any]) -> tuple[str, ...]:
    """The values that are texts, their entities and tags resolved, each once."""
    found: dict[str, None] = {}
    for value in values:
        if not isinstance(value, str):
            continue
        plain = unescape(unescape(value))
        if "<" in plain and ">" in plain:
            try:
                plain = " ".join(html.fromstring(f"<div>{plain}</div>").itertext())
            except (etree.ParserError, ValueError):
                continue
        if plain := " ".join(plain.split()):
            found[plain] = None
    return tuple(found)


def title_of(meta: PageMeta) -> str | None:
    """The headline that a page gives itself, without the name of its paper: `Ferry sinks | The Harbour Post`."""
    title = next(iter(meta.titles), None)
    for other in meta.titles[1:]:
        # What the page calls itself twice, once with more after it, ends where the shorter one does.
        if title and other != title and title.startswith(other) and _SUFFIX.match(title[len(other) :]):
            return other
    for publisher in meta.publishers:
        if title and title.lower().endswith(publisher.lower()):
            return re.sub(r"[\s|–—:»·-]+\Z", "", title[: -len(publisher)]) or title
    return title
