"""Happenings whose days are known: resources/en/world_events.csv.

Columns: `date` and `until` (ISO 8601; `until` empty for what took a day), `name`, `words` and `sources`. `words` are
groups joined by ` & `, each of alternatives joined by `|`; all groups must stand in one sentence, as whole words in any
case, and `*` lets a word go on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from dateline._tables import RESOURCES, read_table


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that the world knows the day of."""

    name: str
    first: date
    last: date
    groups: tuple[re.Pattern[str], ...]

    def is_named(self, sentence: str) -> bool:
        """True when a sentence speaks of it."""
        return all(group.search(sentence) for group in self.groups)

    def words_in(self, sentence: str) -> tuple[int, int]:
        """First and last character of the words by which a sentence names it."""
        found = [match for group in self.groups if (match := group.search(sentence))]
        return min(match.start() for match in found), max(match.end() for match in found)


@cache
def happenings(language: str = "en") -> tuple[Happening, ...]:
    """The table's rows in order of their days. Raises ResourceError where it is wrong."""
    found = []
    for row in read_table(RESOURCES / language / "world_events.csv", ("date", "until", "name", "words", "sources")):
        try:
            first = date.fromisoformat(row["date"])
            last = date.fromisoformat(row["until"]) if row["until"] else first
        except ValueError as error:
            raise row.fault(f"{row['name']!r}: {error}") from error
        if last < first or row["sources"].count(" | ") != 1:
            raise row.fault(f"{row['name']!r} ends before it begins, or has not two sources")
        found.append(Happening(row["name"], first, last, tuple(map(_group, row["words"].split(" & ")))))
    return tuple(found)


@cache
def telling_words() -> re.Pattern[str]:
    """One pattern that finds a word of the first group of some happening, so that most sentences are passed over."""
    rows = read_table(RESOURCES / "en" / "world_events.csv", ("date", "until", "name", "words", "sources"))
    firsts = sorted({word for row in rows for word in row["words"].split(" & ")[0].split("|")}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(_word, firsts))})", re.IGNORECASE)


def _group(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(_word, words.split('|')))})", re.IGNORECASE)


def _word(word: str) -> str:
    word = word.strip()
    ending = r"\w*" if word.endswith("*") else r"(?!\w)"
    return re.escape(word.rstrip("*")).replace(r"\ ", r"\s+").replace("'", "['’]") + ending
