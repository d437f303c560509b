"""Corpora of toponyms: LGL's form as JSON Lines, and as the XML of Gritta et al. (LGL, TR-News)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline._errors import InputError

_AROUND = 30  # characters in which a phrase is looked for that does not stand where it should


@dataclass(frozen=True, slots=True)
class Toponym:
    """A marked name: characters `start` to `end`; id and coordinates are None where the corpus gives none."""

    start: int
    end: int
    phrase: str
    geonames: int | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report of a corpus with its toponyms, in the order of the text."""

    text: str
    url: str | None
    publisher: str | None
    toponyms: tuple[Toponym, ...]


def read_toponyms(path: Path) -> Iterator[GoldReport]:
    """The reports of a corpus. Raises InputError, with the line or the article, where it is of another form."""
    articles = _xml_articles(path) if path.suffix == ".xml" else _json_articles(path)
    for where, article in articles:
        try:
            text = article["text"]
            if not isinstance(text, str) or not isinstance(article["toponyms"], list):
                raise TypeError("text must be a string and toponyms a list")
            toponyms = sorted((_toponym(text, item, where) for item in article["toponyms"]), key=lambda t: t.start)
            url, publisher = article.get("url") or None, article.get("publisher") or None
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise InputError(f"{where}: text and toponyms with start, end and phrase are needed ({error})") from error
        yield GoldReport(text, url, publisher, tuple(toponyms))


def _json_articles(path: Path) -> Iterator[tuple[str, Any]]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            where = f"{path}, line {number}"
            if not line.strip():
                continue
            try:
                yield where, json.loads(line.decode("utf-8"))
            except ValueError as error:
                raise InputError(f"{where}: no JSON in UTF-8; one article a line is needed") from error


def _xml_articles(path: Path) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    try:
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, huge_tree=True)).getroot()
    except etree.XMLSyntaxError as error:
        raise InputError(f"{path}: no XML ({error})") from error
    for number, article in enumerate(root.iter("article"), 1):
        toponyms = [
            {
                **{name: item.findtext(name) for name in ("start", "end", "phrase")},
                "geonameid": tag.get("geonameid") if (tag := item.find("gaztag")) is not None else None,
                "lat": item.findtext("gaztag/lat") or item.findtext("lat"),
                "lon": item.findtext("gaztag/lon") or item.findtext("lon"),
            }
            for item in article.iter("toponym")
        ]
        row = {"text": article.findtext("text"), "url": article.findtext("url"), "toponyms": toponyms}
        yield f"{path}, article {article.get('docid') or number}", row


def _toponym(text: str, item: Any, where: str) -> Toponym:
    start, end, phrase = int(item["start"]), int(item["end"]), item["phrase"]
    if text[start:end] != phrase:
        found = text.find(phrase, max(0, start - _AROUND), end + _AROUND)
        if found < 0:
            raise InputError(f"{where}: {phrase!r} does not stand at {start} to {end}")
        start, end = found, found + len(phrase)
    number, lat, lon = item.get("geonameid"), item.get("lat"), item.get("lon")
    located = lat not in (None, "") and lon not in (None, "")
    point = (float(lat), float(lon)) if located else (None, None)
    if point[0] is not None and point[1] is not None and not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise InputError(f"{where}: {phrase!r} lies at {lat}, {lon}, which is no place on the globe")
    return Toponym(start, end, phrase, int(number) if number else None, *point)
