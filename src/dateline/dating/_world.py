"""Happenings whose days are known: resources/en/world_events.csv.

Columns: `date` and `until` (ISO 8601; `until` empty for what took a day), `name`, `words` and `sources`. `words` are
groups joined by ` & `, each of alternatives joined by `|`; all groups must stand in one sentence, as whole words in any
case, and `*` lets a word go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from dateline._tables import RESOURCES, read_table

_TOKEN = re.compile(r"\w+\*?")


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that the world knows the day of."""

    name: str
    first: date
    last: date
    groups: tuple[re.Pattern[str], ...]
    openings: frozenset[str]  # what the words of the first group begin with: `*` at the end where a word goes on

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
        groups = row["words"].split(" & ")
        openings = frozenset(_TOKEN.findall(word.lower())[0] for word in groups[0].split("|"))
        found.append(Happening(row["name"], first, last, tuple(map(_group, groups)), openings))
    return tuple(found)


def named_in(sentence: str) -> Iterator[Happening]:
    """The happenings of which a sentence speaks."""
    whole, begun = _index()
    tokens = set(_TOKEN.findall(sentence.lower().replace("*", " ")))
    near = {row for token in tokens for row in whole.get(token, ())}
    near |= {row for token in tokens for length, starts in begun.items() for row in starts.get(token[:length], ())}
    rows = happenings()
    yield from (rows[i] for i in sorted(near) if rows[i].is_named(sentence))


@cache
def _index() -> tuple[dict[str, list[int]], dict[int, dict[str, list[int]]]]:
    """Rows by the word that opens their first group; those that go on by their length and letters."""
    whole: dict[str, list[int]] = {}
    begun: dict[int, dict[str, list[int]]] = {}
    for number, row in enumerate(happenings()):
        for word in row.openings:
            if word.endswith("*"):
                begun.setdefault(len(word) - 1, {}).setdefault(word[:-1], []).append(number)
            else:
                whole.setdefault(word, []).append(number)
    return whole, begun


def _group(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(_word, words.split('|')))})", re.IGNORECASE)


def _word(word: str) -> str:
    word = word.strip()
    ending = r"\w*" if word.endswith("*") else r"(?!\w)"
    return re.escape(word.rstrip("*")).replace(r"\ ", r"\s+").replace("'", "['’]") + ending
